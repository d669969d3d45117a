import { foldName, groupNames } from "./names";
import { remembered } from "./parts";
import { overRows, type Steps } from "../steps";
import { BOOLEAN, EMPTY, ERROR, NUMBER, TEXT, cellText, type Column } from "../table";

/** Stands for a row without a customer. */
export const BLANK = -1;
/** Stands for a row whose customer is an error value. */
export const BAD = -2;

/** The customers that the texts and numbers of the key column name. */
export interface Keys {
  /** One entry a customer: the key as written; of several spellings the first in code order, whatever the row order. */
  readonly labels: readonly string[];
  readonly count: number;
  /** One entry a code: its customer, or BLANK; left out where every code is a customer of its own. */
  readonly groupOf?: Int32Array;
}

/** Gives every cell of the key column a code: a text has that of its pool, a number the next free one, once it was looked at. */
export class KeyCodes {
  readonly pool: readonly string[];
  private readonly added: string[] = [];
  private readonly codeOfNumber = new Map<number, number>();

  /** The codes of one part's rows, or BLANK or BAD. */
  readonly of = remembered((column: Column) => this.codesOf(column));

  constructor(column: Column) {
    // Numbers among the keys join the texts; without any the texts serve as they are.
    this.pool = column.numbers.length > 0 ? (this.added = [...column.pool]) : column.pool;
  }

  private *codesOf({ kinds, codes, numbers }: Column): Steps<Int32Array> {
    const of = new Int32Array(kinds.length);
    const { added, codeOfNumber } = this;
    yield* overRows(kinds.length, (from, to) => {
      for (let row = from; row < to; row++) {
        const kind = kinds[row];
        if (kind === TEXT || kind === BOOLEAN) of[row] = codes[row] ?? 0;
        else if (kind === EMPTY) of[row] = BLANK;
        else if (kind === ERROR) of[row] = BAD;
        else {
          const number = numbers[row] ?? 0;
          let code = codeOfNumber.get(number);
          if (code === undefined) {
            code = added.push(String(number)) - 1;
            codeOfNumber.set(number, code);
          }
          of[row] = code;
        }
      }
    });
    return of;
  }
}

/** Gathers the keys by folded text. A number is the same key as its text. */
export function* groupKeys(pool: readonly string[]): Steps<Keys> {
  const { groupOf, groups } = yield* groupNames(pool);
  const trimmed = trimAll(pool);
  // Where every text is a customer of its own, as in a clean sheet, the codes are the customers already.
  if (groups === pool.length) return { labels: trimmed, count: groups };
  const labels = new Array<string>(groups);
  trimmed.forEach((label, code) => {
    const group = groupOf[code] ?? BLANK;
    if (group < 0) return;
    const other = labels[group];
    if (other === undefined || label < other) labels[group] = label;
  });
  return { labels, count: groups, groupOf };
}

/** The customer of each row, or BLANK or BAD. */
export function* customersOf(codes: Int32Array, { groupOf }: Keys): Steps<Int32Array> {
  if (!groupOf) return codes;
  const of = new Int32Array(codes.length);
  yield* overRows(codes.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const code = codes[row] ?? BLANK;
      of[row] = code < 0 ? code : (groupOf[code] ?? BLANK);
    }
  });
  return of;
}

/** The texts without white space around them; the same array when there is none. */
function trimAll(texts: readonly string[]): readonly string[] {
  return texts.every((text) => text.trim() === text) ? texts : texts.map((text) => text.trim());
}

/** The rows of one part: where each belongs, and whether it is used. */
export interface RowPlaces {
  /** One entry a row: the customer. */
  readonly of: Int32Array;
  /** One entry a row: 0 where it is used. */
  readonly reasons: Uint8Array;
}

/**
 * Chooses for each customer the name that most of its rows have; of equally frequent ones the first in code order. Rows come part by part: `take` every
 * part, and, where that `leavesOpen` a choice, `count` in every part.
 */
export class NameChoice {
  private readonly first: Int32Array;
  private readonly names: string[];
  private readonly counts = new Map<number, Map<string, number>>();

  constructor(customers: number) {
    this.first = new Int32Array(customers).fill(BLANK);
    this.names = new Array<string>(customers);
  }

  *take(column: Column, { of, reasons }: RowPlaces): Steps<void> {
    const { first, names, counts } = this;
    const { kinds, codes } = column;
    yield* overRows(reasons.length, (from, to) => {
      for (let row = from; row < to; row++) {
        if (reasons[row] !== 0 || kinds[row] === EMPTY || kinds[row] === ERROR) continue;
        const customer = of[row] ?? 0;
        const code = kinds[row] === NUMBER ? BAD : (codes[row] ?? 0);
        // Nearly always a customer has one name; only where a second turns up are the names counted.
        if (first[customer] === BLANK) {
          first[customer] = code;
          names[customer] = cellText(column, row).trim();
        } else if ((first[customer] !== code || code === BAD) && !counts.has(customer)) {
          counts.set(customer, new Map());
        }
      }
    });
  }

  get leavesOpen(): boolean {
    return this.counts.size > 0;
  }

  *count(column: Column, { of, reasons }: RowPlaces): Steps<void> {
    yield* overRows(reasons.length, (from, to) => {
      for (let row = from; row < to; row++) {
        const seen = reasons[row] === 0 ? this.counts.get(of[row] ?? 0) : undefined;
        const name = seen ? cellText(column, row).trim() : "";
        if (seen && name !== "") seen.set(name, (seen.get(name) ?? 0) + 1);
      }
    });
  }

  /** The names, `otherwise` standing for a customer without one, and the customers whose names differ. */
  choose(otherwise: (customer: number) => string): {
    readonly names: readonly string[];
    readonly differ: readonly number[];
  } {
    const { names, counts } = this;
    for (const [customer, seen] of counts) {
      const best = [...seen].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0];
      if (best) names[customer] = best[0];
    }
    for (let i = 0; i < names.length; i++) if (!names[i]) names[i] = otherwise(i);
    const differ = [...counts]
      .filter(([, seen]) => new Set([...seen.keys()].map(foldName)).size > 1)
      .map(([customer]) => customer);
    return { names, differ };
  }
}
