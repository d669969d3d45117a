import { columnsWithoutOwn } from "../core/plan/own-columns";
import { COLUMNS_MARK } from "../core/plan/beside";
import type { Block } from "../core/plan/block";
import { partOf } from "./blocks";
import type { Region } from "./region";

/** A block under one of KA's names of class columns. */
export interface OwnColumns extends Block {
  readonly name: string;
  readonly sheet: string;
}

const FORMULA = /^=(?:'((?:[^']|'')+)'|([^'!]+))!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?$/;

/** The class columns of a workbook by the names over them; a name whose cells were deleted has none. */
export function ownColumnsIn(names: Excel.NamedItemCollection): readonly OwnColumns[] {
  return names.items.flatMap(({ name, formula }) => {
    const parts = name.startsWith(COLUMNS_MARK) ? FORMULA.exec(String(formula)) : undefined;
    if (!parts) return [];
    const [, quoted, plain = "", left = "", top = "", right = left, bottom = top] = parts;
    const [row, column] = [Number(top) - 1, columnNumber(left)];
    return [
      {
        ...{ name, sheet: quoted?.replaceAll("''", "'") ?? plain, row, column },
        ...{ rows: Number(bottom) - row, columns: columnNumber(right) - column + 1 },
      },
    ];
  });
}

/** Asks for the names of a workbook, with the next request. */
export function askNames({ workbook }: Excel.RequestContext): Excel.NamedItemCollection {
  return workbook.names.load("items/name,items/formula");
}

/** A region without KA's own class columns at its right end. */
export function withoutOwnColumns(region: Region, names: Excel.NamedItemCollection): Region {
  const own = ownColumnsIn(names).filter(({ sheet }) => sheet === region.sheet);
  const columns = columnsWithoutOwn(region, own);
  if (columns === region.columns) return region;
  const { row: top, column: left, rows } = region;
  return partOf(region, { top, left, bottom: top + rows - 1, right: left + columns - 1 });
}

function columnNumber(letters: string): number {
  let number = 0;
  for (let i = 0; i < letters.length; i++) number = number * 26 + letters.charCodeAt(i) - 64;
  return number - 1;
}
