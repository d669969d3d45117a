import { Field, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MethodChoice } from "../../core/methods/methods";
import { WESTERN, WESTERN_SCORES } from "../../core/segments/maps";
import { gridOf, type ScoreGrid } from "../../core/segments/score-grid";
import { rescale } from "../../core/segments/score-map";
import { coloursOf } from "../../core/sheets/colours";
import { OPTION_WORDS } from "../../core/text/options";
import { TEXTS } from "../../core/text/text";
import type { Language } from "../../core/policy";
import { ChoiceSelect } from "../controls/ChoiceSelect";
import type { FormProps } from "../frame/Section";
import { isWriting } from "../state";
import { EightMap } from "./EightMap";
import { underNames } from "./by-class";
import { rulesIn, type OwnRules } from "./map-rules";
import { OwnMap } from "./OwnMap";
import { ScoreMap } from "./ScoreMap";
import { SegmentLegend } from "./SegmentLegend";

type RfmChoice = Extract<MethodChoice, { readonly id: "rfm" }>;

const OWN = "own";
const BINS = [2, 3, 4, 5, 6, 7, 8, 9];

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
});

/** The segments of RFM: which ones, how many scores, and the map that says which scores have which segment. */
export function RfmForm({ state, send, choice }: FormProps<"rfm">) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { language } = state.policy;
  const words = OPTION_WORDS[language].methods.rfm;
  // A map of one's own is not lost by a look at the others.
  const [kept, setKept] = useState<OwnRules>();
  const { map, bins, segments } = choice;
  const blocked = isWriting(state);
  const change = (changed: RfmChoice) => send({ kind: "optionsChanged", choice: changed });

  const choose = (value: string) => {
    const { map: _map, ...others } = choice;
    if (value !== OWN) {
      if (map) setKept(map);
      return change({ ...others, segments: value === "eight" ? "eight" : "western" });
    }
    // The segments keep what is recommended for them, and their colours, under their names.
    const kinds = WESTERN.map(({ kind }) => [kind, TEXTS[language].classes[kind]] as const);
    const named = underNames(state.policy, kinds);
    if (named) send({ kind: "settingChanged", change: named });
    change({ ...choice, map: kept ?? rulesIn(westernGrid(bins, language)) });
  };
  return (
    <>
      <Field label={{ children: words.segments.label, size: "small" }}>
        <ChoiceSelect value={map ? OWN : segments} disabled={blocked} onChoose={choose}>
          {(["western", "eight"] as const).map((name) => (
            <option key={name} value={name}>
              {words.segments.choices[name]}
            </option>
          ))}
          <option value={OWN}>{t("rfm.own")}</option>
        </ChoiceSelect>
      </Field>
      <Field label={{ children: words.bins.label, size: "small" }}>
        <ChoiceSelect
          value={String(bins)}
          disabled={blocked}
          onChoose={(value) => {
            const scores = Number(value);
            const scaled = map && [...rescale(map, { of: bins, scores })];
            setKept(undefined);
            change({ ...choice, bins: scores, ...(scaled ? { map: scaled } : {}) });
          }}
        >
          {BINS.map((count) => (
            <option key={count} value={count}>
              {count}
            </option>
          ))}
        </ChoiceSelect>
      </Field>
      <Map choice={choice} state={state} send={send} />
      {!map && <div className={styles.quiet}>{t("rfm.readOnly")}</div>}
    </>
  );
}

function Map({ state, send, choice }: FormProps<"rfm">) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { language } = state.policy;
  const { map, bins, segments } = choice;
  if (map) {
    const grid = gridOf(map, bins);
    if (!grid) return <div className={styles.quiet}>{t("rfm.noGrid")}</div>;
    return <OwnMap choice={choice} state={state} send={send} grid={grid} />;
  }
  if (segments === "eight") return <EightMap colouring={state.policy} />;
  const grid = westernGrid(bins, language);
  const colours = grid.labels.map((label, place) => {
    const kind = WESTERN.find((segment) => TEXTS[language].classes[segment.kind] === label)?.kind ?? "labelled";
    return coloursOf({ kind, label }, place, state.policy);
  });
  return (
    <>
      <ScoreMap grid={grid} colours={colours} />
      <SegmentLegend labels={grid.labels} colours={colours} />
    </>
  );
}

/** The western ten as a grid, by their names in the language. */
function westernGrid(scores: number, language: Language): ScoreGrid {
  const rules = rescale(WESTERN, { of: WESTERN_SCORES, scores });
  const grid = gridOf(
    rules.map(({ kind, ...asks }) => ({ ...asks, label: TEXTS[language].classes[kind] })),
    scores,
  );
  if (!grid) throw new Error("the western map covers every cell");
  return grid;
}
