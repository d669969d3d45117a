import { COLUMN_LIMIT, ROW_LIMIT } from "./store";
import { openRealm } from "./realm";
import { newWorkbook } from "./workbook";

const ROWS = ROW_LIMIT - 1;

/** A full sheet of three columns: a million names, a million amounts, a hundred regions. */
function fullSheet() {
  const workbook = newWorkbook({ Sales: [["Customer", "Region", "Amount"]] });
  const sheetId = workbook.sheetId("Sales");
  const block = 65_536;
  for (let start = 0; start < ROWS; start += block) {
    const rows = Math.min(block, ROWS - start);
    const contents = Array.from({ length: rows }, (_, row) => [
      `customer ${(start + row) % 104_858}`,
      `region ${row % 100}`,
      start + row,
    ]);
    workbook.store.setCells(sheetId, { row: 1 + start, column: 0, rows, columns: 3 }, contents);
  }
  return workbook;
}

const code = `
  export async function sum(rowsAtOnce) {
    return Excel.run(async (context) => {
      const used = context.workbook.worksheets.getItem("Sales").getUsedRange(true);
      used.load({ rowCount: true, columnCount: true });
      await context.sync();
      let total = 0;
      for (let row = 1; row < used.rowCount; row += rowsAtOnce) {
        const rows = Math.min(rowsAtOnce, used.rowCount - row);
        const block = used.getCell(row, 0).getAbsoluteResizedRange(rows, 3);
        block.load({ values: true });
        await context.sync();
        for (const [, , amount] of block.values) total += amount;
        block.untrack();
      }
      return { total, rows: used.rowCount, columns: used.columnCount };
    });
  }
  export async function write(rows) {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("Out");
      for (let row = 0; row < rows; row += 20000) {
        const values = Array.from({ length: Math.min(20000, rows - row) }, (_, index) => ["customer " + (row + index), row + index]);
        sheet.getRangeByIndexes(row, 0, values.length, 2).values = values;
        await context.sync();
      }
    });
  }
`;

test("1,048,575 × 3 cells take tens of megabytes and are read through the client in pieces under 4 MB", async () => {
  const before = process.memoryUsage();
  const workbook = fullSheet();
  const after = process.memoryUsage();
  const megabytes = (after.arrayBuffers - before.arrayBuffers) / 2 ** 20;
  expect(megabytes).toBeLessThan(60);

  const realm = await openRealm({ workbook, source: code });
  expect(await realm.call("sum", 65_536)).toEqual({ total: (ROWS * (ROWS - 1)) / 2, rows: ROW_LIMIT, columns: 3 });
  expect(realm.host.counts.largestResponse).toBeLessThan(4 * 2 ** 20);
  await realm.close();
});

test("100,000 rows are written in the pieces the client makes", async () => {
  const workbook = newWorkbook();
  const realm = await openRealm({ workbook, source: code });
  await realm.call("write", 100_000);
  expect(workbook.values("Out!A100000:B100000")).toEqual([["customer 99999", 99_999]]);
  expect(realm.host.counts.largestRequest).toBeLessThan(4 * 2 ** 20);
  await realm.close();
});

test("formats of whole columns and rows cost no more than a few cells", () => {
  const workbook = newWorkbook();
  const sheetId = workbook.sheetId("Sheet1");
  const before = process.memoryUsage().heapUsed;
  workbook.store.setFormat(sheetId, { row: 0, column: 0, rows: ROW_LIMIT, columns: 3 }, { numberFormat: "0.00" });
  workbook.store.setFormat(sheetId, { row: 0, column: 0, rows: 1, columns: COLUMN_LIMIT }, { bold: true });
  expect((process.memoryUsage().heapUsed - before) / 2 ** 20).toBeLessThan(10);
  const cell = { row: 500_000, column: 2, rows: 1, columns: 1 };
  expect(workbook.store.format(sheetId, cell)).toMatchObject({ numberFormat: "0.00", bold: false });
  expect(workbook.store.format(sheetId, { ...cell, row: 0, rows: 2 })).toMatchObject({
    numberFormat: "0.00",
    bold: null,
  });
  expect(workbook.store.usedRect(sheetId, "values")).toBeUndefined();
});
