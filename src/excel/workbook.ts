import type { Outcome } from "../core/issues";
import type { Plan } from "../core/plan";
import type { Recalled } from "../core/typed";
import type { Progress, ReadRequest, Reading, Workbook, Written } from "../core/workbook";
import { refusalOf } from "./refusals";

/** The workbook that is open in Excel. */
export class ExcelWorkbook implements Workbook {
  async read(request: ReadRequest): Promise<Outcome<Reading>> {
    try {
      // All that reads and writes is fetched when it is wanted: the pane shows itself before.
      const { readTable } = await import("./read");
      return await Excel.run((context) => readTable(context, request));
    } catch (error) {
      return { issues: [refusalOf(error)] };
    }
  }

  async recall(): Promise<Outcome<Recalled>> {
    try {
      const { recallLists } = await import("./recall");
      return await Excel.run(recallLists);
    } catch (error) {
      return { issues: [refusalOf(error)] };
    }
  }

  async carryOut(plan: Plan, progress: Progress): Promise<Outcome<Written>> {
    try {
      const { carryOutPlan } = await import("./write");
      return await Excel.run((context) => carryOutPlan(context, plan, progress));
    } catch (error) {
      return { issues: [refusalOf(error)] };
    }
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
}
