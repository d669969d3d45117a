import { FilledFormula } from "./filled-formula";
import type { Block } from "../plan/block";
import type { FormulaArea } from "../plan";
import { columnLetters } from "../table";

/** A formula as a cell of an area has it; of one that spills, and outside of the sheet, only the first cell has one. */
export function formulaIn(area: FormulaArea): (row: number, column: number) => string | undefined {
  const filled = new FilledFormula(area.formula, area);
  return (row, column) =>
    area.spills === "no" || (row === area.row && column === area.column) ? filled.at(row, column) : undefined;
}

interface Run {
  readonly row: number;
  readonly column: number;
  readonly filled: FilledFormula;
  rows: number;
}

/** Gathers formulas of a sheet, cell by cell, in areas: a column of a million filled-in formulas is one. The cells of a column come from above. */
export class AreaGathering {
  private readonly open = new Map<number, Run>();
  private readonly runs: Run[] = [];
  private readonly spilled: FormulaArea[] = [];

  constructor(private readonly sheet: string) {}

  add(row: number, column: number, formula: string): void {
    const above = this.open.get(column);
    if (above && above.row + above.rows === row && above.filled.at(row, column) === formula) {
      above.rows++;
      return;
    }
    const run = { row, column, rows: 1, filled: new FilledFormula(formula, { row, column }) };
    this.open.set(column, run);
    this.runs.push(run);
  }

  addSpill(block: Block, formula: string): void {
    const { row, column, rows, columns } = block;
    this.spilled.push({ sheet: this.sheet, row, column, rows, columns, formula, spills: "yes" });
  }

  /** The areas, from above and from the left; runs beside each other with one formula are one. */
  finish(): FormulaArea[] {
    const runs = this.runs.toSorted((a, b) => a.row - b.row || a.rows - b.rows || a.column - b.column);
    const areas: FormulaArea[] = [];
    let last: { readonly run: Run; columns: number } | undefined;
    const close = () => {
      if (!last) return;
      const { row, column, rows, filled } = last.run;
      areas.push({
        sheet: this.sheet,
        row,
        column,
        rows,
        columns: last.columns,
        formula: filled.formula,
        spills: "no",
      });
    };
    for (const run of runs) {
      if (last && isBeside(last, run)) last.columns++;
      else {
        close();
        last = { run, columns: 1 };
      }
    }
    close();
    return [...areas, ...this.spilled].sort((a, b) => a.row - b.row || a.column - b.column);
  }
}

function isBeside({ run: first, columns }: { readonly run: Run; readonly columns: number }, run: Run): boolean {
  if (run.row !== first.row || run.rows !== first.rows || run.column !== first.column + columns) return false;
  return first.filled.at(run.row, run.column) === run.filled.formula;
}

/** Cells of an area. */
export function cellsIn({ rows, columns }: Pick<Block, "rows" | "columns">): number {
  return rows * columns;
}

/** An area as a person writes it: `Sales!D2:D101`, `'Q1 2026'!B2`. */
export function addressOfArea({ sheet, ...block }: Block & Pick<FormulaArea, "sheet">): string {
  const place = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`;
  return `${place}!${addressOfBlock(block)}`;
}

/** Cells of a sheet as a person writes them: `D2:D101`, `B2`. */
export function addressOfBlock({ row, column, rows, columns }: Block): string {
  const first = `${columnLetters(column)}${row + 1}`;
  const last = `${columnLetters(column + columns - 1)}${row + rows}`;
  return first === last ? first : `${first}:${last}`;
}

/** How many cells of areas there are on each sheet, in the order of the sheets. */
export function cellsBySheet(areas: readonly FormulaArea[]): { readonly sheet: string; readonly cells: number }[] {
  const cells = new Map<string, number>();
  for (const area of areas) cells.set(area.sheet, (cells.get(area.sheet) ?? 0) + cellsIn(area));
  return [...cells].map(([sheet, count]) => ({ sheet, cells: count }));
}
