import { sampleRows } from "../preview/sample";
import type { PreviewPage } from "./preview-driver";
import { previewOfSuite } from "./preview-suite";

const suite = previewOfSuite();

/** Customers by net amount in cents, largest first, with the class of ABC 80/95: calculated from the sample without KA. */
function expectedAccounts(): readonly { readonly name: string; readonly cents: number; readonly label: string }[] {
  const sums = new Map<string, number>();
  for (const { customer, amount } of sampleRows()) {
    if (customer === "" || typeof amount === "string") continue;
    sums.set(customer, (sums.get(customer) ?? 0) + Math.round(amount * 100));
  }
  const ranked = [...sums].sort(([, a], [, b]) => b - a);
  const total = ranked.reduce((sum, [, cents]) => sum + Math.max(cents, 0), 0);
  let before = 0;
  return ranked.map(([name, cents]) => {
    const label = before < 0.8 * total ? "A" : before < 0.95 * total ? "B" : "C";
    before += Math.max(cents, 0);
    return { name, cents, label };
  });
}

const SHEETS = ["销售 Sales", "KA Accounts", "KA Summary", "KA Policy", "KA Log", "KA History"];

async function selectRows(preview: PreviewPage): Promise<void> {
  await preview.click("A1");
  await preview.page.keyboard.press("Control+a");
  await preview.pane.getByText("4,000 rows, 6 columns").waitFor();
}

async function write(preview: PreviewPage, said: RegExp): Promise<void> {
  await preview.pane.getByRole("button", { name: "Write to workbook" }).click();
  await preview.pane.getByText(said).first().waitFor({ timeout: 60_000 });
}

test("sales rows selected by keyboard become a classified workbook, twice the same, and a formula agrees", async () => {
  const preview = await suite.open();
  await selectRows(preview);
  await write(preview, /^Written to the sheets/);
  expect(await preview.sheets()).toEqual(SHEETS);

  const accounts = expectedAccounts();
  const positive = accounts.filter(({ cents }) => cents > 0);
  const written = await preview.read(`'KA Accounts'!B2:D${accounts.length + 1}`);
  const found = written.map(([name, label, amount]) => ({ name, cents: Math.round(Number(amount) * 100), label }));
  expect(found.slice(0, positive.length)).toEqual(positive);
  // Names that look like formulas are text.
  expect(written.map(([name]) => name)).toContain("=Equal Coffee 等号咖啡");

  await preview.goTo("KA Accounts");
  const rows = ["A", "B", "C"].map((label) => accounts.findIndex((account) => account.label === label) + 2);
  const fills = async () => (await Promise.all(rows.map((row) => preview.drawn(`C${row}`)))).map(({ fill }) => fill);
  await preview.waitUntil("each class has a colour", async () => !(await fills()).includes(""));
  expect(new Set(await fills()).size).toBe(3);

  await preview.goTo("销售 Sales");
  await preview.type("J2", `=KA.TIER('KA Accounts'!D2:D${positive.length + 1})`);
  await preview.waitForCell("J2", "A");
  expect((await preview.read(`J2:J${positive.length + 1}`)).flat()).toEqual(positive.map(({ label }) => label));

  await preview.click("J2");
  await preview.page.keyboard.press("Delete");
  await selectRows(preview);
  await write(preview, /^Checked, unchanged/);
  expect(await preview.sheets()).toEqual(SHEETS);
  expect(await preview.read(`'KA Accounts'!B2:D${accounts.length + 1}`)).toEqual(written);
  expect(preview.troubles).toEqual([]);
  await preview.page.close();
}, 180_000);
