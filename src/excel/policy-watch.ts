import { SHEET_MARKS } from "../core/plan/own-sheets";
import { isLost } from "./sheets";

/**
 * Calls the listener after every change of cells on KA's sheet of the policy, by whomever. Gives the id of the sheet that is watched, which a later call has
 * to name; one that was deleted and made anew is another.
 */
export async function watchPolicySheet(
  context: Excel.RequestContext,
  { listener, watched }: { readonly listener: () => void; readonly watched: string | undefined },
): Promise<string | undefined> {
  const mark = context.workbook.names.getItemOrNullObject(SHEET_MARKS.policy);
  mark.load("formula");
  await context.sync();
  if (isLost(mark)) return watched;
  const sheet = mark.getRange().worksheet;
  sheet.load("id");
  await context.sync();
  if (sheet.id === watched) return watched;
  sheet.onChanged.add(() => {
    listener();
    return Promise.resolve();
  });
  await context.sync();
  return sheet.id;
}
