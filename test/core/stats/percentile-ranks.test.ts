import fc from "fast-check";
import { percentileRanks } from "../../../src/core/stats/percentile-ranks";

/** The definition, customer by customer: those below, and half of those equal, of all the others; values that are unknown are nobody. */
function plain(values: Float64Array): number[] {
  const known = values.filter((value) => !Number.isNaN(value));
  return Array.from(values, (value) => {
    if (Number.isNaN(value)) return NaN;
    if (known.length === 1) return 0.5;
    const below = known.filter((other) => other < value).length;
    const equal = known.filter((other) => other === value).length;
    return (below + (equal - 1) / 2) / (known.length - 1);
  });
}

const rounded = (ranks: Iterable<number>) => Array.from(ranks, (rank) => Number(rank.toFixed(12)));

// Ranks are found in three ways: whole numbers close together, whole numbers far apart, and all others.
const close = fc.integer({ min: -20, max: 20 });
const far = fc.constantFrom(-5e9, -5e9 + 1, 0, 1, 3e9, 4e9);
const farther = fc.constantFrom(-(2 ** 52), 0, 1, 2 ** 52);
const broken = fc.constantFrom(-1.5, -1, 0.25, 0.5, 1e10);

test.each([
  { about: "close together", value: close },
  { about: "far apart", value: far },
  { about: "too far apart to be kept with their places", value: farther },
  { about: "with decimals", value: broken },
])("every value $about has the rank of the definition", ({ value }) => {
  const some = fc.array(fc.oneof({ weight: 5, arbitrary: value }, fc.constant(NaN)), { maxLength: 40 });
  fc.assert(
    fc.property(some, (list) => {
      const values = Float64Array.from(list);
      const ranks = percentileRanks(values);
      expect(rounded(ranks)).toEqual(rounded(plain(values)));
    }),
  );
});

test.each<[string, number[], number[]]>([
  ["none", [], []],
  ["one", [7], [0.5]],
  ["one among unknown ones", [NaN, 7, NaN], [NaN, 0.5, NaN]],
  ["all equal, whole", [7, 7, 7], [0.5, 0.5, 0.5]],
  ["all equal, with decimals", [0.5, 0.5], [0.5, 0.5]],
  ["far apart, equal ones among them", [4e9, -5e9, 4e9, 0, NaN], [5 / 6, 0, 5 / 6, 1 / 3, NaN]],
  ["with decimals, equal ones among them", [0.5, 2.5, 0.5, 1.5, NaN], [1 / 6, 1, 1 / 6, 2 / 3, NaN]],
])("ranks of %s", (_, values, is) => {
  const ranks = percentileRanks(Float64Array.from(values));
  expect(rounded(ranks)).toEqual(rounded(is));
});
