import { Button, Radio, RadioGroup, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Add16Regular, Dismiss16Regular } from "@fluentui/react-icons";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { coloursOf } from "../../core/sheets/colours";
import { dropSegment, moveSegment, paintCell, type ScoreGrid } from "../../core/segments/score-grid";
import { ExactInput, type Taken } from "../controls/ExactInput";
import { MovesSaid } from "../controls/MovesSaid";
import { useRowLook } from "../controls/row-look";
import { useRowMoves } from "../controls/row-moves";
import type { FormProps } from "../frame/Section";
import { formState, isWriting } from "../state";
import { renamedClass } from "./by-class";
import { rulesIn } from "./map-rules";
import { ColourButton } from "./ColourButton";
import { ScoreMap } from "./ScoreMap";

/** As the schema of maps has it. */
const LONGEST_NAME = 60;

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  segments: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXXS },
  segment: {
    display: "grid",
    gridTemplateColumns: "auto 32px minmax(0, 1fr) auto",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
  },
  radio: { "& .fui-Radio__indicator": { margin: "4px" } },
  button: { minWidth: "24px" },
  add: { alignSelf: "flex-start" },
});

/** A map of one's own: choose a segment, and paint the cells that belong to it. */
export function OwnMap({ state, send, choice, grid: used }: FormProps<"rfm"> & { readonly grid: ScoreGrid }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [chosen, setChosen] = useState(0);
  // A policy has no segment without a cell: those wait here for their first one.
  const [waiting, setWaiting] = useState<readonly string[]>([]);
  const grid = { ...used, labels: [...used.labels, ...waiting.filter((label) => !used.labels.includes(label))] };
  const { labels, cells } = grid;
  const segment = Math.min(chosen, labels.length - 1);
  const blocked = isWriting(state);
  const colours = labels.map((label, place) => coloursOf({ kind: "labelled", label }, place, state.policy));
  const take = (changed: ScoreGrid) => {
    const before = labels.filter((label) => changed.labels.includes(label));
    setWaiting(before.filter((label) => !changed.cells.includes(changed.labels.indexOf(label))));
    send({ kind: "optionsChanged", choice: { ...choice, map: rulesIn(changed) } });
  };
  const rename = (place: number, typed: string): Taken => {
    const name = typed.trim();
    const before = labels[place] ?? "";
    if (labels.some((label, i) => i !== place && label === name)) return { problem: t("rfm.taken", { name }) };
    if (name === "" || name.length > LONGEST_NAME) return { problem: t("rfm.badName") };
    if (!cells.includes(place)) setWaiting(waiting.map((label) => (label === before ? name : label)));
    else {
      const map = rulesIn({ ...grid, labels: labels.with(place, name) });
      send({ kind: "optionsChanged", choice: { ...choice, map } });
    }
    const renamed = renamedClass(state.policy, before, name);
    if (renamed) send({ kind: "settingChanged", change: renamed });
    return "understood";
  };
  const add = () => {
    let number = labels.length + 1;
    while (labels.includes(t("rfm.fresh", { number }))) number++;
    setWaiting([...waiting, t("rfm.fresh", { number })]);
    setChosen(labels.length);
  };
  const list = useRef<HTMLDivElement>(null);
  const looks = useRowLook();
  const moves = useRowMoves(list, {
    // What waits for its first cell has no rank yet.
    count: used.labels.length,
    state: blocked ? "blocked" : "free",
    nameOf: (place) => labels[place] ?? "",
    onMove: (from, to) => {
      setChosen(to);
      take(moveSegment(grid, from, to));
    },
  });
  return (
    <>
      <div className={styles.quiet}>{t("rfm.howToPaint")}</div>
      <ScoreMap
        grid={grid}
        colours={colours}
        painting={{
          segment,
          state: blocked ? "blocked" : "free",
          onPaint: (at, place) => take(paintCell(grid, at, place)),
        }}
      />
      <RadioGroup
        aria-label={t("rfm.paintWith")}
        value={String(segment)}
        onChange={(_, { value }) => setChosen(Number(value))}
      >
        <div ref={list} className={styles.segments}>
          {labels.map((label, place) => {
            const count = cells.filter((own) => own === place).length;
            const isUsed = count > 0;
            const isRanked = place < used.labels.length;
            const removal = isUsed ? t("rfm.inUse", { name: label, count }) : t("method.remove", { name: label });
            return (
              <div key={place} data-row={place} className={mergeClasses(styles.segment, looks[moves.lookOf(place)])}>
                <Radio
                  className={styles.radio}
                  value={String(place)}
                  aria-label={t("rfm.paint", { name: label, count })}
                />
                <ColourButton
                  {...{ state, send, place }}
                  look="number"
                  entry={{ kind: "labelled", label }}
                  move={isRanked ? moves.of(place) : undefined}
                />
                <ExactInput
                  label={t("rfm.segmentName", { place: place + 1 })}
                  kind="text"
                  text={label}
                  state={formState(state)}
                  onText={(typed) => rename(place, typed)}
                />
                <Button
                  appearance="subtle"
                  size="small"
                  className={styles.button}
                  aria-label={removal}
                  title={removal}
                  icon={<Dismiss16Regular />}
                  disabledFocusable={blocked || isUsed}
                  onClick={() => {
                    setChosen(0);
                    take(dropSegment(grid, place));
                  }}
                />
              </div>
            );
          })}
        </div>
      </RadioGroup>
      <MovesSaid said={moves.said} />
      <Button
        appearance="subtle"
        size="small"
        className={styles.add}
        icon={<Add16Regular />}
        disabledFocusable={blocked}
        onClick={add}
      >
        {t("rfm.addSegment")}
      </Button>
    </>
  );
}
