import { digamma, logGamma } from "../../../src/core/stats/gamma";

/** mpmath 1.2.1 at 40 digits. */
test.each([
  [0.001, 6.90717888538385368, -1000.5755719318103],
  [0.24259, 1.31982905961925855, -4.35854384239717518],
  [0.5, 0.572364942924700087, -1.96351002602142348],
  [1, 0, -0.577215664901532861],
  [1.5, -0.120782237635245222, 0.0364899739785765206],
  [2, 0, 0.422784335098467139],
  [3.2, 0.885404827154908946, 0.998838891286599583],
  [9.99, 12.7793152143501929, 2.2507003728312011],
  [10, 12.8018274800814696, 2.25175258906672111],
  [100, 359.134205369575399, 4.6001618527380874],
  [12345.678, 103959.919905546061, 9.42102082074176089],
])("the gamma function's logarithm at %d is %d, its derivative %d", (x, log, derivative) => {
  expect(Math.abs(logGamma(x) - log)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(log)));
  expect(Math.abs(digamma(x) - derivative)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(derivative)));
});

test("the recurrences hold where the series begins", () => {
  for (let x = 0.05; x < 30; x += 0.313) {
    expect(logGamma(x + 1) - logGamma(x)).toBeCloseTo(Math.log(x), 12);
    expect(digamma(x + 1) - digamma(x)).toBeCloseTo(1 / x, 12);
  }
});
