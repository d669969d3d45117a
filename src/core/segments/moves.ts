import type { Day } from "../days";
import { levelOn, type Ladder } from "../stats/ladder";
import type { Three } from "./buying";
import { cellPlace, type Cell, type ScoreConditions } from "./score-map";

/** How a cube of scores was put on customers: all that tells where one would stand if it bought more, or nothing for a while. */
export interface Placed {
  readonly ladders: Three<Ladder>;
  /** Scores on each side of the cube. */
  readonly cube: number;
  readonly rules: readonly ScoreConditions[];
  /** The rule of each cell; see `coverCells`. */
  readonly ruleOf: Uint8Array;
  /** The place of each rule's class among the classes, best first. */
  readonly placeOf: readonly number[];
  readonly analysisDate: Day;
}

/** Days since the last purchase, purchases, money in the measure's own integers. */
export interface Standing {
  readonly days: number;
  readonly orders: number;
  readonly money: number;
}

/** The next better class, and how many purchases or how much money it takes by the cut-offs as they are. */
export interface Better {
  readonly class: number;
  readonly by: number;
}

/** The last day on which a customer that buys nothing keeps its class, and the class after it. */
export interface Stay {
  readonly until: Day;
  readonly class: number;
}

/** The scores of a standing. */
export function cellOf({ ladders: [recency, frequency, money], cube }: Placed, at: Standing): Cell {
  return {
    r: cube + 1 - levelOn(recency, at.days),
    f: levelOn(frequency, at.orders),
    m: levelOn(money, at.money),
  };
}

/** The rule that a cell falls under. */
export function ruleAt({ ruleOf, cube }: Placed, cell: Cell): number {
  return ruleOf[cellPlace(cell, cube)] ?? 0;
}

/** The fewest purchases on the analysis date that would lead to a better class, the money left as it is. */
export function betterByOrders(placed: Placed, at: Standing): Better | undefined {
  const now = classAt(placed, cellOf(placed, at));
  const wanted = [at.orders + 1, ...placed.ladders[1].past.filter((orders) => orders > at.orders + 1)];
  for (const orders of wanted) {
    const next = classAt(placed, cellOf(placed, { ...at, days: 0, orders }));
    if (next < now) return { class: next, by: orders - at.orders };
  }
  return undefined;
}

/** The least money more that would have led to a better class, all else left as it is. */
export function betterByMoney(placed: Placed, at: Standing): Better | undefined {
  const now = classAt(placed, cellOf(placed, at));
  for (const money of placed.ladders[2].past) {
    if (money <= at.money) continue;
    const next = classAt(placed, cellOf(placed, { ...at, money }));
    if (next < now) return { class: next, by: Math.ceil(money - at.money) };
  }
  return undefined;
}

/** Until when the class is kept without a purchase; nothing where time alone changes nothing. */
export function staysUntil(placed: Placed, at: Standing): Stay | undefined {
  const now = classAt(placed, cellOf(placed, at));
  for (const days of placed.ladders[0].past) {
    if (days <= at.days) continue;
    const next = classAt(placed, cellOf(placed, { ...at, days }));
    if (next !== now) return { until: placed.analysisDate + days - at.days - 1, class: next };
  }
  return undefined;
}

function classAt(placed: Placed, cell: Cell): number {
  return placed.placeOf[ruleAt(placed, cell)] ?? 0;
}
