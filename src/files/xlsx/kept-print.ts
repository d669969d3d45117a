import { crc32 } from "node:zlib";
import type { Plan } from "../../core/plan";
import { PRINT_NAME, printOfChart } from "../../core/plan/plan-print";
import type { Book } from "./book";
import type { Package } from "./package";

const APART = " ";

/** The print of what KA wrote to a workbook last. */
export function printIn(book: Book): string | undefined {
  return book.textOf(PRINT_NAME)?.split(APART)[0];
}

/** The print of the workbook that this one was made as a copy of. */
export function originIn(book: Book): string | undefined {
  return book.textOf(PRINT_NAME)?.split(APART)[1];
}

/** The print of the charts that were drawn in a workbook last. */
export function chartsPrintIn(book: Book): string | undefined {
  return book.textOf(PRINT_NAME)?.split(APART)[2];
}

/** Keeps what was written, to a copy of what, and which charts were drawn; without a print nothing is kept. */
export function keepPrint(
  book: Book,
  print: string | undefined,
  { origin, charts }: { readonly origin: string; readonly charts: string },
): void {
  book.keepText(PRINT_NAME, print === undefined ? undefined : [print, origin, charts].join(APART));
}

/** What tells charts from others, wherever they lie and however many rows they are over. */
export function printOfCharts({ edits }: Plan): string {
  const charts = edits.flatMap((edit) => (edit.kind === "makeCharts" ? edit.charts : []));
  return crc32(charts.map(printOfChart).join()).toString(16);
}

/** What tells a workbook from another by its directory: names, sizes and check sums of all parts. */
export function originOf({ parts }: Package): string {
  const lines = [...parts.values()].map(({ name, size, crc }) => `${name}\n${size}\n${crc}\n`);
  const size = [...parts.values()].reduce((sum, part) => sum + part.size, 0);
  return `${crc32(lines.sort().join("")).toString(16)}-${size.toString(16)}`;
}
