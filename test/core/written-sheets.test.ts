import { listAccounts, withDistinctHeaders } from "../../src/core/sheets/account-list";
import { dayFrom } from "../../src/core/days";
import type { Entries } from "../../src/core/sheets/entries";
import { layOutFacts } from "../../src/core/sheets/facts-sheet";
import { layOut } from "../../src/core/sheets/layout";
import type { OnRequest, SheetRole } from "../../src/core/plan/own-sheets";
import { layOutPivots } from "../../src/core/sheets/pivot-sheet";
import type { Edit, ListColumn } from "../../src/core/plan";
import { finish } from "../../src/core/steps";
import type { CellValue } from "../../src/core/table";
import { analyzeRows } from "./rows";

/** What stands on KA's sheets beyond what the cases of whole workbooks show: limits, orders, formats and widths that only some rows have. */

const day = (year: number, month: number) => dayFrom(year, month, 1) ?? 0;

const SALES: readonly (readonly CellValue[])[] = [
  ["Customer", "Order", "Date", "Amount"],
  ["Ada", "1", day(2025, 1), 100],
  ["Ada", "2", day(2025, 3), 60],
  ["Ada", "3", day(2025, 4), 40],
  ["Bob", "4", day(2024, 2), 30],
];

function analysed(policy: object = {}, standing: readonly OnRequest[] = []) {
  const { value } = analyzeRows(SALES, policy, { standing });
  if (!value) throw new Error("the rows make classes");
  return value;
}

function editsOn<K extends Edit["kind"]>(edits: readonly Edit[], kind: K, sheet: SheetRole) {
  return edits.filter(
    (edit): edit is Extract<Edit, { kind: K }> => edit.kind === kind && "sheet" in edit && edit.sheet === sheet,
  );
}

const NO_ENTRIES: Entries = { ownColumns: [], of: new Map(), kept: [], said: new Map() };

function listOf(policy: object, entries?: Entries): readonly ListColumn[] {
  const { gathering, results } = analysed(policy);
  return finish(listAccounts(gathering, results, { language: "en", ...(entries ? { entries } : {}) }));
}

describe("the plan", () => {
  test("refuses more customers than a sheet has rows below its header", () => {
    const value = analysed();
    const { gathering } = value;
    const made = (count: number) =>
      finish(
        layOut({ ...value, gathering: { ...gathering, customers: { ...gathering.customers, count } } }),
      ).issues.find(({ kind }) => kind === "tooManyCustomers");
    expect(made(1_048_576)).toEqual({
      ...{ kind: "tooManyCustomers", severity: "error" },
      facts: { customers: 1_048_576, limit: 1_048_575 },
    });
  });

  test("makes PivotTables where only their slicers are asked for", () => {
    const pivots = editsOn(analysed({ outputs: ["slicers"] }).plan.edits, "makePivots", "pivot").flatMap(
      (edit) => edit.pivots,
    );
    expect(pivots.map(({ slicers }) => slicers.map(({ field }) => field))).toEqual([["Class"]]);
    expect(editsOn(analysed({ outputs: ["facts"] }).plan.edits, "makePivots", "pivot")).toEqual([]);
  });

  test.each<{ about: string; standing: readonly OnRequest[]; facts: object }>([
    { about: "one sheet", standing: ["watch"], facts: { sheets: ["KA Watch list"] } },
    { about: "two sheets", standing: ["watch", "facts"], facts: { sheets: ["KA Watch list", "KA Facts"] } },
  ])("names $about of an earlier run that it brings up to date", ({ standing, facts }) => {
    const { issues } = analyzeRows(SALES, {}, { standing });
    expect(issues.find(({ kind }) => kind === "alsoRefreshed")?.facts).toEqual(facts);
  });

  test("puts the formulas of added columns below their headers, once the table is there", () => {
    const value = analysed();
    const ownColumns = [
      { header: "Plain", format: "@" },
      { header: "Double", format: "General", formula: "=[@Amount]*2" },
    ];
    const plan = finish(layOut({ ...value, entries: { ...NO_ENTRIES, ownColumns } })).value;
    const edits = plan?.edits ?? [];
    const [opened] = editsOn(edits, "openSheet", "accounts");
    const columns = editsOn(edits, "setCells", "accounts")[0]?.columns ?? [];
    const headers = columns.map(({ values }) => values[0]);
    expect(editsOn(edits, "setFormula", "accounts")).toEqual([
      {
        ...{ kind: "setFormula", sheet: "accounts", formula: "=[@Amount]*2" },
        block: { row: 1, column: headers.indexOf("Double"), rows: 2, columns: 1 },
      },
    ]);
    expect(opened?.headers).toEqual(headers.slice(0, -2));
    const kinds = edits.map(({ kind }) => kind);
    expect(kinds.indexOf("setFormula")).toBeGreaterThan(kinds.indexOf("makeTable"));
  });
});

describe("the account list", () => {
  test.each([
    {
      about: "a header that comes again",
      headers: ["Class", "class", "CLASS"],
      is: ["Class", "class (2)", "CLASS (3)"],
    },
    { about: "one whose number is taken", headers: ["A", "A (2)", "a"], is: ["A", "A (2)", "a (3)"] },
  ])("numbers $about", ({ headers, is }) => {
    const cells = { values: [], format: "@" };
    expect(
      withDistinctHeaders(headers.map((header) => ({ header, cells, width: 9 }))).map(({ header }) => header),
    ).toEqual(is);
  });

  test.each([
    {
      about: "the amount of the year beside the whole one, where tiers go by it",
      policy: {
        methods: [
          {
            id: "tiers",
            tiers: [
              { label: "Key", from: 50 },
              { label: "Rest", from: 1 },
            ],
            period: "year",
          },
        ],
        amountUnit: "one",
      },
      is: "Rank 9 #,##0, Customer 34 @, Class 12 @, Amount 18 #,##0, Amount, last 12 months 18 #,##0, Share 11 0.00%, Cumulative share 19 0.00%",
    },
    {
      about: "what customers are ranked by beside the amount",
      policy: { methods: [{ id: "abc", by: "orders" }] },
      is: "Rank 9 #,##0, Customer 34 @, Class 12 @, Amount 18 #,##0, Orders 18 #,##0, Share 11 0.00%, Cumulative share 19 0.00%",
    },
  ])("has $about, with widths and formats", ({ policy, is }) => {
    const columns = listOf(policy).slice(0, 7);
    expect(columns.map(({ header, width, cells }) => `${header} ${width} ${cells.format}`).join(", ")).toBe(is);
  });
});

describe("the facts", () => {
  const made = (room: number, change: (amount: Float64Array) => Float64Array = (amount) => amount) => {
    const { gathering, results } = analysed({ outputs: ["facts"] });
    const { months } = gathering.customers;
    if (!months) throw new Error("the rows have days");
    const customers = { ...gathering.customers, months: { ...months, amount: change(months.amount) } };
    return finish(layOutFacts({ gathering: { ...gathering, customers }, results, language: "en", room }));
  };

  test.each([
    { about: "the months and the room where they are written by quarter", room: 3, facts: { months: 4, limit: 3 } },
    { about: "the quarters and the room where nothing is written", room: 2, facts: { rows: 3, limit: 2 } },
  ])("say $about", ({ room, facts }) => {
    expect(made(room).issues.at(-1)?.facts).toEqual(facts);
  });

  test("add up orders and amounts of a quarter", () => {
    const [, body] = editsOn(made(3).value ?? [], "setCells", "facts");
    const orders = body?.columns.at(-1);
    expect([...(orders?.values ?? [])]).toEqual([2, 1, 1]);
    expect(orders?.format).toBe("#,##0");
  });

  test("are nothing at all where even the quarters are too many, or where there are no days", () => {
    expect(made(2).value).toEqual([]);
    const { gathering, results } = analysed();
    const { value, issues } = finish(layOutFacts({ gathering, results, language: "en" }));
    expect([value, issues.map(({ kind }) => kind)]).toEqual([[], ["factsWithoutDates"]]);
  });

  test.each([
    { about: "a cent that is missing", by: -0.01, is: ["checkFailed"] },
    { about: "what adding up in another order may change", by: 1e-12, is: [] },
  ])("are held against the amounts of the list: $about", ({ by, is }) => {
    const outcome = made(9, (amount) => amount.map((value, i) => (i === 0 ? value + by : value)));
    expect(outcome.issues.map(({ kind }) => kind)).toEqual(is);
  });
});

describe("PivotTables", () => {
  const column = (header: string, values: readonly (string | number | null)[], format = "@"): ListColumn => ({
    ...{ header, width: 9 },
    cells: { values, format },
  });
  const SOURCE = {
    ...({ sheet: "facts", table: "KA_Facts" } as const),
    columns: [
      column("Region", ["West", null, "East", "West"]),
      column("Class", ["", "A", "B", "A"]),
      column("Amount", [1, 2, 4, 8], "#,##0"),
    ],
  };
  const pivotsOf = (wanted: readonly { readonly rows: string; readonly columns?: string }[], value = "Amount") =>
    finish(
      layOutPivots(
        SOURCE,
        wanted.map((one, i) => ({ name: `P${i}`, slicedBy: [], ...one })),
        { value, language: "en" },
      ),
    ).flatMap((edit) => (edit.kind === "makePivots" ? edit.pivots : []));

  test("have their lines in the order of the alphabet, classes as they come in the list, and what is missing last", () => {
    const [pivot] = pivotsOf([{ rows: "Region", columns: "Class" }]);
    expect(pivot?.shown).toMatchObject({
      rows: ["East", "West", ""],
      columns: ["A", "B", ""],
      sums: [
        [null, 4, null, 4],
        [8, null, 1, 9],
        [2, null, null, 2],
        [10, 4, 1, 15],
      ],
    });
    expect(pivot?.value).toMatchObject({ header: "Amount", format: "#,##0" });
  });

  test.each<{ about: string; wanted: { rows: string; columns?: string }; value?: string }>([
    { about: "a column down that the list does not have", wanted: { rows: "Owner", columns: "Class" } },
    { about: "a column across that it does not have", wanted: { rows: "Region", columns: "Owner" } },
    { about: "the same column down and across", wanted: { rows: "Region", columns: "Region" } },
    { about: "no column to add up", wanted: { rows: "Region" }, value: "Profit" },
  ])("are left out with $about", ({ wanted, value }) => {
    expect(pivotsOf([wanted], value)).toEqual([]);
  });

  test("stand side by side with two columns between them", () => {
    const [first, second] = pivotsOf([{ rows: "Region", columns: "Class" }, { rows: "Region" }]);
    expect([first?.at, second?.at]).toEqual([
      { row: 3, column: 0 },
      { row: 3, column: 7 },
    ]);
    expect(second?.shown).toMatchObject({ columns: [], sums: [[4], [9], [2], [15]] });
  });
});

test("the watch list has a column for owners as soon as somebody typed anything, and nothing but a sentence where nobody needs attention", () => {
  const value = analysed({ outputs: ["watch"] });
  const typed: Entries = {
    ...NO_ENTRIES,
    of: new Map([[1, { id: "", name: "Bob", cells: { owner: "Wu" }, before: {}, own: [] }]]),
  };
  const watch = (entries: Entries) => {
    const edits = finish(layOut({ ...value, entries })).value?.edits ?? [];
    const [head, body] = editsOn(edits, "setCells", "watch");
    const columns = head?.columns.map(({ values }) => values[0]) ?? [];
    return columns.map((header, i) => [header, body?.columns[i]?.values[0]]);
  };
  expect(watch(typed).filter(([header]) => header === "Owner")).toEqual([["Owner", null]]);
  expect(watch(NO_ENTRIES).filter(([, cell]) => cell !== null)).toEqual([["What", "Nobody needs attention"]]);
});

test.each([
  { about: "money with its decimals", by: "amount", formats: "@, #,##0, 0.0%, #,##0, 0.0%" },
  { about: "numbers with as many as they need", by: "orders", formats: "@, #,##0, 0.0%, #,##0.##, 0.0%" },
])("the classes of the summary add up $about", ({ by, formats }) => {
  const edits = editsOn(analysed({ methods: [{ id: "abc", by }] }).plan.edits, "setCells", "summary");
  const found = edits.find(({ columns }) => columns[0]?.values[0] === "A")?.columns.map(({ format }) => format);
  expect(found?.join(", ")).toBe(formats);
});
