import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Suspense, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { tabIds, type Tab } from "./tabs";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, minWidth: 0 },
  hidden: { display: "none" },
  heading: {
    margin: `0 ${tokens.spacingHorizontalXS}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: "none",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "2px" },
  },
});

interface TabPageProps {
  readonly tab: Tab;
  readonly shown: "yes" | "no";
  readonly children: ReactNode;
}

/** One page under its heading. It is made when it is first shown and kept from then on: what is typed in its forms stays. */
export function TabPage({ tab, shown, children }: TabPageProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [made, setMade] = useState(shown);
  if (shown === "yes" && made === "no") setMade("yes");
  const ids = tabIds(tab);
  return (
    <div
      role="tabpanel"
      id={ids.page}
      aria-labelledby={ids.heading}
      hidden={shown === "no"}
      className={mergeClasses(styles.page, shown === "no" && styles.hidden)}
    >
      <h2 id={ids.heading} tabIndex={-1} className={styles.heading}>
        {t(`tabs.headings.${tab}`)}
      </h2>
      {made === "yes" && <Suspense fallback={null}>{children}</Suspense>}
    </div>
  );
}
