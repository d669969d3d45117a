import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { coloursOf, type Colouring } from "../../core/sheets/colours";
import type { MethodReport } from "../../core/report";
import { useNumbers } from "../frame/numbers";
import { classLabel } from "../../core/text/text";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  item: { listStyleType: "none" },
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "baseline",
    columnGap: tokens.spacingHorizontalS,
    fontVariantNumeric: "tabular-nums",
  },
  chip: {
    fontWeight: 600,
    borderRadius: tokens.borderRadiusSmall,
    padding: "0 6px",
    overflowWrap: "anywhere",
    forcedColorAdjust: "none",
  },
  customers: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, flexGrow: 1 },
  amount: { fontWeight: 600, marginLeft: "auto" },
  barLine: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalS },
  track: {
    flexGrow: 1,
    height: "10px",
    backgroundColor: tokens.colorNeutralBackground6,
    borderRadius: tokens.borderRadiusSmall,
    overflow: "hidden",
    forcedColorAdjust: "none",
  },
  bar: {
    height: "100%",
    boxSizing: "border-box",
    borderRadius: tokens.borderRadiusSmall,
  },
  share: {
    position: "relative",
    minWidth: "44px",
    textAlign: "end",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
  },
  unseen: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
  outside: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface ClassBarsProps {
  readonly method: MethodReport;
  readonly colouring: Colouring;
}

/** Each class with its customers, its money and its share as a bar. */
export function ClassBars({ method, colouring }: ClassBarsProps) {
  const { t } = useTranslation();
  const { count, money, percent } = useNumbers();
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label={t("method.classes")}>
      {method.classes.map((entry, place) => {
        const { fill, font } = coloursOf(entry, place, colouring);
        const label = classLabel(entry, colouring.language);
        return (
          <li key={label} className={styles.item}>
            <div className={styles.line}>
              <span className={styles.chip} style={{ backgroundColor: fill, color: font }}>
                {label}
              </span>
              <span className={styles.customers}>
                {t("figures.customers", {
                  count: entry.customers,
                  number: count(entry.customers),
                  part: percent(entry.customerShare),
                })}
              </span>
              <span className={styles.amount}>{money(entry.amount.text)}</span>
            </div>
            {entry.share === undefined ? (
              <span className={styles.outside}>{t("figures.outside")}</span>
            ) : (
              <div className={styles.barLine}>
                <div className={styles.track} aria-hidden="true">
                  {entry.share > 0 && (
                    <div
                      className={styles.bar}
                      style={{ width: `${entry.share * 100}%`, backgroundColor: fill, border: `1px solid ${font}` }}
                    />
                  )}
                </div>
                <span className={styles.share}>
                  {percent(entry.share)}{" "}
                  {method.ranked?.adds !== "up" && <span className={styles.unseen}>{t("figures.ofAmount")}</span>}
                </span>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
