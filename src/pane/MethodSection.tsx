import { Field, Select, Tab, TabList, makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { METHOD_IDS, type MethodId } from "../core/methods/methods";
import { TEXTS } from "../core/text/text";
import { AMOUNT_UNIT_NAMES, type AmountUnit } from "../core/units";
import { AbcForm } from "./AbcForm";
import { BreaksForm } from "./BreaksForm";
import { Issues } from "./Issues";
import { ParetoForm } from "./ParetoForm";
import { PercentileForm } from "./PercentileForm";
import { SchemaForm } from "./SchemaForm";
import { Section, type View } from "./Section";
import { isWriting } from "./state";
import { TiersForm } from "./TiersForm";
import { TopForm } from "./TopForm";

/** The forms made for one method; the others have plain controls from their schemas. */
const FORMS: { readonly [M in MethodId]?: (view: View) => JSX.Element } = {
  abc: AbcForm,
  pareto: ParetoForm,
  tiers: TiersForm,
  percentile: PercentileForm,
  top: TopForm,
  breaks: BreaksForm,
};

const useStyles = makeStyles({
  tabs: { flexWrap: "wrap", marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  panel: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  problem: {
    "::first-letter": { textTransform: "uppercase" },
    color: tokens.colorPaletteRedForeground1,
    fontSize: tokens.fontSizeBase200,
  },
});

/** The method with its options. */
export function MethodSection({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { language } = state.policy;
  const text = TEXTS[language];
  const Form = FORMS[state.method] ?? SchemaForm;
  const problems = state.problems.flatMap((issue) =>
    issue.kind === "badPolicy" ? (text.policyProblems[issue.facts.problem] ?? issue.facts.detail) : [],
  );
  return (
    <Section title={t("method.title")}>
      <TabList
        size="small"
        className={styles.tabs}
        aria-label={t("method.choose")}
        selectedValue={state.method}
        disabled={isWriting(state)}
        onTabSelect={(_, { value }) => {
          const method = METHOD_IDS.find((id) => id === value);
          if (method) send({ kind: "methodChosen", method });
        }}
      >
        {METHOD_IDS.map((id) => (
          <Tab key={id} value={id}>
            {text.methods[id]}
          </Tab>
        ))}
      </TabList>
      <div role="tabpanel" aria-label={text.methods[state.method]} className={styles.panel}>
        <Form state={state} send={send} />
      </div>
      {problems.map((problem) => (
        <div key={problem} role="alert" className={styles.problem}>
          {problem}
        </div>
      ))}
      <AmountUnitField state={state} send={send} />
      <Issues issues={state.reportIssues.filter(({ kind }) => kind !== "amountUnitUnknown")} language={language} />
    </Section>
  );
}

/** Asked only where sums of money in the rule have to be compared with those in the sheet. */
function AmountUnitField({ state, send }: View) {
  const { t } = useTranslation();
  const { amountUnit, language } = state.policy;
  if (state.method !== "tiers") return null;
  return (
    <Field
      label={{ children: t("data.unitQuestion"), size: "small" }}
      {...(amountUnit === undefined ? { validationState: "warning", validationMessage: t("data.chooseUnit") } : {})}
    >
      <Select
        size="small"
        value={amountUnit ?? ""}
        disabled={isWriting(state)}
        onChange={(_, { value }) => {
          const unit = AMOUNT_UNIT_NAMES.find((name) => name === value);
          if (unit) send({ kind: "unitChosen", unit });
        }}
      >
        {amountUnit === undefined && (
          <option value="" disabled>
            {t("data.chooseUnit")}
          </option>
        )}
        {AMOUNT_UNIT_NAMES.map((name: AmountUnit) => (
          <option key={name} value={name}>
            {TEXTS[language].units[name]}
          </option>
        ))}
      </Select>
    </Field>
  );
}
