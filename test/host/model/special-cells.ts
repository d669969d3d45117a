import { intersect } from "../address";
import type { CellStore, CellValue, Rect } from "../store";
import { Refusal } from "../store";
import { oneOf } from "./arguments";

/** Rows looked at in one piece, so that a large sheet is not held twice. */
const ROWS = 10_000;

const KINDS = [
  "ConditionalFormats",
  "DataValidations",
  "Blanks",
  "Constants",
  "Formulas",
  "SameConditionalFormat",
  "SameDataValidation",
  "Visible",
] as const;

/** The cells of a range with formulas, or with data validations, in rectangles from the left: what `Range.getSpecialCells` gives, as far as the model can. */
export function specialCells(
  store: CellStore,
  sheetId: string,
  { rect, kind, valueType }: { readonly rect: Rect; readonly kind: unknown; readonly valueType: unknown },
): readonly Rect[] {
  const wanted = oneOf(kind, KINDS);
  // A rectangle says nothing of the rules in it: they may be several.
  if (wanted === "DataValidations")
    return joined(store.validations(sheetId).flatMap((one) => intersect(one.rect, rect) ?? []));
  if (wanted !== "Formulas" || (valueType !== null && valueType !== undefined && valueType !== "All"))
    throw new Refusal("NotImplemented", `The model does not look for ${wanted}.`);
  return joined(formulaRuns(store, sheetId, rect));
}

/** The areas on a sheet that formulas fill with their results, their own cells included. */
export function spillsOn(store: CellStore, sheetId: string): readonly Rect[] {
  const used = store.usedRect(sheetId, "values");
  if (!used) return [];
  return formulaRuns(store, sheetId, used).flatMap(({ row, column, rows }) =>
    Array.from({ length: rows }, (_, down) => store.spillArea(sheetId, row + down, column) ?? []).flat(),
  );
}

/** Runs of formulas one below the other. */
function formulaRuns(store: CellStore, sheetId: string, rect: Rect): Rect[] {
  const used = store.usedRect(sheetId, "values");
  const shared = used && intersect(used, rect);
  if (!shared) return [];
  const runs: Rect[] = [];
  const open = new Map<number, { row: number; rows: number }>();
  const close = (column: number) => {
    const run = open.get(column);
    if (run) runs.push({ ...run, column, columns: 1 });
    open.delete(column);
  };
  for (let done = 0; done < shared.rows; done += ROWS) {
    const piece = { ...shared, row: shared.row + done, rows: Math.min(ROWS, shared.rows - done) };
    const [formulas, values] = [store.formulas(sheetId, piece), store.values(sheetId, piece)];
    for (const [down, line] of formulas.entries()) {
      for (const [across, formula] of line.entries()) {
        const column = piece.column + across;
        if (!isFormula(formula, values[down]?.[across])) {
          close(column);
          continue;
        }
        const run = open.get(column);
        if (run) run.rows++;
        else open.set(column, { row: piece.row + down, rows: 1 });
      }
    }
  }
  for (const column of [...open.keys()]) close(column);
  return runs;
}

/** A text that looks like a formula is its own value. */
function isFormula(formula: CellValue, value: CellValue | undefined): boolean {
  return typeof formula === "string" && formula.startsWith("=") && formula !== value;
}

/** Runs beside each other of the same rows are one rectangle. */
function joined(runs: readonly Rect[]): Rect[] {
  const areas: Rect[] = [];
  for (const run of runs.toSorted((a, b) => a.row - b.row || a.rows - b.rows || a.column - b.column)) {
    const last = areas.at(-1);
    const isBeside = last?.row === run.row && last.rows === run.rows && last.column + last.columns === run.column;
    if (last && isBeside) areas[areas.length - 1] = { ...last, columns: last.columns + 1 };
    else areas.push(run);
  }
  return areas;
}
