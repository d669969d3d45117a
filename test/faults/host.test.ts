import type { Fault } from "../host/faults";
import { newTally, tell } from "./tally";
import { beginnings, courseOf, tryAll, type Course, type Place, type Trial } from "./trial";

/** What Excel can do to a batch: group H of the list of faults, by what it is for the client. */
const KINDS: readonly { readonly about: string; readonly fault: Fault }[] = [
  { about: "a cell is edited (5004)", fault: { kind: "refuse", code: 5004 } },
  { about: "the request is too large (5103)", fault: { kind: "refuse", code: 5103 } },
  { about: "the answer is too large (5104)", fault: { kind: "refuse", code: 5104 } },
  { about: "broken off before it is done", fault: { kind: "refuse", code: "RequestAborted" } },
  { about: "broken off after it is done", fault: { kind: "applyThenRefuse", code: "RequestAborted" } },
  { about: "too much at once (5102)", fault: { kind: "refuse", code: 5102 } },
  { about: "the session is over (5012)", fault: { kind: "refuse", code: 5012 } },
  { about: "the session is over, after it is done", fault: { kind: "applyThenRefuse", code: 5012 } },
  { about: "a dialog is open (5016)", fault: { kind: "refuse", code: 5016 } },
];

const tally = newTally();
let courses: readonly Course[] = [];

beforeAll(async () => {
  courses = [await courseOf("first run"), await courseOf("second run")];
});

afterAll(() => tell("what Excel does to a request", tally));

/** A fault that happens once at a place, and one that lasts from there on. */
function onceAndForGood(about: string, fault: Fault, [batch, action]: Place): Trial[] {
  return [
    {
      about: `${about}, once at ${batch}.${action}`,
      fault: (batchNo, actionNo) => (batchNo === batch && actionNo === action ? fault : undefined),
    },
    {
      about: `${about}, for good from ${batch}.${action}`,
      fault: (batchNo, actionNo) => (batchNo >= batch && actionNo === 0 ? fault : undefined),
    },
  ];
}

test.each(KINDS.map((kind, number) => [kind.about, number, kind] as const))(
  "%s: once and for good, wherever it happens",
  async (about, number, { fault }) => {
    await tryAll(number, { courses, tally }, (course) =>
      beginnings(course).flatMap((place) => onceAndForGood(about, fault, place)),
    );
  },
  600_000,
);

test.each(["nothing", "everything"] as const)(
  "the pane is killed when %s of a batch is done, wherever it happens",
  async (done) => {
    await tryAll(done === "nothing" ? 0 : 4, { courses, tally }, (course) =>
      beginnings(course).map(([batch]): Trial => ({
        about: `killed at ${batch}, ${done} done`,
        fault: (batchNo, actionNo) => (batchNo === batch && actionNo === 0 ? { kind: "hang", done } : undefined),
        then: "killed",
      })),
    );
  },
  600_000,
);

test("Excel never answers, or after the patience is over", async () => {
  const faults: readonly Fault[] = [
    { kind: "hang", done: "nothing" },
    { kind: "hang", done: "everything" },
    { kind: "late", milliseconds: 2_700 },
  ];
  await tryAll(3, { courses, tally }, (course) =>
    faults.flatMap((fault) =>
      beginnings(course)
        .filter(([batch]) => batch % 4 === 0)
        .map(([batch]): Trial => ({
          about: `${fault.kind} at ${batch}`,
          fault: (batchNo, actionNo) => (batchNo === batch && actionNo === 0 ? fault : undefined),
        })),
    ),
  );
}, 600_000);
