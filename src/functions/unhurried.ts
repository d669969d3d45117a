import type { Steps } from "../core/steps";

/** Slices of a computation between two pauses: some hundredths of a second. */
const SLICES = 8;

/** Runs a long computation with pauses, in which other formulas are answered and the pane stays alive. */
export async function finishUnhurried<T>(steps: Steps<T>): Promise<T> {
  for (let slice = 1; ; slice++) {
    const step = steps.next();
    if (step.done) return step.value;
    if (slice % SLICES === 0) await new Promise((resolve) => setTimeout(resolve, 0));
  }
}
