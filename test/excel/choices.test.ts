import { dayFrom } from "../../src/core/days";
import { openRealm } from "../host/realm";
import { newWorkbook, type Workbook } from "../host/workbook";

const TODAY = dayFrom(2026, 6, 30);
const SALES = [
  ["Customer", "Amount"],
  ["Ada", 900],
  ["Bob", 50],
  ["Cy", 30],
];

/** Adds a column to the list in which one of a list of the user's is chosen, as somebody who works with it. */
function addChoices(workbook: Workbook, source: string): void {
  const { store } = workbook;
  const table = store.tables().find(({ name }) => name === "KA_Accounts");
  if (!table) throw new Error("no list");
  const { rect, sheetId } = table;
  const column = rect.columns;
  store.setTable(table.id, { rect: { ...rect, columns: column + 1 } });
  store.setCells(sheetId, { row: 0, column, rows: 1, columns: 1 }, [["Team"]]);
  const alert = { showAlert: true, style: "Stop", title: "", message: "" } as const;
  store.setValidations(sheetId, [
    ...store.validations(sheetId),
    {
      rect: { row: 1, column, rows: rect.rows - 1, columns: 1 },
      rule: { list: { inCellDropDown: true, source } },
      alert,
      prompt: { showPrompt: true, title: "", message: "" },
      ignoreBlanks: true,
    },
  ]);
}

const OURS = "='Our teams'!$A$1:$A$2";

test.each([
  { about: "the sheet is there", source: OURS, then: () => undefined, back: OURS },
  { about: "the sheet was renamed", source: OURS, then: renameTeams, back: "='Bob''s teams'!$A$1:$A$2" },
  { about: "the sheet was deleted", source: OURS, then: deleteTeams, back: undefined },
  { about: "the name is there", source: "=Teams", then: () => undefined, back: "=Teams" },
  {
    about: "the name was deleted",
    source: "=Teams",
    then: ({ store }: Workbook) => store.removeName("Teams"),
    back: undefined,
  },
  {
    about: "the list is typed out, and says the name of a sheet that is gone",
    source: "Our teams!,East",
    then: deleteTeams,
    back: "Our teams!,East",
  },
])("what may be typed comes back with the list where it can: $about", async ({ source, then, back }) => {
  const workbook = newWorkbook({ Sales: SALES, "Our teams": [["East"], ["West"]] });
  workbook.store.setName({ name: "Teams", formula: "='Our teams'!$A$1:$A$2", comment: "", visible: true });
  const page = await openRealm({ workbook, entry: "test/excel/door.ts" });
  workbook.select("Sales!A1");
  await page.call("classifySelection", {}, TODAY);
  addChoices(workbook, source);
  const list = workbook.values("KA Accounts!A1:Z9");
  workbook.type("Sales!B4", 4_000);
  workbook.select("Sales!A1");
  await page.call("classifySelection", {}, TODAY);
  then(workbook);
  const said = back === undefined ? ["broughtBack", "choicesNotRestored"] : ["broughtBack"];
  const seen = await page.call("takeBack", "remove");
  expect(seen).toMatchObject({ issues: said });
  if (back === undefined)
    expect(JSON.stringify(seen)).toMatch(/What could be chosen in KA Accounts!\w+2:\w+4 is not offered/);
  expect(workbook.values("KA Accounts!A1:Z9")).toEqual(list);
  const column = workbook.values("KA Accounts!A1:Z1")[0]?.indexOf("Team");
  const found = workbook.store.validations(workbook.sheetId("KA Accounts")).find(({ rect }) => rect.column === column);
  expect((found?.rule as { readonly list?: { readonly source: string } } | undefined)?.list?.source).toBe(back); // a rule as it was given
  await page.close();
});

function deleteTeams(workbook: Workbook): void {
  workbook.store.removeSheet(workbook.sheetId("Our teams"));
}

/** Another sheet takes the name that it had. */
function renameTeams(workbook: Workbook): void {
  workbook.store.renameSheet(workbook.sheetId("Our teams"), "Bob's teams");
  workbook.store.addSheet("Our teams");
}
