import type { Judging } from "./judging";
import { firstOf, numberOf, type Parts } from "./parts";
import { overRows, type Steps } from "../steps";

/** What stands for no customer: the row is left out of the result. */
export const NO_CUSTOMER = -1;

/**
 * One entry for each row of the source from its first row of data on: the place of its customer among all keys, or NO_CUSTOMER where nothing of the row
 * counts. Of a wide sheet, several rows of the table are one of the source, and one that counts is enough.
 */
export function* customersOfRows(parts: Parts, judge: Judging): Steps<Int32Array> {
  const { firstRow } = firstOf(parts);
  let rows = 0;
  for (const part of parts) rows += part.rowCount;
  const found = new Int32Array(rows).fill(NO_CUSTOMER);
  for (const part of parts) {
    const { table, of, reasons } = yield* judge(part);
    yield* overRows(of.length, (from, to) => {
      for (let row = from; row < to; row++) {
        if (reasons[row] === 0) found[numberOf(table, row) - firstRow] = of[row] ?? NO_CUSTOMER;
      }
    });
  }
  return found;
}

/** The same with the places that the customers have when only some are kept. */
export function* keptCustomers(rows: Int32Array, kept: Uint32Array, customers: number): Steps<Int32Array> {
  const places = new Int32Array(customers).fill(NO_CUSTOMER);
  kept.forEach((customer, place) => (places[customer] = place));
  yield* overRows(rows.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const customer = rows[row] ?? NO_CUSTOMER;
      if (customer >= 0) rows[row] = places[customer] ?? NO_CUSTOMER;
    }
  });
  return rows;
}
