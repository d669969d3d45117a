import fc from "fast-check";
import { eigenvalues } from "../../../src/core/stats/eigenvalues";
import { hessianOf, minimise, type Objective, type Reading } from "../../../src/core/stats/minimum";
import { finish } from "../../../src/core/steps";

/** A plain function as an objective that pauses once. */
function objective(read: (at: readonly number[]) => Reading): Objective {
  return function* (at) {
    yield;
    return read(at);
  };
}

/** Moré, Garbow & Hillstrom, Testing Unconstrained Optimization Software, ACM TOMS 7 (1981): number, start, where the minimum is, its value. */
const PROBLEMS = [
  {
    about: "1, Rosenbrock",
    start: [-1.2, 1],
    at: [1, 1],
    is: 0,
    read: ([x = 0, y = 0]: readonly number[]) => ({
      value: 100 * (y - x * x) ** 2 + (1 - x) ** 2,
      gradient: [-400 * x * (y - x * x) - 2 * (1 - x), 200 * (y - x * x)],
    }),
  },
  {
    about: "5, Beale",
    start: [1, 1],
    at: [3, 0.5],
    is: 0,
    read: ([x = 0, y = 0]: readonly number[]) => {
      const parts = [1.5, 2.25, 2.625].map((from, i) => from - x * (1 - y ** (i + 1)));
      return {
        value: parts.reduce((sum, part) => sum + part * part, 0),
        gradient: [
          parts.reduce((sum, part, i) => sum - 2 * part * (1 - y ** (i + 1)), 0),
          parts.reduce((sum, part, i) => sum + 2 * part * x * (i + 1) * y ** i, 0),
        ],
      };
    },
  },
  {
    about: "14, Wood",
    start: [-3, -1, -3, -1],
    at: [1, 1, 1, 1],
    is: 0,
    read: ([a = 0, b = 0, c = 0, d = 0]: readonly number[]) => ({
      value:
        100 * (b - a * a) ** 2 +
        (1 - a) ** 2 +
        90 * (d - c * c) ** 2 +
        (1 - c) ** 2 +
        10 * (b + d - 2) ** 2 +
        0.1 * (b - d) ** 2,
      gradient: [
        -400 * a * (b - a * a) - 2 * (1 - a),
        200 * (b - a * a) + 20 * (b + d - 2) + 0.2 * (b - d),
        -360 * c * (d - c * c) - 2 * (1 - c),
        180 * (d - c * c) + 20 * (b + d - 2) - 0.2 * (b - d),
      ],
    }),
  },
  {
    about: "16, Brown & Dennis",
    start: [25, 5, -5, -1],
    at: [-11.5944399, 13.2036301, -0.4034395, 0.2367788],
    is: 85822.2016263,
    read: (at: readonly number[]) => {
      const [a = 0, b = 0, c = 0, d = 0] = at;
      let value = 0;
      const gradient = [0, 0, 0, 0];
      for (let i = 1; i <= 20; i++) {
        const t = i / 5;
        const [first, second] = [a + t * b - Math.exp(t), c + d * Math.sin(t) - Math.cos(t)];
        const both = first * first + second * second;
        value += both * both;
        [first, t * first, second, Math.sin(t) * second].forEach((part, k) => {
          gradient[k] = (gradient[k] ?? 0) + 4 * both * part;
        });
      }
      return { value, gradient };
    },
  },
];

test.each(PROBLEMS)("finds the published minimum of problem $about", ({ start, at, is, read }) => {
  const found = finish(minimise(objective(read), start, { gradient: 1e-7, within: 1000 }));
  expect(found.end).toBe("found");
  expect(found.value).toBeCloseTo(is, 6);
  found.at.forEach((value, i) => expect(value).toBeCloseTo(at[i] ?? NaN, 5));
});

test("gives up at the edge of the box", () => {
  const falling = objective(([x = 0]) => ({ value: Math.exp(-x), gradient: [-Math.exp(-x)] }));
  const found = finish(minimise(falling, [0], { gradient: 1e-12, within: 9 }));
  expect(found.end).toBe("edge");
  expect(found.at[0]).toBeGreaterThan(9);
});

test("says so where no step goes down", () => {
  const lying = objective(([x = 0]) => ({ value: x * x, gradient: [-2 * x] }));
  expect(finish(minimise(lying, [1], { gradient: 1e-12, within: 9 })).end).toBe("stuck");
});

test("goes on from what another search learned", () => {
  const count = (inverse?: readonly (readonly number[])[]) => {
    let readings = 0;
    const [problem] = PROBLEMS;
    const counted = objective((at) => {
      readings++;
      return problem?.read(at) ?? { value: NaN, gradient: [] };
    });
    const found = finish(minimise(counted, [0.9, 0.8], { gradient: 1e-8, within: 100, inverse }));
    return { readings, found };
  };
  const first = count();
  expect(count(first.found.inverse).readings).toBeLessThan(first.readings);
});

test("the second derivatives at Rosenbrock's minimum are the published ones", () => {
  const [problem] = PROBLEMS;
  const rows = finish(hessianOf(objective(problem?.read ?? (() => ({ value: 0, gradient: [] }))), [1, 1]));
  [802, -400, -400, 200].forEach((value, i) => expect(rows.flat()[i]).toBeCloseTo(value, 5));
});

test("eigenvalues: the Hilbert matrix of 4, published; sum and product of any matrix", () => {
  const hilbert = Array.from({ length: 4 }, (_, i) => Array.from({ length: 4 }, (__, j) => 1 / (i + j + 1)));
  // numpy.linalg.eigvalsh(scipy.linalg.hilbert(4))
  const published = [9.670230402260053e-5, 0.006738273605760657, 0.16914122022145, 1.5002142800592424];
  eigenvalues(hilbert).forEach((value, i) => expect(value).toBeCloseTo(published[i] ?? NaN, 13));
  const entry = fc.integer({ min: -50, max: 50 });
  fc.assert(
    fc.property(entry, entry, entry, (a, b, c) => {
      const [low = 0, high = 0] = eigenvalues([
        [a, b],
        [b, c],
      ]);
      expect(low + high).toBeCloseTo(a + c, 9);
      expect(low * high).toBeCloseTo(a * c - b * b, 9);
      expect(low).toBeLessThanOrEqual(high);
    }),
  );
});
