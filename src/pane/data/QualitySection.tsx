import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { moneyLeftOut, partNoticed, rowOfExample, rowsOfIssue } from "../../core/data-quality";
import type { Issue } from "../../core/issues";
import { useNumbers } from "../frame/numbers";
import { describeIssue } from "../../core/text/sentences";
import { Issues } from "../frame/Issues";
import { Meaning } from "../controls/Meaning";
import { addQualityWords } from "../text/quality-words";
import { Checked } from "../write/Checked";
import { LeftOutList } from "./LeftOutList";
import { ShowRow } from "./ShowRow";
import { Fold, Section, type View } from "../frame/Section";
import { isWriting } from "../state";

addQualityWords();

/** So many sentences are short enough to be read without being asked for. */
const FEW = 2;

const useStyles = makeStyles({
  money: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  list: { margin: 0, padding: 0, fontSize: tokens.fontSizeBase200 },
  item: { listStyleType: "none", padding: "2px 0", overflowWrap: "anywhere" },
});

/** What was left out or read specially, the money of it first; where it stands, and the checks that the result passed. */
export function QualitySection({ state, send }: View) {
  const { t } = useTranslation();
  const { count, money, percent, day } = useNumbers();
  const styles = useStyles();
  const { report, policy, gathering } = state;
  if (!report) return null;
  const read = count(report.rowsRead);
  const title =
    report.rowsUsed === report.rowsRead
      ? t("quality.allUsed", { read })
      : t("quality.used", { read, used: count(report.rowsUsed) });
  const { amount, share, unknownRows } = moneyLeftOut(report);
  const { special, others } = partNoticed(state.gatherIssues);
  const { firstDay, analysisDate } = gathering?.customers ?? {};
  return (
    <Section title={title} beside={report.leftOut.length > 0 && <Meaning of="leftOut" />}>
      {report.leftOut.length > 0 && (
        <div>
          <div className={styles.money}>
            {amount.value > 0
              ? t("quality.money", { amount: money(amount.text), share: percent(share) })
              : t("quality.noMoney")}
          </div>
          {unknownRows > 0 && (
            <div className={styles.quiet}>
              {t("quality.unknown", { count: unknownRows, number: count(unknownRows) })}
            </div>
          )}
        </div>
      )}
      {report.leftOut.length > 0 && <LeftOutList state={state} send={send} report={report} />}
      {firstDay !== undefined && analysisDate !== undefined && (
        <div className={styles.quiet}>{t("quality.period", { from: day(firstDay), to: day(analysisDate) })}</div>
      )}
      <Issues
        issues={others}
        language={policy.language}
        onAnswer={(answer) => send({ kind: "intakeAnswered", answer })}
        rowsShown={(issue) => <IssueRows state={state} send={send} issue={issue} />}
      />
      {special.length > 0 && <Special state={state} send={send} issues={special} />}
      <Checked report={report} />
    </Section>
  );
}

/** What was read in another way than it stands in the cells. */
function Special({ state, send, issues }: View & { readonly issues: readonly Issue[] }) {
  const { t } = useTranslation();
  const { count, say } = useNumbers();
  const styles = useStyles();
  const [open, setOpen] = useState<boolean>();
  const isOpen = open ?? issues.length <= FEW;
  return (
    <Fold
      label={t("quality.special", { count: issues.length, number: count(issues.length) })}
      open={isOpen ? "open" : "shut"}
      onToggle={() => setOpen(!isOpen)}
    >
      <ul className={styles.list}>
        {issues.map((issue) => {
          const sentence = say(() => describeIssue(issue, state.policy.language));
          return (
            <li key={sentence} className={styles.item}>
              {sentence}
              <IssueRows state={state} send={send} issue={issue} />
            </li>
          );
        })}
      </ul>
    </Fold>
  );
}

/** What leads to the rows of an issue, or to the cell that it gives as an example. */
function IssueRows({ state, send, issue }: View & { readonly issue: Issue }) {
  const { t } = useTranslation();
  const rows = rowsOfIssue(issue);
  const table = state.rows?.table;
  if (rows.length > 0) return <ShowRow state={state} send={send} rows={rows} of={t("quality.noticed")} />;
  if (!table || !("header" in issue.facts && "example" in issue.facts)) return null;
  const show = () => {
    // Looked for when somebody asks: there may be a million rows.
    const row = rowOfExample(table, issue);
    if (row !== undefined) send({ kind: "rowAsked", row });
  };
  return (
    <Button
      size="small"
      appearance="subtle"
      aria-label={t("quality.showOf", { show: t("quality.showExample"), of: issue.facts.header })}
      disabledFocusable={isWriting(state)}
      onClick={show}
    >
      {t("quality.showExample")}
    </Button>
  );
}
