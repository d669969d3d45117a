/**
 * Which mutant is active, and how often each was come by. Stryker writes calls of functions for both into the code, at every few letters of it: tests then
 * take ten times as long. Here they become a comparison of numbers and an entry of a list of numbers.
 */

/** More than there are in all of core. */
const MOST = 1 << 17;

/** What the broken code looks at: the number of the active mutant, and one entry a mutant. */
export const mutants = { active: -1, hits: new Uint32Array(MOST) };

/** One more than the highest number of a mutant that was seen. */
let end = 0;

/** The text of a file of which Stryker made mutants, its calls replaced; `mutants` is known to it as `__mutants__`. */
export function withoutCalls(text) {
  return text
    .replaceAll(/\bstryCov_\w+\(("\d+"(?:, "\d+")*)\)/g, (_, ids) => {
      const numbers = JSON.parse(`[${ids}]`).map(Number);
      end = Math.max(end, ...numbers.map((number) => number + 1));
      if (end > MOST) throw new Error("There are more mutants than there is room for.");
      return `(${numbers.map((number) => `__mutants__.hits[${number}]++`).join(", ")})`;
    })
    .replaceAll(/\bstryMutAct_\w+\("(\d+)"\)/g, (call, id) => `(__mutants__.active === ${id} && ${call})`);
}

/** Adds what was hit since the last time to a count by mutant, as Stryker wants it, and begins anew. */
export function takeHits(counts) {
  const { hits } = mutants;
  for (let number = 0; number < end; number++) {
    if (hits[number] === 0) continue;
    counts[number] = (counts[number] ?? 0) + hits[number];
    hits[number] = 0;
  }
}
