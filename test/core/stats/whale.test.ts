import fc from "fast-check";
import { whale } from "../../../src/core/stats/whale";
import { analyzeRows } from "../rows";

const repeat = (count: number, value: number) => new Array<number>(count).fill(value);

// The project's definitions, section 3: 47 customers, of whom 12 make 88 %, 22 make 14 % and 13 make -2 % of the contribution.
test("the published 47 customers peak at 102 %", () => {
  // Shares of 100 % in units that each third of the customers can be split by: 12, 22 and 13.
  const unit = 12 * 22 * 13;
  const profits = [...repeat(12, (88 * unit) / 12), ...repeat(22, (14 * unit) / 22), ...repeat(13, (-2 * unit) / 13)];
  const { total, peak, losers } = whale(Float64Array.from(profits));
  expect([total, peak.customers, peak.profit / total]).toEqual([100 * unit, 34, 1.02]);
  expect(losers).toEqual({ customers: 13, profit: -2 * unit });

  const { value } = analyzeRows(
    [["Customer", "Amount", "Profit"], ...profits.map((profit, i) => [`C${String(i)}`, 1_000_000, profit])],
    { methods: [{ id: "margin" }] },
  );
  expect(value?.report.profit?.erosion).toBeCloseTo(0.02, 12);
  expect(value?.report.profit?.peak.share).toBeCloseTo(1.02, 12);
});

test.each([
  { about: "all profitable", profits: [3, 2, 1], peak: [3, 6], top20: [1, 3], bottom30: [1, 1], losers: [0, 0] },
  { about: "one customer", profits: [5], peak: [1, 5], top20: [1, 5], bottom30: [1, 5], losers: [0, 0] },
  { about: "none", profits: [], peak: [0, 0], top20: [0, 0], bottom30: [0, 0], losers: [0, 0] },
  { about: "a loss in all", profits: [-1, -2], peak: [0, 0], top20: [1, -1], bottom30: [1, -2], losers: [2, -3] },
  { about: "zeros", profits: [0, 4, 0, -4], peak: [1, 4], top20: [1, 4], bottom30: [2, -4], losers: [1, -4] },
  {
    about: "ten, of whom two are a fifth and three the last three tenths",
    profits: [50, 30, 8, 6, 4, 4, 2, 1, -2, -3],
    peak: [8, 105],
    top20: [2, 80],
    bottom30: [3, -4],
    losers: [2, -5],
  },
])("$about", ({ profits, peak, top20, bottom30, losers }) => {
  const found = whale(Float64Array.from(profits));
  const points = [found.peak, found.top20, found.bottom30, found.losers];
  expect(points.map(({ customers, profit }) => [customers, profit])).toEqual([peak, top20, bottom30, losers]);
});

test("the curve goes from nothing to the total, never above its peak, whatever the order of the customers", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1, maxLength: 250 }), (profits) => {
      const found = whale(Float64Array.from(profits));
      expect(whale(Float64Array.from([...profits].reverse()))).toEqual(found);
      expect(found.curve[0]).toEqual({ customers: 0, profit: 0 });
      expect(found.curve.at(-1)).toEqual({ customers: profits.length, profit: found.total });
      for (const { profit } of found.curve) expect(profit).toBeLessThanOrEqual(found.peak.profit);
      expect(found.peak.profit + found.losers.profit).toBe(found.total);
    }),
  );
});

test("a total that is not above zero is money, not per cent", () => {
  const { value } = analyzeRows(
    [
      ["Customer", "Amount", "Profit"],
      ["A", 10, 5],
      ["B", 10, -5],
    ],
    { methods: [{ id: "margin" }] },
  );
  expect(value?.report.profit?.peak).toEqual({ customers: 1, profit: 5 });
  expect(value?.report.profit?.erosion).toBeUndefined();
  expect(value?.report.profit?.total).toBe(0);
});
