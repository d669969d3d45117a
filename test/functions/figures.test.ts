import fc from "fast-check";
import { measureConcentration } from "../../src/core/concentration";
import { customersOfAmounts } from "../../src/core/customer-columns";
import { finish } from "../../src/core/steps";
import { measureOf } from "../../src/core/gathering/sums";
import { call, column } from "./call";
import { errorCell, refusalOf, shown } from "./custom-functions";

/** R, package ineq: the ten values of its documentation. */
const INEQ = column(541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261);

function figure(id: string, ...args: readonly unknown[]): number {
  return [call(id, ...args)].flat(2)[0] as number;
}

test.each([
  { about: "Gini of R ineq", id: "GINI", args: [INEQ], is: 0.4620911 },
  { about: "Gini, all equal", id: "GINI", args: [column(5, 5, 5)], is: 0 },
  { about: "Gini, one customer", id: "GINI", args: [[[5]]], is: 0 },
  { about: "Gini of a row", id: "GINI", args: [[[1, 3]]], is: 0.25 },
  { about: "Gini of a block with what is no amount", id: "GINI", args: [[["Sales", 1, -7], [0, 3, true]]], is: 0.25 }, // prettier-ignore
  { about: "Gini passes an error over", id: "GINI", args: [column(1, errorCell("notAvailable"), 3, "#N/A")], is: 0.25 },
  { about: "Gini of the largest numbers", id: "GINI", args: [column(3e306, 1e306)], is: 0.25 },
  { about: "Herfindahl of R ineq", id: "HHI", args: [INEQ], is: 0.1840812 },
  // Merger guidelines' example: shares of 30, 30, 20 and 20 per cent are 2,600 points.
  { about: "HHI of 30/30/20/20", id: "HHI", args: [column(30, 30, 20, 20)], is: 0.26 },
  { about: "HHI of 40/30/20/10", id: "HHI", args: [column(40, 30, 20, 10)], is: 0.3 },
  { about: "HHI of one", id: "HHI", args: [[[1e-9]]], is: 1 },
  { about: "the largest fifth", id: "TOPSHARE", args: [column(50, 20, 10, 10, 10)], is: 0.5 },
  { about: "the largest fifth of six are two", id: "TOPSHARE", args: [column(50, 20, 10, 10, 5, 5)], is: 0.7 },
  { about: "half of them", id: "TOPSHARE", args: [column(50, 30, 10, 10), 0.5], is: 0.8 },
  { about: "the largest three", id: "TOPSHARE", args: [column(50, 20, 10, 10, 10), 3], is: 0.8 },
  { about: "the largest one", id: "TOPSHARE", args: [column(50, 20, 10, 10, 10), 1], is: 0.5 },
  { about: "more than there are", id: "TOPSHARE", args: [column(50, 20), 500], is: 1 },
  {
    about: "customers with negative amounts are customers",
    id: "TOPSHARE",
    args: [column(80, 20, -1, -2), 0.5],
    is: 1,
  },
  { about: "an empty cell as the part", id: "TOPSHARE", args: [column(50, 20, 10, 10, 10), ""], is: 0.5 },
])("$id: $about", ({ id, args, is }) => {
  expect(figure(id, ...args)).toBeCloseTo(is, 7);
});

test.each([
  { about: "80/20", values: column(80, 5, 5, 5, 5), is: [[0.2, 0.8]] },
  { about: "one customer", values: [[5]], is: [[1, 1]] },
  { about: "all equal", values: [[5, 5, 5, 5]], is: [[0.5, 0.5]] },
  { about: "a header, empty cells and zeros", values: column("Sales", 80, "", 5, 0, 5, null, 5, 5), is: [[0.2, 0.8]] },
])("XYPOINT: $about", ({ values, is }) => {
  expect(shown(call("XYPOINT", values))).toEqual(is);
});

test.each(["GINI", "HHI", "TOPSHARE", "XYPOINT"])("%s of nothing is #N/A, of too much #VALUE!", (id) => {
  for (const values of [column("", 0, null), column(-5, -3), column("text", true), [[""]]])
    expect(refusalOf(() => call(id, values))).toMatch(/^#N\/A There is no amount above 0/);
  expect(refusalOf(() => call(id, column(9e307, 8e307)))).toMatch(/^#VALUE! These amounts are too large/);
});

test.each([0, -1, 1.5, NaN, "20%", true, errorCell("divisionByZero"), 1e308])(
  "%p is no part of the customers",
  (top) => {
    expect(refusalOf(() => call("TOPSHARE", column(3, 2, 1), top))).toMatch(/^#VALUE! Give a part of the customers/);
  },
);

test("the figures are those of KA's own report", () => {
  const amounts = fc.array(fc.integer({ min: -300, max: 3_000 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(amounts, (found) => {
      const counted = found.filter((amount) => amount !== 0);
      const scale = { kind: "safe", decimals: 0, inexactRows: 0, firstInexactRow: -1 } as const;
      const customers = customersOfAmounts(measureOf(Float64Array.from(counted), scale));
      const report = finish(measureConcentration(customers));
      fc.pre(report !== undefined);
      const values = column(...found);
      expect(figure("GINI", values)).toBe(report?.gini);
      expect(figure("HHI", values)).toBe(report?.hhi);
      expect(figure("TOPSHARE", values)).toBe(report?.top20.share);
      expect(call("XYPOINT", values)).toEqual([[report?.xy.customerShare, report?.xy.valueShare]]);
    }),
  );
});
