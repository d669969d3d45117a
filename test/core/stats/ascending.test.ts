import { ascendingOf, orderOf, positiveAscending } from "../../../src/core/stats/ascending";

/** Numbers from 0 to 1 that are the same on every machine. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

test.each([
  { about: "small whole numbers", make: (next: number) => Math.floor(next * 900) - 50 },
  { about: "one digit of the sort", make: (next: number) => Math.floor(next * 2048) },
  { about: "whole numbers up to 2^32", make: (next: number) => Math.floor(next * 2 ** 32) },
  { about: "whole numbers beyond 2^32", make: (next: number) => Math.floor(next * 2 ** 40) },
  { about: "fractions", make: (next: number) => next * 1e6 - 1e3 },
  { about: "one value and zeros", make: (next: number) => (next > 0.5 ? 7 : 0) },
])("$about, few and many", ({ make }) => {
  for (const count of [0, 1, 100, 300_000]) {
    const next = chance(count + 1);
    const values = Float64Array.from({ length: count }, () => make(next()));
    const before = values.slice();
    const sorted = Array.from(values)
      .filter((value) => value > 0)
      .sort((a, b) => a - b);
    // One comparison each: a matcher over hundreds of thousands of entries takes seconds.
    expect(positiveAscending(values).join()).toBe(sorted.join());
    expect(values.join()).toBe(before.join());
  }
});

test.each([
  { about: "numbers that are counted", make: (next: number) => Math.floor(next * 900) - 50 },
  { about: "whole numbers far apart", make: (next: number) => Math.floor(next * 2 ** 40) },
  { about: "fractions", make: (next: number) => next * 1e6 - 1e3 },
  { about: "one value and gaps", make: (next: number) => (next > 0.5 ? 7 : NaN) },
  { about: "nothing but gaps", make: () => NaN },
])("$about are found at the same places, written out or not", ({ make }) => {
  for (const count of [0, 1, 2, 1000]) {
    const next = chance(count + 1);
    const values = Float64Array.from({ length: count }, () => make(next()));
    const sorted = ascendingOf(values);
    const order = orderOf(values);
    expect(Array.from({ length: order.length + 1 }, (_, place) => order.at(place))).toEqual([...sorted, undefined]);
  }
});
