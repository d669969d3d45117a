/** Which pieces of code are broken when not all of them can be: so many of each file, by chance, yet with one seed always the same. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";

/** How many mutants of each file, and the seed; handed to Stryker's processes by the environment. */
export const { KA_MUTATION_SAMPLE: SAMPLE, KA_MUTATION_SEED: SEED = "4" } = process.env;

/** The mutants of a file that are tried. */
const chosen = new Map();

/** Whether a mutant is to be tried; `file` is the broken file as Stryker wrote it, `covered` are the mutants that some test reaches. */
export function isInSample(id, { file, covered }) {
  if (SAMPLE === undefined) return true;
  if (!chosen.has(file)) chosen.set(file, new Set(choose(file, covered)));
  return chosen.get(file).has(id);
}

function choose(file, covered) {
  const ids = [...readFileSync(file, "utf8").matchAll(/stryMutAct_\w+\("(\d+)"\)/g)].map(([, id]) => Number(id));
  // Ids go on from file to file, so that the first one would change with what else is mutated.
  const first = Math.min(...ids);
  const lot = (id) =>
    createHash("sha256")
      .update(`${SEED} ${basename(file)} ${id - first}`)
      .digest("hex");
  return [...new Set(ids)]
    .map(String)
    .filter((id) => covered.has(id))
    .map((id) => ({ id, lot: lot(Number(id)) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, Number(SAMPLE))
    .map(({ id }) => id);
}
