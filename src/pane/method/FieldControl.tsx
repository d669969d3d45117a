import { Checkbox, makeStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { OptionShape } from "../../core/policies/options";
import { group } from "../../core/text/numbers";
import type { OptionLabel } from "../../core/text/option-words";
import { ChoiceSelect } from "../controls/ChoiceSelect";
import { DateInput } from "../controls/DateInput";
import { ExactInput } from "../controls/ExactInput";
import { optionText, optionValue } from "./option-texts";
import type { FieldControlProps, Name, Names } from "./field-control";
import { RecordList } from "../records/RecordList";
import { recordsOf, rowsOf, valueOfRows, type Row } from "../records/records";
import { RecordsField } from "../records/RecordsField";

const useStyles = makeStyles({
  ticks: { display: "flex", flexDirection: "column", "& label": { overflowWrap: "anywhere", minWidth: 0 } },
});

/** The control of one setting, by what its schema says of it. */
export function FieldControl(props: FieldControlProps) {
  const { field, words, value, names, state, inside, problem, fresh, summaryOf, onValue } = props;
  const { t } = useTranslation();
  const styles = useStyles();
  const { shape } = field;
  const text = typeof value === "string" ? value : (words.leftOut ?? "");
  const named = shape.kind === "text" && shape.of !== undefined && shape.of in names ? shape.of : undefined;
  if (shape.kind === "choice" || named !== undefined) {
    const offered: readonly Name[] =
      shape.kind === "choice"
        ? shape.choices.map((name) => ({ name, label: words.choices?.[name] ?? name }))
        : names[named as keyof Names]; // one of its keys, by the line above
    // What was chosen for another sheet or method is shown all the same.
    const strange = text !== "" && !offered.some(({ name }) => name === text) ? [{ name: text, label: text }] : [];
    const mayBeLeft = text === "" || (field.need === "may" && words.leftOut === undefined);
    return (
      <ChoiceSelect
        value={text}
        disabled={state === "blocked"}
        aria-label={words.label}
        aria-invalid={state === "wrong"}
        onChoose={(chosen) => void onValue(chosen === "" || chosen === words.leftOut ? undefined : chosen)}
      >
        {mayBeLeft && <option value="">{t("method.unset")}</option>}
        {[...strange, ...offered].map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </ChoiceSelect>
    );
  }
  if (shape.kind === "text" && shape.of === "day")
    return (
      <DateInput
        label={words.label}
        text={text}
        state={state}
        onText={(day) => void onValue(day === "" ? undefined : day)}
      />
    );
  const offered = shape.kind === "list" ? ticksOf(shape.of, words, names) : undefined;
  if (offered) {
    const ticked: readonly unknown[] = Array.isArray(value) ? value : [];
    const elsewhere = ticked.flatMap((name) =>
      typeof name === "string" && !offered.some((known) => known.name === name) ? [{ name, label: name }] : [],
    );
    return (
      <div role="group" aria-label={words.label} className={styles.ticks}>
        {[...offered, ...elsewhere].map(({ name, label }) => (
          <Checkbox
            key={name}
            label={label}
            checked={ticked.includes(name)}
            disabled={state === "blocked"}
            onChange={(_, { checked }) => {
              const wanted = checked === true ? [...ticked, name] : ticked.filter((other) => other !== name);
              onValue(wanted.length === 0 ? undefined : wanted);
            }}
          />
        ))}
      </div>
    );
  }
  const records = recordsOf(shape);
  if (records) {
    // Which of their fields is wrong is told by the problem, not by the state of all of them.
    const own = state === "wrong" ? "free" : state;
    const given = { records, control: FieldControl, words, names, state: own, fresh, summaryOf } as const;
    if (inside !== "record") return <RecordsField {...props} {...given} />;
    const take = (rows: readonly Row[]) => void onValue(valueOfRows(rows, records));
    return <RecordList {...given} problem={problem} rows={rowsOf(value, records)} onRows={take} />;
  }
  const number = shape.kind === "list" ? shape.of : shape;
  const isPart = number.kind === "number" && number.of === "part";
  return (
    <ExactInput
      label={words.label}
      kind={kindOf(shape)}
      text={typeof value === "number" ? group(optionText(shape, value)) : optionText(shape, value)}
      unit={isPart ? "%" : undefined}
      state={state}
      onText={(typed) => onValue(optionValue(shape, typed))}
    />
  );
}

function kindOf(shape: OptionShape): "number" | "numbers" | "lines" | "text" {
  if (shape.kind === "list" && shape.of.kind === "number") return "numbers";
  return shape.kind === "number" ? "number" : shape.kind === "json" ? "lines" : "text";
}

/** What a list is ticked from: the columns of the sheet, or a few known words. */
function ticksOf(of: OptionShape, words: OptionLabel, names: Names): readonly Name[] | undefined {
  if (of.kind === "choice") return of.choices.map((name) => ({ name, label: words.choices?.[name] ?? name }));
  if (of.kind !== "text") return undefined;
  return of.of === "header" || of.of === "numbers" ? names[of.of] : undefined;
}
