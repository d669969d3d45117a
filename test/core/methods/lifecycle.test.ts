import { dayFrom, dayToText } from "../../../src/core/days";
import type { CellValue } from "../../../src/core/table";
import { analyzeRows, classesByName, kinds } from "../rows";

const HEAD: CellValue[] = ["Customer", "Date", "Amount", "Lead"];
const NOW = dayFrom(2025, 12, 31) ?? 0;

/** A customer that bought for 10 so many days before the end of 2025. */
const buyer = (name: string, daysAgo: readonly number[]): CellValue[][] =>
  daysAgo.map((days) => [name, dayToText(NOW - days), 10, ""]);

const analyze = (rows: readonly CellValue[][], options: object = {}, rest: object = {}) =>
  analyzeRows([HEAD, ...rows], {
    ...rest,
    period: { analysisDate: dayToText(NOW) },
    methods: [{ id: "lifecycle", ...options }],
  });

/** The sentence of a customer. */
function why(outcome: ReturnType<typeof analyze>, name: string): string {
  const edits = outcome.value?.plan.edits.flatMap((edit) =>
    edit.kind === "setCells" && edit.sheet === "accounts" ? [edit.columns] : [],
  );
  const [heads = [], body = []] = edits ?? [];
  const column = (header: string) =>
    Array.from(body[heads.findIndex(({ values }) => values[0] === header)]?.values ?? []);
  return String(column("Why")[column("Customer").indexOf(name)]);
}

describe("stages", () => {
  // Gaps of 20 days: active up to 30, at risk up to 50, lapsed up to 80 days after the last purchase.
  test.each([
    { last: 0, is: "Active", until: "2026-01-30", next: "At risk" },
    { last: 30, is: "Active", until: "2025-12-31", next: "At risk" },
    { last: 31, is: "At risk", until: "2026-01-19", next: "Lapsed" },
    { last: 50, is: "At risk", until: "2025-12-31", next: "Lapsed" },
    { last: 51, is: "Lapsed", until: "2026-01-29", next: "Churned" },
    { last: 80, is: "Lapsed", until: "2025-12-31", next: "Churned" },
    { last: 81, is: "Churned", until: undefined, next: undefined },
  ])("with gaps of 20 days, $last days after the last purchase: $is", ({ last, is, until, next }) => {
    const outcome = analyze(
      buyer(
        "A",
        [0, 20, 40, 60, 80].map((days) => days + last),
      ),
      { newDays: 1 },
    );
    expect(classesByName(outcome)).toEqual({ A: is });
    const stays =
      until === undefined ? /its usual gap is 20 days\.$/ : `stays so until ${until}, then becomes ${String(next)}.`;
    expect(why(outcome, "A")).toMatch(stays);
  });

  test.each([
    { about: "new on the last day of 90", days: [90, 60, 30, 1], is: "New" },
    { about: "no longer new", days: [91, 61, 31, 1], is: "Active" },
    { about: "back after more than 4 usual gaps", days: [400, 390, 380, 370, 50], is: "Reactivated" },
    { about: "back after exactly 4 gaps is no return", days: [130, 120, 110, 100, 90, 50], is: "Churned" },
    { about: "back too long ago", days: [400, 390, 380, 370, 91], is: "Churned" },
    { about: "a gap counts as 7 days at least", days: [110, 109, 108, 107, 10], is: "Reactivated" },
    { about: "several purchases of one day are one", days: [200, 200, 200, 180, 160, 20], is: "Reactivated" },
  ])("$about: $is", ({ days, is }) => {
    expect(classesByName(analyze(buyer("A", days)))).toEqual({ A: is });
  });

  test.each([{ purchases: 3 }, { purchases: 10 }, { purchases: 32 }, { purchases: 33 }, { purchases: 80 }])(
    "the usual gap is the median of gaps in any order: $purchases purchases",
    ({ purchases }) => {
      const gaps = Array.from({ length: purchases - 1 }, (_, i) => 8 + ((i * 7) % 23));
      const days = gaps.reduce((list, gap) => [...list, (list.at(-1) ?? 0) + gap], [0]);
      const ascending = [...gaps].sort((a, b) => a - b);
      const middle = ((ascending[(gaps.length - 1) >> 1] ?? 0) + (ascending[gaps.length >> 1] ?? 0)) / 2;
      expect(analyze(buyer("A", days)).value?.report.methods[0]?.found).toEqual({ gap: middle, withOwnGap: 1 });
    },
  );

  test("without a rhythm of its own, a customer is judged by the median of the others' medians", () => {
    const rows = [
      ...buyer("A", [300, 290, 280]),
      ...buyer("B", [300, 280, 260]),
      ...buyer("C", [300, 260, 220]),
      ...buyer("D", [200, 31]),
      ...buyer("E", [120]),
      ...buyer("F", [30]),
    ];
    const outcome = analyze(rows);
    expect(outcome.value?.report.methods[0]?.found).toEqual({ gap: 20, withOwnGap: 3 });
    expect(classesByName(outcome)).toMatchObject({ D: "Reactivated", E: "Churned", F: "New" });
    expect(why(outcome, "E")).toMatch(/Last purchase 120 days ago, the usual gap of the customers is 20 days\.$/);
    expect(why(outcome, "D")).toMatch(/came back after 169 days/);
  });

  test("where nobody has a rhythm, only new customers have a stage, unless the gap is given", () => {
    const rows = [...buyer("A", [200, 100]), ...buyer("B", [10])];
    expect(kinds(analyze(rows))).toContain("gapUnknown");
    expect(classesByName(analyze(rows))).toEqual({ A: "Not rated", B: "New" });
    expect(why(analyze(rows), "A")).toMatch(/usual gap is not known/);
    expect(classesByName(analyze(rows, { gap: 50 }))).toEqual({ A: "At risk", B: "New" });
  });

  test("returns make no customer", () => {
    const rows: CellValue[][] = [...buyer("A", [100, 80, 60]), ["B", dayToText(NOW), -5, ""]];
    expect(classesByName(analyze(rows))).toMatchObject({ B: "Not rated" });
    expect(kinds(analyze([["B", dayToText(NOW), -5, ""]]))).toContain("noPurchases");
  });
});

test.each([
  {
    about: "a first purchase",
    days: [10],
    says: "Last purchase 10 days ago, the usual gap of the customers is 100 days; first purchase on 2025-12-21. Without a purchase it stays so until 2026-02-19, then becomes Active.",
  },
  {
    about: "a purchase after a long time",
    days: [900, 880, 860, 10],
    says: "Last purchase 10 days ago, its usual gap is 20 days; it came back after 850 days. Without a purchase it stays so until 2026-02-19, then becomes Lapsed.",
  },
])("$about is new until so many days have passed", ({ days, says }) => {
  const rows = [...buyer("A", days), ...buyer("B", [200, 100, 0]), ...buyer("C", [200, 100, 0])];
  expect(why(analyze(rows, { newDays: 60 }), "A")).toBe(says);
});

test("need states come from the stages, and from the user's own column for who never bought", () => {
  const rows: CellValue[][] = [
    ...buyer("A", [120, 100, 80, 60, 40]),
    ...buyer("B", [420, 400, 380, 360]),
    ["C", dayToText(NOW), 0, "意向客户"],
    ["D", dayToText(NOW), 0, ""],
  ];
  const outcome = analyze(rows, { classes: "needStates", stateColumn: "Lead" }, { attributes: ["Lead"] });
  expect(classesByName(outcome)).toEqual({ A: "Current", B: "Lost", C: "Interested", D: "Potential" });
  expect(why(outcome, "A")).toMatch(/stays so until 2026-02-09, then becomes Lost/);
});

describe("warnings", () => {
  test("who is at risk or lapsed, with the money at stake", () => {
    const rows = [
      ...buyer("A", [131, 111, 91, 71, 51]),
      ...buyer("B", [100, 80, 60, 40]),
      ...buyer("C", [120, 100, 80, 60, 5]),
    ];
    const outcome = analyze(rows, { newDays: 1 });
    expect(outcome.issues).toContainEqual({
      kind: "churnWarning",
      severity: "warning",
      facts: { customers: 2, amount: "90" },
    });
    const stake = outcome.value?.results[0]?.classes.details?.find(({ name }) => name === "atStake");
    expect(Array.from<unknown>(stake?.values ?? [])).toEqual([50, 40, NaN]);
  });

  test.each([
    { days: [1100, 735, 370], facts: { customers: 1, gap: 365 } },
    { days: [1040, 690, 340], facts: { customers: 1, gap: 350 } },
  ])("gaps of about a year look like a season: $facts", ({ days, facts }) => {
    expect(analyze(buyer("A", days)).issues).toContainEqual({ kind: "seasonalGaps", severity: "warning", facts });
  });

  test("one customer with a yearly rhythm among others is counted", () => {
    const rows = [...buyer("A", [1100, 735, 370]), ...buyer("B", [90, 60, 30]), ...buyer("C", [90, 60, 30])];
    expect(analyze(rows).issues).toContainEqual(
      expect.objectContaining({ kind: "seasonalGaps", facts: { customers: 1 } }),
    );
    expect(kinds(analyze(buyer("B", [90, 60, 30])))).not.toContain("seasonalGaps");
  });

  test("gaps of two years are no season", () => {
    expect(kinds(analyze(buyer("A", [1800, 1200, 600])))).not.toContain("seasonalGaps");
  });

  test("nobody at risk, nothing to warn of", () => {
    expect(analyze(buyer("A", [50, 30, 10]), { newDays: 1 }).issues).toEqual([]);
  });

  test.each([[[2, 1, 3]], [[1, 1, 2]], [[1, 2, 2]], [[1, 3, 2]]])("limits have to rise: %j do not", (limits) => {
    expect(kinds(analyze(buyer("A", [1]), { limits }))).toEqual(["badPolicy"]);
  });
});
