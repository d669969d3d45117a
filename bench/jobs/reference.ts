/**
 * The practical limit: the same classes from the same columns by a program that does nothing else. Codes are customers as they come (no names
 * are compared), amounts are cents (nothing is checked), sums are sorted by radix, and one pass over them finds the classes.
 */
import { makeColumns, measure } from "./columns";

const { codes, pool, amounts } = makeColumns(process.argv[2] ?? "tenth");

measure(() => {
  const customers = pool.length;
  const sums = new Float64Array(customers);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? 0;
    sums[code] = (sums[code] ?? 0) + Math.round((amounts[row] ?? 0) * 100);
  }
  const order = orderDescending(sums);
  let total = 0;
  for (let i = 0; i < customers; i++) if ((sums[i] ?? 0) > 0) total += sums[i] ?? 0;
  const of = new Uint8Array(customers);
  let before = 0;
  let after = 0;
  let value = -1;
  let place = 0;
  for (let i = 0; i < customers; i++) {
    const customer = order[i] ?? 0;
    const sum = sums[customer] ?? 0;
    if (sum <= 0) {
      of[customer] = sum < 0 ? 4 : 3;
      continue;
    }
    if (sum !== value) {
      value = sum;
      before = after;
      place = before < total * 0.8 ? 0 : before < total * 0.95 ? 1 : 2;
    }
    after += sum;
    of[customer] = place;
  }
  const counts = [0, 0, 0, 0, 0];
  for (const one of of) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
});

/** Places of the values from the largest down: a radix sort of 16 bits a pass over the bits of the doubles. */
function orderDescending(values: Float64Array): Uint32Array {
  const n = values.length;
  const bits = new Uint32Array(values.slice().buffer);
  const keys = [new Uint32Array(n), new Uint32Array(n)] as const;
  for (let i = 0; i < n; i++) {
    const [low, high] = [bits[2 * i] ?? 0, bits[2 * i + 1] ?? 0];
    // What descends as doubles ascends as unsigned words: the bits of positive values are turned around, those of negative ones already are.
    const isNegative = high >>> 31 === 1;
    keys[0][i] = isNegative ? low : ~low;
    keys[1][i] = isNegative ? high : ~high & 0x7fffffff;
  }
  let order = new Uint32Array(n);
  let sorted = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  for (const key of keys) {
    for (const shift of [0, 16]) {
      const starts = new Uint32Array(65_537);
      for (let i = 0; i < n; i++) {
        const digit = ((key[i] ?? 0) >>> shift) & 0xffff;
        starts[digit + 1] = (starts[digit + 1] ?? 0) + 1;
      }
      for (let d = 0; d < 65_536; d++) starts[d + 1] = (starts[d + 1] ?? 0) + (starts[d] ?? 0);
      for (let i = 0; i < n; i++) {
        const one = order[i] ?? 0;
        const digit = ((key[one] ?? 0) >>> shift) & 0xffff;
        const place = starts[digit] ?? 0;
        sorted[place] = one;
        starts[digit] = place + 1;
      }
      [order, sorted] = [sorted, order];
    }
  }
  return order;
}
