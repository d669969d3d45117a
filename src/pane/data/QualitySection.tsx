import { makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircle16Regular } from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rowsOfIssue } from "../../core/data-quality";
import type { Issue } from "../../core/issues";
import type { Report } from "../../core/report";
import { count } from "../../core/text/numbers";
import { TEXTS } from "../../core/text/text";
import { Issues } from "../frame/Issues";
import { LeftOutList } from "./LeftOutList";
import { ShowRow } from "./ShowRow";
import { Fold, Section, type View } from "../frame/Section";

const useStyles = makeStyles({
  checks: { margin: 0, padding: 0, fontSize: tokens.fontSizeBase200 },
  check: { listStyleType: "none", display: "flex", columnGap: tokens.spacingHorizontalXS, alignItems: "flex-start" },
  mark: { flexShrink: 0, color: tokens.colorPaletteGreenForeground1 },
});

/** What was left out or read specially, where it stands, and the checks that the result passed. */
export function QualitySection({ state, send }: View) {
  const { t } = useTranslation();
  const { report, policy } = state;
  if (!report) return null;
  const read = count(report.rowsRead);
  const title =
    report.rowsUsed === report.rowsRead
      ? t("account.allUsed", { read })
      : t("account.used", { read, used: count(report.rowsUsed) });
  return (
    <Section title={title}>
      {report.leftOut.length > 0 && <LeftOutList state={state} send={send} report={report} />}
      <Issues
        issues={state.gatherIssues.filter(({ kind }) => kind !== "rowsLeftOut")}
        language={policy.language}
        onAnswer={(answer) => send({ kind: "intakeAnswered", answer })}
        rowsShown={(issue) => <IssueRows state={state} send={send} issue={issue} />}
      />
      <Checks report={report} language={policy.language} />
    </Section>
  );
}

interface Part {
  readonly report: Report;
  readonly language: View["state"]["policy"]["language"];
}

function IssueRows({ state, send, issue }: View & { readonly issue: Issue }) {
  const { t } = useTranslation();
  const rows = rowsOfIssue(issue);
  return rows.length > 0 && <ShowRow state={state} send={send} rows={rows} of={t("quality.noticed")} />;
}

function Checks({ report, language }: Part) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const checks = report.methods[0]?.checks ?? [];
  const label = t("account.passed", { count: checks.length, number: count(checks.length) });
  return (
    <Fold label={label} open={open ? "open" : "shut"} onToggle={() => setOpen(!open)}>
      <ul className={styles.checks}>
        {checks.map(({ name }) => (
          <li key={name} className={styles.check}>
            <CheckmarkCircle16Regular className={styles.mark} aria-label={TEXTS[language].summary.passed} />
            {TEXTS[language].checks[name]}
          </li>
        ))}
      </ul>
    </Fold>
  );
}
