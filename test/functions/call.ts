import { refusalOf, registered, shown } from "./custom-functions";
import "../../src/functions/functions";

/** Calls a function as Excel does: what is left out arrives as null, and behind the arguments stands what is told of the call. */
export function call(id: string, ...cells: unknown[]): unknown {
  const run = registered.get(id);
  if (!run) throw new Error(`${id} is not registered`);
  // Optional parameters have no default value, so that they count among the parameters.
  return run(...Array.from({ length: run.length }, (_, i) => cells[i] ?? null), { functionName: id });
}

/** What the cells show: texts and numbers, errors by their code. */
export async function answered(id: string, ...cells: unknown[]): Promise<unknown[][]> {
  // Every function of KA answers with rows of cells.
  return shown(await call(id, ...cells)) as unknown[][];
}

/** Cells one below the other. */
export function column(...cells: readonly unknown[]): unknown[][] {
  return cells.map((cell) => [cell]);
}

/** The code and the sentence of the refusal of a call, or of the first of its cells. */
export async function refusedWith(id: string, ...cells: unknown[]): Promise<string> {
  try {
    const answer = await call(id, ...cells);
    return refusalOf(() => answer);
  } catch (error) {
    return refusalOf(() => {
      throw error;
    });
  }
}
