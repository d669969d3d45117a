import { dayFrom } from "../../src/core/days";
import { defaultPolicy } from "../../src/core/policy";
import { choicesOf, choose, type ChoiceEvent } from "../../src/pane/choices";
import { draftOf } from "../../src/pane/policy/kept-draft";
import { takeKept } from "../../src/pane/policy/kept-policy";
import { firstState } from "../../src/pane/state";
import { openRealm, type NodeRealm } from "../host/realm";
import { newWorkbook, type Workbook } from "../host/workbook";
import type { Seen } from "./door";

const TODAY = dayFrom(2026, 6, 30);
const SALES = [
  ["客户编号", "客户 Customer", "日期", "金额"],
  ["C1", '=HYPERLINK("x")', 45_000, 900],
  ["C2", "贝塔 🚀", 45_001, 30.5],
  ["C2", "贝塔 🚀", 45_002, 19.5],
  ["C3", "@gamma", 45_003, 50],
  ["C4", "-delta", 45_004, -4],
  ["", "", 45_005, 7],
  ["C5", "شركة النور", 45_006, "n/a"],
];

const choosing = (event: ChoiceEvent) => choose(choicesOf(defaultPolicy("en")), event);

let realm: NodeRealm | undefined;

async function open(workbook: Workbook): Promise<NodeRealm> {
  realm = await openRealm({ workbook, entry: "test/excel/door.ts" });
  return realm;
}

afterEach(async () => {
  await realm?.close();
  realm = undefined;
});

/** Names of the sheets that a user sees. */
function shownIn({ store }: Workbook): string[] {
  return store.sheets().flatMap(({ name, visibility }) => (visibility === "Visible" ? [name] : []));
}

async function classify(page: NodeRealm, policy: object = {}): Promise<Seen> {
  return (await page.call("classifySelection", policy, TODAY)) as Seen;
}

describe("the whole line in Excel", () => {
  test("selected rows in, accounts and summary out", async () => {
    const workbook = newWorkbook({ Sales: SALES });
    workbook.select("Sales!B3");
    const before = workbook.snapshot() as { sheets: unknown[] };
    const seen = await classify(await open(workbook));
    expect(seen).toMatchObject({
      where: "Sales!A1:D8",
      net: "996.0",
      rows: 7,
      sheets: { accounts: "KA Accounts", summary: "KA Summary" },
    });
    expect(seen.issues).toEqual(["rowsLeftOut", "rowsLeftOut", "emptyClass"]);
    expect(workbook.values("KA Accounts!A1:F5")).toEqual([
      ["Rank", "Customer ID", "Customer", "Class", "Amount", "Share"],
      [1, "C1", '=HYPERLINK("x")', "A", 900, 0.9],
      [2, "C3", "@gamma", "B", 50, 0.05],
      [2, "C2", "贝塔 🚀", "B", 50, 0.05],
      ["", "C4", "-delta", "Negative", -4, ""],
    ]);
    expect(workbook.formulas("KA Accounts!C2")).toEqual([['=HYPERLINK("x")']]);
    expect(workbook.values("KA Summary!A1:B2")).toEqual([
      ["KA Summary", ""],
      ["Status", "Complete"],
    ]);
    expect(workbook.values("KA Summary!A6:E9")).toEqual([
      ["Classes: ABC", "", "", "", ""],
      ["Class", "Customers", "Share of customers", "Amount", "Share of amount"],
      ["A", 1, 0.25, 900, 0.9],
      ["B", 2, 0.5, 100, 0.1],
    ]);
    // The sheet that the user had is as it was.
    expect((workbook.snapshot() as { sheets: unknown[] }).sheets[0]).toEqual(before.sheets[0]);
    expect(
      workbook.store
        .rules(workbook.sheetId("KA Accounts"))
        .map(({ test }) => test)
        .filter(({ kind }) => kind === "custom")
        .reverse(),
    ).toEqual(["A", "B", "C", "Zero", "Negative"].map((label) => ({ kind: "custom", formula: `=$D2="${label}"` })));
    expect(workbook.store.tables().map(({ name, rect }) => ({ name, rows: rect.rows }))).toEqual([
      { name: "KA_Accounts", rows: 5 },
      { name: "KA_Classes", rows: 5 },
      { name: "KA_Policy", rows: 11 },
      { name: "KA_Log", rows: 2 },
      { name: "KA_History", rows: 5 },
    ]);
    expect(workbook.store.frozen(workbook.sheetId("KA Accounts"))).toEqual({ rows: 1, columns: 0 });
  });

  test("headers under a title, written amounts, a total: taken in as a person reads them; hidden rows are asked about", async () => {
    const workbook = newWorkbook({
      Report: [
        ["Sales 2024", "", ""],
        ["", "", ""],
        ["Customer", "Order date", "Amount"],
        ["Alder", "13/01/2024", "1.234,50 €"],
        ["Birch", "02/02/2024", "(500,00)"],
        ["Cedar", "03/02/2024", "100"],
        ["Total", "", "834,50"],
      ],
    });
    workbook.select("Report!A1:C7");
    workbook.store.setRowsHidden(workbook.sheetId("Report"), 5, 1, "hidden");
    const page = await open(workbook);
    const asked = await classify(page);
    expect(asked.issues).toContain("whichHiddenRows");
    expect(asked.net).toBeUndefined();

    const seen = await classify(page, { intake: { hiddenRows: "leaveOut" } });
    expect(seen).toMatchObject({ net: "734.5", rows: 4 });
    expect(seen.issues).toEqual(
      expect.arrayContaining(["headersFound", "decimalTaken", "dateOrderTaken", "totalsFound"]),
    );
    workbook.select("Report!A1:C7");
    const used = await classify(page, { intake: { hiddenRows: "include" } });
    expect(used).toMatchObject({ net: "834.5", rows: 4 });
  });

  test("running twice gives the same workbook", async () => {
    const workbook = newWorkbook({ Sales: SALES });
    workbook.select("Sales!A1:D8");
    const page = await open(workbook);
    await classify(page);
    const first = workbook.snapshot();
    workbook.select("Sales!A1:D8");
    const { issues, state } = await classify(page);
    expect(issues).toEqual(["rowsLeftOut", "rowsLeftOut", "emptyClass"]);
    expect(state).toBe("unchanged");
    expect({ ...(workbook.snapshot() as object), active: "" }).toEqual({ ...(first as object), active: "" });
  });

  test("a smaller result leaves nothing of the larger one, in another language neither", async () => {
    const workbook = newWorkbook({ Sales: SALES });
    workbook.select("Sales!A1:D8");
    const page = await open(workbook);
    await classify(page);
    workbook.select("Sales!A1:D3");
    const seen = await classify(page, { language: "zh" });
    expect(seen.sheets).toEqual({ accounts: "KA Accounts", summary: "KA Summary" });
    expect(workbook.values("KA Accounts!A1:D5")).toEqual([
      ["排名", "客户编号", "客户", "类别"],
      [1, "C1", '=HYPERLINK("x")', "A"],
      [2, "C2", "贝塔 🚀", "C"],
      ["", "", "", ""],
      ["", "", "", ""],
    ]);
    expect(shownIn(workbook)).toEqual(["Sales", "KA Accounts", "KA Summary", "KA Policy", "KA Log", "KA History"]);
    const rules = workbook.store.rules(workbook.sheetId("KA Accounts"));
    expect(rules.filter(({ test }) => test.kind === "custom").length).toBe(5);
  });

  test("the marks find KA's sheets when they were renamed, and are made anew when they were deleted", async () => {
    const workbook = newWorkbook({ Sales: SALES });
    workbook.select("Sales!A1:D8");
    const page = await open(workbook);
    await classify(page);
    workbook.store.renameSheet(workbook.sheetId("KA Accounts"), "My list");
    workbook.store.removeSheet(workbook.sheetId("KA Summary"));
    workbook.select("Sales!A1:D8");
    const seen = await classify(page);
    expect(seen.sentences.slice(3)).toEqual([]);
    expect(seen.sheets).toEqual({ accounts: "My list", summary: "KA Summary" });
    const remembering = ["KA History", "KA Log", "KA Policy"];
    expect(shownIn(workbook).sort()).toEqual([...remembering, "KA Summary", "My list", "Sales"]);
  });

  test("number formats come with the cells: all of a column of money, of ids what the first rows show", async () => {
    const rows = Array.from({ length: 2_500 }, (_, i) => [i + 1, i < 2_000 ? 5 : 7]);
    const workbook = newWorkbook({ Sales: [["No.", "Amount"], ...rows] });
    const id = workbook.sheetId("Sales");
    const format = (row: number, column: number, rows: number, numberFormat: string) =>
      workbook.store.setFormat(id, { row, column, rows, columns: 1 }, { numberFormat });
    format(1, 0, 2_500, "00000");
    format(1, 1, 2_500, "#,##0.00");
    // Seen at the beginning of the second piece, so that the column is looked at to its end.
    format(1_001, 1, 1_000, "¥#,##0.00");
    format(2_001, 1, 1, "#,##0.00 [$€-407]");
    workbook.select("Sales!A1:B2501");
    const page = await open(workbook);
    const seen = (await page.call("read", { kind: "selection" })) as { formats: string[][]; dateSystem?: number };
    expect(seen.dateSystem).toBeUndefined();
    expect(new Set(seen.formats[0])).toEqual(new Set(["00000"]));
    expect(seen.formats[1]?.slice(998, 1_002)).toEqual(["General", "General", "¥#,##0.00", "¥#,##0.00"]);
    expect(seen.formats[1]?.slice(1_999, 2_002)).toEqual(["¥#,##0.00", "#,##0.00 [$€-407]", "General"]);
  });

  test("a workbook that counts days from 1904 gives the same days, those in the headers too", async () => {
    const since1904 = (day: number) => day - 1_462;
    const workbook = newWorkbook({
      Sales: SALES.map((row) =>
        row.map((cell) => (typeof cell === "number" && cell > 40_000 ? since1904(cell) : cell)),
      ),
      Months: [
        ["Customer", dayFrom(2024, 1, 1), dayFrom(2024, 2, 1)].map((cell) =>
          typeof cell === "number" ? since1904(cell) : (cell ?? ""),
        ),
        ["Acme", 10, 20],
        ["Best", 5, 0],
      ],
    });
    workbook.book.dateSystem = 1904;
    const months = { row: 0, column: 1, rows: 1, columns: 2 };
    workbook.store.setFormat(workbook.sheetId("Months"), months, { numberFormat: "mmm-yy" });
    const page = await open(workbook);
    workbook.select("Sales!A1:D8");
    await classify(page);
    const days = () => workbook.values("KA Summary!A1:B40").filter(([label]) => label === "Analysis date");
    expect(days()).toEqual([["Analysis date", "2023-03-19"]]);
    workbook.select("Months!A1:C3");
    await classify(page);
    expect(days()).toEqual([["Analysis date", "2024-02-01"]]);
  });

  test("choices are kept in the workbook until they are dropped, and what is no document counts as none", async () => {
    const workbook = newWorkbook({ Sales: SALES });
    const page = await open(workbook);
    expect(await page.call("keptDraft")).toBeNull();
    const draft = { of: "", policy: defaultPolicy("zh") };
    expect(await page.call("keepDraft", draft)).toEqual(draft);
    workbook.book.settings.set("KA_policy", "{broken");
    expect(await page.call("keptDraft")).toBeNull();
    expect(await page.call("forgetDraft")).toBeNull();

    // A pane that is closed in the middle of its choices, and opened again.
    const unusable = { id: "abc" as const, cuts: [0.95, 0.8], boundary: "inclusive" as const };
    const closed = { ...firstState("en"), ...choosing({ kind: "optionsChanged", choice: unusable }) };
    expect(closed.problems).not.toEqual([]);
    const document = await page.call("keepDraft", draftOf(closed, ""));
    const kept = { draft: document, own: { issues: [] }, author: "" };
    const opened = takeKept(firstState("en"), { value: kept, issues: [] });
    for (const key of ["policy", "methods", "period", "problems"] as const) expect(opened[key]).toEqual(closed[key]);
    expect(await page.call("forgetDraft")).toBeNull();
    expect(workbook.book.settings.size).toBe(0);
  });

  test("a new selection is noticed until the listener is taken away", async () => {
    const workbook = newWorkbook({ Sales: SALES });
    const page = await open(workbook);
    await page.call("watchSelection");
    workbook.select("Sales!A2:B3");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await page.call("selectionsSeen")).toBe(1);
    workbook.select("Sales!A1");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await page.call("selectionsSeen")).toBe(1);
  });
});
