import { Field, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Period } from "../core/policy";
import { problemSentence, problemsAt } from "./choices";
import { DateInput } from "./DateInput";
import { Fold, type View } from "./Section";
import { isWriting } from "./state";

const DAYS = ["from", "to", "analysisDate"] as const satisfies readonly (keyof Period)[];

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  field: { gridTemplateColumns: "minmax(72px, 30%) minmax(0, 1fr)" },
});

/** The days that count, and the day at which figures "until now" end. */
export function PeriodFields({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [opened, setOpened] = useState(false);
  const { period } = state;
  const [problem] = problemsAt(state, "period").map((issue) => problemSentence(issue, state.policy.language));
  const open = opened || problem !== undefined;
  const said = DAYS.flatMap((day) => (period[day] === undefined ? [] : `${t(`period.${day}`)} ${period[day]}`));
  const label = open || said.length === 0 ? t(open ? "period.title" : "period.all") : said.join(t("data.comma"));
  return (
    <Fold label={label} open={open ? "open" : "shut"} onToggle={() => setOpened(!open)}>
      <div className={styles.fields}>
        {DAYS.map((day) => (
          <Field
            key={day}
            label={{ children: t(`period.${day}`), size: "small" }}
            orientation="horizontal"
            className={styles.field}
            {...(problem !== undefined && day === "to"
              ? { validationState: "error", validationMessage: problem }
              : day === "analysisDate"
                ? { hint: t("period.analysisAbout") }
                : {})}
          >
            <DateInput
              text={period[day] ?? ""}
              state={isWriting(state) ? "blocked" : problem !== undefined && day === "to" ? "wrong" : "free"}
              onText={(text) => {
                const { [day]: _before, ...others } = period;
                send({ kind: "periodChanged", period: text === "" ? others : { ...others, [day]: text } });
              }}
            />
          </Field>
        ))}
      </div>
    </Fold>
  );
}
