import { MAX_DECIMALS, decimalsOf, isSafe } from "../measures/exact";
import { inUnits, type Measure } from "../measures";
import { inPieces } from "../steps";

/** A measure, and how often it counts in a sum: −1 takes it away. */
export interface Term {
  readonly measure: Measure;
  readonly factor: number;
}

/**
 * A sum of measures of the same customers, each times a factor. Exact where all measures are and the factors have few decimals; else in rounded
 * whole units.
 * @example
 * ```ts
 * const sales = { name: "amount", precision: "exact", decimals: 2, values: Float64Array.of(10000, 250) } as const;
 * const visits = { name: "figures", precision: "exact", decimals: 0, values: Float64Array.of(3, 1) } as const;
 * const net = combine([{ measure: sales, factor: 1 }, { measure: visits, factor: -2.5 }]);
 * [net.decimals, ...Array.from(net.values)]; // [2, 9250, 0]
 * ```
 */
export function combine(terms: readonly Term[]): Measure {
  const length = terms[0]?.measure.values.length ?? 0;
  const [first, ...others] = terms;
  // Nothing is added: the sum is the one measure as it is.
  if (first?.factor === 1 && others.length === 0) {
    const { precision, decimals, values } = first.measure;
    if (precision === "exact" && values instanceof Float64Array)
      return { name: "figures", precision, decimals, values };
  }
  const decimalsOfFactors = terms.map(({ factor }) => decimalsOf(factor));
  const isExact =
    terms.every(({ measure }) => measure.precision === "exact") &&
    decimalsOfFactors.every((count) => count <= MAX_DECIMALS);
  if (!isExact) {
    const values = Float64Array.from({ length }, (_, i) =>
      terms.reduce((sum, { measure, factor }) => sum + factor * inUnits(measure, measure.values[i] ?? 0), 0),
    );
    return { name: "figures", precision: "rounded", decimals: 0, values };
  }
  const decimals = terms.reduce(
    (most, { measure }, i) => Math.max(most, measure.decimals + (decimalsOfFactors[i] ?? 0)),
    0,
  );
  // Each term in units of 1/10^decimals: its stored integer times a whole number.
  const times = terms.map(({ measure, factor }, i) => {
    const ofFactor = decimalsOfFactors[i] ?? 0;
    return Math.round(factor * 10 ** ofFactor) * 10 ** (decimals - measure.decimals - ofFactor);
  });
  const numbers = terms.map(({ measure }) => asDoubles(measure));
  const sums = new Float64Array(length);
  let [sum, largest] = [0, 0];
  for (const [t, own] of numbers.entries()) {
    const factor = times[t] ?? 0;
    inPieces(0, length, (from, to) => {
      let here = 0;
      let most = largest;
      for (let i = from; i < to; i++) {
        const value = (own[i] ?? 0) * factor;
        const size = Math.abs(value);
        here += size;
        if (size > most) most = size;
        sums[i] = (sums[i] ?? 0) + value;
      }
      sum += here;
      largest = most;
    });
  }
  if (isSafe(sum, largest)) return { name: "figures", precision: "exact", decimals, values: sums };
  const values = Array.from({ length }, (_, i) =>
    terms.reduce((total, { measure }, t) => total + BigInt(measure.values[i] ?? 0) * BigInt(times[t] ?? 0), 0n),
  );
  return { name: "figures", precision: "exact", decimals, values };
}

function asDoubles({ values }: Measure): Float64Array {
  return values instanceof Float64Array ? values : Float64Array.from(values, Number);
}
