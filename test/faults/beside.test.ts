import { closePanes } from "./stage";
import { newTally, tell } from "./tally";
import { actionsOf, beginnings, courseOf, tryAll, writings, type Course, type Trial } from "./trial";

/**
 * Faults while KA writes on the user's own sheets, which it does only where it is asked to: classes beside the rows, and values in the place of formulas that
 * call KA.
 */
const tally = newTally();
let courses: readonly Course[] = [];

beforeAll(async () => {
  courses = [await courseOf("class columns", "actions"), await courseOf("formulas", "actions")];
}, 120_000);

afterAll(async () => {
  tell("class columns and frozen formulas", tally);
  await closePanes();
});

const CODES = ["GeneralException", "AccessDenied", "RequestAborted", "InvalidOperation"] as const;

test("the middle of a request is refused, once and for good, wherever it happens", async () => {
  await tryAll(1, { courses, tally }, (course) =>
    actionsOf(course).flatMap(([batch, action], i): Trial[] => {
      const fault = { kind: "refuse", code: CODES[i % CODES.length] ?? "" } as const;
      return [
        {
          about: `${fault.code}, once at ${batch}.${action}`,
          from: batch,
          fault: (batchNo, actionNo) => (batchNo === batch && actionNo === action ? fault : undefined),
        },
        {
          about: `${fault.code}, for good from ${batch}.${action}`,
          from: batch,
          fault: (batchNo, actionNo) =>
            (batchNo === batch && actionNo === action) || (batchNo > batch && actionNo === 1) ? fault : undefined,
        },
      ];
    }),
  );
}, 1_800_000);

test.each(["nothing", "everything"] as const)(
  "the pane is killed when %s of a batch is done, wherever it happens",
  async (done) => {
    await tryAll(2, { courses, tally }, (course) =>
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
