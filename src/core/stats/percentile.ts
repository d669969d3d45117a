import { fractionOf } from "../measures/exact";
import { countWhile, type Standing } from "./standing";

/**
 * How many levels stand above the percentile that leaves a part of the customers above it: PERCENTILE.INC (type 7) at 1 − part over the
 * positive values, or over so many where customers without a positive value count too; a value has to exceed it. Levels are never split.
 * @example
 * ```ts
 * const measure = { name: "amount", precision: "exact", decimals: 0, values: Float64Array.of(50, 40, 30, 20, 10) } as const;
 * percentileLevels(standingOf(measure), 0.2); // 1
 * ```
 */
export function percentileLevels(standing: Standing, part: number, count = standing.customers.at(-1) ?? 0): number {
  // The percentile lies at place (n − 1)·(1 − part) counted from the smallest, between two values where that is no whole number. Counted from
  // the largest, a value exceeds it when it stands before that place; one that equals the value at a whole place does not exceed it.
  const { over, under } = fractionOf(part);
  const place = BigInt(count - 1) * over;
  const before = Number(place / under);
  const isWhole = place % under === 0n;
  const exceeds = (level: number) => (standing.customers[level] ?? 0) <= (isWhole ? before : before + 1);
  return countWhile(standing.levels.length, exceeds);
}

/**
 * How many levels hold the first so many customers, those equal to the last one included.
 * @example
 * ```ts
 * const measure = { name: "amount", precision: "exact", decimals: 0, values: Float64Array.of(50, 40, 40, 20, 10) } as const;
 * levelsForCount(standingOf(measure), 2); // 2
 * ```
 */
export function levelsForCount(standing: Standing, count: number): number {
  return countWhile(standing.levels.length, (level) => (standing.customers[level - 1] ?? 0) < count);
}
