import { analyze } from "../../src/core/analyze";
import { dayFrom } from "../../src/core/days";
import { tableFromRows } from "../../src/core/intake/head-table";
import { readPolicy } from "../../src/core/policies/read-policy";
import { makeLives } from "../core/lives";
import { answered, column } from "./call";

/** What a customer is expected to bring: the formula and the account list say the same, of the same purchases. */

const TODAY = dayFrom(2026, 6, 30) ?? 0;
const END = 46_000;
const LIVES = makeLives(400, 5);

const ROWS = LIVES.flatMap(({ days, cents, age }, customer) =>
  days.map((day, at) => [`Customer ${customer}`, END - age + day, (cents[at] ?? 0) / 100]),
);

/** The value of each customer by the method, in the order of the lives. */
function listed(options: object): readonly (number | undefined)[] {
  const { value: policy } = readPolicy({ amountUnit: "one", methods: [{ id: "clv", ...options }] });
  if (!policy) throw new Error("the policy is one");
  const { value: analysis } = analyze(
    tableFromRows([["Customer", "Date", "Amount"], ...ROWS], "Sales!A1"),
    policy,
    TODAY,
  );
  const [clv] = analysis?.results ?? [];
  const values = clv?.classes.details?.find(({ name }) => name === "lifetimeValue")?.values;
  const names = analysis?.gathering.customers.names ?? [];
  return LIVES.map((_, customer) => Number(values?.[names.indexOf(`Customer ${customer}`)]));
}

test.each([
  { about: "a year, a tenth off", options: {}, args: [] },
  { about: "three years without discount", options: { horizon: 36, discount: 0 }, args: [36, 0] },
  { about: "one month at half", options: { horizon: 1, discount: 0.5 }, args: [1, 0.5] },
])("KA.CLV is the value of the account list: $about", async ({ options, args }) => {
  const asOf = Math.max(...ROWS.map(([, day]) => Number(day)));
  const means = LIVES.map(({ cents }) => {
    const repeats = cents.slice(1);
    return repeats.length === 0 ? "" : repeats.reduce((sum, value) => sum + value, 0) / repeats.length / 100;
  });
  const worth = await answered(
    "CLV",
    column(...LIVES.map(({ days }) => days.length)),
    column(...LIVES.map(({ age }) => END - age)),
    column(...LIVES.map(({ days, age }) => END - age + (days.at(-1) ?? 0))),
    column(...means),
    asOf,
    ...args,
  );
  expect(worth).toEqual(column(...listed(options)));
  expect(worth.flat().filter((value) => Number(value) > 0)).toHaveLength(LIVES.length);
});
