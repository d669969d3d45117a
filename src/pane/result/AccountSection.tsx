import { makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircle16Regular } from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Report } from "../../core/report";
import { count, money } from "../../core/text/numbers";
import { TEXTS } from "../../core/text/text";
import { Issues } from "../frame/Issues";
import { Fold, Section, type View } from "../frame/Section";

const useStyles = makeStyles({
  table: {
    borderCollapse: "collapse",
    width: "100%",
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    "& th": { textAlign: "start", fontWeight: 600, verticalAlign: "bottom" },
    "& td": { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, padding: "2px 0", overflowWrap: "anywhere" },
    "& .number": { textAlign: "end", paddingLeft: tokens.spacingHorizontalS, whiteSpace: "nowrap" },
  },
  rows: { color: tokens.colorNeutralForeground3, display: "block" },
  checks: { margin: 0, padding: 0, fontSize: tokens.fontSizeBase200 },
  check: { listStyleType: "none", display: "flex", columnGap: tokens.spacingHorizontalXS, alignItems: "flex-start" },
  mark: { flexShrink: 0, color: tokens.colorPaletteGreenForeground1 },
});

/** What was left out and why, and the checks that the result passed. */
export function AccountSection({ state, send }: View) {
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
      {report.leftOut.length > 0 && <LeftOutTable report={report} language={policy.language} />}
      <Issues
        issues={state.gatherIssues.filter(({ kind }) => kind !== "rowsLeftOut")}
        language={policy.language}
        onAnswer={(answer) => send({ kind: "intakeAnswered", answer })}
      />
      <Checks report={report} language={policy.language} />
    </Section>
  );
}

interface Part {
  readonly report: Report;
  readonly language: View["state"]["policy"]["language"];
}

function LeftOutTable({ report, language }: Part) {
  const styles = useStyles();
  const { headers, reasons, rowList, summary } = TEXTS[language];
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{summary.leftOut}</th>
          <th scope="col" className="number">
            {headers.rows}
          </th>
          <th scope="col" className="number">
            {headers.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {report.leftOut.map(({ reason, rows, firstRows, amount }) => (
          <tr key={reason}>
            <td>
              {reasons[reason]}
              <span className={styles.rows}>{rowList(firstRows, rows)}</span>
            </td>
            <td className="number">{count(rows)}</td>
            <td className="number">{money(amount.text)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
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
