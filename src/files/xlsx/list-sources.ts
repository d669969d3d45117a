import { SHEET_MARKS } from "../../core/plan";
import { refusal, type Outcome } from "../../core/issues";
import { areaAddress, type Area } from "./address";
import { issueOf, openPackage, type Package } from "./package";
import { scanPart } from "./pieces";
import { findBlocks, SheetLook, WHOLE_SHEET } from "./sheet-look";
import { SheetScanner } from "./sheet-scanner";
import { readTables, readWorkbookParts, sheetOfName, type SheetEntry } from "./workbook-parts";
import { faultsOf } from "./xml";

/** A sheet of a workbook file, as far as it says what can be read. */
export interface ListedSheet {
  readonly name: string;
  readonly kind: "cells" | "other";
  readonly state: "visible" | "hidden" | "veryHidden";
  /** Whether KA wrote it. */
  readonly owner: "user" | "KA";
  /** The used range; nothing where there are no values. */
  readonly address?: string;
  /** The blocks that stand side by side in it. */
  readonly blocks: readonly string[];
  readonly tables: readonly { readonly name: string; readonly address: string }[];
}

/** A name of the workbook that stands for cells or a value. */
export interface ListedName {
  readonly name: string;
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
    const sheets: ListedSheet[] = [];
    for (const sheet of parts.sheets) sheets.push(await listSheet(from, sheet, own.has(sheet.name) ? "KA" : "user"));
    // Names that begin with these words are Excel's own: print areas and filters.
    const names = parts.names.filter(({ name }) => !name.startsWith("_xlnm.") && !marks.has(name));
    if (!from.unchanged()) return { issues: [refusal("fileChanged", { path })] };
    return { value: { sheets, names: names.map(({ name, formula }) => ({ name, formula })) }, issues: [] };
  } catch (error) {
    return { issues: [issueOf(error, path)] };
  } finally {
    await from.close();
  }
}

async function listSheet(from: Package, sheet: SheetEntry, owner: "user" | "KA"): Promise<ListedSheet> {
  const { name, kind, state } = sheet;
  if (kind === "other") return { name, kind, state, owner, blocks: [], tables: [] };
  // Days are of no interest here.
  const look = new SheetLook(WHOLE_SHEET, { dateStyles: undefined });
  const scanner = new SheetScanner(look, faultsOf(from, sheet.part));
  const end = await scanPart(from, sheet.part, (bytes, at, to) => scanner.scan(bytes, at, to));
  const blocks = findBlocks(look).sort((a, b) => a.left - b.left);
  const tables = (await readTables(from, sheet)).map((table) => ({
    name: table.name,
    address: areaAddress(table.area),
  }));
  const found = { name, kind, state, owner, tables };
  const [first] = blocks;
  if (!first) return { ...found, blocks: [] };
  // The look ends early: below it the file's own word is taken, which often reaches too far, but not beside it.
  const bottom = end === "stopped" ? (look.claimed?.bottom ?? lowest(blocks)) : lowest(blocks);
  const used = blocks.reduce<Area>(
    (all, block) => ({
      top: Math.min(all.top, block.top),
      left: Math.min(all.left, block.left),
      bottom,
      right: Math.max(all.right, block.right),
    }),
    { ...first, bottom },
  );
  return {
    ...found,
    address: areaAddress(used),
    blocks: blocks.map((block) => areaAddress(end === "stopped" && blocks.length === 1 ? { ...block, bottom } : block)),
  };
}

function lowest(blocks: readonly Area[]): number {
  return Math.max(...blocks.map(({ bottom }) => bottom));
}
