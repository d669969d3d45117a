import { cellPlace, coverCells, NO_RULE, type ScoreConditions } from "./score-map";

/** A map that asks only for recency and the mean of frequency and money: a segment for each of their pairs. */
export interface ScoreGrid {
  /** Scores go from 1 to this number. */
  readonly scores: number;
  /** The segments, best first; one may have no cell. */
  readonly labels: readonly string[];
  /** The place of a segment in `labels` for each cell, at the cell's place (see `gridPlace`). */
  readonly cells: readonly number[];
}

/** A rule of a map of one's own. */
export interface LabelledRule extends ScoreConditions {
  readonly label: string;
}

/** The place of a cell: by recency, then by the mean of frequency and money. */
export function gridPlace(r: number, fm: number, scores: number): number {
  return (r - 1) * scores + fm - 1;
}

/** A map as a grid; nothing where it tells frequency from money, or leaves a cell open. */
export function gridOf(rules: readonly LabelledRule[], scores: number): ScoreGrid | undefined {
  const labels = [...new Set(rules.map(({ label }) => label))];
  const ruleOf = coverCells(rules, scores);
  if (ruleOf.includes(NO_RULE)) return undefined;
  const cells = new Array<number>(scores * scores).fill(-1);
  for (let r = 1; r <= scores; r++)
    for (let f = 1; f <= scores; f++)
      for (let m = 1; m <= scores; m++) {
        const rule = rules[ruleOf[cellPlace({ r, f, m }, scores)] ?? NO_RULE];
        const place = labels.indexOf(rule?.label ?? "");
        const at = gridPlace(r, Math.ceil((f + m) / 2), scores);
        if (cells[at] !== -1 && cells[at] !== place) return undefined;
        cells[at] = place;
      }
  return { scores, labels, cells };
}

/** A grid as rules, few as they may be: each a rectangle of cells of one segment. A segment without a cell has no rule. */
export function rulesOfGrid({ scores, labels, cells }: ScoreGrid): readonly LabelledRule[] {
  return labels.flatMap((label, place) => {
    const left = new Set(cells.flatMap((own, at) => (own === place ? [at] : [])));
    const rules: LabelledRule[] = [];
    for (let r = scores; r >= 1; r--)
      for (let fm = 1; fm <= scores; fm++) {
        if (!left.has(gridPlace(r, fm, scores))) continue;
        let [to, from] = [fm, r];
        while (to < scores && left.has(gridPlace(r, to + 1, scores))) to++;
        const row = Array.from({ length: to - fm + 1 }, (_, i) => fm + i);
        const isOwn = (at: number) => row.every((score) => left.has(gridPlace(at, score, scores)));
        while (from > 1 && isOwn(from - 1)) from--;
        for (let at = from; at <= r; at++) for (const score of row) left.delete(gridPlace(at, score, scores));
        rules.push({ label, r: { from, to: r }, fm: { from: fm, to } });
      }
    return rules;
  });
}

/** The grid with a cell of another segment. */
export function paintCell(grid: ScoreGrid, at: number, place: number): ScoreGrid {
  return { ...grid, cells: grid.cells.with(at, place) };
}

/** The grid with a segment at another rank; its cells go with it. */
export function moveSegment(grid: ScoreGrid, from: number, to: number): ScoreGrid {
  const order = grid.labels.map((_, place) => place);
  const moved = order.toSpliced(from, 1).toSpliced(to, 0, from);
  return {
    ...grid,
    labels: moved.map((place) => grid.labels[place] ?? ""),
    cells: grid.cells.map((place) => moved.indexOf(place)),
  };
}

/** The grid without a segment; it must have no cell. */
export function dropSegment(grid: ScoreGrid, gone: number): ScoreGrid {
  return {
    ...grid,
    labels: grid.labels.toSpliced(gone, 1),
    cells: grid.cells.map((place) => (place > gone ? place - 1 : place)),
  };
}
