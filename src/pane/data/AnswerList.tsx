import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { answersIn, type IntakeAnswer } from "./intake-answers";
import type { View } from "../frame/Section";
import { isWriting } from "../state";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0 },
  answer: {
    listStyleType: "none",
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase200,
  },
  text: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
  again: { flexShrink: 0 },
});

/** What an answer is called on its button. */
export function answerWords(t: TFunction, answer: IntakeAnswer): string {
  switch (answer.setting) {
    case "decimal":
      return t(`answers.decimal.${answer.value}`);
    case "dateOrder":
      return t(`answers.dateOrder.${answer.value}`);
    case "currency":
      return t("answers.currency", { currency: answer.value });
    case "hiddenRows":
      return t(`answers.hiddenRows.${answer.value}`);
    case "totals":
      return t(`answers.totals.${answer.value}`);
  }
}

/** What the user said of the cells, kept with the choices; each can be asked again. */
export function AnswerList({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const answers = answersIn(state.policy.intake);
  if (answers.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t("answers.title")}>
      {answers.map((answer) => {
        const words = answerWords(t, answer);
        const header = "header" in answer ? answer.header : undefined;
        const said = header === undefined ? words : t("answers.ofColumn", { header, answer: words });
        return (
          <li key={said} className={styles.answer}>
            <span className={styles.text}>{said}</span>
            <Button
              appearance="subtle"
              size="small"
              className={styles.again}
              aria-label={t("answers.againOf", { answer: said })}
              disabledFocusable={isWriting(state)}
              onClick={() => send({ kind: "intakeAskedAgain", answer })}
            >
              {t("answers.again")}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
