import type { Measure } from "../measures";
import { finish } from "../steps";
import { ScaleFinder, type Scale } from "../gathering/scale";
import { measureOf } from "../gathering/sums";
import { NUMBER } from "../table";

/** The decimals of bare numbers, all lists together, and whether they can be added up exactly. */
export function scaleOf(...lists: readonly Float64Array[]): Scale {
  const finder = new ScaleFinder();
  for (const numbers of lists) {
    const kinds = new Uint8Array(numbers.length).fill(NUMBER);
    const column = { header: "", kinds, numbers, codes: new Int32Array(0), pool: [] };
    finish(finder.take(column, numbers.length, (row) => row));
  }
  return finder.scale;
}

/** The amounts that count, as a measure: 0 is an empty cell, which is no customer. */
export function amountsThatCount(numbers: Float64Array): Measure {
  let count = 0;
  const counted = new Float64Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] ?? 0;
    if (number !== 0) counted[count++] = number;
  }
  const amounts = counted.subarray(0, count);
  return measureOf(amounts, scaleOf(amounts));
}
