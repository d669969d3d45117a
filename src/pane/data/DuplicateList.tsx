import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNumbers } from "../frame/numbers";
import { TEXTS } from "../../core/text/text";
import { Fold, type View } from "../frame/Section";
import { isWriting } from "../state";

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, margin: 0, padding: 0 },
  pair: {
    listStyleType: "none",
    display: "flex",
    // In a narrow pane the buttons stand below the names, which keep their lines.
    flexWrap: "wrap",
    alignItems: "start",
    justifyContent: "end",
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    fontSize: tokens.fontSizeBase200,
  },
  names: { flex: "1 1 15em", minWidth: 0, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground3, display: "block" },
  button: { flexShrink: 0 },
});

/** Customers that are likely one, to be merged by the user, and those that were, each to be taken back. */
export function DuplicateList({ state, send }: View) {
  const { t } = useTranslation();
  const { count, moneyOf } = useNumbers();
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const { summary } = TEXTS[state.policy.language];
  const { shown, found } = state.report?.duplicates ?? { shown: [], found: 0 };
  const merged = (state.policy.merges ?? []).flatMap(({ into, names }) => names.map((name) => ({ into, name })));
  const { different = [] } = state.policy;
  if (shown.length + merged.length + different.length === 0) return null;
  const blocked = isWriting(state);
  const label =
    merged.length === 0
      ? t("duplicates.found", { found: count(found) })
      : t("duplicates.foundAndMerged", { found: count(found), merged: count(merged.length) });
  return (
    <Fold label={label} open={open ? "open" : "shut"} onToggle={() => setOpen(!open)}>
      <ul className={styles.list} aria-label={summary.duplicates}>
        {merged.map(({ into, name }) => (
          <li key={JSON.stringify(["merged", into, name])} className={styles.pair}>
            <span className={styles.names}>{t("duplicates.merged", { into, name })}</span>
            <Button
              size="small"
              className={styles.button}
              aria-label={t("duplicates.undoOf", { into, name })}
              disabledFocusable={blocked}
              onClick={() => send({ kind: "mergeUndone", into, name })}
            >
              {t("duplicates.undo")}
            </Button>
          </li>
        ))}
        {different.map((names, place) => (
          <li key={JSON.stringify(["different", ...names])} className={styles.pair}>
            <span className={styles.names}>{t("duplicates.different", { names: names.join(" ≠ ") })}</span>
            <Button
              size="small"
              className={styles.button}
              aria-label={t("duplicates.askAgainOf", { names: names.join(" ≠ ") })}
              disabledFocusable={blocked}
              onClick={() => send({ kind: "differenceUndone", place })}
            >
              {t("duplicates.undo")}
            </Button>
          </li>
        ))}
        {shown.map(({ into, name, intoAmount, amount, reason }) => (
          <li key={JSON.stringify([into, name])} className={styles.pair}>
            <span className={styles.names}>
              {`${name} (${moneyOf(amount)})`}
              <span>{` ≈ ${into} (${moneyOf(intoAmount)})`}</span>
              <span className={styles.quiet}>{summary.duplicateReasons[reason]}</span>
            </span>
            <Button
              size="small"
              className={styles.button}
              aria-label={t("duplicates.mergeOf", { into, name })}
              disabledFocusable={blocked}
              onClick={() => send({ kind: "customersMerged", into, name })}
            >
              {t("duplicates.merge")}
            </Button>
            <Button
              size="small"
              className={styles.button}
              aria-label={t("duplicates.differOf", { into, name })}
              disabledFocusable={blocked}
              onClick={() => send({ kind: "customersDiffer", names: [into, name] })}
            >
              {t("duplicates.differ")}
            </Button>
          </li>
        ))}
      </ul>
    </Fold>
  );
}
