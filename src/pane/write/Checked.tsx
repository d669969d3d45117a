import { makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircle16Regular } from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Report } from "../../core/report";
import { useNumbers } from "../frame/numbers";
import { Meaning } from "../controls/Meaning";
import { Fold } from "../frame/Section";
import { addWritingWords } from "../text/writing-words";

addWritingWords();

const useStyles = makeStyles({
  checks: { margin: 0, padding: 0, fontSize: tokens.fontSizeBase200 },
  check: { listStyleType: "none", display: "flex", columnGap: tokens.spacingHorizontalXS, alignItems: "flex-start" },
  mark: { flexShrink: 0, color: tokens.colorPaletteGreenForeground1 },
});

interface CheckedProps {
  readonly report: Report;
  /** What was verified besides the figures. */
  readonly also?: readonly ("sameRows" | "readBack")[];
}

/** What was verified, each in a sentence. */
export function Checked({ report, also = [] }: CheckedProps) {
  const { t } = useTranslation();
  const { count } = useNumbers();
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const { rowsRead, rowsUsed, customers } = report;
  const figures = {
    ...{ read: count(rowsRead), used: count(rowsUsed), left: count(rowsRead - rowsUsed) },
    ...{ count: customers, number: count(customers) },
  };
  const names = [...(report.methods[0]?.checks ?? []).map(({ name }) => name), ...also];
  return (
    <Fold
      beside={<Meaning of="checks" />}
      label={t("checked.title", { count: names.length, number: count(names.length) })}
      open={open ? "open" : "shut"}
      onToggle={() => setOpen(!open)}
    >
      <ul className={styles.checks}>
        {names.map((name) => (
          <li key={name} className={styles.check}>
            <CheckmarkCircle16Regular className={styles.mark} aria-hidden="true" />
            {t(`checked.${name}`, figures)}
          </li>
        ))}
      </ul>
    </Fold>
  );
}
