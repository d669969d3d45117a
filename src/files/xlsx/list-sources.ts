import { findBlocks, type FilledRow } from "../../core/intake/blocks";
import { SHEET_MARKS } from "../../core/plan/own-sheets";
import { refusal, type Outcome } from "../../core/issues";
import { areaAddress, type Area } from "./address";
import { lookAtSheet, rowsOfLooks, type OpenBook } from "./open-book";
import { openPackage } from "./open-package";
import { issueOf } from "./package";
import { WHOLE_SHEET, type SheetLook } from "./sheet-look";
import {
  isGiven,
  readTables,
  readWorkbookParts,
  sheetOfName,
  type SheetEntry,
  type TableEntry,
} from "./workbook-parts";

/** A sheet of a workbook file, as far as it says what can be read. */
export interface ListedSheet {
  readonly name: string;
  readonly kind: "cells" | "other";
  readonly state: "visible" | "hidden" | "veryHidden";
  /** Whether KA wrote it. */
  readonly owner: "user" | "KA";
  /** The used range; nothing where there are no values. */
  readonly address?: string;
  /** The blocks in it, side by side or one above the other, as far as the first rows tell. */
  readonly blocks: readonly string[];
  readonly tables: readonly { readonly name: string; readonly address: string }[];
}

/** A name that the user gave to cells or a value. */
export interface ListedName {
  readonly name: string;
  /** The sheet that a name of one sheet only belongs to. */
  readonly sheet?: string;
  readonly formula: string;
}

/** What can be read of a workbook file. */
export interface Listing {
  readonly sheets: readonly ListedSheet[];
  readonly names: readonly ListedName[];
}

/** Lists the sheets, tables and names of a workbook file. */
export async function listSources(path: string): Promise<Outcome<Listing>> {
  const opened = await openPackage(path);
  if (!opened.value) return { issues: opened.issues };
  const from = opened.value;
  try {
    const parts = await readWorkbookParts(from);
    const marks = new Set<string>(Object.values(SHEET_MARKS));
    const own = new Set(parts.names.filter(({ name }) => marks.has(name)).map(sheetOfName));
    // Days are of no interest here.
    const book: OpenBook = { from, parts, dating: { dateStyles: undefined } };
    const looked: Looked[] = [];
    for (const sheet of parts.sheets) looked.push(await lookAt(book, sheet));
    const rows = await rowsOfLooks(
      book,
      looked.flatMap(({ look }) => look ?? []),
    );
    let next = 0;
    const sheets = looked.map((entry) =>
      listSheet(entry, entry.look ? (rows[next++] ?? []) : [], own.has(entry.sheet.name) ? "KA" : "user"),
    );
    const names = parts.names.filter(isGiven).map(({ state: _, ...listed }) => listed);
    if (!from.unchanged()) return { issues: [refusal("fileChanged", { path })] };
    return { value: { sheets, names }, issues: [] };
  } catch (error) {
    return { issues: [issueOf(error, path)] };
  } finally {
    await from.close();
  }
}

async function lookAt(book: OpenBook, sheet: SheetEntry): Promise<Looked> {
  if (sheet.kind === "other") return { sheet, tables: [] };
  return { sheet, tables: await readTables(book.from, sheet), ...(await lookAtSheet(book, sheet, WHOLE_SHEET)) };
}

/** A sheet, and what of its cells was looked at. */
interface Looked {
  readonly sheet: SheetEntry;
  readonly tables: readonly TableEntry[];
  readonly look?: SheetLook;
  readonly end?: "reached" | "further on";
}

function listSheet(
  { sheet, tables: all, look, end }: Looked,
  rows: readonly FilledRow[],
  owner: "user" | "KA",
): ListedSheet {
  const { name, kind, state } = sheet;
  const tables = all.map((table) => ({ name: table.name, address: areaAddress(table.area) }));
  const found = { name, kind, state, owner, tables };
  const blocks = findBlocks(rows, "rows and columns");
  const [first] = blocks;
  if (!first || !look) return { ...found, blocks: [] };
  // The look ends early: below it the file's own word is taken, which often reaches too far, but not beside it.
  const seen = Math.max(...blocks.map((block) => block.bottom));
  const bottom = end === "further on" ? Math.max(seen, look.claimed?.bottom ?? 0) : seen;
  const used = blocks.reduce<Area>(
    (area, block) => ({
      top: Math.min(area.top, block.top),
      left: Math.min(area.left, block.left),
      bottom,
      right: Math.max(area.right, block.right),
    }),
    { ...first, bottom },
  );
  const isLowest = (block: Area) => blocks.every((other) => other === block || other.bottom < block.top);
  return {
    ...found,
    address: areaAddress(used),
    blocks: blocks
      .sort((a, b) => a.top - b.top || a.left - b.left)
      .map((block) => areaAddress(end === "further on" && isLowest(block) ? { ...block, bottom } : block)),
  };
}
