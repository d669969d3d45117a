import { findMoves } from "../../core/account/movement";
import type { Assessment } from "../../core/analyze";
import { measureGrid, type ClassGrid } from "../../core/class-grid";
import { curveOfRank, type RankCurve } from "../../core/rank-curve";
import type { Language } from "../../core/policy";
import { readLastRun, type Listed } from "../../core/sheets/earlier-standing";
import type { OwnSheet } from "../../core/sheets/recalled";
import { stepsWrittenIn, type Culture } from "../../core/text/culture";
import type { Lists } from "../../core/sheets/typed";
import { inSlices } from "../slices";
import type { FurtherFigures } from "./further-state";

/** Names that are shown of those who would move: all of them are on a sheet once the result is written. */
export const MOST_MOVES = 100;

/** The list that was read last: to read it costs more than to compare with it, and each step of a slider compares. */
let known: { readonly sheet: OwnSheet; readonly listed: Listed | undefined } | undefined;

/** The grids and curves of the methods that have some. */
export async function findPictures(
  { results, gathering: { customers } }: Pick<Assessment, "results" | "gathering">,
  signal: AbortSignal,
): Promise<Pick<FurtherFigures, "grids" | "curves">> {
  const [grids, curves]: [ClassGrid[], RankCurve[]] = [[], []];
  for (const result of results) {
    const grid = await inSlices(measureGrid(result, results, customers), signal);
    if (grid) grids.push(grid);
    const curve = curveOfRank(result, customers);
    if (curve) curves.push(curve);
  }
  return { grids, curves };
}

/** Who would move against the list that stands in the workbook. */
export async function findMovesOf(
  assessment: Pick<Assessment, "results" | "gathering">,
  {
    lists,
    language,
    culture,
    signal,
  }: {
    readonly lists: Lists;
    readonly language: Language;
    readonly culture: Culture;
    readonly signal: AbortSignal;
  },
): Promise<Pick<FurtherFigures, "moves">> {
  const { accounts } = lists;
  if (!accounts) known = undefined;
  else if (known?.sheet !== accounts) {
    const { accounts: listed } = await inSlices(readLastRun({ accounts }), signal);
    known = { sheet: accounts, listed };
  }
  const moves = findMoves(known?.listed, assessment, { language, most: MOST_MOVES });
  return { moves: await inSlices(stepsWrittenIn(culture, moves), signal) };
}
