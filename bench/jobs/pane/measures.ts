import type { CDPSession } from "playwright-core";

/** CPU time of a page's process so far, in ms: of all its threads. */
export async function processTime(session: CDPSession): Promise<number> {
  return 1000 * (await metric(session, "ProcessTime"));
}

/** CPU time of the tasks of the main thread so far, in ms. */
export async function taskTime(session: CDPSession): Promise<number> {
  return 1000 * (await metric(session, "TaskDuration"));
}

async function metric(session: CDPSession, wanted: string): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === wanted)?.value ?? NaN;
}

/** Bytes of JavaScript's heap of the page after everything that nobody holds was let go. */
export async function heapUsed(session: CDPSession): Promise<number> {
  // What is let go in the first round may free more in the next.
  for (let round = 0; round < 3; round++) await session.send("HeapProfiler.collectGarbage");
  return (await session.send("Runtime.getHeapUsage")).usedSize;
}
