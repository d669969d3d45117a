import { strict as assert } from "node:assert";
import { openRealm } from "../host/realm";
import type { Fault } from "../host/faults";
import {
  classify,
  closePanes,
  lastRun,
  leavePane,
  openPane,
  ours,
  theirs,
  whole,
  workbookBefore,
  type Beginning,
} from "./stage";
import { newTally, tell } from "./tally";
import { beginnings, courseOf, difference, tryAll, type Course, type Trial } from "./trial";

/** What Excel leaves out, is not current in, or is too old for: H5, H11 and H14 of the list of faults. */
const tally = newTally();
let courses: readonly Course[] = [];

beforeAll(async () => {
  courses = [await courseOf("first run"), await courseOf("second run")];
});

afterAll(async () => {
  tell("what Excel leaves out or lacks", tally);
  await closePanes();
});

const NOT_CURRENT = "Operation failed because the data is not current on the server.";

test.each<readonly [string, number, Fault]>([
  ["values are missing in an answer", 1, { kind: "nulls" }],
  ["the data is not current on the server", 2, { kind: "refuse", code: "GeneralException", message: NOT_CURRENT }],
  // As the web says it, done or not.
  ["the data is not current, but all was done", 5, { kind: "applyThenRefuse", code: "GeneralException" }],
])(
  "%s: once and for good, wherever it happens",
  async (about, number, fault) => {
    await tryAll(number, { courses, tally }, (course) =>
      beginnings(course).flatMap(([batch]): Trial[] => [
        {
          about: `${about}, once at ${batch}`,
          from: batch,
          fault: (batchNo, actionNo) => (batchNo === batch && actionNo === 0 ? fault : undefined),
        },
        {
          about: `${about}, for good from ${batch}`,
          from: batch,
          fault: (batchNo, actionNo) => (batchNo >= batch && actionNo === 0 ? fault : undefined),
        },
      ]),
    );
  },
  1_800_000,
);

const SETS = ["1.4", "1.7", "1.8", "1.9", "1.11", "1.12", "1.13", "1.14"] as const;

test.each(SETS.flatMap((set) => (["first run", "second run"] as const).map((beginning) => [set, beginning] as const)))(
  "an Excel that has no more than ExcelApi %s writes all of a result or nothing: %s",
  async (set, beginning: Beginning) => {
    const workbook = await workbookBefore(beginning);
    const [userBefore, before] = [theirs(workbook), ours(workbook)];
    const page = await openRealm({ workbook, entry: "test/excel/door.ts", sets: { ExcelApi: set } });
    const seen = await classify(page);
    tally.trials++;
    tally.faults++;
    const check = (invariant: string, holds: boolean, more = () => "") => {
      tally.invariants++;
      if (!holds) assert.fail(`ExcelApi ${set}, ${beginning}: ${invariant} ${more()} (${seen.issues.join()})`);
    };
    check("I1: the user's own is as it was", theirs(workbook) === userBefore);
    const isWritten = seen.sheets !== undefined;
    const end = isWritten ? "new" : ours(workbook) === before ? "before" : "mixed";
    tally.ends[end] = (tally.ends[end] ?? 0) + 1;
    check("I2: what was there is there", end !== "mixed", () => difference(ours(workbook), before));
    if (!isWritten) check("I5: a sentence says why", seen.sentences.length > 0);
    workbook.select("Sales!A1");
    const then = whole(workbook);
    const { state } = await classify(page);
    workbook.select("Sales!A1");
    check("I3: one more changes nothing", (!isWritten || state === "unchanged") && whole(workbook) === then, () =>
      difference(whole(workbook), then),
    );
    await page.close();
    // A colleague's Excel is newer.
    const newer = await openPane(workbook);
    check("I2: nothing is unfinished", (await lastRun(newer)).unfinished === undefined);
    check("I3: a newer Excel writes the result", (await classify(newer)).sheets !== undefined);
    await leavePane(newer, "answered");
  },
);
