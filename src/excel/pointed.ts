import { ACCOUNTS_TABLE } from "../core/plan/own-sheets";
import { TEXTS } from "../core/text/text";
import type { Pointed } from "../core/workbook";

/** What may name a customer where the user is: in a line of KA's account list the id and the name, elsewhere what the selected cell shows. */
export async function pointedAt(context: Excel.RequestContext): Promise<Pointed> {
  const cell = context.workbook.getActiveCell();
  const list = context.workbook.tables.getItemOrNullObject(ACCOUNTS_TABLE);
  cell.load("address,text,values");
  cell.worksheet.load("name");
  list.load("name");
  await context.sync();
  const own = textsOf(cell);
  if (list.isNullObject) return { where: cell.address, texts: own };
  const header = list.getHeaderRowRange();
  const sheet = list.worksheet;
  header.load("values");
  sheet.load("name");
  await context.sync();
  if (sheet.name !== cell.worksheet.name) return { where: cell.address, texts: own };
  const line = list.getDataBodyRange().getIntersectionOrNullObject(cell.getEntireRow());
  line.load("text");
  await context.sync();
  if (line.isNullObject) return { where: cell.address, texts: own };
  const headers = (header.values[0] ?? []).map(String);
  const [texts = []] = line.text;
  const named = Object.values(TEXTS).flatMap(({ headers: words }) => [words.id, words.customer]);
  return {
    where: cell.address,
    texts: texts.filter((text, place) => named.includes(headers[place] ?? "") && text !== ""),
  };
}

/** A number of an id may be shown with zeros before it; both ways of writing it are tried. */
function textsOf({ text, values }: Excel.Range): string[] {
  const shown = [text[0]?.[0] ?? "", String(values[0]?.[0] ?? "")].filter((said) => said.trim() !== "");
  return [...new Set(shown)];
}
