import { refusal, type Outcome } from "../issues";
import { forecast, worthAsMeasure, type Comings } from "../measures/lifetime";
import { inWholeUnits } from "../measures";
import { clv } from "../methods/clv";
import type { Steps } from "../steps";
import { countFrom, dayOf, isCount, type RowAnswer, type RowAnswers } from "./answers";

/** What a formula knows of how customers come back: one entry a customer in every list, 0 where nothing is known. */
export interface ComingsFigures {
  /** Days on which the customer bought. */
  readonly orders: Float64Array;
  /** Serial numbers. */
  readonly firstPurchases: Float64Array;
  readonly lastPurchases: Float64Array;
  /** Mean value of the purchases after the first, in whole units. */
  readonly repeatMeans: Float64Array;
}

/** How far the forecast goes, unchecked: what is left out has the default of the method. */
export interface ForecastRequest {
  /** Serial number; the latest purchase when left out. */
  readonly asOf: number | undefined;
  readonly months: number | undefined;
  /** Discount a year, a part of 1. */
  readonly yearlyRate: number | undefined;
}

/** Of money, for who has no more. */
const DECIMALS = 2;
/** More days than any customer is one: the models walk over each of them. */
const LONGEST = 36_525;

/** What every customer is expected to bring, by the predictive model of the method, in whole units with two decimals. */
export function* expectedWorth(figures: ComingsFigures, request: ForecastRequest): Steps<Outcome<RowAnswers>> {
  const { shape } = clv.options;
  const months = shape.horizon.safeParse(request.months);
  if (!months.success) return { issues: [refusal("badMonths", {})] };
  const discount = shape.discount.safeParse(request.yearlyRate);
  if (!discount.success) return { issues: [refusal("badRate", {})] };
  const from = countFrom(request.asOf, figures.lastPurchases);
  if (from.value === undefined) return { issues: from.issues };

  const { comings, answers } = comingsOf(figures, from.value);
  const ahead = yield* forecast(comings, { months: months.data, discount: discount.data });
  if (ahead.problem !== undefined) {
    const { problem, customers, repeatBuyers } = ahead;
    return { issues: [refusal("noForecast", { problem, customers, repeatBuyers })] };
  }
  const worth = inWholeUnits(worthAsMeasure(ahead.worth, DECIMALS));
  for (let i = 0; i < worth.length; i++) if ((comings.repeats[i] ?? -1) >= 0) answers[i] = worth[i] ?? 0;
  return { value: answers, issues: [] };
}

function comingsOf(
  { orders, firstPurchases, lastPurchases, repeatMeans }: ComingsFigures,
  asOf: number,
): { readonly comings: Comings; readonly answers: RowAnswer[] } {
  const count = orders.length;
  const comings = {
    repeats: new Int32Array(count).fill(-1),
    last: new Uint32Array(count),
    age: new Uint32Array(count),
    means: new Float64Array(count),
  };
  const answers = new Array<RowAnswer>(count).fill("");
  for (let i = 0; i < count; i++) {
    const [times = 0, start = 0, end = 0] = [orders[i], firstPurchases[i], lastPurchases[i]];
    if (times === 0 || start === 0 || end === 0) continue;
    const [first, last] = [dayOf(start), dayOf(end)];
    if (first === undefined || last === undefined) answers[i] = refusal("notADay", {});
    else if (!isCount(times)) answers[i] = refusal("notACount", {});
    else if (first > last) answers[i] = refusal("lastBeforeFirst", {});
    else if (last > asOf) answers[i] = refusal("boughtAfterAsOf", {});
    else if (asOf - first > LONGEST) answers[i] = refusal("boughtTooLongAgo", {});
    else if (times - 1 > last - first || (times === 1 && last > first)) {
      answers[i] = refusal("ordersAgainstDays", { days: last - first + 1 });
    } else {
      comings.repeats[i] = times - 1;
      comings.last[i] = last - first;
      comings.age[i] = asOf - first;
      // As in the method: where more was returned than bought, the later purchases were worth nothing.
      comings.means[i] = times === 1 ? 0 : Math.max(0, repeatMeans[i] ?? 0);
    }
  }
  return { comings, answers };
}
