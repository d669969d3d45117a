/**
 * ABC 80/95 by hand on typed arrays, as fast as it goes: sums by code, a radix sort of the positive sums, running shares, classes.
 * It knows no untidy row, no exact money, no ties, no explanation: it is what core is measured against.
 */
export function classifyByHand(
  codes: Int32Array,
  amounts: Float64Array,
  customers: number,
): { readonly order: Uint32Array; readonly classes: Uint8Array } {
  const sums = new Float64Array(customers);
  const counts = new Uint32Array(customers);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    sums[code]! += amounts[row]!;
    counts[code]!++;
  }
  const order = sortDescending(sums);
  let total = 0;
  for (let i = 0; i < customers; i++) if (sums[i]! > 0) total += sums[i]!;
  const classes = new Uint8Array(customers);
  let running = 0;
  for (const customer of order) {
    const sum = sums[customer]!;
    classes[customer] = sum <= 0 ? 3 : running < 0.8 * total ? 0 : running < 0.95 * total ? 1 : 2;
    if (sum > 0) running += sum;
  }
  return { order, classes };
}

/** Indices by descending value: a least-significant-digit radix sort over the bits of the doubles, 16 at a time. */
function sortDescending(values: Float64Array): Uint32Array {
  const n = values.length;
  const words = new Uint32Array(values.slice().buffer);
  const keys = [new Uint32Array(n), new Uint32Array(n)] as const;
  for (let i = 0; i < n; i++) {
    const [low, high] = [words[2 * i]!, words[2 * i + 1]!];
    // Descending order of doubles as ascending order of unsigned words.
    const negative = high >>> 31 === 1;
    keys[0][i] = negative ? low : ~low;
    keys[1][i] = negative ? high : ~high & 0x7fffffff;
  }
  let order = Uint32Array.from({ length: n }, (_, i) => i);
  let sorted = new Uint32Array(n);
  for (const key of keys) {
    for (const shift of [0, 16]) {
      const starts = new Uint32Array(65_537);
      for (let i = 0; i < n; i++) starts[((key[i]! >>> shift) & 0xffff) + 1]!++;
      for (let d = 0; d < 65_536; d++) starts[d + 1]! += starts[d]!;
      for (let i = 0; i < n; i++) {
        const index = order[i]!;
        const digit = (key[index]! >>> shift) & 0xffff;
        sorted[starts[digit]!++] = index;
      }
      [order, sorted] = [sorted, order];
    }
  }
  return order;
}
