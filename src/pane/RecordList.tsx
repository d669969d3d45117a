import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Add16Regular, Dismiss16Regular } from "@fluentui/react-icons";
import { useRef, useState, type ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { fieldLabel } from "../core/text/options";
import type { FieldControlProps } from "./field-control";
import { RecordFields } from "./RecordFields";
import { areFinished, blankRow, missingIn, recordsOf, withValues, type Records, type Row } from "./records";
import { useRowFocus } from "./row-focus";
import { Fold } from "./Section";

export interface RecordListProps extends Pick<
  FieldControlProps,
  "words" | "names" | "state" | "problem" | "fresh" | "summaryOf"
> {
  readonly records: Records;
  /** What shows each value: a value may be records again. */
  readonly control: ComponentType<FieldControlProps>;
}

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, minWidth: 0 },
  lines: { rowGap: tokens.spacingVerticalXS },
  row: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS, minWidth: 0 },
  line: { display: "flex", alignItems: "end", columnGap: tokens.spacingHorizontalXS, minWidth: 0 },
  card: {
    position: "relative",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  removable: { paddingRight: "28px" },
  // The line that stays when it is folded leaves the corner to the button.
  folding: {
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    "& > div > button[aria-expanded]": { maxWidth: "calc(100% - 24px)" },
  },
  corner: { position: "absolute", top: "2px", right: "2px" },
  remove: { flexShrink: 0, minWidth: "24px" },
  add: { alignSelf: "flex-start" },
  message: { color: tokens.colorPaletteRedForeground1, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  missing: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
});

interface ControlledProps extends RecordListProps {
  readonly rows: readonly Row[];
  /** Told the rows after every change, complete or not. */
  readonly onRows: (rows: readonly Row[]) => void;
}

/** Records, a line or a card each: their controls, adding, removing, and what is wrong or missing beside them. */
export function RecordList({
  records,
  control,
  words,
  names,
  state,
  fresh,
  summaryOf,
  problem,
  ...list
}: ControlledProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { rows, onRows } = list;
  const { fields, look } = records;
  const several = records.rows === "several";
  const container = useRef<HTMLDivElement>(null);
  const focusRow = useRowFocus(container, rows.length);
  const [opened, setOpened] = useState<number>();
  // Records with records inside are tall: one of them is open at a time.
  const folds = several && look === "card" && fields.some(({ shape }) => recordsOf(shape) !== undefined);

  const remove = (place: number) => {
    setOpened(undefined);
    focusRow({ kind: "removed", place });
    onRows(rows.filter((_, i) => i !== place));
  };
  const add = () => {
    setOpened(rows.length);
    focusRow({ kind: "added" });
    onRows([...rows, { ...blankRow(fields), ...fresh }]);
  };

  return (
    <div
      ref={container}
      role="group"
      aria-label={words.label}
      className={mergeClasses(styles.list, look === "line" && styles.lines)}
    >
      {rows.map((row, place) => {
        const [at, ...inside] = problem?.at ?? [];
        const own = problem && at === String(place) ? { sentence: problem.sentence, at: inside } : undefined;
        const isOpen = !folds || opened === place || own !== undefined || !areFinished(fields, [row]);
        const missing = several || Object.keys(row).length > 0 ? missingIn(fields, row) : [];
        const button = several && (
          <Button
            appearance="subtle"
            size="small"
            className={mergeClasses(styles.remove, look === "card" && styles.corner)}
            icon={<Dismiss16Regular />}
            aria-label={t("method.removeRow", { place: place + 1 })}
            title={t("method.removeRow", { place: place + 1 })}
            data-removes="row"
            disabledFocusable={state === "blocked"}
            onClick={() => remove(place)}
          />
        );
        const controls = (
          <RecordFields
            records={records}
            control={control}
            words={words}
            names={names}
            state={state}
            row={row}
            place={place}
            problem={own}
            onValues={(values) =>
              onRows(rows.map((other, i) => (i === place ? withValues(fields, row, values) : other)))
            }
          />
        );
        return (
          // The place is what stays the same while a row is typed.
          <div
            key={place}
            role="group"
            data-row={place}
            aria-label={t("method.ofRow", { name: words.label, place: place + 1 })}
            className={mergeClasses(
              styles.row,
              look === "card" && styles.card,
              look === "card" && several && !folds && styles.removable,
              folds && styles.folding,
            )}
          >
            {look === "line" ? (
              <div className={styles.line}>
                {controls}
                {button}
              </div>
            ) : folds ? (
              <Fold
                label={summaryOf?.(row) ?? t("method.ofRow", { name: words.label, place: place + 1 })}
                open={isOpen ? "open" : "shut"}
                onToggle={() => setOpened(isOpen ? undefined : place)}
              >
                {controls}
              </Fold>
            ) : (
              controls
            )}
            {look === "card" && button}
            {missing.length > 0 && (
              <span className={styles.missing}>
                {t("method.missing", {
                  fields: missing.map((key) => fieldLabel(words, key).label).join(t("data.comma")),
                })}
              </span>
            )}
            {own?.at.length === 0 && (
              <span role="alert" className={styles.message}>
                {own.sentence}
              </span>
            )}
          </div>
        );
      })}
      {several && (
        <Button
          appearance="subtle"
          size="small"
          className={styles.add}
          icon={<Add16Regular />}
          data-adds="row"
          disabledFocusable={state === "blocked"}
          onClick={add}
        >
          {t("method.addRow")}
        </Button>
      )}
      {problem?.at.length === 0 && (
        <span role="alert" className={styles.message}>
          {problem.sentence}
        </span>
      )}
    </div>
  );
}
