import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Add16Regular } from "@fluentui/react-icons";
import { useRef, useState, type ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { fieldLabel } from "../../core/text/options";
import type { FieldControlProps } from "../method/field-control";
import { slotsOf } from "../method/slots";
import { RecordFields } from "./RecordFields";
import { areFinished, blankRow, missingIn, recordsOf, withValues, type Records, type Row } from "./records";
import { MovesSaid } from "../controls/MovesSaid";
import { useRowLook } from "../controls/row-look";
import { useRowMoves } from "../controls/row-moves";
import { RowButtons } from "./RowButtons";
import { useRowFocus } from "./row-focus";
import { moved, useRowKeys } from "./row-keys";
import { Fold } from "../frame/Section";

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
  // The line that stays when it is folded leaves the corner to the buttons.
  folding: {
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    "& > div > button[aria-expanded]": { maxWidth: "calc(100% - 48px)" },
  },
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
  const { keys, ...known } = useRowKeys(rows.length);
  const focusRow = useRowFocus(container, keys.join());
  /** By its key. */
  const [opened, setOpened] = useState<number>();
  // Records with records inside are rules: tall, so that one of them is open at a time, and the first that fits counts.
  const folds = several && look === "card" && fields.some(({ shape }) => recordsOf(shape) !== undefined);
  const isConditions = look === "line" && slotsOf(fields).some(({ column }) => column);

  /** Open, a rule has its conditions below: its name says enough. */
  const titleOf = (row: Row, isOpen: boolean) => {
    const { label } = row;
    return isOpen && typeof label === "string" && label !== "" ? label : summaryOf?.(row);
  };
  const remove = (place: number) => {
    setOpened(undefined);
    known.remove(place);
    focusRow({ kind: "removed", place });
    onRows(rows.filter((_, i) => i !== place));
  };
  const add = () => {
    setOpened(known.add());
    focusRow({ kind: "added" });
    onRows([...rows, { ...blankRow(fields), ...fresh }]);
  };
  const looks = useRowLook();
  const moves = useRowMoves(container, {
    count: rows.length,
    state: state === "blocked" ? "blocked" : "free",
    nameOf: (place) => titleOf(rows[place] ?? {}, true) ?? t("method.ofRow", { name: words.label, place: place + 1 }),
    onMove: (from, to) => {
      known.move(from, to);
      onRows(moved(rows, from, to));
    },
  });

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
        const isOpen = !folds || opened === keys[place] || own !== undefined || !areFinished(fields, [row]);
        const missing = several || Object.keys(row).length > 0 ? missingIn(fields, row) : [];
        const buttons = several && (
          <RowButtons
            place={place}
            look={look}
            state={state}
            onRemove={() => remove(place)}
            move={folds ? moves.of(place) : undefined}
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
          <div
            key={keys[place]}
            role="group"
            data-row={place}
            aria-label={t("method.ofRow", { name: words.label, place: place + 1 })}
            className={mergeClasses(
              styles.row,
              look === "card" && styles.card,
              look === "card" && several && !folds && styles.removable,
              folds && styles.folding,
              folds && looks[moves.lookOf(place)],
            )}
          >
            {look === "line" ? (
              <div className={styles.line}>
                {controls}
                {buttons}
              </div>
            ) : folds ? (
              <Fold
                label={titleOf(row, isOpen) ?? t("method.ofRow", { name: words.label, place: place + 1 })}
                open={isOpen ? "open" : "shut"}
                onToggle={() => setOpened(isOpen ? undefined : keys[place])}
              >
                {controls}
              </Fold>
            ) : (
              controls
            )}
            {look === "card" && buttons}
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
      {folds && <MovesSaid said={moves.said} />}
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
          {folds ? t("method.add") : isConditions ? t("method.addCondition") : t("method.addRow")}
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
