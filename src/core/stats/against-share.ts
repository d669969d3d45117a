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
export function countSides(part: Measure, whole: Measure, asked: SharesAsked): Uint8Array {
  const sides = new SideCounting(part, whole, asked);
  const { counts, near, wanted, isExact } = sides;
  inPieces(0, counts.length, (from, to) => {
    sides.take(from, to);
  });
  if (!isExact) return counts;
  for (let customer = near.indexOf(1); customer >= 0; customer = near.indexOf(1, customer + 1)) {
    const held = asked.shares.filter((share) => compareExactly(part, whole, { customer, share }) === wanted);
    counts[customer] = held.length;
  }
  return counts;
}

/** What values are compared with, and which side of it counts. */
interface SharesAsked {
  readonly shares: readonly number[];
  readonly side: "above" | "below";
}

/** Counts the shares that customers lie above or below. A class, whose method is compiled once for all measures. */
class SideCounting {
  readonly counts: Uint8Array;
  /** 1 for each customer with a share that doubles do not tell from its own. */
  readonly near: Uint8Array;
  readonly wanted: 1 | -1;
  readonly isExact: boolean;
  private readonly part: InUnit;
  private readonly whole: InUnit;
  private readonly bounds: Float64Array;
  private readonly tolerance: number;

  constructor(part: Measure, whole: Measure, { shares, side }: SharesAsked) {
    this.counts = new Uint8Array(part.values.length);
    this.near = new Uint8Array(part.values.length);
    this.wanted = side === "above" ? 1 : -1;
    this.isExact = part.precision === "exact" && whole.precision === "exact";
    this.part = inUnit(part);
    this.whole = inUnit(whole);
    this.bounds = Float64Array.from(shares);
    this.tolerance = this.isExact ? CLEAR : TOLERANCE;
  }

  /** No branch of this is new to the code compiled of the first customers: it would be given up there. */
  take(from: number, to: number): void {
    const { bounds, wanted, tolerance, counts, near } = this;
    const { numbers: parts, unit: ofPart } = this.part;
    const { numbers: wholes, unit: ofWhole } = this.whole;
    for (let i = from; i < to; i++) {
      const left = (parts[i] ?? 0) / ofPart;
      const all = (wholes[i] ?? 0) / ofWhole;
      let count = 0;
      let unclear = 0;
      for (let place = 0; place < bounds.length; place++) {
        const right = (bounds[place] ?? 0) * all;
        const gap = left - right;
        const isClear = Math.abs(gap) > tolerance * (Math.abs(left) + Math.abs(right));
        count += isClear && gap * wanted > 0 ? 1 : 0;
        unclear |= isClear || left === 0 ? 0 : 1;
      }
      counts[i] = count;
      near[i] = unclear;
    }
  }
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
interface InUnit {
  readonly numbers: Float64Array;
  readonly unit: number;
}

function inUnit(measure: Measure): InUnit {
  const { values, decimals } = measure;
  return values instanceof Float64Array
    ? { numbers: values, unit: 10 ** decimals }
    : { numbers: inWholeUnits(measure), unit: 1 };
}
