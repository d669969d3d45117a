import { detailOf, type AccountDetail } from "../../../src/core/account/account-detail";
import type { CustomerRows } from "../../../src/core/account/customer-rows";
import { dayFrom } from "../../../src/core/days";
import type { Language } from "../../../src/core/policy";

/** Whole amounts, as the rows of these tests have them. */
const WHOLE = { precision: "exact", decimals: 0 } as const;

function inDetail(
  rows: CustomerRows,
  days: Omit<Parameters<typeof detailOf>[1], "amount">,
  language: Language,
): AccountDetail {
  return detailOf(rows, { amount: WHOLE, ...days }, language);
}

const day = (year: number, month: number, date = 1) => dayFrom(year, month, date) ?? 0;
const row = { rows: 1, amount: 0, splits: [] };
const month = (year: number, number: number, amount: number, orders = 1) => ({
  month: day(year, number),
  amount,
  orders,
});

test("a trend has every month up to the analysis date, those without rows too", () => {
  const months = [month(2025, 11, 10.5, 2), month(2026, 1, -3)];
  const { trend } = inDetail({ ...row, months }, { firstDay: day(2025, 3), analysisDate: day(2026, 2, 14) }, "en");
  expect(trend).toEqual({
    months: [
      { month: "2025-11", amount: 10.5, said: "10.50", orders: "2" },
      { month: "2025-12", amount: 0, said: "0", orders: "0" },
      { month: "2026-01", amount: -3, said: "-3", orders: "1" },
      { month: "2026-02", amount: 0, said: "0", orders: "0" },
    ],
    sentence: "7.50 since 2025-11.",
  });
});

test("of a long time two years are shown, and of one month the one before as well", () => {
  const many = Array.from({ length: 40 }, (_, i) => month(2023 + Math.floor(i / 12), (i % 12) + 1, i));
  const long = inDetail({ ...row, months: many }, { firstDay: day(2023, 1), analysisDate: day(2026, 4) }, "en").trend;
  expect(long?.months.map((entry) => entry.month)).toEqual([
    ...Array.from({ length: 8 }, (_, i) => `2024-${String(i + 5).padStart(2, "0")}`),
    ...Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, "0")}`),
    ...["2026-01", "2026-02", "2026-03", "2026-04"],
  ]);
  const one = inDetail({ ...row, months: [month(2026, 4, 5)] }, { analysisDate: day(2026, 4, 9) }, "en").trend;
  expect(one?.months.map((entry) => entry.month)).toEqual(["2026-03", "2026-04"]);
});

test.each([
  ["Last 12 months: 150; 12 months before: 100 (+50%).", 100, 150],
  ["Last 12 months: 50; 12 months before: 100 (−50%).", 100, 50],
  ["Last 12 months: 100; 12 months before: 100 (±0%).", 100, 100],
  ["Last 12 months: 50; nothing in the 12 months before.", 0, 50],
])("where the data has two years they are compared: %s", (sentence, before, now) => {
  const months = [month(2024, 3, before), month(2025, 3, now)];
  const days = { firstDay: day(2024, 3, 31), analysisDate: day(2026, 2, 1) };
  expect(inDetail({ ...row, months }, days, "en").trend?.sentence).toBe(sentence);
});

test("a month less than two years of data is not compared", () => {
  const months = [month(2024, 4, 100), month(2025, 3, 50)];
  const days = { firstDay: day(2024, 4, 1), analysisDate: day(2026, 2, 1) };
  expect(inDetail({ ...row, months }, days, "zh").trend?.sentence).toBe("自 2024-04 起合计 150。");
});

test("without days there is no trend", () => {
  expect(inDetail({ ...row, months: [] }, { analysisDate: day(2026, 2) }, "en")).toEqual({ splits: [] });
  expect(inDetail(row, {}, "en")).toEqual({ splits: [] });
});

test("the largest parts of a split are named with their shares, the others together; one part is none", () => {
  const parts = ["a", "", "c", "d", "e", "f", "g"].map((name, i) => ({ name, amount: 70 - i * 10 }));
  const region = { role: "region", header: "Region", parts: [{ name: "North", amount: 280 }] } as const;
  const product = { role: "product", header: "Product", parts } as const;
  const { splits } = inDetail({ ...row, amount: 280, splits: [product, region] }, {}, "en");
  expect(splits).toEqual([
    {
      header: "Product",
      parts: [
        { name: "a", amount: "70", share: "25%" },
        { name: "(blank)", amount: "60", share: "21.4%" },
        { name: "c", amount: "50", share: "17.9%" },
        { name: "d", amount: "40", share: "14.3%" },
        { name: "e", amount: "30", share: "10.7%" },
        { name: "2 others", amount: "30", share: "10.7%" },
      ],
    },
  ]);
  const six = inDetail({ ...row, amount: 280, splits: [{ ...product, parts: parts.slice(0, 6) }] }, {}, "en").splits[0];
  expect(six?.parts.map(({ name }) => name)).toEqual(["a", "(blank)", "c", "d", "e", "f"]);
  expect(inDetail({ ...row, amount: 0, splits: [product] }, {}, "en").splits[0]?.parts[0]).toEqual({
    name: "a",
    amount: "70",
  });
});

test("where any amount has decimals, all of the card have two", () => {
  const cents = { precision: "exact", decimals: 2 } as const;
  const months = [month(2026, 3, 8130), month(2026, 4, 8285.22)];
  const product = {
    role: "product",
    header: "Product",
    parts: [
      { name: "Bolts", amount: 8130 },
      { name: "Nuts", amount: 8285.22 },
    ],
  } as const;
  const of = { analysisDate: day(2026, 4, 9), amount: cents };
  const { trend, splits } = detailOf({ ...row, amount: 16415.22, months, splits: [product] }, of, "en");
  expect(trend?.months.map(({ said }) => said)).toEqual(["8,130.00", "8,285.22"]);
  expect(trend?.sentence).toBe("16,415.22 since 2026-03.");
  expect(splits[0]?.parts.map(({ amount }) => amount)).toEqual(["8,130.00", "8,285.22"]);
  expect(detailOf({ ...row, months: [month(2026, 4, 0.004)] }, of, "en").trend?.months.at(-1)?.said).toBe("0.004");
  // A measure that is rounded may have any decimals.
  const rounded = { precision: "rounded", decimals: 0 } as const;
  expect(detailOf({ ...row, months }, { ...of, amount: rounded }, "en").trend?.months[0]?.said).toBe("8,130.00");
});
