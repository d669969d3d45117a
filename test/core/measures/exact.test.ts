import fc from "fast-check";
import {
  ceilShare,
  decimalsOf,
  exactText,
  floorShare,
  fractionOf,
  isSafe,
  scaleBig,
} from "../../../src/core/measures/exact";

test.each([
  { value: 0, is: 0 },
  { value: 12, is: 0 },
  { value: 12.5, is: 1 },
  { value: -0.01, is: 2 },
  { value: 1.2345, is: 4 },
  { value: 0.1 + 0.2, is: 1 },
  { value: 2.55 * 6, is: 1 },
  { value: 1.23456, is: 5 },
  { value: 1 / 3, is: 5 },
  { value: 123456789012.34, is: 2 },
  { value: 999999999999999, is: 0 },
  { value: 1e300, is: 0 },
])("$value has $is decimals at 15 digits", ({ value, is }) => {
  expect(decimalsOf(value)).toBe(is);
});

test("every amount of up to 15 digits is known by its decimals and scales to its own digits", () => {
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), fc.integer({ min: 0, max: 4 }), (digits, decimals) => {
      const value = Number(`${digits}e-${decimals}`);
      const found = decimalsOf(value);
      expect(found).toBeLessThanOrEqual(decimals);
      expect(scaleBig(value, decimals)).toBe(BigInt(digits));
    }),
  );
});

test("BigInt scaling keeps what doubles cannot", () => {
  expect(scaleBig(999999999999999, 4)).toBe(9999999999999990000n);
  expect(scaleBig(-1e20, 2)).toBe(-10000000000000000000000n);
});

test("a decimal is the fraction that is written, not the nearest double", () => {
  expect(fractionOf(0.8)).toEqual({ over: 8n, under: 10n });
  expect(fractionOf(1e21)).toEqual({ over: 10n ** 21n, under: 1n });
  expect(ceilShare(1000, 0.8)).toBe(800);
  expect(ceilShare(1001, 0.8)).toBe(801);
  expect(floorShare(1001, 0.8)).toBe(800);
  expect(floorShare(-3, 0.5)).toBe(-2);
  expect(ceilShare(10n ** 20n, 0.1)).toBe(10n ** 19n);
});

test("exact amounts are written with all their decimals", () => {
  expect(exactText(-5, 2)).toBe("-0.05");
  expect(exactText(123456, 2)).toBe("1234.56");
  expect(exactText(10n ** 20n, 0)).toBe("100000000000000000000");
});

test.each([
  [1.5, 1, 1],
  [1.5, 2, 2],
  [1, 4, 4],
  [1.23456, 4, 5],
  [0.00001, 0, 5],
  [123456789012345.6, 0, 0],
  [99999999999.9999, 0, 4],
  [0.30000000000000004, 0, 1],
  [0.300000000000001, 0, 5],
  [2 ** 53 + 2, 0, 0],
] as const)("%d looked at from %d decimals on has %d", (value, from, is) => {
  expect(decimalsOf(value, from)).toBe(is);
  expect(decimalsOf(-value, from)).toBe(is);
});

test.each([
  [2 ** 53 - 1, 1, true],
  [2 ** 53, 1, false],
  [1, 2 ** 50 - 1, true],
  [1, 2 ** 50, false],
  [2 ** 53, 2 ** 50, false],
])("sums up to %d of amounts up to %d stay exact as doubles: %p", (sum, largest, is) => {
  expect(isSafe(sum, largest)).toBe(is);
});

test("shares are rounded away from or towards nothing as they are asked for, below zero too", () => {
  expect([floorShare(3, 0.5), floorShare(-3, 0.5), ceilShare(3, 0.5), ceilShare(-3, 0.5)]).toEqual([1, -2, 2, -1]);
  expect([floorShare(10, 0.3), ceilShare(10, 0.3), floorShare(-10, 0.3), ceilShare(-10, 0.3)]).toEqual([3, 3, -3, -3]);
  expect([floorShare(7, -0.5), ceilShare(7, -0.5)]).toEqual([-4, -3]);
  expect(floorShare(7, 0.5, 3n)).toBe(10);
  expect(ceilShare(7, 0.5, 1.5)).toBe(6);
  expect(fractionOf(-0.25)).toEqual({ over: -25n, under: 100n });
  expect(fractionOf(1200)).toEqual({ over: 1200n, under: 1n });
});

test("shares are numbers as far as these are exact, and BigInt beyond", () => {
  expect(floorShare(2 ** 53, 1)).toBe(2 ** 53);
  expect(floorShare(2n ** 53n + 1n, 1)).toBe(2n ** 53n + 1n);
  expect(floorShare(-(2 ** 53), 1)).toBe(-(2 ** 53));
  expect(floorShare(-(2n ** 53n) - 1n, 1)).toBe(-(2n ** 53n) - 1n);
});

test("amounts become whole numbers of their smallest unit", () => {
  expect([scaleBig(12.5, 1), scaleBig(-12.5, 2), scaleBig(0, 3), scaleBig(1.2345, 4)]).toEqual([
    125n,
    -1250n,
    0n,
    12345n,
  ]);
  expect(exactText(0, 0)).toBe("0");
  expect(exactText(0, 2)).toBe("0.00");
  expect(exactText(-123n, 0)).toBe("-123");
  expect(exactText(7, 1)).toBe("0.7");
});
