import { openRealm } from "../host/realm";
import { newWorkbook } from "../host/workbook";

/** How Excel writes numbers and days, through the real Office.js client. */
async function cultureOf(name: string, sets: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const workbook = newWorkbook({ Sales: [["Customer", "Amount"]] });
  workbook.book.application.culture = name;
  const realm = await openRealm({ workbook, entry: "test/excel/culture-door.ts", sets });
  const before = realm.host.counts.requests;
  const found: unknown = await realm.call("culture");
  expect(realm.host.counts.requests - before).toBeLessThanOrEqual(1);
  await realm.close();
  return found;
}

test.each([
  { name: "en-US", is: { decimal: ".", group: ",", day: "M/d/yyyy" } },
  { name: "de-DE", is: { decimal: ",", group: ".", day: "dd.MM.yyyy" } },
  { name: "fr-FR", is: { decimal: ",", group: "\u202f", day: "dd/MM/yyyy" } },
  { name: "de-LI", is: { decimal: ",", group: "", day: "dd.MM.yyyy" } },
  { name: "zh-CN", is: { decimal: ".", group: ",", day: "yyyy/M/d" } },
])("Excel says how it writes numbers and days, in one request: $name", async ({ name, is }) => {
  expect(await cultureOf(name)).toEqual(is);
});

test("an Excel that cannot say how it writes days says how it writes numbers", async () => {
  expect(await cultureOf("de-DE", { ExcelApi: "1.11" })).toEqual({ decimal: ",", group: "." });
});

test("an older Excel is asked nothing", async () => {
  expect(await cultureOf("de-DE", { ExcelApi: "1.10" })).toBe("unknown");
});
