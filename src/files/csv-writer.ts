import { writeSync } from "node:fs";
import type { Outcome } from "../core/issues";
import type { AccountColumn } from "../core/layout";
import { writeAtomically, type Target } from "./atomic-file";
import { encodeCsv } from "./csv-encoder";

/** Writes the account list as CSV, whole or not at all. */
export function writeCsv(columns: readonly AccountColumn[], target: Target): Promise<Outcome<Target>> {
  return writeAtomically(target, (file) => {
    for (const piece of encodeCsv(columns)) {
      for (let at = 0; at < piece.length;) at += writeSync(file, piece, at);
    }
    return [];
  });
}
