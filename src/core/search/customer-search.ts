import type { Customers } from "../customer-columns";
import { foldName } from "../gathering/names";
import { inWholeUnits } from "../measures";
import { moneyIn } from "../text/numbers";
import { ROWS_PER_SLICE, type Steps } from "../steps";
import { initialsOf } from "./initials";
import { nearTo } from "./nearness";

/** The customers as they are searched through. */
export interface CustomerIndex {
  readonly customers: Pick<Customers, "ids" | "names">;
  /** Names and ids as people type them: width, case and white space folded. */
  readonly names: readonly string[];
  readonly ids: readonly string[];
  /** Initials by pinyin; empty for names without Chinese characters. */
  readonly initials: readonly string[];
  readonly amounts: Float64Array;
  /** Writes an amount as those of the others. */
  readonly money: (amount: number) => string;
}

/** One customer that was found. */
export interface FoundCustomer {
  readonly place: number;
  readonly name: string;
  readonly id?: string | undefined;
  /** As it is read. */
  readonly amount: string;
}

/** How well a customer fits what was typed, the best first. */
const FITS = ["is", "begins", "beginsWord", "has", "hasId", "initialsBegin", "initials", "hasWords", "near"] as const;
type Fit = (typeof FITS)[number];

/** From so many letters on a letter may be wrong, and two. */
const [ONE_MISTAKE, TWO_MISTAKES] = [4, 8];

/** Makes the customers ready to be searched through, once for all that is typed. */
export function* indexCustomers({ ids = [], names, amount }: Customers): Steps<CustomerIndex> {
  const folded: string[] = [];
  const foldedIds: string[] = [];
  const initials: string[] = [];
  for (let place = 0; place < names.length; place++) {
    if (place % (ROWS_PER_SLICE / 32) === 0) yield;
    const name = foldName(names[place] ?? "");
    folded.push(name);
    initials.push(initialsOf(name));
    const id = foldName(ids[place] ?? "");
    foldedIds.push(id === name ? "" : id);
  }
  return {
    customers: { ids, names },
    names: folded,
    ids: foldedIds,
    initials,
    amounts: inWholeUnits(amount),
    money: moneyIn(amount),
  };
}

/** The customers that fit what was typed, the best first, of equally good ones those of the most money; names with a mistake in them where few others fit. */
export function searchCustomers(index: CustomerIndex, typed: string, most = 8): readonly FoundCustomer[] {
  const wanted = foldName(typed);
  if (wanted === "") return [];
  const best = new Best(index.amounts, most);
  const words = wanted.split(" ");
  const letters = /^[a-z\d]{2,}$/.test(wanted) ? wanted : undefined;
  for (let place = 0; place < index.names.length; place++) {
    const fit = fitOf(index, place, { wanted, words, letters });
    if (fit) best.add(place, FITS.indexOf(fit));
  }
  if (best.places.length < most && wanted.length >= ONE_MISTAKE) {
    const isNear = nearTo(wanted, wanted.length >= TWO_MISTAKES ? 2 : 1);
    const known = new Set(best.places);
    for (let place = 0; place < index.names.length; place++)
      if (!known.has(place) && isNear(index.names[place] ?? "")) best.add(place, FITS.indexOf("near"));
  }
  const { names, ids = [] } = index.customers;
  return best.places.map((place) => {
    const id = ids[place];
    return {
      ...{ place, name: names[place] ?? "", amount: index.money(index.amounts[place] ?? 0) },
      ...(id === undefined ? {} : { id }),
    };
  });
}

interface Wanted {
  readonly wanted: string;
  readonly words: readonly string[];
  /** What was typed, where it may be initials. */
  readonly letters: string | undefined;
}

function fitOf(index: CustomerIndex, place: number, { wanted, words, letters }: Wanted): Fit | undefined {
  const name = index.names[place] ?? "";
  const id = index.ids[place] ?? "";
  if (name === wanted || id === wanted) return "is";
  const at = name.indexOf(wanted);
  if (at === 0) return "begins";
  if (at > 0) return name.charAt(at - 1) === " " ? "beginsWord" : "has";
  if (id.includes(wanted)) return "hasId";
  if (letters !== undefined) {
    // Each way of reading a name is a line of its own.
    const initials = `\n${index.initials[place] ?? ""}`;
    const found = initials.indexOf(letters);
    if (found > 0) return initials.includes(`\n${letters}`) ? "initialsBegin" : "initials";
  }
  return words.length > 1 && words.every((word) => name.includes(word)) ? "hasWords" : undefined;
}

/** The few best of many. */
class Best {
  readonly places: number[] = [];
  private readonly ranks: number[] = [];

  constructor(
    private readonly amounts: Float64Array,
    private readonly most: number,
  ) {}

  add(place: number, rank: number): void {
    let at = this.places.length;
    while (at > 0 && this.isBefore(place, rank, at - 1)) at--;
    if (at >= this.most) return;
    this.places.splice(at, 0, place);
    this.ranks.splice(at, 0, rank);
    if (this.places.length > this.most) {
      this.places.pop();
      this.ranks.pop();
    }
  }

  private isBefore(place: number, rank: number, at: number): boolean {
    const other = this.ranks[at] ?? 0;
    if (rank !== other) return rank < other;
    return (this.amounts[place] ?? 0) > (this.amounts[this.places[at] ?? 0] ?? 0);
  }
}

/** The place of the customer that has one of the texts as its id or its name, folded: the first text counts first, ids before names. */
export function findExactly(
  { ids = [], names }: Pick<Customers, "ids" | "names">,
  texts: readonly string[],
): number | undefined {
  for (const wanted of texts.map(foldName)) {
    if (wanted === "") continue;
    for (const list of [ids, names]) {
      const place = list.findIndex((text) => text.length >= wanted.length && foldName(text) === wanted);
      if (place >= 0) return place;
    }
  }
  return undefined;
}
