import type { PaneEvent } from "../events";
import { Newest, occasionOf, type EffectOf, type Jobs, type Running } from "../jobs";

type Kinds = "write" | "cancelWrite" | "takeBack" | "removeAll";

/** The result written to the workbook, and taken back. */
export function writeJobs(running: Running): Jobs<Kinds> {
  const { world, send, go } = running;
  const { workbook } = world;
  const writes = new Newest();

  /** All that writes is fetched when something is to be written. */
  async function write(effect: EffectOf<"write">, signal: AbortSignal): Promise<PaneEvent> {
    const { writing } = await import("./writing");
    return writing(effect, { workbook, occasion: occasionOf(running), now: world.now, send, signal });
  }

  return {
    // A run that is cancelled ends in an event of its own, so its end is always told.
    write: (effect) => go(write(effect, writes.begin())),
    cancelWrite: () => writes.drop(),
    takeBack: ({ made, what }) => go(workbook.takeBack(made, what).then((issues) => ({ kind: "takenBack", issues }))),
    removeAll: ({ sample }) => go(workbook.removeAll(sample).then((issues) => ({ kind: "takenBack", issues }))),
  };
}
