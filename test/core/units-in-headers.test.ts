import { findUnit, unitInHeader, unitInTitle } from "../../src/core/intake/amount-unit";
import { NumberFormats } from "../../src/core/intake/number-format";
import { ColumnBuilder, type CellValue } from "../../src/core/table";
import { classesByName, analyzeRows, kinds } from "./rows";

test.each([
  ["销售额(万元)", "tenThousand"],
  ["销售额（千元）", "thousand"],
  ["金额【百万元】", "million"],
  ["合同金额万元", "tenThousand"],
  ["销售额(元)", "one"],
  ["Sales (in thousands)", "thousand"],
  ["Sales, k€", "thousand"],
  ["Revenue (EUR m)", "million"],
  ["Net sales ($M)", "million"],
  ["Amount (USD)", "one"],
  ["Revenue in millions", "million"],
  ["Sales", undefined],
  ["销售额", undefined],
  ["业务单元", undefined],
  ["千万元项目", undefined],
  ["Sales (net)", undefined],
  ["Sales (kg)", undefined],
  ["Sales - March", undefined],
])("the header %s says %s", (header, unit) => {
  expect(unitInHeader(header)).toBe(unit);
});

test.each([
  ["单位：万元", "tenThousand"],
  ["制表日期：2024-01-05  单位: 元", "one"],
  ["(in thousands)", "thousand"],
  ["Amounts in EUR k", "thousand"],
  ["业务单位：上海分公司", undefined],
  ["Sales in 2024", undefined],
])("the line %s says %s", (title, unit) => {
  expect(unitInTitle(title)).toBe(unit);
});

test("the unit that the sheet says is used for thresholds and said, unless the policy has another", () => {
  const rows = [
    ["单位：万元", null, null],
    ["客户", "日期", "销售额"],
    ["甲", 45_000, 600],
    ["乙", 45_000, 40],
  ];
  const tiers = {
    id: "tiers",
    unit: "tenThousand",
    tiers: [
      { label: "Gold", from: 500 },
      { label: "Iron", from: 0.01 },
    ],
  };
  const said = analyzeRows(rows, { methods: [tiers] });
  expect(classesByName(said)).toEqual({ 甲: "Gold", 乙: "Iron" });
  expect(kinds(said)).toContain("amountUnitTaken");
  const own = analyzeRows(rows, { amountUnit: "one", methods: [tiers] });
  expect(classesByName(own)).toEqual({ 甲: "Iron", 乙: "No tier" });
  expect(kinds(own)).not.toContain("amountUnitTaken");
});

test.each([
  ["Sales (k)", "thousand"],
  ["Sales (m)", "million"],
  ["Sales (MM)", "million"],
  ["Sales (in million)", "million"],
  ["Sales (million)", "million"],
  ["销售额（千）", "thousand"],
  ["销售额（百万）", "million"],
  ["Sales (Mio. EUR)", "million"],
  ["Sales ('000)", "thousand"],
  ["Sales ('000,000)", "million"],
  ["Sales '000", "thousand"],
  ["Sales '000,000", "million"],
  ["Sales'000", "thousand"],
  ["Umsatz (TEUR)", "thousand"],
  ["Umsatz, T€", "thousand"],
  ["Umsatz TSD (TSD)", "thousand"],
  ["Sales (USD k)", "thousand"],
  ["Sales (kUSD)", "thousand"],
  ["Sales (mEUR)", "million"],
  ["Sales - €", "one"],
  ["Sales/元", "one"],
  ["销售额，万元", "tenThousand"],
  ["Sales (net) (k€)", "thousand"],
  ["销售额[万元]", "tenThousand"],
  ["销售额_千万元", undefined],
  ["销售额千万元", undefined],
  ["销售额十万元", undefined],
  ["Sales (monthly)", undefined],
  ["Sales (2024)", undefined],
  ["Sales ()", undefined],
  ["Kilo", undefined],
])("the header %s says %s as well", (header, unit) => {
  expect(unitInHeader(header)).toBe(unit);
});

test.each([
  ["(in thousand)", "thousand"],
  ["in millions", "million"],
  ["All figures in $ m", "million"],
  ["in '000", "thousand"],
  ["Unit: k", "thousand"],
  ["Units :million; audited", "million"],
  ["单位 ：元", "one"],
  ["单位：百万元，含税", "million"],
  ["unit万元", undefined],
  ["kept in minutes", undefined],
])("the line %s says %s as well", (title, unit) => {
  expect(unitInTitle(title)).toBe(unit);
});

/** The unit of a column whose cells have one number format, and what is said. */
function unitOf(header: string, cells: readonly CellValue[], { code = "General", rows = 100 } = {}) {
  const builder = new ColumnBuilder(header, cells.length);
  for (const cell of cells) builder.add(cell);
  const formats = new NumberFormats();
  const of = formats.placeOf(code);
  const column = { ...builder.finish(), ...(of > 0 ? { formats: { list: formats.list, of } } : {}) };
  const { unit, issues } = findUnit(column, { heading: undefined, rows });
  return { unit, said: issues.map(({ kind, facts }) => ({ kind, facts })) };
}

test.each<{ about: string; found: ReturnType<typeof unitOf>; unit: string | undefined; said: object[] }>([
  { about: "nothing says one", found: unitOf("Sales", [5, "x"]), unit: undefined, said: [] },
  {
    about: "the header",
    found: unitOf("Sales (k)", [5]),
    unit: "thousand",
    said: [{ kind: "amountUnitTaken", facts: { header: "Sales (k)", unit: "thousand" } }],
  },
  { about: "ones, which are no news", found: unitOf("Sales (EUR)", [5]), unit: "one", said: [] },
  { about: "texts with a unit are read as ones", found: unitOf("Sales", ["x", "12万"]), unit: "one", said: [] },
  { about: "texts without one say nothing", found: unitOf("Sales", ["12", "x万"]), unit: undefined, said: [] },
  {
    about: "a format with a unit behind the number",
    found: unitOf("Sales", [5], { code: '0.00"万"' }),
    unit: "tenThousand",
    said: [{ kind: "amountUnitTaken", facts: { header: "Sales", unit: "tenThousand", format: '0.00"万"' } }],
  },
  {
    about: "a format over texts says nothing",
    found: unitOf("Sales", ["x"], { code: '0.00"万"' }),
    unit: undefined,
    said: [],
  },
  {
    about: "a format below the rows that are looked at",
    found: unitOf("Sales", ["x", 5], { code: '0.00"万"', rows: 1 }),
    unit: undefined,
    said: [],
  },
  {
    about: "a header and a format that do not go together",
    found: unitOf("Sales (k)", [5], { code: '0.00"万"' }),
    unit: undefined,
    said: [{ kind: "unitUnclear", facts: { header: "Sales (k)", format: '0.00"万"' } }],
  },
  {
    about: "a unit that has no name here",
    found: unitOf("Sales", [5], { code: '0.00"亿"' }),
    unit: undefined,
    said: [{ kind: "unitUnclear", facts: { header: "Sales", format: '0.00"亿"' } }],
  },
  {
    about: "texts with a unit under a header with another",
    found: unitOf("Sales (k)", ["12万"]),
    unit: "one",
    said: [],
  },
])("the unit of a column: $about", ({ found, unit, said }) => {
  expect(found).toEqual({ unit, said });
});

test("a unit may stand behind the last sign of several", () => {
  expect(["Sales - net, k€", "Sales ( k€ )", "Net - sales, total (千)"].map(unitInHeader)).toEqual([
    "thousand",
    "thousand",
    "thousand",
  ]);
});
