import { strict as assert } from "node:assert";
import type { Seen } from "../excel/door";
import type { FaultPlan } from "../host/faults";
import { copyOf, type Workbook } from "../host/workbook";
import { classify, fromNow, lastRun, openPane, ours, prepare, theirs, whole, type Beginning } from "./stage";
import type { Tally } from "./tally";

/** What a run begins with and ends in where nothing goes wrong, and what its batches are. */
export interface Course {
  readonly beginning: Beginning;
  readonly before: string;
  readonly after: string;
  readonly batches: readonly Batch[];
  /** Workbooks in which runs ended, and from which all went well: whether they were marked as unfinished. */
  readonly proven: Map<string, "marked" | "whole">;
}

/** A batch of a run: how many actions it has, and whether it leaves anything in the workbook. */
interface Batch {
  readonly actions: number;
  readonly does: "reads" | "writes";
}

/** One run without a fault. */
export async function courseOf(beginning: Beginning): Promise<Course> {
  const page = await prepare(beginning);
  const before = ours(page.workbook);
  const actions: number[] = [];
  const states: string[] = [];
  fromNow(page, (batchNo, actionNo) => {
    if (actionNo === 0) states.push(whole(page.workbook));
    actions[batchNo - 1] = actionNo;
    return undefined;
  });
  const seen = await classify(page);
  assert.deepEqual(seen.sheets, { accounts: "KA Accounts", summary: "KA Summary" });
  const after = ours(page.workbook);
  states.push(whole(page.workbook));
  await page.close();
  const batches = actions.map((count, i): Batch => ({
    actions: count,
    does: states[i] === states[i + 1] ? "reads" : "writes",
  }));
  return { beginning, before, after, batches, proven: new Map() };
}

/** Places of a course, as the number of a batch from 1 and of an action in it, 0 before the batch begins. */
export type Place = readonly [batch: number, action: number];

/** The beginnings of all batches. */
export function beginnings({ batches }: Course): Place[] {
  return batches.map((_, i) => [i + 1, 0]);
}

/**
 * Actions of all batches, evenly spread: so many of each that writes, and one of each that only reads, since there it leaves the same workbook and tells
 * the pane the same wherever it happens.
 */
export function actionsOf({ batches }: Course, ofEach: number): Place[] {
  return batches.flatMap(({ actions, does }, i) => {
    const count = does === "reads" ? 1 : Math.min(ofEach, actions);
    const places = Array.from({ length: count }, (_, n) => Math.ceil(((n + 1) * actions) / count));
    return [...new Set(count > 1 ? [1, ...places] : places)].map((action): Place => [i + 1, action]);
  });
}

/** Something that happens to a run. */
export interface Trial {
  readonly about: string;
  readonly fault: FaultPlan;
  /** The pane is gone when the fault has happened, instead of living on. */
  readonly then?: "killed";
}

/**
 * Runs KA while something goes wrong and checks what has to hold whatever happened: the user's own is untouched (I1); KA's sheets hold the result of
 * before, the new one, or are marked (I2); there is a sentence where nothing was written (I5). Then sees what another pane can do with what is left.
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

  const check = (invariant: string, holds: boolean, more = () => "") => {
    tally.invariants++;
    if (!holds) assert.fail(`${trial.about}, ${course.beginning}: ${invariant} ${more()} (${seen?.issues.join()})`);
  };
  check("I1: the user's own is as it was", theirs(workbook) === userBefore);
  if (seen && !seen.sheets) check("I5: a sentence says why", seen.sentences.length > 0);
  const left = whole(workbook);
  const stands = ours(workbook);
  const isKnown = course.proven.get(left);
  const mark = isKnown ?? (await markOf(workbook));
  const end =
    stands === course.after ? "new" : stands === course.before ? "before" : mark === "marked" ? mark : "mixed";
  tally.ends[end] = (tally.ends[end] ?? 0) + 1;
  if (seen?.sheets) check("I2: what is said to be written stands there", end === "new");
  check("I2: nothing is mixed without a mark", end !== "mixed", () => difference(stands, course.before));
  if (isKnown === undefined) {
    await goOn({ course, workbook, userBefore, mark, check });
    course.proven.set(left, mark);
  }
}

async function markOf(workbook: Workbook): Promise<"marked" | "whole"> {
  const page = await openPane(copyOf(workbook));
  const { unfinished } = await lastRun(page);
  await page.close();
  return unfinished ? "marked" : "whole";
}

interface Left {
  readonly course: Course;
  readonly workbook: Workbook;
  readonly userBefore: string;
  readonly mark: "marked" | "whole";
  readonly check: (invariant: string, holds: boolean, more?: () => string) => void;
}

/** What another pane can do with what a run left: bring it back (I2), finish it, make the result, and find that there is nothing to do (I3). */
async function goOn({ course, workbook, userBefore, mark, check }: Left): Promise<void> {
  const ways = mark === "marked" ? (["takeBack", "finish"] as const) : (["run"] as const);
  for (const way of ways) {
    const copy = copyOf(workbook);
    const page = await openPane(copy);
    try {
      if (way === "takeBack") {
        await page.call("takeBack", "remove");
        const back = ours(copy);
        check("I2: what was marked can be brought back", back === course.before, () => difference(back, course.before));
      }
      const again = await (way === "finish" ? classify(page, "finish") : classify(page));
      const made = ours(copy);
      check(
        `I3: the next run makes the result (${way})`,
        made === course.after,
        () => again.sentences.join() + difference(made, course.after),
      );
      // As the user goes back to the rows.
      copy.select("Sales!A1");
      const first = whole(copy);
      const { state } = await classify(page);
      const then = whole(copy);
      check("I3: one more writes nothing", state === "unchanged" && then === first, () => difference(then, first));
      check("I1: the user's own is as it was, after all", theirs(copy) === userBefore);
    } finally {
      await page.close();
    }
  }
}

/** Where two states part, for a person to read. */
export function difference(found: string, wanted: string): string {
  let at = 0;
  while (at < wanted.length && wanted[at] === found[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 80), at + 120);
  return `… ${around(found)} … instead of … ${around(wanted)}`;
}

/** The whole suite (`npm run faults`) tries every place; the part in the usual one some of them, evenly spread. */
const EVERY = process.env.FAULTS === "all" ? 1 : Number(process.env.FAULTS ?? 120);

/** Tries a kind of fault in all courses; `number` of the kind, as every kind is tried in other places where not all of them are. */
export async function tryAll(
  number: number,
  { courses, tally }: { readonly courses: readonly Course[]; readonly tally: Tally },
  trialsOf: (course: Course) => readonly Trial[],
): Promise<void> {
  const all = courses.flatMap((course) => trialsOf(course).map((trial) => ({ course, trial })));
  for (let i = (number * 7) % EVERY; i < all.length; i += EVERY) {
    const one = all[i];
    if (one) await attempt(one.course, one.trial, tally);
  }
}
