import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { namingTable } from "../../core/formula-cells/cut-off-form";
import { addressOfArea, cellsIn } from "../../core/formula-cells/formula-areas";
import { MISSING } from "../../core/formula-cells/formula-call";
import type { FilledDown } from "../../core/formula-cells/linear-forms";
import type { RewriteWay } from "../../core/plan";
import { useNumbers } from "../frame/numbers";
import { BringFormulasBack } from "../freeze/BringFormulasBack";
import { Issues } from "../frame/Issues";
import { Section, type View } from "../frame/Section";
import { isWriting } from "../state";

const useStyles = makeStyles({
  about: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: "none",
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    overflowWrap: "anywhere",
  },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  line: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** Formulas that were filled down row by row, each with the one that answers for all its rows. */
export function FilledSection({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { formulas, policy, lastRun, takeBackIssues } = state;
  const { doing, filled, filledIssues } = formulas;
  const busy = doing !== "nothing" || isWriting(state) || state.takingBack === "running";
  return (
    <Section title={t("formulas.filled.title")}>
      <div className={styles.about}>{t("formulas.filled.about")}</div>
      <ul className={styles.list}>
        {filled.map((one) => (
          <FilledLine
            key={addressOfArea(one.area)}
            filled={one}
            busy={busy}
            onRewrite={(as) => send({ kind: "rewriteAsked", filled: one, as })}
          />
        ))}
      </ul>
      <div className={styles.row}>
        <Button size="small" disabledFocusable={busy} onClick={() => send({ kind: "filledSought" })}>
          {t("formulas.filled.look")}
        </Button>
        {lastRun.frozen !== undefined && <BringFormulasBack send={send} state={busy ? "blocked" : "free"} />}
      </div>
      <div role="status" className={styles.about}>
        {doing === "looking" ? t("freeze.looking") : doing === "rewriting" ? t("formulas.filled.rewriting") : ""}
      </div>
      <Issues issues={filledIssues} language={policy.language} />
      <Issues issues={takeBackIssues} language={policy.language} />
    </Section>
  );
}

interface FilledLineProps {
  readonly filled: FilledDown;
  readonly busy: boolean;
  readonly onRewrite: (as: RewriteWay["kind"]) => void;
}

/** The formulas of one column, and the ways in which they can be said. */
function FilledLine({ filled: { area, table, formula, byCutOffs }, busy, onRewrite }: FilledLineProps) {
  const { t } = useTranslation();
  const { count } = useNumbers();
  const styles = useStyles();
  const where = addressOfArea(area);
  const cells = cellsIn(area);
  const ways: readonly RewriteWay["kind"][] = [
    ...(formula !== undefined && table === undefined ? (["one"] as const) : []),
    ...(byCutOffs ? (["cutOffs"] as const) : []),
    ...(formula !== undefined && table !== undefined ? (["values"] as const) : []),
  ];
  return (
    <li className={styles.line}>
      <div>{t("formulas.filled.block", { where, count: cells, number: count(cells) })}</div>
      <div className={styles.code}>{area.formula}</div>
      {formula !== undefined && table === undefined && <div className={styles.code}>→ {formula}</div>}
      {byCutOffs && <div className={styles.code}>→ {namingTable(byCutOffs, MISSING)}</div>}
      <div className={styles.row}>
        {ways.map((as) => (
          <Button
            key={as}
            size="small"
            disabledFocusable={busy}
            aria-label={t(`formulas.filled.named.${as}`, { where })}
            onClick={() => onRewrite(as)}
          >
            {t(`formulas.filled.as.${as}`)}
          </Button>
        ))}
      </div>
    </li>
  );
}
