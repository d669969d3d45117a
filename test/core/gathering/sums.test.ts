import { addValues, inUnits, valueOf } from "../../../src/core/measures";
import { findScale, type Scale } from "../../../src/core/gathering/scale";
import { measureOf, sumBetween, sumUp } from "../../../src/core/gathering/sums";
import { finish } from "../../../src/core/steps";
import { ColumnBuilder, type CellValue, type Column } from "../../../src/core/table";

function columnOf(cells: readonly CellValue[]): Column {
  const builder = new ColumnBuilder("", cells.length);
  for (const cell of cells) builder.add(cell);
  return builder.finish();
}

describe.each<[string, number]>([
  ["as doubles", 1],
  ["as BigInt", 3e14],
  ["rounded", 1 / 3],
])("sums %s", (_, unit) => {
  // By customer, reason and amount in the unit; one cell is a text.
  const rows: [number, number, number | "x"][] = [
    [0, 0, 5],
    [1, 0, 7],
    [0, 0, -2],
    [0, 3, 100],
    [1, 2, 1000],
    [1, 3, 50],
    [1, 3, "x"],
    [2, 0, 16],
  ];
  const column = columnOf(rows.map(([, , amount]) => (amount === "x" ? "x" : amount * unit)));
  const of = Int32Array.from(rows, ([customer]) => customer);
  const reasons = Uint8Array.from(rows, ([, reason]) => reason);
  const scale = finish(findScale(column, rows.length));
  const close = (found: unknown[], is: number[]) => {
    expect(found).toHaveLength(is.length);
    found.forEach((value, i) => expect(Number(value)).toBeCloseTo((is[i] ?? 0) * unit, 6));
  };

  test("are those of each customer, of all rows and of each reason", () => {
    const sums = finish(sumUp(column, { of, reasons, customers: 4 }, { name: "amount", scale }));
    close(
      [0, 1, 2, 3].map((i) => inUnits(sums.measure, valueOf(sums.measure, i))),
      [3, 7, 16, 0],
    );
    expect([...sums.rows]).toEqual([2, 1, 1, 0]);
    close([inUnits(sums.measure, sums.all)], [1176]);
    close(
      Array.from(sums.leftOut, (sum) => inUnits(sums.measure, sum)),
      [0, 0, 1000, 150],
    );
    close(
      [
        inUnits(
          sums.measure,
          addValues(sums.measure, (value) => value > 0),
        ),
      ],
      [26],
    );
  });

  test("of a stretch are those after one day and not after another", () => {
    const days = Int32Array.of(10, 11, 12, 11, 11, 11, 11, 0);
    const stretch = (after: number, until: number) => {
      const given = { name: "amount", scale, days, after, until } as const;
      const measure = finish(sumBetween(column, { of, reasons, customers: 3 }, given));
      return [0, 1, 2].map((i) => inUnits(measure, valueOf(measure, i)));
    };
    close(stretch(10, 12), [-2, 7, 0]);
    close(stretch(9, 11), [5, 7, 0]);
    close(stretch(-1, 9), [0, 0, 16]);
  });

  test("of bare amounts are the amounts", () => {
    const bare = Float64Array.of(5 * unit, 0, -2 * unit);
    const measure = measureOf(bare, scale);
    expect(measure).toMatchObject({ precision: unit < 1 ? "rounded" : "exact", decimals: 0 });
    close(
      [0, 1, 2].map((i) => inUnits(measure, valueOf(measure, i))),
      [5, 0, -2],
    );
  });
});

test("bare amounts with decimals become whole numbers of the smallest unit", () => {
  const scale = (kind: Scale["kind"]): Scale => ({ kind, decimals: 2, inexactRows: 0, firstInexactRow: -1 });
  expect(measureOf(Float64Array.of(1.1, -2.35), scale("safe")).values).toEqual(Float64Array.of(110, -235));
  expect(measureOf(Float64Array.of(1.1, -2.35), scale("big")).values).toEqual([110n, -235n]);
});
