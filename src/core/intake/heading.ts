import { dayToText } from "../days";
import { rankOfHeader } from "../headers";
import { ROLES } from "../roles";
import { columnLetters, type CellValue, type Heading } from "../table";
import { unitInTitle } from "./amount-unit";
import { findMonths } from "./month-columns";
import { isYear, periodOf } from "./periods";
import { readsAsDay } from "./written-day";
import { WrittenNumber } from "./written-number";

/** Rows from the top of a block that are looked at to find its headers. */
export const HEADING_ROWS = 50;
/** A header further down than this is none. */
const DEEPEST = 30;

type Cells = readonly (CellValue | undefined)[];

/**
 * Finds the header row of a block from its first rows: under titles, notes and blank rows, of one level or of two that are joined (`2024 / Q1`).
 * In a table of Excel it is known to be the first row. `firstColumn` is the place of the block's first column on the sheet, for the letters.
 */
export function findHeading(
  rows: readonly Cells[],
  { firstColumn, place }: { readonly firstColumn: number; readonly place: "anywhere" | "firstRow" },
): Heading {
  const top = rows.slice(0, HEADING_ROWS);
  const width = Math.max(0, ...top.map((row) => row.length));
  const looks = top.map(lookAt);
  const first = place === "firstRow" ? { at: 0, kind: "read" as const } : findRow(looks);
  const letters = Array.from({ length: width }, (_, i) => columnLetters(firstColumn + i));
  if (first.kind === "made") return { kind: "made", rows: first.at, levels: 0, above: first.at, headers: letters };

  const { from, to } = place === "firstRow" ? { from: 0, to: 0 } : levelsAt(top, looks, first.at);
  const texts = joined(top[from] ?? [], from === to ? undefined : top[to], width);
  const headers = texts.map((text, i) => text || (letters[i] ?? ""));
  const titles = top.slice(0, from).flatMap((row) => row.filter((cell) => typeof cell === "string"));
  const unit = titles.map(unitInTitle).find((found) => found !== undefined);
  const months = findMonths(texts, { titles, body: top.slice(to + 1) });
  return {
    kind: "read",
    rows: to + 1,
    levels: from === to ? 1 : 2,
    above: looks.slice(0, from).filter(({ filled }) => filled > 0).length,
    headers,
    ...(months ? { months } : {}),
    ...(unit ? { unit } : {}),
  };
}

/** What a row looks like to somebody who searches for headers. */
export interface RowLook {
  readonly filled: number;
  /** Whether a cell can only be data: a number, a date, true or false. */
  readonly data: "some" | "none";
  /** Different roles that a cell is the usual header of; not counted in a row with data, which is no header. */
  readonly roles: number;
}

const number = new WrittenNumber();

/** Looks at a row: how much it holds, and whether some of that can only be data. */
export function lookAt(row: Cells): RowLook {
  const cells = row.filter((cell) => cell != null && cell !== "");
  const filled = cells.length;
  const spans = cells.flatMap((cell) => spanOf(cell) ?? []);
  // Before its words are searched for headers: of nearly every row this says enough.
  if (cells.some((cell) => spanOf(cell) === undefined && isData(cell))) return { filled, data: "some", roles: 0 };
  const roles = ROLES.filter((role) => cells.some((cell) => typeof cell === "string" && rankOfHeader(role, cell) >= 0));
  // Years and months may head columns, where the others have usual headers; alone they are amounts or a column of years.
  const areHeaders = roles.length > 0 && new Set(spans).size === spans.length;
  return { filled, data: spans.length === 0 || areHeaders ? "none" : "some", roles: roles.length };
}

/** Whether a cell can only be data: a number, a day, true or false. */
export function isData(cell: CellValue | undefined): boolean {
  if (typeof cell !== "string") return cell != null;
  return spanOf(cell) !== undefined || (periodOf(cell) === undefined && (number.read(cell) || readsAsDay(cell)));
}

/** What a number says as a header: a year, a month in six digits, or the month whose first day it is. */
function spanOf(cell: CellValue | undefined): string | undefined {
  const value = typeof cell === "string" && /^\d{4}(?:\d{2})?$/.test(cell) ? Number(cell) : cell;
  if (typeof value !== "number" || !Number.isInteger(value)) return undefined;
  if (isYear(value)) return String(value);
  const [year, month] = [Math.floor(value / 100), value % 100];
  if (isYear(year) && month >= 1 && month <= 12) return `${year}-${String(month).padStart(2, "0")}`;
  if (typeof cell === "string" || value < 29_221 || value > 73_050) return undefined;
  const day = dayToText(value);
  return day.endsWith("-01") ? day.slice(0, 7) : undefined;
}

/** The header row, or, where there is none, the first row of data. */
function findRow(looks: readonly RowLook[]): { readonly kind: Heading["kind"]; readonly at: number } {
  const widest = Math.max(0, ...looks.map(({ filled }) => filled));
  const enough = widest <= 1 ? 1 : Math.max(2, Math.ceil(widest / 2));
  const found = looks.findIndex(({ filled, data }) => filled >= enough && data === "some");
  const firstData = found < 0 ? looks.length : found;
  const isHeader = ({ filled, data }: RowLook) => filled >= enough && data === "none";
  const candidates = [...looks.keys()].filter(
    (at) => at < Math.min(firstData, DEEPEST) && isHeader(looks[at] ?? NOTHING),
  );
  const [first] = candidates;
  if (first !== undefined) {
    // A note such as `Prepared by | Li Lei` may stand above a narrow table: usual headers outdo it.
    const rolesOf = (at: number) => looks[at]?.roles ?? 0;
    const best = candidates.reduce((a, b) => (rolesOf(b) >= rolesOf(a) + 2 ? b : a), first);
    return { kind: "read", at: best };
  }
  // The same with numbers in it: `Total sales | 12345` above usual headers.
  const below = looks.findIndex((look, at) => at < DEEPEST && isHeader(look) && look.roles >= 2);
  if (below > 0 && looks.slice(0, below).every(({ filled }) => filled < Math.max(3, widest)))
    return { kind: "read", at: below };
  const above = looks.slice(0, firstData).findLastIndex(({ filled }) => filled > 0);
  if (above < 0) return { kind: "made", at: 0 };
  const isTitle = widest > 2 && (looks[above]?.filled ?? 0) === 1;
  return isTitle ? { kind: "made", at: above + 1 } : { kind: "read", at: above };
}

const NOTHING: RowLook = { filled: 0, data: "none", roles: 0 };

/** The rows that the headers take: a row above or below may be the other level. */
function levelsAt(
  rows: readonly Cells[],
  looks: readonly RowLook[],
  at: number,
): { readonly from: number; readonly to: number } {
  const isLevel = (row: number) => (looks[row]?.filled ?? 0) > 0 && looks[row]?.data === "none";
  const hasDataBelow = (row: number) => looks.slice(row + 1).some(({ data }) => data === "some");
  if (isLevel(at + 1) && hasDataBelow(at + 1) && areLevels(rows[at] ?? [], rows[at + 1] ?? []))
    return { from: at, to: at + 1 };
  const isUpper = isLevel(at - 1) || headsByYear(rows[at - 1] ?? []);
  if (at > 0 && isUpper && areLevels(rows[at - 1] ?? [], rows[at] ?? [])) return { from: at - 1, to: at };
  return { from: at, to: at };
}

/** Whether years, each once, are all that could be data in a row. */
function headsByYear(row: Cells): boolean {
  const data = row.filter((cell) => cell !== "" && isData(cell));
  const spans = data.flatMap((cell) => spanOf(cell) ?? []);
  return data.length > 0 && spans.length === data.length && new Set(spans).size === spans.length;
}

/** Whether the upper row groups the columns of the lower one, as merged cells do. */
function areLevels(upper: Cells, lower: Cells): boolean {
  const [above, below] = [upper.map(textOf), lower.map(textOf)];
  const filledBelow = below.filter((text) => text !== "");
  const groups = above.filter((text, i) => text !== "" && !above[i + 1] && below[i] && below[i + 1]);
  const reaches =
    groups.length > 1 ||
    above.some((text, i) => text !== "" && !below[i]) ||
    new Set(filledBelow).size < filledBelow.length;
  const isTitle = above.filter((text) => text !== "").length === 1 && above[0] !== "" && below[0] !== "";
  return groups.length > 0 && reaches && !isTitle;
}

function joined(upper: Cells, lower: Cells | undefined, width: number): string[] {
  let group = "";
  return Array.from({ length: width }, (_, i) => {
    const above = textOf(upper[i]);
    if (!lower) return above;
    const below = textOf(lower[i]);
    if (above !== "") group = above;
    // A header over both rows ends the group before it.
    if (below === "") {
      group = "";
      return above;
    }
    return group === "" ? below : `${group} / ${below}`;
  });
}

function textOf(cell: CellValue | undefined): string {
  if (cell == null) return "";
  return typeof cell === "number" ? (spanOf(cell) ?? String(cell)) : String(cell).replace(/\s+/g, " ").trim();
}
