import type { Frame } from "playwright-core";
import { METHOD_IDS } from "../../src/core/methods/methods";
import type { Language } from "../../src/core/policy";
import { ownPanes } from "./own-pane";
import { speak, type Say } from "./pane-words";
import { runAxe, settle, showWhole } from "./sight";
import { unreadable } from "./text-in-sight";
import { wholeRows } from "./whole-rows";

/** A narrow pane and a usual one. */
const WIDTHS = [270, 360] as const;

type Look = "light" | "dark" | "forced colours";

/** How deep folds lie in each other, at most. */
const DEEPEST = 5;

const openPane = ownPanes();

/** Each page has one theme of Excel's; forced colours come and go. */
const PAGES: readonly { readonly language: Language; readonly looks: readonly Look[] }[] = [
  { language: "en", looks: ["light"] },
  { language: "en", looks: ["dark", "forced colours"] },
  { language: "zh", looks: ["light"] },
  { language: "zh", looks: ["dark", "forced colours"] },
];

test.each(PAGES)(
  "every method with its form and all that unfolds, in $language, $looks: nothing cut off, nothing against WCAG 2.2 AA",
  async ({ language, looks }) => {
    const { page, pane, close } = await openPane(wholeRows(), looks[0] === "light" ? "light" : "dark");
    await page.emulateMedia({ reducedMotion: "reduce" });
    const say = await speak(language);
    await begin(pane, language);
    const found: string[] = [];
    for (const [turn, id] of METHOD_IDS.entries()) {
      const form = await add(pane, say, id);
      await unfold(pane, say);
      for (const [at, width] of WIDTHS.entries()) {
        const look = looks[(turn + at) % looks.length] ?? "light";
        await page.emulateMedia({
          colorScheme: look === "light" ? "light" : "dark",
          forcedColors: look === "forced colours" ? "active" : "none",
        });
        await showWhole(page, pane, width);
        const seen = [...(await pane.evaluate(unreadable)), ...(await runAxe(pane))].filter(
          // There the user's own colours are drawn, and axe asks for those of the page.
          (finding) => look !== "forced colours" || !finding.startsWith("color-contrast:"),
        );
        found.push(...seen.map((finding) => `${id}, ${width} px, ${look}: ${finding}`));
      }
      await form.remove();
    }
    expect([...new Set(found)]).toEqual([]);
    await close();
  },
  300_000,
);

async function begin(pane: Frame, language: Language): Promise<void> {
  await pane.getByRole("combobox", { name: (await speak("en"))("pane.language") }).selectOption(language);
  await pane
    .getByRole("button", { name: (await speak(language))("welcome.selection"), exact: true })
    .first()
    .click();
  await ready(pane, await speak(language));
}

/** There is a result, and nothing is under way. */
async function ready(pane: Frame, say: Say): Promise<void> {
  const write = pane.getByRole("button", { name: say("write.action"), exact: true });
  await write.and(pane.locator(":not([aria-disabled=true])")).waitFor();
}

/** Adds a method behind the first; its form is shown. */
async function add(pane: Frame, say: Say, id: string) {
  await pane.getByRole("combobox", { name: say("method.addMethod") }).selectOption(id);
  const methods = pane.getByRole("list", { name: say("method.all") });
  const added = methods.getByRole("listitem").nth(1);
  await added.waitFor();
  return {
    async remove() {
      await added.getByRole("button").last().click();
      // With one method there is no list.
      await methods.waitFor({ state: "detached" });
    },
  };
}

/** Opens all that is folded, and what is folded in it. Menus and explanations open over the page and are none of it. */
async function unfold(pane: Frame, say: Say): Promise<void> {
  for (let level = 0; (await pane.evaluate(openLevel, say("meaning.ask"))) > 0; level++) {
    if (level > DEEPEST) throw new Error("There is no end of what unfolds");
    await settle(pane);
  }
}

/** Opens what is folded now, all at once, and says how much it was; of entries of which one is open at a time, none beside an open one. Runs in the page. */
function openLevel(meaning: string): number {
  const folds = (state: boolean) => [
    ...document.querySelectorAll<HTMLElement>(
      `[role=tabpanel]:not([hidden]) button[aria-expanded=${state}]:not([aria-haspopup], [title="${meaning}"])`,
    ),
  ];
  const open = folds(true);
  const rowOf = (fold: Element) => fold.closest("[role=group]");
  const listOf = (fold: Element) => rowOf(fold)?.parentElement?.closest("[role=group]") ?? null;
  const isBeside = (one: Element, other: Element) =>
    listOf(one) !== null && listOf(one) === listOf(other) && rowOf(one) !== rowOf(other);
  const shut = folds(false).filter((fold) => !open.some((other) => isBeside(fold, other)));
  for (const fold of shut) fold.click();
  return shut.length;
}
