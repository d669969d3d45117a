import { whyOf } from "../../../src/core/why";
import fc from "fast-check";
import type { CellValue } from "../../../src/core/table";
import { analyzeRows, classesByName, kinds } from "../rows";

const HEAD: CellValue[] = ["Customer", "Date", "Amount", "Due date", "Paid date"];
const DUE = 45_688; // 31 January 2025
const policy = { methods: [{ id: "payment" }] };

/** Invoices of one customer, paid so many days after the day they were due; `open` ones are not paid yet. */
function invoices(customer: string, list: readonly (readonly [number, number | "open"])[]): CellValue[][] {
  return list.map(([amount, days]) => [customer, DUE - 30, amount, DUE, days === "open" ? null : DUE + days]);
}

function detailsOf(rows: readonly CellValue[][], options: object = policy): (number | string | undefined)[] {
  const { value } = analyzeRows([HEAD, ...rows], options);
  return (value?.results[0]?.classes.details ?? []).map(({ values }) => values[0]);
}

// The project's definitions, section 9: amounts and days of published worked examples.
test.each([
  {
    about: "100 to 500 at -10 to 10 days",
    rows: invoices("A", [
      [100, -10],
      [200, -5],
      [300, 0],
      [400, 5],
      [500, 10],
    ]),
    late: 4.67,
    signed: 3.33,
    is: "Normal",
  },
  {
    about: "4000, 6000 and 2000 at 0, 6 and 8 days",
    rows: invoices("A", [
      [4000, 0],
      [6000, 6],
      [2000, 8],
    ]),
    late: 4.33,
    signed: 4.33,
    is: "Normal",
  },
])("$about: $late days late, $signed signed", ({ rows, late, signed, is }) => {
  const [found, foundSigned] = detailsOf(rows).map((value) => Math.round(Number(value) * 100) / 100);
  expect([found, foundSigned]).toEqual([late, signed]);
  expect(classesByName(analyzeRows([HEAD, ...rows], policy))).toEqual({ A: is });
});

test.each([
  { about: "paid early", list: [[10, -3]], is: "Prompt" },
  { about: "paid on the day", list: [[10, 0]], is: "Prompt" },
  { about: "one day late", list: [[10, 1]], is: "Normal" },
  { about: "exactly at a bound", list: [[10, 15]], is: "Normal" },
  {
    about: "a cent over a bound",
    list: [
      [1_000_000, 15],
      [0.01, 16],
    ],
    is: "Slow",
  },
  { about: "exactly at the last bound", list: [[10, 30]], is: "Slow" },
  { about: "beyond", list: [[10, 31]], is: "Poor" },
  {
    about: "early payments do not make up for late ones",
    list: [
      [100, -60],
      [100, 60],
    ],
    is: "Slow",
  },
  {
    about: "the larger invoice weighs more",
    list: [
      [1000, 2],
      [10, 90],
    ],
    is: "Normal",
  },
  { about: "a credit note alone", list: [[-10, 40]], is: "Not rated" },
  {
    about: "a credit note beside an invoice",
    list: [
      [100, 0],
      [-50, 90],
    ],
    is: "Prompt",
  },
  { about: "nothing but zero", list: [[0, 90]], is: "Not rated" },
] as const)("$about: $is", ({ list, is }) => {
  expect(classesByName(analyzeRows([HEAD, ...invoices("A", list)], policy))).toEqual({ A: is });
});

test("open and overdue counts up to the analysis date, open and not yet due says nothing", () => {
  const rows: CellValue[][] = [
    ["Overdue", DUE - 30, 10, DUE, null],
    ["Not yet", DUE - 30, 10, DUE + 100, null],
    ["Due today", DUE - 30, 10, DUE + 20, null],
    ["Paid", DUE - 30, 10, DUE, DUE + 20],
  ];
  // Nothing was sold after the first day, but something was paid: that is the latest day known.
  const outcome = analyzeRows([HEAD, ...rows], policy);
  expect(classesByName(outcome)).toEqual({
    Overdue: "Slow",
    "Not yet": "Not rated",
    "Due today": "Not rated",
    Paid: "Slow",
  });
  expect(outcome.issues).toContainEqual({
    kind: "openInvoices",
    severity: "note",
    facts: { asOf: "2025-02-20", overdue: 1, notDue: 2 },
  });
  const stated = analyzeRows([HEAD, ...rows], { ...policy, period: { analysisDate: "2025-02-10" } });
  expect(classesByName(stated)).toMatchObject({ Overdue: "Normal", "Not yet": "Not rated", Paid: "Slow" });
});

test("what cannot be judged is said by row", () => {
  const rows: CellValue[][] = [
    ["A", DUE, 10, "soon", DUE],
    ["A", DUE, 10, null, DUE],
    ["A", DUE, 10, DUE, "cheque"],
    ["A", DUE, 10, DUE, 80_000],
    ["A", DUE, 10, DUE, DUE],
  ];
  const outcome = analyzeRows([HEAD, ...rows], policy);
  expect(classesByName(outcome)).toEqual({ A: "Prompt" });
  expect(outcome.issues.map(({ facts }) => facts)).toEqual([
    { reason: "noDueDate", rows: 2, firstRows: [2, 3] },
    { reason: "unreadPaidDate", rows: 1, firstRows: [4] },
    { reason: "paidInFuture", rows: 1, firstRows: [5] },
  ]);
});

test("without the dates, or with bounds out of order, it is refused", () => {
  const rows: CellValue[][] = [
    ["Customer", "Amount", "Due date"],
    ["A", 1, DUE],
  ];
  expect(analyzeRows(rows, policy).issues).toEqual([
    { kind: "roleMissing", severity: "error", facts: { role: "paidDate", method: "payment" } },
  ]);
  expect(
    kinds(
      analyzeRows(
        [
          ["Customer", "Amount"],
          ["A", 1],
        ],
        policy,
      ),
    ),
  ).toEqual(["roleMissing"]);
  expect(kinds(analyzeRows(rows, { methods: [{ id: "payment", normal: 40 }] }))).toEqual(["badPolicy"]);
});

test("a date of the sale is not needed, and amounts of any size and precision add up", () => {
  const rows: CellValue[][] = [
    ["Customer", "Amount", "Due date", "Paid date"],
    ["Large", 9e14, DUE, DUE + 15],
    ["Large", 9e14, DUE, DUE + 15],
    ["Fine", 0.1234567, DUE, DUE + 15],
    ["Fine", 0.2, DUE, DUE + 15],
  ];
  expect(classesByName(analyzeRows(rows, policy))).toEqual({ Large: "Normal", Fine: "Normal" });
  expect(classesByName(analyzeRows(rows.slice(0, 3), policy))).toEqual({ Large: "Normal" });
});

test("within groups every customer keeps its class, since nothing is ranked", () => {
  const rows = [
    ...invoices("A", [[10, 3]]).map((row) => [...row, "North"]),
    ...invoices("B", [[10, 40]]).map((row) => [...row, "South"]),
    ...invoices("C", [[-1, 40]]).map((row) => [...row, "South"]),
  ];
  const outcome = analyzeRows([[...HEAD, "Region"], ...rows], { ...policy, columns: { within: "Region" } });
  expect(classesByName(outcome)).toEqual({ A: "Normal", B: "Poor", C: "Not rated" });
  expect(outcome.value?.results[0]?.classes.details?.[0]?.values).toEqual(Float64Array.of(3, 40, NaN));
});

const invoice = fc.tuple(
  fc.constantFrom("P", "Q", "R"),
  fc.integer({ min: -2_000, max: 20_000 }).map((cents) => cents / 100),
  fc.oneof(fc.integer({ min: -20, max: 60 }), fc.constant("open" as const)),
);

test("the order of the rows, a scale, halves and rows of nothing change no class", () => {
  fc.assert(
    fc.property(fc.array(invoice, { minLength: 1, maxLength: 20 }), (list) => {
      const anchor = invoices("Z", [[1, 70]]);
      const rowsOf = (some: typeof list) => some.flatMap(([name, amount, days]) => invoices(name, [[amount, days]]));
      const classes = classesByName(analyzeRows([HEAD, ...anchor, ...rowsOf(list)], policy));
      expect(classesByName(analyzeRows([HEAD, ...rowsOf([...list].reverse()), ...anchor], policy))).toEqual(classes);
      const larger = list.map(([name, amount, days]): typeof invoice extends fc.Arbitrary<infer T> ? T : never => [
        name,
        Math.round(amount * 100) * 10,
        days,
      ]);
      expect(classesByName(analyzeRows([HEAD, ...anchor, ...rowsOf(larger)], policy))).toEqual(classes);
      const doubled = rowsOf([...list, ...list]);
      expect(classesByName(analyzeRows([HEAD, ...anchor, ...doubled], policy))).toEqual(classes);
      const withZero = [...rowsOf(list), ...list.slice(0, 1).flatMap(([name]) => invoices(name, [[0, 10]]))];
      expect(classesByName(analyzeRows([HEAD, ...anchor, ...withZero], policy))).toEqual(classes);
    }),
    { numRuns: 30 },
  );
});

test("why: how late, how many rows, open ones, and what is too much for the class above", () => {
  const rows = [
    ...invoices("A", [
      [100, -10],
      [100, 0],
    ]),
    ...invoices("B", [
      [100, 20],
      [300, -4],
    ]),
    ...invoices("C", [[100, 20]]),
    ...invoices("D", [[100, 50]]),
    ...invoices("E", [[-10, 40]]),
  ];
  const [result] = analyzeRows([HEAD, ...rows], policy).value?.results ?? [];
  expect(result && [0, 1, 2, 3, 4].map(whyOf(result, "en"))).toEqual([
    "0 days late on average (-5 with early payments deducted) over 2 rows: at most 0.",
    "5 days late on average (2 with early payments deducted) over 2 rows: at most 15, over 0; 5 days too many for Prompt.",
    "20 days late on average over 1 row: at most 30, over 15; 5 days too many for Normal.",
    "50 days late on average over 1 row: over 30; 20 days too many for Slow.",
    "No invoice that is paid or overdue, so it is not rated.",
  ]);
  expect(result?.classes.details?.map(({ values }) => Array.from(values, Number))).toEqual([
    [0, 5, 20, 50, NaN],
    [-5, 2, 20, 50, NaN],
    [0, 0, 0, 0, NaN],
  ]);
});

test.each([
  { prompt: 15, normal: 15, slow: 30 },
  { prompt: 16, normal: 15, slow: 30 },
  { prompt: 0, normal: 30, slow: 30 },
  { prompt: 0, normal: 31, slow: 30 },
])("bounds have to rise: $prompt, $normal, $slow do not", (bounds) => {
  expect(kinds(analyzeRows([HEAD, ...invoices("A", [[1, 1]])], { methods: [{ id: "payment", ...bounds }] }))).toEqual([
    "badPolicy",
  ]);
});
