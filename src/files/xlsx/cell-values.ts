import { dayFromText } from "../../core/days";
import type { NumberFormat } from "../../core/table";
import { readDecimal } from "../decimal";
import { TYPE_DATE, type ScannedCell } from "./scanned-sheet";

/** Days between the two date systems: the later one counts from 1904. */
export const DAYS_TO_1904 = 1_462;

/** How the numbers of a workbook are meant. */
export interface Dating {
  /** One entry a cell style, 1 for a date; nothing where the workbook counts days as core does. */
  readonly dateStyles: Uint8Array | undefined;
  /** What the number formats say, and the place of that of each cell style; nothing where none says anything. */
  readonly formats?: { readonly list: readonly NumberFormat[]; readonly ofStyle: Uint8Array };
}

/** The number of a cell, its days counted from 1900; NaN for one that holds none. */
export function numberOf(cell: ScannedCell, bytes: Uint8Array, { dateStyles }: Dating): number {
  if (cell.type === TYPE_DATE) return serialOf(valueText(cell, bytes));
  const number = readDecimal(bytes, cell.from, cell.to);
  return dateStyles !== undefined && dateStyles[cell.style] === 1 ? number + DAYS_TO_1904 : number;
}

/** Whether the value of a boolean cell is true. */
export function isTrueCell(cell: ScannedCell, bytes: Uint8Array): boolean {
  return bytes[cell.from] === 49 || bytes[cell.from] === 116;
}

/** The value of a cell as it stands in the XML: for the few that are looked at one by one. */
export function valueText(cell: ScannedCell, bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + cell.from, cell.to - cell.from).toString("utf8");
}

const ISO = /^(\d{4}-\d{2}-\d{2})?(?:T?(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

/** The serial number of a date, a time or both in the form of ISO 8601; NaN for anything else. */
function serialOf(text: string): number {
  const match = ISO.exec(text);
  if (!match || text === "") return NaN;
  const [, date, hours = "0", minutes = "0", seconds = "0"] = match;
  const day = date === undefined ? 0 : (dayFromText(date) ?? NaN);
  return day + (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
}
