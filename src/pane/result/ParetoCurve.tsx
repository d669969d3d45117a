import { makeStyles, tokens } from "@fluentui/react-components";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { coloursOf } from "../../core/sheets/colours";
import type { Concentration } from "../../core/concentration";
import type { MethodReport } from "../../core/report";
import { count, percent } from "../../core/text/numbers";
import { Fold } from "../frame/Section";

/** So many points of the curve go into its table, more or less. */
const TABLE_ROWS = 10;

const useStyles = makeStyles({
  figure: { margin: 0, display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  plot: {
    position: "relative",
    height: "150px",
    borderLeft: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  bands: { display: "flex", height: "8px", marginTop: "2px", forcedColorAdjust: "none" },
  svg: { position: "absolute", inset: 0, width: "100%", height: "100%", overflow: "visible" },
  curve: {
    fill: "none",
    stroke: tokens.colorBrandForeground1,
    strokeWidth: "2px",
    vectorEffect: "non-scaling-stroke",
    "@media (forced-colors: active)": { stroke: "Highlight" },
  },
  even: {
    stroke: tokens.colorNeutralStroke1,
    strokeDasharray: "3 3",
    strokeWidth: "1px",
    vectorEffect: "non-scaling-stroke",
    "@media (forced-colors: active)": { stroke: "CanvasText" },
  },
  guide: {
    stroke: tokens.colorNeutralForeground3,
    strokeWidth: "1px",
    vectorEffect: "non-scaling-stroke",
    "@media (forced-colors: active)": { stroke: "CanvasText" },
  },
  point: {
    position: "absolute",
    width: "8px",
    height: "8px",
    margin: "-5px 0 0 -5px",
    border: `1px solid ${tokens.colorNeutralBackground1}`,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandForeground1,
    "@media (forced-colors: active)": { backgroundColor: "Highlight" },
  },
  axis: {
    display: "flex",
    justifyContent: "space-between",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase100,
  },
  caption: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  table: {
    borderCollapse: "collapse",
    width: "100%",
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    "& th": { textAlign: "end", fontWeight: 600 },
    "& td": { textAlign: "end", borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
});

interface ParetoCurveProps {
  readonly concentration: Concentration;
  readonly leading: MethodReport;
}

/** The share of the amount that the largest customers bring, as a curve, in words and as a table. */
export function ParetoCurve({ concentration, leading }: ParetoCurveProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { curve, xy, holds8020 } = concentration;
  const sentence = t("result.xy", { customers: percent(xy.customerShare), value: percent(xy.valueShare) });
  const points = curve.map(({ customerShare, valueShare }) => `${customerShare * 100},${100 - valueShare * 100}`);
  const step = Math.ceil(curve.length / TABLE_ROWS);
  const rows = curve.filter((_, i) => i > 0 && (i % step === 0 || i === curve.length - 1));
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <div className={styles.axis} aria-hidden="true">
        <span>{t("result.axisAmount")} 100%</span>
      </div>
      <div className={styles.plot}>
        <svg
          className={styles.svg}
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          role="img"
          aria-label={t("result.curveAbout", { sentence })}
        >
          <line className={styles.even} x1="0" y1="100" x2="100" y2="0" />
          <polyline
            className={styles.guide}
            fill="none"
            points={`0,${100 - xy.valueShare * 100} ${xy.customerShare * 100},${100 - xy.valueShare * 100} ${xy.customerShare * 100},100`}
          />
          <polyline className={styles.curve} points={points.join(" ")} />
        </svg>
        <div
          className={styles.point}
          style={{ left: `${xy.customerShare * 100}%`, top: `${100 - xy.valueShare * 100}%` }}
        />
      </div>
      {leading.measure === "amount" && !leading.ranked && !leading.groups && (
        <div className={styles.bands} aria-hidden="true">
          {leading.classes.map(({ kind, customerShare }, place) => (
            <div key={place} style={{ flexGrow: customerShare, backgroundColor: coloursOf(kind, place).fill }} />
          ))}
        </div>
      )}
      <div className={styles.axis} aria-hidden="true">
        <span>0%</span>
        <span>{t("result.axisCustomers")} 100%</span>
      </div>
      <figcaption id={id} className={styles.caption}>
        {sentence}
        {holds8020 ? t("result.holds") : t("result.holdsNot")}
      </figcaption>
      <Fold label={t("result.curveTable")} open={open ? "open" : "shut"} onToggle={() => setOpen(!open)}>
        <table className={styles.table} aria-label={t("result.curve")}>
          <thead>
            <tr>
              <th scope="col" colSpan={2}>
                {t("result.curveCustomers")}
              </th>
              <th scope="col">{t("result.curveValue")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ customers, customerShare, valueShare }) => (
              <tr key={customers}>
                <td>{count(customers)}</td>
                <td>{percent(customerShare)}</td>
                <td>{percent(valueShare)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Fold>
    </figure>
  );
}
