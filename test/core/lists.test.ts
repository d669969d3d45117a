import type { Analysis } from "../../src/core/analyze";
import { dayFrom } from "../../src/core/days";
import { layOutFacts } from "../../src/core/sheets/facts-sheet";
import type { Outcome } from "../../src/core/issues";
import type { OnRequest, SheetRole } from "../../src/core/plan/own-sheets";
import type { Edit } from "../../src/core/plan";
import { finish } from "../../src/core/steps";
import type { CellValue } from "../../src/core/table";
import { overridesWith } from "../../src/core/sheets/entries";
import { TODAY, analyzeRows, kinds } from "./rows";

type Grid = readonly (readonly CellValue[])[];

/** What a plan writes to a sheet, its header first; nothing where it leaves the sheet alone. */
function sheet({ value }: Outcome<Analysis>, role: SheetRole): CellValue[][] {
  return editsOf(value, "setCells", role).flatMap(({ columns }) =>
    Array.from({ length: columns[0]?.values.length ?? 0 }, (_, row) =>
      columns.map(({ values }) => values[row] ?? null),
    ),
  );
}

function editsOf<K extends Edit["kind"]>(analysis: Analysis | undefined, kind: K, role: SheetRole) {
  return (analysis?.plan.edits ?? []).filter(
    (edit): edit is Extract<Edit, { kind: K }> => edit.kind === kind && "sheet" in edit && edit.sheet === role,
  );
}

const day = (year: number, month: number, date: number) => dayFrom(year, month, date) ?? 0;

const ORDERS: Grid = [
  ["Customer", "Region", "Order", "Date", "Amount", "Profit"],
  ["Ada", "North", "1", day(2025, 1, 5), 100, 10],
  ["Ada", "North", "1", day(2025, 1, 5), 50.25, 5.5],
  ["Ada", "North", "2", day(2025, 1, 20), 10, 1],
  ["Ada", "North", "3", day(2025, 4, 1), 40, 4],
  ["Bob", "", "4", day(2025, 2, 28), 30, -2],
  ["Bob", "", "5", day(2025, 1, 1), -5, 0],
];

describe("facts", () => {
  test("are a line for each customer and month, in the order of the list, with what is missing said", () => {
    const outcome = analyzeRows(ORDERS, { outputs: ["facts"] });
    expect(sheet(outcome, "facts")).toEqual([
      ["Customer", "Region", "Class", "Month", "Amount", "Orders", "Profit"],
      ["Ada", "North", "A", "2025-01", 160.25, 2, 16.5],
      ["Ada", "North", "A", "2025-04", 40, 1, 4],
      ["Bob", "(blank)", "B", "2025-01", -5, 1, 0],
      ["Bob", "(blank)", "B", "2025-02", 30, 1, -2],
    ]);
    expect(editsOf(outcome.value, "makeTable", "facts")).toMatchObject([
      { name: "KA_Facts", block: { row: 0, column: 0, rows: 5, columns: 7 } },
    ]);
  });

  test.each([
    { about: "by month where the sheet has room", room: 4, is: { months: 4, issues: [] } },
    {
      about: "by quarter where it has room for no more",
      room: 3,
      is: { quarters: ["2025-Q1", "2025-Q2", "2025-Q1"], amounts: [160.25, 40, 25], issues: ["factsByQuarter"] },
    },
    { about: "not at all where even the quarters are too many", room: 2, is: { issues: ["tooManyFacts"] } },
  ])("are written $about", ({ room, is }) => {
    const { value } = analyzeRows(ORDERS, { outputs: ["facts"] });
    if (!value) throw new Error("the rows make classes");
    const { gathering, results } = value;
    const made = finish(layOutFacts({ gathering, results, language: "en", room }));
    const cells = (made.value ?? []).flatMap((edit) => (edit.kind === "setCells" ? [edit.columns] : []));
    const [headers = [], body = []] = cells;
    const column = (header: string) => {
      const values = body[headers.findIndex((one) => one.values[0] === header)]?.values;
      return values && [...values];
    };
    const [months, quarters] = [column("Month")?.length, column("Quarter")];
    expect({
      ...(months ? { months } : {}),
      ...(quarters ? { quarters, amounts: column("Amount") } : {}),
      issues: made.issues.map(({ kind }) => kind),
    }).toEqual(is);
  });

  test("say what is missing in the sheet's language", () => {
    const rows = sheet(analyzeRows(ORDERS, { outputs: ["facts"], language: "zh" }), "facts");
    expect(rows[0]).toEqual(["客户", "Region", "类别", "月份", "金额", "订单数", "利润"]);
    expect(rows[3]?.[1]).toBe("(空白)");
  });

  test("a row without a readable day counts under no month, as it counts in the list", () => {
    const rows = [...ORDERS, ["Bob", "", "6", "soon", 7, 0]];
    const plain = analyzeRows(rows).value?.report;
    const outcome = analyzeRows(rows, { outputs: ["facts"] });
    expect(outcome.value?.report.net).toEqual(plain?.net);
    expect(outcome.value?.report.fingerprint).toBe(plain?.fingerprint);
    expect(sheet(outcome, "facts").filter(([name]) => name === "Bob")).toEqual([
      ["Bob", "(blank)", "B", "(blank)", 7, 1, 0],
      ["Bob", "(blank)", "B", "2025-01", -5, 1, 0],
      ["Bob", "(blank)", "B", "2025-02", 30, 1, -2],
    ]);
  });

  test("need a column of dates, and cost nothing unasked", () => {
    const bare = [
      ["Customer", "Amount"],
      ["Ada", 5],
    ];
    const outcome = analyzeRows(bare, { outputs: ["facts"] });
    expect(kinds(outcome)).toContain("factsWithoutDates");
    expect(sheet(outcome, "facts")).toEqual([]);
    expect(analyzeRows(ORDERS).value?.gathering.customers.months).toBeUndefined();
  });
});

describe("the watch list", () => {
  test("names who stands just above the class below, who slips and whose class is to be reviewed, by the money at stake", () => {
    const rows: Grid = [
      ["Customer", "Date", "Amount"],
      ["Big", day(2025, 6, 1), 1000],
      ["Edge", day(2025, 6, 1), 510],
      ["Below", day(2025, 6, 1), 100],
      ["Falls", day(2024, 6, 1), 90],
      ["Falls", day(2025, 6, 1), 20],
      ["Falls", day(2024, 7, 1), 10],
    ];
    const outcome = analyzeRows(rows, {
      outputs: ["watch"],
      methods: [
        {
          id: "tiers",
          tiers: [
            { label: "Key", from: 500 },
            { label: "Rest", from: 1 },
          ],
          period: "window",
        },
        { id: "growth", months: 12 },
      ],
      amountUnit: "one",
      period: { analysisDate: "2025-06-01" },
      overrides: [
        { customer: "Big", class: "Rest", reason: "on leave", date: "2026-01-01", expiry: "2026-06-01" },
        { customer: "Below", class: "Key", reason: "promise", date: "2026-01-01", expiry: "2026-07-15" },
        { customer: "Edge", class: "Key", reason: "stays", date: "2026-01-01", expiry: "2027-07-15" },
      ],
    });
    const [header = [], ...list] = sheet(outcome, "watch");
    const column = (name: string) => list.map((row) => row[header.indexOf(name)]);
    expect(column("Customer")).toEqual(["Big", "Edge", "Below", "Falls"]);
    expect(column("What")).toEqual([
      "Class set by hand to review",
      "About to drop a class",
      "Class set by hand to review",
      "Slipping",
    ]);
    // Falls brought 90 in the twelve months before and 30 since.
    expect(column("Money at stake")).toEqual([1000, 510, 100, 60]);
    expect(column("Why")[1]).toBe("About to drop a class (Tiers): only 10 (2%) above class Rest.");
    expect(column("Why")[0]).toContain("Rest held until 2026-06-01");
    expect(TODAY).toBe(day(2026, 6, 30));
  });

  test.each([
    { about: "2 above 100 of 102 is near", values: [102, 100, 1], near: ["Customer 0001"] },
    { about: "6 above 94 is not", values: [100, 94, 1], near: [] },
  ])("a class ends where the one below begins: $about", ({ values, near }) => {
    const rows: Grid = [["Customer", "Amount"], ...values.map((value, i) => [`Customer 000${i + 1}`, value])];
    const outcome = analyzeRows(rows, {
      outputs: ["watch"],
      methods: [{ id: "top", counts: [1], labels: ["A", "B"] }],
    });
    const [, ...list] = sheet(outcome, "watch");
    expect(list.map(([name, , what]) => name ?? what)).toEqual(near.length > 0 ? near : ["Nobody needs attention"]);
    expect(kinds(outcome).includes("nothingToWatch")).toBe(near.length === 0);
  });
});

describe("sheets of an earlier run", () => {
  const standingAfter = (policy: object, standing: readonly OnRequest[], rows = ORDERS) => {
    const outcome = analyzeRows(rows, policy, { standing });
    const made = standing.filter((role) => editsOf(outcome.value, "openSheet", role).length > 0);
    return { made, kinds: kinds(outcome).filter((kind) => kind.endsWith("Refreshed")) };
  };

  test.each<{ about: string; outputs?: readonly OnRequest[]; standing: readonly OnRequest[]; is: object }>([
    {
      about: "that nobody asks for now are brought up to date, which is said",
      standing: ["watch", "facts", "charts", "pivot"],
      is: { made: ["watch", "facts", "charts", "pivot"], kinds: ["alsoRefreshed"] },
    },
    {
      about: "that are asked for again need no word",
      outputs: ["watch", "facts"],
      standing: ["watch", "facts"],
      is: { made: ["watch", "facts"], kinds: [] },
    },
    {
      about: "that cannot be made anew are named",
      outputs: ["migration"],
      standing: ["migration"],
      is: { made: [], kinds: ["notRefreshed"] },
    },
  ])("$about", ({ outputs, standing, is }) => {
    expect(standingAfter(outputs ? { outputs } : {}, standing)).toEqual(is);
  });

  test("facts without days stay as they were, and are named", () => {
    const rows = ORDERS.map(([customer = null, , , , amount = null]) => [customer, amount]);
    expect(standingAfter({}, ["facts"], rows)).toEqual({ made: [], kinds: ["notRefreshed"] });
  });
});

describe("where people type", () => {
  test("the classes of the leading method are offered from the summary, and days expected", () => {
    const { value } = analyzeRows(ORDERS, { methods: [{ id: "abc" }] });
    const header = editsOf(value, "setCells", "accounts")[0]?.columns.map(({ values }) => values[0]) ?? [];
    const choices = editsOf(value, "setChoices", "accounts");
    expect(choices.map(({ block, choices: offered }) => [header[block.column], block.rows, offered.kind])).toEqual([
      ["Set by hand", 2, "list"],
      ["Since", 2, "day"],
      ["Until", 2, "day"],
    ]);
    const [list] = choices;
    if (list?.choices.kind !== "list") throw new Error("no list");
    const { row, rows } = list.choices.from.block;
    const summary = editsOf(value, "setCells", "summary");
    const label = (at: number) =>
      summary
        .filter(({ at: corner }) => corner.row <= at)
        .findLast(({ at: corner, columns }) => at < corner.row + (columns[0]?.values.length ?? 0));
    const cells = Array.from({ length: rows }, (_, i) => {
      const edit = label(row + i);
      return edit?.columns[0]?.values[row + i - edit.at.row];
    });
    // Negative or zero is nothing that people set.
    expect(cells).toEqual(["A", "B", "C"]);
    for (const { asks } of choices) {
      expect(asks.title.length).toBeLessThanOrEqual(32);
      expect(asks.text.length).toBeLessThanOrEqual(225);
    }
  });
});

test.each([
  { about: "new and unsigned: who runs KA", cells: { override: "A" }, author: "Li" },
  { about: "signed: as it is", cells: { override: "A", author: "Wang" }, author: "Wang" },
  { about: "of an earlier run: nobody", cells: { override: "A", since: "2026-01-05" }, author: "" },
])("the author beside a class set by hand, $about", ({ cells, author }) => {
  const row = { id: "", name: "Ada", cells: { overrideReason: "why", ...cells }, before: {}, own: [] };
  const entries = { ownColumns: [], of: new Map([[0, row]]), kept: [], said: new Map<number, never>() };
  const by = { overrides: [], leading: "abc", today: TODAY, author: "Li" };
  expect(overridesWith(entries, { names: ["Ada"] }, by)).toMatchObject([{ customer: "Ada", author }]);
});
