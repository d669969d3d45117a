import { TOLERANCE, fractionOf } from "../measures/exact";
import { inWholeUnits, type Measure } from "../measures";
import { inPieces } from "../steps";

/** Doubles tell two sides apart that differ by more than this part of them; nearer ones are compared as integers. */
const CLEAR = 1e-14;

/**
 * Compares every customer's value of one measure with a share of its value of another: −1 below, 0 equal, 1 above. Exact where both measures are,
 * so that exactly 30 % is 30 %; else with a relative tolerance.
 * @example
 * ```ts
 * const net = { name: "figures", precision: "exact", decimals: 1, values: Float64Array.of(30, 29) } as const;
 * const sales = { name: "amount", precision: "exact", decimals: 0, values: Float64Array.of(10, 10) } as const;
 * Array.from(againstShare(net, sales, 0.3)); // [0, -1]
 * ```
 */
export function againstShare(part: Measure, whole: Measure, share: number): Int8Array {
  const sides = new Int8Array(part.values.length);
  const above = countSides(part, whole, { shares: [share], side: "above" });
  const below = countSides(part, whole, { shares: [share], side: "below" });
  for (let i = 0; i < sides.length; i++) sides[i] = (above[i] ?? 0) - (below[i] ?? 0);
  return sides;
}

/**
 * How many of some shares every customer's value of one measure lies above, or below: see `againstShare`.
 * @example
 * ```ts
 * const late = { name: "figures", precision: "exact", decimals: 0, values: Float64Array.of(0, 50, 200) } as const;
 * const amount = { name: "amount", precision: "exact", decimals: 0, values: Float64Array.of(10, 10, 10) } as const;
 * Array.from(countSides(late, amount, { shares: [0, 15], side: "above" })); // [0, 1, 2]
 * ```
 */
export function countSides(
  part: Measure,
  whole: Measure,
  { shares, side }: { readonly shares: readonly number[]; readonly side: "above" | "below" },
): Uint8Array {
  const wanted = side === "above" ? 1 : -1;
  const [{ numbers: parts, unit: ofPart }, { numbers: wholes, unit: ofWhole }] = [inUnit(part), inUnit(whole)];
  const isExact = part.precision === "exact" && whole.precision === "exact";
  const tolerance = isExact ? CLEAR : TOLERANCE;
  const bounds = Float64Array.from(shares);
  const counts = new Uint8Array(part.values.length);
  // Customers and places of shares that doubles do not tell apart, in turn: what nearly nobody needs would be compiled with the loop.
  const near: number[] = [];
  inPieces(0, counts.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const left = (parts[i] ?? 0) / ofPart;
      const all = (wholes[i] ?? 0) / ofWhole;
      let count = 0;
      for (let place = 0; place < bounds.length; place++) {
        const share = bounds[place] ?? 0;
        const right = share * all;
        const gap = left - right;
        if (Math.abs(gap) > tolerance * (Math.abs(left) + Math.abs(right))) {
          if (gap * wanted > 0) count++;
        } else if (isExact && left !== 0) near.push(i, place);
      }
      counts[i] = count;
    }
  });
  for (let at = 0; at < near.length; at += 2) {
    const customer = near[at] ?? 0;
    const share = bounds[near[at + 1] ?? 0] ?? 0;
    if (compareExactly(part, whole, { customer, share }) === wanted) counts[customer] = (counts[customer] ?? 0) + 1;
  }
  return counts;
}

function compareExactly(
  part: Measure,
  whole: Measure,
  { customer, share }: { readonly customer: number; readonly share: number },
): -1 | 0 | 1 {
  const { over, under } = fractionOf(share);
  const found = BigInt(part.values[customer] ?? 0) * under * 10n ** BigInt(whole.decimals);
  const wanted = BigInt(whole.values[customer] ?? 0) * over * 10n ** BigInt(part.decimals);
  return found < wanted ? -1 : found > wanted ? 1 : 0;
}

/** The values of a measure, and how many of them make a whole unit. */
function inUnit(measure: Measure): { readonly numbers: Float64Array; readonly unit: number } {
  const { values, decimals } = measure;
  return values instanceof Float64Array
    ? { numbers: values, unit: 10 ** decimals }
    : { numbers: inWholeUnits(measure), unit: 1 };
}
