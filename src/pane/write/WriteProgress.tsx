import { ProgressBar, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useNumbers, type Numbers } from "../frame/numbers";
import type { Writing, WritingStage } from "./write-state";
import { addWritingWords } from "../text/writing-words";

addWritingWords();

const useStyles = makeStyles({
  step: { fontSize: tokens.fontSizeBase200 },
  far: { fontSize: tokens.fontSizeBase200, fontVariantNumeric: "tabular-nums", color: tokens.colorNeutralForeground2 },
});

const STAGES: readonly WritingStage[] = ["reading", "calculating", "writing"];

/** Below so many seconds a number of them would change with every look. */
const MOMENTS = 5;
/** Above so many seconds minutes say enough. */
const MINUTE = 60;

/** How far writing is: its step, rows or cells, and the time that is left. */
export function WriteProgress({ writing }: { readonly writing: Writing }) {
  const { t } = useTranslation();
  const { count } = useNumbers();
  const styles = useStyles();
  if (writing.kind !== "running") {
    const stage = t("write.stage.cancelling");
    return (
      <>
        <div className={styles.step}>{stage}</div>
        <ProgressBar aria-label={stage} />
      </>
    );
  }
  const { at, left } = writing;
  const stage = t(`write.stage.${writing.stage}`);
  const step = STAGES.indexOf(writing.stage) + 1;
  const far = at && {
    done: count(at.done),
    total: count(at.total),
  };
  return (
    <>
      <div className={styles.step}>{t("progress.step", { step: count(step), steps: count(STAGES.length), stage })}</div>
      <ProgressBar aria-label={stage} {...(at ? { value: at.done, max: at.total } : {})} />
      <div className={styles.far}>
        {far && t(writing.stage === "reading" ? "progress.rows" : "progress.cells", far)}
        {left !== undefined && ` · ${timeLeft(t, { left, step: step === STAGES.length ? "last" : "before", count })}`}
      </div>
    </>
  );
}

/** Seconds in words; of what follows the last step but one nobody knows the pace. */
function timeLeft(
  t: ReturnType<typeof useTranslation>["t"],
  { left, step, count }: { readonly left: number; readonly step: "last" | "before"; readonly count: Numbers["count"] },
): string {
  const isLast = step === "last";
  if (left <= MOMENTS) return t(isLast ? "progress.moments" : "progress.momentsOfStep");
  if (left < MINUTE - MOMENTS) {
    const number = count(Math.ceil(left / MOMENTS) * MOMENTS);
    return t(isLast ? "progress.seconds" : "progress.secondsOfStep", { number });
  }
  const minutes = Math.round(left / MINUTE);
  return t(isLast ? "progress.minutes" : "progress.minutesOfStep", { count: minutes, number: count(minutes) });
}
