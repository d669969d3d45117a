import { makeStyles, tokens } from "@fluentui/react-components";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Trend } from "../../core/account/account-detail";
import { Fold } from "../frame/Section";

const useStyles = makeStyles({
  figure: { margin: 0, display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS, minWidth: 0 },
  svg: { width: "100%", height: "72px", display: "block" },
  bar: {
    fill: tokens.colorBrandForeground1,
    "@media (forced-colors: active)": { fill: "Highlight", forcedColorAdjust: "none" },
  },
  // Returns of a month: told from sales by the side of the line that they are on as well.
  below: {
    fill: tokens.colorPaletteRedBackground3,
    "@media (forced-colors: active)": { fill: "CanvasText", forcedColorAdjust: "none" },
  },
  axis: {
    stroke: tokens.colorNeutralStroke1,
    strokeWidth: "1px",
    vectorEffect: "non-scaling-stroke",
    "@media (forced-colors: active)": { stroke: "CanvasText" },
  },
  ends: {
    display: "flex",
    justifyContent: "space-between",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase100,
  },
  caption: { fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  table: {
    borderCollapse: "collapse",
    width: "100%",
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    "& th": { textAlign: "end", fontWeight: 600 },
    "& th:first-child": { textAlign: "start", fontWeight: 400 },
    "& td": { textAlign: "end" },
    "& tbody th, & tbody td": { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
});

/** Height of the drawing, in its own units. */
const HEIGHT = 60;

/** What a customer brought month by month, as bars, in words and as a table. */
export function TrendChart({ trend: { months, sentence } }: { readonly trend: Trend }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const id = useId();
  const [open, setOpen] = useState(false);
  const amounts = months.map(({ amount }) => amount);
  const [top, bottom] = [Math.max(0, ...amounts), Math.min(0, ...amounts)];
  const unit = HEIGHT / (top - bottom || 1);
  const zero = top * unit;
  const [from = "", to = ""] = [months[0]?.month, months.at(-1)?.month];
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <svg
        className={styles.svg}
        viewBox={`0 0 ${months.length * 10} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t("customer.trendAbout", { from, to, sentence })}
      >
        {months.map(({ month, amount, said }, place) => (
          <rect
            key={month}
            className={amount < 0 ? styles.below : styles.bar}
            x={place * 10 + 1.5}
            width={7}
            y={amount < 0 ? zero : zero - amount * unit}
            height={Math.abs(amount) * unit}
          >
            <title>{`${month}: ${said}`}</title>
          </rect>
        ))}
        <line className={styles.axis} x1={0} x2={months.length * 10} y1={zero} y2={zero} />
      </svg>
      <div className={styles.ends} aria-hidden="true">
        <span>{from}</span>
        <span>{to}</span>
      </div>
      <figcaption id={id} className={styles.caption}>
        {sentence}
      </figcaption>
      <Fold label={t("customer.trendTable")} open={open ? "open" : "shut"} onToggle={() => setOpen(!open)}>
        <table className={styles.table} aria-label={t("customer.trend")}>
          <thead>
            <tr>
              <th scope="col">{t("customer.month")}</th>
              <th scope="col">{t("customer.amount")}</th>
              <th scope="col">{t("customer.orders")}</th>
            </tr>
          </thead>
          <tbody>
            {months.toReversed().map(({ month, said, orders }) => (
              <tr key={month}>
                <th scope="row">{month}</th>
                <td>{said}</td>
                <td>{orders}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Fold>
    </figure>
  );
}
