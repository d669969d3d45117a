import fc from "fast-check";
import { countProducts } from "../../../src/core/gathering/products";
import { finish } from "../../../src/core/steps";

type Row = readonly [customer: number, product: number, amount: number];

function counts(rows: readonly Row[], customers: number): number[] {
  const column = (at: 0 | 1) => Int32Array.from(rows, (row) => row[at]);
  const given = { of: column(0), reasons: new Uint8Array(rows.length), customers };
  const amounts = Float64Array.from(rows, ([, , amount]) => amount);
  return [...finish(countProducts(given, { products: column(1), amounts }))];
}

test("returned in full is not bought; returned in part is; two customers buy the same", () => {
  const rows: Row[] = [
    [0, 3, 10],
    [1, 3, 5],
    [0, 3, -10],
    [0, 4, 10],
    [0, 4, -1],
    [1, -1, 9],
    [2, 0, -2],
  ];
  expect(counts(rows, 3)).toEqual([1, 1, 0]);
});

test("the products whose sums are above zero, whatever the order of the rows", () => {
  const row = fc.tuple(fc.nat(3), fc.integer({ min: -1, max: 4 }), fc.integer({ min: -3, max: 3 }));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      const sums = new Map<string, number>();
      for (const [customer, product, amount] of rows)
        if (product >= 0) sums.set(`${customer} ${product}`, (sums.get(`${customer} ${product}`) ?? 0) + amount);
      const wanted = [0, 1, 2, 3].map(
        (customer) => [...sums].filter(([key, sum]) => key.startsWith(`${customer} `) && sum > 0).length,
      );
      expect(counts(rows, 4)).toEqual(wanted);
      expect(counts(rows.toReversed(), 4)).toEqual(wanted);
    }),
  );
});
