/** English of what explains: the page that helps, and the button beside a figure. */
export const guide = {
  meaning: { ask: "What does this mean?", of: "What does this mean? {{title}}" },
  guide: {
    search: "Find a method or a figure",
    searchHint: "For example ABC, share, at risk",
    clear: "Clear the search",
    nothing: "Nothing here has these words. Try a shorter one.",
    found_one: "{{number}} entry found",
    found_other: "{{number}} entries found",
    methods: "Methods",
    figures: "Figures in the pane",
    keys: "By keyboard",
    keyNames: {
      f6: "F6",
      tabs: "← →",
      tab: "Tab, Shift+Tab",
      enter: "Enter, Space",
      escape: "Esc",
      arrows: "↑ ↓",
    },
    keyUses: {
      f6: "from the sheet to the pane, and back",
      tabs: "from page to page, once a page's tab has the focus; Enter shows it",
      tab: "from one control to the next, and back",
      enter: "presses a button, unfolds a line, opens “What does this mean?”",
      escape: "closes a note or a list, or answers a question with No",
      arrows: "chooses in a list",
    },
    privacy: "Where your data goes",
    privacyAbout:
      "Nowhere: KA calculates in this pane, on your computer, and sends nothing to any server. Settings and results are kept in the workbook itself, your name on this computer only.",
    privacyWrites:
      "KA writes to sheets of its own and, only where you ask for it, class columns beside your rows. “Revert last run” brings back what was there before.",
    formulas: "KA's formulas, one by one with examples",
    version: "KA {{version}}",
  },
} as const;
