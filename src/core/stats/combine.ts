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
  const sums = new DoubleSums(length);
  for (const [t, own] of numbers.entries()) {
    inPieces(0, length, (from, to) => {
      sums.add(own.subarray(from, to), times[t] ?? 0, from);
    });
  }
  if (sums.areSafe) return { name: "figures", precision: "exact", decimals, values: sums.values };
  const values = Array.from({ length }, (_, i) =>
    terms.reduce((total, { measure }, t) => total + BigInt(measure.values[i] ?? 0) * BigInt(times[t] ?? 0), 0n),
  );
  return { name: "figures", precision: "exact", decimals, values };
}

/** Sums of terms in doubles. A class, whose method is compiled once for all terms. */
class DoubleSums {
  readonly values: Float64Array;
  /** Sum and largest of the absolute terms. */
  private readonly sizes = new Float64Array(2);

  constructor(length: number) {
    this.values = new Float64Array(length);
  }

  /** Adds some numbers times a factor, from one place on. */
  add(numbers: Float64Array, factor: number, from: number): void {
    const { values, sizes } = this;
    let sum = 0;
    let largest = sizes[1] ?? 0;
    for (let i = 0; i < numbers.length; i++) {
      const value = (numbers[i] ?? 0) * factor;
      const size = Math.abs(value);
      sum += size;
      if (size > largest) largest = size;
      values[from + i] = (values[from + i] ?? 0) + value;
    }
    sizes[0] = (sizes[0] ?? 0) + sum;
    sizes[1] = largest;
  }

  get areSafe(): boolean {
    return isSafe(this.sizes[0] ?? 0, this.sizes[1] ?? 0);
  }
}

function asDoubles({ values }: Measure): Float64Array {
  return values instanceof Float64Array ? values : Float64Array.from(values, Number);
}
