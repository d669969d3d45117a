import { checkResult, textOf, totalClasses } from "../../src/core/checks";
import type { Measure } from "../../src/core/measures";
import { analyzeRows } from "./rows";

/** A sound result whose sides can be put out of balance one by one. */
function sound(amounts: readonly number[] = [70, 20.5, 10, -3]) {
  const rows = [["Customer", "Amount"], ...amounts.map((amount, i) => [`C${i}`, amount]), ["", 7], ["C0", "x"]];
  const { value } = analyzeRows(rows);
  const [result] = value?.results ?? [];
  if (!value || !result) throw new Error("no result");
  return { gathering: value.gathering, result, totals: totalClasses(result.classes) };
}

type Sound = ReturnType<typeof sound>;

const failed = ({ gathering, result, totals }: Sound) =>
  checkResult(gathering, result, totals)
    .filter(({ passed }) => !passed)
    .map(({ name, expected, found }) => `${name}: ${expected} is not ${found}`);

test("a sound result passes, both sides of each equation being shown", () => {
  const { gathering, result, totals } = sound();
  expect(checkResult(gathering, result, totals)).toEqual([
    { name: "rows", passed: true, expected: "6", found: "6" },
    { name: "amounts", passed: true, expected: "104.5", found: "104.5" },
    { name: "customers", passed: true, expected: "4", found: "4" },
    { name: "classAmounts", passed: true, expected: "97.5", found: "97.5" },
    { name: "shares", passed: true, expected: "100.5", found: "100.5" },
  ]);
});

test.each<[string, (whole: Sound) => Sound, string[]]>([
  [
    "a row read and not accounted for",
    (whole) => ({ ...whole, gathering: { ...whole.gathering, rowsRead: 7 } }),
    ["rows: 7 is not 6"],
  ],
  ["a row used twice", (whole) => ({ ...whole, gathering: { ...whole.gathering, rowsUsed: 5 } }), ["rows: 6 is not 7"]],
  [
    "a cent read and not accounted for",
    (whole) => ({ ...whole, gathering: { ...whole.gathering, amountRead: 1046 } }),
    ["amounts: 104.6 is not 104.5"],
  ],
  [
    "rows left out without their amount",
    (whole) => ({
      ...whole,
      gathering: { ...whole.gathering, leftOut: whole.gathering.leftOut.map((rows) => ({ ...rows, amount: 0 })) },
    }),
    ["amounts: 104.5 is not 97.5"],
  ],
  [
    "a customer in two classes",
    (whole) => ({ ...whole, totals: [...whole.totals, { customers: 1, amount: 0 }] }),
    ["customers: 4 is not 5"],
  ],
  [
    "a class that lost money",
    (whole) => ({ ...whole, totals: whole.totals.map((total, i) => (i === 0 ? { ...total, amount: 0 } : total)) }),
    ["classAmounts: 97.5 is not 7.0"],
  ],
  [
    "shares of another total",
    ({ result, ...whole }) => {
      const { classes } = result;
      return {
        ...whole,
        result: { ...result, classes: { ...classes, standing: { ...classes.standing, total: 1004 } } },
      };
    },
    ["shares: 100.4 is not 100.5"],
  ],
])("%s is noticed", (_, spoil, is) => {
  expect(failed(spoil(sound()))).toEqual(is);
});

test("of rounded sums a difference in the last digits passes, one in the ninth does not", () => {
  const whole = sound([1 / 3, 1e9 / 7, 5, -2 / 3]);
  const { gathering } = whole;
  const read = Number(gathering.amountRead);
  const after = (factor: number) => failed({ ...whole, gathering: { ...gathering, amountRead: read * factor } });
  expect(failed(whole)).toEqual([]);
  expect(after(1 + 1e-10)).toEqual([]);
  expect(after(1 - 1e-10)).toEqual([]);
  expect(after(1 + 3e-9)).toHaveLength(1);
  expect(after(1 - 3e-9)).toHaveLength(1);
});

test("small rounded sums may differ by a billionth, not by a hundredth of their own", () => {
  const whole = sound([1e-6 / 3, 2e-6 / 3]);
  const gathering = { ...whole.gathering, leftOut: [] };
  const read = (more: number) => ({ ...whole, gathering: { ...gathering, rowsRead: 2, amountRead: 1e-6 + more } });
  expect(failed(read(0.9e-9))).toEqual([]);
  expect(failed(read(1.1e-9))).toHaveLength(1);
});

test("customers and money of each class are counted one by one", () => {
  const { totals, result } = sound();
  expect(totals.map(({ customers }) => customers).reduce((a, b) => a + b)).toBe(4);
  expect(
    totals.map(({ customers, amount }, i) => [
      result.classes.list[i]?.label ?? result.classes.list[i]?.kind,
      customers,
      amount,
    ]),
  ).toEqual([
    ["A", 2, 905],
    ["B", 1, 100],
    ["C", 0, 0],
    ["zero", 0, 0],
    ["negative", 1, -30],
  ]);
});

test.each<[Pick<Measure, "precision" | "decimals">, number | bigint, string]>([
  [{ precision: "exact", decimals: 2 }, 12_345, "123.45"],
  [{ precision: "exact", decimals: 0 }, 10n ** 20n, "100000000000000000000"],
  [{ precision: "rounded", decimals: 0 }, 1.25, "1.25"],
])("%p writes %p as %s", (measure, value, is) => {
  expect(textOf({ name: "amount", values: [], ...measure }, value)).toBe(is);
});
