import { Field, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type JSX } from "react";
import { useTranslation } from "react-i18next";
import { VALUE_PROBLEMS } from "../core/issues";
import { methodOf, methodSchema, nameOf, type MethodChoice } from "../core/methods/methods";
import { optionFields, type OptionField } from "../core/options";
import { readPolicy } from "../core/policy";
import { group } from "../core/text/numbers";
import { optionLabel, OPTION_WORDS } from "../core/text/options";
import { methodLabel, problemSentence, problemsAt } from "./choices";
import type { Taken } from "./ExactInput";
import { FieldControl } from "./FieldControl";
import { namesOf } from "./names";
import { boundsOf } from "./option-texts";
import { Fold, type View } from "./Section";
import { isWriting } from "./state";

const useStyles = makeStyles({
  rare: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
});

interface SchemaFormProps extends View {
  readonly choice: MethodChoice;
  /** Options that have controls of their own elsewhere. */
  readonly except: readonly string[];
}

/** The options of a method as plain controls, made from its schema. */
export function SchemaForm({ state, send, choice, except }: SchemaFormProps): JSX.Element {
  const { t } = useTranslation();
  const styles = useStyles();
  const [opened, setOpened] = useState(false);
  const words = OPTION_WORDS[state.policy.language];
  const values: Readonly<Record<string, unknown>> = choice;
  const references = methodOf(choice).refersTo?.(choice) ?? [];
  const before = state.methods.slice(0, state.place).map(nameOf);
  const methodCalled = (name: string) => {
    const other = state.methods.find((method) => nameOf(method) === name);
    return other ? methodLabel(other, state.policy.language) : name;
  };

  const take = ({ key, shape }: OptionField, value: unknown): Taken => {
    const { [key]: _before, ...others } = values;
    const wanted = value === undefined ? others : { ...others, [key]: value };
    const { labels: _labels, ...unnamed } = wanted as Readonly<Record<string, unknown>>;
    // Names are for a number of classes: with another number they are the standard ones again.
    const changed = [wanted, ...(key === "labels" ? [] : [unnamed])]
      .map((options) => methodSchema.safeParse(options))
      .reduce((first, second) => (first.success ? first : second));
    if (changed.success) {
      send({ kind: "optionsChanged", choice: changed.data });
      return "understood";
    }
    const methods = state.methods.map((other, place) => (place === state.place ? wanted : other));
    const [problem] = readPolicy({ ...state.policy, methods }).issues;
    const sentence = problem ? problemSentence(problem, state.policy.language) : "";
    // A number that falls short of its bounds is told both of them, shares as per cent.
    const isOfValue = problem?.kind === "badPolicy" && VALUE_PROBLEMS.some((name) => name === problem.facts.problem);
    if (!isOfValue) return { problem: sentence };
    const { min, max } = boundsOf(shape);
    if (min !== undefined && max !== undefined)
      return { problem: t("method.numberBetween", { min: group(String(min)), max: group(String(max)) }) };
    if (min !== undefined) return { problem: t("method.numberFrom", { min: group(String(min)) }) };
    return shape.kind === "number" ? "not understood" : { problem: sentence };
  };

  const names = {
    ...namesOf(state, t("method.leading")),
    method: before.map((name) => ({ name, label: methodCalled(name) })),
  };
  const control = (field: OptionField) => {
    const problems = problemsAt(state, `methods.${state.place}.${field.key}`);
    const isReference = references.some(({ key }) => key === field.key);
    return (
      <FieldControl
        field={isReference ? { ...field, shape: { kind: "text", of: "method" } } : field}
        words={optionLabel(choice.id, field.key, words)}
        value={values[field.key]}
        names={names}
        state={isWriting(state) ? "blocked" : problems.length > 0 ? "wrong" : "free"}
        onValue={(value) => take(field, value)}
      />
    );
  };

  // What has an inside and nobody has to say lies behind a fold. A name of its own matters beside others; it is asked for last.
  const isRare = (field: OptionField) =>
    field.default === undefined && ["json", "record", "list"].includes(field.shape.kind);
  const shown = optionFields(choice.id).filter(({ key }) => !except.includes(key) && key !== "name");
  const name = optionFields(choice.id).find(({ key }) => key === "name");
  const named = name && (choice.name !== undefined || state.methods.length > 1) ? [name] : [];
  const fieldOf = (field: OptionField) => (
    <Field key={field.key} label={{ children: optionLabel(choice.id, field.key, words).label, size: "small" }}>
      {control(field)}
    </Field>
  );
  const rare = shown.filter(isRare);
  const isOpen = opened || rare.some(({ key }) => values[key] !== undefined);
  return (
    <>
      {[...shown.filter((field) => !isRare(field)), ...named].map(fieldOf)}
      {rare.length > 0 && (
        <Fold label={t("method.more")} open={isOpen ? "open" : "shut"} onToggle={() => setOpened(!isOpen)}>
          <div className={styles.rare}>{rare.map(fieldOf)}</div>
        </Fold>
      )}
    </>
  );
}
