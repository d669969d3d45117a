import { Button, Link, MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useNumbers } from "../frame/numbers";
import { Issues } from "../frame/Issues";
import type { View } from "../frame/Section";
import type { Written } from "../../core/workbook";
import { addWritingWords } from "../text/writing-words";
import { Checked } from "./Checked";

addWritingWords();

const useStyles = makeStyles({
  // The button below stays in sight.
  card: {
    maxHeight: "50vh",
    overflowY: "auto",
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
  },
  bar: { minHeight: "auto", paddingTop: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalS },
  body: { overflowWrap: "anywhere" },
  links: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
  },
  place: { listStyleType: "none", minWidth: 0 },
  link: { minHeight: "24px", textAlign: "start" },
});

/** What became of the writing: where it stands, what was verified, and the way back. */
export function WriteOutcome({ state, send }: View) {
  const { writing, policy, report } = state;
  const styles = useStyles();
  if (writing.kind !== "done" && writing.kind !== "stopped") return null;
  return (
    <div className={styles.card}>
      {writing.kind === "done" && <Done state={state} send={send} written={writing.written} />}
      <Issues issues={writing.issues} language={policy.language} />
      {writing.kind === "done" && report && <Checked report={report} also={["sameRows", "readBack"]} />}
    </div>
  );
}

function Done({ state, send, written }: View & { readonly written: Written }) {
  const { t } = useTranslation();
  const { count } = useNumbers();
  const styles = useStyles();
  const { sheets, also = [] } = written;
  const customers = state.report?.customers ?? 0;
  return (
    <MessageBar intent="success" layout="multiline" className={styles.bar}>
      <MessageBarBody className={styles.body}>
        {written.state === "unchanged"
          ? t("write.unchanged")
          : t("written.done", { count: customers, number: count(customers) })}
        <ul className={styles.links} aria-label={t("written.sheets")}>
          {[sheets.accounts, sheets.summary, ...also].map((sheet) => (
            <li key={sheet} className={styles.place}>
              <Link as="button" className={styles.link} onClick={() => send({ kind: "sheetAsked", sheet })}>
                {sheet}
              </Link>
            </li>
          ))}
          {state.lastRun.revertible !== undefined && (
            <li className={styles.place}>
              <Button size="small" onClick={() => send({ kind: "revertAsked" })}>
                {t("written.revert")}
              </Button>
            </li>
          )}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}
