/**
 * Excel's number format for money with so many decimals: two where there are any. Digits beyond them are shown where an amount has them and are room
 * where it has none, so that every sum is right to the last digit, the points stand below each other, and 4,273 is no 4,273.0000.
 */
export function moneyFormat(decimals: number): string {
  return decimals === 0 ? "#,##0" : `#,##0.00${"?".repeat(Math.max(0, decimals - 2))}`;
}
