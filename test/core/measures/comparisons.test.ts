import * as fc from "fast-check";
import { RELATIONS, fits, prove, type Comparison, type Conditions } from "../../../src/core/measures/comparisons";

const days = (is: Comparison["is"], value: number): Comparison => ({ measure: "daysSinceLastOrder", is, value });
const money = (is: Comparison["is"], value: number): Comparison => ({ measure: "amount", is, value });

test.each<{ about: string; rules: readonly Conditions[]; never: readonly unknown[]; total: boolean }>([
  { about: "one bound", rules: [{ all: [money(">=", 5)] }], never: [undefined], total: false },
  {
    about: "the two sides of a bound",
    rules: [{ all: [money(">=", 5)] }, { all: [money("<", 5)] }],
    never: [undefined, undefined],
    total: true,
  },
  {
    about: "a hole of a single value",
    rules: [{ all: [money(">", 5)] }, { all: [money("<", 5)] }],
    never: [undefined, undefined],
    total: false,
  },
  {
    about: "the same in whole days from 0 is no hole",
    rules: [{ all: [days(">", 5)] }, { all: [days("<=", 5)] }, { all: [days("<", 0)] }],
    never: [undefined, undefined, "contradiction"],
    total: true,
  },
  { about: "all days are 0 or more", rules: [{ all: [days(">=", 0)] }], never: [undefined], total: true },
  {
    about: "no whole day between 3 and 4",
    rules: [{ all: [days(">", 3), days("<", 4)] }],
    never: ["contradiction"],
    total: false,
  },
  {
    about: "covered by one before it",
    rules: [{ all: [money(">=", 5)] }, { all: [money(">=", 10), days("<=", 30)] }],
    never: [undefined, "covered"],
    total: false,
  },
  {
    about: "covered by two before it together",
    rules: [{ all: [money(">=", 5)] }, { all: [money("<", 10)] }, { all: [days("<=", 30)] }],
    never: [undefined, undefined, "covered"],
    total: true,
  },
  {
    about: "one of several conditions is enough",
    rules: [{ any: [money(">=", 5), days("<=", 30)] }, { all: [days("<", 10)] }, { all: [money("<", 5)] }],
    never: [undefined, "covered", undefined],
    total: true,
  },
  {
    about: "columns by header are measures of their own",
    rules: [{ all: [{ header: "amount", is: ">=", value: 5 }] }, { all: [money(">=", 10)] }],
    never: [undefined, undefined],
    total: false,
  },
  {
    about: "both bounds equal",
    rules: [{ all: [money(">=", 5), money("<=", 5)] }, { all: [money("=", 5)] }],
    never: [undefined, "covered"],
    total: false,
  },
])("$about", ({ rules, never, total }) => {
  expect(prove(rules)).toEqual({ never, total });
});

test("with too many pieces for all at once, a rule covered by a single one is still found", () => {
  const wide: Conditions[] = (
    ["amount", "share", "averageOrder", "growth", "margin", "usualGap", "profit"] as const
  ).map((measure) => ({
    all: [1, 2, 3, 4].map((value) => ({ measure, is: ">=" as const, value })),
  }));
  const proof = prove([...wide, { all: [money(">=", 9)] }, { all: [days("<", 0)] }]);
  expect(proof.never.slice(-2)).toEqual(["covered", "contradiction"]);
  expect(proof.total).toBe(false);
});

const comparison = fc.record({
  measure: fc.constantFrom("amount" as const, "orders" as const),
  is: fc.constantFrom(...RELATIONS),
  value: fc.integer({ min: -2, max: 4 }),
});
const conditions = fc.record({
  all: fc.array(comparison, { maxLength: 3 }),
  any: fc.array(comparison, { maxLength: 2 }),
});

test("law: what is proved agrees with trying many values", () => {
  fc.assert(
    fc.property(fc.array(conditions, { minLength: 1, maxLength: 4 }), (rules) => {
      const { never, total } = prove(rules);
      const fired = new Set<number>();
      for (let amount = -4; amount <= 6; amount += 0.5) {
        for (let orders = 0; orders <= 6; orders++) {
          fired.add(rules.findIndex((rule) => fits(rule, ({ measure }) => (measure === "orders" ? orders : amount))));
        }
      }
      expect(never.map((problem) => problem === undefined)).toEqual(rules.map((_, place) => fired.has(place)));
      expect(total).toBe(!fired.has(-1));
    }),
  );
});
