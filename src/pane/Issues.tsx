import { MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import type { Issue, IssueKind, Severity } from "../core/issues";
import type { Language } from "../core/policy";
import { describeIssue } from "../core/text/text";

/** What stops the work only until the user answers is a question, not a failure. */
const QUESTIONS: readonly IssueKind[] = ["whichColumn", "noCustomerColumn", "amountUnitUnknown"];

const INTENTS: { readonly [S in Severity]: "error" | "warning" | "info" } = {
  error: "error",
  warning: "warning",
  note: "info",
};

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  bar: { minHeight: "auto", paddingTop: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalS },
  body: { overflowWrap: "anywhere" },
});

/** Issues as message bars, each with its sentence of what to do next. */
export function Issues({ issues, language }: { readonly issues: readonly Issue[]; readonly language: Language }) {
  const styles = useStyles();
  if (issues.length === 0) return null;
  return (
    <div className={styles.list}>
      {issues.map((issue) => {
        const intent = QUESTIONS.includes(issue.kind) ? "warning" : INTENTS[issue.severity];
        const sentence = describeIssue(issue, language);
        return (
          <MessageBar key={sentence} intent={intent} layout="multiline" className={styles.bar}>
            <MessageBarBody className={styles.body}>{sentence}</MessageBarBody>
          </MessageBar>
        );
      })}
    </div>
  );
}
