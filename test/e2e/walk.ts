import type { Locator } from "playwright-core";
import type { Language } from "../../src/core/policy";
import { TEXTS } from "../../src/core/text/text";
import type { Hands } from "./hands";
import type { Say } from "./pane-words";
import type { PreviewPage } from "./preview-driver";

/** Who walks through the pane, and how. */
export interface Walker {
  readonly preview: Pick<PreviewPage, "page" | "pane" | "read" | "sheets" | "waitUntil">;
  readonly hands: Hands;
  readonly language: Language;
  readonly say: Say;
  /** The sample that KA brings, or the rows of the workbook that are selected. */
  readonly start: "sample" | "selection";
  /** Looks at what the pane shows in each state of the walk. */
  readonly look: (state: string) => Promise<void>;
  /** How long a result may take, in ms; half a minute where it is left out. */
  readonly longestWait?: number;
}

const LONGEST_WAIT = 30_000;

/** From the first screen to a written, looked at, shared and reverted result: all that the pane is for, in the order of the work. */
export async function walk(walker: Walker): Promise<void> {
  await begin(walker);
  await chooseColumns(walker);
  await chooseMethod(walker);
  await write(walker);
  await lookAtCustomers(walker);
  await setByHand(walker);
  await lookAround(walker);
  await revert(walker);
}

async function begin(walker: Walker): Promise<void> {
  const {
    preview: { pane },
    hands,
    say,
    start,
    look,
  } = walker;
  const offer = (way: string) => pane.getByRole("button", { name: say(`welcome.${way}`), exact: true }).first();
  await offer("sample").waitFor();
  await look("first screen");
  if (start === "selection") await hands.goTo("A5");
  await hands.press(offer(start));
  await calculated(walker);
  await look("classes of the data");
}

/** A section of the page by its heading. */
function section(pane: Walker["preview"]["pane"], name: string | RegExp): Locator {
  return pane.getByRole("region", { name });
}

/** Waits until there is a result that could be written, and nothing is under way. */
async function calculated({ preview: { pane }, say, longestWait = LONGEST_WAIT }: Walker): Promise<void> {
  const button = pane.getByRole("button", { name: say("write.action"), exact: true });
  await button.and(pane.locator(":not([aria-disabled=true])")).waitFor({ timeout: longestWait });
}

async function chooseColumns(walker: Walker): Promise<void> {
  const {
    preview: { pane },
    hands,
    say,
    language,
    look,
  } = walker;
  const data = section(pane, say("data.title"));
  await hands.press(data.getByRole("button", { expanded: false, name: /Customer|客户/ }).first());
  const order = data.getByRole("combobox", { name: TEXTS[language].roles.order });
  await look("columns");
  await hands.choose(order, say("data.none"));
  await calculated(walker);
  await hands.choose(order, say("data.find"));
  await calculated(walker);
}

const KEY_ACCOUNTS = { en: "Key accounts", zh: "大客户管理" } as const;

async function chooseMethod(walker: Walker): Promise<void> {
  const { preview, hands, say, language, look } = walker;
  const { pane } = preview;
  const method = section(pane, say("method.title"));
  const card = method.getByRole("radio", { name: KEY_ACCOUNTS[language] });
  if ((await card.count()) > 0) await hands.press(card);
  else await hands.choose(method.getByRole("combobox").first(), KEY_ACCOUNTS[language]);
  await method.getByRole("list").first().waitFor();
  await calculated(walker);
  await look("a ready-made policy");

  const cut = method.getByRole("textbox", { name: say("method.cut", { name: "A" }) });
  await hands.type(cut, "70");
  await preview.page.keyboard.press("Enter");
  await calculated(walker);
  const result = section(pane, say("result.title"));
  await hands.press(result.getByRole("button", { name: say("figures.curveTable") }));
  await result.getByRole("table").first().waitFor();
  await look("the result before it is written");
}

async function write(walker: Walker): Promise<void> {
  const {
    preview: { pane },
    hands,
    say,
    look,
  } = walker;
  await hands.press(pane.getByRole("button", { name: say("write.action"), exact: true }));
  const [said = ""] = say("write.done", { accounts: "|" }).split("|");
  await pane
    .getByText(said)
    .first()
    .waitFor({ timeout: 2 * (walker.longestWait ?? LONGEST_WAIT) });
  await calculated(walker);
  await look("written");
}

async function tab({ preview: { pane }, hands, say }: Walker, name: string): Promise<void> {
  await hands.press(pane.getByRole("tab", { name: say(`tabs.${name}`), exact: true }));
  await pane.getByRole("heading", { level: 2, name: say(`tabs.headings.${name}`) }).waitFor();
}

async function lookAtCustomers(walker: Walker): Promise<void> {
  const { preview, hands, say, look } = walker;
  const { pane } = preview;
  await tab(walker, "customer");
  const search = pane.getByRole("combobox", { name: say("customer.search") });
  await search.waitFor();
  await look("no customer yet");

  const sought = await customerIn(preview, 7);
  await hands.type(search, sought);
  const entry = pane.getByRole("option", { name: sought }).first();
  await entry.waitFor();
  await look("customers found");
  await hands.pick(entry);
  await section(pane, sought).waitFor();
  await look("a customer");

  await hands.goTo("A9");
  await section(pane, await customerIn(preview, 9)).waitFor();
}

/** The customer of a row of the sheet that is shown. */
async function customerIn(preview: Walker["preview"], row: number): Promise<string> {
  const [headers = []] = await preview.read("A1:H1");
  const place = headers.findIndex((header) => /^(Customer|客户)/.test(String(header)));
  return String((await preview.read(`A${row}:H${row}`))[0]?.[place]);
}

async function setByHand({ preview, hands, say, look }: Walker): Promise<void> {
  const { pane } = preview;
  await hands.press(pane.getByRole("button", { name: say("customer.setByHand") }));
  const set = pane.getByRole("button", { name: say("customer.set"), exact: true });
  await hands.press(set);
  await pane.getByText(say("customer.reasonMissing")).waitFor();
  await look("a class without a reason");
  await hands.choose(pane.getByRole("combobox", { name: say("customer.class"), exact: true }), "B");
  await hands.type(pane.getByRole("textbox", { name: say("customer.reason") }), "Contract signed 合同已签");
  await hands.press(set);
  await pane.getByText("Contract signed 合同已签").first().waitFor();
  await look("a class set by hand");
}

async function lookAround(walker: Walker): Promise<void> {
  const { preview, hands, say, look } = walker;
  const { pane } = preview;
  await tab(walker, "watch");
  await pane.getByRole("region").first().waitFor();
  await look("who needs attention");

  await tab(walker, "policy");
  await hands.press(pane.getByRole("button", { name: say("policy.export"), exact: true }));
  await pane.getByRole("textbox", { name: say("policy.exported", { name: "ka-policy.json" }) }).waitFor();
  await look("the policy as a file");

  await tab(walker, "formulas");
  await pane.getByRole("button", { name: say("formulas.chooseNamed", { name: "KA.TIER" }) }).waitFor();
  await look("formulas");

  await tab(walker, "help");
  await pane.getByRole("button", { name: say("welcome.sample") }).waitFor();
  await look("help");
}

async function revert(walker: Walker): Promise<void> {
  const { preview, hands, say, look } = walker;
  const { pane } = preview;
  await tab(walker, "classify");
  await hands.press(pane.getByRole("button", { name: say("takeBack.revert"), exact: true }));
  const removing = pane.getByRole("button", { name: say("takeBack.revertRemoving"), exact: true });
  await removing.waitFor();
  await look("before the revert");
  const accounts = TEXTS[walker.language].sheets.accounts;
  if (!(await preview.sheets()).includes(accounts)) throw new Error("There is nothing to revert");
  await hands.press(removing);
  await preview.waitUntil("KA's sheets are gone", async () => !(await preview.sheets()).includes(accounts));
  await calculated(walker);
  await look("reverted");
}
