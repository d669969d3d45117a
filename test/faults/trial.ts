import { strict as assert } from "node:assert";
import type { Seen } from "../excel/door";
import type { FaultPlan } from "../host/faults";
import { copyOf, type Workbook } from "../host/workbook";
import {
  copiesShown,
  fromNow,
  lastRun,
  leavePane,
  openPane,
  ours,
  plan,
  prepare,
  stateOf,
  theirs,
  whole,
  work,
  write,
  type Beginning,
} from "./stage";
import type { Tally } from "./tally";

/** What a run begins with and ends in where nothing goes wrong, and what its batches are. */
export interface Course {
  readonly beginning: Beginning;
  readonly before: string;
  readonly after: string;
  readonly batches: readonly Batch[];
  /** How many of them come before there is a plan to be written. */
  readonly reading: number;
  /** Workbooks in which runs ended, and from which all went well: whether they were marked as unfinished. */
  readonly proven: Map<string, "marked" | "whole">;
  /** Workbooks from which a run made the result, and those in which one more wrote nothing. */
  readonly makes: Set<string>;
  readonly settled: Set<string>;
}

/** A batch of a run: how many actions it has, and those that find the workbook otherwise than all before them in the batch. */
interface Batch {
  readonly actions: number;
  readonly does: "reads" | "writes";
  readonly differing: readonly number[];
}

/** One run without a fault; with the state of the workbook before each action where it is wanted. */
export async function courseOf(beginning: Beginning, detail: "batches" | "actions" = "batches"): Promise<Course> {
  const page = await prepare(beginning);
  const before = ours(page.workbook, beginning);
  const actions: number[] = [];
  const differing: number[][] = [];
  const states: string[] = [];
  let seenInBatch = new Set<string>();
  fromNow(page, (batchNo, actionNo) => {
    actions[batchNo - 1] = actionNo;
    if (actionNo === 0) states.push(whole(page.workbook));
    const places = (differing[batchNo - 1] ??= []);
    if (detail === "batches") return undefined;
    if (actionNo === 0) seenInBatch = new Set();
    else {
      const state = whole(page.workbook);
      if (!seenInBatch.has(state)) places.push(actionNo);
      seenInBatch.add(state);
    }
    return undefined;
  });
  if (beginning !== "formulas") await plan(page, beginning);
  const reading = actions.length;
  assert.ok(reading > 0 || beginning === "formulas", "what was planned before has no batches");
  const seen = await (beginning === "formulas" ? work : write)(page, beginning);
  assert.ok(isWritten(seen), seen.sentences.join());
  const after = ours(page.workbook, beginning);
  states.push(whole(page.workbook));
  await leavePane(page, "answered");
  const batches = actions.map((count, i): Batch => ({
    actions: count,
    does: states[i] === states[i + 1] ? "reads" : "writes",
    differing: differing[i] ?? [],
  }));
  return { beginning, before, after, batches, reading, proven: new Map(), makes: new Set(), settled: new Set() };
}

/** Places of a course, as the number of a batch from 1 and of an action in it, 0 before the batch begins. */
export type Place = readonly [batch: number, action: number];

/** The beginnings of all batches. */
export function beginnings({ batches }: Course): Place[] {
  return batches.map((_, i) => [i + 1, 0]);
}

/** The beginnings of those that write: of one that only reads it makes no difference whether it was done. */
export function writings({ batches }: Course): Place[] {
  return batches.flatMap(({ does }, i) => (does === "writes" ? [[i + 1, 0]] : []));
}

/**
 * Actions of all batches, each where the workbook is in another state: a batch that is refused at one of two actions between which nothing was changed leaves
 * the same workbook and tells the pane the same.
 */
export function actionsOf({ batches }: Course): Place[] {
  return batches.flatMap(({ differing }, i) => differing.map((action): Place => [i + 1, action]));
}

/** Something that happens to a run. */
export interface Trial {
  readonly about: string;
  /** The batch before which nothing happens. */
  readonly from: number;
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
  const userBefore = theirs(workbook, course.beginning);
  let [happened, hangs]: [() => void, boolean] = [() => undefined, false];
  const reached = new Promise<undefined>((resolve) => (happened = () => resolve(undefined)));
  const injected: FaultPlan = (batchNo, actionNo) => {
    const fault = trial.fault(batchNo, actionNo);
    if (fault) {
      tally.faults++;
      happened();
    }
    if (fault?.kind === "hang" || fault?.kind === "late") hangs = true;
    return fault;
  };
  // Where nothing happens while the pane reads, the same is read and planned in every trial: once is enough.
  const isPlanned = course.reading > 0 && trial.from > course.reading;
  if (isPlanned) await plan(page, course.beginning);
  fromNow(page, injected, isPlanned ? course.reading : 0);
  const run = (isPlanned ? write : work)(page, course.beginning);
  // A pane that is killed never answers; what Excel still does for it is done.
  const seen: Seen | undefined =
    trial.then === "killed"
      ? await Promise.race([reached.then(() => page.host.idle()).then(() => undefined), run])
      : await run;
  await leavePane(page, hangs ? "hangs" : "answered");
  tally.trials++;

  const check = (invariant: string, holds: boolean, more = () => "") => {
    tally.invariants++;
    if (!holds) assert.fail(`${trial.about}, ${course.beginning}: ${invariant} ${more()} (${seen?.issues.join()})`);
  };
  check("I1: the user's own is as it was", theirs(workbook, course.beginning) === userBefore);
  if (seen && !isWritten(seen)) check("I5: a sentence says why", seen.sentences.length > 0);
  const left = stateOf(workbook);
  const stands = ours(workbook, course.beginning);
  const isKnown = course.proven.get(left);
  const mark = isKnown ?? (await markOf(workbook));
  const end =
    stands === course.after ? "new" : stands === course.before ? "before" : mark === "marked" ? mark : "mixed";
  tally.ends[end] = (tally.ends[end] ?? 0) + 1;
  if (seen && isWritten(seen)) check("I2: what is said to be written stands there", end === "new");
  check("I2: nothing is mixed without a mark", end !== "mixed", () => difference(stands, course.before));
  if (isKnown === undefined) {
    await goOn({ course, workbook, userBefore, mark, check });
    course.proven.set(left, mark);
  }
}

/** Whether the pane says that it wrote. */
function isWritten({ sheets, cells }: Seen & { readonly cells?: number }): boolean {
  return sheets !== undefined || cells !== undefined;
}

/** What another pane is told of a workbook in which a run ended. */
export async function markOf(workbook: Workbook): Promise<"marked" | "whole"> {
  const page = await openPane(copyOf(workbook));
  const { unfinished } = await lastRun(page);
  await leavePane(page, "answered");
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
  const { beginning } = course;
  // Formulas that are half frozen come back, and are frozen anew.
  const marked = beginning === "formulas" ? (["takeBack"] as const) : (["takeBack", "finish"] as const);
  const ways = mark === "marked" ? marked : (["run"] as const);
  for (const way of ways) {
    const copy = copyOf(workbook);
    const page = await openPane(copy, beginning);
    if (way === "takeBack") {
      await page.call("takeBack", "remove");
      await copy.store.calculation.finished();
      const back = ours(copy, beginning);
      check("I2: what was marked can be brought back", back === course.before, () => difference(back, course.before));
    }
    const start = stateOf(copy);
    if (way === "finish" || !course.makes.has(start)) {
      const again = await work(page, beginning, way === "finish" ? way : undefined);
      const made = ours(copy, beginning);
      check(
        `I3: the next run makes the result (${way})`,
        made === course.after,
        () => again.sentences.join() + difference(made, course.after),
      );
      const shown = copiesShown(copy);
      check("I2: copies are out of sight", shown.length === 0, () => shown.join());
      // As the user goes back to the rows.
      copy.select("Sales!A1");
      const settled = stateOf(copy);
      if (!course.settled.has(settled)) {
        const first = whole(copy);
        const { state, issues } = await work(page, beginning);
        const then = whole(copy);
        const isNothing = state === "unchanged" || issues.includes("nothingToFreeze");
        check("I3: one more writes nothing", isNothing && then === first, () => difference(then, first));
        course.settled.add(settled);
      }
      if (way !== "finish") course.makes.add(start);
    }
    check("I1: the user's own is as it was, after all", theirs(copy, beginning) === userBefore);
    await leavePane(page, "answered");
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
  {
    courses,
    tally,
    atOnce = 1,
  }: { readonly courses: readonly Course[]; readonly tally: Tally; readonly atOnce?: number },
  trialsOf: (course: Course) => readonly Trial[],
): Promise<void> {
  const all = courses.flatMap((course) => trialsOf(course).map((trial) => ({ course, trial })));
  const due = all.filter((_, i) => i % EVERY === (number * 7) % EVERY);
  const inTurn = async (): Promise<void> => {
    for (let one = due.shift(); one; one = due.shift()) await attempt(one.course, one.trial, tally);
  };
  await Promise.all(Array.from({ length: atOnce }, inTurn));
}
