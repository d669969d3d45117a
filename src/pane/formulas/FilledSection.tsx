import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { addressOfArea, cellsIn } from "../../core/formula-cells/formula-areas";
import { count } from "../../core/text/numbers";
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
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** Formulas that were filled down row by row, each with the one that answers for all its rows. */
export function FilledSection({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { formulas, policy } = state;
  const { doing, filled, filledIssues, undo } = formulas;
  const busy = doing !== "nothing" || isWriting(state) || state.takingBack === "running";
  return (
    <Section title={t("formulas.filled.title")}>
      <div className={styles.about}>{t("formulas.filled.about")}</div>
      <ul className={styles.list}>
        {filled.map((block) => {
          const where = addressOfArea(block.area);
          const cells = cellsIn(block.area);
          return (
            <li key={where}>
              <div>{t("formulas.filled.block", { where, count: cells, number: count(cells) })}</div>
              <div className={styles.code}>{block.area.formula}</div>
              <Button
                size="small"
                disabledFocusable={busy}
                aria-label={t(block.inTable ? "formulas.filled.valuesNamed" : "formulas.filled.oneNamed", { where })}
                onClick={() => send({ kind: "rewriteAsked", block })}
              >
                {t(block.inTable ? "formulas.filled.values" : "formulas.filled.one")}
              </Button>
              {!block.inTable && <div className={styles.code}>{block.formula}</div>}
            </li>
          );
        })}
      </ul>
      <div className={styles.row}>
        <Button size="small" disabledFocusable={busy} onClick={() => send({ kind: "filledSought" })}>
          {t("formulas.filled.look")}
        </Button>
        {undo?.kind === "filled" && (
          <Button
            size="small"
            appearance="subtle"
            disabledFocusable={busy}
            onClick={() => send({ kind: "takeOutAsked" })}
          >
            {t("freeze.back")}
          </Button>
        )}
      </div>
      <div role="status" className={styles.about}>
        {doing === "looking" ? t("freeze.looking") : doing === "rewriting" ? t("formulas.filled.rewriting") : ""}
      </div>
      <Issues issues={filledIssues} language={policy.language} />
    </Section>
  );
}
