import { openRealm, type NodeRealm } from "../host/realm";
import { newWorkbook, type Workbook } from "../host/workbook";
import {
  PLAIN_RULE_STYLE,
  type CellValue,
  type FunctionArgument,
  type FunctionResult,
  type RuleTest,
  type Validation,
} from "../host/store";
import type { Seen } from "./door";

let realm: NodeRealm | undefined;

afterEach(async () => {
  await realm?.close();
  realm = undefined;
});

/** KA's functions, as far as it matters here: a class for each amount, an error for what is none. */
function classOf(value: CellValue): CellValue {
  return typeof value === "number" ? (value >= 100 ? "A" : "007") : { error: "#VALUE!" };
}
function answer(_id: string, [amounts]: readonly FunctionArgument[]): Promise<FunctionResult> {
  const cells: readonly (readonly CellValue[])[] = Array.isArray(amounts) ? amounts : [[]];
  const classes = cells.map((line) => line.map(classOf));
  return Promise.resolve(classes.length === 1 && classes[0]?.length === 1 ? (classes[0][0] ?? "") : classes);
}

function sales(): Workbook {
  const workbook = newWorkbook({
    Sales: [
      ["Customer", "Amount"],
      ["Acme", 900],
      ["Best", 60],
      ["Cole", 30],
      ["Dora", 200],
    ],
    Notes: [["=KA.TIER(A1) in words", "Plain"]],
    Secret: [["x", 500]],
  });
  for (let row = 2; row <= 5; row++) workbook.type(`Sales!C${row}`, `=KA.TIER(B${row})`);
  workbook.type("Sales!E2", "=KA.ABC(B2:B5)");
  workbook.type("Sales!G2", "=B2");
  workbook.type("Secret!C1", "=KA.TIER(B1)");
  workbook.store.setVisibility(workbook.sheetId("Secret"), "Hidden");
  return workbook;
}

async function open(workbook: Workbook): Promise<NodeRealm> {
  realm = await openRealm({ workbook, entry: "test/excel/door.ts" });
  workbook.store.useFunctions(answer);
  await workbook.store.calculation.finished();
  return realm;
}

async function freeze(page: NodeRealm): Promise<Seen & { cells?: number }> {
  // What the door answers is what it says.
  return (await page.call("freeze")) as Seen & { cells?: number };
}

/** All cells of the user's sheets: what they show, and their formulas. */
function cellsOf(workbook: Workbook): unknown {
  return ["Sales!A1:H9", "Notes!A1:C3", "Secret!A1:D3"].map((address) => [
    workbook.values(address),
    workbook.formulas(address),
  ]);
}

test("formulas that call KA become what they show, spilled and hidden ones too; others stay; the log lists them; a second time nothing is written", async () => {
  const workbook = sales();
  const page = await open(workbook);
  const shown = ["Sales!A1:H9", "Notes!A1:C3", "Secret!A1:D3"].map((address) => workbook.values(address));
  const seen = await freeze(page);
  expect(seen.issues).toEqual(["frozen", "frozenHidden"]);
  expect(seen.sentences[0]).toBe(
    "9 cells with formulas of KA's became values (“Sales”: 8, “Secret”: 1). They are listed in KA Log.",
  );
  expect(["Sales!A1:H9", "Notes!A1:C3", "Secret!A1:D3"].map((address) => workbook.values(address))).toEqual(shown);
  expect(workbook.formulas("Sales!C2:E5")).toEqual([
    ["A", "", "A"],
    ["007", "", "007"],
    ["007", "", "007"],
    ["A", "", "A"],
  ]);
  expect(workbook.formulas("Sales!G2")).toEqual([["=B2"]]);
  expect(workbook.formulas("Secret!C1")).toEqual([["A"]]);
  const [headers = [], ...lines] = workbook.values("KA Log!A1:O5");
  const of = (header: string) => lines.map((line) => line[headers.indexOf(header)]);
  expect(of("Source")).toEqual(["Sales!C2:C5", "Sales!E2:E5", "Secret!C1", ""]);
  expect(of("Formula made values")).toEqual(["=KA.TIER(B2)", "=KA.ABC(B2:B5)", "=KA.TIER(B1)", ""]);
  expect(of("Cells")).toEqual([4, 4, 1, ""]);
  expect(of("Author (as typed)")).toEqual(["Ann", "Ann", "Ann", ""]);

  const before = workbook.snapshot();
  expect(await freeze(page)).toMatchObject({ issues: ["nothingToFreeze"] });
  expect(workbook.snapshot()).toEqual(before);
});

test("Revert brings the formulas back", async () => {
  const workbook = sales();
  const page = await open(workbook);
  const before = cellsOf(workbook);
  await freeze(page);
  expect(await page.call("lastRun")).toMatchObject({ frozen: 9 });
  expect(await page.call("takeBack", "remove", "freezing")).toMatchObject({ issues: ["broughtBack", "formulasBack"] });
  await workbook.store.calculation.finished();
  expect(cellsOf(workbook)).toEqual(before);
  expect(workbook.sheetNames().filter((name) => name.startsWith("KA ") && !name.includes("before"))).toEqual([]);
});

test.each<{ about: string; make: (workbook: Workbook, sheet: string) => void; says: RegExp }>([
  {
    about: "a protected sheet",
    make: ({ store }, sheet) => store.setProtected(sheet, "on"),
    says: /“Secret” is protected/,
  },
  {
    about: "a filter",
    make: ({ store }, sheet) =>
      store.setFilter(sheet, {
        rect: { row: 0, column: 0, rows: 3, columns: 2 },
        criteria: new Map([[0, { filterOn: "Values", values: ["x"] }]]),
      }),
    says: /Rows of “Secret” are filtered/,
  },
])("$about is refused by name, and nothing is changed on any sheet", async ({ make, says }) => {
  const workbook = sales();
  const page = await open(workbook);
  make(workbook, workbook.sheetId("Secret"));
  const before = workbook.snapshot();
  expect((await freeze(page)).sentences.join()).toMatch(says);
  expect(workbook.snapshot()).toEqual(before);
});

test("a formula that shows an error keeps it, and so does one that fills a cell with one", async () => {
  const workbook = sales();
  workbook.type("Sales!B4", "none");
  const page = await open(workbook);
  const seen = await freeze(page);
  expect(seen.sentences.join()).toMatch(/5 cells keep their formulas.*Sales!C4|5 cells keep.*Sales!E2:E5/);
  expect(workbook.formulas("Sales!C2:E5").map(([tier, , spilled]) => [tier, spilled])).toEqual([
    ["A", "=KA.ABC(B2:B5)"],
    ["007", "007"],
    ["=KA.TIER(B4)", "#VALUE!"],
    ["A", "A"],
  ]);
});

test("cells that somebody changed since stay as they are, and their formula is said", async () => {
  const workbook = sales();
  const page = await open(workbook);
  await freeze(page);
  workbook.type("Sales!C3", "Key");
  // What the door answers is what it says.
  const seen = (await page.call("takeBack", "remove", "freezing")) as Seen;
  expect(seen.issues).toEqual(["broughtBack", "formulasBack", "formulasNotRestored"]);
  expect(seen.sentences.join()).toMatch(/Sales!C2:C5 \(was =KA\.TIER\(B2\)\)/);
  expect(workbook.formulas("Sales!C2:C5")).toEqual([["A"], ["Key"], ["007"], ["A"]]);
  expect(workbook.formulas("Sales!E2")).toEqual([["=KA.ABC(B2:B5)"]]);
});

test("conditional formats and data validations that call KA are named by their sheets, with few requests; nothing of KA's own is", async () => {
  const workbook = sales();
  const page = await open(workbook);
  const { store } = workbook;
  const [at, secret] = [workbook.sheetId("Sales"), workbook.sheetId("Secret")];
  const validation = (column: number, rule: Validation["rule"]): Validation => ({
    ...{ rect: { row: 1, column, rows: 3, columns: 1 }, rule, ignoreBlanks: true },
    alert: { showAlert: true, style: "Stop", title: "", message: "" },
    prompt: { showPrompt: true, title: "", message: "" },
  });
  const add = (id: string, test: RuleTest) =>
    void store.addRule(id, {
      rects: [{ row: 0, column: 0, rows: 2, columns: 2 }],
      ...{ stopIfTrue: false, test, style: PLAIN_RULE_STYLE },
    });
  const requests = async () => {
    const { requests: before } = page.host.counts;
    expect((await freeze(page)).issues).toEqual(["nothingToFreeze"]);
    return page.host.counts.requests - before;
  };
  await freeze(page);
  const plain = await requests();
  // Rules one beside the other: Excel tells of one rectangle, whose rule is mixed.
  const lists = Array.from({ length: 30 }, (_, column) =>
    validation(8 + column, { list: { inCellDropDown: true, source: `A,${column}` } }),
  );
  store.setValidations(at, lists);
  for (let row = 0; row < 300; row++) add(at, { kind: "custom", formula: `=$B${row + 1}="KA.TIER(A1)"` });
  expect((await requests()) - plain).toBeLessThan(8);

  store.setValidations(at, [...lists.slice(2), validation(9, { custom: { formula: '=KA.TIER(J2)="A"' } })]);
  expect((await freeze(page)).sentences.join()).toMatch(/data validations call KA .* on Sales\./);
  add(secret, { kind: "cellValue", operator: "GreaterThan", formula1: "=KA.GINI($B$1:$B$9)", formula2: "" });
  expect((await freeze(page)).sentences.join()).toMatch(/data validations call KA .* on Sales, Secret\./);
});
