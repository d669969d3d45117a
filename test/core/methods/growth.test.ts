import fc from "fast-check";
import { gather } from "../../../src/core/analyze";
import { explain } from "../../../src/core/classes";
import { findColumns } from "../../../src/core/columns";
import { dayFrom } from "../../../src/core/days";
import { tableFromRows } from "../../../src/core/intake/head-table";
import { readPolicy } from "../../../src/core/policies/read-policy";
import { finish } from "../../../src/core/steps";
import type { CellValue } from "../../../src/core/table";
import { describeIssue } from "../../../src/core/text/sentences";
import { inParts } from "../parts";
import { TODAY, analyzeRows, classesByName, kinds } from "../rows";

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

describe("the windows that a policy names", () => {
  const named = {
    period: { from: "2025-01-01", to: "2025-12-31" },
    comparison: { from: "2023-01-01", to: "2023-12-31" },
  };
  // Beside each row, in which window it lies by hand: the two years that count, the one between them, and the days around them.
  const rows: readonly (readonly [string, number, number, "before" | "now" | "neither"])[] = [
    ["Ada", day(2022, 12, 31), 5_000, "neither"],
    ["Ada", day(2023, 1, 1), 60.1, "before"],
    ["Ada", day(2023, 12, 31), 40.2, "before"],
    ["Ada", day(2024, 1, 1), 7_000, "neither"],
    ["Ada", day(2024, 12, 31), 7_000, "neither"],
    ["Ada", day(2025, 1, 1), 100.3, "now"],
    ["Ada", day(2025, 12, 31), 20.4, "now"],
    ["Ada", day(2026, 1, 1), 900, "neither"],
    ["Bob", day(2023, 6, 1), 30, "before"],
    ["Bob", day(2024, 6, 1), 300, "neither"],
    ["Cy", day(2025, 6, 1), 8, "now"],
    ["Cy", day(2024, 6, 1), 80, "neither"],
    ["Dee", day(2024, 6, 1), 999, "neither"],
    ["Eve", day(2023, 6, 1), 70, "before"],
    ["Eve", day(2023, 7, 1), 30, "before"],
    ["Eve", day(2025, 7, 1), 100, "now"],
  ];
  const sheet: CellValue[][] = [HEAD, ...rows.map(([name, of, amount]) => [name, of, amount])];
  const outcome = () => analyzeRows(sheet, { ...policyOf(), ...named });

  test("are compared to the cent, and what lies in neither counts nowhere", () => {
    const { value, issues } = outcome();
    const { names = [] } = value?.gathering.customers ?? {};
    const [before, now] = value?.results[0]?.classes.details ?? [];
    const sumOf = (name: string, window: string) =>
      rows.reduce(
        (cents, [of, , amount, is]) => cents + (of === name && is === window ? Math.round(amount * 100) : 0),
        0,
      );
    expect(names).toEqual(["Ada", "Bob", "Cy", "Eve"]);
    expect(before?.values).toEqual(Float64Array.from(names, (name) => sumOf(name, "before") / 100));
    expect(now?.values).toEqual(Float64Array.from(names, (name) => sumOf(name, "now") / 100));
    expect(classesByName(outcome())).toEqual({ Ada: "Growing", Bob: "Lost", Cy: "New", Eve: "Stable" });
    expect(issues.map(({ kind }) => kind)).toEqual(["rowsLeftOut"]);
  });

  test("leave the report what it is without the comparison, but for the customers that are lost", () => {
    const alone = analyzeRows(sheet, { methods: [{ id: "abc" }], period: named.period }).value?.report;
    const report = analyzeRows(sheet, { methods: [{ id: "abc" }, { id: "growth" }], ...named }).value?.report;
    const shared = ({ rowsRead, rowsUsed, leftOut, net, positive, concentration }: NonNullable<typeof report>) => ({
      ...{ rowsRead, rowsUsed, leftOut, net, positive, concentration },
    });
    expect(report && shared(report)).toEqual(alone && shared(alone));
    expect(alone?.leftOut).toEqual([expect.objectContaining({ reason: "outsidePeriod", rows: 12 })]);
    expect([alone?.customers, report?.customers]).toEqual([3, 4]);
    // Without a method that compares, the window changes nothing.
    const unused = analyzeRows(sheet, { methods: [{ id: "abc" }], ...named }).value;
    expect(unused?.gathering).toEqual(
      analyzeRows(sheet, { methods: [{ id: "abc" }], period: named.period }).value?.gathering,
    );
  });

  test.each([
    {
      language: "en",
      rule: "Growth: 2025-01-01 to 2025-12-31 against 2023-01-01 to 2023-12-31; growing from +10%, declining from -10%",
      line: ["Compared with", "2023-01-01 – 2023-12-31"],
      why: "0 from 2025-01-01 to 2025-12-31, after 30 from 2023-01-01 to 2023-12-31: -30, that is -100%; 27 short of Stable.",
    },
    {
      language: "zh",
      rule: "增长：2025-01-01 至 2025-12-31，对比 2023-01-01 至 2023-12-31；增长 ≥ +10%，下滑 ≤ -10%",
      line: ["对比期", "2023-01-01 – 2023-12-31"],
      why: "本期（2025-01-01 至 2025-12-31）0，对比期（2023-01-01 至 2023-12-31）30：-30，即 -100%；距“平稳”还差 27。",
    },
  ])("are printed in $language", ({ language, rule, line, why }) => {
    const { value } = analyzeRows(sheet, { ...policyOf(), ...named, language });
    const cells = (value?.plan.edits ?? []).flatMap((edit) =>
      edit.kind === "setCells" ? [...edit.columns.map(({ values }) => [...values])] : [],
    );
    const all = cells.flat();
    // In as many lines as the sheet is wide enough for.
    const text = cells.map((column) => column.join("").replace(/\s/g, ""));
    expect(text.some((column) => column.includes(rule.replace(/\s/g, "")))).toBe(true);
    expect(all).toContain(why);
    expect(all).toEqual(expect.arrayContaining(line));
  });

  test("find what a customer of earlier days alone is called, and of which group it is", () => {
    const head: CellValue[] = ["Customer ID", "Customer", "Region", "Date", "Amount"];
    const list: CellValue[][] = [
      head,
      ["1", "Ada", "North", day(2023, 5, 1), 10],
      ["1", "Ada Ltd", "South", day(2025, 5, 1), 10],
      ["2", "Bob", "North", day(2023, 5, 1), 10],
      ["2", "Bob Ltd", "North", day(2023, 6, 1), 10],
      ["2", "Bob Ltd", "North", day(2023, 7, 1), 10],
      ["2", "Robert", "West", day(2024, 7, 1), 10],
      ["3", "Cy", "South", day(2025, 7, 1), 10],
    ];
    const { value } = analyzeRows(list, { ...policyOf(), ...named, columns: { within: "Region" } });
    const { names, groups } = value?.gathering.customers ?? {};
    expect(names).toEqual(["Ada Ltd", "Bob Ltd", "Cy"]);
    expect(Array.from(groups?.of ?? [], (group) => groups?.names[group])).toEqual(["South", "North", "South"]);
  });

  test.each([1, 3, 7])("are the same where the rows come in parts of %i", (size) => {
    const { value: policy } = readPolicy({ ...policyOf(), ...named });
    const table = tableFromRows(sheet, "Sales!A1");
    const columns = policy && findColumns(table, policy).value;
    if (!policy || !columns) throw new Error("the policy and the columns are fit");
    const { value } = finish(gather(inParts(table, size), columns, { policy, today: TODAY }));
    expect(value).toEqual(outcome().value?.gathering);
  });

  test("leave the months and orders out that the policy leaves out, in both windows", () => {
    const { value } = analyzeRows(sheet, {
      ...policyOf(),
      ...named,
      leaveOut: [
        { month: "2023-12", reason: "fair" },
        { month: "2025-12", reason: "fair" },
      ],
    });
    const [before, now] = value?.results[0]?.classes.details?.map(({ values }) => values[0]) ?? [];
    expect([before, now]).toEqual([60.1, 100.3]);
  });

  test.each([
    {
      about: "windows of unlike length",
      policy: { period: { from: "2025-01-01", to: "2025-06-30" } },
      issue: { kind: "windowsDiffer", severity: "warning", facts: { before: 365, now: 181 } },
      says: /181 days and the comparison window 365/,
    },
    {
      about: "an earlier window that the data does not reach",
      policy: { comparison: { from: "2020-01-01", to: "2020-12-31" } },
      issue: {
        kind: "nothingBefore",
        severity: "error",
        facts: { from: "2020-01-01", to: "2020-12-31", since: "2022-12-31", by: "days" },
      },
      says: /Choose a later comparison window/,
    },
    {
      about: "one that it reaches in part",
      policy: { comparison: { from: "2022-07-01", to: "2023-06-30" } },
      issue: {
        kind: "windowNotCovered",
        severity: "warning",
        facts: { from: "2022-07-01", to: "2023-06-30", since: "2022-12-31", by: "days" },
      },
      says: /only partly covered/,
    },
  ])("say of $about what it means", ({ policy, issue, says }) => {
    const { issues } = analyzeRows(sheet, { ...policyOf(), ...named, ...policy });
    expect(issues).toContainEqual(issue);
    expect(issues.map((each) => describeIssue(each, "en")).join("\n")).toMatch(says);
  });

  test("end with the latest day of the data where the period has no end", () => {
    const { value } = analyzeRows(sheet.slice(0, -1), { ...policyOf(), ...named, period: { from: "2025-01-01" } });
    const result = value?.results[0];
    expect(result && explain(result, 0).facts).toMatchObject({
      days: [day(2023, 1, 1), day(2025, 1, 1), day(2026, 1, 1)],
      until: day(2023, 12, 31),
      now: 1_020.7,
    });
  });

  test("are borne by every method beside growth, whose customers may have no rows in the period", () => {
    const methods = [
      ...["abc", "pareto", "percentile", "top", "rfm", "xyz", "lifecycle", "growth"].map((id) => ({ id })),
      { id: "tiers", unit: "one", tiers: [{ label: "Some", from: 1 }] },
      { id: "clv", model: "historic" },
    ];
    const { value, issues } = analyzeRows(sheet, { methods, amountUnit: "one", ...named });
    expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
    const bob = value?.results.map(({ choice, classes }) => [choice.id, classes.list[classes.of[1] ?? 0]?.kind]);
    expect(Object.fromEntries(bob ?? [])).toEqual({
      ...{ abc: "zero", pareto: "zero", percentile: "zero", top: "zero", tiers: "none", clv: "zero" },
      ...{ rfm: "notRated", xyz: "notRated", lifecycle: "notRated", growth: "lost" },
    });
  });
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
