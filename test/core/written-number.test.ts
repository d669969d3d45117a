import fc from "fast-check";
import { NUMBER, TEXT, type Table } from "../../src/core/table";
import { defaultPolicy } from "../../src/core/policy";
import { readPolicy } from "../../src/core/policies/read-policy";
import { WrittenNumber, type DecimalSign } from "../../src/core/intake/written-number";
import { finish } from "../../src/core/steps";
import { takeIn } from "../../src/core/intake/take-in";
import type { Outcome } from "../../src/core/issues";
import { bytesOf, readTable } from "../files/bytes";

function read(text: string): { value: number; evidence: string } | undefined {
  const number = new WrittenNumber();
  return number.read(text) ? { value: number.value, evidence: number.evidence } : undefined;
}

/** Takes in amounts of one column of a file with a separator; quoted, so that any separator does. */
async function column(
  amounts: readonly string[],
  { separator = ";", decimal }: { separator?: string; decimal?: DecimalSign } = {},
): Promise<Outcome<Table>> {
  const text = `Customer${separator}Amount\n${amounts.map((amount) => `a${separator}"${amount}"\n`).join("")}`;
  const policy = readPolicy(decimal === undefined ? {} : { intake: { decimal } }).value ?? defaultPolicy();
  const { value, issues } = await readTable(bytesOf(text), { path: "x.csv", where: "x.csv", policy });
  if (!value) return { issues };
  const taken = finish(takeIn([value.table], value.columns, policy.intake));
  const said = [...issues, ...taken.issues];
  return taken.value ? { value: finish(taken.value(value.table)), issues: said } : { issues: said };
}

async function numbers(...how: Parameters<typeof column>): Promise<number[]> {
  const { value } = await column(...how);
  return Array.from(value?.columns[1]?.numbers ?? []);
}

describe("one number", () => {
  test.each([
    ["1.234,50", 1234.5, "comma"],
    ["1234,5", 1234.5, "comma"],
    ["-12,00", -12, "comma"],
    [",5", 0.5, "comma"],
    ["0,123", 0.123, "comma"],
    ["1234,567", 1234.567, "comma"],
    ["1.234.567", 1234567, "comma"],
    ["1,234.50", 1234.5, "point"],
    ["1,234,567", 1234567, "point"],
    ["+1234.5", 1234.5, "point"],
    ["0.123", 0.123, "point"],
    ["1 234 567", 1234567, "none"],
    ["1\u00a0234,5", 1234.5, "comma"],
    ["1\u202f234,5", 1234.5, "comma"],
    ["1'234.50", 1234.5, "point"],
    ["1’234.50", 1234.5, "point"],
    [" 12,50\t", 12.5, "comma"],
    ["1234", 1234, "none"],
    ["-1.234", -1.234, "pointOrThousands"],
    ["1,234", 1234, "commaOrThousands"],
    ["123.456.789,99", 123456789.99, "comma"],
    ["€ 5,00", 5, "comma"],
    ["1.234,50 €", 1234.5, "comma"],
    ["¥1,234.50", 1234.5, "point"],
    ["￥１，２３４．５０", 1234.5, "point"],
    ["-$5.25", -5.25, "point"],
    ["US$ 1,000,000", 1000000, "point"],
    ["(500)", -500, "none"],
    ["（１，０００．００）", -1000, "point"],
    ["12,50-", -12.5, "comma"],
    ["−7", -7, "none"],
    ["１２３", 123, "none"],
    ["12万", 120000, "none"],
    ["1.2亿", 120000000, "point"],
    ["12.3456万元", 123456, "point"],
    ["1.5K", 1500, "point"],
    ["2 Mio. €", 2000000, "none"],
    ["15 %", 0.15, "none"],
    ["0.1%", 0.001, "point"],
    ["1.5e3", 1500, "point"],
    ["100 CNY", 100, "none"],
    ["1,23,456.50", 123456.5, "point"],
    ["-12,34,56,789", -123456789, "point"],
    ["₹ 1,00,000", 100000, "point"],
  ])("%j is %d, and tells: %s", (text, value, evidence) => {
    expect(read(text)).toEqual({ value, evidence });
  });

  test.each([
    ..."|-|,|.|,,5|1,|1.|1,2,3|1.23.456|12.34,5|1,234,56|1,23,45|123,45,678|12,345,67,890|1,2,345|1.23.456.789|1.234,5,6|1 23|1 234 56|12 50|1234.567,8|0.123,4|1.234 567|1,5e3|1.2a|12 pieces|1,234①|5²|((5)|-5-|$5€|A1".split(
      "|",
    ),
    "1".repeat(80),
  ])("%j is none", (text) => {
    expect(read(text)).toBeUndefined();
  });

  test("what the formats of the world write is read back as the very double, and its evidence is never the wrong sign", () => {
    const locale = fc.constantFrom(
      { name: "de-DE", wrong: "point" },
      { name: "fr-FR", wrong: "point" },
      { name: "pl-PL", wrong: "point" },
      { name: "en-US", wrong: "comma" },
      { name: "de-CH", wrong: "comma" },
      { name: "en-IN", wrong: "comma" },
    );
    const cents = fc.integer({ min: -(10 ** 13), max: 10 ** 13 });
    fc.assert(
      fc.property(locale, cents, fc.integer({ min: 0, max: 4 }), ({ name, wrong }, amount, decimals) => {
        const value = Number((amount / 100).toFixed(decimals));
        const text = value.toLocaleString(name, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
        const found = read(text.replace("−", "-"));
        expect(found?.evidence).not.toBe(wrong);
        if (found?.evidence !== "pointOrThousands" && found?.evidence !== "commaOrThousands")
          expect(found?.value).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a column", () => {
  test.each([";", "\t", ","])("with a decimal comma, told by one number for all (separator %j)", async (separator) => {
    const amounts = ["1.234", "500", "2,345", "12.345,50", "-0,5", "n/a"];
    const { value, issues } = await column(amounts, { separator });
    expect(issues).toEqual([
      { kind: "decimalTaken", severity: "note", facts: { header: "Amount", decimal: "comma", example: "12.345,50" } },
    ]);
    const read = value?.columns[1];
    expect(Array.from(read?.numbers ?? []).slice(0, 5)).toEqual([1234, 500, 2.345, 12345.5, -0.5]);
    expect(Array.from(read?.kinds ?? [])).toEqual([NUMBER, NUMBER, NUMBER, NUMBER, NUMBER, TEXT]);
  });

  test("with a decimal point and commas between thousands", async () => {
    const { value, issues } = await column(["1,234", "1,234.50", "2.345"]);
    expect(issues).toMatchObject([{ kind: "decimalTaken", facts: { decimal: "point", example: "1,234.50" } }]);
    expect(Array.from(value?.columns[1]?.numbers ?? [])).toEqual([1234, 1234.5, 2.345]);
  });

  test("the number that tells may stand below the sample, and below a million digits of doubt", async () => {
    const doubtful = Array.from({ length: 5_000 }, (_, i) => `${String((i % 999) + 1)}.250`);
    const read = await numbers([...doubtful, "1,5"]);
    expect(read.slice(0, 2)).toEqual([1250, 2250]);
    expect(read.at(-1)).toBe(1.5);
    expect((await numbers([...doubtful, "1.5"])).slice(0, 2)).toEqual([1.25, 2.25]);
  });

  test.each([
    { amounts: ["1.234", "500"], separator: ";", example: "1.234" },
    { amounts: ["1.234", "2.500"], separator: "\t", example: "1.234" },
    { amounts: ["1,234", "7"], separator: ",", example: "1,234" },
    { amounts: ["1.234", "12.500"], separator: ",", example: "1.234" },
    { amounts: ["1.234", "1,234"], separator: ",", example: "1,234" },
  ])("that could be read in two ways is refused, never guessed: $amounts, $separator", async (file) => {
    const { value, issues } = await column(file.amounts, file);
    expect(value).toBeUndefined();
    expect(issues).toEqual([
      { kind: "whichDecimal", severity: "error", facts: { header: "Amount", example: file.example } },
    ]);
  });

  test("the answer to the question is taken, and what is written the other way is left as text", async () => {
    const amounts = ["1.234", "5,678", "9", "1.5", "2,5"];
    const comma = (await column(amounts, { decimal: "comma" })).value?.columns[1];
    expect(Array.from(comma?.numbers ?? [])).toEqual([1234, 5.678, 9, 0, 2.5]);
    expect(comma?.kinds[3]).toBe(TEXT);
    const point = (await column(amounts, { decimal: "point" })).value?.columns[1];
    expect(Array.from(point?.numbers ?? [])).toEqual([1.234, 5678, 9, 1.5, 0]);
    expect(point?.kinds[4]).toBe(TEXT);
  });

  test("with both signs before decimals is refused with one of each", async () => {
    const { value, issues } = await column(["12.5", "1.234,50"]);
    expect(value).toBeUndefined();
    expect(issues).toMatchObject([{ kind: "mixedDecimals", facts: { point: "12.5", comma: "1.234,50" } }]);
  });

  test.each([
    { amounts: ["12.55", "-0.255", " +.5", "7.25 "], said: [] },
    { amounts: ["12.55", "1,234.5"], said: ["decimalTaken 1,234.5"] },
    { amounts: ["12.55", "1,234"], said: ["decimalTaken 1,234"] },
    { amounts: ["12.55", "1,234", "2,345.60"], said: ["decimalTaken 2,345.60"] },
    { amounts: ["12.55", "$5.10"], said: ["decimalTaken $5.10"] },
  ])("of plain numbers is no news, one with thousands set apart is: $amounts", async ({ amounts, said }) => {
    const { issues } = await column(amounts);
    expect(issues.map(({ kind, facts }) => `${kind} ${(facts as { example: string }).example}`)).toEqual(said);
  });

  test("of plain numbers is read at once where one has other than three decimals", async () => {
    const { value, issues } = await column(["1.234", "12.5"], { separator: "," });
    expect(issues).toEqual([]);
    expect(Array.from(value?.columns[1]?.numbers ?? [])).toEqual([1.234, 12.5]);
  });
});
