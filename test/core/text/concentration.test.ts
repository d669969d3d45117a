import type { Concentration } from "../../../src/core/concentration";
import { concentrationFigures } from "../../../src/core/text/concentration";

const POINT = { customers: 1, customerShare: 0.2, valueShare: 0.8 };
const ONE: Concentration = {
  top20: { customers: 1, share: 1 },
  for80: POINT,
  xy: POINT,
  holds8020: true,
  negativesLeftOut: 0,
  hhi: 1,
  effectiveCustomers: 1,
  major: [{ name: "Acme", share: 1 }],
  curve: [],
};

test("one customer that has everything is ten thousand points", () => {
  expect(concentrationFigures(ONE)).toEqual({
    top20: { customers: "1", share: "100%" },
    hhi: "10,000",
    equals: "1",
    major: [{ name: "Acme", share: "100%", customers: 1 }],
  });
});

test.each([
  [1.44, "1.4"],
  [9.94, "9.9"],
  [9.96, "10"],
  [1234.4, "1,234"],
])("%d equal customers are written %s", (effectiveCustomers, is) => {
  const hhi = 1 / effectiveCustomers;
  expect(concentrationFigures({ ...ONE, hhi, effectiveCustomers, gini: 0.456 })).toMatchObject({
    equals: is,
    gini: "0.46",
  });
});
