import type { Block, Corner } from "../plan/block";
import { cutOffForm } from "./cut-off-form";
import { MISSING, cellsRead, readCall } from "./formula-call";
import { refusal, type Outcome } from "../issues";
import { firstRowOf, sizeOfAnswer } from "./linear-forms";
import type { CutOffForm, FormulaArea } from "../plan";

/** A formula that is to stand in the cell that is selected. */
export interface Insertion {
  readonly formula: string;
  /** Rows and columns that its result is known to fill; a single cell where that is not known before. */
  readonly size: Pick<Block, "rows" | "columns">;
  /** The cells that it reads, on the sheet of the formula where none is named. */
  readonly reads: readonly { readonly sheet: string | undefined; readonly block: Block }[];
}

/** A value as a cell takes it: an error as its code. */
export type CellInput = string | number | boolean;

/** What was put into cells, so that it can be taken out again as long as nobody changed it since. */
export type Inserted =
  | ({ readonly kind: "formula"; readonly sheet: string; readonly formula: string } & Corner)
  /** With a print of what they hold. */
  | { readonly kind: "values"; readonly sheet: string; readonly block: Block; readonly print: string }
  /** Formulas row by row, and the table of cut-offs that they look up. */
  | { readonly kind: "rows"; readonly area: FormulaArea; readonly table?: FormulaArea | undefined };

/** A formula that is to stand in every row beside the rows that it reads, as Excel tables want it. */
export interface RowsInsertion {
  /** The rows that it is to stand beside, and their sheet; the one that is shown where none is named. */
  readonly rows: { readonly sheet: string | undefined; readonly row: number; readonly rows: number };
  /** The formula of the first row; by a table of cut-offs where it would read all amounts again in every row. */
  readonly formula: string | CutOffForm;
}

/**
 * A formula over a column as formulas row by row; refused where it is more than one call, or where rows cannot be judged one by one in a time that
 * grows with their number only.
 */
export function rowsInsertionOf(typed: string): Outcome<RowsInsertion> {
  const { value, issues } = insertionOf(typed);
  if (!value) return { issues };
  const call = readCall(value.formula);
  const first = call?.args[0];
  const formula = call && firstRowOf(call);
  const no = { issues: [refusal("notRowByRow", { formula: value.formula })] };
  if (!call || first?.kind !== "cells" || formula === undefined) return no;
  const { row, column, rows } = first.block;
  const area = { sheet: first.sheet ?? "", row, column, rows, columns: 1, formula, spills: "no" } as const;
  const form = cutOffForm(area);
  if (typeof form === "string") return no;
  return { value: { rows: { sheet: first.sheet, row, rows }, formula: form ?? formula }, issues: [] };
}

/** What a formula as it was typed takes to be inserted; refused while something of it is still to be said. */
export function insertionOf(typed: string): Outcome<Insertion> {
  const formula = typed.trim();
  if (!formula.startsWith("=") || formula.length < 2 || formula.includes(MISSING))
    return { issues: [refusal("formulaIncomplete", { formula })] };
  const call = readCall(formula);
  const size = call ? sizeOfAnswer(call) : { rows: 1, columns: 1 };
  const reads = (call?.args ?? []).flatMap((arg) => cellsRead(arg) ?? []);
  return { value: { formula, size, reads }, issues: [] };
}
