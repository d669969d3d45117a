import { createHash } from "node:crypto";
import { dayFrom } from "../../src/core/days";
import type { LastRun } from "../../src/core/workbook";
import type { Seen } from "../excel/door";
import type { FaultPlan } from "../host/faults";
import type { CellValue } from "../host/store";
import { openRealm, type NodeRealm } from "../host/realm";
import { copyOf, newWorkbook, type Workbook } from "../host/workbook";

const TODAY = dayFrom(2026, 6, 30);

/**
 * What the run does that something happens to: it classifies in a workbook without KA, over an earlier result, with class columns over those of an earlier
 * result, or it freezes formulas beside an earlier result, or without one.
 */
export type Beginning = "first run" | "second run" | "class columns" | "formulas" | "formulas alone";

/** The cells beside the rows in which KA's class columns stand, or formulas that call KA: what those of the user's are is seen without them. */
const BESIDE = { row: 0, column: 3, rows: 12, columns: 6 };

/** Rows of the earlier result, and of the one that is written over it: more customers, other classes, one gone. */
const EARLIER = [
  ["Customer", "Amount", "Note"],
  ["Alder", 900, "a"],
  ["Birch", 60, "b"],
  ["Cedar", 40, "c"],
  ["Dogwood", 12.5, ""],
];
const LATER = [
  ["Customer", "Amount", "Note"],
  ["Elm", 1_200, "e"],
  ["Birch", 160, "b"],
  ["Cedar", 40, "=not a formula"],
  ["Fir", 39.99, ""],
  ["Ginkgo", 17, ""],
  ["Hazel", 3, ""],
];

/** A workbook of a user's: sales, and a sheet with formulas and formats of his own. */
function userWorkbook(rows: readonly (readonly (string | number)[])[]): Workbook {
  const workbook = newWorkbook({ Sales: rows, Mine: [["kept", 1, { formula: "=B1*2" }]] });
  const mine = workbook.sheetId("Mine");
  workbook.store.setFormat(mine, { row: 0, column: 0, rows: 1, columns: 2 }, { fill: "#FFEE00", bold: true });
  workbook.store.merge(mine, { row: 2, column: 0, rows: 2, columns: 2 });
  workbook.store.setName({ name: "MyRate", formula: "=Mine!$B$1", comment: "", visible: true });
  workbook.book.settings.set("theirs", "kept");
  workbook.select("Sales!A1");
  return workbook;
}

/** A pane on a workbook: one that is idle, or a new one. To start one takes longer than a run in one that has run before. */
export async function openPane(workbook: Workbook, beginning?: Beginning): Promise<NodeRealm> {
  const page = idle.pop() ?? (await openRealm({ workbook, entry: "test/excel/door.ts" }));
  if (page.workbook !== workbook) await page.turnTo(workbook);
  // The page brings its own functions, of which it has none.
  if (beginning === "formulas") await calculate(workbook);
  return page;
}
const idle: NodeRealm[] = [];

/** Done with a pane: one in which all was answered is free for the next workbook, one that hangs is gone. */
export async function leavePane(page: NodeRealm, state: "answered" | "hangs"): Promise<void> {
  page.host.fault = undefined;
  page.host.turn = undefined;
  if (state === "hangs") return page.close();
  const [bug] = page.host.bugs;
  if (bug) throw bug;
  idle.push(page);
}

/** Closes the panes that are left, at the end of a suite. */
export async function closePanes(): Promise<void> {
  for (const page of idle.splice(0)) await page.close();
}

/** Has the pane classify what is sold and write it. */
export async function classify(page: NodeRealm, unfinished?: "finish", sheet = "Sales"): Promise<Seen> {
  page.workbook.select(`${sheet}!A1`);
  return classifySelected(page, unfinished);
}

/** The same with what is selected as it is. */
export async function classifySelected(page: NodeRealm, unfinished?: "finish", policy: object = {}): Promise<Seen> {
  return (await page.call("classifySelection", policy, TODAY, ...(unfinished ? [unfinished] : []))) as Seen;
}

/** Has the pane do what the run is there for. */
export async function work(page: NodeRealm, beginning: Beginning, unfinished?: "finish"): Promise<Seen> {
  if (beginning === "formulas") return (await page.call("freeze")) as Seen; // what the door answers
  page.workbook.select("Sales!A1");
  return classifySelected(page, unfinished, policyOf(beginning));
}

function policyOf(beginning: Beginning): object {
  return beginning === "class columns" ? { outputs: ["columns"] } : {};
}

/** Has the pane read and plan what it is to write, where it has not done so for a copy of the same workbook. */
export async function plan(page: NodeRealm, beginning: Beginning): Promise<void> {
  const known = planned.get(page) ?? new Set<Beginning>();
  planned.set(page, known);
  if (known.has(beginning)) return;
  page.workbook.select("Sales!A1");
  const refused = await page.call("planSelection", policyOf(beginning), TODAY, { name: beginning });
  if (refused !== undefined) throw new Error(`There is no plan: ${JSON.stringify(refused)}`);
  known.add(beginning);
}
const planned = new WeakMap<NodeRealm, Set<Beginning>>();

/** Has the pane write what it planned. */
export async function write(page: NodeRealm, beginning: Beginning): Promise<Seen> {
  page.workbook.select("Sales!A1");
  return (await page.call("writePlan", { name: beginning })) as Seen; // what the door answers
}

/** KA's functions, as far as it matters here: a class for each amount. */
async function calculate({ store }: Workbook): Promise<void> {
  store.useFunctions((_, [amounts]) => {
    const rows: readonly (readonly CellValue[])[] = Array.isArray(amounts) ? amounts : [[]];
    const classes = rows.map((row) => row.map((amount) => (Number(amount) >= 100 ? "A" : "B")));
    return Promise.resolve(classes.length === 1 ? (classes[0]?.[0] ?? "") : classes);
  });
  await store.calculation.finished();
}

/** What the workbook says of the last run, asked by a pane that is opened for it. */
export async function lastRun(page: NodeRealm): Promise<LastRun> {
  return (await page.call("lastRun")) as LastRun;
}

/** A workbook at the moment before the run; each is a copy of one that was made once. */
export async function workbookBefore(beginning: Beginning): Promise<Workbook> {
  const known = made.get(beginning) ?? make(beginning);
  made.set(beginning, known);
  return copyOf(await known);
}
const made = new Map<Beginning, Promise<Workbook>>();

async function make(beginning: Beginning): Promise<Workbook> {
  if (beginning === "first run") return userWorkbook(LATER);
  const workbook = userWorkbook(EARLIER);
  if (beginning === "formulas alone") return withFormulas(workbook);
  const page = await openPane(workbook);
  await work(page, beginning === "class columns" ? beginning : "second run");
  await leavePane(page, "answered");
  if (beginning === "formulas") return withFormulas(workbook);
  const sales = workbook.sheetId("Sales");
  workbook.store.clear(sales, { row: 0, column: 0, rows: 10, columns: 3 }, "contents");
  workbook.store.setCells(sales, { row: 0, column: 0, rows: LATER.length, columns: 3 }, LATER);
  return workbook;
}

function withFormulas(workbook: Workbook): Workbook {
  for (const row of [2, 3, 4, 5]) workbook.type(`Sales!F${row}`, `=KA.TIER(B${row})`);
  workbook.type("Sales!H2", "=KA.ABC(B2:B5)");
  return workbook;
}

/** The same with the pane open. */
export async function prepare(beginning: Beginning): Promise<NodeRealm> {
  return openPane(await workbookBefore(beginning), beginning);
}

/** The batches of a run, counted from 1 or behind those that were before, and what is asked of the host before each: 0, then each action. */
export function fromNow(page: NodeRealm, fault: FaultPlan, before = 0): void {
  let [first, last] = [0, 0];
  page.host.fault = (batchNo, actionNo) => {
    if (first === 0) first = batchNo;
    if (batchNo > last) last = batchNo;
    return fault(before + batchNo - first + 1, actionNo);
  };
}

interface Snapshot {
  readonly sheets: readonly {
    readonly id: string;
    readonly name: string;
    readonly visibility: string;
    readonly rules: readonly object[];
    readonly cells?: object;
  }[];
  readonly tables: readonly { readonly name: string; readonly sheetId: string; readonly rect: object }[];
  readonly names: readonly { readonly name: string; readonly formula: string }[];
  readonly settings: readonly (readonly [string, unknown])[];
}

/** All that is the user's; what formulas that call KA show stays as it is, too. */
export function theirs(whole: Workbook, beginning: Beginning = "second run"): string {
  const workbook = hasBeside(beginning) ? copyOf(whole) : whole;
  const shown = beginning === "formulas" ? whole.store.values(whole.sheetId("Sales"), BESIDE) : [];
  if (hasBeside(beginning)) workbook.store.clear(workbook.sheetId("Sales"), BESIDE, "all");
  const { sheets, names, settings } = workbook.snapshot() as Snapshot;
  const own = (name: string) => /^KA/.test(name);
  return JSON.stringify([
    shown,
    sheets.filter(({ name }) => !own(name)).map((sheet) => [sheet, looksOf(workbook, sheet.id)]),
    names.filter(({ name }) => !own(name)),
    settings.filter(([key]) => !own(key)),
  ]);
}

/**
 * All that is KA's and seen, but for the numbers that the host gives to rules and tables, and for an empty sheet for copies: a run that is broken off between
 * adding and hiding it leaves it to the next one.
 */
export function ours(workbook: Workbook, beginning: Beginning = "second run"): string {
  const { sheets, tables, names } = workbook.snapshot() as Snapshot;
  const shown = sheets.filter(
    ({ name, visibility, cells }) =>
      /^KA/.test(name) && visibility === "Visible" && !(name.startsWith(COPIES) && cells === undefined),
  );
  const beside = hasBeside(beginning) ? workbook.store.formulas(workbook.sheetId("Sales"), BESIDE) : [];
  return JSON.stringify([
    beside,
    // By name: what somebody deleted and KA made anew stands at the end.
    [...shown]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ id, rules, ...sheet }) => ({
        ...sheet,
        looks: looksOf(workbook, id),
        rules: rules.map((rule) => ({ ...rule, id: "" })),
        tables: tables.filter(({ sheetId }) => sheetId === id).map(({ name, rect }) => ({ name, rect })),
        names: names
          .filter(({ formula }) => formula.includes(`'${sheet.name}'`))
          .map(({ name, formula }) => name + formula)
          .sort(),
      })),
  ]);
}

function hasBeside(beginning: Beginning): boolean {
  return beginning === "class columns" || beginning === "formulas";
}

/** Names of sheets for copies that can be seen: none, once a run has come to its end. */
export function copiesShown(workbook: Workbook): readonly string[] {
  const { sheets } = workbook.snapshot() as Snapshot;
  return sheets
    .filter(({ name, visibility }) => name.startsWith(COPIES) && visibility === "Visible")
    .map(({ name }) => name);
}
const COPIES = "KA before ";

/** All of a workbook, but for what tells one run from another: two workbooks that are the same in this behave the same. */
export function whole(workbook: Workbook): string {
  const sheets = workbook.store.sheets().map(({ id }) => looksOf(workbook, id));
  return JSON.stringify([workbook.snapshot(), sheets]).replaceAll(RUN, "run");
}
const RUN = /2026-06-30T08:00:00\.000Z [a-z0-9]+/g;

/** The same text for workbooks that are the same, but for the numbers that the host gives to sheets, rules and tables, one after the other. */
export function stateOf(workbook: Workbook): string {
  const order = new Map<string, string>();
  const numbered = whole(workbook).replaceAll(HOST_NUMBER, (id) => {
    const known = order.get(id) ?? `#${order.size}`;
    order.set(id, known);
    return known;
  });
  return createHash("sha256").update(numbered).digest("base64");
}
const HOST_NUMBER = /\{[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}/g;

/** How a sheet looks and is printed: what a snapshot does not say. */
function looksOf({ store, book }: Workbook, sheetId: string): readonly unknown[] {
  return [store.looks(sheetId), book.page(sheetId)];
}
