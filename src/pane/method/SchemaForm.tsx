import { Field, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type JSX } from "react";
import { useTranslation } from "react-i18next";
import { VALUE_PROBLEMS } from "../../core/issues/policy";
import { methodOf, methodSchema, nameOf, type MethodChoice } from "../../core/methods/methods";
import { optionFields, type OptionField } from "../../core/policies/options";
import { readPolicy } from "../../core/policies/read-policy";
import { useNumbers } from "../frame/numbers";
import { optionLabel, OPTION_WORDS } from "../../core/text/options";
import { methodLabel, pathOf, problemsAt } from "../choices";
import { problemSentence } from "./problem-sentence";
import type { Taken } from "../controls/ExactInput";
import { FieldControl } from "./FieldControl";
import { MeasureSelect } from "./MeasureSelect";
import { namesOf } from "./names";
import { boundsOf } from "./option-texts";
import { idleOptions, ownControls } from "./own-controls";
import { recordsOf, type Row } from "../records/records";
import { summaryOf } from "./rule-summary";
import { Fold, type View } from "../frame/Section";
import { slotsOf, type Slot } from "./slots";
import { isWriting } from "../state";

const useStyles = makeStyles({
  rare: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
});

/** The options of a method as plain controls, made from its schema; those with controls of their own are left out. */
export function SchemaForm({ state, send, choice }: View & { readonly choice: MethodChoice }): JSX.Element {
  const { t } = useTranslation();
  const { group, say } = useNumbers();
  const styles = useStyles();
  const [opened, setOpened] = useState<boolean>();
  const { language } = state.policy;
  const words = OPTION_WORDS[language];
  const values: Row = choice;
  const references = methodOf(choice).refersTo?.(choice) ?? [];
  const before = state.methods.slice(0, state.place);

  const take = (change: Row, field: OptionField): Taken => {
    const wanted = Object.fromEntries(
      Object.entries({ ...values, ...change }).filter(([, value]) => value !== undefined),
    );
    const { labels: _labels, ...unnamed } = wanted;
    // Names are for a number of classes: with another number they are the standard ones again.
    const tried = [wanted, ...("labels" in change ? [] : [unnamed])].map((options) => methodSchema.safeParse(options));
    const [first] = tried;
    const usable = tried.find(({ success }) => success) ?? first;
    if (usable?.success) {
      send({ kind: "optionsChanged", choice: usable.data });
      return "understood";
    }
    // Each value for itself is right, so another one may put them right together: shown with what is wrong, and not used.
    if (first?.error?.issues.every(({ code, message }) => code === "custom" && message !== "noSuchDay")) {
      send({ kind: "optionsChanged", choice: wanted as MethodChoice }); // by the line above
      return "understood";
    }
    const methods = state.methods.map((other, place) => (place === state.place ? wanted : other));
    const [problem] = readPolicy({ ...state.policy, methods }).issues;
    if (!problem) return "not understood";
    const refused = { problem: say(() => problemSentence(problem, language)), at: pathOf(problem).slice(3) };
    // A number that falls short of its bounds is told both of them, shares as per cent.
    const isOfValue = problem.kind === "badPolicy" && VALUE_PROBLEMS.some((name) => name === problem.facts.problem);
    if (!isOfValue) return refused;
    const { min, max } = boundsOf(field.shape);
    if (min !== undefined && max !== undefined)
      return { problem: t("method.numberBetween", { min: group(String(min)), max: group(String(max)) }) };
    if (min !== undefined) return { problem: t("method.numberFrom", { min: group(String(min)) }) };
    return field.shape.kind === "number" ? "not understood" : refused;
  };

  const names = {
    ...namesOf(state, t("method.leading")),
    method: before.map((other) => ({ name: nameOf(other), label: methodLabel(other, language) })),
  };
  const problemOf = (field: OptionField) => {
    const [issue] = problemsAt(state, `methods.${state.place}.${field.key}`);
    return issue && { sentence: say(() => problemSentence(issue, language)), at: pathOf(issue).slice(3) };
  };
  const stateOf = (field: OptionField) => (isWriting(state) ? "blocked" : problemOf(field) ? "wrong" : "free");

  const control = ({ field, column, ...slot }: Slot) => {
    const own = optionLabel(choice.id, field.key, words);
    if (column)
      return (
        <MeasureSelect
          slot={{ field, column, ...slot }}
          label={own.label}
          words={own}
          columnWords={optionLabel(choice.id, column.key, words)}
          columns={names.numbers}
          measure={values[field.key]}
          column={values[column.key]}
          state={stateOf(field)}
          onChoose={({ measure, column: header }) => void take({ [field.key]: measure, [column.key]: header }, field)}
        />
      );
    const isReference = references.some(({ key }) => key === field.key);
    return (
      <FieldControl
        field={isReference ? { ...field, shape: { kind: "text", of: "method" } } : field}
        words={own}
        value={values[field.key]}
        names={names}
        state={stateOf(field)}
        problem={problemOf(field)}
        summaryOf={(row) => say(() => summaryOf(choice.id, row, language))}
        onValue={(value) => take({ [field.key]: value }, field)}
      />
    );
  };
  const fieldOf = (slot: Slot) => {
    const { field } = slot;
    // Records say beside each value what is wrong with it.
    const problem = recordsOf(field.shape) ? undefined : problemOf(field);
    return (
      <Field
        key={field.key}
        label={{ children: optionLabel(choice.id, field.key, words).label, size: "small" }}
        {...(problem ? { validationState: "error", validationMessage: problem.sentence } : {})}
      >
        {control(slot)}
      </Field>
    );
  };

  // What has an inside and nobody has to say lies behind a fold. A name of its own matters beside others; it is asked for last.
  const isRare = ({ field }: Slot) =>
    field.default === undefined && ["json", "record", "list"].includes(field.shape.kind);
  const except = ["name", ...ownControls(choice), ...idleOptions(choice)];
  const fields = optionFields(choice.id);
  const shown = slotsOf(fields.filter(({ key }) => !except.includes(key)));
  const isNamed = choice.name !== undefined || state.methods.length > 1;
  const name = slotsOf(fields.filter(({ key }) => isNamed && key === "name"));
  const rare = shown.filter(isRare);
  // The rules of a map have the map itself before them.
  const isOpen = opened ?? rare.some(({ field }) => field.key !== "map" && values[field.key] !== undefined);
  return (
    <>
      {[...shown.filter((slot) => !isRare(slot)), ...name].map(fieldOf)}
      {rare.length > 0 && (
        <Fold label={t("method.more")} open={isOpen ? "open" : "shut"} onToggle={() => setOpened(!isOpen)}>
          <div className={styles.rare}>{rare.map(fieldOf)}</div>
        </Fold>
      )}
    </>
  );
}
