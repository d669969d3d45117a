import { Button, Field, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Add16Regular, ArrowUp16Regular, Dismiss16Regular } from "@fluentui/react-icons";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import { METHOD_IDS, nameOf, type MethodChoice, type MethodId } from "../../core/methods/methods";
import { PRESET_IDS, type PresetId } from "../../core/policies/preset-ids";
import { TEXTS } from "../../core/text/text";
import { AMOUNT_UNIT_NAMES, type AmountUnit } from "../../core/measures/units";
import { ChoiceSelect } from "../controls/ChoiceSelect";
import { methodLabel, MOST_METHODS, problemsAt } from "../choices";
import { Issues } from "../frame/Issues";
import { Section, type View } from "../frame/Section";
import { isWriting } from "../state";

const useStyles = makeStyles({
  methods: { margin: 0, padding: 0, display: "flex", flexDirection: "column" },
  method: { listStyleType: "none", display: "flex", alignItems: "center", minWidth: 0 },
  name: {
    flexGrow: 1,
    minWidth: 0,
    justifyContent: "flex-start",
    textAlign: "start",
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: "anywhere",
  },
  shown: { fontWeight: tokens.fontWeightSemibold, backgroundColor: tokens.colorNeutralBackground1Selected },
  leading: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, flexShrink: 0 },
  add: { alignSelf: "flex-start" },
  panel: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
});

/** The methods with their options. */
export function MethodSection({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { methods, place, policy } = state;
  const { language } = policy;
  const choice = methods[place];
  if (!choice) return null;
  return (
    <Section title={t("method.title")}>
      <PresetField state={state} send={send} />
      {methods.length > 1 && <MethodList state={state} send={send} />}
      <Field label={{ children: t("method.choose"), size: "small" }}>
        <ChoiceSelect
          value={choice.id}
          disabled={isWriting(state)}
          onChoose={(value) => {
            const method = METHOD_IDS.find((id) => id === value);
            if (method) send({ kind: "methodChosen", method });
          }}
        >
          {METHOD_IDS.map((id) => (
            <option key={id} value={id}>
              {TEXTS[language].methods[id]}
            </option>
          ))}
        </ChoiceSelect>
      </Field>
      {/* What was typed and not taken belongs to the method that it was typed for. */}
      <div
        key={`${place} ${choice.id}`}
        role="group"
        aria-label={methodLabel(choice, language)}
        className={styles.panel}
      >
        <Suspense fallback={null}>
          <MethodForm choice={choice} state={state} send={send} />
        </Suspense>
      </div>
      {problemsAt(state, "methods").length > 0 && (
        <Suspense fallback={null}>
          <MethodProblems state={state} />
        </Suspense>
      )}
      <AmountUnitField state={state} send={send} />
      <Issues issues={state.reportIssues.filter(({ kind }) => kind !== "amountUnitUnknown")} language={language} />
      <Button
        appearance="subtle"
        size="small"
        className={styles.add}
        icon={<Add16Regular />}
        disabledFocusable={isWriting(state) || methods.length >= MOST_METHODS}
        onClick={() => send({ kind: "methodAdded", method: nextMethod(methods) })}
      >
        {t("method.addMethod")}
      </Button>
    </Section>
  );
}

/** Fetched when something is wrong: it brings the sentences of all issues. */
const MethodProblems = lazy(async () => ({ default: (await import("./MethodProblems")).MethodProblems }));

/** Fetched after the pane has shown itself: it brings the controls and the words of every option. */
const MethodForm = lazy(async () => ({ default: (await import("./MethodForm")).MethodForm }));

/** A ready-made policy to start from: its methods, names and treatments. */
function PresetField({ state, send }: View) {
  const { t } = useTranslation();
  const { language } = state.policy;
  const { presets } = TEXTS[language];
  // The ready-made policies are fetched when one is wanted.
  const take = async (preset: PresetId) => {
    const { presetPolicy } = await import("../../core/policies/presets");
    const { value: policy } = presetPolicy(preset, language);
    if (policy) send({ kind: "presetChosen", preset, policy });
  };
  return (
    <Field label={{ children: t("method.startFrom"), size: "small" }}>
      <ChoiceSelect
        value={state.preset ?? ""}
        disabled={isWriting(state)}
        onChoose={(value) => {
          const preset = PRESET_IDS.find((id) => id === value);
          if (preset) void take(preset);
        }}
      >
        <option value="" disabled>
          {t("method.own")}
        </option>
        {PRESET_IDS.map((id) => (
          <option key={id} value={id}>
            {presets[id]}
          </option>
        ))}
      </ChoiceSelect>
    </Field>
  );
}

/** All methods of the policy, the leading one first; a click shows the form and the figures of one. */
function MethodList({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const blocked = isWriting(state);
  return (
    <ul className={styles.methods} aria-label={t("method.all")}>
      {state.methods.map((choice, place) => {
        const name = methodLabel(choice, state.policy.language);
        const isShown = place === state.place;
        return (
          <li key={nameOf(choice)} className={styles.method}>
            <Button
              appearance="subtle"
              size="small"
              className={mergeClasses(styles.name, isShown && styles.shown)}
              aria-pressed={isShown}
              onClick={() => send({ kind: "methodShown", place })}
            >
              {name}
            </Button>
            {place === 0 ? (
              <span className={styles.leading}>{t("method.leading")}</span>
            ) : (
              <Button
                appearance="subtle"
                size="small"
                icon={<ArrowUp16Regular />}
                aria-label={t("method.raise", { name })}
                title={t("method.raise", { name })}
                disabledFocusable={blocked}
                onClick={() => send({ kind: "methodRaised", place })}
              />
            )}
            <Button
              appearance="subtle"
              size="small"
              icon={<Dismiss16Regular />}
              aria-label={t("method.removeMethod", { name })}
              title={t("method.removeMethod", { name })}
              disabledFocusable={blocked}
              onClick={() => send({ kind: "methodRemoved", place })}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** The first method that is not there yet. */
function nextMethod(methods: readonly MethodChoice[]): MethodId {
  return METHOD_IDS.find((id) => !methods.some((choice) => choice.id === id)) ?? "abc";
}

/** Asked only where sums of money in a rule have to be compared with those in the sheet. */
function AmountUnitField({ state, send }: View) {
  const { t } = useTranslation();
  const { amountUnit, language } = state.policy;
  if (!state.methods.some((choice) => "unit" in choice)) return null;
  return (
    <Field
      label={{ children: t("data.unitQuestion"), size: "small" }}
      {...(amountUnit === undefined ? { validationState: "warning", validationMessage: t("data.chooseUnit") } : {})}
    >
      <ChoiceSelect
        value={amountUnit ?? ""}
        disabled={isWriting(state)}
        onChoose={(value) => {
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
      </ChoiceSelect>
    </Field>
  );
}
