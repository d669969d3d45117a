import type { Frame, Locator } from "playwright-core";
import type { PreviewPage } from "./preview-driver";

/** The way a person works. Whatever it does is aimed at by role and name. */
export interface Hands {
  press(target: Locator): Promise<void>;
  /** Takes an option of a drop-down by its words. */
  choose(list: Locator, option: string): Promise<void>;
  /** Puts a text into a field in place of what is there. */
  type(field: Locator, text: string): Promise<void>;
  /** Takes an entry of the list that opened below the field where it types. */
  pick(entry: Locator): Promise<void>;
  /** Goes to a cell of the grid. */
  goTo(cell: string): Promise<void>;
}

export type HandsName = "mouse" | "keyboard" | "touch";

/** Makes the hands that work on a page. */
export const HANDS = {
  mouse: (preview: Pick<PreviewPage, "click">): Hands => ({
    press: (target) => target.click(),
    choose: (list, option) => list.selectOption({ label: option }).then(() => undefined),
    async type(field, text) {
      await field.click();
      await field.fill(text);
    },
    pick: (entry) => entry.click(),
    goTo: (cell) => preview.click(cell),
  }),
  touch: (preview: Pick<PreviewPage, "page" | "where">): Hands => ({
    press: (target) => target.tap(),
    choose: (list, option) => list.selectOption({ label: option }).then(() => undefined),
    async type(field, text) {
      await field.tap();
      await field.fill(text);
    },
    pick: (entry) => entry.tap(),
    async goTo(cell) {
      const { x, y, width, height } = await preview.where(cell);
      await preview.page.touchscreen.tap(x + width / 2, y + height / 2);
    },
  }),
  keyboard: (preview: PreviewPage): Hands => new Keys(preview),
} satisfies { readonly [H in HandsName]: (preview: PreviewPage) => Hands };

/** More stops of the Tab key than any page has. */
const MOST_STOPS = 250;

/** Keys alone. Every stop on the way has to be a place that is on the page. */
class Keys implements Hands {
  constructor(private readonly preview: PreviewPage) {}

  async press(target: Locator): Promise<void> {
    await this.reach(target);
    await this.key("Enter");
    await this.expectPlace();
  }

  async choose(list: Locator, option: string): Promise<void> {
    await this.reach(list);
    const options = await list.locator("option").allInnerTexts();
    const chosen = await list.evaluate((select) => (select as HTMLSelectElement).selectedIndex);
    const wanted = options.indexOf(option);
    if (wanted < 0) throw new Error(`No option ${option} among ${options.join(", ")}`);
    // One that cannot be chosen is skipped by the keys.
    const shown = () => list.evaluate((select) => (select as HTMLSelectElement).selectedIndex);
    for (let step = 0; (await shown()) !== wanted; step++) {
      if (step > options.length) throw new Error(`The keys do not come to ${option}`);
      await this.key(wanted > chosen ? "ArrowDown" : "ArrowUp");
    }
    await this.key("Enter");
    await this.expectPlace();
  }

  async type(field: Locator, text: string): Promise<void> {
    await this.reach(field);
    await this.key("Control+a");
    await this.preview.page.keyboard.type(text);
    await this.expectPlace();
  }

  async pick(entry: Locator): Promise<void> {
    const isAt = () =>
      entry.evaluate((option) => document.activeElement?.getAttribute("aria-activedescendant") === option.id);
    for (let step = 0; !(await isAt()); step++) {
      if (step > MOST_STOPS) throw new Error(`The keys do not come to ${String(entry)}`);
      await this.key("ArrowDown");
    }
    await this.key("Enter");
    await this.expectPlace();
  }

  async goTo(cell: string): Promise<void> {
    if (await this.isInPane()) await this.key("F6");
    const [, letters = "A", digits = "1"] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
    await this.key("Control+Home");
    for (let row = 1; row < Number(digits); row++) await this.key("ArrowDown");
    for (let column = 65; column < letters.charCodeAt(0); column++) await this.key("ArrowRight");
  }

  private key(name: string): Promise<void> {
    return this.preview.page.keyboard.press(name);
  }

  private isInPane(): Promise<boolean> {
    return this.preview.pane.evaluate(() => document.hasFocus());
  }

  /** Goes to an element by the Tab key; inside of what is one stop, by the arrows. */
  private async reach(target: Locator): Promise<void> {
    await target.waitFor();
    if (!(await this.isInPane())) await this.key("F6");
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      const way = await target.evaluate(wayTo);
      if (way === "there") return;
      await this.key(way);
      if (stop > 0) await this.expectPlace();
    }
    throw new Error(`The keys do not come to ${String(target)}; they are at ${await this.place()}`);
  }

  /** The focus has to be on something that is on the page: whoever works by keys has lost the place otherwise. */
  private async expectPlace(): Promise<void> {
    if (!(await this.isInPane())) return;
    const place = await this.place();
    if (place === "") throw new Error("The focus is lost: nothing of the pane has it");
  }

  private place(): Promise<string> {
    return placeOf(this.preview.pane);
  }
}

/** What has the focus in the pane; nothing where it is lost. */
export function placeOf(pane: Frame): Promise<string> {
  return pane.evaluate(() => {
    const { activeElement: at } = document;
    return at === null || at === document.body ? "" : at.outerHTML.slice(0, 200);
  });
}

/** The key that leads from what has the focus towards an element. Runs in the page. */
function wayTo(element: Element): "there" | "Tab" | "Shift+Tab" | "ArrowRight" | "ArrowLeft" {
  const at = document.activeElement ?? document.body;
  if (at === element) return "there";
  const isBehind = (one: Element, other: Element) =>
    (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const group = element.closest("[role=tablist], [role=radiogroup], [role=toolbar], [role=menu]");
  if (group?.contains(at)) return isBehind(at, element) ? "ArrowRight" : "ArrowLeft";
  return at === document.body || isBehind(at, element) ? "Tab" : "Shift+Tab";
}
