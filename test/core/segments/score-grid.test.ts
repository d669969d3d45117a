import { EIGHT, EIGHT_SCORES, WESTERN, WESTERN_SCORES } from "../../../src/core/segments/maps";
import {
  dropSegment,
  gridOf,
  gridPlace,
  moveSegment,
  paintCell,
  rulesOfGrid,
} from "../../../src/core/segments/score-grid";
import { coverCells, proveMap, rescale } from "../../../src/core/segments/score-map";

const named = (scores: number) =>
  rescale(WESTERN, { of: WESTERN_SCORES, scores }).map(({ kind, ...rule }) => ({ ...rule, label: kind as string }));
const labelsOf = (rules: readonly { label: string }[], cover: Uint8Array) =>
  [...cover].map((rule) => rules[rule]?.label);

test.each([2, 3, 5, 7, 9])("the western map as a grid of %i scores is the same map as rules again", (scores) => {
  const rules = named(scores);
  const grid = gridOf(rules, scores);
  if (!grid) throw new Error("the western map is a grid");
  expect(grid.cells).toHaveLength(scores ** 2);
  const back = rulesOfGrid(grid);
  expect(labelsOf(back, coverCells(back, scores))).toEqual(labelsOf(rules, coverCells(rules, scores)));
  expect(proveMap(back, scores)).toEqual([]);
});

test("a map that tells frequency from money, or leaves a cell open, is no grid", () => {
  const eight = EIGHT.map(({ kind, ...rule }) => ({ ...rule, label: kind as string }));
  expect(gridOf(eight, EIGHT_SCORES)).toBeUndefined();
  expect(gridOf(named(5).slice(1), 5)).toBeUndefined();
  expect(gridOf([{ label: "All", f: { from: 1 } }], 5)?.cells).toEqual(new Array(25).fill(0));
});

test("a cell changes its segment alone, and a segment without cells has no rule", () => {
  const grid = gridOf([{ label: "New", r: { from: 2 }, fm: { to: 1 } }, { label: "Rest" }], 2);
  if (!grid) throw new Error("these are a grid");
  expect(grid.cells).toEqual([1, 1, 0, 1]);
  const painted = paintCell(grid, gridPlace(2, 1, 2), 1);
  expect(painted.cells).toEqual([1, 1, 1, 1]);
  expect(rulesOfGrid(painted)).toEqual([{ label: "Rest", r: { from: 1, to: 2 }, fm: { from: 1, to: 2 } }]);
  expect(dropSegment(painted, 0)).toEqual({ scores: 2, labels: ["Rest"], cells: [0, 0, 0, 0] });
});

test("a segment takes its cells along to another rank", () => {
  const grid = { scores: 2, labels: ["A", "B", "C"], cells: [0, 1, 2, 2] };
  expect(moveSegment(grid, 0, 2)).toEqual({ scores: 2, labels: ["B", "C", "A"], cells: [2, 0, 1, 1] });
  expect(moveSegment(grid, 2, 0)).toEqual({ scores: 2, labels: ["C", "A", "B"], cells: [1, 2, 0, 0] });
});
