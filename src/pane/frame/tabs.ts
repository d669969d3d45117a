/** The pages of the pane, in the order of their tabs. */
export const TABS = ["classify", "customer", "watch", "policy", "formulas", "help"] as const;

export type Tab = (typeof TABS)[number];

/** Where a key leads from a tab: arrows go round, Home and End to either end; nothing for other keys. */
export function tabAfter(tab: Tab, key: string): Tab | undefined {
  const place = TABS.indexOf(tab);
  switch (key) {
    case "ArrowRight":
    case "ArrowDown":
      return TABS[(place + 1) % TABS.length];
    case "ArrowLeft":
    case "ArrowUp":
      return TABS.at(place - 1);
    case "Home":
      return TABS[0];
    case "End":
      return TABS.at(-1);
    default:
      return undefined;
  }
}

/** The ids by which tabs, pages and headings name each other. */
export function tabIds(tab: Tab): { readonly tab: string; readonly page: string; readonly heading: string } {
  return { tab: `ka-tab-${tab}`, page: `ka-page-${tab}`, heading: `ka-heading-${tab}` };
}
