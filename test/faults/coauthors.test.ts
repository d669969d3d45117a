import { strict as assert } from "node:assert";
import fc, { type Scheduler } from "fast-check";
import type { NodeRealm } from "../host/realm";
import { copyOf, type Workbook } from "../host/workbook";
import { CASES, salesSheet, type Deed } from "./coauthors";
import {
  classify,
  classifySelected,
  closePanes,
  copiesShown,
  lastRun,
  leavePane,
  openPane,
  stateOf,
  ours,
  theirs,
  whole,
  workbookBefore,
  type Beginning,
} from "./stage";
import { newTally, tell } from "./tally";
import { difference, markOf } from "./trial";

/** 200 seeds a case in the whole suite; a part of them has as large a part of the seeds. */
const EVERY = process.env.FAULTS === "all" ? 1 : Number(process.env.FAULTS ?? 120);
const SEEDS = Math.max(2, Math.ceil(200 / EVERY));
/** So many batches a run may have: deeds come up at any of them. */
const MOST_BATCHES = 90;

const tally = newTally();

afterAll(async () => {
  tell("co-authors", tally);
  await closePanes();
});

/** A deed and the batch of the run from which on it may be done. */
interface Due {
  readonly deed: Deed;
  readonly from: number;
}

interface Scene {
  readonly beginning: Beginning;
  readonly panes: 1 | 2;
  readonly dues: readonly Due[];
  readonly scheduler: Scheduler;
}

/** A run while co-authors work: which of their deeds is done before which request, the scheduler says. */
async function play({ beginning, panes, dues, scheduler }: Scene): Promise<void> {
  const workbook = await workbookBefore(beginning);
  const before = copyOf(workbook);
  const pages: NodeRealm[] = [];
  for (let i = 0; i < panes; i++) pages.push(await openPane(workbook));
  let batches = 0;
  const waiting = [...dues].sort((a, b) => a.from - b.from);
  const done: Deed[] = [];
  const working: Promise<void>[] = [];
  const comeUp = (): void => {
    while (waiting[0] && waiting[0].from <= batches) {
      const { deed } = waiting[0];
      waiting.shift();
      working.push(
        scheduler.schedule(Promise.resolve(), deed.about).then(() => {
          tally.faults++;
          done.push(deed);
          deed.act(workbook);
        }),
      );
    }
  };
  for (const page of pages)
    page.host.turn = () => {
      batches++;
      comeUp();
      return scheduler.schedule(Promise.resolve(), "a request");
    };
  const runs = pages.map((page) => classify(page));
  const seen = await scheduler.waitFor(Promise.all(runs));
  batches = Infinity;
  comeUp();
  await scheduler.waitFor(Promise.all(working));
  for (const page of pages) await leavePane(page, "answered");
  tally.trials++;

  const story = `${beginning}, ${panes} panes, ${done.map(({ about }) => about).join(", then ")}`;
  const issues = seen.flatMap((one) => one.issues).join();
  const check = (invariant: string, holds: boolean, more = () => "") => {
    tally.invariants++;
    if (!holds) assert.fail(`${story}: ${invariant} ${more()} (${issues})`);
  };
  const wanted = copyOf(before);
  for (const { act } of done) act(wanted);
  check("I1: the users' own is as they left it", theirs(workbook) === theirs(wanted), () =>
    difference(theirs(workbook), theirs(wanted)),
  );
  for (const one of seen) if (!one.sheets) check("I5: a sentence says why", one.sentences.length > 0);
  const left = stateOf(workbook);
  const mark = proven.get(left) ?? (await markOf(workbook));
  const end = mark === "marked" ? mark : await endOf(workbook, { before, done });
  tally.ends[end] = (tally.ends[end] ?? 0) + 1;
  check("I2: KA's sheets hold a result of one state of the rows, or are marked", end !== "mixed", () =>
    difference(ours(workbook), ours(before)),
  );
  if (seen.some(({ sheets }) => sheets)) check("I2: what is said to be written stands there", end !== "before");
  if (proven.has(left)) return;
  await goOn(workbook, { mark, check });
  proven.set(left, mark);
}

interface Facts {
  readonly before: Workbook;
  readonly done: readonly Deed[];
}

/** Where a run has ended: with what was there before, or a result of the rows as they were after so many deeds, the others done to that. */
async function endOf(workbook: Workbook, { before, done }: Facts): Promise<"before" | "new" | "mixed"> {
  const stands = ours(workbook);
  for (let first = 0; first <= done.length; first++)
    if (stands === (await resultAfter(first, { before, done }))) return "new";
  // What was done to KA's sheets before it kept them stays, what was done while it wrote is brought back with the rest, and what was done after that stays.
  for (let first = 0; first <= done.length; first++)
    for (let last = first; last <= done.length; last++) {
      const left = copyOf(before);
      for (const { act } of [...done.slice(0, first), ...done.slice(last)]) act(left);
      if (stands === ours(left)) return "before";
    }
  return "mixed";
}

/** What KA's sheets show where the run came after the first of the deeds, and the others after it. */
async function resultAfter(first: number, { before, done }: Facts): Promise<string | undefined> {
  const rows = copyOf(before);
  rows.select("Sales!A1");
  for (const { act } of done.slice(0, first)) act(rows);
  const result = await resultOf(rows);
  if (result === undefined) return undefined;
  const workbook = copyOf(result);
  for (const { act } of done.slice(first)) act(workbook);
  return ours(workbook);
}

/** What a run makes of a workbook, if it writes: the deeds lead to fewer workbooks than there are ways to do them. */
async function resultOf(workbook: Workbook): Promise<Workbook | undefined> {
  const state = stateOf(workbook);
  if (results.has(state)) return results.get(state);
  const sheet = salesSheet(workbook);
  const page = await openPane(workbook);
  // Where the sheet is gone, Excel shows another one, and what is selected there are the rows.
  const { sheets } = sheet === undefined ? await classifySelected(page) : await classify(page, undefined, sheet);
  await leavePane(page, "answered");
  results.set(state, sheets && workbook);
  return results.get(state);
}
const results = new Map<string, Workbook | undefined>();

interface Left {
  readonly mark: "marked" | "whole";
  readonly check: (invariant: string, holds: boolean, more?: () => string) => void;
}

/** What the next pane can do: bring back what is marked, make the result of the rows as they are, and find that there is nothing more to do. */
async function goOn(workbook: Workbook, { mark, check }: Left): Promise<void> {
  const userBefore = theirs(workbook);
  const sheet = salesSheet(workbook);
  for (const way of mark === "marked" ? (["takeBack", "finish"] as const) : (["run"] as const)) {
    const copy = copyOf(workbook);
    const page = await openPane(copy);
    if (way === "takeBack" || sheet === undefined) {
      await page.call("takeBack", "remove");
      check("I2: nothing is marked any more", (await lastRun(page)).unfinished === undefined);
    }
    const start = stateOf(copy);
    if (sheet !== undefined && (way === "finish" || !makes.has(start))) {
      const again = await classify(page, way === "finish" ? way : undefined, sheet);
      check(`I3: the next run is made (${way})`, again.sheets !== undefined, () => again.sentences.join());
      copy.select(`${sheet}!A1`);
      const settled = stateOf(copy);
      if (!ends.has(settled)) {
        const first = whole(copy);
        const { state } = await classify(page, undefined, sheet);
        check("I3: one more writes nothing", state === "unchanged" && whole(copy) === first, () =>
          difference(whole(copy), first),
        );
        ends.add(settled);
      }
      if (way !== "finish") makes.add(start);
    }
    check("I2: copies are out of sight", copiesShown(copy).length === 0);
    check("I1: the users' own is as they left it, after all", theirs(copy) === userBefore, () =>
      difference(theirs(copy), userBefore),
    );
    await leavePane(page, "answered");
  }
}
/** Workbooks in which plays ended, and from which all went well: whether they were marked as unfinished. */
const proven = new Map<string, "marked" | "whole">();
/** Workbooks from which a run made the result, and those in which one more wrote nothing. */
const [makes, ends] = [new Set<string>(), new Set<string>()];

test.each(CASES.map((one, number) => [one.about, number, one] as const))(
  "%s, in any order",
  async (_, number, { deeds, panes }) => {
    const due = (deed: Deed) => fc.integer({ min: 0, max: MOST_BATCHES }).map((from): Due => ({ deed, from }));
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.constantFrom<Beginning>("first run", "second run", "second run"),
        deeds.length === 0
          ? fc.constant([])
          : fc.array(fc.constantFrom(...deeds).chain(due), { minLength: 1, maxLength: deeds.length }),
        (scheduler, beginning, dues) => play({ scheduler, beginning, panes, dues }),
      ),
      { numRuns: SEEDS, seed: 20_260 + number, endOnFailure: true },
    );
  },
  1_800_000,
);
