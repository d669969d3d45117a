import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Add16Regular, Dismiss16Regular } from "@fluentui/react-icons";
import { useState, type ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { Inside } from "../core/options";
import { fieldLabel } from "../core/text/options";
import type { FieldControlProps } from "./field-control";

type Row = Readonly<Record<string, unknown>>;

interface RecordCardsProps extends Omit<FieldControlProps, "field"> {
  readonly inside: Inside;
  /** What shows each value: a value may be records again. */
  readonly control: ComponentType<FieldControlProps>;
  /** What a new record begins with, beside its defaults. */
  readonly fresh?: Row | undefined;
}

const useStyles = makeStyles({
  list: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    minWidth: 0,
    margin: 0,
    padding: 0,
  },
  card: {
    listStyleType: "none",
    position: "relative",
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(104px, 1fr))",
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} 28px ${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    minWidth: 0,
  },
  field: { display: "flex", flexDirection: "column", minWidth: 0, "& input": { minWidth: 0, width: "100%" } },
  wide: { gridColumn: "1 / -1" },
  name: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  remove: { position: "absolute", top: "2px", right: "2px" },
  add: { alignSelf: "flex-start" },
  message: { color: tokens.colorPaletteRedForeground1, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
});

/** Records as cards, a control for each of their values. A card that is not complete yet waits here and changes nothing. */
export function RecordCards({
  inside,
  control: Control,
  words,
  value,
  names,
  state,
  fresh,
  onValue,
}: RecordCardsProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [draft, setDraft] = useState<readonly Row[]>();
  const [problem, setProblem] = useState<string>();
  const { fields, rows } = inside;
  const held: readonly Row[] = rows === "several" ? (Array.isArray(value) ? value : []) : [isRow(value) ? value : {}];
  const shown = draft ?? held;
  const blank: Row = {
    ...Object.fromEntries(fields.flatMap(({ key, default: usual }) => (usual === undefined ? [] : [[key, usual]]))),
    ...fresh,
  };

  const take = (typed: readonly Row[]) => {
    setDraft(typed);
    const needed = fields.filter((field) => field.need !== "may" && field.default === undefined);
    const filled = rows === "several" ? typed : typed.filter((row) => Object.keys(row).length > 0);
    if (filled.some((row) => needed.some(({ key }) => row[key] === undefined))) return setProblem(undefined);
    const taken = onValue(filled.length === 0 ? undefined : rows === "several" ? filled : filled[0]);
    if (taken === "understood") setDraft(undefined);
    setProblem(
      taken === "understood" ? undefined : taken === "not understood" ? t("method.notANumber") : taken.problem,
    );
  };

  return (
    <div role="group" aria-label={words.label} className={styles.list}>
      {shown.map((row, place) => (
        // The place is what stays the same while a card is typed.
        <div
          key={place}
          role="group"
          aria-label={t("method.ofRow", { name: words.label, place: place + 1 })}
          className={styles.card}
        >
          {fields.map((field) => {
            const of = fieldLabel(words, field.key);
            const isWide = field.shape.kind === "json" || field.shape.kind === "list";
            return (
              <div key={field.key} className={isWide ? `${styles.field} ${styles.wide}` : styles.field}>
                <span className={styles.name} aria-hidden="true">
                  {of.label}
                </span>
                <Control
                  field={field}
                  words={of}
                  value={row[field.key]}
                  names={names}
                  state={state}
                  onValue={(typed) => {
                    const { [field.key]: _before, ...others } = row;
                    const changed = typed === undefined ? others : { ...others, [field.key]: typed };
                    take(shown.map((other, i) => (i === place ? changed : other)));
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
              className={styles.remove}
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
          onClick={() => setDraft([...shown, blank])}
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

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
