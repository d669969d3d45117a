import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNumbers } from "./numbers";
import type { Issue, IssueKind, Severity } from "../../core/issues";
import type { Language } from "../../core/policy";
import { describeIssue } from "../../core/text/sentences";
import { answerWords } from "../data/AnswerList";
import { answersTo, type IntakeAnswer } from "../data/intake-answers";

/** What stops the work only until the user answers is a question, not a failure. */
const QUESTIONS: readonly IssueKind[] = ["whichColumn", "noCustomerColumn", "amountUnitUnknown", "roleMissing"];

const INTENTS: { readonly [S in Severity]: "error" | "warning" | "info" } = {
  error: "error",
  warning: "warning",
  note: "info",
};

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  bar: { minHeight: "auto", paddingTop: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalS },
  body: { overflowWrap: "anywhere" },
  answers: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS, marginTop: tokens.spacingVerticalXS },
});

export interface IssuesProps {
  readonly issues: readonly Issue[];
  readonly language: Language;
  /** Told the answer to an issue that asks something; without it, nothing can be answered here. */
  readonly onAnswer?: (answer: IntakeAnswer) => void;
  /** What leads to the rows of an issue, where it has any. */
  readonly rowsShown?: (issue: Issue) => ReactNode;
}

/** Issues as message bars, each with its sentence of what to do next, and with buttons where it asks something. */
export function IssueBars({ issues, language, onAnswer, rowsShown }: IssuesProps) {
  const { t } = useTranslation();
  const { say } = useNumbers();
  const styles = useStyles();
  return (
    <div className={styles.list}>
      {issues.map((issue) => {
        const answers = onAnswer ? answersTo(issue) : [];
        const asks = QUESTIONS.includes(issue.kind) || answers.length > 0;
        const sentence = say(() => describeIssue(issue, language));
        return (
          <MessageBar
            key={sentence}
            intent={asks ? "warning" : INTENTS[issue.severity]}
            layout="multiline"
            className={styles.bar}
          >
            <MessageBarBody className={styles.body}>
              {sentence}
              {rowsShown?.(issue)}
              {answers.length > 0 && (
                <span className={styles.answers}>
                  {answers.map((answer) => (
                    <Button key={answer.value} size="small" onClick={() => onAnswer?.(answer)}>
                      {answerWords(t, answer)}
                    </Button>
                  ))}
                </span>
              )}
            </MessageBarBody>
          </MessageBar>
        );
      })}
    </div>
  );
}
