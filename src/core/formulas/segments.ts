import type { ClassKind } from "../customer-class";
import { refusal, type Outcome } from "../issues";
import { EIGHT, EIGHT_SCORES, WESTERN, WESTERN_SCORES, type KnownRule } from "../segments/maps";
import { cellPlace, coverCells, rescale } from "../segments/score-map";
import { classes as english } from "../text/en/labels";
import { classes as chinese } from "../text/zh/labels";
import type { RowAnswers } from "./answers";

/** A map of scores to segments as formulas name it. The name also says the language of the segments: a value is the same for every reader. */
interface NamedMap {
  readonly rules: readonly KnownRule<ClassKind>[];
  readonly scores: number;
  readonly names: Readonly<Partial<Record<ClassKind, string>>>;
}

const MAPS: ReadonlyMap<string, NamedMap> = new Map([
  ["western", { rules: WESTERN, scores: WESTERN_SCORES, names: english }],
  ["eight", { rules: EIGHT, scores: EIGHT_SCORES, names: english }],
  ["十类", { rules: WESTERN, scores: WESTERN_SCORES, names: chinese }],
  ["八类", { rules: EIGHT, scores: EIGHT_SCORES, names: chinese }],
]);

/** The segment of an RFM code, by the cell of the code: `""` for an empty one. */
export type SegmentNames = (code: number | string) => RowAnswers[number];

/** Looks a map of segments up by its name, for codes of so many scores; the western ten of five scores when nothing is said. */
export function segmentsBy(map: string | undefined, bins: number | undefined): Outcome<SegmentNames> {
  const name = map ?? "western";
  const known = MAPS.get(name.trim().toLowerCase());
  if (!known) return { issues: [refusal("unknownMap", { map: name, known: [...MAPS.keys()] })] };
  const scores = bins ?? known.scores;
  const fits = known.scores === EIGHT_SCORES ? scores === EIGHT_SCORES : Number.isInteger(scores) && scores >= 2;
  if (!fits || scores > 9) return { issues: [refusal("badScoresOfMap", { map: name })] };
  const rules = rescale(known.rules, { of: known.scores, scores });
  const names = Array.from(coverCells(rules, scores), (rule) => known.names[rules[rule]?.kind ?? "notRated"] ?? "");
  const digits = new RegExp(`^[1-${scores}]{3}$`);
  const value: SegmentNames = (code) => {
    const text = String(code).trim();
    if (text === "" || text === "0") return "";
    if (!digits.test(text)) return refusal("badCode", { scores });
    const [r = 1, f = 1, m = 1] = Array.from(text, Number);
    return names[cellPlace({ r, f, m }, scores)] ?? "";
  };
  return { value, issues: [] };
}
