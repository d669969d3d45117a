import { writeSync } from "node:fs";
import { setImmediate as breathe } from "node:timers/promises";
import { refusal, type Outcome } from "../core/issues";
import type { ListColumn } from "../core/plan";
import { writeAtomically, type Target } from "./atomic-file";
import { encodeCsv } from "./csv-encoder";

/** Writes the account list as CSV, whole or not at all. */
export function writeCsv(
  columns: readonly ListColumn[],
  target: Target,
  signal = new AbortController().signal,
): Promise<Outcome<Target>> {
  return writeAtomically(target, async (file) => {
    for (const piece of encodeCsv(columns)) {
      for (let at = 0; at < piece.length;) at += writeSync(file, piece, at);
      // Who presses Ctrl+C is heard only between two turns of the event loop.
      await breathe();
      if (signal.aborted) return [refusal("cancelled", { written: "nothing" })];
    }
    return [];
  });
}
