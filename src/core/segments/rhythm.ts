import type { Purchases } from "../gathering/history";
import { orderOf, type Ascending } from "../stats/ascending";
import { medianOf } from "../stats/median";
import { overEach, type Steps } from "../steps";

/** Purchase days from which a customer's own gaps say something. */
const OWN_DAYS = 3;
/** Up to so many purchases their gaps are sorted one by one. */
const FEW_PURCHASES = 32;

/** How long customers wait from one purchase to the next: one entry a customer in every list. */
export interface Rhythm {
  /** Days of the first and the last purchase; NaN without one. */
  readonly first: Float64Array;
  readonly last: Float64Array;
  /** Usual gap in days, the floor counted in; NaN where nothing is known. */
  readonly gap: Float64Array;
  /** 1 where the gap is the customer's own. */
  readonly own: Uint8Array;
  /** The day on which the last gap ended that was long enough for a return, and its length; 0 without one. */
  readonly back: Float64Array;
  readonly away: Float64Array;
}

/** What is asked of the purchases. */
export interface RhythmRequest {
  /** A usual gap counts as at least so many days. */
  readonly floor: number;
  /** Usual gap of customers without one of their own; the median of the others when left out. */
  readonly given?: number | undefined;
  /** After more than so many usual gaps a customer that buys again has been away. */
  readonly away: number;
}

/** Measures the rhythm of every customer; `gaps` are the customers' own usual gaps, ascending, `usual` is their median. */
export function* measureRhythm(
  purchases: Purchases,
  request: RhythmRequest,
): Steps<{ readonly rhythm: Rhythm; readonly gaps: Ascending; readonly usual: number | undefined }> {
  const own = yield* measureGaps(purchases);
  // A median of days is a whole number or a half: twice that is whole, and put in order by counting.
  const twice = orderOf(own.twice);
  const gaps = { length: twice.length, at: (place: number) => (twice.at(place) ?? NaN) / 2 };
  const usual = gaps.length === 0 ? undefined : medianOf(gaps);
  const rhythm = yield* findReturns(purchases, own, { ...request, given: request.given ?? usual });
  return { rhythm, gaps, usual };
}

/** What the purchases of each customer say by themselves: `twice` is twice the median of its own gaps; NaN where it has none. */
interface Gaps extends Pick<Rhythm, "first" | "last" | "own"> {
  readonly twice: Float64Array;
}

function* measureGaps({ start, day }: Purchases): Steps<Gaps> {
  const count = start.length - 1;
  const first = new Float64Array(count).fill(NaN);
  const last = first.slice();
  const twice = first.slice();
  const own = new Uint8Array(count);
  let room = new Int32Array(64);
  yield* overEach(count, (i) => {
    const begin = start[i] ?? 0;
    const end = start[i + 1] ?? 0;
    if (end === begin) return;
    first[i] = day[begin] ?? 0;
    last[i] = day[end - 1] ?? 0;
    if (end - begin > room.length) room = new Int32Array(2 * (end - begin));
    const gaps = room;
    let used = 0;
    for (let at = begin + 1; at < end; at++) {
      const days = (day[at] ?? 0) - (day[at - 1] ?? 0);
      if (days === 0) continue;
      // Most customers have few gaps: put in their place as they come, they cost less than a sort of their own.
      let place = used++;
      if (end - begin <= FEW_PURCHASES)
        for (; place > 0 && (gaps[place - 1] ?? 0) > days; place--) gaps[place] = gaps[place - 1] ?? 0;
      gaps[place] = days;
    }
    if (used + 1 < OWN_DAYS) return;
    own[i] = 1;
    if (end - begin > FEW_PURCHASES) gaps.subarray(0, used).sort();
    twice[i] = (gaps[(used - 1) >> 1] ?? 0) + (gaps[used >> 1] ?? 0);
  });
  return { first, last, twice, own };
}

/** Gives every customer its usual gap, and finds the last gap that was long enough to have been away. */
function* findReturns(
  { start, day }: Purchases,
  { twice, ...measured }: Gaps,
  { floor, given = NaN, away: longest }: RhythmRequest,
): Steps<Rhythm> {
  const count = twice.length;
  const { own } = measured;
  const gap = new Float64Array(count);
  const [back, away] = [new Float64Array(count), new Float64Array(count)];
  yield* overEach(count, (i) => {
    const days = Math.max(floor, own[i] ? (twice[i] ?? NaN) / 2 : given);
    gap[i] = days;
    if (days !== days) return;
    const begin = start[i] ?? 0;
    for (let at = (start[i + 1] ?? 0) - 1; at > begin; at--) {
      const between = (day[at] ?? 0) - (day[at - 1] ?? 0);
      if (between <= longest * days) continue;
      back[i] = day[at] ?? 0;
      away[i] = between;
      break;
    }
  });
  return { ...measured, gap, back, away };
}
