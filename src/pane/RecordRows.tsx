import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Add16Regular, Dismiss16Regular } from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OptionShape } from "../core/options";
import type { OptionLabel } from "../core/text/option-words";
import { fieldLabel } from "../core/text/options";
import { ExactInput, type Taken } from "./ExactInput";
import { optionText, optionValue } from "./option-texts";

type RecordShape = Extract<OptionShape, { readonly kind: "record" }>;
/** A row as it is typed: the text of each field by key. */
type Row = Readonly<Record<string, string>>;

interface RecordRowsProps {
  readonly label: string;
  readonly shape: RecordShape;
  /** One record, or a list of them. */
  readonly rows: "one" | "several";
  /** What it and each of its fields is called. */
  readonly words: OptionLabel;
  readonly value: unknown;
  readonly state: "free" | "blocked" | "wrong";
  /** Told the whole value once every row is complete; nothing when all are empty. */
  readonly onValue: (value: unknown) => Taken;
}

const useStyles = makeStyles({
  list: {
    minWidth: 0,
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
    padding: 0,
  },
  row: { display: "flex", alignItems: "end", columnGap: tokens.spacingHorizontalXS, listStyleType: "none" },
  field: { flex: "1 1 0", minWidth: 0, "& input": { minWidth: 0, width: "100%" } },
  name: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, display: "block" },
  add: { alignSelf: "flex-start" },
  message: {
    color: tokens.colorPaletteRedForeground1,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
});

/** Records of short values, a row each. A row that is not complete yet waits here and changes nothing. */
export function RecordRows({ label, shape, rows, words, value, state, onValue }: RecordRowsProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [draft, setDraft] = useState<readonly Row[]>();
  const [problem, setProblem] = useState<string>();
  const { fields } = shape;
  const empty: Row = Object.fromEntries(fields.map(({ key }) => [key, ""]));
  const held = rows === "several" ? (Array.isArray(value) ? value : []) : value === undefined ? [] : [value];
  const known: readonly Row[] = held.map((record: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(fields.map((field) => [field.key, optionText(field.shape, record[field.key])])),
  );
  const shown = draft ?? (known.length === 0 && rows === "one" ? [empty] : known);

  const take = (typed: readonly Row[]) => {
    setDraft(typed);
    const filled = typed.filter((row) => fields.some(({ key }) => row[key] !== ""));
    if (filled.some((row) => fields.some(({ key }) => row[key] === ""))) return;
    const records = filled.map((row) =>
      Object.fromEntries(fields.map((field) => [field.key, optionValue(field.shape, row[field.key] ?? "")])),
    );
    const taken = onValue(records.length === 0 ? undefined : rows === "several" ? records : records[0]);
    if (taken === "understood") setDraft(undefined);
    setProblem(
      taken === "understood" ? undefined : taken === "not understood" ? t("method.notANumber") : taken.problem,
    );
  };

  return (
    <div className={styles.list} role="group" aria-label={label}>
      {shown.map((row, place) => (
        // The place is what stays the same while a row is typed.
        <div key={place} className={styles.row}>
          {fields.map((field) => {
            const name = fieldLabel(words, field.key).label;
            return (
              <div key={field.key} className={styles.field}>
                {place === 0 && (
                  <span className={styles.name} aria-hidden="true">
                    {name}
                  </span>
                )}
                <ExactInput
                  label={rows === "one" ? name : t("method.ofRow", { name, place: place + 1 })}
                  kind={field.shape.kind === "number" ? "number" : "text"}
                  text={row[field.key] ?? ""}
                  state={state}
                  onText={(typed) => {
                    take(shown.map((other, i) => (i === place ? { ...other, [field.key]: typed.trim() } : other)));
                    return "understood";
                  }}
                />
              </div>
            );
          })}
          {rows === "several" && (
            <Button
              appearance="subtle"
              size="small"
              icon={<Dismiss16Regular />}
              aria-label={t("method.removeRow", { place: place + 1 })}
              title={t("method.removeRow", { place: place + 1 })}
              disabledFocusable={state === "blocked"}
              onClick={() => take(shown.filter((_, i) => i !== place))}
            />
          )}
        </div>
      ))}
      {rows === "several" && (
        <Button
          appearance="subtle"
          size="small"
          className={styles.add}
          icon={<Add16Regular />}
          disabledFocusable={state === "blocked"}
          onClick={() => setDraft([...shown, empty])}
        >
          {t("method.addRow")}
        </Button>
      )}
      {problem !== undefined && (
        <span role="alert" className={styles.message}>
          {problem}
        </span>
      )}
    </div>
  );
}
