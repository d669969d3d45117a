import type { Steps } from "../core/steps";

/** How long one piece of work may keep the page from answering, in ms. */
const SLICE_MS = 12;

/** Thrown out of a job that is no longer wanted. */
export class Dropped extends Error {}

/** Throws `Dropped` when the job is no longer wanted. */
export function throwIfDropped(signal: AbortSignal): void {
  if (signal.aborted) throw new Dropped();
}

/** Runs a computation in short slices with the page's own work between them; throws `Dropped` when it is no longer wanted. */
export async function inSlices<T>(steps: Steps<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    const start = performance.now();
    do {
      throwIfDropped(signal);
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() - start < SLICE_MS);
    await nextTurn();
  }
}

/** Waits for one turn of the event loop. A timer would do, but browsers stretch timers to 4 ms, and to a second in the background. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Waits; throws `Dropped` when what follows is no longer wanted by then. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  throwIfDropped(signal);
}
