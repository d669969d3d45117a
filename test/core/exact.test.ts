import fc from "fast-check";
import { ceilShare, decimalsOf, exactText, floorShare, fractionOf, scaleBig } from "../../src/core/exact";

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
