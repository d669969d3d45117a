import { mayBeTotal, totalLabelOf } from "../../../src/core/intake/total-labels";

test.each([
  ["合计", "total"],
  ["合　计", "total"],
  ["小 计：", "total"],
  ["总计", "total"],
  ["本月合计", "total"],
  ["汇总", "total"],
  ["总额", "total"],
  ["Grand total", "total"],
  ["GRAND TOTAL:", "total"],
  ["grandtotal", "total"],
  ["Subtotal", "total"],
  ["Sub-total", "total"],
  ["sub total ***", "total"],
  ["Sub -total", "total"],
  ["Subtotals", "total"],
  ["Gesamtsumme", "total"],
  ["Summe", "total"],
  ["Totaal", "total"],
  [" Totale — ", "total"],
  ["Ｔｏｔａｌ general", "total"],
  ["Total", "word"],
  ["Totals:", "word"],
  ["sum", "word"],
  ["Acme Total", "named"],
  ["Acme subtotal", "named"],
  ["Nord Summe", "named"],
  ["Nord Ergebnis", "named"],
  ["华东 汇总", "named"],
  ["华东小计", "named"],
  ["华东总计：", "named"],
  ["Total for Acme", "named"],
  ["Grand total of 2024", "named"],
  ["Subtotal for Acme", "named"],
  ["Total: Acme", "named"],
  ["小计:华东", "named"],
  ["合计：华东", "named"],
  ["Acme", "no"],
  ["Total Energies SE", "no"],
  ["Totally Fine Ltd", "no"],
  ["Subtotal Systems", "no"],
  ["AcmeTotal", "no"],
  ["Sumitomo", "no"],
  ["合计算机有限公司", "no"],
  ["Dessous", "no"],
  ["x Total for Acme", "no"],
  ["会计", "no"],
  ["", "no"],
  [`${"x".repeat(54)} Total`, "named"],
  [`${"x".repeat(55)} Total`, "no"],
])("%j is: %s", (text, is) => {
  expect(totalLabelOf(text)).toBe(is);
  // The quick look may let others pass, but never holds one back.
  if (is !== "no") expect(mayBeTotal(text)).toBe(true);
});

test.each(["Acme", "Siemens", "Sinotrans Ltd", "Gamma", "小米", "", "l", "Sumitomo Metal", "中国移动"])(
  "%j is seen at once to be none",
  (text) => {
    expect(mayBeTotal(text)).toBe(false);
  },
);
