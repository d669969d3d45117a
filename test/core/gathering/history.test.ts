import * as fc from "fast-check";
import { gatherHistory } from "../../../src/core/gathering/history";
import { BLANK_ORDER, type OrderColumn, type RecordRows } from "../../../src/core/gathering/records";
import { finish } from "../../../src/core/steps";
import { EMPTY, NUMBER, TEXT } from "../../../src/core/table";

interface Row {
  readonly customer: number;
  readonly day: number;
  readonly amount: number;
  readonly order: number;
  readonly reason: number;
}

const CUSTOMERS = 3;

/** How the orders are written: as they are, beside a text, or as numbers that are neither small nor whole. */
type Writing = "numbers" | "beside texts" | "far apart" | "fractions";

/** The number in the cell of an order. */
const WRITTEN: { readonly [W in Writing]: (order: number) => number } = {
  numbers: (order) => order,
  "beside texts": (order) => order,
  "far apart": (order) => order * 4_500_000_001 - 1e12,
  fractions: (order) => order + 0.25,
};

/** A column of orders; beside texts each seventh is one, whose code is the number of another order. */
function orderColumn(orders: readonly number[], writing: Writing): OrderColumn {
  const isText = (order: number) => writing === "beside texts" && order % 7 === 0;
  const pool = [...new Set(orders.filter(isText))].map(String);
  return {
    kinds: Uint8Array.from(orders, (order) => (order === BLANK_ORDER ? EMPTY : isText(order) ? TEXT : NUMBER)),
    numbers: Float64Array.from(orders, WRITTEN[writing]),
    codes: Int32Array.from(orders, (order) => pool.indexOf(String(order))),
    pool,
    *coded() {
      yield;
      return Int32Array.from(orders);
    },
  };
}

function given(rows: readonly Row[], by: "order" | "date", writing: Writing): RecordRows {
  const used = rows.filter(({ reason }) => reason === 0).map(({ day }) => day);
  return {
    of: Int32Array.from(rows, ({ customer }) => customer),
    reasons: Uint8Array.from(rows, ({ reason }) => reason),
    counts: Uint32Array.from(
      { length: CUSTOMERS },
      (_, one) => rows.filter(({ customer, reason }) => customer === one && reason === 0).length,
    ),
    days: Int32Array.from(rows, ({ day }) => day),
    range: { earliest: Math.min(...used), latest: Math.max(...used) },
    amounts: { numbers: Float64Array.from(rows, ({ amount }) => amount / 100), factor: 100, rounds: true },
    orders:
      by === "order"
        ? orderColumn(
            rows.map(({ order }) => order),
            writing,
          )
        : undefined,
  };
}

/** The same, as one would write it down: rows by day, then purchases by order, or by day without one. */
function asDefined(rows: readonly Row[], by: "order" | "date") {
  return Array.from({ length: CUSTOMERS }, (_, one) => {
    const own = rows
      .filter(({ customer, reason }) => customer === one && reason === 0)
      .sort((a, b) => a.day - b.day)
      .map(({ day, amount, order }) => ({ day, amount, order }));
    const purchases = new Map<string, { day: number; amount: number }>();
    for (const { day, amount, order } of own) {
      const key = by === "date" || order === BLANK_ORDER ? `day ${day}` : `order ${order}`;
      const before = purchases.get(key);
      purchases.set(key, { day: before?.day ?? day, amount: (before?.amount ?? 0) + amount });
    }
    return {
      rows: own.map(({ day, amount }) => ({ day, amount })),
      purchases: [...purchases.values()].filter(({ amount }) => amount > 0),
    };
  });
}

function listed(lists: { start: Uint32Array; day: Int32Array; amount: Float64Array }, customer: number) {
  const [from, to] = [lists.start[customer] ?? 0, lists.start[customer + 1] ?? 0];
  return Array.from(lists.day.slice(from, to), (day, i) => ({ day, amount: lists.amount[from + i] ?? NaN }));
}

const row: fc.Arbitrary<Row> = fc.record({
  customer: fc.constantFrom(0, 0, 0, 1),
  day: fc.oneof(fc.integer({ min: 44_000, max: 44_020 }), fc.integer({ min: 1, max: 2_958_465 })),
  amount: fc.integer({ min: -500, max: 100_000 }),
  order: fc.oneof(fc.constant(BLANK_ORDER), fc.integer({ min: 0, max: 200 }), fc.constant(2 ** 31 - 2)),
  reason: fc.constantFrom(0, 0, 0, 4),
});

// Customers of few rows are sorted and searched one way, those of many another.
test.each([
  { most: 12, by: "order", writing: "numbers" },
  { most: 12, by: "order", writing: "beside texts" },
  { most: 12, by: "order", writing: "far apart" },
  { most: 12, by: "order", writing: "fractions" },
  { most: 12, by: "date", writing: "numbers" },
  { most: 600, by: "order", writing: "numbers" },
  { most: 600, by: "order", writing: "beside texts" },
  { most: 600, by: "order", writing: "far apart" },
  { most: 600, by: "date", writing: "numbers" },
] as const)(
  "puts up to $most rows in order and gathers them into purchases by $by, $writing",
  ({ most, by, writing }) => {
    fc.assert(
      fc.property(fc.array(row, { minLength: Math.floor(most / 2), maxLength: most, size: "max" }), (rows) => {
        fc.pre(rows.some(({ reason }) => reason === 0));
        const { history, purchases } = finish(gatherHistory(given(rows, by, writing)));
        const expected = asDefined(rows, by);
        expect(purchases.by).toBe(by);
        for (const [customer, { rows: own, purchases: bought }] of expected.entries()) {
          expect(listed(history, customer)).toEqual(own);
          expect(listed(purchases, customer)).toEqual(bought);
        }
      }),
      { numRuns: 50 },
    );
  },
);
