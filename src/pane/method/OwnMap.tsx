import { Button, Radio, RadioGroup, makeStyles, tokens } from "@fluentui/react-components";
import { Add16Regular, ArrowDown16Regular, ArrowUp16Regular, Dismiss16Regular } from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { coloursOf } from "../../core/sheets/colours";
import { dropSegment, moveSegment, paintCell, type ScoreGrid } from "../../core/segments/score-grid";
import { ExactInput, type Taken } from "../controls/ExactInput";
import type { FormProps } from "../frame/Section";
import { formState, isWriting } from "../state";
import { renamedClass } from "./by-class";
import { rulesIn } from "./map-rules";
import { ScoreMap } from "./ScoreMap";
import { SegmentMark } from "./SegmentMark";

/** As the schema of maps has it. */
const LONGEST_NAME = 60;

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  segments: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXXS },
  segment: {
    display: "grid",
    gridTemplateColumns: "auto 20px minmax(0, 1fr) auto",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
  },
  radio: { "& .fui-Radio__indicator": { margin: "4px" } },
  buttons: { display: "flex" },
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
        className={styles.segments}
        aria-label={t("rfm.paintWith")}
        value={String(segment)}
        onChange={(_, { value }) => setChosen(Number(value))}
      >
        {labels.map((label, place) => {
          const count = cells.filter((own) => own === place).length;
          const isUsed = count > 0;
          const lastUsed = used.labels.length - 1;
          const button = { appearance: "subtle", size: "small", className: styles.button } as const;
          const named = (name: string) => ({ "aria-label": name, title: name });
          return (
            <div key={place} className={styles.segment}>
              <Radio
                className={styles.radio}
                value={String(place)}
                aria-label={t("rfm.paint", { name: label, count })}
              />
              <SegmentMark place={place} colours={colours[place]} />
              <ExactInput
                label={t("rfm.segmentName", { place: place + 1 })}
                kind="text"
                text={label}
                state={formState(state)}
                onText={(typed) => rename(place, typed)}
              />
              <span className={styles.buttons}>
                <Button
                  {...button}
                  {...named(t("method.raise", { name: label }))}
                  icon={<ArrowUp16Regular />}
                  disabledFocusable={blocked || place === 0 || !isUsed}
                  onClick={() => {
                    setChosen(place - 1);
                    take(moveSegment(grid, place, place - 1));
                  }}
                />
                <Button
                  {...button}
                  {...named(t("rfm.lower", { name: label }))}
                  icon={<ArrowDown16Regular />}
                  disabledFocusable={blocked || place >= lastUsed}
                  onClick={() => {
                    setChosen(place + 1);
                    take(moveSegment(grid, place, place + 1));
                  }}
                />
                <Button
                  {...button}
                  {...named(isUsed ? t("rfm.inUse", { name: label, count }) : t("method.remove", { name: label }))}
                  icon={<Dismiss16Regular />}
                  disabledFocusable={blocked || isUsed}
                  onClick={() => {
                    setChosen(0);
                    take(dropSegment(grid, place));
                  }}
                />
              </span>
            </div>
          );
        })}
      </RadioGroup>
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
