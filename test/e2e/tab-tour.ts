import type { ElementHandle } from "playwright-core";
import type { PreviewPage } from "./preview-driver";
import { settle } from "./sight";

/** More stops of the Tab key than any page has. */
const MOST_STOPS = 250;
/** Room around a control in which its focus may be drawn. */
const RIM = 4;

export interface Tour {
  readonly stops: number;
  /** Stops at which nobody sees where the focus is. */
  readonly unseen: readonly string[];
}

/** Goes through the pane with the Tab key from its first stop to the last, and looks whether each stop can be told from the page without the focus there. */
export async function tabTour(preview: PreviewPage): Promise<Tour> {
  const { page, pane } = preview;
  const unseen: string[] = [];
  await pane.evaluate(() => {
    window.focus();
    scrollTo(0, 0);
    (document.activeElement as HTMLElement | null)?.blur();
  });
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press("Tab");
    const at = await focused(preview);
    if (!at) return { stops, unseen };
    await settle(pane);
    const name = await at.evaluate((element) => element.outerHTML.slice(0, 160));
    if (await at.evaluate(isCovered)) unseen.push(`covered: ${name}`);
    const shown = await picture(preview, at);
    await at.evaluate((element) => (element as HTMLElement).blur());
    await settle(pane);
    if (shown.equals(await picture(preview, at))) unseen.push(`not shown: ${name}`);
    // The Tab key goes on from where the focus was.
    await at.evaluate((element) => (element as HTMLElement).focus({ preventScroll: true }));
  }
  throw new Error("The Tab key never leaves the pane");
}

/** What has the focus in the pane; nothing once it left the pane. */
async function focused({ pane }: PreviewPage): Promise<ElementHandle<Element> | null> {
  const at = await pane.evaluateHandle(() =>
    document.hasFocus() && document.activeElement !== document.body ? document.activeElement : null,
  );
  return at.asElement();
}

/** Whether nothing of an element can be seen, because it is outside or something lies on it. Runs in the page. */
function isCovered(element: Element): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const inset = 2;
  const points = [
    [(left + right) / 2, (top + bottom) / 2],
    [(left + right) / 2, top + inset],
    [(left + right) / 2, bottom - inset],
    [left + inset, (top + bottom) / 2],
    [right - inset, (top + bottom) / 2],
  ] as const;
  return !points.some(([x, y]) => {
    const hit = document.elementFromPoint(x, y);
    return hit !== null && (element.contains(hit) || hit.contains(element) || hit.closest("label") !== null);
  });
}

/** The pixels of an element and of a rim around it, as far as they are on the page. */
async function picture({ page }: PreviewPage, at: ElementHandle<Element>): Promise<Buffer> {
  const box = await at.boundingBox();
  if (!box) throw new Error("What has the focus is not on the page");
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const x = Math.max(0, Math.floor(box.x) - RIM);
  const y = Math.max(0, Math.floor(box.y) - RIM);
  const clip = {
    x,
    y,
    width: Math.min(width - x, Math.ceil(box.width) + 2 * RIM),
    height: Math.min(height - y, Math.ceil(box.height) + 2 * RIM),
  };
  return page.screenshot({ clip });
}
