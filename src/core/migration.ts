import type { Customers } from "./customer-columns";
import { inUnits, startSum, valueOf, type Measure } from "./measures";
import type { CustomerClass } from "./customer-class";
import { foldName } from "./gathering/names";
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
  /** Everyone who did not keep the class, the largest change of money first; those who kept it behind them, where everyone is asked for. */
  readonly movers: readonly Mover[];
  /** Customers there at either time. */
  readonly customers: number;
}

/** The customers by what tells them apart: the id where both times have ids, else the name. */
function keysOf({ ids, names }: Standings["customers"], by: "id" | "name"): readonly string[] {
  return (by === "id" && ids ? ids : names).map(foldName);
}

/** Compares two classifications by the same method, customer by customer; who only counts lists nobody. */
export function* findMigration(
  before: Standings,
  after: Standings,
  listed: "nobody" | "movers" | "everyone" = "movers",
): Steps<Migration> {
  const by = before.customers.ids && after.customers.ids ? "id" : "name";
  const [keysBefore, keysAfter] = [keysOf(before.customers, by), keysOf(after.customers, by)];
  const [first, second] = [before.classes, after.classes];
  const placeAfter = new Map(keysAfter.map((key, place) => [key, place]));
  const seen = new Uint8Array(keysAfter.length);
  const cells = new Map<string, { from: Side; to: Side; customers: number; sums: readonly [MoneySum, MoneySum] }>();
  const movers: Mover[] = [];
  const translate = translation(first.list, second.list);
  const translated = (side: Side) => (side === "absent" ? side : (translate[side] ?? "unknown"));

  const count = (
    from: Side,
    to: Side,
    { a, b }: { readonly a: number | undefined; readonly b: number | undefined },
  ) => {
    const key = `${String(from)} ${String(to)}`;
    let cell = cells.get(key);
    if (!cell) {
      cell = {
        from,
        to,
        customers: 0,
        sums: [new MoneySum(before.customers.amount), new MoneySum(after.customers.amount)],
      };
      cells.set(key, cell);
    }
    cell.customers++;
    if (a !== undefined) cell.sums[0].add(a);
    if (b !== undefined) cell.sums[1].add(b);
    const move = moveOf(translated(from), to);
    if (listed === "nobody" || (move === "kept" && listed === "movers")) return;
    const own = b === undefined ? { customers: before.customers, at: a ?? 0 } : { customers: after.customers, at: b };
    movers.push({
      name: own.customers.names[own.at] ?? "",
      id: own.customers.ids?.[own.at],
      from,
      to,
      move,
      moneyBefore: a === undefined ? 0 : inUnits(before.customers.amount, valueOf(before.customers.amount, a)),
      moneyAfter: b === undefined ? 0 : inUnits(after.customers.amount, valueOf(after.customers.amount, b)),
    });
  };
  yield* overRows(keysBefore.length, (start, end) => {
    for (let a = start; a < end; a++) {
      const b = placeAfter.get(keysBefore[a] ?? "");
      if (b !== undefined) seen[b] = 1;
      count(first.of[a] ?? 0, b === undefined ? "absent" : (second.of[b] ?? 0), { a, b });
    }
  });
  yield* overRows(keysAfter.length, (start, end) => {
    for (let b = start; b < end; b++) if (seen[b] === 0) count("absent", second.of[b] ?? 0, { a: undefined, b });
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
  const change = ({ moneyBefore, moneyAfter }: Mover) => Math.abs(moneyAfter - moneyBefore);
  const stayed = ({ move }: Mover) => Number(move === "kept");
  movers.sort(
    (x, y) => stayed(x) - stayed(y) || change(y) - change(x) || (x.name < y.name ? -1 : x.name > y.name ? 1 : 0),
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
    movers,
    customers: found.reduce((sum, { customers }) => sum + customers, 0),
  };
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
