import type { Frame } from "playwright-core";
import { ownPanes } from "./own-pane";
import { speak } from "./pane-words";
import { wholeRows } from "./whole-rows";

const openPane = ownPanes();

type Say = Awaited<ReturnType<typeof speak>>;

async function ready(pane: Frame, say: Say): Promise<void> {
  const write = pane.getByRole("button", { name: say("write.action"), exact: true });
  await write.and(pane.locator(":not([aria-disabled=true])")).waitFor();
}

/** Rows with costs, but without discounts, of which KA would ask what they are. */
function rowsWithCosts() {
  const rows = wholeRows();
  const discount = rows[0]?.indexOf("Discount") ?? -1;
  return rows.map((row) => row.filter((_, column) => column !== discount));
}

/** The pane over rows with costs, once it has a result of them. */
async function openResult() {
  const say = await speak("en");
  const opened = await openPane(rowsWithCosts());
  const { page, pane } = opened;
  await page.setViewportSize({ width: 360, height: 850 });
  await page.emulateMedia({ reducedMotion: "reduce" });
  await pane
    .getByRole("button", { name: say("welcome.selection"), exact: true })
    .first()
    .click();
  await ready(pane, say);
  return { ...opened, say };
}

/** Sums of what comes in less what goes out by customer, by pencil: sales less costs and freight. */
function profits(): readonly number[] {
  const [headers = [], ...rows] = rowsWithCosts();
  const at = (name: string) => headers.indexOf(name);
  const sums = new Map<unknown, number>();
  for (const row of rows) {
    const of = (name: string) => Number(row[at(name)]);
    const key = row[at("Customer ID")];
    sums.set(key, (sums.get(key) ?? 0) + of("Amount") - of("Cost") - of("Freight"));
  }
  return [...sums.values()];
}

test("rows with costs: the whale curve says who makes the profit and who eats it", async () => {
  const { pane, say, close } = await openResult();
  await pane.getByRole("combobox", { name: say("method.choose"), exact: true }).selectOption("margin");
  await ready(pane, say);
  const curve = pane.getByRole("img", { name: /^Whale curve/ });
  const lost = profits().filter((profit) => profit < 0);
  expect(lost.length).toBeGreaterThan(1);
  expect(await curve.getAttribute("aria-label")).toContain(` ${lost.length} customers cost more than they bring`);
  await pane.getByRole("button", { name: say("figures.curveTable") }).click();
  await pane.getByRole("table", { name: say("figures.whale") }).waitFor();
  await close();
}, 180_000);

test("the card follows the selected row on each of KA's sheets that names customers, on the rows and on a sheet of the user's own", async () => {
  const { pane, say, close, ...stage } = await openResult();
  await pane.getByRole("combobox", { name: say("method.addMethod") }).selectOption("lifecycle");
  await ready(pane, say);
  await pane
    .getByRole("button", { name: /KA Accounts/, expanded: false })
    .first()
    .click();
  for (const output of [/^Watch list/, /^Migration/, /^Facts/, /^PivotTables$/, /^Charts/])
    await pane.getByRole("checkbox", { name: output }).check();
  await ready(pane, say);
  const writeOnce = async (last: string) => {
    await pane.getByRole("button", { name: say("write.action"), exact: true }).click();
    await stage.waitUntil(`there is ${last}`, async () => (await stage.sheets()).includes(last));
    await ready(pane, say);
  };
  await writeOnce("KA History");
  // The last customer becomes the largest: somebody moves.
  await stage.goTo("Sales");
  await stage.type("G255", "9999999");
  await writeOnce("KA Movers");
  // What a PivotTable shows: names, and their sums beside them.
  const sums = [["Row Labels", "Sum of Amount"], ...["Summit Tools", "Orchard Market"].map((name) => [name, 7])];
  await stage.addSheet("My pivot", sums);

  await pane.getByRole("tab", { name: say("tabs.customer"), exact: true }).click();
  const customers = new Set(wholeRows().flatMap((row, at) => (at > 0 ? [String(row[1])] : [])));
  const followed: string[] = [];
  for (const sheet of await stage.sheets()) {
    if (sheet.startsWith("KA before")) continue;
    await stage.goTo(sheet);
    const lines = (await stage.read("A1:Z60")).flatMap((row, at) => {
      const column = row.findIndex((value) => customers.has(String(value)));
      return column < 0 ? [] : [{ row: at + 1, column, name: String(row[column]) }];
    });
    // The last line by its name, then the first by the cell beside it: each is another customer than the one before.
    for (const [beside, line] of [lines.at(-1), lines[0]].entries()) {
      if (!line) continue;
      await stage.click(`${String.fromCharCode(65 + line.column + beside)}${line.row}`);
      await pane.getByRole("region", { name: line.name, exact: true }).first().waitFor();
      followed.push(`${sheet}: ${line.name}`);
    }
  }
  expect([...new Set(followed.map((line) => line.replace(/:.*/, "")))]).toEqual([
    ...["Sales", "KA Accounts", "KA Watch list", "KA Facts", "KA Charts", "KA History", "KA Movers"],
    "My pivot",
  ]);
  await close();
}, 180_000);
