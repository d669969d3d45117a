import * as fc from "fast-check";
import { gatherHistory } from "../../../src/core/gathering/history";
import { BLANK_ORDER, type RecordRows } from "../../../src/core/gathering/records";
import { finish } from "../../../src/core/steps";

interface Row {
  readonly customer: number;
  readonly day: number;
  readonly amount: number;
  readonly order: number;
  readonly reason: number;
}

const CUSTOMERS = 3;

function given(rows: readonly Row[], by: "order" | "date"): RecordRows {
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
    orders: by === "order" ? Int32Array.from(rows, ({ order }) => order) : undefined,
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
  { rows: 12, by: "order" },
  { rows: 12, by: "date" },
  { rows: 600, by: "order" },
  { rows: 600, by: "date" },
] as const)("puts up to $rows rows in order and gathers them into purchases by $by", ({ rows: most, by }) => {
  fc.assert(
    fc.property(fc.array(row, { minLength: Math.floor(most / 2), maxLength: most, size: "max" }), (rows) => {
      fc.pre(rows.some(({ reason }) => reason === 0));
      const { history, purchases } = finish(gatherHistory(given(rows, by)));
      const expected = asDefined(rows, by);
      expect(purchases.by).toBe(by);
      for (const [customer, { rows: own, purchases: bought }] of expected.entries()) {
        expect(listed(history, customer)).toEqual(own);
        expect(listed(purchases, customer)).toEqual(bought);
      }
    }),
    { numRuns: 50 },
  );
});
