import { note, refusal, type Issue } from "../core/issues";
import { COLUMNS_MARK } from "../core/plan/beside";
import { FORMULA_NAMES, SHEET_MARKS } from "../core/plan/own-sheets";
import { PRINT_NAME, STYLES_NAME } from "../core/plan/plan-print";
import { IMAGE_MARKS } from "./before-image";
import { takeColumnsOut } from "./class-columns";
import { partsOf } from "./formula-names";
import { askNames } from "./own-names";
import { findSample, removeSample } from "./sample-sheet";
import { isLost } from "./sheets";
import { SOURCE_NAME } from "./source-place";

/** What the keys of KA's settings, and the namespaces of its custom XML, begin with. */
const [SETTINGS, NAMESPACES] = ["KA_", "urn:ka-excel:"] as const;

/** Takes KA out of the workbook, and sample rows with it where that is wished. */
export async function removeAll(
  context: Excel.RequestContext,
  sample: "remove" | "keep" = "keep",
): Promise<readonly Issue[]> {
  const added = sample === "remove" ? await findSample(context) : undefined;
  const issues = await removeOwn(context);
  if (!added || issues.some(({ severity }) => severity === "error")) return issues;
  const others = issues.filter(({ kind }) => kind !== "nothingToRemove");
  return [...others, ...(await removeSample(context, added))];
}

/** Takes KA's sheets, names, settings, custom XML and class columns out of the workbook; nothing else is touched. Sheets are told by their marks, whatever they are called. */
async function removeOwn(context: Excel.RequestContext): Promise<readonly Issue[]> {
  const { workbook } = context;
  const marks = [...Object.values(SHEET_MARKS), ...IMAGE_MARKS].map((mark) => workbook.names.getItemOrNullObject(mark));
  // The file command leaves it.
  const print = workbook.names.getItemOrNullObject(PRINT_NAME);
  const source = workbook.names.getItemOrNullObject(SOURCE_NAME);
  const styles = workbook.names.getItemOrNullObject(STYLES_NAME);
  const forFormulas = Object.values(FORMULA_NAMES).map((name) => workbook.names.getItemOrNullObject(name));
  for (const name of [...marks, print, source, styles, ...forFormulas]) name.load("formula");
  workbook.worksheets.load("items/name,items/visibility");
  workbook.settings.load("items/key");
  workbook.customXmlParts.load("items/id,items/namespaceUri");
  workbook.protection.load("protected");
  const all = askNames(context);
  await context.sync();
  const own = marks.filter((mark) => !isLost(mark)).map((mark) => mark.getRange().worksheet);
  for (const sheet of own) sheet.load("name,visibility");
  await context.sync();

  const names = new Set(own.map(({ name }) => name));
  const settings = workbook.settings.items.filter(({ key }) => key.startsWith(SETTINGS));
  const parts = workbook.customXmlParts.items.filter(({ namespaceUri }) => namespaceUri.startsWith(NAMESPACES));
  const isOwn = (name: Excel.NamedItem) => isLost(name) || names.has(partsOf(String(name.formula)).sheet ?? "");
  const left = [...marks, print, source, styles, ...forFormulas.filter(isOwn)].filter((mark) => !mark.isNullObject);
  const columns = all.items.filter(({ name }) => name.startsWith(COLUMNS_MARK));
  if (left.length + settings.length + parts.length + columns.length === 0) return [note("nothingToRemove", {})];
  if (names.size > 0 && workbook.protection.protected) return [refusal("protectedWorkbook", {})];
  const isShown = ({ visibility }: Excel.Worksheet) => visibility === Excel.SheetVisibility.visible;
  if (names.size > 0 && !workbook.worksheets.items.some((sheet) => isShown(sheet) && !names.has(sheet.name)))
    return [refusal("onlyOwnSheets", {})];
  for (const name of names) workbook.worksheets.getItem(name).delete();
  for (const mark of left) mark.delete();
  for (const setting of settings) setting.delete();
  for (const part of parts) part.delete();
  await context.sync();
  const kept = columns.length > 0 ? await takeColumnsOut(context) : [];
  return [note("removed", { sheets: own.filter(isShown).map(({ name }) => name) }), ...kept];
}
