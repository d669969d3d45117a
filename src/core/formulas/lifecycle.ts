import { refusal, type Outcome } from "../issues";
import { lifecycle } from "../methods/lifecycle";
import type { Rhythm } from "../segments/rhythm";
import { STAGES, stagesOn } from "../segments/stages";
import { orderOf } from "../stats/ascending";
import { medianOf } from "../stats/median";
import { finish } from "../steps";
import { classes as english } from "../text/en/labels";
import { countFrom, dayOf, type RowAnswer, type RowAnswers } from "./answers";

/** What a formula knows of the rhythm of customers: one entry a customer in every list, 0 where nothing is known. */
export interface RhythmFigures {
  /** Serial numbers. */
  readonly firstPurchases: Float64Array;
  readonly lastPurchases: Float64Array;
  /** Usual gaps in days. */
  readonly gaps: Float64Array;
}

/**
 * The stage of every customer, by the rule of the method. A customer without a gap has the median of the others, as in the method; whether it has been
 * away before is not in these figures, so that nobody is reactivated.
 */
export function lifecycleStages(figures: RhythmFigures, asOf: number | undefined): Outcome<RowAnswers> {
  const { firstPurchases, lastPurchases, gaps } = figures;
  const from = countFrom(asOf, lastPurchases);
  if (from.value === undefined) return { issues: from.issues };
  const count = gaps.length;
  const none = () => new Float64Array(count).fill(NaN);
  const [first, last, own] = [none(), none(), none()];
  const answers = new Array<RowAnswer>(count).fill("");
  for (let i = 0; i < count; i++) {
    const [start = 0, end = 0, gap = 0] = [firstPurchases[i], lastPurchases[i], gaps[i]];
    if (start === 0 || end === 0) continue;
    const [since, until] = [dayOf(start), dayOf(end)];
    if (since === undefined || until === undefined) answers[i] = refusal("notADay", {});
    else if (since > until) answers[i] = refusal("lastBeforeFirst", {});
    else if (until > from.value) answers[i] = refusal("boughtAfterAsOf", {});
    else if (gap < 0) answers[i] = refusal("badGap", {});
    else {
      first[i] = since;
      last[i] = until;
      if (gap > 0) own[i] = gap;
    }
  }
  const chosen = lifecycle.options.parse({ id: "lifecycle" });
  const usual = medianOf(orderOf(own));
  const gap = own.map((days) => Math.max(chosen.floor, Number.isNaN(days) ? usual : days));
  const rhythm: Rhythm = {
    ...{ first, last, gap, own: Uint8Array.from(own, (days) => Number(days === days)) },
    ...{ back: new Float64Array(count), away: new Float64Array(count) },
  };
  const stages = finish(stagesOn(rhythm, from.value, chosen));
  stages.forEach((stage, i) => {
    if (first[i] === first[i]) answers[i] = english[STAGES[stage] ?? "notRated"];
  });
  return { value: answers, issues: [] };
}
