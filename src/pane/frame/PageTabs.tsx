import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { TABS, tabAfter, tabIds, type Tab } from "./tabs";

const useStyles = makeStyles({
  // Two lines where one is too narrow: nothing hides behind a menu, and names stay whole where letters are larger.
  list: {
    display: "flex",
    flexWrap: "wrap",
    padding: `0 ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS}`,
    columnGap: "2px",
  },
  tab: {
    minHeight: "28px",
    padding: "2px 4px",
    border: "none",
    borderBottom: "2px solid transparent",
    // A line that cannot be seen is seen in contrast themes.
    "@media (forced-colors: active)": { borderBottomColor: "Canvas" },
    borderRadius: `${tokens.borderRadiusMedium} ${tokens.borderRadiusMedium} 0 0`,
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground2,
    font: "inherit",
    fontSize: tokens.fontSizeBase200,
    whiteSpace: "nowrap",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground2Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  // Also told by the weight of its letters. Contrast themes take the colour of the line away: there it is told as selected text is.
  chosen: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    "@media (forced-colors: active)": {
      forcedColorAdjust: "none",
      backgroundColor: "Highlight",
      borderBottomColor: "Highlight",
      color: "HighlightText",
      ":hover": { backgroundColor: "Highlight", color: "HighlightText" },
      ":focus-visible": { outline: "2px solid HighlightText", outlineOffset: "-4px" },
    },
  },
});

interface PageTabsProps {
  readonly tab: Tab;
  readonly onChoose: (tab: Tab) => void;
}

/**
 * The tabs of the pages. Fluent UI's own bring a library for moving the focus that is a tenth of all that the pane may weigh at first. Keys move the focus only:
 * a page is fetched when it is chosen.
 */
export function PageTabs({ tab: chosen, onChoose }: PageTabsProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [focused, setFocused] = useState<Tab>();
  const move = (event: KeyboardEvent, tab: Tab) => {
    const next = event.ctrlKey || event.altKey || event.metaKey ? undefined : tabAfter(tab, event.key);
    if (!next) return;
    event.preventDefault();
    setFocused(next);
    document.getElementById(tabIds(next).tab)?.focus();
  };
  return (
    <div role="tablist" aria-label={t("tabs.list")} className={styles.list} onBlur={() => setFocused(undefined)}>
      {TABS.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={tabIds(tab).tab}
          aria-selected={tab === chosen}
          aria-controls={tabIds(tab).page}
          tabIndex={tab === (focused ?? chosen) ? 0 : -1}
          className={mergeClasses(styles.tab, tab === chosen && styles.chosen)}
          onClick={() => onChoose(tab)}
          onKeyDown={(event) => move(event, tab)}
        >
          {t(`tabs.${tab}`)}
        </button>
      ))}
    </div>
  );
}
