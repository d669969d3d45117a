import type { Customers } from "./customer-columns";
import { inUnits, startSum, valueOf, type Measure } from "./measures";
import type { CustomerClass } from "./customer-class";
import { pairCustomers } from "./paired-customers";
import { overRows, type Steps } from "./steps";

/** The customers with their classes by one method, at one time. */
export interface Standings {
  readonly customers: Pick<Customers, "ids" | "names" | "amount">;
  readonly classes: { readonly list: readonly CustomerClass[]; readonly of: ArrayLike<number> };
}

/** Where a customer stands at one of the two times: the place of its class, or that it was not there. */
export type Side = number | "absent";

/** Customers that went from one class to another. Money is in whole units. */
export interface MigrationCell {
  readonly from: Side;
  readonly to: Side;
  readonly customers: number;
  /** Part of the customers of the class before (of all new ones, where they come from nowhere). */
  readonly share: number;
  readonly moneyBefore: number;
  readonly moneyAfter: number;
}

/** How a customer moved; `other` where its class before is none of the classes after. Classes stand best first, so that a lower place is better. */
export const MOVES = ["kept", "up", "down", "new", "gone", "other"] as const;
export type Move = (typeof MOVES)[number];

/** One customer that moved, with its money in whole units. */
export interface Mover {
  readonly name: string;
  readonly id?: string | undefined;
  readonly from: Side;
  readonly to: Side;
  readonly move: Move;
  readonly moneyBefore: number;
  readonly moneyAfter: number;
}

/** Customers and money of one kind of move. */
export interface MoveTotal {
  readonly move: Move;
  readonly customers: number;
  readonly moneyBefore: number;
  readonly moneyAfter: number;
}

/** Who moved between two classifications. Definitions, section 8. */
export interface Migration {
  readonly before: readonly CustomerClass[];
  readonly after: readonly CustomerClass[];
  /** The cells that have customers, by the class before, then the class after, absent last. */
  readonly cells: readonly MigrationCell[];
  readonly totals: readonly MoveTotal[];
  /**
   * Everyone who did not keep the class, the largest change of money first; those who kept it behind them, where everyone is asked for. Where the largest
   * are asked for, these, the largest first.
   */
  readonly movers: readonly Mover[];
  /** Customers there at either time. */
  readonly customers: number;
}

/** Which customers are listed by name: `largest`, so many of those that moved, by the larger of their two amounts. */
export type Listing = "nobody" | "movers" | "everyone" | { readonly largest: number };

/** Compares two classifications by the same method, customer by customer. */
export function* findMigration(before: Standings, after: Standings, listed: Listing = "movers"): Steps<Migration> {
  const { placeAfter, seen } = yield* pairCustomers(before.customers, after.customers);
  const [first, second] = [before.classes, after.classes];
  const cells = new Map<string, { from: Side; to: Side; customers: number; sums: readonly [MoneySum, MoneySum] }>();
  // Two entries a customer that is listed: its place before and its place after, or -1.
  const asked: number[] = [];
  const translate = translation(first.list, second.list);
  const translated = (side: Side) => (side === "absent" ? side : (translate[side] ?? "unknown"));

  const sidesOf = (a: number, b: number): readonly [Side, Side] => [
    a < 0 ? "absent" : (first.of[a] ?? 0),
    b < 0 ? "absent" : (second.of[b] ?? 0),
  ];
  const count = (a: number, b: number) => {
    const [from, to] = sidesOf(a, b);
    const key = `${String(from)} ${String(to)}`;
    let cell = cells.get(key);
    if (!cell) {
      const sums = [new MoneySum(before.customers.amount), new MoneySum(after.customers.amount)] as const;
      cell = { from, to, customers: 0, sums };
      cells.set(key, cell);
    }
    cell.customers++;
    if (a >= 0) cell.sums[0].add(a);
    if (b >= 0) cell.sums[1].add(b);
    if (listed === "nobody" || (listed !== "everyone" && moveOf(translated(from), to) === "kept")) return;
    asked.push(a, b);
  };
  yield* overRows(placeAfter.length, (start, end) => {
    for (let a = start; a < end; a++) count(a, placeAfter[a] ?? -1);
  });
  yield* overRows(seen.length, (start, end) => {
    for (let b = start; b < end; b++) if (seen[b] === 0) count(-1, b);
  });

  const moneyAt = ({ amount }: Standings["customers"], place: number) =>
    place < 0 ? 0 : inUnits(amount, valueOf(amount, place));
  const shown = typeof listed === "object" ? largestOf(asked, listed.largest, sizeOf(before, after)) : asked;
  const movers: Mover[] = [];
  yield* overRows(shown.length / 2, (start, end) => {
    for (let at = start; at < end; at++) {
      const [a, b] = [shown[at * 2] ?? -1, shown[at * 2 + 1] ?? -1];
      const [from, to] = sidesOf(a, b);
      const [own, place] = b < 0 ? [before.customers, a] : [after.customers, b];
      movers.push({
        name: own.names[place] ?? "",
        id: own.ids?.[place],
        ...{ from, to, move: moveOf(translated(from), to) },
        moneyBefore: moneyAt(before.customers, a),
        moneyAfter: moneyAt(after.customers, b),
      });
    }
  });

  const found = [...cells.values()].sort((x, y) => order(x.from) - order(y.from) || order(x.to) - order(y.to));
  const fromTotals = new Map<Side, number>();
  for (const { from, customers } of found) fromTotals.set(from, (fromTotals.get(from) ?? 0) + customers);
  const totals = MOVES.map((move): MoveTotal => {
    const own = found.filter(({ from, to }) => moveOf(translated(from), to) === move);
    const add = (side: 0 | 1) =>
      own.reduce(
        (sum, { sums }) => sum.plus(sums[side]),
        new MoneySum(side === 0 ? before.customers.amount : after.customers.amount),
      ).value;
    return {
      move,
      customers: own.reduce((sum, { customers }) => sum + customers, 0),
      moneyBefore: add(0),
      moneyAfter: add(1),
    };
  });
  const weigh = ({ moneyBefore, moneyAfter }: Mover) =>
    typeof listed === "object"
      ? Math.max(Math.abs(moneyBefore), Math.abs(moneyAfter))
      : Math.abs(moneyAfter - moneyBefore);
  const stayed = ({ move }: Mover) => Number(move === "kept");
  movers.sort(
    (x, y) => stayed(x) - stayed(y) || weigh(y) - weigh(x) || (x.name < y.name ? -1 : x.name > y.name ? 1 : 0),
  );
  return {
    before: first.list,
    after: second.list,
    cells: found.map(({ from, to, customers, sums }) => ({
      from,
      to,
      customers,
      share: customers / (fromTotals.get(from) ?? customers),
      moneyBefore: sums[0].value,
      moneyAfter: sums[1].value,
    })),
    // Nobody is of another rule where both times have the same classes.
    totals: totals.filter(({ move, customers }) => move !== "other" || customers > 0),
    movers: typeof listed === "object" ? movers.slice(0, listed.largest) : movers,
    customers: found.reduce((sum, { customers }) => sum + customers, 0),
  };
}

/** The larger of the two amounts of a pair of places, whichever their sign. */
function sizeOf(before: Standings, after: Standings): (a: number, b: number) => number {
  const at = ({ customers: { amount } }: Standings, place: number) =>
    place < 0 ? 0 : Math.abs(inUnits(amount, valueOf(amount, place)));
  return (a, b) => Math.max(at(before, a), at(after, b));
}

/** Of pairs of places so many that are largest, and those equal to the last of them; thousands are not sorted to show a few. */
function largestOf(pairs: readonly number[], most: number, size: (a: number, b: number) => number): readonly number[] {
  const sizes = Float64Array.from({ length: pairs.length / 2 }, (_, at) =>
    size(pairs[at * 2] ?? -1, pairs[at * 2 + 1] ?? -1),
  );
  if (sizes.length <= most) return pairs;
  const least = sizes.toSorted()[sizes.length - most] ?? 0;
  return pairs.filter((_, at) => (sizes[at >> 1] ?? 0) >= least);
}

function order(side: Side): number {
  return side === "absent" ? Infinity : side;
}

function moveOf(from: Side | "unknown", to: Side): Move {
  if (from === "absent") return "new";
  if (to === "absent") return "gone";
  if (from === "unknown") return "other";
  return to === from ? "kept" : to < from ? "up" : "down";
}

/** For each class before the place of the same class after, or its own place where the list after has another class there; nothing beyond it. */
function translation(
  before: readonly CustomerClass[],
  after: readonly CustomerClass[],
): readonly (number | undefined)[] {
  return before.map((entry, place) => {
    const same = after.findIndex(({ kind, label }) => kind === entry.kind && label === entry.label);
    if (same >= 0) return same;
    return place < after.length ? place : undefined;
  });
}

/** A sum of stored values of a measure, read in whole units. */
class MoneySum {
  private readonly sum;

  constructor(private readonly measure: Measure) {
    this.sum = startSum(measure);
  }

  add(customer: number): void {
    this.sum.add(valueOf(this.measure, customer));
  }

  plus(other: MoneySum): this {
    this.sum.add(other.sum.value);
    return this;
  }

  get value(): number {
    return inUnits(this.measure, this.sum.value);
  }
}
