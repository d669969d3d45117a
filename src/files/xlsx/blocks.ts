import type { Block } from "../../core/plan/block";
import { areaAddress, areaFrom, splitAddress } from "./address";

/** A block of a sheet. */
export interface SheetBlock {
  readonly sheet: string;
  readonly block: Block;
}

/** A block as an address: `A1:D500`; one cell alone as `A1`. */
export function addressOf({ row, column, rows, columns }: Block): string {
  return areaAddress({ top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 });
}

/** A block as a defined name holds it: `'KA Accounts'!$A$1:$H$500`. */
export function nameFormulaOf({ sheet, block }: SheetBlock): string {
  const fixed = addressOf(block).replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");
  return `'${sheet.replaceAll("'", "''")}'!${fixed}`;
}

/** The block that a defined name holds; nothing where it holds something else. */
export function blockFrom(formula: string): SheetBlock | undefined {
  const { sheet, address } = splitAddress(formula.trim());
  const block = blockOf(address);
  return sheet === undefined || !block ? undefined : { sheet, block };
}

/** The block of an address without a sheet. */
export function blockOf(address: string): Block | undefined {
  const area = areaFrom(address);
  if (!area) return undefined;
  const { top, left, bottom, right } = area;
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}
