import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { isAmountKnown, leftOutByMoney } from "../../core/data-quality";
import type { Report } from "../../core/report";
import { useNumbers } from "../frame/numbers";
import { TEXTS } from "../../core/text/text";
import type { View } from "../frame/Section";
import { ShowRow } from "./ShowRow";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, fontSize: tokens.fontSizeBase200 },
  item: {
    listStyleType: "none",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: "2px 0",
  },
  line: { display: "flex", flexWrap: "wrap", alignItems: "baseline", columnGap: tokens.spacingHorizontalS },
  reason: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere", "::first-letter": { textTransform: "uppercase" } },
  amount: { fontWeight: 600, fontVariantNumeric: "tabular-nums", marginInlineStart: "auto" },
  rows: { color: tokens.colorNeutralForeground3, flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
});

/** What was left out, the most money first: why, how many rows and how much, and where it stands. */
export function LeftOutList({ state, send, report }: View & { readonly report: Report }) {
  const { t } = useTranslation();
  const { count, money, say } = useNumbers();
  const styles = useStyles();
  const { reasons, rowList, summary } = TEXTS[state.policy.language];
  return (
    <ul className={styles.list} aria-label={summary.leftOut}>
      {leftOutByMoney(report).map(({ reason, rows, firstRows, amount }) => (
        <li key={reason} className={styles.item}>
          <div className={styles.line}>
            <span className={styles.reason}>{reasons[reason]}</span>
            <span className={styles.amount}>{isAmountKnown(reason) ? money(amount.text) : t("quality.notKnown")}</span>
          </div>
          <div className={styles.line}>
            <span className={styles.rows}>
              {t("quality.rows", { count: rows, number: count(rows) })} · {say(() => rowList(firstRows, rows))}
            </span>
            {firstRows.length > 0 && <ShowRow state={state} send={send} rows={firstRows} of={reasons[reason]} />}
          </div>
        </li>
      ))}
    </ul>
  );
}
