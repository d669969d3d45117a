import { strict as assert } from "node:assert";
import type { Seen } from "../excel/door";
import type { FaultPlan } from "../host/faults";
import type { NodeRealm } from "../host/realm";
import { classify, fromNow, lastRun, openPane, ours, prepare, theirs, type Beginning } from "./stage";

/** What was done and found, added up over all trials. */
export interface Tally {
  trials: number;
  faults: number;
  invariants: number;
  /** Where the runs ended. */
  readonly ends: Record<string, number>;
}

export function newTally(): Tally {
  return { trials: 0, faults: 0, invariants: 0, ends: {} };
}

/** What a run begins with and ends in where nothing goes wrong, and how many batches it has. */
export interface Course {
  readonly beginning: Beginning;
  readonly before: string;
  readonly after: string;
  readonly batches: readonly number[];
}

/** One run without a fault: the actions of each of its batches. */
export async function courseOf(beginning: Beginning): Promise<Course> {
  const page = await prepare(beginning);
  const before = ours(page.workbook);
  const batches: number[] = [];
  fromNow(page, (batchNo, actionNo) => {
    batches[batchNo - 1] = actionNo;
    return undefined;
  });
  const seen = await classify(page);
  assert.deepEqual(seen.sheets, { accounts: "KA Accounts", summary: "KA Summary" });
  const after = ours(page.workbook);
  await page.close();
  return { beginning, before, after, batches };
}

/** Something that happens to a run. */
export interface Trial {
  readonly about: string;
  readonly fault: FaultPlan;
  /** The pane is gone when the fault has happened, instead of living on. */
  readonly then?: "killed";
  /** What somebody else did to KA's sheets meanwhile: nobody can say any more what should stand there. */
  readonly touched?: () => boolean;
  /** What somebody else did to the user's sheets, so that nothing but that may differ. */
  readonly expectTheirs?: (page: NodeRealm) => string;
}

/**
 * Runs KA while something goes wrong, then opens another pane on what is left, and checks what has to hold whatever happened: the user's own is untouched
 * (I1); KA's sheets hold the result of before, the new one, or are marked and can be brought back (I2) and finished (I3); there is a sentence (I5).
 */
export async function attempt(course: Course, trial: Trial, tally: Tally): Promise<void> {
  const page = await prepare(course.beginning);
  const { workbook } = page;
  const userBefore = theirs(workbook);
  let happened: () => void = () => undefined;
  const reached = new Promise<undefined>((resolve) => (happened = () => resolve(undefined)));
  fromNow(page, (batchNo, actionNo) => {
    const fault = trial.fault(batchNo, actionNo);
    if (fault) {
      tally.faults++;
      happened();
    }
    return fault;
  });
  const run = classify(page);
  // A pane that is killed never answers; what Excel still does for it is done.
  const seen: Seen | undefined =
    trial.then === "killed"
      ? await Promise.race([reached.then(() => page.host.idle()).then(() => undefined), run])
      : await run;
  page.host.fault = undefined;
  await page.close();
  tally.trials++;

  const check = (invariant: string, holds: boolean, more = "") => {
    tally.invariants++;
    assert.ok(holds, `${trial.about}, ${course.beginning}: ${invariant} ${more} (${seen?.issues.join()})`);
  };
  const another = await openPane(workbook);
  try {
    check("I1: the user's own is as it was", theirs(workbook) === (trial.expectTheirs?.(page) ?? userBefore));
    const { unfinished } = await lastRun(another);
    const stands = ours(workbook);
    const end = stands === course.after ? "new" : stands === course.before ? "before" : unfinished ? "marked" : "mixed";
    tally.ends[end] = (tally.ends[end] ?? 0) + 1;
    if (seen && !seen.sheets) check("I5: a sentence says why", seen.sentences.length > 0);
    if (seen?.sheets && !trial.touched?.()) check("I2: what is said to be written stands there", end === "new");
    if (trial.touched?.() !== true)
      check("I2: nothing is mixed without a mark", end !== "mixed", difference(stands, course));
    if (unfinished) {
      await another.call("takeBack", "remove");
      check(
        "I2: what was marked can be brought back",
        ours(workbook) === course.before,
        difference(ours(workbook), course),
      );
    }
    if (trial.expectTheirs) return;
    const again = await classify(another);
    check(
      "I3: the next run makes the result",
      ours(workbook) === course.after,
      again.sentences.join() + difference(ours(workbook), course),
    );
    const first = JSON.stringify(workbook.snapshot());
    check(
      "I3: one more writes nothing",
      (await classify(another)).state === "unchanged" && JSON.stringify(workbook.snapshot()).length === first.length,
    );
    check("I1: the user's own is as it was, after all", theirs(workbook) === userBefore);
  } finally {
    await another.close();
  }
}

/** Where two states of KA's sheets part, for a person to read. */
function difference(found: string, { before }: Course): string {
  const at = (text: string) => [...text].findIndex((sign, i) => sign !== found[i]);
  const place = Math.max(at(before), 0);
  return `… ${found.slice(Math.max(0, place - 80), place + 120)} … instead of … ${before.slice(Math.max(0, place - 80), place + 120)}`;
}
