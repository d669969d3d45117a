import type { StartUp } from "../core/workbook";

/** When KA is loaded with this workbook. */
export async function readStartUp(): Promise<StartUp> {
  if (!Office.context.requirements.isSetSupported("SharedRuntime", "1.1")) return "fixed";
  const behaviour = await Office.addin.getStartupBehavior();
  return behaviour === Office.StartupBehavior.load ? "withWorkbook" : "withPane";
}

/** Has Excel keep it in the workbook; gives what Excel then says. */
export async function changeStartUp(startUp: Exclude<StartUp, "fixed">): Promise<StartUp> {
  const { load, none } = Office.StartupBehavior;
  await Office.addin.setStartupBehavior(startUp === "withWorkbook" ? load : none);
  return readStartUp();
}
