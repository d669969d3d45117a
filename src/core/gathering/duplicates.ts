import { bareName, type Bare } from "./bare-name";
import type { Customers } from "../customer-columns";
import { inUnits, valueOf } from "../measures";
import { foldName } from "./names";
import { pairsOneLetterApart } from "./one-letter-apart";
import { overRows, type Steps } from "../steps";

/** How two names differ: in the legal form alone, in spaces and signs alone, or in one letter. */
export type DuplicateReason = "legalForm" | "signs" | "oneLetter";

/** Two customers that are likely one. Nothing is merged before the user says so. */
export interface Duplicate {
  /** The customer with the larger amount. */
  readonly into: string;
  readonly name: string;
  /** Their amounts in whole units. */
  readonly intoAmount: number;
  readonly amount: number;
  readonly reason: DuplicateReason;
}

/** Names of customers of which no two are the same, as the user said. */
type Different = readonly string[];

/** The likely duplicates, those that would move most money first. */
export interface Duplicates {
  /** At most SHOWN of them. */
  readonly shown: readonly Duplicate[];
  readonly found: number;
  /** How many customers were compared, the largest amounts first. */
  readonly compared: number;
}

/** So many proposals are shown; who settles these sees the next ones. */
const SHOWN = 20;
/** The largest customers are compared. What merging moves is the smaller amount of two: where it counts, both are among these. */
const MOST_COMPARED = 10_000;
/**
 * Proposes customers that are likely one: the same but for legal form, signs and spaces, or one letter. Customers with ids are not looked at:
 * the id says who is who. The order of the rows changes nothing.
 */
export function* proposeDuplicates(
  customers: Customers,
  different: readonly Different[] = [],
): Steps<Duplicates | undefined> {
  // Other options of a method need another report, but have the same customers.
  const before = known.get(customers);
  const key = JSON.stringify(different);
  if (before?.key === key) return before.found;
  const found = yield* findDuplicates(customers, different);
  if (found) known.set(customers, { key, found });
  return found;
}

const known = new WeakMap<Customers, { readonly key: string; readonly found: Duplicates }>();

/** Tells whether the user said of two names that they are not the same customer. */
function tellsApart(different: readonly Different[]): (a: string, b: string) => boolean {
  const groupsOf = new Map<string, Set<number>>();
  different.forEach((names, group) => {
    for (const name of names.map(foldName)) groupsOf.set(name, (groupsOf.get(name) ?? new Set()).add(group));
  });
  return (a, b) => {
    const other = groupsOf.get(foldName(b));
    return other !== undefined && [...(groupsOf.get(foldName(a)) ?? [])].some((group) => other.has(group));
  };
}

function* findDuplicates(customers: Customers, different: readonly Different[]): Steps<Duplicates | undefined> {
  const { count, names, ids } = customers;
  if (ids || names.length < count) return undefined;
  const compared = yield* largestCustomers(customers);
  const bare = new Map<number, Bare>();
  const placeOf = new Map<string, number>();
  const heads: { readonly stem: string; readonly customer: number }[] = [];
  const doubles = new Map<number, number[]>();
  for (const customer of compared) {
    const own = bareName(names[customer] ?? "");
    bare.set(customer, own);
    const place = placeOf.get(own.stem);
    if (place === undefined) {
      placeOf.set(own.stem, heads.length);
      heads.push({ stem: own.stem, customer });
    } else if (own.stem !== "") {
      const same = doubles.get(place);
      if (same) same.push(customer);
      else doubles.set(place, [heads[place]?.customer ?? 0, customer]);
    }
  }
  yield;

  const amountOf = (customer: number) => inUnits(customers.amount, valueOf(customers.amount, customer));
  const larger = (a: number, b: number) => amountOf(b) - amountOf(a) || ((names[a] ?? "") < (names[b] ?? "") ? -1 : 1);
  const isApart = tellsApart(different);
  const areApart = (a: number, b: number) => isApart(names[a] ?? "", names[b] ?? "");
  const proposals: Duplicate[] = [];
  const propose = (a: number, b: number, reason: DuplicateReason) => {
    const [into, other] = larger(a, b) < 0 ? [a, b] : [b, a];
    proposals.push({
      into: names[into] ?? "",
      name: names[other] ?? "",
      intoAmount: amountOf(into),
      amount: amountOf(other),
      reason,
    });
  };

  for (const [place, same] of doubles) {
    const [largest = 0, ...others] = same.sort(larger);
    heads[place] = { stem: heads[place]?.stem ?? "", customer: largest };
    const seen = [largest];
    for (const other of others) {
      // Not the same as the largest, it may still be the same as the next one.
      const into = seen.find((one) => !areApart(one, other));
      seen.push(other);
      if (into === undefined) continue;
      propose(into, other, bare.get(into)?.letters === bare.get(other)?.letters ? "signs" : "legalForm");
    }
  }
  yield;
  for (const [a, b] of yield* pairsOneLetterApart(heads.map(({ stem }) => stem))) {
    const [one, other] = [heads[a]?.customer ?? 0, heads[b]?.customer ?? 0];
    if (!areApart(one, other)) propose(one, other, "oneLetter");
  }

  proposals.sort(
    (a, b) =>
      Math.abs(b.amount) - Math.abs(a.amount) ||
      (a.into < b.into ? -1 : a.into > b.into ? 1 : a.name < b.name ? -1 : 1),
  );
  return { shown: proposals.slice(0, SHOWN), found: proposals.length, compared: compared.length };
}

/** The customers of the largest amounts, returns counting like sales; of equal amounts the first names in code order. */
function* largestCustomers({ count, names, amount }: Customers): Steps<readonly number[]> {
  const sizes = new Float64Array(count);
  yield* overRows(count, (from, to) => {
    for (let i = from; i < to; i++) sizes[i] = Math.abs(Number(valueOf(amount, i)));
  });
  const least = count > MOST_COMPARED ? (sizes.slice().sort()[count - MOST_COMPARED] ?? 0) : 0;
  yield;
  const larger: number[] = [];
  const equal: number[] = [];
  for (let i = 0; i < count; i++) {
    const size = sizes[i] ?? 0;
    if (size > least) larger.push(i);
    else if (size === least) equal.push(i);
  }
  const room = MOST_COMPARED - larger.length;
  if (equal.length > room) equal.sort((a, b) => ((names[a] ?? "") < (names[b] ?? "") ? -1 : 1));
  return [...larger, ...equal.slice(0, room)];
}
