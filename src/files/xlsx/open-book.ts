import type { CellValue } from "../../core/table";
import type { FilledRow } from "../../core/intake/blocks";
import { Interning } from "../interning";
import type { Dating } from "./cell-values";
import type { Package } from "./package";
import { scanPart } from "./pieces";
import { readSharedStrings } from "./shared-strings";
import { SheetLook, type LookBounds, type LookedValue } from "./sheet-look";
import { SheetScanner } from "./sheet-scanner";
import { TextBatch } from "./text-batch";
import { TextBytes } from "./text-bytes";
import type { SheetEntry, WorkbookParts } from "./workbook-parts";
import { faultsOf } from "./xml";

/** A workbook file that is being read: its parts, and how its numbers are told from days. */
export interface OpenBook {
  readonly from: Package;
  readonly parts: WorkbookParts;
  readonly dating: Dating;
}

/** Looks at some rows of a sheet; `further on` where the sheet goes on below them. */
export async function lookAtSheet(
  book: OpenBook,
  sheet: SheetEntry,
  bounds: LookBounds,
): Promise<{ readonly look: SheetLook; readonly end: "reached" | "further on" }> {
  const look = new SheetLook(bounds, book.dating);
  const scanner = new SheetScanner(look, faultsOf(book.from, sheet.part));
  const end = await scanPart(book.from, sheet.part, (bytes, from, to) => scanner.scan(bytes, from, to));
  return { look, end: end === "stopped" ? "further on" : "reached" };
}

/** The rows of some looks from above, the shared strings with what they say: those are read once for all. */
export async function rowsOfLooks({ from, parts }: OpenBook, looks: readonly SheetLook[]): Promise<FilledRow[][]> {
  const places = looks.flatMap((look) =>
    [...look.rows.values()].flatMap((row) =>
      [...row.values()].flatMap((value) => (typeof value === "object" ? [value.shared] : [])),
    ),
  );
  const batch = new TextBatch(new Interning(), new TextBytes());
  const { codes, texts } = await readSharedStrings(from, parts.sharedStrings, {
    last: places.reduce((last, place) => Math.max(last, place), -1),
    mark: (used) => places.forEach((place) => (used[place] = 1)),
    batch,
  });
  const textOf = (value: LookedValue): CellValue =>
    typeof value === "object" ? (texts[codes[value.shared] ?? -1] ?? "") : value;
  return looks.map((look) =>
    [...look.rows]
      .sort(([a], [b]) => a - b)
      .map(([row, values]) => ({
        row,
        cells: new Map([...values].map(([column, value]) => [column, textOf(value)] as const)),
      })),
  );
}
