import type { Moment } from "../../core/occasion";
import type { Done } from "../done";

/** Before so many seconds nothing can be told of the pace. */
const FIRST_SECONDS = 2;

/**
 * Tells how many seconds a stage will take yet, from how far it came since it began; nothing at its beginning. Clocks that know no seconds tell nothing.
 */
export function pace(now: () => Moment): (at: Done) => number | undefined {
  const begun = secondsOf(now());
  return ({ done, total }) => {
    const elapsed = secondsOf(now()) - begun;
    if (!(elapsed >= FIRST_SECONDS) || done <= 0) return undefined;
    return Math.max(0, Math.round((elapsed / done) * (total - done)));
  };
}

function secondsOf({ day, minute, second }: Moment): number {
  return minute === undefined || second === undefined ? NaN : (day * 1_440 + minute) * 60 + second;
}
