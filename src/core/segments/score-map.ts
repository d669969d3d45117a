import * as z from "zod";

/** Scores from one to another, both included; open where a side is left out. */
export interface ScoreRange {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** The scores that a rule asks for. `fm` is the mean of F and M, halves rounded up. */
export interface ScoreConditions {
  readonly r?: ScoreRange | undefined;
  readonly f?: ScoreRange | undefined;
  readonly m?: ScoreRange | undefined;
  readonly fm?: ScoreRange | undefined;
}

/** One customer's scores, each from 1, the worst. */
export interface Cell {
  readonly r: number;
  readonly f: number;
  readonly m: number;
}

/** What keeps a map from being used: a cell that no rule covers, or a rule (counted from 1) that can never fire. */
export type MapProblem = Cell | { readonly rule: number; readonly label: string };

/** The shape of `MapProblem`, for those who get it back through a schema's issue. */
export const mapProblemSchema = z.union([
  z.strictObject({ r: z.int(), f: z.int(), m: z.int() }),
  z.strictObject({ rule: z.int(), label: z.string() }),
]);

const range = z
  .strictObject({ from: z.int().min(1).max(9).optional(), to: z.int().min(1).max(9).optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, { message: "rangeBackwards" })
  .optional();

/** A map of one's own, as a policy keeps it: ordered rules, the first that matches wins. */
export const ownMapSchema = z
  .array(z.strictObject({ label: z.string().trim().min(1).max(60), r: range, f: range, m: range, fm: range }))
  .min(1)
  .max(100);

/** Marks a cell that no rule covers. */
export const NO_RULE = 255;

/** The first rule that covers each cell of a cube of scores, at the cell's place (see `cellPlace`); NO_RULE in a hole. */
export function coverCells(rules: readonly ScoreConditions[], scores: number): Uint8Array {
  const ruleOf = new Uint8Array(scores ** 3).fill(NO_RULE);
  for (let r = 1; r <= scores; r++)
    for (let f = 1; f <= scores; f++)
      for (let m = 1; m <= scores; m++) {
        const rule = rules.findIndex((conditions) => covers(conditions, { r, f, m }));
        if (rule >= 0) ruleOf[cellPlace({ r, f, m }, scores)] = rule;
      }
  return ruleOf;
}

/** The place of a cell in a cube of scores. */
export function cellPlace({ r, f, m }: Cell, scores: number): number {
  return ((r - 1) * scores + f - 1) * scores + m - 1;
}

/** Proves that the rules cover every cell and that each of them covers one first; all that stands against it otherwise. */
export function proveMap(
  rules: readonly (ScoreConditions & { readonly label: string })[],
  scores: number,
): readonly MapProblem[] {
  const ruleOf = coverCells(rules, scores);
  const hole = ruleOf.indexOf(NO_RULE);
  const fired = new Set(ruleOf);
  return [
    ...(hole < 0 ? [] : [cellAt(hole, scores)]),
    ...rules.flatMap(({ label }, i) => (fired.has(i) ? [] : [{ rule: i + 1, label }])),
  ];
}

/**
 * A map for scores up to `of` as one for scores up to `scores`: worst stays worst and best stays best, and a score between takes the nearest.
 * A rule that no score is left for falls away.
 */
export function rescale<Rule extends ScoreConditions>(
  rules: readonly Rule[],
  { of, scores }: { readonly of: number; readonly scores: number },
): readonly Rule[] {
  if (of === scores) return rules;
  const levels = Array.from({ length: scores }, (_, i) => 1 + Math.round((i * (of - 1)) / (scores - 1)));
  const within = ({ from = 1, to = of }: ScoreRange): ScoreRange | "none" => {
    const first = levels.findIndex((level) => level >= from && level <= to);
    const last = levels.findLastIndex((level) => level >= from && level <= to);
    return first < 0 ? "none" : { from: first + 1, to: last + 1 };
  };
  return rules.flatMap((rule) => {
    const scaled: { -readonly [K in keyof ScoreConditions]: ScoreRange } = {};
    for (const key of ["r", "f", "m", "fm"] as const) {
      const asked = rule[key];
      const wanted = asked && within(asked);
      if (wanted === "none") return [];
      if (wanted) scaled[key] = wanted;
    }
    return [{ ...rule, ...scaled }];
  });
}

function covers({ r, f, m, fm }: ScoreConditions, cell: Cell): boolean {
  const mean = Math.ceil((cell.f + cell.m) / 2);
  return isIn(r, cell.r) && isIn(f, cell.f) && isIn(m, cell.m) && isIn(fm, mean);
}

function isIn(wanted: ScoreRange | undefined, score: number): boolean {
  return !wanted || (score >= (wanted.from ?? -Infinity) && score <= (wanted.to ?? Infinity));
}

function cellAt(place: number, scores: number): Cell {
  const [rest, m] = [Math.floor(place / scores), place % scores];
  return { r: Math.floor(rest / scores) + 1, f: (rest % scores) + 1, m: m + 1 };
}
