import { Slider, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { ExactInput } from "../controls/ExactInput";
import { MovesSaid } from "../controls/MovesSaid";
import { useRowLook } from "../controls/row-look";
import { useRowMoves } from "../controls/row-moves";
import type { View } from "../frame/Section";
import { formState } from "../state";
import { renamedClass } from "./by-class";
import { ClassActions, RemoveClass } from "./ClassButtons";
import { ColourButton } from "./ColourButton";
import { percentToEdit, readPercent } from "./numbers";
import { addClass, moveName, nameClass, namesOf, removeClass, setEnd, slideEnd, type Ladder } from "./options";

interface LadderFieldsProps {
  readonly ladder: Ladder;
  readonly view: View;
  readonly isUsable: (ladder: Ladder) => boolean;
  readonly onChange: (ladder: Ladder) => void;
  readonly onReset: () => void;
}

const useStyles = makeStyles({
  classes: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS, margin: 0, padding: 0 },
  row: {
    display: "grid",
    gridTemplateColumns: "28px minmax(40px, 72px) minmax(40px, 1fr) 76px 28px",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
    listStyleType: "none",
  },
  slider: { minWidth: 0 },
  rest: { gridColumn: "3 / -1", color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  quiet: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
});

/** Classes one below another, each with its colour, its name and the share at which it ends. */
export function LadderFields({ ladder, view, isUsable, onChange, onReset }: LadderFieldsProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const state = formState(view.state);
  const buttons = state === "blocked" ? "blocked" : "free";
  const more = addClass(ladder);
  const names = namesOf(ladder);
  const list = useRef<HTMLUListElement>(null);
  const looks = useRowLook();
  const moves = useRowMoves(list, {
    count: names.length,
    state: buttons,
    nameOf: (place) => names[place] ?? "",
    onMove: (from, to) => onChange(moveName(ladder, from, to)),
  });
  const setTo = (place: number, typed: string) => {
    const end = readPercent(typed);
    if (end === undefined) return "not understood";
    onChange(setEnd(ladder, place, end));
    return "understood";
  };
  return (
    <>
      <ul ref={list} className={styles.classes} aria-label={t("method.classes")}>
        {names.map((name, place) => {
          const end = ladder.ends[place];
          return (
            // The place is what stays the same while a class is renamed.
            <li key={place} data-row={place} className={mergeClasses(styles.row, looks[moves.lookOf(place)])}>
              <ColourButton {...view} entry={{ kind: "labelled", label: name }} place={place} move={moves.of(place)} />
              <ExactInput
                label={t("method.name", { place: place + 1 })}
                kind="text"
                text={name}
                state={state}
                onText={(text) => {
                  onChange(nameClass(ladder, place, text));
                  const change = renamedClass(view.state.policy, name, text.trim());
                  if (change) view.send({ kind: "settingChanged", change });
                  return "understood";
                }}
              />
              {end === undefined ? (
                <span className={styles.rest}>{t("method.rest")}</span>
              ) : (
                <>
                  <Slider
                    size="small"
                    className={styles.slider}
                    aria-label={t("method.slider", { name })}
                    min={1}
                    max={99}
                    value={Number(percentToEdit(end))}
                    disabled={buttons === "blocked"}
                    onChange={(_, { value }) => onChange(slideEnd(ladder, place, readPercent(String(value)) ?? end))}
                  />
                  <ExactInput
                    label={t("method.cut", { name })}
                    kind="number"
                    unit="%"
                    text={percentToEdit(end)}
                    state={state}
                    onText={(typed) => setTo(place, typed)}
                  />
                  {ladder.ends.length > 1 && (
                    <RemoveClass
                      label={t("method.remove", { name })}
                      state={buttons}
                      onRemove={() => onChange(removeClass(ladder, place))}
                    />
                  )}
                </>
              )}
            </li>
          );
        })}
      </ul>
      <MovesSaid said={moves.said} />
      <div className={styles.quiet}>{t("method.moveHint")}</div>
      <ClassActions
        addLabel={t("method.add")}
        canAdd={isUsable(more) ? "yes" : "no"}
        state={buttons}
        onAdd={() => onChange(more)}
        onReset={onReset}
      />
    </>
  );
}
