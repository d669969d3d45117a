import { topics } from "./functions";

/** What a function answers where no cell asks it: its cells, an error as its code, or the sentence of why there are none. */
export type DirectAnswer =
  | { readonly kind: "cells"; readonly cells: (string | number | boolean)[][] }
  | { readonly kind: "refused"; readonly sentence: string };

/** Asks a function as a cell asks it: ranges as rows of cells, single values as they are, what is left out as null. */
export async function answerDirectly(id: string, args: readonly unknown[]): Promise<DirectAnswer> {
  // What is handed over is shaped by what Excel was told that the function takes.
  const run = topics.find((topic) => id in topic)?.[id] as ((...cells: readonly unknown[]) => unknown) | undefined;
  if (!run) return { kind: "refused", sentence: "#NAME?" };
  try {
    const answer = await run(...args);
    const rows: readonly unknown[] = Array.isArray(answer) ? answer : [[answer]];
    return { kind: "cells", cells: rows.map((line) => (Array.isArray(line) ? line : [line]).map(plain)) };
  } catch (error) {
    // What a function throws is its refusal; anything else is a bug, and shown as one.
    if (!(error instanceof CustomFunctions.Error)) throw error;
    return { kind: "refused", sentence: error.message ?? error.code };
  }
}

function plain(cell: unknown): string | number | boolean {
  if (typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean") return cell;
  return cell instanceof CustomFunctions.Error ? cell.code : "";
}
