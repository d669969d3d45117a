import { moneyFormat } from "../../../src/core/sheets/money-format";

// A digit is a 0 that is always shown, or a ? that is a blank where the amount has none there: ECMA-376, part 1, 18.8.31.
test.each([
  [0, "#,##0"],
  [1, "#,##0.00"],
  [2, "#,##0.00"],
  [3, "#,##0.00?"],
  [4, "#,##0.00??"],
])("money with %i decimals is shown as %s", (decimals, format) => {
  expect(moneyFormat(decimals)).toBe(format);
});
