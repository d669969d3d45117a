import { closePanes, type Beginning } from "./stage";
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

function onceAndForGood(code: string, [batch, action]: Place): Trial[] {
  const fault = { kind: "refuse", code } as const;
  return [
    {
      about: `${code}, once at ${batch}.${action}`,
      from: batch,
      fault: (batchNo, actionNo) => (batchNo === batch && actionNo === action ? fault : undefined),
    },
    {
      about: `${code}, for good from ${batch}.${action}`,
      from: batch,
      fault: (batchNo, actionNo) =>
        (batchNo === batch && actionNo === action) || (batchNo > batch && actionNo === 1) ? fault : undefined,
    },
  ];
}

/** Has all of them happen to runs of one beginning: a suite each, so that two can be tried at once. */
export function tryMidway(beginning: Beginning): void {
  const tally = newTally();
  let course: Course;

  beforeAll(async () => {
    course = await courseOf(beginning, "actions");
  });

  afterAll(async () => {
    tell(`in the middle of a request, ${beginning}`, tally);
    await closePanes();
  });

  test.each(KINDS.map((kind, number) => [kind.about, number, kind] as const))(
    "%s: once and for good, wherever it happens",
    async (_, number, { codes }) => {
      await tryAll(number, { courses: [course], tally }, (one) =>
        actionsOf(one).flatMap((place, i) => onceAndForGood(codes[i % codes.length] ?? "", place)),
      );
    },
    1_800_000,
  );
}
