import { namingTable } from "../../src/core/formula-cells/cut-off-form";
import type { FormulaArgument } from "../../src/core/formula-cells/formula-call";
import type { FoundFormulas } from "../../src/core/formula-cells/freeze";
import type { CellInput, Inserted, Insertion, RowsInsertion } from "../../src/core/formula-cells/insertion";
import { note, refusal, type Issue, type Outcome } from "../../src/core/issues";
import { cellsOf, type FormulaArea, type Plan } from "../../src/core/plan";
import { tableFromRows } from "../../src/core/intake/head-table";
import { unreadColumn, type CellValue } from "../../src/core/table";
import type { Recalled } from "../../src/core/sheets/recalled";
import type { SampleSales } from "../../src/core/sample-sales";
import { OWN_CULTURE, type Culture } from "../../src/core/text/culture";
import type {
  About,
  AddedSample,
  CellMatrix,
  LastRun,
  NamedSource,
  Pointed,
  Progress,
  ReadRequest,
  Reading,
  Recalling,
  Revertible,
  SourceChange,
  SourceState,
  StartUp,
  Written,
} from "../../src/core/workbook";
import { authorOn } from "../../src/pane/policy/author";
import type { Draft, DraftStore, FormulaStore, PaneWorkbook } from "../../src/pane/ports";
import type { World } from "../../src/pane/ports";

/** Sales rows with a header, an unreadable amount and a row without a customer. */
export const SALES: readonly (readonly CellValue[])[] = [
  ["Customer", "Revenue", "Order date", "Channel"],
  ["Alder", 600, 45_700, "North"],
  ["Birch", 200, 45_701, "South"],
  ["Alder", 100, 45_702, "North"],
  ["Cedar", 60.5, 45_703, "South"],
  ["Dogwood", 39.5, 45_704, "North"],
  [null, 7, 45_705, "South"],
  ["Elm", "n/a", 45_706, "South"],
];

/** The same with two columns that could be the amount. */
export const TWO_AMOUNTS: readonly (readonly CellValue[])[] = [
  ["客户", "含税金额", "不含税金额"],
  ["甲公司", 113, 100],
  ["乙公司", 56.5, 50],
];

/** A workbook in memory: sheets of rows, a selection, and a record of what was asked of it. */
export class MemoryWorkbook implements PaneWorkbook {
  readonly requests: ReadRequest[] = [];
  readonly plans: Plan[] = [];
  selected: string;
  /** What the next reads answer instead of rows. */
  refusals: Issue[] = [];
  /** How the Excel of a test writes numbers and days; nothing: as KA does. */
  writes: Culture | undefined;
  /** Called with the progress of a plan, step by step; a test may cancel there. */
  whileWriting: (step: number) => void = () => undefined;
  /** Holds an answer back for as long as its promise does. */
  holding: () => Promise<void> = () => Promise.resolve();
  private listener: () => void = () => undefined;

  constructor(private readonly sheets: Record<string, readonly (readonly CellValue[])[]>) {
    this.selected = Object.keys(sheets)[0] ?? "";
  }

  /** Replaces the rows of a sheet, as a user who types. */
  fill(sheet: string, rows: readonly (readonly CellValue[])[]): void {
    this.sheets[sheet] = rows;
  }

  select(sheet: string): void {
    this.selected = sheet;
    this.listener();
  }

  /** What people typed in KA's lists, and what the workbook remembers. */
  recalled: Recalled = {};

  recall(what: Recalling = "typed"): Promise<Outcome<Recalled>> {
    const { accounts, kept, ...remembered } = this.recalled;
    const { log, history, movers, ...ofPolicy } = remembered;
    const typed = { ...(accounts ? { accounts } : {}), ...(kept ? { kept } : {}), ...(movers ? { movers } : {}) };
    const value = {
      ...{ policy: ofPolicy, log: log ? { log } : {}, history: history ? { history } : {} },
      ...{ typed, everything: this.recalled },
    }[what];
    return Promise.resolve({ value, issues: [] });
  }

  private policyListener: () => void = () => undefined;
  onPolicyChanged(listener: () => void): Promise<void> {
    this.policyListener = listener;
    return Promise.resolve();
  }

  /** Changes what the workbook says of its policy, as somebody who types on its sheet. */
  changePolicy(change: Partial<Recalled>): void {
    this.recalled = { ...this.recalled, ...change };
    this.policyListener();
  }

  async read(request: ReadRequest): Promise<Outcome<Reading>> {
    this.requests.push(request);
    const answer = this.answer(request);
    await this.holding();
    return answer;
  }

  private answer(request: ReadRequest): Outcome<Reading> {
    const refused = this.refusals.shift();
    if (refused) return { issues: [refused] };
    const name = request.source.kind === "range" ? request.source.sheet : this.selected;
    const rows = this.sheets[name];
    if (!rows) return { issues: [refusal("oneCell", { where: `${name}!A1` })] };
    const wanted = request.rows === undefined ? rows : rows.slice(0, request.rows + 1);
    const table = tableFromRows(wanted, `${name}!A1:D${rows.length}`);
    const columns = table.columns.map((column, place) =>
      request.columns === undefined || request.columns.includes(place) ? column : unreadColumn(column.header),
    );
    request.progress?.report(table.rowCount, table.rowCount);
    const source = { kind: "range", sheet: name, address: `A1:D${rows.length}` } as const;
    return { value: { table: { ...table, columns }, source, rowsInSource: rows.length - 1 }, issues: [] };
  }

  /** What the workbook says of the last run, and what was asked of it. */
  last: LastRun = {};
  readonly takenBack: ("remove" | "keep" | "formulas" | "all" | "all and sample")[] = [];
  readonly abouts: About[] = [];

  lastRun(): Promise<Outcome<LastRun>> {
    return Promise.resolve({ value: this.last, issues: [] });
  }

  takeBack(made: "remove" | "keep", what: Revertible = "run"): Promise<readonly Issue[]> {
    this.takenBack.push(what === "run" ? made : "formulas");
    this.last = {};
    return Promise.resolve([note("broughtBack", {})]);
  }

  /** The formulas that call KA. */
  formulas: FoundFormulas = { areas: [], left: [], hidden: [], names: [], calculation: "automatic" };
  findFormulas(): Promise<Outcome<FoundFormulas>> {
    return Promise.resolve({ value: this.formulas, issues: [] });
  }

  /** What was put into cells, in order; and what a test wants to be said of the next one. */
  readonly inserted: string[] = [];
  insertionRefused: Issue[] = [];
  insertFormula({ formula }: Insertion): Promise<Outcome<Inserted>> {
    const refused = this.insertionRefused.shift();
    if (refused) return Promise.resolve({ issues: [refused] });
    this.inserted.push(formula);
    const value = { kind: "formula", sheet: "Sales", row: 1, column: 5, formula } as const;
    return Promise.resolve({ value, issues: [note("formulaInserted", { where: "Sales!F2:F8", cells: 7 })] });
  }

  insertValues(values: readonly (readonly CellInput[])[]): Promise<Outcome<Inserted>> {
    this.inserted.push(JSON.stringify(values));
    const block = { row: 1, column: 5, rows: values.length, columns: 1 };
    const cells = values.length;
    return Promise.resolve({
      value: { kind: "values", sheet: "Sales", block, print: "" },
      issues: [note("valuesInserted", { where: "Sales!F2:F8", cells })],
    });
  }

  readArguments(args: readonly FormulaArgument[]): Promise<Outcome<readonly (CellMatrix | null)[]>> {
    return Promise.resolve({ value: args.map((arg) => (arg.kind === "cells" ? [[arg.text]] : null)), issues: [] });
  }

  insertRows({ formula }: RowsInsertion): Promise<Outcome<Inserted>> {
    const said = typeof formula === "string" ? formula : namingTable(formula, "$H$1#");
    this.inserted.push(said);
    const area = { sheet: "Sales", row: 1, column: 5, rows: 7, columns: 1, formula: said, spills: "no" } as const;
    return Promise.resolve({
      value: { kind: "rows", area },
      issues: [note("rowsInserted", { where: "Sales!F2:F8", cells: 7, table: "Sales!H1" })],
    });
  }

  tablesOf(areas: readonly FormulaArea[]): Promise<Outcome<readonly (string | undefined)[]>> {
    return Promise.resolve({ value: areas.map(({ sheet }) => (sheet === "Table" ? "T" : undefined)), issues: [] });
  }

  /** When KA is loaded, as Excel keeps it; and what a test wants Excel to refuse. */
  starting: StartUp = "withPane";
  startUpRefused: Issue[] = [];
  startUp(): Promise<Outcome<StartUp>> {
    return Promise.resolve({ value: this.starting, issues: [] });
  }
  setStartUp(startUp: StartUp): Promise<Outcome<StartUp>> {
    const refused = this.startUpRefused.shift();
    if (refused) return Promise.resolve({ issues: [refused] });
    this.starting = startUp;
    return this.startUp();
  }

  takeOut(inserted: Inserted): Promise<readonly Issue[]> {
    this.inserted.push(`out: ${inserted.kind}`);
    return Promise.resolve([note("insertionTakenOut", { where: "Sales!F2" })]);
  }

  /** What the workbook names, and what was shown of it. */
  named: NamedSource[] = [];
  readonly shown: string[] = [];
  /** Sheets that somebody deleted. */
  gone: string[] = [];
  sources(): Promise<Outcome<readonly NamedSource[]>> {
    return Promise.resolve({ value: this.named, issues: [] });
  }

  show({ sheet, address }: { readonly sheet: string; readonly address: string }): Promise<readonly Issue[]> {
    if (this.gone.includes(sheet)) return Promise.resolve([refusal("cellsGone", { where: `${sheet}!${address}` })]);
    this.shown.push(`${sheet}!${address}`);
    return Promise.resolve([]);
  }

  addSample(sample: SampleSales): Promise<Outcome<AddedSample>> {
    this.fill(sample.sheet, [sample.headers, ...sample.rows]);
    this.select(sample.sheet);
    return Promise.resolve({
      value: { sheet: sample.sheet, sample },
      issues: [note("sampleAdded", { sheet: sample.sheet })],
    });
  }

  removeSample({ sheet }: AddedSample): Promise<readonly Issue[]> {
    this.select(Object.keys(this.sheets)[0] ?? "");
    return Promise.resolve([note("sampleRemoved", { sheet })]);
  }

  removeAll(sample: "remove" | "keep" = "keep"): Promise<readonly Issue[]> {
    this.takenBack.push(sample === "remove" ? "all and sample" : "all");
    this.last = {};
    return Promise.resolve([note("removed", { sheets: [] })]);
  }

  /** Whether the rows are still those of the result, and what may name a customer where the user is. */
  sourceState: SourceState = { kind: "unknown" };
  pointing: Pointed = { where: "Sales!A1", texts: [] };
  sourceListener: ((change: SourceChange) => void) | undefined;

  onSourceChanged(listener: (change: SourceChange) => void): Promise<() => Promise<void>> {
    this.sourceListener = listener;
    return Promise.resolve(() => Promise.resolve());
  }

  checkSource(): Promise<Outcome<SourceState>> {
    return Promise.resolve({ value: this.sourceState, issues: [] });
  }

  pointed(): Promise<Outcome<Pointed>> {
    return Promise.resolve({ value: this.pointing, issues: [] });
  }

  async carryOut(plan: Plan, progress: Progress, about: About = {}): Promise<Outcome<Written>> {
    this.abouts.push(about);
    const cells = cellsOf(plan);
    for (let step = 1; step <= 4; step++) {
      this.whileWriting(step);
      await Promise.resolve();
      if (progress.signal.aborted) return { issues: [refusal("cancelled", { written: "part" })] };
      progress.report((cells * step) / 4, cells);
    }
    this.plans.push(plan);
    const { way } = plan.rewrite ?? {};
    if (way) this.last = { ...this.last, frozen: 8 };
    const facts = { where: "Sales!D2:D9", cells: 8 };
    const issues =
      way?.kind === "one"
        ? [note("filledRewritten", { ...facts, formula: way.formula })]
        : way
          ? [note("filledMadeValues", facts)]
          : [];
    return { value: { sheets: { accounts: "KA Accounts", summary: "KA Summary" }, cells }, issues };
  }

  onSelectionChanged(listener: () => void): Promise<() => Promise<void>> {
    this.listener = listener;
    return Promise.resolve(() => Promise.resolve());
  }
}

/** A store in memory with the document it holds and every one it was given. */
export function memoryStore(kept?: unknown): DraftStore & { readonly saved: Draft[]; readonly kept: () => unknown } {
  const saved: Draft[] = [];
  let held = kept;
  return {
    saved,
    kept: () => held,
    load: () => Promise.resolve(held === undefined ? { issues: [] } : { value: held, issues: [] }),
    save: (draft) => {
      saved.push(draft);
      held = draft;
      return Promise.resolve([]);
    },
    drop: () => {
      held = undefined;
      return Promise.resolve([]);
    },
  };
}

/** Two functions, as the build lists them, and what they answer. */
const listed: FormulaStore = {
  list: (language) =>
    Promise.resolve([
      {
        ...{
          id: "TIER",
          topic: "classes",
          topicName: "Classes",
          name: "KA.TIER",
          syntax: "=KA.TIER(values, [population])",
        },
        description: language === "zh" ? "每个金额的等级。" : "Tier of each amount.",
        parameters: [
          { key: "values", name: "values", description: "Amounts.", needed: "required", takes: "range" },
          { key: "population", name: "population", description: "All amounts.", needed: "optional", takes: "range" },
        ],
        examples: [{ caption: "Tiers of three", formulas: [{ formula: "=KA.TIER(B2:B4)" }] }],
      },
      {
        ...{
          id: "RFM",
          topic: "behaviour",
          topicName: "Behaviour",
          name: "KA.RFM",
          syntax: "=KA.RFM(lastPurchases, orders)",
        },
        description: "Scores.",
        parameters: [
          { key: "lastPurchases", name: "lastPurchases", description: "Days.", needed: "required", takes: "range" },
          { key: "orders", name: "orders", description: "Counts.", needed: "required", takes: "range" },
        ],
        examples: [{ caption: "Scores of three", formulas: [{ formula: "=KA.RFM(B2:B4,C2:C4)" }] }],
      },
    ]),
  answer: (id, args) =>
    Promise.resolve(
      id === "TIER"
        ? { kind: "cells", cells: [["A"], [JSON.stringify(args)]] }
        : { kind: "refused", sentence: "There are no orders." },
    ),
};

/** All that a pane needs of the world. */
export function worldOf(workbook: MemoryWorkbook, drafts: DraftStore, storage?: Storage): World {
  const storageOf = () => {
    if (!storage) throw new Error("there is no storage");
    return storage;
  };
  return {
    ...{ workbook, drafts, author: authorOn(storageOf, undefined), formulas: listed },
    culture: { current: () => workbook.writes ?? OWN_CULTURE, subscribe: () => () => undefined },
    ...{ now: () => ({ day: 46_000, minute: 495 }), version: "0.1.0" },
  };
}
