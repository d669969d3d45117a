import { makeStyles, mergeClasses } from "@fluentui/react-components";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Concentration } from "../../core/concentration";
import { isBeside } from "../../core/customer-class";
import type { MethodChoice } from "../../core/methods/methods";
import type { MethodReport } from "../../core/report";
import { coloursOf } from "../../core/sheets/colours";
import { useNumbers } from "../frame/numbers";
import { classLabel } from "../../core/text/text";
import { Meaning } from "../controls/Meaning";
import { Fold, type View } from "../frame/Section";
import { isWriting } from "../state";
import { useChartStyles } from "./chart-styles";
import { CutHandle } from "./CutHandle";
import { classNames, moveEnd, nearestSpot, spotOf, type CutOffs } from "./cut-offs";

/** So many points of the curve go into its table, more or less. */
const TABLE_ROWS = 10;

const useStyles = makeStyles({
  roomy: { height: "190px" },
  bands: { display: "flex", height: "8px", marginTop: "2px", forcedColorAdjust: "none" },
});

interface ParetoCurveProps extends Pick<View, "state"> {
  readonly drawn: Pick<Concentration, "curve" | "xy" | "holds8020">;
  readonly method: MethodReport;
  /** What the customers are ranked by, where that is not the amount. */
  readonly rankedBy: string | undefined;
  /** Where the classes end on this curve, if they do. */
  readonly cutOffs: CutOffs | undefined;
  readonly onChange: (choice: MethodChoice) => void;
}

/** The share of the amount that the largest customers bring, as a curve on which cut-offs are dragged, in words and as a table. */
export function ParetoCurve({ drawn, method, rankedBy, cutOffs, state, onChange }: ParetoCurveProps) {
  const { t } = useTranslation();
  const { count, percent } = useNumbers();
  const charts = useChartStyles();
  const styles = useStyles();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { curve, xy, holds8020 } = drawn;
  const sentence = t("figures.xy", { customers: percent(xy.customerShare), value: percent(xy.valueShare) });
  const points = curve.map(({ customerShare, valueShare }) => `${customerShare * 100},${100 - valueShare * 100}`);
  const step = Math.ceil(curve.length / TABLE_ROWS);
  const rows = curve.filter((_, i) => i > 0 && (i % step === 0 || i === curve.length - 1));
  const ranked =
    1 -
    method.classes
      .filter(({ kind, parts }) => isBeside({ kind, ...(parts ? { parts } : {}) }))
      .reduce((sum, { customerShare }) => sum + customerShare, 0);
  const cuts = cutOffs
    ? cutOffs.ladder.ends.map((share) => ({ share, spot: spotOf(curve, share, { along: cutOffs.along, ranked }) }))
    : [];
  return (
    <figure className={charts.figure} aria-labelledby={id}>
      <div className={charts.axis} aria-hidden="true">
        <span>{rankedBy ?? t("figures.axisAmount")} 100%</span>
      </div>
      <div className={mergeClasses(charts.plot, cutOffs && styles.roomy)}>
        <svg
          className={charts.svg}
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          role="img"
          aria-label={t("figures.curveAbout", { sentence })}
        >
          <line className={charts.even} x1="0" y1="100" x2="100" y2="0" />
          {(cutOffs ? cuts.map(({ spot }) => spot) : [{ x: xy.customerShare, y: xy.valueShare }]).map(
            ({ x, y }, place) => (
              <polyline
                key={place}
                className={charts.guide}
                points={`0,${100 - y * 100} ${x * 100},${100 - y * 100} ${x * 100},100`}
              />
            ),
          )}
          <polyline className={charts.curve} points={points.join(" ")} />
        </svg>
        {!cutOffs && (
          <div
            className={charts.point}
            style={{ left: `${xy.customerShare * 100}%`, top: `${100 - xy.valueShare * 100}%` }}
          />
        )}
        {cutOffs &&
          cuts.map(({ share, spot }, place) => {
            const name = classNames(cutOffs)[place] ?? "";
            const entry = method.classes.find((one) => classLabel(one, state.policy.language) === name) ?? {
              kind: "labelled",
              label: name,
            };
            const facts = { name, share: percent(share) };
            return (
              <CutHandle
                key={place}
                name={name}
                share={share}
                label={t("figures.cut", { name })}
                said={
                  cutOffs.along === "value"
                    ? t("figures.cutOfValue", { ...facts, customers: percent(spot.x) })
                    : t("figures.cutOfCustomers", { ...facts, value: percent(spot.y) })
                }
                spot={spot}
                colours={coloursOf(entry, place, state.policy)}
                state={isWriting(state) ? "blocked" : "free"}
                shareAt={(wanted, plot) => {
                  const { x, y } = nearestSpot(curve, wanted, plot);
                  return cutOffs.along === "value" ? y : ranked > 0 ? x / ranked : 0;
                }}
                onMove={(to) => {
                  const ladder = moveEnd(cutOffs.ladder, place, to);
                  if (ladder !== cutOffs.ladder) onChange(cutOffs.moved(ladder));
                }}
              />
            );
          })}
      </div>
      {method.measure === "amount" && !method.ranked && !method.groups && (
        <div className={styles.bands} aria-hidden="true">
          {method.classes.map((entry, place) => (
            <div
              key={place}
              style={{ flexGrow: entry.customerShare, backgroundColor: coloursOf(entry, place, state.policy).fill }}
            />
          ))}
        </div>
      )}
      <div className={charts.axis} aria-hidden="true">
        <span>0%</span>
        <span>{t("figures.axisCustomers")} 100%</span>
      </div>
      <figcaption className={charts.caption}>
        <span id={id}>
          {rankedBy !== undefined && `${t("figures.ownCurve", { measure: rankedBy })} `}
          {sentence}
          {holds8020 ? t("figures.holds") : t("figures.holdsNot")}
        </span>{" "}
        <Meaning of="xyPoint" />
      </figcaption>
      {cutOffs && <div className={charts.caption}>{t("figures.cutHint")}</div>}
      <Fold label={t("figures.curveTable")} open={open ? "open" : "shut"} onToggle={() => setOpen(!open)}>
        <table className={charts.table} aria-label={t("figures.curve")}>
          <thead>
            <tr>
              <th scope="col" colSpan={2}>
                {t("figures.curveCustomers")}
              </th>
              <th scope="col">{t("figures.curveValue")}</th>
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
