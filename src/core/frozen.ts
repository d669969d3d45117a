import type { Result } from "./classes";
import { rankable } from "./measures/ranked";
import type { Exact } from "./measures/exact";
import type { Customers } from "./customer-columns";
import type { Measure } from "./measures";
import { isBeside, type CustomerClass } from "./customer-class";
import type { Classes } from "./methods/method";
import { assignClasses, withRanked } from "./ranking/levels";
import { standingOf } from "./stats/standing";
import type { Steps } from "./steps";

/**
 * The classes that other customers have by the bounds that an earlier result came to, so that a move is a move of the customer and not of the
 * others. Only methods that rank one value have such bounds; nothing for the others.
 */
export function* classifyFrozen({ choice, classes, groups }: Result, customers: Customers): Steps<Result | undefined> {
  const reached = classes.list.flatMap((entry, place) =>
    entry.lowest === undefined ? [] : [{ place, lowest: entry.lowest }],
  );
  if (reached.length === 0 || groups) return undefined;
  const before = classes.ranked;
  const ranked = before && (yield* rankable(customers, before.choice));
  if (before && !ranked) return undefined;
  const ofYear = classes.measure.name === "amountOfLastYear";
  const measure = ranked?.measure ?? customers[ofYear ? "amountOfLastYear" : "amount"];
  if (!measure) return undefined;
  const bounds = reached.map(({ lowest }) => rescale(lowest, before?.measure ?? classes.measure, measure));
  // Customers without a value stand behind all others, where `withRanked` puts them again.
  const list = ranked ? classes.list.slice(0, -1) : classes.list;
  const placeOf = (kind: CustomerClass["kind"], otherwise: number) => {
    const place = list.findIndex((entry) => entry.kind === kind);
    return place < 0 ? otherwise : place;
  };
  const last = list.length - 1;
  const lowestRanked = placeOf(
    "none",
    list.findLastIndex((entry) => !isBeside(entry)),
  );
  const of = assignClasses(measure, bounds, {
    positive: reached.length,
    zero: reached.length + 1,
    negative: reached.length + 2,
  });
  const places = [...reached.map(({ place }) => place), lowestRanked, placeOf("zero", last), placeOf("negative", last)];
  for (let i = 0; i < of.length; i++) of[i] = places[of[i] ?? 0] ?? last;
  const found: Classes = { measure, standing: standingOf(measure), list, of };
  return { choice, classes: ranked ? withRanked(customers, found, ranked) : found };
}

/** A value of one measure in the integers of another, rounded up, so that "reaches it" stays exact. */
function rescale(value: Exact, from: Measure, to: Measure): Exact {
  if (from.precision === "rounded" || to.precision === "rounded")
    return (Number(value) / 10 ** from.decimals) * 10 ** to.decimals;
  const shift = to.decimals - from.decimals;
  const scaled = shift >= 0 ? BigInt(value) * 10n ** BigInt(shift) : -(-BigInt(value) / 10n ** BigInt(-shift));
  const exact = shift >= 0 || scaled * 10n ** BigInt(-shift) >= BigInt(value) ? scaled : scaled + 1n;
  return exact <= BigInt(Number.MAX_SAFE_INTEGER) && exact >= BigInt(Number.MIN_SAFE_INTEGER) ? Number(exact) : exact;
}
