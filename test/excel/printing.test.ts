import { dayFrom } from "../../src/core/days";
import { openRealm, type NodeRealm } from "../host/realm";
import { newWorkbook, type Workbook } from "../host/workbook";

let realm: NodeRealm | undefined;

afterEach(async () => {
  await realm?.close();
  realm = undefined;
});

async function classify(workbook: Workbook): Promise<void> {
  workbook.select("Sales!A1");
  realm = await openRealm({ workbook, entry: "test/excel/door.ts" });
  await realm.call("classifySelection", {}, dayFrom(2026, 6, 30));
}

test("new sheets are set up for printing; on later runs the user's own set-up stays", async () => {
  const workbook = newWorkbook({
    Sales: [
      ["Customer", "Amount"],
      ["Acme", 900],
      ["Best", 30],
    ],
  });
  const pageOf = (sheet: string) => workbook.book.page(workbook.sheetId(sheet));
  await classify(workbook);
  expect(pageOf("KA Accounts")).toEqual({
    orientation: "Landscape",
    zoom: { horizontalFitToPages: 3 },
    titleRows: "$1:$1",
    titleColumns: "$A:$B",
  });
  expect(pageOf("KA Summary")).toEqual({
    orientation: "Portrait",
    zoom: { horizontalFitToPages: 1, verticalFitToPages: 1 },
    titleRows: "",
    titleColumns: "",
  });
  await realm?.close();
  pageOf("KA Accounts").orientation = "Portrait";
  await classify(workbook);
  expect(pageOf("KA Accounts").orientation).toBe("Portrait");
});
