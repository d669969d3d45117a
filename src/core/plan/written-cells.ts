import type { Block } from "./block";
import type { SheetRole } from "./own-sheets";
import type { Edit, Plan } from "../plan";

type CellOfPlan = string | number | boolean | null;

/** What a sheet holds once a plan is carried out; `undefined` where the plan does not say which value a cell has. */
export interface WrittenCells {
  readonly sheet: SheetRole;
  /** The block from the first cell on that the plan fills. */
  readonly rows: number;
  readonly columns: number;
  /** The cells of so many rows. */
  readonly piece: (from: number, count: number) => (CellOfPlan | undefined)[][];
}

/** A double that went through 15 digits and back may differ in its last bits; so may no sum of money of less than a hundred million millions. */
const ROUNDING = 6e-15;

type SetCells = Extract<Edit, { kind: "setCells" }>;

/**
 * The cells of each sheet of a plan as its edits leave them, for whoever reads back what was written. Not known are the results of formulas; and not
 * asked about the cells of `leftOut` edits, nor a sheet that has no others.
 */
export function cellsWritten(plan: Plan, leftOut: readonly Edit[] = []): readonly WrittenCells[] {
  const roles = new Set(plan.edits.map(({ sheet }) => sheet));
  return [...roles].flatMap((sheet) => {
    const all = plan.edits.filter((edit) => edit.sheet === sheet);
    const edits = all.slice(1 + all.findLastIndex(({ kind }) => kind === "clearSheet"));
    const cells = edits.filter((edit) => edit.kind === "setCells");
    if (!cells.some((edit) => !leftOut.includes(edit))) return [];
    const unknown = [
      ...edits.flatMap((edit) => (edit.kind === "setFormula" ? [edit.block] : [])),
      ...cells.filter((edit) => leftOut.includes(edit)).map(blockOf),
    ];
    const known = cells.filter((edit) => !leftOut.includes(edit));
    const blocks = [...cells.map(blockOf), ...unknown];
    const rows = Math.max(...blocks.map((block) => block.row + block.rows));
    const columns = Math.max(...blocks.map((block) => block.column + block.columns));
    return [{ sheet, rows, columns, piece: (from, count) => pieceOf({ known, unknown, columns }, from, count) }];
  });
}

function blockOf({ at, columns }: SetCells): Block {
  return { ...at, rows: Math.max(0, ...columns.map(({ values }) => values.length)), columns: columns.length };
}

function pieceOf(
  {
    known,
    unknown,
    columns,
  }: { readonly known: readonly SetCells[]; readonly unknown: readonly Block[]; readonly columns: number },
  from: number,
  count: number,
): (CellOfPlan | undefined)[][] {
  const cells = Array.from({ length: count }, () => new Array<CellOfPlan | undefined>(columns).fill(null));
  const within = (row: number, rows: number) => [Math.max(from, row), Math.min(from + count, row + rows)] as const;
  for (const { at, columns: given } of known) {
    given.forEach(({ values }, place) => {
      const [start, end] = within(at.row, values.length);
      for (let row = start; row < end; row++) {
        const line = cells[row - from];
        if (line) line[at.column + place] = values[row - at.row] ?? null;
      }
    });
  }
  for (const block of unknown) {
    const [start, end] = within(block.row, block.rows);
    for (let row = start; row < end; row++)
      cells[row - from]?.fill(undefined, block.column, block.column + block.columns);
  }
  return cells;
}

/** Whether a cell holds what a plan says, as far as it survives being stored; an empty cell is found as an empty text. */
export function isSameValue(expected: CellOfPlan, found: unknown): boolean {
  if (expected === null) return found === "";
  if (typeof expected !== "number") return expected === found;
  return typeof found === "number" && Math.abs(expected - found) <= Math.abs(expected) * ROUNDING;
}
