import type { FormulaArgument } from "../core/formula-cells/formula-call";
import type { FoundFormulas } from "../core/formula-cells/freeze";
import type { CellInput, Inserted, Insertion, RowsInsertion } from "../core/formula-cells/insertion";
import type { Issue, Outcome } from "../core/issues";
import type { FormulaArea, Plan } from "../core/plan";
import type { Recalled } from "../core/sheets/recalled";
import type { SampleSales } from "../core/sample-sales";
import type { Culture } from "../core/text/culture";
import type {
  About,
  AddedSample,
  CellMatrix,
  FindsFormulas,
  KeepsStartUp,
  KnownRows,
  LastRun,
  NamedSource,
  Progress,
  ReadRequest,
  Reading,
  Pointed,
  Recalling,
  Revertible,
  ShowsPlaces,
  SourceChange,
  SourceState,
  StartUp,
  TakesBack,
  TakesFormulas,
  TellsCulture,
  TellsOfSource,
  Workbook,
  Written,
} from "../core/workbook";
import { CLOCK, inExcel, type Clock } from "./patience";
import { refusalOf } from "./refusals";
import type { FoundResult } from "./saved-list";

/** The workbook that is open in Excel. */
export class ExcelWorkbook
  implements Workbook, TakesBack, TellsOfSource, FindsFormulas, TakesFormulas, KeepsStartUp, ShowsPlaces, TellsCulture
{
  constructor(private readonly clock: Clock = CLOCK) {}

  read(request: ReadRequest): Promise<Outcome<Reading>> {
    return this.outcome(async () => {
      // All that reads and writes is fetched when it is wanted: the pane shows itself before.
      const { readTable } = await import("./read");
      return this.inExcel((context) => readTable(context, request));
    });
  }

  recall(what?: Recalling): Promise<Outcome<Recalled>> {
    return this.outcome(async () => {
      const { recallLists } = await import("./recall");
      return this.inExcel((context) => recallLists(context, what));
    });
  }

  carryOut(plan: Plan, progress: Progress, about: About = {}): Promise<Outcome<Written>> {
    return this.outcome(async () => {
      const { carryOutPlan } = await import("./carry-out");
      return carryOutPlan({ plan, progress, about, clock: this.clock });
    });
  }

  findFormulas(progress?: Progress): Promise<Outcome<FoundFormulas>> {
    return this.outcome(async () => {
      const { findFormulas } = await import("./find-formulas");
      return this.inExcel((context) => findFormulas(context, progress));
    });
  }

  insertFormula(insertion: Insertion): Promise<Outcome<Inserted>> {
    return this.outcome(async () => {
      const { insertFormula } = await import("./insert-formula");
      return this.oneStep((context) => insertFormula(context, insertion, this.clock));
    });
  }

  insertValues(values: readonly (readonly CellInput[])[]): Promise<Outcome<Inserted>> {
    return this.outcome(async () => {
      const { insertValues } = await import("./insert-formula");
      return this.oneStep((context) => insertValues(context, values));
    });
  }

  readArguments(args: readonly FormulaArgument[], sheet?: string): Promise<Outcome<readonly (CellMatrix | null)[]>> {
    return this.outcome(async () => {
      const { readArguments } = await import("./insert-formula");
      return this.inExcel((context) => readArguments(context, args, sheet));
    });
  }

  insertRows(insertion: RowsInsertion): Promise<Outcome<Inserted>> {
    return this.outcome(async () => {
      const { insertRows } = await import("./insert-rows");
      return this.oneStep((context) => insertRows(context, insertion, this.clock));
    });
  }

  tablesOf(areas: readonly FormulaArea[]): Promise<Outcome<readonly (string | undefined)[]>> {
    return this.outcome(async () => {
      const { tablesOf } = await import("./insertion-spot");
      return { value: await this.inExcel((context) => tablesOf(context, areas)), issues: [] };
    });
  }

  async takeOut(inserted: Inserted): Promise<readonly Issue[]> {
    const { issues } = await this.outcome(async () => {
      const { takeOut } = await import("./take-out");
      return { issues: await this.oneStep((context) => takeOut(context, inserted)) };
    });
    return issues;
  }

  startUp(): Promise<Outcome<StartUp>> {
    return this.outcome(async () => {
      const { readStartUp } = await import("./start-up");
      return { value: await readStartUp(), issues: [] };
    });
  }

  setStartUp(startUp: Exclude<StartUp, "fixed">): Promise<Outcome<StartUp>> {
    return this.outcome(async () => {
      const { changeStartUp } = await import("./start-up");
      return { value: await changeStartUp(startUp), issues: [] };
    });
  }

  sources(): Promise<Outcome<readonly NamedSource[]>> {
    return this.outcome(async () => {
      const { listSources } = await import("./places");
      return { value: await this.inExcel(listSources), issues: [] };
    });
  }

  async show(cells: { readonly sheet: string; readonly address: string }): Promise<readonly Issue[]> {
    const { issues } = await this.outcome(async () => {
      const { showCells } = await import("./places");
      return { issues: await this.inExcel((context) => showCells(context, cells)) };
    });
    return issues;
  }

  addSample(sample: SampleSales): Promise<Outcome<AddedSample>> {
    return this.outcome(async () => {
      const { addSample } = await import("./sample-sheet");
      return this.oneStep((context) => addSample(context, sample));
    });
  }

  async removeSample(added: AddedSample): Promise<readonly Issue[]> {
    const { issues } = await this.outcome(async () => {
      const { removeSample } = await import("./sample-sheet");
      return { issues: await this.inExcel((context) => removeSample(context, added)) };
    });
    return issues;
  }

  lastRun(): Promise<Outcome<LastRun>> {
    return this.outcome(async () => {
      const { lookAtLastRun } = await import("./take-back");
      return { value: await this.inExcel(lookAtLastRun), issues: [] };
    });
  }

  async takeBack(made: "remove" | "keep", what: Revertible = "run"): Promise<readonly Issue[]> {
    const { issues } = await this.outcome(async () => {
      const { takeBackRun } = await import("./take-back");
      return { issues: await this.inExcel((context) => takeBackRun(context, { made, what, now: this.clock.now() })) };
    });
    return issues;
  }

  async removeAll(sample: "remove" | "keep" = "keep"): Promise<readonly Issue[]> {
    const { issues } = await this.outcome(async () => {
      const { removeAll } = await import("./remove");
      return { issues: await this.inExcel((context) => removeAll(context, sample)) };
    });
    return issues;
  }

  async culture(): Promise<Culture | undefined> {
    const { value } = await this.outcome<Culture | undefined>(async () => {
      const { readCulture } = await import("./culture");
      // The pane may open while a cell is being edited: Excel answers when that is over.
      return { value: await inExcel({ clock: this.clock }, readCulture), issues: [] };
    });
    return value;
  }

  checkSource(): Promise<Outcome<SourceState>> {
    return this.outcome(async () => {
      const { checkSource } = await import("./stale");
      return { value: await this.inExcel((context) => checkSource(context)), issues: [] };
    });
  }

  pointed(rows?: KnownRows): Promise<Outcome<Pointed>> {
    return this.outcome(async () => {
      const { pointedAt } = await import("./pointed");
      return { value: await this.inExcel((context) => pointedAt(context, rows)), issues: [] };
    });
  }

  /** Calls the listener after every change of the rows of the result; gives back what ends it. */
  async onSourceChanged(tell: (change: SourceChange) => void): Promise<() => Promise<void>> {
    const { watchSource } = await import("./stale-events");
    const watching = await inExcel({ clock: this.clock }, (context) =>
      watchSource(context, { tell, now: () => this.clock.now() }),
    );
    const [first] = watching;
    if (!first) return () => Promise.resolve();
    return () =>
      Excel.run(first.context, async (context) => {
        for (const handler of watching) handler.remove();
        await context.sync();
      });
  }

  /** Calls the listener whenever another cell or sheet is selected; gives back what ends it. */
  async onSelectionChanged(listener: () => void): Promise<() => Promise<void>> {
    const handler = async (): Promise<void> => listener();
    // The pane may open while a cell is being edited: Excel answers when that is over.
    const result = await Excel.run({ delayForCellEdit: true }, async (context) => {
      const added = context.workbook.onSelectionChanged.add(handler);
      await context.sync();
      return added;
    });
    return () =>
      Excel.run(result.context, async (context) => {
        result.remove();
        await context.sync();
      });
  }

  /** Calls the listener after every change of the policy on its sheet, as soon as the workbook has that sheet. */
  async onPolicyChanged(listener: () => void): Promise<void> {
    await this.outcome(async () => {
      const { watchPolicySheet } = await import("./policy-watch");
      this.policySheet = await inExcel({ clock: this.clock }, (context) =>
        watchPolicySheet(context, { listener, watched: this.policySheet }),
      );
      return { issues: [] };
    });
  }
  private policySheet: string | undefined;

  /** The account list for formulas; calls the listener after every change of it from then on. */
  savedList(listener: () => void): Promise<Outcome<FoundResult>> {
    return this.outcome(async () => {
      const { readSavedList, watchSavedList } = await import("./saved-list");
      return inExcel({ clock: this.clock }, async (context) => {
        this.listSheet = await watchSavedList(context, { listener, watched: this.listSheet });
        return readSavedList(context);
      });
    });
  }
  private listSheet: string | undefined;

  /** A job that is one step of Undo where Excel can. */
  private oneStep<T>(job: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
    return inExcel({ clock: this.clock, cellEdit: "refuse", undo: "one" }, job);
  }

  private inExcel<T>(job: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
    return inExcel({ clock: this.clock, cellEdit: "refuse" }, job);
  }

  /** What a job made, or why Excel refused it. */
  private async outcome<T>(job: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    try {
      return await job();
    } catch (error) {
      return { issues: [refusalOf(error)] };
    }
  }
}
