import { type ICellData, type IWorkbookData, BooleanNumber, CellValueType, LocaleType } from "@univerjs/core";
import { sampleHeaders, sampleRows, sampleSheet } from "./sample";

const dayInMilliseconds = 86_400_000;
/** Day 0 of Excel's calendar as it counts from March 1900 on. */
const excelEpoch = Date.UTC(1899, 11, 30);
const sheetId = "sheet-1";

function text(v: string): ICellData | undefined {
  return v === "" ? undefined : { v, t: CellValueType.STRING };
}

/** The sample as a workbook for the grid: one sheet, header frozen, dates and money formatted. */
export function sampleWorkbook(): IWorkbookData {
  const rows = sampleRows();
  const cellData: Record<number, Record<number, ICellData>> = {
    0: Object.fromEntries(sampleHeaders.map((v, column) => [column, { v, t: CellValueType.STRING, s: "header" }])),
  };
  rows.forEach(({ customer, date, order, region, product, amount }, at) => {
    const cells = [
      text(customer),
      { v: (Date.parse(date) - excelEpoch) / dayInMilliseconds, t: CellValueType.NUMBER, s: "date" },
      text(order),
      text(region),
      text(product),
      typeof amount === "number" ? { v: amount, t: CellValueType.NUMBER, s: "money" } : text(amount),
    ];
    cellData[at + 1] = Object.fromEntries(cells.flatMap((cell, column) => (cell ? [[column, cell]] : [])));
  });
  return {
    id: "sample",
    name: "sales.xlsx",
    appVersion: "0.25.1",
    locale: LocaleType.EN_US,
    styles: {
      header: { bl: BooleanNumber.TRUE, bg: { rgb: "#e7f0ea" } },
      date: { n: { pattern: "yyyy-mm-dd" } },
      money: { n: { pattern: "#,##0.00" } },
    },
    sheetOrder: [sheetId],
    sheets: {
      [sheetId]: {
        id: sheetId,
        name: sampleSheet,
        rowCount: rows.length + 200,
        columnCount: 26,
        freeze: { xSplit: 0, ySplit: 1, startRow: 1, startColumn: -1 },
        columnData: { 0: { w: 300 }, 1: { w: 96 }, 2: { w: 96 }, 3: { w: 92 }, 4: { w: 190 }, 5: { w: 100 } },
        cellData,
      },
    },
  };
}
