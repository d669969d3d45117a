import type { Block, Corner } from "../plan/block";
import { readCall } from "./formula-call";
import { MISSING } from "./formula-call";
import { refusal, type Outcome } from "../issues";
import { sizeOfAnswer } from "./linear-forms";
import type { FormulaArea } from "../plan";

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
  /** In place of formulas that were filled down. */
  | {
      readonly kind: "filled";
      readonly area: FormulaArea;
      readonly now:
        { readonly kind: "formula"; readonly formula: string } | { readonly kind: "values"; readonly print: string };
    };

/** What a formula as it was typed takes to be inserted; refused while something of it is still to be said. */
export function insertionOf(typed: string): Outcome<Insertion> {
  const formula = typed.trim();
  if (!formula.startsWith("=") || formula.length < 2 || formula.includes(MISSING))
    return { issues: [refusal("formulaIncomplete", { formula })] };
  const call = readCall(formula);
  const size = call ? sizeOfAnswer(call) : { rows: 1, columns: 1 };
  const reads = (call?.args ?? []).flatMap((arg) =>
    arg.kind === "cells" ? [{ sheet: arg.sheet, block: arg.block }] : [],
  );
  return { value: { formula, size, reads }, issues: [] };
}
