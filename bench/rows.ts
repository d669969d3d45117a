/** Sales rows made by a rule: the same on every machine. */
export interface SalesRows {
  readonly names: readonly string[];
  /** One entry a row: the place of its customer in `names`. */
  readonly codes: Int32Array;
  /** One entry a row, in units with two decimals; one in fifty is a return. */
  readonly amounts: Float64Array;
}

/** As many rows as fit below a header on a sheet. */
export const SHEET_ROWS = 1_048_575;

/** Makes rows of so many customers, in an order that jumps about. */
export function makeRows(rows: number, customers: number): SalesRows {
  const next = randomNumbers(7);
  // Read back from JSON, as from Excel: a text put together from pieces would be joined on its first use, at the expense of what is measured.
  const names = JSON.parse(
    JSON.stringify(Array.from({ length: customers }, (_, i) => `Customer ${String(i).padStart(7, "0")} 科技`)),
  ) as string[];
  const codes = new Int32Array(rows);
  const amounts = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    codes[row] = rows === customers ? (row * 611_953) % customers : Math.floor(next() * customers);
    const cents = Math.floor(Math.exp(next() * 9)) + Math.floor(next() * 100);
    amounts[row] = (next() < 0.02 ? -cents : cents) / 100;
  }
  return { names, codes, amounts };
}

/** Numbers from 0 to 1 by a linear congruential rule (Numerical Recipes). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
