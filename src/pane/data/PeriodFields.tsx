import { Field, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNumbers } from "../frame/numbers";
import type { ComparisonDays, Period } from "../../core/policy";
import { problemsAt } from "../choices";
import { problemSentence } from "../method/problem-sentence";
import { DateInput } from "../controls/DateInput";
import { Fold, type View } from "../frame/Section";
import { isWriting } from "../state";

const DAYS = ["from", "to", "analysisDate"] as const satisfies readonly (keyof Period)[];
const COMPARED = ["from", "to"] as const satisfies readonly (keyof ComparisonDays)[];

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  field: { gridTemplateColumns: "minmax(72px, 30%) minmax(0, 1fr)" },
  about: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** The days that count, the day at which figures "until now" end, and earlier days to compare with. */
export function PeriodFields({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [opened, setOpened] = useState(false);
  const { period } = state;
  const isWrong = problemsAt(state, "period").length + problemsAt(state, "comparison").length > 0;
  const open = opened || isWrong;
  const said = DAYS.flatMap((day) => (period[day] === undefined ? [] : `${t(`period.${day}`)} ${period[day]}`));
  const label = open || said.length === 0 ? t(open ? "period.title" : "period.all") : said.join(t("data.comma"));
  return (
    <Fold label={label} open={open ? "open" : "shut"} onToggle={() => setOpened(!open)}>
      <div className={styles.fields}>
        {DAYS.map((day) => (
          <DayField
            key={day}
            label={t(`period.${day}`)}
            path={`period.${day}`}
            day={period[day]}
            hint={day === "analysisDate" ? t("period.analysisAbout") : undefined}
            view={{ state, send }}
            onDay={(text) => {
              const { [day]: _before, ...others } = period;
              send({ kind: "periodChanged", period: text === "" ? others : { ...others, [day]: text } });
            }}
          />
        ))}
        <ComparisonFields state={state} send={send} />
      </div>
    </Fold>
  );
}

/** The earlier days that growth compares the period with; without them, the months before. */
function ComparisonFields({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [opened, setOpened] = useState<boolean>();
  const { comparison } = state;
  const isOpen = opened ?? Object.keys(comparison).length > 0;
  return (
    <Fold label={t("period.compare")} open={isOpen ? "open" : "shut"} onToggle={() => setOpened(!isOpen)}>
      <div className={styles.fields} role="group" aria-label={t("period.compare")}>
        <div className={styles.about}>{t("period.compareAbout")}</div>
        {COMPARED.map((day) => (
          <DayField
            key={day}
            label={t(`period.${day}`)}
            path={`comparison.${day}`}
            day={comparison[day]}
            view={{ state, send }}
            onDay={(text) => {
              const { [day]: _before, ...others } = comparison;
              send({ kind: "comparisonChanged", comparison: text === "" ? others : { ...others, [day]: text } });
            }}
          />
        ))}
      </div>
    </Fold>
  );
}

interface DayFieldProps {
  readonly label: string;
  /** Where the policy keeps it. */
  readonly path: string;
  readonly day: string | undefined;
  readonly hint?: string | undefined;
  readonly view: View;
  /** Told the day, or an empty text. */
  readonly onDay: (text: string) => void;
}

/** A day under its name, with what is wrong with it beside it. */
function DayField({ label, path, day, hint, view: { state }, onDay }: DayFieldProps) {
  const { say } = useNumbers();
  const styles = useStyles();
  const [problem] = problemsAt(state, path).map((issue) => say(() => problemSentence(issue, state.policy.language)));
  return (
    <Field
      label={{ children: label, size: "small" }}
      orientation="horizontal"
      className={styles.field}
      {...(problem !== undefined
        ? { validationState: "error", validationMessage: problem }
        : hint === undefined
          ? {}
          : { hint })}
    >
      <DateInput
        text={day ?? ""}
        state={isWriting(state) ? "blocked" : problem === undefined ? "free" : "wrong"}
        onText={onDay}
      />
    </Field>
  );
}
