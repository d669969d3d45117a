import type { CellValue } from "../core/table";

/** What Excel's function DATE makes of 1 January 2000 in a workbook whose days count from 1904. */
const DAY_SINCE_1904 = 35_064;
const DAYS_TO_1904 = 1_462;

/** Asks from which year the days of the workbook count, with the next sync. No property says it, but its functions count so. */
export function askDateSystem(context: Excel.RequestContext): { readonly answer: () => 1900 | 1904 } {
  const day = context.workbook.functions.date(2000, 1, 1);
  day.load("value");
  return { answer: () => (day.value === DAY_SINCE_1904 ? 1904 : 1900) };
}

/** The cells of a range of a workbook that counts from 1904 as one that counts from 1900 would hold them: days may be headers. */
export async function countFrom1900(
  context: Excel.RequestContext,
  range: Excel.Range,
  cells: readonly (readonly CellValue[])[],
): Promise<readonly (readonly CellValue[])[]> {
  range.load("numberFormat");
  await context.sync();
  // Few workbooks count so: the pane's first load does without.
  const { isDateFormat } = await import("../core/intake/number-format");
  const formats = loadedFormats(range);
  return cells.map((row, i) =>
    row.map((cell, j) =>
      typeof cell === "number" && isDateFormat(formats[i]?.[j] ?? "") ? cell + DAYS_TO_1904 : cell,
    ),
  );
}

/** The loaded formats of a range, which Excel leaves out where it is too large. */
export function loadedFormats(range: Excel.Range): readonly (readonly string[])[] {
  return (range.numberFormat as string[][] | null) ?? [];
}
