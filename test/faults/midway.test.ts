import { closePanes } from "./stage";
import { newTally, tell } from "./tally";
import { actionsOf, courseOf, tryAll, type Course, type Place, type Trial } from "./trial";

/**
 * What Excel can do in the middle of a batch: group H of the list of faults, where what was done before stays done (H18). KA treats the codes of a row
 * alike, but for the sentence: they take turns at the places.
 */
const KINDS: readonly { readonly about: string; readonly codes: readonly string[] }[] = [
  {
    about: "it is refused",
    codes: ["GeneralException", "InvalidOperation", "ApiNotFound", "AccessDenied", "RangeExceedsLimit"],
  },
  { about: "it cannot be undone", codes: ["UndoNotSupported"] },
  { about: "it is broken off", codes: ["RequestAborted", "ServiceNotAvailable", "InactiveWorkbook"] },
];

const tally = newTally();
let courses: readonly Course[] = [];

beforeAll(async () => {
  courses = [await courseOf("first run", "actions"), await courseOf("second run", "actions")];
});

afterAll(async () => {
  tell("in the middle of a request", tally);
  await closePanes();
});

function onceAndForGood(code: string, [batch, action]: Place): Trial[] {
  const fault = { kind: "refuse", code } as const;
  return [
    {
      about: `${code}, once at ${batch}.${action}`,
      fault: (batchNo, actionNo) => (batchNo === batch && actionNo === action ? fault : undefined),
    },
    {
      about: `${code}, for good from ${batch}.${action}`,
      fault: (batchNo, actionNo) =>
        (batchNo === batch && actionNo === action) || (batchNo > batch && actionNo === 1) ? fault : undefined,
    },
  ];
}

test.each(KINDS.map((kind, number) => [kind.about, number, kind] as const))(
  "%s: once and for good, wherever it happens",
  async (_, number, { codes }) => {
    await tryAll(number, { courses, tally }, (course) =>
      actionsOf(course).flatMap((place, i) => onceAndForGood(codes[i % codes.length] ?? "", place)),
    );
  },
  1_800_000,
);
