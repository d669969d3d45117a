import { TOLERANCE, ceilShare, floorShare, type Exact } from "../measures/exact";
import { Sum, type Measure } from "../measures";
import { inPieces } from "../steps";
import { positiveAscending, type Ascending } from "./ascending";

/** Which class takes the customers that cross a cut-off. */
export type Boundary = "inclusive" | "exclusive" | "nearest";

/**
 * The positive values of a measure from the largest down, equal values as one level, with running totals.
 * All arrays have one entry a level; values and sums are in the measure's own integers (or rounded units).
 */
export interface Standing {
  readonly precision: Measure["precision"];
  /** The (smallest) value of each level, descending. */
  readonly levels: ArrayLike<Exact>;
  /** Sum of all values at or above the level. */
  readonly through: ArrayLike<Exact>;
  /** Customers at or above the level. */
  readonly customers: Uint32Array;
  /** Sum of the positive values. */
  readonly total: Exact;
}

/** Ranking a million values costs more than all the rest, and several steps ask for it: kept for as long as the measure lives. */
const known = new WeakMap<Measure, Standing>();

/**
 * Ranks the positive values of a measure.
 * @example
 * ```ts
 * const measure = { name: "amount", precision: "exact", decimals: 0, values: Float64Array.of(20, 50, 20, -5) } as const;
 * const standing = standingOf(measure);
 * [...Array.from(standing.levels), standing.total]; // [50, 20, 90]
 * ```
 */
export function standingOf(measure: Measure): Standing {
  const before = known.get(measure);
  if (before) return before;
  const { values, precision } = measure;
  const standing = values instanceof Float64Array ? standingOfNumbers(values, precision) : standingOfBig(values);
  known.set(measure, standing);
  return standing;
}

function standingOfNumbers(values: Float64Array, precision: Measure["precision"]): Standing {
  const sorted = positiveAscending(values);
  const levels = new Float64Array(sorted.length);
  const through = new Float64Array(sorted.length);
  const customers = new Uint32Array(sorted.length);
  const tolerance = precision === "exact" ? 0 : TOLERANCE;
  const rounded = new Sum();
  let sum = 0;
  let level = -1;
  let top = Infinity;
  for (let i = sorted.length - 1, rank = 1; i >= 0; i--, rank++) {
    const value = sorted[i] ?? 0;
    if (level < 0 || top - value > top * tolerance) {
      level++;
      top = value;
    }
    if (tolerance === 0) sum += value;
    else {
      rounded.add(value);
      sum = rounded.value;
    }
    levels[level] = value;
    through[level] = sum;
    customers[level] = rank;
  }
  const count = level + 1;
  return {
    precision,
    levels: levels.subarray(0, count),
    through: through.subarray(0, count),
    customers: customers.subarray(0, count),
    total: sum,
  };
}

function standingOfBig(values: readonly bigint[]): Standing {
  const sorted = values.filter((value) => value > 0n).sort((a, b) => (a > b ? -1 : a < b ? 1 : 0));
  const levels: bigint[] = [];
  const through: bigint[] = [];
  const customers: number[] = [];
  let sum = 0n;
  sorted.forEach((value, i) => {
    if (levels.at(-1) !== value) levels.push(value);
    sum += value;
    through[levels.length - 1] = sum;
    customers[levels.length - 1] = i + 1;
  });
  return { precision: "exact", levels, through, customers: Uint32Array.from(customers), total: sum };
}

/**
 * The positive values in ascending order, one a customer; of equal ones within the tolerance the smallest.
 * @example
 * ```ts
 * const measure = { name: "amount", precision: "exact", decimals: 0, values: Float64Array.of(20, 50, 20, -5) } as const;
 * Array.from(ascendingIn(standingOf(measure))); // [20, 20, 50]
 * ```
 */
export function ascendingIn({ levels, customers }: Standing): Float64Array {
  const values = new Float64Array(customers.at(-1) ?? 0);
  const end = values.length;
  inPieces(0, levels.length, (from, to) => {
    for (let level = from; level < to; level++) {
      const value = Number(levels[level] ?? 0);
      const start = end - (customers[level] ?? 0);
      const next = level === 0 ? end : end - (customers[level - 1] ?? 0);
      for (let at = start; at < next; at++) values[at] = value;
    }
  });
  return values;
}

/**
 * The values of all who are ranked and, before them, smaller ones in ascending order: as `ascendingIn`, for who looks at few of them.
 * @example
 * ```ts
 * const measure = { name: "amount", precision: "exact", decimals: 0, values: Float64Array.of(20, 50, 20, -5) } as const;
 * const values = ascendingFrom([-5], standingOf(measure));
 * [values.length, values.at(0), values.at(2), values.at(3)]; // [4, -5, 20, 50]
 * ```
 */
export function ascendingFrom(smaller: readonly number[], { levels, customers }: Standing): Ascending {
  const length = smaller.length + (customers.at(-1) ?? 0);
  const at = (place: number) => {
    if (place < smaller.length) return smaller[place];
    const level = countWhile(levels.length, (above) => (customers[above] ?? 0) < length - place);
    return Number(levels[level] ?? NaN);
  };
  return { length, at };
}

/**
 * How many levels stand above a cut-off of the cumulative share, by the boundary rule. Levels are never split.
 * inclusive: share before < cut; exclusive: share through <= cut; nearest: the side that is nearer to the cut, the upper one when equal.
 * @example
 * ```ts
 * const measure = { name: "amount", precision: "exact", decimals: 0, values: Float64Array.of(900, 50, 30, 20) } as const;
 * const standing = standingOf(measure);
 * [levelsAbove(standing, 0.8, "inclusive"), levelsAbove(standing, 0.8, "exclusive")]; // [1, 0]
 * ```
 */
export function levelsAbove(standing: Standing, cut: number, boundary: Boundary): number {
  return countWhile(standing.levels.length, isAbove(standing, cut, boundary));
}

function isAbove(standing: Standing, cut: number, boundary: Boundary): (level: number) => boolean {
  const { through, total } = standing;
  const before = (level: number) => (level === 0 ? 0 : (through[level - 1] ?? 0));
  if (standing.precision === "rounded") {
    const limit = Number(total) * cut;
    const slack = Number(total) * TOLERANCE;
    if (boundary === "inclusive") return (level) => Number(before(level)) < limit - slack;
    if (boundary === "exclusive") return (level) => Number(through[level]) <= limit + slack;
    return (level) => Number(through[level]) + Number(before(level)) <= 2 * (limit + slack);
  }
  if (boundary === "inclusive") {
    const limit = ceilShare(total, cut);
    return (level) => before(level) < limit;
  }
  if (boundary === "exclusive") {
    const limit = floorShare(total, cut);
    return (level) => (through[level] ?? 0) <= limit;
  }
  // |through − t| <= |before − t| is through + before <= 2t on either side of the cut as well as across it.
  const limit = floorShare(total, cut, 2n);
  return (level) => BigInt(through[level] ?? 0) + BigInt(before(level)) <= limit;
}

/**
 * The length of the leading run for which a monotone test holds, by bisection.
 * @example
 * ```ts
 * countWhile(10, (index) => index < 4); // 4
 * ```
 */
export function countWhile(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The level that a value stands on or falls just below: the number of levels whose value is larger.
 * @example
 * ```ts
 * const measure = { name: "amount", precision: "exact", decimals: 0, values: Float64Array.of(50, 20, 10) } as const;
 * [levelOf(standingOf(measure), 20), levelOf(standingOf(measure), 15)]; // [1, 2]
 * ```
 */
export function levelOf({ levels }: Standing, value: Exact): number {
  let [low, high] = [0, levels.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((levels[middle] ?? 0) > value) low = middle + 1;
    else high = middle;
  }
  return low;
}
