import type { Assessment } from "../../src/core/analyze";
import { dayFrom } from "../../src/core/days";
import { tableFromRows } from "../../src/core/intake/head-table";
import { layOut } from "../../src/core/sheets/layout";
import type { SheetRole } from "../../src/core/plan/own-sheets";
import type { Policy } from "../../src/core/policy";
import type { OwnSheet, Recalled } from "../../src/core/sheets/recalled";
import { savedPolicy } from "../../src/core/sheets/saved-policy";
import { COMPARED_SHEETS, type ComparedSheet } from "../../src/core/verification/sheet-differences";
import { finish } from "../../src/core/steps";
import type { CellValue } from "../../src/core/table";
import { lastRunNoted, verify } from "../../src/core/verification";
import { assess, partsOf, policyOf, printOf, recalledFrom, sheetsOf, type Grid } from "./book";

const day = (month: number, date: number) => dayFrom(2026, month, date) ?? 0;

const ROWS: Grid = [
  ["Customer", "Date", "Amount"],
  ["Ann", day(1, 5), 700],
  ["Ben", day(1, 6), 150],
  ["Cleo", day(1, 7), 60],
  ["Cleo", day(1, 8), 40],
  ["Dora", day(1, 9), 50],
];

/** A workbook after a run, as whoever opens it finds it: cells by sheet, and the custom XML parts. */
interface Book {
  readonly sheets: Map<SheetRole, Grid>;
  parts: string[];
  rows: Grid;
  policy: object | undefined;
  today: number;
}

function assessed(rows: Grid, policy: Policy, how: { today: number; recalled?: Recalled }): Assessment {
  const { value } = assess(rows, policy, how);
  if (!value) throw new Error("the rows make classes");
  return value;
}

let standard: Book | undefined;

/** A workbook that was classified on the last day of January. */
function classified(how: { rows?: Grid } & Record<string, unknown> = {}): Book {
  if (Object.keys(how).length > 0) return classify(how);
  return structuredClone((standard ??= classify({})));
}

function classify({ rows = ROWS, ...policy }: { rows?: Grid } & Record<string, unknown>): Book {
  const today = day(1, 31);
  const assessment = assessed(rows, policyOf(policy), { today });
  const { value } = finish(
    layOut(assessment, {
      ...{ recalled: {}, unreadable: "leave", source: printOf(rows) },
      occasion: { moment: { day: today, minute: 600 }, author: "Wu", version: "1.2.3" },
    }),
  );
  if (!value) throw new Error("the classes are laid out");
  return {
    sheets: sheetsOf(value),
    parts: partsOf(value),
    rows: rows.map((row) => [...row]),
    policy: undefined,
    today: day(2, 28),
  };
}

function furtherIn({ sheets }: Book, role: ComparedSheet) {
  const cells = sheets.get(role);
  return cells ? [[role, { sheet: role, at: { row: 0, column: 0 }, cells }] as const] : [];
}

/** What `verify` says of it, by the policy that the workbook keeps. */
function verified(book: Book) {
  const recalled = recalledFrom(book.sheets, book.parts);
  const policy = book.policy ? policyOf(book.policy) : (savedPolicy(recalled).value?.policy ?? policyOf({}));
  const noted = lastRunNoted(recalled.log);
  const { value } = finish(
    verify({
      assessment: assessed(book.rows, policy, { today: noted?.day ?? book.today, recalled }),
      ...{ recalled, policy, today: book.today, summary: book.sheets.get("summary") },
      further: { sheets: new Map(COMPARED_SHEETS.flatMap((role) => furtherIn(book, role))) },
      source: printOf(book.rows),
    }),
  );
  if (!value) throw new Error("the workbook can be verified");
  return value;
}

const PARTS = ["results", "source", "policy", "overrides"] as const;

const states = (found: ReturnType<typeof verified>) => PARTS.map((part) => found[part].state).join(" ");

/** Differences as one line each. */
function said(found: ReturnType<typeof verified>, part: (typeof PARTS)[number]): string[] {
  return found[part].differences.map(({ kind, name, header, expected, found: is }) =>
    [kind, name, header, expected, is].map((one) => String(one ?? "")).join("|"),
  );
}

function sheetIn({ sheets }: Book, role: SheetRole): Grid {
  const cells = sheets.get(role);
  if (!cells) throw new Error(`there is no sheet ${role}`);
  return cells;
}

/** Puts a value into the line of a customer, or of a label. */
function put(book: Book, at: { sheet?: SheetRole; line: string; column: string | number }, value: CellValue): void {
  const cells = sheetIn(book, at.sheet ?? "accounts");
  const column = typeof at.column === "number" ? at.column : (cells[0] ?? []).indexOf(at.column);
  const line = cells.find((row) => row.includes(at.line));
  if (!line || column < 0) throw new Error(`no such cell: ${at.line}, ${at.column}`);
  line[column] = value;
}

function drop(book: Book, sheet: SheetRole, line: string): void {
  book.sheets.set(
    sheet,
    sheetIn(book, sheet).filter((row) => !row.includes(line)),
  );
}

test("a workbook as it was written agrees in all, and says when it was made and how much was looked at", () => {
  const found = verified(classified());
  expect(states(found)).toBe("agrees agrees agrees agrees");
  expect(found.when).toBe("2026-01-31 10:00");
  expect(PARTS.map((part) => found[part].count)).toEqual([0, 0, 0, 0]);
  expect(found.source.compared).toBe(5);
  expect(found.overrides.compared).toBe(0);
  // Seventeen columns of the list, and five of every line of the summary that is not empty and does not say when, by whom and in which run.
  const lines = sheetIn(classified(), "summary").filter((line) => line.some((cell) => cell !== null));
  expect(found.results.compared).toBe(4 * 17 + 5 * (lines.length - 3));
  expect(found.policy.compared).toBe(sheetIn(classified(), "policy").length - 1);
});

test.each<[string, (book: Book) => void, string, { [P in (typeof PARTS)[number]]?: string[] }]>([
  [
    "a class typed over",
    (book) => put(book, { line: "Ben", column: "Class" }, "C"),
    "differs agrees agrees agrees",
    { results: ["cell|Ben|Class|A|C"] },
  ],
  [
    "an amount in the sixth digit",
    (book) => put(book, { line: "Ben", column: "Amount" }, 150.0001),
    "differs agrees agrees agrees",
    { results: ["cell|Ben|Amount|150|150.0001"] },
  ],
  [
    "an amount as a text, and a cell that was emptied",
    (book) => {
      put(book, { line: "Ben", column: "Amount" }, "150");
      put(book, { line: "Dora", column: "Why" }, null);
    },
    "differs agrees agrees agrees",
    {
      results: [
        "cell|Ben|Amount|150|150",
        "cell|Dora|Why|Rank 4 of 4; larger customers already hold 95%, at or over the 95% cut-off; 50 short of B.|",
      ],
    },
  ],
  [
    "a digit beyond those that Excel keeps is none",
    (book) => put(book, { line: "Ben", column: "Share" }, 0.15 * (1 + 4e-15)),
    "agrees agrees agrees agrees",
    {},
  ],
  [
    "lines in another order, with others empty between them, and a column of somebody's own are none",
    (book) => {
      const [head = [], ...lines] = sheetIn(book, "accounts");
      const empty = head.map(() => null);
      book.sheets.set("accounts", [
        [...head, "Mine"],
        ...lines.toReversed().flatMap((line) => [empty, [...line, "mine"]]),
      ]);
    },
    "agrees agrees agrees agrees",
    {},
  ],
  [
    "a line that is gone, one that is nobody's",
    (book) => put(book, { line: "Cleo", column: "Customer" }, "Emil"),
    "differs agrees agrees agrees",
    { results: ["lineMissing|Cleo|||", "lineAdded|Emil|||"] },
  ],
  [
    "a line that stands twice, its name written in another way",
    (book) => sheetIn(book, "accounts").push([null, "  BEN "]),
    "differs agrees agrees agrees",
    { results: ["lineTwice|  BEN |||"] },
  ],
  [
    "a column renamed; one written in another case is none",
    (book) => {
      const [head = []] = sheetIn(book, "accounts");
      head[head.indexOf("Amount")] = "Money";
      head[head.indexOf("Class")] = "CLASS";
    },
    "differs agrees agrees agrees",
    { results: ["columnMissing||Amount||"].map((line) => line.replace("||Amount||", "|Amount|||")) },
  ],
  [
    "the column of names emptied, its header too: no line is compared",
    (book) => {
      put(book, { line: "Ben", column: "Class" }, "C");
      const list = sheetIn(book, "accounts");
      const at = list[0]?.indexOf("Customer") ?? -1;
      for (const line of list) line[at] = null;
    },
    "differs agrees agrees agrees",
    { results: ["columnMissing|Customer|||"] },
  ],
  [
    "no account list",
    (book) => book.sheets.delete("accounts"),
    "differs agrees agrees agrees",
    { results: ["listMissing||||"] },
  ],
  [
    "no summary",
    (book) => book.sheets.delete("summary"),
    "differs agrees agrees agrees",
    { results: ["summaryMissing||||"] },
  ],
  [
    "a figure of the summary",
    (book) => put(book, { sheet: "summary", line: "Net total", column: 1 }, 1001),
    "differs agrees agrees agrees",
    { results: ["summary|Net total|Source|1000|1001"] },
  ],
  [
    "a share of a class, told from the same label elsewhere",
    (book) => put(book, { sheet: "summary", line: "B", column: 4 }, 0.2),
    "differs agrees agrees agrees",
    { results: ["summary|B|Classes: ABC|0.1|0.2"] },
  ],
  [
    "a line of the summary that is gone",
    (book) => drop(book, "summary", "Gini coefficient"),
    "differs agrees agrees agrees",
    { results: ["summary|Gini coefficient|Concentration|Gini coefficient|"] },
  ],
  [
    "a line of somebody's own, and something beside a line, in the summary",
    (book) => {
      const lines = sheetIn(book, "summary");
      lines.splice(
        lines.findIndex(([label]) => label === "Rows used"),
        0,
        ["Remark", "mine"],
      );
      lines.find(([label]) => label === "Rows used")?.splice(5, 0, "counted");
    },
    "differs agrees agrees agrees",
    { results: ["summary|Rows used|Source||counted", "summary|Remark|Source||Remark"] },
  ],
  [
    "when and by whom the run was made, which every run says anew",
    (book) => {
      put(book, { sheet: "summary", line: "When", column: 1 }, "2026-02-02 08:00");
      put(book, { sheet: "summary", line: "Author (as typed)", column: 1 }, "Li");
    },
    "agrees agrees agrees agrees",
    {},
  ],
  [
    "a row changed, and with it what follows from it",
    (book) => {
      book.rows = book.rows.map(([name = null, date = null, amount = null]) => [
        name,
        date,
        name === "Dora" ? 51 : amount,
      ]);
      for (const role of ["accounts", "summary"] as const) book.sheets.delete(role);
    },
    "differs differs agrees agrees",
    { results: ["listMissing||||", "summaryMissing||||"], source: ["net||||"].map(() => "net|||1000|1001") },
  ],
  [
    "a row more",
    (book) => {
      book.rows.push(["Dora", day(1, 9), 0]);
      for (const role of ["accounts", "summary"] as const) book.sheets.delete(role);
    },
    "differs differs agrees agrees",
    { source: ["rows|||5|6"] },
  ],
  [
    "a row more with money",
    (book) => {
      book.rows.push(["Dora", day(1, 9), 5]);
    },
    "differs differs agrees agrees",
    { source: ["rows|||5|6", "net|||1000|1005"] },
  ],
  [
    "rows in another order, which moves no money",
    (book) => {
      const [head = [], first = [], ...others] = book.rows;
      book.rows = [head, ...others, first];
    },
    "agrees differs agrees agrees",
    {},
  ],
  [
    "a setting",
    (book) => {
      put(book, { sheet: "policy", line: "methods[0].cuts[0]", column: 1 }, 0.65);
    },
    "differs agrees differs agrees",
    { policy: ["setting|methods[0].cuts[0]||0.8|0.65"] },
  ],
  [
    "a setting that is there no more, and one that is new",
    (book) => {
      const columns = { customer: "Customer", amount: "Amount" };
      book.policy = { columns, methods: [{ id: "abc" }], treatments: { A: "visit" } };
    },
    "differs agrees differs agrees",
    { policy: ["setting|columns.date||Date|", "setting|treatments.A|||visit"] },
  ],
  [
    "a setting, where the part that keeps the policy is lost: the log knows its print",
    (book) => {
      book.parts = [];
      put(book, { sheet: "policy", line: "methods[0].cuts[0]", column: 1 }, 0.65);
    },
    "differs agrees differs agrees",
    {},
  ],
  [
    "nothing but the part is lost",
    (book) => {
      book.parts = [];
    },
    "agrees agrees agrees agrees",
    {},
  ],
  [
    "a class set by hand",
    (book) => {
      put(book, { line: "Cleo", column: "Set by hand" }, "A");
      put(book, { line: "Cleo", column: "Reason" }, "strategic");
    },
    "differs agrees agrees differs",
    {
      overrides: [
        "cell|Cleo|State|holds|",
        "summary|Classes set by hand|Classes set by hand|Classes set by hand|",
        "summary|Customer|Classes set by hand|Customer|",
      ],
    },
  ],
  [
    "a class that there is not, and one without a reason",
    (book) => {
      put(book, { line: "Cleo", column: "Set by hand" }, "Gold");
      put(book, { line: "Cleo", column: "Reason" }, "strategic");
      put(book, { line: "Ben", column: "Set by hand" }, "B");
    },
    "agrees agrees agrees differs",
    {
      overrides: [
        "override|Ben|noReason||B",
        "override|Cleo|unknownClass||Gold",
        "summary|Classes set by hand|Classes set by hand|Classes set by hand|",
        "summary|Customer|Classes set by hand|Customer|",
      ],
    },
  ],
])("%s", (_, spoil, is, differences) => {
  const book = classified();
  spoil(book);
  const found = verified(book);
  expect(states(found)).toBe(is);
  for (const part of PARTS) if (differences[part]) expect([part, said(found, part)]).toEqual([part, differences[part]]);
});

test("of many differences the first ten are named, and all counted", () => {
  const rows: Grid = [["Customer", "Date", "Amount"], ...Array.from({ length: 12 }, (_, i) => [`C${i}`, day(1, 5), 1])];
  const book = classified({ rows });
  for (let i = 0; i < 12; i++) put(book, { line: `C${i}`, column: "Class" }, "X");
  const { results } = verified(book);
  expect(results.count).toBe(12);
  expect(results.differences.map(({ name }) => name)).toHaveLength(10);
});

test("without a log nobody knows whether rows or policy are those of the last run", () => {
  const book = classified();
  book.sheets.delete("log");
  const found = verified(book);
  expect(states(found)).toBe("differs unchecked unchecked agrees");
  expect(found.when).toBe("");
  expect(said(found, "results").map((line) => line.split("|")[1])).toEqual(["Source fingerprint", "KA version"]);
  book.parts = [];
  expect(states(verified(book))).toBe("differs unchecked unchecked agrees");
});

test("customers of one name are told apart by their ids", () => {
  const rows: Grid = [
    ["Customer ID", "Customer", "Date", "Amount"],
    ["1", "Ann", day(1, 5), 700],
    ["2", "Ann", day(1, 6), 300],
  ];
  const book = classified({ rows });
  expect(states(verified(book))).toBe("agrees agrees agrees agrees");
  put(book, { line: "2", column: "Class" }, "A!");
  expect(said(verified(book), "results").map((line) => line.split("|").slice(0, 3).join(" "))).toEqual([
    "cell 2 Class",
  ]);
  const [head = []] = sheetIn(book, "accounts");
  head[head.indexOf("Customer ID")] = "Number";
  // By their names they take the lines in their order.
  expect(said(verified(book), "results").map((line) => line.split("|").slice(0, 3).join(" "))).toEqual([
    "columnMissing Customer ID ",
    "cell 2 Class",
  ]);
});

test("a class set by hand agrees until its day is over, and is named once", () => {
  const overrides = [{ customer: "Cleo", class: "A", reason: "strategic", date: "2026-01-02", expiry: "2026-02-28" }];
  const book = classified({ overrides });
  expect(states(verified(book))).toBe("agrees agrees agrees agrees");
  book.today = day(3, 1);
  const found = verified(book);
  expect(states(found)).toBe("agrees agrees agrees differs");
  expect(said(found, "overrides")).toEqual(["override|Cleo|expired||A"]);
  put(book, { line: "Cleo", column: "Reason" }, "other");
  put(book, { line: "Ben", column: "State" }, "holds");
  expect(said(verified(book), "overrides").map((line) => line.split("|")[1])).toEqual(["Cleo", "Ben"]);
  // Whose customer is gone cannot expire any more.
  book.rows = book.rows.filter(([name]) => name !== "Cleo");
  expect(said(verified(book), "overrides").filter((line) => line.startsWith("override"))).toEqual([]);
});

describe("the last run as the log says it", () => {
  const HEAD = ["When", "Source", "Rows", "Net total", "Policy fingerprint", "Source fingerprint", "KA version"];
  const logOf = (...lines: Grid): OwnSheet => ({ table: tableFromRows(lines, "KA Log!A1") });
  const run = (when: string, version = "1") => [when, "Sales!A1:C6", 5, 99.5, "p", "s", version];

  test.each<[string, OwnSheet | undefined, object | undefined]>([
    ["no log", undefined, undefined],
    ["an empty one", logOf(HEAD), undefined],
    [
      "one line",
      logOf(HEAD, run("2026-01-31 10:00")),
      {
        ...{ when: "2026-01-31 10:00", day: day(1, 31), source: "Sales!A1:C6", rows: 5, net: 99.5 },
        ...{ policy: "p", fingerprint: "s", version: "1" },
      },
    ],
    [
      "the latest, wherever it stands",
      logOf(HEAD, run("2026-01-31", "1"), run("2026-02-01", "2"), run("2026-01-30", "3")),
      { version: "2" },
    ],
    ["of two at one time the lower one", logOf(HEAD, run("2026-02-01", "1"), run("2026-02-01", "2")), { version: "2" }],
    ["a line without a time is none", logOf(HEAD, run("2026-02-01", "1"), run(" ", "2")), { version: "1" }],
    [
      "formulas that became values are no run",
      logOf(
        [...HEAD, "Formula made values"],
        [...run("2026-02-01", "1"), null],
        [...run("2026-02-02", "2"), "=KA.ABC(A1:A9)"],
      ),
      { version: "1" },
    ],
    [
      "columns in Chinese, in another order, and numbers that are none",
      logOf(["行数", "净额合计", "时间"], ["many", "much", "soon"]),
      {
        when: "soon",
        day: undefined,
        source: "",
        rows: undefined,
        net: undefined,
        policy: "",
        fingerprint: "",
        version: "",
      },
    ],
  ])("%s", (_, log, is) => {
    const noted = lastRunNoted(log);
    if (is === undefined) expect(noted).toBeUndefined();
    else expect(noted).toMatchObject(is);
  });
});
