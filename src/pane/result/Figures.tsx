import { makeStyles, tokens } from "@fluentui/react-components";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import { nameOf } from "../../core/methods/methods";
import type { Language } from "../../core/policy";
import type { MethodReport, Report } from "../../core/report";
import { measureHeaders } from "../../core/sheets/summary-classes";
import { unitOfAmounts } from "../data/AmountUnit";
import { useNumbers } from "../frame/numbers";
import { TEXTS } from "../../core/text/text";
import { methodLabel } from "../choices";
import { Meaning } from "../controls/Meaning";
import type { View } from "../frame/Section";
import { addFiguresWords } from "../text/figures-words";
import { ClassBars } from "./ClassBars";
import { ConcentrationFold } from "./ConcentrationFold";
import { cutOffsOf } from "./cut-offs";
import { ParetoCurve } from "./ParetoCurve";
import { WouldMove } from "./WouldMove";

addFiguresWords();

/** Drawings of some methods only are fetched with their first figures. */
const GridMap = lazy(async () => ({ default: (await import("./GridMap")).GridMap }));
const WhaleCurve = lazy(async () => ({ default: (await import("./WhaleCurve")).WhaleCurve }));

const useStyles = makeStyles({
  headline: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface FiguresProps extends View {
  readonly report: Report;
}

/** Who brings how much: fetched with the first result, like all that calculates it. */
export function Figures({ report, state, send }: FiguresProps) {
  const { t } = useTranslation();
  const { count, percent, day } = useNumbers();
  const styles = useStyles();
  const { concentration, analysisDate } = report;
  const shown = methodShown(report, state);
  if (!shown) return null;
  const unit = unitOfAmounts(state);
  const isMoney = !shown.ranked || shown.ranked.unit === "money";
  return (
    <>
      {concentration && (
        <div className={styles.headline}>
          {t("figures.few", {
            count: concentration.for80.customers,
            number: count(concentration.for80.customers),
            all: count(report.customers),
            part: percent(concentration.for80.customerShare),
            share: percent(0.8),
          })}{" "}
          <Meaning of="few" />
        </div>
      )}
      <div className={styles.quiet}>
        {unit !== undefined && unit !== "one" && isMoney
          ? t("figures.byClassIn", { unit: TEXTS[state.policy.language].units[unit] })
          : t("figures.byClass")}{" "}
        <Meaning of="classes" />
      </div>
      <ClassBars method={shown} colouring={state.policy} />
      {shown.measure === "amountOfLastYear" && analysisDate !== undefined && (
        <div className={styles.quiet}>{t("figures.lastYear", { date: day(analysisDate) })}</div>
      )}
      <Suspense fallback={null}>
        <Drawing report={report} shown={shown} state={state} send={send} />
      </Suspense>
      {concentration && <ConcentrationFold concentration={concentration} />}
      <WouldMove state={state} send={send} />
    </>
  );
}

interface DrawingProps extends FiguresProps {
  readonly shown: MethodReport;
}

/** The drawing that says most of a method: a grid where it sorts by two things, the whale curve for profit, else the Pareto curve. */
function Drawing({ report, shown, state, send }: DrawingProps) {
  const { grids, curves } = state.further;
  const { language } = state.policy;
  const name = nameOf(shown.choice);
  const grid = grids?.find(({ method }) => method === name);
  if (shown.choice.id === "rfm" || shown.choice.id === "grid")
    return grid ? (
      <GridMap grid={grid} language={language} titleOf={(method) => titleOf(report, method, language)} />
    ) : null;
  if (shown.choice.id === "margin" && report.profit) return <WhaleCurve profit={report.profit} />;
  const own = curves?.find(({ method }) => method === name);
  const drawn = own ?? report.concentration;
  if (!drawn) return null;
  const choice = state.methods[state.place];
  const { classes } = TEXTS[language];
  // Cut-offs lie on the curve of what they are shares of, for all customers at once.
  const isOwn = own !== undefined || (!shown.ranked && shown.measure === "amount");
  const cutOffs =
    choice && nameOf(choice) === name && isOwn && !shown.groups
      ? cutOffsOf(choice, [classes.vitalFew, classes.usefulMany])
      : undefined;
  return (
    <ParetoCurve
      drawn={drawn}
      method={shown}
      rankedBy={own && measureHeaders(shown, language)[0]}
      cutOffs={cutOffs}
      state={state}
      onChange={(changed) => send({ kind: "optionsChanged", choice: changed })}
    />
  );
}

function titleOf({ methods }: Report, name: string, language: Language): string {
  const choice = methods.find((method) => nameOf(method.choice) === name)?.choice;
  return choice ? methodLabel(choice, language) : name;
}

/** The figures of the method whose form is shown; those of the leading one while they are not there yet. */
function methodShown({ methods }: Report, state: View["state"]): MethodReport | undefined {
  const choice = state.methods[state.place];
  return methods.find((method) => choice && nameOf(method.choice) === nameOf(choice)) ?? methods[0];
}
