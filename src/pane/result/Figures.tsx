import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { dayToText } from "../../core/days";
import { nameOf } from "../../core/methods/methods";
import type { MethodReport, Report } from "../../core/report";
import { count, percent } from "../../core/text/numbers";
import type { View } from "../frame/Section";
import { ClassBars } from "./ClassBars";
import { ParetoCurve } from "./ParetoCurve";

const useStyles = makeStyles({
  headline: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Who brings how much: fetched with the first result, like all that calculates it. */
export function Figures({ report, state }: { readonly report: Report; readonly state: View["state"] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { concentration, analysisDate } = report;
  const { language } = state.policy;
  const shown = methodShown(report, state);
  if (!shown) return null;
  return (
    <>
      {concentration && (
        <div className={styles.headline}>
          {t("result.few", {
            count: concentration.for80.customers,
            number: count(concentration.for80.customers),
            all: count(report.customers),
            part: percent(concentration.for80.customerShare),
            share: percent(0.8),
          })}
        </div>
      )}
      <ClassBars method={shown} language={language} />
      {shown.measure === "amountOfLastYear" && analysisDate !== undefined && (
        <div className={styles.quiet}>{t("result.lastYear", { date: dayToText(analysisDate) })}</div>
      )}
      {concentration && <ParetoCurve concentration={concentration} leading={shown} />}
    </>
  );
}

/** The figures of the method whose form is shown; those of the leading one while they are not there yet. */
function methodShown({ methods }: Report, state: View["state"]): MethodReport | undefined {
  const choice = state.methods[state.place];
  return methods.find((method) => choice && nameOf(method.choice) === nameOf(choice)) ?? methods[0];
}
