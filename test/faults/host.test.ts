import type { Fault } from "../host/faults";
import { attempt, courseOf, newTally, type Course, type Trial } from "./trial";

/** The whole suite (`npm run faults`) tries every place; the part in the usual one some of them, evenly spread. */
const EVERY = process.env.FAULTS === "all" ? 1 : Number(process.env.FAULTS ?? 120);

/** What Excel can do to a batch: group H of the list of faults, by what it is for the client. */
const KINDS: readonly { readonly about: string; readonly fault: Fault; readonly at?: "action" }[] = [
  { about: "a cell is edited (5004)", fault: { kind: "refuse", code: 5004 } },
  { about: "InvalidOperation", fault: { kind: "refuse", code: "InvalidOperation" }, at: "action" },
  { about: "the request is too large (5103)", fault: { kind: "refuse", code: 5103 } },
  { about: "the answer is too large (5104)", fault: { kind: "refuse", code: 5104 } },
  { about: "broken off before it is done", fault: { kind: "refuse", code: "RequestAborted" } },
  { about: "broken off after it is done", fault: { kind: "applyThenRefuse", code: "RequestAborted" } },
  { about: "too much at once (5102)", fault: { kind: "refuse", code: 5102 } },
  { about: "the session is over (5012)", fault: { kind: "refuse", code: 5012 } },
  { about: "the session is over, after it is done", fault: { kind: "applyThenRefuse", code: 5012 } },
  { about: "a dialog is open (5016)", fault: { kind: "refuse", code: 5016 } },
  { about: "a member is missing, in the middle", fault: { kind: "refuse", code: "ApiNotFound" }, at: "action" },
  { about: "no Undo for it, in the middle", fault: { kind: "refuse", code: "UndoNotSupported" }, at: "action" },
  { about: "access is denied, in the middle", fault: { kind: "refuse", code: "AccessDenied" }, at: "action" },
  { about: "a general exception, in the middle", fault: { kind: "refuse", code: "GeneralException" }, at: "action" },
];

const tally = newTally();
let courses: readonly Course[] = [];

beforeAll(async () => {
  courses = [await courseOf("first run"), await courseOf("second run")];
});

afterAll(() => {
  const ends = Object.entries(tally.ends).map(([end, count]) => `${count} ${end}`);
  process.stdout.write(
    `host: ${tally.faults} faults injected in ${tally.trials} runs, ${tally.invariants} invariants checked, cells lost or mixed: ${tally.ends["mixed"] ?? 0}; KA's sheets afterwards: ${ends.join(", ")}\n`,
  );
});

/** Places of a course: batch and action, 0 before the batch begins. */
function placesOf({ batches }: Course, at: "batch" | "action"): [number, number][] {
  if (at === "batch") return batches.map((_, i) => [i + 1, 0]);
  return batches.flatMap((actions, i): [number, number][] =>
    [...new Set([1, (actions >> 1) + 1, actions])].map((action) => [i + 1, action]),
  );
}

async function tryAll(number: number, trialsOf: (course: Course) => readonly Trial[]): Promise<void> {
  const all = courses.flatMap((course) => trialsOf(course).map((trial) => ({ course, trial })));
  // Other places for every kind, so that together they see the whole run.
  for (let i = number % EVERY; i < all.length; i += EVERY) {
    const one = all[i];
    if (one) await attempt(one.course, one.trial, tally);
  }
}

test.each(KINDS.map((kind, number) => [kind.about, number, kind] as const))(
  "%s: once and for good, wherever it happens",
  async (about, number, { fault, at }) => {
    await tryAll(number * 2, (course) =>
      placesOf(course, at ?? "batch").flatMap(([batch, action]): Trial[] => [
        {
          about: `${about}, once at ${batch}.${action}`,
          fault: (batchNo, actionNo) => (batchNo === batch && actionNo === action ? fault : undefined),
        },
        {
          about: `${about}, for good from ${batch}.${action}`,
          fault: (batchNo, actionNo) =>
            (batchNo === batch && actionNo === action) || (batchNo > batch && actionNo === Math.min(action, 1))
              ? fault
              : undefined,
        },
      ]),
    );
  },
  600_000,
);

test.each(["nothing", "everything"] as const)(
  "the pane is killed when %s of a batch is done, wherever it happens",
  async (done) => {
    await tryAll(done === "nothing" ? 0 : 4, (course) =>
      placesOf(course, "batch").map(([batch]): Trial => ({
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
  await tryAll(3, (course) =>
    faults.flatMap((fault) =>
      placesOf(course, "batch")
        .filter(([batch]) => batch % 4 === 0)
        .map(([batch]): Trial => ({
          about: `${fault.kind} at ${batch}`,
          fault: (batchNo, actionNo) => (batchNo === batch && actionNo === 0 ? fault : undefined),
        })),
    ),
  );
}, 600_000);
