import fc from "fast-check";
import { dayFrom } from "../../../src/core/days";
import { BLANK_ORDER } from "../../../src/core/gathering/records";
import { gatherMonths, selectMonths, type MonthRows, type Months } from "../../../src/core/gathering/months";
import { finish } from "../../../src/core/steps";

interface Row {
  readonly customer: number;
  readonly day: number;
  readonly amount: number;
  readonly order?: number;
  readonly away?: boolean;
}

const CUSTOMERS = 4;
const jan = (date: number) => dayFrom(2025, 1, date) ?? 0;
const feb = (date: number) => dayFrom(2025, 2, date) ?? 0;

function rowsOf(rows: readonly Row[], orders: "with orders" | "without orders"): MonthRows {
  return {
    of: Int32Array.from(rows, ({ customer }) => customer),
    reasons: Uint8Array.from(rows, ({ away }) => (away ? 3 : 0)),
    customers: CUSTOMERS,
    days: Int32Array.from(rows, ({ day }) => day),
    amounts: Float64Array.from(rows, ({ amount }) => amount),
    profits: Float64Array.from(rows, ({ amount }) => amount / 2),
    ...(orders === "with orders" ? { orders: Int32Array.from(rows, ({ order = BLANK_ORDER }) => order) } : {}),
  };
}

/** The months of each customer, one line each: the first day of the month, the amount, the orders, the profit. */
function linesOf({ start, month, amount, orders, profit }: Months): number[][][] {
  return Array.from({ length: start.length - 1 }, (_, customer) =>
    Array.from({ length: (start[customer + 1] ?? 0) - (start[customer] ?? 0) }, (_entry, i) => {
      const place = (start[customer] ?? 0) + i;
      return [month[place] ?? NaN, amount[place] ?? NaN, orders[place] ?? NaN, profit?.[place] ?? NaN];
    }),
  );
}

const gathered = (rows: readonly Row[], orders: "with orders" | "without orders" = "with orders") =>
  linesOf(finish(gatherMonths(rowsOf(rows, orders))));

test.each<[string, Row[], number[][][]]>([
  ["no rows", [], [[], [], [], []]],
  [
    "two months of one customer, whatever their order",
    [
      { customer: 1, day: feb(1), amount: 4, order: 1 },
      { customer: 1, day: jan(31), amount: 2, order: 1 },
      { customer: 1, day: jan(1), amount: 1, order: 2 },
    ],
    [
      [],
      [
        [jan(1), 3, 2, 1.5],
        [feb(1), 4, 1, 2],
      ],
      [],
      [],
    ],
  ],
  [
    "rows of one order are one, rows without one are one a day",
    [
      { customer: 0, day: jan(2), amount: 1, order: 5 },
      { customer: 0, day: jan(3), amount: 1, order: 5 },
      { customer: 0, day: jan(3), amount: 1 },
      { customer: 0, day: jan(3), amount: 1 },
      { customer: 0, day: jan(4), amount: 1 },
    ],
    [[[jan(1), 5, 3, 2.5]], [], [], []],
  ],
  [
    "days that were not read come first, and rows that are left out do not count",
    [
      { customer: 3, day: jan(2), amount: 8, order: 1 },
      { customer: 3, day: 0, amount: 1, order: 1 },
      { customer: 3, day: -1, amount: 2, order: 2 },
      { customer: 3, day: feb(2), amount: 64, order: 3, away: true },
      { customer: 2, day: jan(2), amount: 16, order: 1, away: true },
    ],
    [
      [],
      [],
      [],
      [
        [0, 3, 2, 1.5],
        [jan(1), 8, 1, 4],
      ],
    ],
  ],
  [
    "the same order of two customers in one month is one of each",
    [
      { customer: 0, day: jan(2), amount: 1, order: 1 },
      { customer: 1, day: jan(2), amount: 2, order: 1 },
    ],
    [[[jan(1), 1, 1, 0.5]], [[jan(1), 2, 1, 1]], [], []],
  ],
])("months of %s", (_, rows, is) => {
  expect(gathered(rows)).toEqual(is);
});

const row = fc.record({
  customer: fc.nat(CUSTOMERS - 1),
  day: fc.integer({ min: jan(1), max: jan(1) + 100 }),
  amount: fc.integer({ min: -50, max: 50 }),
  order: fc.nat(5),
  away: fc.boolean(),
});

test("nothing is lost, months ascend, and each has its orders or days with rows", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), fc.constantFrom("with orders", "without orders"), (rows, how) => {
      const lines = gathered(rows, how);
      const used = rows.filter(({ away }) => !away);
      lines.forEach((months, customer) => {
        const own = used.filter((one) => one.customer === customer);
        const monthOf = (day: number) => Math.max(...MONTHS.filter((first) => first <= day));
        const firsts = [...new Set(own.map(({ day }) => monthOf(day)))].sort((a, b) => a - b);
        expect(months.map(([first]) => first)).toEqual(firsts);
        for (const [first, amount, orders, profit] of months) {
          const within = own.filter(({ day }) => monthOf(day) === first);
          const sum = within.reduce((total, one) => total + one.amount, 0);
          expect([amount, profit]).toEqual([sum, sum / 2]);
          expect(orders).toBe(new Set(within.map(({ order, day }) => (how === "with orders" ? order : day))).size);
        }
      });
    }),
  );
});

const MONTHS = [1, 2, 3, 4, 5].map((month) => dayFrom(2025, month, 1) ?? 0);

test("of some of the customers, in the order in which they are wanted", () => {
  const rows = [0, 1, 2, 3].flatMap((customer): Row[] =>
    customer === 1
      ? []
      : [
          { customer, day: jan(2), amount: customer + 1 },
          { customer, day: feb(2), amount: 10 * customer },
        ],
  );
  const months = finish(gatherMonths(rowsOf(rows, "without orders")));
  const all = linesOf(months);
  expect(linesOf(selectMonths(months, Uint32Array.of(3, 1, 0)))).toEqual([all[3], all[1], all[0]]);
  expect(linesOf(selectMonths(months, Uint32Array.of()))).toEqual([]);
  const { profit: _profit, ...withoutProfit } = months;
  expect(selectMonths(withoutProfit, Uint32Array.of(3))).not.toHaveProperty("profit");
});

test("without a column of profit there is none", () => {
  const { profits: _profits, ...rows } = rowsOf([{ customer: 0, day: jan(2), amount: 1 }], "without orders");
  expect(finish(gatherMonths(rows))).not.toHaveProperty("profit");
});
