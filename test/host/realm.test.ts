import { openRealm } from "./realm";
import { newWorkbook } from "./workbook";

const code = `
  export async function write(address, value) {
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sales").getRange(address).values = [[value]];
      await context.sync();
    });
  }
  export function echo(value) {
    console.error("echo");
    return { isArray: value.rows instanceof Array, isMap: value.map instanceof Map, isTyped: value.typed instanceof Float64Array, value };
  }
  export async function shapes() {
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sales").comments.load({ name: true });
      await context.sync();
    });
  }
  export const seen = [];
  export async function listen() {
    await Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add(async ({ address, source }) => { seen.push(address + " " + source); });
      await context.sync();
    });
  }
  export function seenSoFar() { return seen; }
`;

test("copies arguments into the page and results out of it", async () => {
  const realm = await openRealm({ workbook: newWorkbook(), source: code });
  const value = {
    rows: [[1, "a"]],
    map: new Map([["k", new Set([1])]]),
    typed: new Float64Array([1.5]),
    when: new Date(0),
  };
  const result = await realm.call("echo", value);
  expect(result).toStrictEqual({ isArray: true, isMap: true, isTyped: true, value });
  expect(realm.printed).toEqual(["echo"]);
  await expect(realm.call("nobody")).rejects.toThrow("The code does not export a function nobody.");
  await realm.close();
});

test("two pages on one workbook, and one opened again after another is gone", async () => {
  const workbook = newWorkbook({ Sales: [["Customer"]] });
  const [one, other] = await Promise.all([
    openRealm({ workbook, source: code }),
    openRealm({ workbook, source: code }),
  ]);
  await other.call("listen");
  await one.call("write", "A2", "Ann");
  await other.host.idle();
  expect(await other.call("seenSoFar")).toEqual(["A2 Local"]);
  await one.close();
  const again = await openRealm({ workbook, source: code });
  await again.call("write", "A3", "Bob");
  expect(workbook.values("Sales!A2:A3")).toEqual([["Ann"], ["Bob"]]);
  await other.close();
  await again.close();
});

test("a page that is gone gets no events and no answers", async () => {
  const workbook = newWorkbook({ Sales: [["Customer"]] });
  const realm = await openRealm({ workbook, source: code });
  await realm.call("listen");
  const answered: string[] = [];
  const writing = realm.call("write", "A2", "Ann").then(() => answered.push("answered"));
  await realm.close();
  workbook.type("Sales!A1", "x");
  await Promise.race([writing, new Promise((resolve) => setTimeout(resolve, 100))]);
  expect(answered).toEqual([]);
  expect(await realm.call("seenSoFar")).toEqual([]);
});

test("tells which members the add-in uses, and which it misses", async () => {
  const used: string[] = [];
  const realm = await openRealm({
    workbook: newWorkbook({ Sales: [] }),
    source: code,
    onUse: ({ className, member, outcome }) => used.push(`${className}.${member} ${outcome}`),
  });
  await realm.call("write", "A1", 1);
  await expect(realm.call("shapes")).rejects.toMatchObject({ code: "ApiNotFound" });
  expect(used).toEqual(
    expect.arrayContaining([
      "Workbook.worksheets ok",
      "Worksheet.getRange ok",
      "Range.values ok",
      "Worksheet.comments missing",
    ]),
  );
  await realm.close();
});

test("a bug of the host is told when the page is closed", async () => {
  const workbook = newWorkbook({ Sales: [] });
  const realm = await openRealm({ workbook, source: code });
  workbook.store.setCells = () => {
    throw new TypeError("a bug in the store");
  };
  await expect(realm.call("write", "A1", 1)).rejects.toMatchObject({ code: "GeneralException" });
  await expect(realm.close()).rejects.toThrow("a bug in the store");
});

test("requirement sets and language can be others", async () => {
  const realm = await openRealm({
    workbook: newWorkbook(),
    source: `export function facts() {
      const { requirements, displayLanguage } = Office.context;
      return [requirements.isSetSupported("ExcelApi", "1.13"), requirements.isSetSupported("ExcelApi", "1.12"), displayLanguage];
    }`,
    sets: { ExcelApi: "1.12" },
    uiLanguage: "zh-CN",
  });
  expect(await realm.call("facts")).toEqual([false, true, "zh-CN"]);
  await realm.close();
});
