import { readJournal, type Journal } from "../core/plan/journal";

/** The setting in which KA notes its last run. Settings travel with the workbook and are no cell that anyone could sort away. */
export const JOURNAL_KEY = "KA_run";

/** The journal of the workbook; nothing where KA wrote none. */
export async function loadJournal(context: Excel.RequestContext): Promise<Journal | undefined> {
  const journal = askJournal(context);
  await context.sync();
  return journal();
}

/** Asks for the journal with the next request; gives what reads it then. */
export function askJournal(context: Excel.RequestContext): () => Journal | undefined {
  const setting = context.workbook.settings.getItemOrNullObject(JOURNAL_KEY).load("value");
  return () => (setting.isNullObject ? undefined : readJournal(setting.value));
}

/** Notes the journal, with the next request. */
export function keepJournal(context: Excel.RequestContext, journal: Journal): void {
  context.workbook.settings.add(JOURNAL_KEY, JSON.stringify(journal));
}
