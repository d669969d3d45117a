import type { CustomerClass } from "../customer-class";
import { missingMeasure } from "../measures/derived";
import type { Exact } from "../measures/exact";
import { refusal, warning, type Outcome } from "../issues";
import type { Customers } from "../customer-columns";
import type { Measure } from "../measures";
import type { Classes } from "../methods/method";
import { rankable, rankedBy, type RankChoice, type Ranked } from "../measures/ranked";
import { standingOf, type Standing } from "../stats/standing";
import { inPieces, type Steps } from "../steps";

/**
 * Gives each customer the first class whose lower bound its value reaches; `beyond` says where values below all bounds go, by their sign.
 * The bounds given are descending, in the measure's own integers.
 */
export function assignClasses(measure: Measure, given: readonly Exact[], beyond: Beyond): Uint8Array {
  const { values } = measure;
  // Of one kind in every list: the loop would be compiled anew for each other kind.
  const bounds = values instanceof Float64Array ? Float64Array.from(given, Number) : given;
  const assigning = new Assigning(values, bounds, beyond);
  inPieces(0, values.length, (from, to) => {
    assigning.take(from, to);
  });
  return assigning.of;
}

/** The places of the classes of values below all bounds. */
interface Beyond {
  readonly positive: number;
  readonly zero: number;
  readonly negative: number;
}

/** Finds the place of each value's class. A class, whose method is compiled once for all methods that rank. */
class Assigning {
  readonly of: Uint8Array;

  constructor(
    private readonly values: ArrayLike<Exact>,
    private readonly bounds: ArrayLike<Exact>,
    private readonly beyond: Beyond,
  ) {
    this.of = new Uint8Array(values.length);
  }

  take(from: number, to: number): void {
    const { values, bounds, of } = this;
    const { positive, zero, negative } = this.beyond;
    for (let i = from; i < to; i++) {
      const value: Exact = values[i] ?? 0;
      let place = 0;
      while (place < bounds.length && value < (bounds[place] ?? 0)) place++;
      of[i] = place < bounds.length ? place : value > 0 ? positive : value < 0 ? negative : zero;
    }
  }
}

/** The classes of a rule that ranks, best first, and what it ranks by: the amount where no choice says otherwise. */
export interface Ranks {
  readonly classes: readonly CustomerClass[];
  readonly choice?: RankChoice & { readonly id: string };
}

/** What a method ranks by where that is not the amount, or that it was not gathered. */
export function* findRanked(
  customers: Customers,
  choice: RankChoice & { readonly id: string },
): Steps<Outcome<Ranked | "amount">> {
  const by = rankedBy(choice);
  if (!by) return { value: "amount", issues: [] };
  const ranked = yield* rankable(customers, by);
  return ranked ? { value: ranked, issues: [] } : { issues: [missingMeasure(by, choice.id)] };
}

/** The classes with what they were ranked by: customers without a value stand last, and what does not add up gives way to the amount. */
export function withRanked(customers: Customers, classes: Classes, ranked: Ranked): Classes {
  const notRated = classes.list.length;
  const of = classes.of.map((place, customer) => (ranked.unknown[customer] === 1 ? notRated : place));
  const measure = ranked.adds === "up" ? ranked.measure : customers.amount;
  const list: readonly CustomerClass[] = [...classes.list, { kind: "notRated" }];
  return { ...classes, measure, standing: standingOf(measure), ranked, list, of };
}

/**
 * Classes of a rule that ranks the customers and ends each class but the last after a number of levels. Zero and negative customers get classes
 * of their own. Where all are equal no rule can tell one customer from another: all are in the first class, and the user is told.
 */
export function* classifyByLevels(
  customers: Customers,
  { classes: entries, choice }: Ranks,
  endsOf: (standing: Standing) => readonly number[],
): Steps<Outcome<Classes>> {
  const found = choice && (yield* findRanked(customers, choice));
  if (found && !found.value) return { issues: found.issues };
  const ranked = found?.value === "amount" ? undefined : found?.value;
  const measure = ranked?.measure ?? customers.amount;
  const facts = { customers: customers.count, ...ranked?.choice };
  // Ranking is most of the work: a piece of its own.
  const standing = standingOf(measure);
  yield;
  const last = standing.levels.length;
  if (last === 0) return { issues: [refusal("noPositiveTotal", facts)] };
  const allEqual = last === 1;
  const ends = allEqual ? entries.map(() => 1) : [...endsOf(standing).map((end) => Math.min(end, last)), last];
  const list = entries.map((entry, place): CustomerClass => {
    const start = place === 0 ? 0 : (ends[place - 1] ?? last);
    const end = ends[place] ?? last;
    const lowest = end > start ? standing.levels[end - 1] : undefined;
    return lowest === undefined ? entry : { ...entry, lowest };
  });
  // An empty class has no bound of its own: that of the class above leaves nothing for it.
  const bounds = ends.map((end) => standing.levels[end - 1] ?? Infinity);
  const beyond = { positive: entries.length - 1, zero: entries.length, negative: entries.length + 1 };
  const of = assignClasses(measure, bounds, beyond);
  const empty = list.flatMap(({ kind, label, lowest }) =>
    kind === "labelled" && lowest === undefined ? [label ?? ""] : [],
  );
  const classes: Classes = { measure, standing, list: [...list, { kind: "zero" }, { kind: "negative" }], of };
  return {
    value: ranked ? withRanked(customers, classes, ranked) : classes,
    issues: allEqual ? [warning("allEqual", facts)] : empty.map((label) => warning("emptyClass", { label })),
  };
}

/** What was ranked, and how the customers stand by it. */
export function rankingOf({ measure, standing, ranked }: Classes): Pick<Classes, "measure" | "standing"> {
  return ranked ? { measure: ranked.measure, standing: standingOf(ranked.measure) } : { measure, standing };
}
