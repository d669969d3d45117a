import { areSalesHeaders, chooseBlock, findBlocks, type FilledRow, type SheetBlock } from "../../core/intake/blocks";
import { refusal, warning, type Issue, type Outcome } from "../../core/issues";
import { MOST_ROWS, areaAddress, fullAddress, intersection, type Area } from "./address";
import { LOOK_ROWS } from "./sheet-look";
import type { TableEntry } from "./workbook-parts";

/** A block of a sheet, and the table of Excel that it is, if it is one. */
export interface FoundBlock extends SheetBlock {
  readonly table?: TableEntry;
}

/** What of a sheet was looked at. */
export interface SheetRows {
  readonly sheet: string;
  readonly rows: readonly FilledRow[];
  readonly tables: readonly TableEntry[];
}

/** The block that is read, with room for the rows below those that were looked at. */
export interface ChosenBlock {
  readonly area: Area;
  readonly table?: TableEntry;
}

/** The blocks and tables of a sheet, or of a range of it, whose own columns stay together. */
export function blocksOf({ rows, tables }: SheetRows, direction: "rows and columns" | "rows"): FoundBlock[] {
  const used = new Set<TableEntry>();
  const found = findBlocks(rows, direction).flatMap((block): FoundBlock[] => {
    // What stands above the first row with more than one value is a title.
    const table = tables.find(({ area }) => intersection(area, { ...block, bottom: block.head }));
    if (!table) return [block];
    if (used.has(table)) return [];
    used.add(table);
    return [blockOfTable(table)];
  });
  const others = tables.filter((table) => !used.has(table)).map(blockOfTable);
  const blocks = found.flatMap((block): FoundBlock[] => {
    if (block.table) return [block];
    const inside = tables.filter(({ area }) => intersection(area, block));
    if (inside.some(({ area }) => area.top <= block.top)) return [];
    return [{ ...block, bottom: Math.min(block.bottom, ...inside.map(({ area }) => area.top - 1)) }];
  });
  return [...blocks, ...others];
}

/** Chooses the block of a sheet that is meant, and says what else there is; refuses where only the user can know. */
export function chooseOnSheet(
  sheet: string,
  { blocks, within }: { readonly blocks: readonly FoundBlock[]; readonly within: Area },
): Outcome<ChosenBlock> {
  const nameOf = (block: FoundBlock) => block.table?.name ?? fullAddress(sheet, areaAddress(block));
  const chosen = chooseBlock(blocks);
  if (!chosen) return { issues: [refusal("severalBlocks", { where: sheet, blocks: blocks.map(nameOf) })] };
  const others = blocks.filter((block) => block !== chosen);
  const issues: Issue[] =
    others.length === 0
      ? []
      : [warning("blockChosen", { block: fullAddress(sheet, areaAddress(chosen)), others: others.map(nameOf) })];
  if (chosen.table) return { value: { area: chosen.table.area, table: chosen.table }, issues };
  const below = others.filter((other) => other.top > chosen.bottom && overlaps(other, chosen));
  const bottom = Math.min(within.bottom, ...below.map(({ top }) => top - 1));
  const { top, left, right } = chosen;
  return { value: { area: { top, left, right, bottom } }, issues };
}

/** The block that a cell stands for, as it does in Excel: the one around it. */
export function blockAround(blocks: readonly FoundBlock[], cell: Area): ChosenBlock | undefined {
  const over = blocks.filter((block) => overlaps(block, cell)).sort((a, b) => a.top - b.top);
  const at = Math.max(
    0,
    over.findLastIndex(({ top }) => top <= cell.top),
  );
  const block = over[at];
  if (!block) return undefined;
  if (block.table) return { area: block.table.area, table: block.table };
  const { top, left, right } = block;
  return { area: { top, left, right, bottom: (over[at + 1]?.top ?? MOST_ROWS) - 1 } };
}

function blockOfTable(table: TableEntry): FoundBlock {
  const { top, left, bottom, right } = table.area;
  const holds = areSalesHeaders(table.columns, "none") ? "sales" : "other";
  // As many as a block has that is no table: of both only the first rows are looked at.
  const rows = Math.min(bottom - top + 1, LOOK_ROWS);
  return { top, left, bottom, right, head: top, rows, holds, table };
}

function overlaps(a: Pick<Area, "left" | "right">, b: Pick<Area, "left" | "right">): boolean {
  return a.left <= b.right && b.left <= a.right;
}
