import { dayFrom } from "../../src/core/days";
import { openRealm, type NodeRealm } from "../host/realm";
import { newWorkbook } from "../host/workbook";

let realm: NodeRealm | undefined;

afterEach(async () => {
  await realm?.close();
  realm = undefined;
});

test("a run that is taken back leaves no width of the columns that it added", async () => {
  const workbook = newWorkbook({
    Sales: [
      ["Customer", "Amount"],
      ["Acme", 900],
      ["Best", 60],
    ],
  });
  workbook.select("Sales!A1");
  realm = await openRealm({ workbook, entry: "test/excel/door.ts" });
  const width = (column: number) => workbook.store.columnWidth(workbook.sheetId("KA Accounts"), column, 1);
  const widths = () => Array.from({ length: 60 }, (_, column) => width(column));
  await realm.call("classifySelection", {}, dayFrom(2026, 6, 30));
  const before = widths();
  await realm.call("classifySelection", { methods: [{ id: "abc" }, { id: "pareto" }] }, dayFrom(2026, 6, 30));
  expect(widths()).not.toEqual(before);
  await realm.call("takeBack", "remove");
  expect(widths()).toEqual(before);
});
