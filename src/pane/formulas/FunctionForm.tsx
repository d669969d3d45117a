import { Button, Field, Select, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { MISSING } from "../../core/formula-cells/formula-call";
import type { ChosenFunction, FunctionFacts } from "./formulas-state";
import { HelpLink } from "./HelpLink";
import { Issues } from "../frame/Issues";
import { Section, type View } from "../frame/Section";
import { StartUpOffer } from "./StartUpSection";
import { isWriting } from "../state";

const useStyles = makeStyles({
  about: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  formula: { "& textarea": { fontFamily: tokens.fontFamilyMonospace } },
  examples: {
    margin: 0,
    padding: 0,
    listStyleType: "none",
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
  },
});

interface FunctionFormProps extends View {
  readonly chosen: ChosenFunction;
  readonly facts: FunctionFacts;
}

/** One function: which columns it reads, its formula as it will be inserted, and the buttons that insert it. */
export function FunctionForm({ state, send, chosen, facts }: FunctionFormProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { formulas, sample, policy } = state;
  const busy = formulas.doing !== "nothing" || isWriting(state) || state.takingBack === "running";
  const incomplete = chosen.formula.includes(MISSING);
  const [sheet] = chosen.columns;
  const tableBlocks = formulas.issues.some(
    (issue) => issue.kind === "insertionBlocked" && issue.facts.what === "table",
  );
  return (
    <Section title={facts.name}>
      <div>{facts.description}</div>
      <div className={styles.row}>
        <HelpLink id={facts.id} language={policy.language} />
      </div>
      <div className={styles.about}>
        {sheet ? t("formulas.columnsOf", { sheet: sheet.sheet }) : t("formulas.noColumns")}
      </div>
      {facts.parameters.map(({ key, name, description, needed, takes }, at) => {
        if (takes !== "range") return null;
        return (
          <Field
            key={key}
            size="small"
            label={needed === "required" ? name : t("formulas.optional", { name })}
            hint={description}
          >
            <Select
              size="small"
              value={chosen.picked[at] === undefined ? "" : String(chosen.picked[at])}
              onChange={(_, { value }) =>
                send({ kind: "columnPicked", parameter: at, column: value === "" ? undefined : Number(value) })
              }
            >
              <option value="">{t(needed === "required" ? "formulas.chooseColumn" : "formulas.leftOut")}</option>
              {chosen.columns.map(({ header }, column) => (
                <option key={column} value={column}>
                  {header}
                </option>
              ))}
            </Select>
          </Field>
        );
      })}
      <Field size="small" label={t("formulas.formula")} hint={t("formulas.formulaHint")}>
        <Textarea
          size="small"
          resize="vertical"
          className={styles.formula}
          value={chosen.formula}
          spellCheck={false}
          onChange={(_, { value }) => send({ kind: "formulaTyped", formula: value })}
        />
      </Field>
      <div className={styles.about}>{t("formulas.where")}</div>
      <div className={styles.row}>
        <Button
          size="small"
          appearance={tableBlocks ? "secondary" : "primary"}
          disabledFocusable={busy || incomplete}
          onClick={() => send({ kind: "insertAsked", as: "formula" })}
        >
          {t("formulas.insert")}
        </Button>
        {tableBlocks && (
          <Button
            size="small"
            appearance="primary"
            disabledFocusable={busy || incomplete}
            onClick={() => send({ kind: "insertAsked", as: "rows" })}
          >
            {t("formulas.insertRows")}
          </Button>
        )}
        <Button
          size="small"
          appearance="secondary"
          disabledFocusable={busy || incomplete}
          onClick={() => send({ kind: "insertAsked", as: "values" })}
        >
          {t("formulas.insertValues")}
        </Button>
        {sample && (
          <Button
            size="small"
            appearance="subtle"
            disabledFocusable={busy}
            onClick={() => send({ kind: "columnsTaken" })}
          >
            {t("formulas.takeColumns")}
          </Button>
        )}
        {formulas.undo && (
          <Button
            size="small"
            appearance="subtle"
            disabledFocusable={busy}
            onClick={() => send({ kind: "takeOutAsked" })}
          >
            {t("formulas.takeOut")}
          </Button>
        )}
      </div>
      <div role="status" className={styles.about}>
        {formulas.doing === "inserting" ? t("formulas.inserting") : ""}
      </div>
      <Issues issues={formulas.issues} language={policy.language} />
      <StartUpOffer state={state} send={send} />
      <div className={styles.about}>{t("formulas.examples")}</div>
      <ul className={styles.examples}>
        {facts.examples.map(({ caption, formulas: shown }) => (
          <li key={caption}>
            <div className={styles.about}>{caption}</div>
            {shown.map(({ formula }) => (
              <div key={formula} className={styles.code}>
                {formula}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
