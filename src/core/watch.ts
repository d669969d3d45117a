import type { Result } from "./classes";
import type { Day } from "./days";
import { dayFromText } from "./days";
import type { Customers } from "./customer-columns";
import { inWholeUnits } from "./measures";
import { isBeside, type ClassKind } from "./customer-class";
import type { Classes } from "./methods/method";
import { rankingOf } from "./ranking/levels";
import { inUnits, valueOf } from "./measures";
import { overRows, type Steps } from "./steps";

/** Why a customer needs attention, the most urgent first. */
const WATCH_KINDS = ["atRisk", "slipping", "payingLate", "nearDrop", "review"] as const;
export type WatchKind = (typeof WATCH_KINDS)[number];

/** One reason to watch a customer. Money is in whole units. */
export interface WatchReason {
  readonly kind: WatchKind;
  readonly result: Result;
  readonly money: number;
  /** Of `nearDrop`: the class below and what is left to it, in units of what is ranked. */
  readonly drop?: { readonly class: number; readonly slack: number; readonly share: number } | undefined;
  /** Of `review`: the place among the overrides of the result, and whether its time is over. */
  readonly override?: { readonly at: number; readonly state: "expired" | "expires" } | undefined;
}

/** A customer to watch with all the reasons. */
export interface Watched {
  readonly customer: number;
  readonly money: number;
  readonly reasons: readonly WatchReason[];
}

/** Classes of customers that buy less often than they did, but are not gone. */
const AT_RISK: ReadonlySet<ClassKind> = new Set([
  "atRisk",
  "lapsed",
  "cantLose",
  "aboutToSleep",
  "importantKeep",
  "importantRetain",
]);
const SLIPPING: ReadonlySet<ClassKind> = new Set(["declining", "lost"]);
const LATE: ReadonlySet<ClassKind> = new Set(["slowPayer", "poorPayer"]);
/** Methods that rank one value, so that a class has an edge to fall over. */
export const RANKING: ReadonlySet<string> = new Set(["abc", "pareto", "tiers", "percentile", "top", "breaks"]);
/** So near to the class below, as a part of the own value, a customer is about to drop. */
const NEAR = 0.05;
/** A class set by hand is to be looked at so many days before its time is over. */
export const DAYS_BEFORE_EXPIRY = 30;

/** Who needs attention by what the policy's methods tell, the most money at stake first; customers of no money last. */
export function* findWatched(customers: Customers, results: readonly Result[], today: Day): Steps<readonly Watched[]> {
  const found = new Map<number, WatchReason[]>();
  const add = (customer: number, reason: WatchReason) => {
    const known = found.get(customer);
    if (known) known.push(reason);
    else found.set(customer, [reason]);
  };
  const amounts = inWholeUnits(customers.amount);
  for (const result of results) {
    yield* watchClasses(result, (customer, kind) => {
      const change = kind === "slipping" ? detailOf(result.classes, "growthInMoney")?.[customer] : undefined;
      const money = change === undefined || Number.isNaN(change) ? (amounts[customer] ?? 0) : Math.max(0, -change);
      add(customer, { kind, result, money });
    });
    if (RANKING.has(result.choice.id))
      yield* watchEdges(result, (customer, drop) =>
        add(customer, { kind: "nearDrop", result, money: amounts[customer] ?? 0, drop }),
      );
    (result.overrides ?? []).forEach(({ customer, state, override: { expiry } }, at) => {
      if (customer === undefined || (state !== "expired" && state !== "holds" && state !== "agrees")) return;
      const until = expiry === undefined ? undefined : dayFromText(expiry);
      const expires = until !== undefined && until - today <= DAYS_BEFORE_EXPIRY;
      if (state !== "expired" && !expires) return;
      const override = { at, state: state === "expired" ? state : "expires" } as const;
      add(customer, { kind: "review", result, money: amounts[customer] ?? 0, override });
    });
  }
  const watched = [...found].map(([customer, reasons]): Watched => {
    const ordered = reasons.toSorted((a, b) => WATCH_KINDS.indexOf(a.kind) - WATCH_KINDS.indexOf(b.kind));
    return { customer, reasons: ordered, money: Math.max(...reasons.map(({ money }) => money)) };
  });
  const name = ({ customer }: Watched) => customers.names[customer] ?? "";
  return watched.sort((a, b) => b.money - a.money || (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0));
}

/** The customers of classes that say by their name that something is amiss. */
function* watchClasses(
  { classes: { list, of } }: Result,
  add: (customer: number, kind: WatchKind) => void,
): Steps<undefined> {
  const kinds = list.map(({ kind }): WatchKind | undefined =>
    AT_RISK.has(kind) ? "atRisk" : SLIPPING.has(kind) ? "slipping" : LATE.has(kind) ? "payingLate" : undefined,
  );
  if (kinds.every((kind) => kind === undefined)) return undefined;
  yield* overRows(of.length, (from, to) => {
    for (let customer = from; customer < to; customer++) {
      const kind = kinds[of[customer] ?? 0];
      if (kind) add(customer, kind);
    }
  });
  return undefined;
}

/** The customers that stand so little above the class below that a small loss takes them there; within groups, each group has its own edges. */
function* watchEdges(
  { choice, classes, groups }: Result,
  add: (customer: number, drop: NonNullable<WatchReason["drop"]>) => void,
): Steps<undefined> {
  const parts = groups ?? [{ classes }];
  for (const part of parts) {
    if (!part.classes) continue;
    const members = "members" in part ? part.members : undefined;
    const { list, of } = part.classes;
    const { measure } = rankingOf(part.classes);
    const edges = edgesBelow(choice, part.classes);
    yield* overRows(of.length, (from, to) => {
      for (let i = from; i < to; i++) {
        const place = of[i] ?? 0;
        const entry = list[place];
        if (!entry || isBeside(entry)) continue;
        const edge = edges[place];
        if (!edge) continue;
        const value = inUnits(measure, valueOf(measure, i));
        const slack = value - edge.at;
        if (!(value > 0) || !(slack >= 0) || slack > NEAR * value) continue;
        add(members?.[i] ?? i, { class: edge.class, slack, share: slack / value });
      }
    });
  }
  return undefined;
}

/** Where each class ends, and the class below it. A threshold stays where it is; other classes end where the class below begins. */
export function edgesBelow({ id }: Result["choice"], classes: Classes): Edges {
  return id === "tiers" ? thresholdsOf(classes) : highestOf(classes);
}

/** For each class the value of its lower edge, in units of what is ranked, and the class below; nothing for one with none below. */
export type Edges = readonly ({ readonly class: number; readonly at: number } | undefined)[];

/** The threshold of each class, and the class below it. */
function thresholdsOf(classes: Classes): Edges {
  const { measure } = rankingOf(classes);
  return classes.list.map(({ lowest }, place) =>
    lowest === undefined ? undefined : { class: place + 1, at: inUnits(measure, lowest) },
  );
}

/** For each class the largest value of the next class below that has customers. */
function highestOf(classes: Classes): Edges {
  const { list, of } = classes;
  const { measure } = rankingOf(classes);
  const highest = new Array<number>(list.length).fill(-Infinity);
  for (let i = 0; i < of.length; i++) {
    const place = of[i] ?? 0;
    const value = inUnits(measure, valueOf(measure, i));
    if (value > (highest[place] ?? Infinity)) highest[place] = value;
  }
  return list.map((_, place) => {
    const below = list.findIndex((entry, at) => at > place && !isBeside(entry) && (highest[at] ?? 0) > 0);
    return below < 0 ? undefined : { class: below, at: highest[below] ?? 0 };
  });
}

function detailOf({ details = [] }: Classes, name: "growthInMoney"): Float64Array | undefined {
  const values = details.find((detail) => detail.name === name)?.values;
  return values instanceof Float64Array ? values : undefined;
}
