import { LISTS } from "../core/plan/own-sheets";
import { TEXTS } from "../core/text/text";
import type { KnownRows, Pointed } from "../core/workbook";

const LIST_NAMES: readonly string[] = Object.values(LISTS);

/**
 * What may name a customer where the user is: in a line of one of KA's lists the id and the name, in a row that KA read its cells that name the customer, elsewhere
 * (a PivotTable, a small table beside a chart, a sheet of one's own) what the selected cell shows, then the texts of its row.
 */
export async function pointedAt(context: Excel.RequestContext, rows?: KnownRows): Promise<Pointed> {
  const cell = context.workbook.getActiveCell();
  const tables = cell.getTables(false);
  cell.load("address,text,values");
  cell.worksheet.load("name");
  tables.load("items/name");
  await context.sync();
  const said = { where: cell.address, texts: textsOf(cell) };
  const list = tables.items.find(({ name }) => LIST_NAMES.includes(name));
  if (list) return { ...said, texts: (await inList(cell, list)) ?? said.texts };
  if (rows?.source.kind !== "range" || rows.source.sheet !== cell.worksheet.name) return besideCell(cell, said);
  const range = cell.worksheet.getRange(rows.source.address);
  const row = range.getIntersectionOrNullObject(cell.getEntireRow());
  row.load("text,values");
  await context.sync();
  if (row.isNullObject) return besideCell(cell, said);
  const own = rows.columns.flatMap((column) => textsOf(row, column));
  // The row says who it is; what the cell itself says is a last resort.
  return { ...said, texts: [...new Set([...own, ...said.texts])] };
}

/** The texts of the row in the block of cells around the selected one: who stands on a figure means its line. Numbers there are figures, not ids. */
async function besideCell(cell: Excel.Range, said: Pointed): Promise<Pointed> {
  const row = cell.getSurroundingRegion().getIntersection(cell.getEntireRow());
  row.load("values");
  await cell.context.sync();
  const texts = (row.values[0] ?? []).filter(
    (value): value is string => typeof value === "string" && value.trim() !== "",
  );
  return { ...said, texts: [...new Set([...said.texts, ...texts])] };
}

/** Id and name in a line of one of KA's lists; nothing beside its lines, or where it has neither. */
async function inList(cell: Excel.Range, list: Excel.Table): Promise<readonly string[] | undefined> {
  const header = list.getHeaderRowRange();
  const line = list.getDataBodyRange().getIntersectionOrNullObject(cell.getEntireRow());
  header.load("values");
  line.load("text");
  await cell.context.sync();
  if (line.isNullObject) return undefined;
  const headers = (header.values[0] ?? []).map(String);
  const [texts = []] = line.text;
  const named = Object.values(TEXTS).flatMap(({ headers: words }) => [words.id, words.customer]);
  const found = texts.filter((text, place) => named.includes(headers[place] ?? "") && text !== "");
  return found.length > 0 ? found : undefined;
}

/** A number of an id may be shown with zeros before it; both ways of writing it are tried. */
function textsOf({ text, values }: Excel.Range, column = 0): string[] {
  const shown = [text[0]?.[column] ?? "", String(values[0]?.[column] ?? "")].filter((said) => said.trim() !== "");
  return [...new Set(shown)];
}
