import { ScaleFinder, findScale, readAmounts, type Scale } from "../../../src/core/gathering/scale";
import { finish } from "../../../src/core/steps";
import { ColumnBuilder, type CellValue, type Column } from "../../../src/core/table";

function columnOf(cells: readonly CellValue[]): Column {
  const builder = new ColumnBuilder("", cells.length);
  for (const cell of cells) builder.add(cell);
  return builder.finish();
}

const scaleOf = (cells: readonly CellValue[]): Scale => finish(findScale(columnOf(cells), cells.length));

test.each<[string, CellValue[], Partial<Scale>]>([
  ["whole numbers", [1, 2, -3], { kind: "safe", decimals: 0, inexactRows: 0, firstInexactRow: -1 }],
  ["the most decimals of all", [1, 2.5, 0.125, 7], { kind: "safe", decimals: 3 }],
  ["texts do not count", ["x", 1, ""], { kind: "safe", decimals: 0 }],
  [
    "more than four decimals",
    [1, 1.23456, 1 / 3, 2],
    { kind: "rounded", decimals: 0, inexactRows: 2, firstInexactRow: 1 },
  ],
  ["one amount too large for a product", [2 ** 50, 1], { kind: "big", decimals: 0 }],
  ["one below zero as well", [-(2 ** 50), 1], { kind: "big" }],
  ["just not too large", [2 ** 50 - 1, 1], { kind: "safe" }],
  ["decimals make it too large", [2 ** 49, 0.01], { kind: "big", decimals: 2 }],
  ["a sum too large", Array.from({ length: 9 }, () => 2 ** 50 - 2), { kind: "big" }],
  ["a sum not too large", Array.from({ length: 8 }, () => 2 ** 50 - 2), { kind: "safe" }],
  [
    "a sum of opposites counts by its size",
    Array.from({ length: 9 }, (_, i) => (i % 2 ? 1 : -1) * (2 ** 50 - 2)),
    { kind: "big" },
  ],
])("how amounts are kept: %s", (_, cells, is) => {
  expect(scaleOf(cells)).toMatchObject(is);
});

test("parts go on where the one before them ended", () => {
  const finder = new ScaleFinder();
  const take = (cells: CellValue[], from: number) =>
    finish(finder.take(columnOf(cells), cells.length, (row) => row + from));
  take([1.25, 2], 10);
  expect(finder.scale).toMatchObject({ kind: "safe", decimals: 2 });
  take([1.5], 12);
  expect(finder.scale).toMatchObject({ kind: "safe", decimals: 2 });
  take([3, 1 / 3, 1 / 7], 13);
  expect(finder.scale).toMatchObject({ kind: "rounded", inexactRows: 2, firstInexactRow: 14 });
});

test("amounts are read in whole numbers of the smallest unit, rounded ones as they are", () => {
  const scale = (kind: Scale["kind"]): Scale => ({ kind, decimals: 2, inexactRows: 0, firstInexactRow: -1 });
  const column = columnOf([1.1, "x", -2.35]);
  expect([...finish(readAmounts(column, scale("safe"), 3))]).toEqual([110, 0, -235]);
  expect([...finish(readAmounts(column, scale("big"), 3))]).toEqual([110, 0, -235]);
  expect([...finish(readAmounts(column, { ...scale("rounded"), decimals: 0 }, 3))]).toEqual([1.1, 0, -2.35]);
});
