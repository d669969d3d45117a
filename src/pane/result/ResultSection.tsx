import { ProgressBar, makeStyles, tokens } from "@fluentui/react-components";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import { dayToText } from "../../core/days";
import { nameOf } from "../../core/methods/methods";
import type { MethodReport, Report } from "../../core/report";
import { count, percent } from "../../core/text/numbers";
import { ClassBars } from "./ClassBars";
import { Section, type View } from "../frame/Section";
import { SettingFold } from "../method/SettingFold";
import type { UnderWay } from "../state";

/** There is nothing to draw before rows are read: the curve is fetched then. */
const ParetoCurve = lazy(async () => ({ default: (await import("./ParetoCurve")).ParetoCurve }));

const useStyles = makeStyles({
  headline: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  bar: { height: "2px" },
  place: { height: "2px", marginTop: "-6px", marginBottom: "-4px" },
});

/** The live preview: who brings how much. */
export function ResultSection({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { report, underWay } = state;
  return (
    <Section title={t("result.title")}>
      <div className={styles.place}>{underWay && <UnderWayBar underWay={underWay} />}</div>
      {report ? (
        <>
          <Figures report={report} state={state} />
          <SettingFold setting="overrides" state={state} send={send} />
          <SettingFold setting="outputs" state={state} send={send} />
        </>
      ) : (
        <div className={styles.quiet}>{underWay ? <UnderWayText underWay={underWay} /> : t("result.waiting")}</div>
      )}
    </Section>
  );
}

function UnderWayBar({ underWay }: { readonly underWay: UnderWay }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const at = underWay.kind === "reading" ? underWay.at : undefined;
  return (
    <ProgressBar
      className={styles.bar}
      aria-label={t(`status.${underWay.kind}`)}
      {...(at ? { value: at.done, max: at.total } : {})}
    />
  );
}

function UnderWayText({ underWay }: { readonly underWay: UnderWay }) {
  const { t } = useTranslation();
  const at = underWay.kind === "reading" ? underWay.at : undefined;
  const far = at ? `: ${t("status.progress", { done: count(at.done), total: count(at.total) })}` : "";
  return `${t(`status.${underWay.kind}`)}${far}`;
}

function Figures({ report, state }: { readonly report: Report; readonly state: View["state"] }) {
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
      {concentration && (
        <Suspense fallback={null}>
          <ParetoCurve concentration={concentration} leading={shown} />
        </Suspense>
      )}
    </>
  );
}

/** The figures of the method whose form is shown; those of the leading one while they are not there yet. */
function methodShown({ methods }: Report, state: View["state"]): MethodReport | undefined {
  const choice = state.methods[state.place];
  return methods.find((method) => choice && nameOf(method.choice) === nameOf(choice)) ?? methods[0];
}
