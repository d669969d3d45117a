import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { fieldLabel } from "../../core/text/options";
import type { FieldControlProps, Problem } from "../method/field-control";
import { MeasureSelect } from "../method/MeasureSelect";
import { fieldIn, recordsOf, type Records, type Row } from "./records";
import { slotsOf, type Slot } from "../method/slots";

const useStyles = makeStyles({
  fields: { display: "flex", alignItems: "end", columnGap: tokens.spacingHorizontalXS, flexGrow: 1, minWidth: 0 },
  card: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(104px, 1fr))",
    alignItems: "start",
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
  },
  field: {
    display: "flex",
    flexDirection: "column",
    flex: "1 1 0",
    minWidth: 0,
    "& input": { minWidth: 0, width: "100%" },
  },
  wide: { gridColumn: "1 / -1" },
  // A condition: its measure can be read as a whole, in a line of its own where the pane is narrow.
  condition: { flexWrap: "wrap", rowGap: tokens.spacingVerticalXXS, paddingBottom: tokens.spacingVerticalXS },
  measure: { flex: "2.5 1 240px", "& select": { paddingLeft: tokens.spacingHorizontalXS } },
  sign: { flex: "0 0 52px", "& select": { paddingLeft: tokens.spacingHorizontalXS, paddingRight: "20px" } },
  value: { flex: "1 1 84px" },
  // The names of measures are long, and a drop-down cannot break them.
  roomy: { "& select": { paddingLeft: tokens.spacingHorizontalXS, paddingRight: "20px" } },
  name: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  message: { color: tokens.colorPaletteRedForeground1, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
});

interface RecordFieldsProps extends Pick<FieldControlProps, "words" | "names" | "state"> {
  readonly records: Records;
  readonly control: ComponentType<FieldControlProps>;
  readonly row: Row;
  /** The place of the record in its list, counted from 0. */
  readonly place: number;
  /** What is wrong with the record, and where in it. */
  readonly problem: Problem | undefined;
  /** Told what changes; nothing for a value that is left out. */
  readonly onValues: (values: Row) => void;
}

/** The controls of one record, each with what is wrong with it. */
export function RecordFields({ records, words, row, place, problem, ...given }: RecordFieldsProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const isLine = records.look === "line";
  const slots = slotsOf(records.fields);
  // Where a line begins with a measure, its values tell what they are.
  const isCondition = isLine && slots.some(({ column }) => column);
  const isNamed = !isLine || (place === 0 && !isCondition);
  return (
    <div className={isLine ? mergeClasses(styles.fields, isCondition && styles.condition) : styles.card}>
      {slots.map((slot) => {
        const { field, column } = slot;
        const { label } = fieldLabel(words, field.key);
        const inner = recordsOf(field.shape);
        // Whole measures can be read, and lists have room.
        const isWide = inner
          ? inner.rows === "several" || inner.look === "card"
          : field.shape.kind === "list" || column !== undefined;
        const [key, ...inside] = problem?.at ?? [];
        const isHere = key !== undefined && (key === field.key || key === column?.key);
        const own = problem && isHere ? { ...problem, at: inside } : undefined;
        const isSign = isLine && field.shape.kind === "choice" && !column;
        return (
          <div
            key={field.key}
            className={mergeClasses(
              styles.field,
              isWide && styles.wide,
              isCondition && styles.value,
              isLine && column && styles.measure,
              !isLine && column && styles.roomy,
              isSign && styles.sign,
            )}
          >
            {isNamed && (
              <span className={styles.name} aria-hidden="true">
                {label}
              </span>
            )}
            <RecordValue
              slot={slot}
              words={words}
              label={
                isLine && records.rows === "several" ? t("method.ofRow", { name: label, place: place + 1 }) : label
              }
              row={row}
              problem={own}
              {...given}
            />
            {own && !inner && (
              <span role="alert" className={styles.message}>
                {own.sentence}
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}

interface RecordValueProps extends Pick<
  RecordFieldsProps,
  "control" | "words" | "names" | "row" | "state" | "problem" | "onValues"
> {
  readonly slot: Slot;
  readonly label: string;
}

function RecordValue({ slot, label, control: Control, words, names, row, state, problem, onValues }: RecordValueProps) {
  const { field, column } = slot;
  const own = fieldLabel(words, field.key);
  const shown = state === "free" && problem ? "wrong" : state;
  if (column)
    return (
      <MeasureSelect
        slot={slot}
        label={label}
        words={own}
        columnWords={fieldLabel(words, column.key)}
        columns={names.numbers}
        measure={row[field.key]}
        column={row[column.key]}
        state={shown}
        onChoose={({ measure, column: header }) => onValues({ [field.key]: measure, [column.key]: header })}
      />
    );
  return (
    <Control
      field={fieldIn(field, row)}
      words={{ ...own, label }}
      value={row[field.key]}
      names={names}
      state={shown}
      inside="record"
      problem={problem}
      onValue={(typed) => {
        onValues({ [field.key]: typed });
        return "understood";
      }}
    />
  );
}
