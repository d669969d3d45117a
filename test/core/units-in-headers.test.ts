import { unitInHeader, unitInTitle } from "../../src/core/intake/amount-unit";
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
