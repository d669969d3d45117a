import fc from "fast-check";
import { dayFrom } from "../../../src/core/days";
import type { CellValue } from "../../../src/core/table";
import { analyzeRows, classesByName, kinds } from "../rows";

const HEAD: CellValue[] = ["Customer", "Date", "Amount"];
const policyOf = (options: object = {}) => ({ methods: [{ id: "growth", ...options }] });
const day = (year: number, month: number, of: number) => dayFrom(year, month, of) ?? 0;

/** Sales of the year before the last and of the last year, the years ending on 31 December 2025; Z sells from end to end. */
function years(list: readonly (readonly [string, number | undefined, number | undefined])[]): CellValue[][] {
  const sales = list.flatMap(([name, before, now]): CellValue[][] => [
    ...(before === undefined ? [] : [[name, day(2024, 5, 31), before]]),
    ...(now === undefined ? [] : [[name, day(2025, 5, 31), now]]),
  ]);
  return [HEAD, ["Z", day(2024, 1, 1), 10], ["Z", day(2025, 12, 31), 10], ...sales];
}

test.each([
  { about: "a tenth more", before: 100, now: 110, is: "Growing", money: 10, share: 0.1 },
  { about: "a cent less than that", before: 100, now: 109.99, is: "Stable", money: 9.99, share: 0.0999 },
  { about: "the same", before: 100, now: 100, is: "Stable", money: 0, share: 0 },
  { about: "a cent less than a tenth less", before: 100, now: 90.01, is: "Stable", money: -9.99, share: -0.0999 },
  { about: "a tenth less", before: 100, now: 90, is: "Declining", money: -10, share: -0.1 },
  { about: "exact where doubles are not", before: 0.3, now: 0.33, is: "Growing", money: 0.03, share: 0.1 },
  { about: "nothing before", before: undefined, now: 5, is: "New", money: 5, share: NaN },
  { about: "returns only before", before: -5, now: 5, is: "New", money: 10, share: NaN },
  { about: "nothing now", before: 5, now: undefined, is: "Lost", money: -5, share: -1 },
  { about: "returns only now", before: 5, now: -1, is: "Lost", money: -6, share: -1.2 },
  { about: "returns only", before: -5, now: -1, is: "Not rated", money: NaN, share: NaN },
])("$about: $is", ({ before, now, is, money, share }) => {
  const outcome = analyzeRows(years([["A", before, now]]), policyOf());
  expect(classesByName(outcome)).toEqual({ Z: "Stable", A: is });
  const [then, today, change, growth] =
    outcome.value?.results[0]?.classes.details?.map(({ values }) => values[1]) ?? [];
  expect([then, today]).toEqual([before ?? 0, now ?? 0]);
  const rounded = (value: unknown) => Math.round(Number(value) * 1e9) / 1e9;
  expect([change, growth].map(rounded)).toEqual([money, share]);
});

test("a window ends with the analysis date and begins a day after the same day before", () => {
  const rows: CellValue[][] = [
    HEAD,
    ["A", day(2025, 3, 31), 1],
    ["A", day(2025, 2, 28), 10],
    ["A", day(2025, 1, 31), 100],
    ["A", day(2025, 1, 30), 1000],
  ];
  const amounts = (options: object, period: object = {}) =>
    analyzeRows(rows, { ...policyOf(options), period }).value?.results[0]?.classes.details?.map(
      ({ values }) => values[0],
    );
  // One month before 31 March is 28 February, which belongs to the window before; one before that is 31 January.
  expect(amounts({ months: 1 })).toEqual([10, 1, -9, -0.9]);
  expect(amounts({ months: 1 }, { analysisDate: "2025-03-01" })).toEqual([1100, 10, -1090, -1090 / 1100]);
});

test("a window before that the data does not reach is said, one without data is refused", () => {
  const rows: CellValue[][] = [HEAD, ["A", day(2025, 1, 15), 1], ["A", day(2025, 12, 31), 1]];
  expect(analyzeRows(rows, policyOf()).issues).toEqual([
    {
      kind: "nothingBefore",
      severity: "error",
      facts: { from: "2024-01-01", to: "2024-12-31", since: "2025-01-15" },
    },
  ]);
  const partly = analyzeRows([...rows, ["A", day(2024, 3, 1), 1]], policyOf());
  expect(partly.issues).toEqual([
    {
      kind: "windowNotCovered",
      severity: "warning",
      facts: { from: "2024-01-01", to: "2024-12-31", since: "2024-03-01" },
    },
  ]);
  expect(kinds(analyzeRows(years([]), policyOf()))).toEqual([]);
});

test("the reason names both windows, the change, and what is missing to the next class", () => {
  const { value } = analyzeRows(
    years([
      ["A", 1000, 1050],
      ["B", 1000, 800],
      ["C", 1000, 1200],
      ["D", undefined, 5],
      ["E", 5, undefined],
      ["F", -5, -1],
    ]),
    policyOf(),
  );
  const list = value?.plan.edits.filter((edit) => edit.kind === "setCells" && edit.sheet === "accounts")[1];
  const why = list?.kind === "setCells" ? list.columns.at(-1)?.values : [];
  expect(why).toEqual([
    "1,200 from 2025-01-01 to 2025-12-31, after 1,000 since 2024-01-01: +200, that is +20%; with 100 less it nears Stable.",
    "1,050 from 2025-01-01 to 2025-12-31, after 1,000 since 2024-01-01: +50, that is +5%; 50 short of Growing; with 150 less it nears Declining.",
    "800 from 2025-01-01 to 2025-12-31, after 1,000 since 2024-01-01: -200, that is -20%; 100 short of Stable.",
    "10 from 2025-01-01 to 2025-12-31, after 10 since 2024-01-01: +0, that is +0%; 1 short of Growing; with 1 less it nears Declining.",
    "5 from 2025-01-01 to 2025-12-31, after 0 since 2024-01-01.",
    "0 from 2025-01-01 to 2025-12-31, after 5 since 2024-01-01: -5, that is -100%; 4.50 short of Stable.",
    "No sales above zero in either window, so it is not rated.",
  ]);
});

test("without dates it is refused; two growths of different length stand side by side", () => {
  expect(
    kinds(
      analyzeRows(
        [
          ["Customer", "Amount"],
          ["A", 1],
        ],
        policyOf(),
      ),
    ),
  ).toEqual(["roleMissing"]);
  const { value } = analyzeRows(years([["A", 1, 2]]), {
    methods: [
      { id: "growth", name: "years" },
      { id: "growth", name: "half years", months: 6 },
    ],
  });
  expect(value?.results.map(({ classes }) => classes.list[classes.of[1] ?? 0]?.kind)).toEqual(["growing", "lost"]);
});

const sale = fc.tuple(
  fc.constantFrom("P", "Q", "R"),
  fc.integer({ min: 0, max: 729 }),
  fc.integer({ min: -300, max: 3_000 }).map((cents) => cents / 100),
);

test("the order of the rows, a scale, halves, rows of nothing and other names change no class", () => {
  const first = day(2024, 1, 1);
  const classesOf = (rows: readonly (readonly CellValue[])[]) =>
    classesByName(analyzeRows([...years([]), ...rows], policyOf()));
  fc.assert(
    fc.property(fc.array(sale, { minLength: 1, maxLength: 15 }), (sales) => {
      const rows = sales.map(([name, after, amount]): CellValue[] => [name, first + after, amount]);
      const classes = classesOf(rows);
      expect(classesOf([...rows].reverse())).toEqual(classes);
      expect(classesOf(sales.map(([name, after, amount]) => [name, first + after, Math.round(amount * 1000)]))).toEqual(
        classes,
      );
      const halves = sales.flatMap(([name, after, amount]): CellValue[][] => [
        [name, first + after, amount - 1],
        [name, first + after, 1],
        [name, first, 0],
      ]);
      expect(classesOf(halves)).toEqual(classes);
    }),
    { numRuns: 40 },
  );
});
