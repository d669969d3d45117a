import { dayFrom } from "../../src/core/days";
import { openRealm } from "../host/realm";
import { newWorkbook } from "../host/workbook";

const day = (year: number, month: number, date: number) => dayFrom(year, month, date) ?? 0;

/** The days on KA's list, counted from 1900, of a workbook that counts as said; and what became of a second run. */
async function daysWritten(dateSystem: 1900 | 1904) {
  const earlier = dateSystem === 1904 ? 1_462 : 0;
  const workbook = newWorkbook({
    Sales: [
      ["Customer", "Date", "Amount"],
      ["Ada", day(2026, 1, 5) - earlier, 900],
      ["Ada", day(2026, 3, 5) - earlier, 90],
      ["Bob", day(2026, 2, 28) - earlier, 30],
      ["Bob", day(2026, 5, 1) - earlier, 30],
    ],
  });
  workbook.book.dateSystem = dateSystem;
  const dates = { row: 1, column: 1, rows: 4, columns: 1 };
  workbook.store.setFormat(workbook.sheetId("Sales"), dates, { numberFormat: "yyyy-mm-dd" });
  const classify = async () => {
    workbook.select("Sales!A1");
    const realm = await openRealm({ workbook, entry: "test/excel/door.ts" });
    try {
      return await realm.call("classifySelection", { methods: [{ id: "lifecycle" }] }, day(2026, 6, 30));
    } finally {
      await realm.close();
    }
  };
  expect(await classify()).toMatchObject({ issues: ["gapUnknown"] });
  const cells = workbook.values("KA Accounts!A2:Z3").flat();
  const days = cells.flatMap((cell) => (typeof cell === "number" && cell > 40_000 ? [cell + earlier] : []));
  return { days, again: await classify() };
}

test("days are the same days in a workbook that counts from 1900 and in one that counts from 1904, and are found again", async () => {
  const since1900 = await daysWritten(1900);
  const since1904 = await daysWritten(1904);
  expect(since1900.days.length).toBeGreaterThan(0);
  expect(since1904.days).toEqual(since1900.days);
  expect(since1904.again).toMatchObject({ state: "unchanged" });
});
