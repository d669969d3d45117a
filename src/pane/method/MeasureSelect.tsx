import { useTranslation } from "react-i18next";
import type { OptionLabel } from "../../core/text/option-words";
import { ChoiceSelect } from "../controls/ChoiceSelect";
import type { Name } from "./field-control";
import type { Slot } from "./slots";

interface MeasureSelectProps {
  readonly slot: Slot;
  readonly label: string;
  /** What the measures are called, and what the columns of numbers are together. */
  readonly words: OptionLabel;
  readonly columnWords: OptionLabel;
  readonly columns: readonly Name[];
  readonly measure: unknown;
  readonly column: unknown;
  readonly state: "free" | "blocked" | "wrong";
  /** Told the measure or the column; neither where what is usual is meant. */
  readonly onChoose: (chosen: { readonly measure?: string; readonly column?: string }) => void;
}

const MEASURE = "measure:";
const COLUMN = "column:";

/** One choice among the measures and the sheet's columns of numbers. */
export function MeasureSelect({ slot, label, words, columnWords, columns, state, ...chosen }: MeasureSelectProps) {
  const { t } = useTranslation();
  const { shape } = slot.field;
  const measures = shape.kind === "choice" ? shape.choices : [];
  const measure = typeof chosen.measure === "string" ? chosen.measure : slot.usual;
  const column = typeof chosen.column === "string" ? chosen.column : undefined;
  const value = column !== undefined ? COLUMN + column : measure !== undefined ? MEASURE + measure : "";
  // A column of another sheet is shown all the same.
  const strange = column !== undefined && !columns.some(({ name }) => name === column);
  return (
    <ChoiceSelect
      value={value}
      disabled={state === "blocked"}
      aria-label={label}
      aria-invalid={state === "wrong"}
      onChoose={(text) => {
        if (text.startsWith(COLUMN)) return chosen.onChoose({ column: text.slice(COLUMN.length) });
        const name = text.slice(MEASURE.length);
        chosen.onChoose(name === slot.usual ? {} : { measure: name });
      }}
    >
      {value === "" && (
        <option value="" disabled>
          {t("method.unset")}
        </option>
      )}
      <optgroup label={t("method.measures")}>
        {measures.map((name) => (
          <option key={name} value={MEASURE + name}>
            {words.choices?.[name] ?? name}
          </option>
        ))}
      </optgroup>
      {(columns.length > 0 || strange) && (
        <optgroup label={columnWords.label}>
          {[...columns, ...(strange ? [{ name: column, label: column }] : [])].map(({ name, label: called }) => (
            <option key={name} value={COLUMN + name}>
              {called}
            </option>
          ))}
        </optgroup>
      )}
    </ChoiceSelect>
  );
}
