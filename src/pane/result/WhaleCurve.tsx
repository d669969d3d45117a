import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Profit } from "../../core/profit";
import { useNumbers } from "../frame/numbers";
import { Fold } from "../frame/Section";
import { useChartStyles } from "./chart-styles";

/** So many points of the curve go into its table, more or less. */
const TABLE_ROWS = 10;

/** Who makes the profit and who eats it, as a curve, in words and as a table. */
export function WhaleCurve({ profit }: { readonly profit: Profit }) {
  const { t } = useTranslation();
  const { count, moneyOf, percent } = useNumbers();
  const charts = useChartStyles();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { customers, unknown, peak, erosion, losers, curve } = profit;
  const said = (share: number | undefined, money: number) => (share === undefined ? moneyOf(money) : percent(share));
  const part = percent(peak.customers / customers);
  const sentence = [
    peak.share === undefined
      ? t("figures.peakMoney", { part, money: moneyOf(peak.profit) })
      : t("figures.peakShare", { part, share: percent(peak.share) }),
    ...(erosion !== undefined && erosion > 0 ? [t("figures.eroded", { share: percent(erosion) })] : []),
    losers.customers > 0
      ? t("figures.lost", {
          count: losers.customers,
          number: count(losers.customers),
          money: moneyOf(losers.profit),
        })
      : t("figures.noneLost"),
    ...(unknown > 0 ? [t("figures.unknown", { count: unknown, number: count(unknown) })] : []),
  ].join("");
  const profits = curve.map((point) => point.profit);
  const [top, bottom] = [Math.max(0, ...profits), Math.min(0, ...profits)];
  const height = (value: number) => ((top - value) / (top - bottom || 1)) * 100;
  const points = curve.map((point) => `${(point.customers / customers) * 100},${height(point.profit)}`);
  const step = Math.ceil(curve.length / TABLE_ROWS);
  const rows = curve.filter((_, i) => i > 0 && (i % step === 0 || i === curve.length - 1));
  const at = { x: (peak.customers / customers) * 100, y: height(peak.profit) };
  return (
    <figure className={charts.figure} aria-labelledby={id}>
      <div className={charts.axis} aria-hidden="true">
        <span>
          {t("figures.axisProfit")} {said(peak.share, peak.profit)}
        </span>
      </div>
      <div className={charts.plot}>
        <svg
          className={charts.svg}
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          role="img"
          aria-label={t("figures.whaleAbout", { sentence })}
        >
          {bottom < 0 && <line className={charts.guide} x1="0" y1={height(0)} x2="100" y2={height(0)} />}
          <line className={charts.even} x1="0" y1={height(profit.total)} x2="100" y2={height(profit.total)} />
          <polyline className={charts.guide} points={`${at.x},${at.y} ${at.x},${height(0)}`} />
          <polyline className={charts.curve} points={points.join(" ")} />
        </svg>
        <div className={charts.point} style={{ left: `${at.x}%`, top: `${at.y}%` }} />
      </div>
      <div className={charts.axis} aria-hidden="true">
        <span>0%</span>
        <span>{t("figures.axisCustomers")} 100%</span>
      </div>
      <figcaption id={id} className={charts.caption}>
        {sentence}
      </figcaption>
      <Fold label={t("figures.curveTable")} open={open ? "open" : "shut"} onToggle={() => setOpen(!open)}>
        <table className={charts.table} aria-label={t("figures.whale")}>
          <thead>
            <tr>
              <th scope="col" colSpan={2}>
                {t("figures.mostProfitable")}
              </th>
              <th scope="col">{t("figures.cumulative")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((point) => (
              <tr key={point.customers}>
                <td>{count(point.customers)}</td>
                <td>{percent(point.customers / customers)}</td>
                <td>{said(point.share, point.profit)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Fold>
    </figure>
  );
}
