import type { Measure } from "../measures";
import { amountsOf, fillAmounts } from "../gathering/scale";
import { measureOf } from "../gathering/sums";
import { NUMBER, type Column } from "../table";
import { scaleOf } from "./amounts";

/** Bare numbers as a column of a table, so that they are read as those of a sheet are. */
export function columnOfNumbers(numbers: Float64Array): Column {
  const kinds = new Uint8Array(numbers.length).fill(NUMBER);
  return { header: "", kinds, numbers, codes: new Int32Array(0), pool: [] };
}

/** Bare amounts, one a customer, as a measure that is compared exactly. */
export function measureOfNumbers(amounts: Float64Array): Measure {
  return measureOf(amounts, scaleOf(amounts));
}

/** Bare numbers in integers of their smallest decimal, as the nearest doubles. */
export function integersOf(numbers: Float64Array): Float64Array {
  const integers = new Float64Array(numbers.length);
  fillAmounts(amountsOf(columnOfNumbers(numbers), scaleOf(numbers)), integers, 0);
  return integers;
}
