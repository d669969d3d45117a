import { dayFrom } from "../../src/core/days";
import { openRealm, type NodeRealm } from "../host/realm";
import { newWorkbook, type Workbook } from "../host/workbook";

let realm: NodeRealm | undefined;

afterEach(async () => {
  await realm?.close();
  realm = undefined;
});

async function classify(workbook: Workbook, policy: object = {}): Promise<void> {
  workbook.select("Sales!A1");
  realm = await openRealm({ workbook, entry: "test/excel/door.ts" });
  await realm.call("classifySelection", policy, dayFrom(2026, 6, 30));
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
    rowBreaks: [],
  });
  expect(pageOf("KA Summary")).toEqual({
    orientation: "Portrait",
    zoom: { horizontalFitToPages: 1, verticalFitToPages: 1 },
    titleRows: "",
    titleColumns: "",
    rowBreaks: [],
  });
  await realm?.close();
  pageOf("KA Accounts").orientation = "Portrait";
  await classify(workbook);
  expect(pageOf("KA Accounts").orientation).toBe("Portrait");
});

test("a sheet that somebody deleted since is made anew with its set-up where the run is taken back", async () => {
  const workbook = newWorkbook({
    Sales: [
      ["Customer", "Amount"],
      ["Acme", 900],
      ["Best", 30],
    ],
  });
  const sheets = ["KA Accounts", "KA Summary", "KA Charts"];
  const pages = () => sheets.map((sheet) => workbook.book.page(workbook.sheetId(sheet)));
  await classify(workbook, { outputs: ["charts"] });
  await realm?.close();
  workbook.book.page(workbook.sheetId("KA Summary")).orientation = "Landscape";
  const before = structuredClone(pages());
  workbook.type("Sales!B3", 90);
  await classify(workbook, { outputs: ["charts"] });
  for (const sheet of sheets) workbook.store.removeSheet(workbook.sheetId(sheet));
  await realm?.call("takeBack", "remove");
  expect(pages()).toEqual(before);
  expect(before[2]?.rowBreaks).not.toEqual([]);
});

test("no chart is cut between two pages: two stand on each, of one size, those of a later run too", async () => {
  const workbook = newWorkbook({
    Sales: [
      ["Customer", "Amount"],
      ["Acme", 900],
      ["Best", 30],
    ],
  });
  const methods = (count: number) => Array.from({ length: count }, (_, i) => ({ id: "abc", name: `Method ${i}` }));
  const look = () => {
    const sheet = workbook.sheetId("KA Charts");
    return { page: workbook.book.page(sheet), charts: workbook.book.charts(sheet).map(({ at }) => at) };
  };
  await classify(workbook, { outputs: ["charts"], methods: methods(1) });
  expect(look().page).toMatchObject({ orientation: "Portrait", zoom: { scale: 70 } });
  expect(look().charts.length).toBe(2);
  await realm?.close();
  await classify(workbook, { outputs: ["charts"], methods: methods(6) });
  const { page, charts } = look();
  expect(charts.length).toBe(7);
  const cut = charts.filter(({ row, rows }) => page.rowBreaks.some((first) => row < first && first < row + rows));
  expect(cut).toEqual([]);
  for (const [i, first] of page.rowBreaks.entries()) expect(first - (page.rowBreaks[i - 1] ?? 0)).toBeLessThan(46);
});
