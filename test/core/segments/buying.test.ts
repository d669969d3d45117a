import { findColumns } from "../../../src/core/columns";
import { gatherCustomers } from "../../../src/core/customers";
import { dayFromText } from "../../../src/core/days";
import { tableFromRows } from "../../../src/core/intake/head-table";
import type { Customers } from "../../../src/core/customer-columns";
import type { Measure } from "../../../src/core/measures";
import { defaultPolicy } from "../../../src/core/policy";
import { measureBuying, moneyInUnits, scoreBuying, sortBuying, type Buying } from "../../../src/core/segments/buying";
import { boundLadders, boundsOf, ownLadders, quantileLadders } from "../../../src/core/segments/ladders";
import { distance } from "../../../src/core/stats/distance";
import { standingOf } from "../../../src/core/stats/standing";
import { finish } from "../../../src/core/steps";
import type { CellValue } from "../../../src/core/table";

const TODAY = dayFromText("2026-06-30") ?? 0;

function customersOf(rows: readonly (readonly CellValue[])[], needs: "purchases" | "nothing" = "purchases"): Customers {
  const table = tableFromRows([["Customer", "Date", "Amount"], ...rows]);
  const columns = findColumns(table, defaultPolicy()).value ?? {};
  const needed = needs === "purchases" ? [{ need: { kind: "purchases" as const }, method: "rfm" as const }] : [];
  const { value } = finish(gatherCustomers([table], columns, { today: TODAY, needs: needed }));
  if (!value) throw new Error("no customers");
  return value.customers;
}

const ROWS: CellValue[][] = [
  ["Ada", "2026-01-01", 10.5],
  ["Ada", "2026-01-21", 20],
  ["Ada", "2026-01-31", -5],
  ["Bob", "2026-01-11", 7],
  ["Cy", "2026-01-20", -3],
  ["Di", "2026-01-30", 100],
  ["Di", "2026-01-30", 50],
  ["Di", "2025-12-02", 1],
];

const shown = ({ days, orders, money }: Buying) => ({ days: [...days], orders: [...orders], money: [...money] });

describe("how customers buy until 31 January: days since the last purchase, purchases, money in tenths", () => {
  test.each([
    {
      about: "in all, returns lowering the money only",
      request: { monetary: "total" as const },
      is: { days: [10, 20, NaN, 1], orders: [2, 1, NaN, 2], money: [255, 70, NaN, 1510] },
    },
    {
      about: "an order",
      request: { monetary: "averageOrder" as const },
      is: { days: [10, 20, NaN, 1], orders: [2, 1, NaN, 2], money: [127.5, 70, NaN, 755] },
    },
    {
      about: "of the last 20 days: the 20th day before does not count",
      request: { monetary: "total" as const, window: 20 },
      is: { days: [10, NaN, NaN, 1], orders: [1, NaN, NaN, 1], money: [150, NaN, NaN, 1500] },
    },
    {
      about: "of the last 21 days",
      request: { monetary: "averageOrder" as const, window: 21 },
      is: { days: [10, 20, NaN, 1], orders: [1, 1, NaN, 1], money: [150, 70, NaN, 1500] },
    },
  ])("$about", ({ request, is }) => {
    expect(shown(finish(measureBuying(customersOf(ROWS), request)))).toEqual(is);
  });

  test("is not known where nobody gathered the purchases", () => {
    const nothing = Array.from({ length: 4 }, () => NaN);
    const found = finish(measureBuying(customersOf(ROWS, "nothing"), { monetary: "total" }));
    expect(shown(found)).toEqual({ days: nothing, orders: nothing, money: nothing });
  });
});

describe("the values of the rated customers, ascending", () => {
  const sorted = (rows: readonly (readonly CellValue[])[], use: "standing" | "none") => {
    const customers = customersOf(rows);
    const buying = finish(measureBuying(customers, { monetary: "total" }));
    const ranked = use === "standing" ? standingOf(customers.amount) : undefined;
    return finish(sortBuying(buying, ranked)).map((values) =>
      Array.from({ length: values.length }, (_, place) => values.at(place)),
    );
  };

  test.each<[string, CellValue[][], number[][]]>([
    [
      "with one that is not rated and below nothing",
      ROWS,
      [
        [1, 10, 20],
        [1, 2, 2],
        [70, 255, 1510],
      ],
    ],
    [
      "with a rated one below nothing: the standing of the amounts does not have it",
      [
        ["Ada", "2026-01-01", 5],
        ["Ada", "2026-01-02", -8],
        ["Bob", "2026-01-03", 4],
        ["Cy", "2026-01-03", 4],
      ],
      [
        [0, 0, 2],
        [1, 1, 1],
        [-3, 4, 4],
      ],
    ],
    [
      "all rated, some equal",
      [
        ["Ada", "2026-01-01", 5],
        ["Bob", "2026-01-03", 4],
        ["Cy", "2026-01-03", 4],
        ["Di", "2026-01-02", 9],
      ],
      [
        [0, 0, 1, 2],
        [1, 1, 1, 1],
        [4, 4, 5, 9],
      ],
    ],
  ])("%s", (_, rows, is) => {
    expect(sorted(rows, "standing")).toEqual(is);
    expect(sorted(rows, "none")).toEqual(is);
  });

  test("none where nobody bought", () => {
    const rows: CellValue[][] = [
      ["Ada", "2026-01-01", -5],
      ["Bob", "2026-01-03", -4],
    ];
    expect(sorted(rows, "standing")).toEqual([[], [], []]);
  });
});

const MONEY: Measure = { name: "amount", precision: "exact", decimals: 2, values: Float64Array.of(0) };

describe("scores on three ladders", () => {
  const buying: Buying = {
    days: Float64Array.of(1, 30, 31, 90, 91, NaN),
    orders: Float64Array.of(5, 2, 3, 1, 6, NaN),
    money: Float64Array.of(64_029, 64_028, 64_030, 0, 100_000, NaN),
  };
  const scores = (ladders: Parameters<typeof scoreBuying>[1]) =>
    finish(scoreBuying(buying, ladders)).map((list) => [...list].join(""));

  test("own cut-offs: what lies above one is in the next bin; few days are good", () => {
    const cuts = { recency: [30, 90], frequency: [2, 5], monetary: [640.29, 900] };
    expect(scores(ownLadders(cuts, MONEY, "whole"))).toEqual(["332210", "212130", "112130"]);
  });

  test("bounds: near up to one, often and much from one on", () => {
    expect(scores(boundLadders([30, 2, 64_029], "whole"))).toEqual(["221110", "222120", "212120"]);
  });

  test("quantiles of the rated customers", () => {
    const sorted = finish(sortBuying(buying, undefined));
    expect(scores(quantileLadders(sorted, 2, "whole"))).toEqual(["222110", "211120", "112120"]);
  });

  test.each([
    ["the mean", { bound: "mean" as const }, [48.6, 3.4, 58_417.4]],
    ["the median", { bound: "median" as const }, [31, 3, 64_029]],
    [
      "bounds of one's own, whose money is in whole units",
      { bound: "mean" as const, ownBounds: { recency: 30, frequency: 2, monetary: 640.29 } },
      [30, 2, 64_029],
    ],
  ])("are told by %s", (_, request, is) => {
    const sorted = finish(sortBuying(buying, undefined));
    const found = boundsOf(buying, sorted, { amount: MONEY, ...request });
    found.forEach((value, i) => expect(value).toBeCloseTo(is[i] ?? NaN, 9));
  });
});

test("money is shown in whole units", () => {
  expect([...moneyInUnits(MONEY, Float64Array.of(64_029, 0.5))]).toEqual([640.29, 0.005]);
  expect([...moneyInUnits({ ...MONEY, decimals: 0 }, Float64Array.of(64_029))]).toEqual([64_029]);
});

test.each([
  [1.1 * 3, 3.3, 0],
  [10, 4, 6],
  [4, 10, -6],
  [0, 0, 0],
  [1e12 + 1, 1e12, 0],
  [1e12 + 2, 1e12, 2],
  [1, 1e-13, 1 - 1e-13],
  [0, 1e-13, -1e-13],
  [-4, 4, -8],
])("%d lies above %d by %d", (from, to, is) => {
  expect(distance(from, to)).toBe(is);
});
