import type { Fault } from "../host/faults";
import { closePanes } from "./stage";
import { newTally, tell } from "./tally";
import { beginnings, courseOf, tryAll, writings, type Course, type Place, type Trial } from "./trial";

/**
 * What Excel can do to a batch: group H of the list of faults. KA does the same at all codes of a row, but for the sentence: they take turns at the places,
 * so that each place has each row.
 */
const KINDS: readonly {
  readonly about: string;
  readonly kind: "refuse" | "applyThenRefuse";
  readonly codes: readonly (number | string)[];
}[] = [
  {
    about: "it is refused: a cell is edited, the session is over, a limit",
    kind: "refuse",
    codes: [5004, 5012, "RangeExceedsLimit", "InvalidOperation"],
  },
  { about: "it is too large, or its answer is", kind: "refuse", codes: [5103, 5104] },
  {
    about: "it is too much at once, broken off, a dialog is open, another workbook is in front",
    kind: "refuse",
    codes: [5102, "RequestAborted", 5016, "InactiveWorkbook"],
  },
  { about: "it is broken off after it is done", kind: "applyThenRefuse", codes: ["RequestAborted"] },
  { about: "the session is over after it is done", kind: "applyThenRefuse", codes: [5012] },
];

const tally = newTally();
let courses: readonly Course[] = [];

beforeAll(async () => {
  courses = [await courseOf("first run"), await courseOf("second run")];
});

afterAll(async () => {
  tell("what Excel does to a request", tally);
  await closePanes();
});

/** A fault that happens once at a place, and one that lasts from there on. */
function onceAndForGood(about: string, fault: Fault, [batch, action]: Place): Trial[] {
  return [
    {
      about: `${about}, once at ${batch}.${action}`,
      from: batch,
      fault: (batchNo, actionNo) => (batchNo === batch && actionNo === action ? fault : undefined),
    },
    {
      about: `${about}, for good from ${batch}.${action}`,
      from: batch,
      fault: (batchNo, actionNo) => (batchNo >= batch && actionNo === 0 ? fault : undefined),
    },
  ];
}

test.each(KINDS.map((row, number) => [row.about, number, row] as const))(
  "%s: once and for good, wherever it happens",
  async (about, number, { kind, codes }) => {
    await tryAll(number, { courses, tally }, (course) =>
      (kind === "refuse" ? beginnings(course) : writings(course)).flatMap((place, i) =>
        onceAndForGood(about, { kind, code: codes[i % codes.length] ?? "" }, place),
      ),
    );
  },
  1_800_000,
);

test.each(["nothing", "everything"] as const)(
  "the pane is killed when %s of a batch is done, wherever it happens",
  async (done) => {
    await tryAll(done === "nothing" ? 0 : 4, { courses, tally }, (course) =>
      (done === "nothing" ? beginnings(course) : writings(course)).map(([batch]): Trial => ({
        about: `killed at ${batch}, ${done} done`,
        from: batch,
        fault: (batchNo, actionNo) => (batchNo === batch && actionNo === 0 ? { kind: "hang", done } : undefined),
        then: "killed",
      })),
    );
  },
  1_800_000,
);

test("Excel never answers, or after the patience is over", async () => {
  const faults: readonly Fault[] = [
    { kind: "hang", done: "nothing" },
    { kind: "hang", done: "everything" },
    { kind: "late", milliseconds: 2_700 },
  ];
  // Each of them waits: many at once take no longer than one.
  await tryAll(3, { courses, tally, atOnce: 20 }, (course) =>
    faults.flatMap((fault) =>
      (fault.kind === "hang" && fault.done === "nothing" ? beginnings : writings)(course).map(([batch]): Trial => ({
        about: `${fault.kind} at ${batch}`,
        from: batch,
        fault: (batchNo, actionNo) => (batchNo === batch && actionNo === 0 ? fault : undefined),
      })),
    ),
  );
}, 1_800_000);
