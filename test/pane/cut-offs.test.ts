import { standardOptions } from "../../src/pane/choices";
import { cutOffsOf, moveEnd, nearestSpot, spotOf } from "../../src/pane/result/cut-offs";

const TWO = ["Vital few", "Useful many"] as const;
const CURVE = [
  { customerShare: 0, valueShare: 0 },
  { customerShare: 0.2, valueShare: 0.8 },
  { customerShare: 0.8, valueShare: 1 },
  { customerShare: 1, valueShare: 1 },
];

test("the cut-offs of methods that have some on a curve, and the options with one of them elsewhere", () => {
  const found = (["abc", "pareto", "percentile"] as const).map((id) => cutOffsOf(standardOptions(id), TWO));
  expect(found.map((cuts) => [cuts?.along, cuts?.ladder.ends])).toEqual([
    ["value", [0.8, 0.95]],
    ["value", [0.8]],
    ["customers", [0.05, 0.2]],
  ]);
  const moved = found.map((cuts) => cuts?.moved(moveEnd(cuts.ladder, 0, { share: 0.1, step: 0.01 })));
  expect(moved).toMatchObject([{ cuts: [0.1, 0.95] }, { share: 0.1 }, { parts: [0.1, 0.2] }]);
  expect(cutOffsOf(standardOptions("rfm"), TWO)).toBeUndefined();
  expect(cutOffsOf({ ...standardOptions("abc"), limits: "triangle" } as never, TWO)).toBeUndefined();
});

test("a cut-off goes in whole per cent or in tenths, and not past its neighbours", () => {
  const ladder = { ends: [0.8, 0.95], labels: undefined };
  const to = (share: number, step: number) => moveEnd(ladder, 0, { share, step }).ends[0];
  expect(to(0.8349, 0.01)).toBe(0.83);
  expect(to(0.8349, 0.001)).toBe(0.835);
  expect(to(2, 0.01)).toBe(0.94);
  expect(to(-1, 0.01)).toBe(0.01);
  // What stays where it is is no choice.
  expect(moveEnd(ladder, 0, { share: 0.8012, step: 0.01 })).toBe(ladder);
});

test("a share lies on the curve between its points; shares of the ranked customers are parts of them", () => {
  expect(spotOf(CURVE, 0.4, { along: "value", ranked: 1 })).toEqual({ x: 0.1, y: 0.4 });
  expect(spotOf(CURVE, 0.25, { along: "customers", ranked: 0.8 })).toEqual({ x: 0.2, y: 0.8 });
});

test("whoever drags moves along the curve, to where it is nearest in pixels", () => {
  const plot = { width: 200, height: 100 };
  expect(nearestSpot(CURVE, { x: 0.2, y: 0.8 }, plot)).toEqual({ x: 0.2, y: 0.8 });
  expect(nearestSpot(CURVE, { x: 0.9, y: 3 }, plot)).toEqual({ x: 0.9, y: 1 });
  const { x, y } = nearestSpot(CURVE, { x: 0.5, y: 0.5 }, plot);
  expect([x > 0.2 && x < 0.8, y > 0.8 && y < 1]).toEqual([true, true]);
});
