import type { SourceOfRun } from "../core/plan/journal";
import type { Source } from "../core/workbook";
import { isLost } from "./sheets";

/** The defined name over the rows of a result. It goes along when rows are inserted above them and when their sheet is renamed. */
export const SOURCE_NAME = "KA_Source";

/** Names the rows of a result, in place of those of the one before; where there are none, the name goes. */
export async function nameSource(context: Excel.RequestContext, source: SourceOfRun | undefined): Promise<void> {
  const { names, worksheets } = context.workbook;
  const before = names.getItemOrNullObject(SOURCE_NAME);
  const sheet = source && worksheets.getItemOrNullObject(source.sheet);
  before.load("name");
  sheet?.load("name");
  await context.sync();
  if (!before.isNullObject) before.delete();
  if (source && sheet && !sheet.isNullObject) names.add(SOURCE_NAME, sheet.getRange(source.address)).visible = false;
}

/** The rows of a result with their address of now. */
export async function withPlace(
  context: Excel.RequestContext,
  kept: SourceOfRun | undefined,
): Promise<SourceOfRun | undefined> {
  if (!kept) return undefined;
  const place = await placeOfSource(context, kept);
  return place === "gone" ? kept : { ...kept, sheet: place.sheet, address: place.address };
}

/** Where the rows of a result lie now; `gone` where their sheet, or all of their cells, are. */
export async function placeOfSource(
  context: Excel.RequestContext,
  kept: SourceOfRun,
): Promise<Extract<Source, { kind: "range" }> | "gone"> {
  const name = context.workbook.names.getItemOrNullObject(SOURCE_NAME);
  const sheet = context.workbook.worksheets.getItemOrNullObject(kept.sheet);
  name.load("formula");
  await context.sync();
  const reach = kept.reach ? { reach: kept.reach } : {};
  if (name.isNullObject)
    return sheet.isNullObject ? "gone" : { kind: "range", sheet: kept.sheet, address: kept.address, ...reach };
  if (isLost(name)) return "gone";
  const range = name.getRange();
  range.load("address");
  range.worksheet.load("name");
  await context.sync();
  const address = range.address.slice(range.address.lastIndexOf("!") + 1);
  return { kind: "range", sheet: range.worksheet.name, address, ...reach };
}
