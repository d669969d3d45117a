import { knownRowsOf } from "../customer/known-rows";
import type { Jobs, Running } from "../jobs";

type Kinds = "lookAtLastRun" | "watchSource" | "checkSource" | "readPointed";

/** What the workbook says of the last run, whether the rows of the result are still the same, and which customer the user points at. */
export function liveJobs({ world: { workbook }, state, send, go }: Running): Jobs<Kinds> {
  let unwatchSource: (() => Promise<void>) | undefined;

  /** The rows of the result are watched anew after each run: others may be meant. */
  async function watchSource(): Promise<undefined> {
    const before = unwatchSource;
    unwatchSource = await workbook.onSourceChanged((change) => send({ kind: "sourceTouched", change }));
    await before?.();
  }

  return {
    lookAtLastRun: () => go(workbook.lastRun().then((outcome) => ({ kind: "lastRunRead", outcome }))),
    watchSource: () => go(watchSource()),
    checkSource: () => go(workbook.checkSource().then((outcome) => ({ kind: "sourceChecked", outcome }))),
    readPointed: () => go(workbook.pointed(knownRowsOf(state())).then((outcome) => ({ kind: "pointed", outcome }))),
  };
}
