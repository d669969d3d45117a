import { dayFrom } from "../../../src/core/days";
import { layOut } from "../../../src/core/sheets/layout";
import { MOST_LOG_BYTES, layOutLog, logRun } from "../../../src/core/sheets/log-sheet";
import { layOutMemory, type Remembered } from "../../../src/core/sheets/memory";
import type { Edit, ListColumn } from "../../../src/core/plan";
import { fingerprintOf, stampOf } from "../../../src/core/policies/fingerprint";
import type { OwnSheet, Recalled } from "../../../src/core/sheets/recalled";
import { finish } from "../../../src/core/steps";
import { tableFromRows } from "../../../src/core/intake/head-table";
import type { CellValue } from "../../../src/core/table";
import { assess, partsOf, policyOf, recalledFrom, sheetsOf, type Grid } from "../book";

const TODAY = dayFrom(2026, 1, 31) ?? 0;

const ROWS: Grid = [
  ["Customer", "Amount"],
  ["Ann", 900],
  ["Ben", 90.5],
  ["Cleo", -10],
];

const REMEMBERED: Remembered = {
  ...{ recalled: {}, unreadable: "leave", source: "0123456789abcdef" },
  occasion: { moment: { day: TODAY, minute: 615 }, author: "Wu", version: "1.2.3" },
};

function assessed(policy: object = {}) {
  const { value } = assess(ROWS, policyOf(policy), { today: TODAY });
  if (!value) throw new Error("the rows make classes");
  return value;
}

const COLUMNS: ListColumn[] = [
  { header: "Customer", width: 1, cells: { values: ["Ann", "Ben", "Cleo"], format: "@" } },
  { header: "Class", width: 1, cells: { values: ["A", "B", null], format: "@" } },
];

function memory(change: Partial<Remembered> = {}, policy: object = {}, columns = COLUMNS) {
  const { value, issues } = finish(layOutMemory(assessed(policy).report, columns, { ...REMEMBERED, ...change }));
  const sheets = (edits: readonly Edit[] = []) => [...new Set(edits.map(({ sheet }) => sheet))].join(" ");
  return {
    ...{ lasting: sheets(value?.lasting), everyRun: sheets(value?.everyRun), said: issues.map(({ kind }) => kind) },
    ...{ facts: issues.map(({ facts }) => facts), edits: value?.everyRun ?? [] },
  };
}

/** What the run before left, by another policy. */
function left(policy: object = {}): Recalled & { readonly parts: readonly string[] } {
  const { value } = finish(layOut(assessed(policy), REMEMBERED));
  if (!value) throw new Error("the classes are laid out");
  return { ...recalledFrom(sheetsOf(value), partsOf(value)), parts: partsOf(value) };
}

const OLD = { methods: [{ id: "abc", cuts: [0.5] }] };
const OLD_STAMP = stampOf(assessed(OLD).report.policy);
const NEWER = `<policy xmlns="urn:ka-excel:policy">{"version":99}</policy>`;
const DAMAGED = `<policy xmlns="urn:ka-excel:policy">{"version":</policy>`;

test.each<[string, Partial<Remembered>, { lasting: string; everyRun: string; said: string[] }]>([
  ["nothing is there yet", {}, { lasting: "policy", everyRun: "log history", said: [] }],
  [
    "the policy of an earlier run is replaced",
    { recalled: left(OLD) },
    { lasting: "policy", everyRun: "log history", said: [] },
  ],
  [
    "the policy that was taken over is there still",
    { recalled: left(OLD), taken: OLD_STAMP },
    { lasting: "policy", everyRun: "log history", said: [] },
  ],
  [
    "somebody changed it meanwhile",
    { recalled: left(OLD), taken: "0000000000000000" },
    { lasting: "", everyRun: "", said: ["policyChanged"] },
  ],
  [
    "somebody changed it meanwhile to what is written now",
    { recalled: left(), taken: "0000000000000000" },
    { lasting: "policy", everyRun: "log history", said: [] },
  ],
  [
    "somebody took it out meanwhile",
    { taken: "0000000000000000" },
    { lasting: "policy", everyRun: "log history", said: [] },
  ],
  ["a newer KA wrote it", { recalled: { parts: [NEWER] } }, { lasting: "", everyRun: "", said: ["newerPolicy"] }],
  [
    "it cannot be read, and is left",
    { recalled: { parts: [DAMAGED] } },
    { lasting: "", everyRun: "log history", said: ["policySheetLeft"] },
  ],
  [
    "it cannot be read, and another was chosen",
    { recalled: { parts: [DAMAGED] }, unreadable: "replace" },
    { lasting: "policy", everyRun: "log history", said: ["policySheetReplaced"] },
  ],
  [
    "its sheet has no table",
    { recalled: { broken: ["policy"] }, unreadable: "replace" },
    { lasting: "", everyRun: "", said: ["policySheetBroken"] },
  ],
  [
    "log and history have no tables",
    { recalled: { broken: ["log", "history"] } },
    { lasting: "policy", everyRun: "", said: ["memoryLeft", "memoryLeft"] },
  ],
  [
    "the log has no table",
    { recalled: { broken: ["log"] } },
    { lasting: "policy", everyRun: "history", said: ["memoryLeft"] },
  ],
])("%s", (_, change, is) => {
  const { lasting, everyRun, said } = memory(change);
  expect({ lasting, everyRun, said }).toEqual(is);
});

test("what is left as it is, is named as the sheet is called", () => {
  expect(memory({ recalled: { broken: ["log", "history"] } }).facts).toEqual([
    { sheet: "KA Log", columns: [] },
    { sheet: "KA History", columns: [] },
  ]);
  expect(memory({ recalled: { parts: [DAMAGED] } }, { language: "zh" }).facts).toEqual([{ sheet: "KA 策略" }]);
});

test("a policy that is too large for a workbook is refused", () => {
  const treatments = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`C${i}`, "长".repeat(2_000)]));
  const { lasting, everyRun, said } = memory({}, { treatments });
  expect({ lasting, everyRun, said }).toEqual({ lasting: "", everyRun: "", said: ["policyTooLarge"] });
});

/** The lines that edits write to a sheet, its headers first. */
function linesOf(edits: readonly Edit[], sheet: string): CellValue[][] {
  const [heads, body] = edits.flatMap((edit) =>
    edit.kind === "setCells" && edit.sheet === sheet ? [edit.columns] : [],
  );
  const headers = (heads ?? []).map(({ values }) => values[0] ?? null);
  const rows = body?.[0]?.values.length ?? 0;
  return [headers, ...Array.from({ length: rows }, (_, row) => (body ?? []).map(({ values }) => values[row] ?? null))];
}

test.each<[string, ListColumn[], CellValue[][]]>([
  [
    "by name",
    COLUMNS,
    [
      ["Customer", "Run 2026-01-31 10:15"],
      ["Ann", "A"],
      ["Ben", "B"],
      ["Cleo", ""],
    ],
  ],
  [
    "by id and name",
    [{ header: "Customer ID", width: 1, cells: { values: ["1", 2, null], format: "@" } }, ...COLUMNS],
    [
      ["Customer ID", "Customer", "Run 2026-01-31 10:15"],
      ["1", "Ann", "A"],
      ["2", "Ben", "B"],
      ["", "Cleo", ""],
    ],
  ],
  [
    "by id alone, which then are the names",
    [{ header: "Customer ID", width: 1, cells: { values: ["1", "2"], format: "@" } }, ...COLUMNS.slice(1)],
    [
      ["Customer", "Run 2026-01-31 10:15"],
      ["1", "A"],
      ["2", "B"],
    ],
  ],
])("the history has the classes of the account list, %s", (_, columns, is) => {
  expect(linesOf(memory({}, {}, columns).edits, "history")).toEqual(is);
});

describe("the log", () => {
  const HEAD = [
    ...[
      "When",
      "Author (as typed)",
      "Source",
      "Rows",
      "Customers",
      "Classification",
      "Customers by class",
      "Sums by class",
    ],
    ...["Net total", "Checks passed", "Policy fingerprint", "Source fingerprint", "KA version"],
  ];
  const { report } = assessed();
  const log = (sheet?: OwnSheet, of = report, occasion = REMEMBERED.occasion) =>
    layOutLog(logRun(of, { occasion, source: "s" }), sheet);
  const sheetOf = (...lines: Grid): OwnSheet => ({ table: tableFromRows(lines, "KA Log!A1") });
  const LINE = [
    ...["2026-01-31 10:15", "Wu", "Sales!A1:C6", 3, 3, "ABC", "A 1; B 1; C 0; Zero 0; Negative 1"],
    ...[
      "A 900.00; B 90.50; C 0.00; Zero 0.00; Negative -10.00",
      980.5,
      "5 of 5",
      fingerprintOf(report.policy),
      "s",
      "1.2.3",
    ],
  ];

  test("a line says when, by whom, of what and with what result a run was", () => {
    const [head, line, ...others] = linesOf(log(), "log");
    expect(head).toEqual(HEAD);
    expect(others).toEqual([]);
    const sums = (cell: CellValue | undefined) => String(cell).replaceAll("−", "-").split("; ");
    expect([line?.slice(0, 5), line?.[5], line?.slice(8)]).toEqual([LINE.slice(0, 5), "ABC", LINE.slice(8)]);
    expect(sums(line?.[7])[0]).toMatch(/^A 900/);
    expect(String(line?.[6]).split("; ").slice(0, 2)).toEqual(["A 1", "B 1"]);
  });

  test("who runs KA and with which version may be unknown; a method has the name that it was given", () => {
    const named = assessed({ methods: [{ id: "abc", name: "Ours" }] }).report;
    const [, line] = linesOf(log(undefined, named, { moment: { day: TODAY } }), "log");
    expect([line?.[0], line?.[1], line?.[5], line?.[12]]).toEqual(["2026-01-31", "", "Ours", ""]);
  });

  test("a policy with a name has it in a column of its own, which then stays", () => {
    const named = assessed({ name: "Key accounts 2026" }).report;
    const [head = [], line = []] = linesOf(log(undefined, named), "log");
    expect([...head.slice(HEAD.length), line[head.indexOf("Policy name")]]).toEqual([
      "Policy name",
      "Key accounts 2026",
    ]);
    expect(line[head.indexOf("Policy fingerprint")]).toBe(fingerprintOf(report.policy));
    const [again = [], , other = []] = linesOf(log(sheetOf(head, line)), "log");
    expect([again, other[head.indexOf("Policy name")] ?? null]).toEqual([head, null]);
  });

  test("the lines that are there stay, columns of somebody's own with them; empty ones go", () => {
    const sheet = sheetOf(
      ["Mine", "行数", "时间"],
      ["x", 7, "2025-01-01"],
      [null, null, null],
      ["only mine", null, null],
    );
    const [head = [], ...lines] = linesOf(log(sheet), "log");
    expect(head).toEqual([...HEAD, "Mine"]);
    const of = (name: string) => lines.map((line) => line[head.indexOf(name)]);
    expect(of("When")).toEqual(["2025-01-01", null, "2026-01-31 10:15"]);
    expect(of("Rows")).toEqual([7, null, 3]);
    expect(of("Mine")).toEqual(["x", "only mine", null]);
  });

  test("of more lines than there is room for the oldest go, and no more than need to", () => {
    // A thousand bytes a line: 999 and the end of the text, and 9 for each of the other cells, which are empty.
    const long = (i: number) => `${String(i).padStart(4, "0")}${"é".repeat(497)}`;
    const lines = Array.from({ length: 400 }, (_, i) => [long(i)]);
    const [, ...kept] = linesOf(log(sheetOf(["Mine"], ...lines)), "log");
    const mine = kept.map((line) => line.at(-1)).slice(0, -1);
    expect(mine.at(-1)).toBe(long(399));
    expect(mine[0]).toBe(long(400 - mine.length));
    const bytes = mine.length * 999;
    expect(bytes).toBeLessThanOrEqual(MOST_LOG_BYTES);
    expect(bytes).toBeGreaterThan(MOST_LOG_BYTES - 2_000);
  });
});
