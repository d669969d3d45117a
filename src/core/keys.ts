import { foldName, groupNames } from "./names";
import { overRows, type Steps } from "./steps";
import { BOOLEAN, EMPTY, ERROR, NUMBER, TEXT, cellText, type Column } from "./table";

/** Stands for a row without a customer. */
export const BLANK = -1;
/** Stands for a row whose customer is an error value. */
export const BAD = -2;

/** The customer of every row. */
export interface Keys {
  /** One entry a row: the customer, or BLANK or BAD. */
  readonly of: Int32Array;
  /** One entry a customer: the key as written; of several spellings the first in code order, whatever the row order. */
  readonly labels: readonly string[];
  readonly count: number;
}

/** Gathers the cells of the key column by folded text. A number is the same key as its text. */
export function* groupKeys(column: Column, rowCount: number): Steps<Keys> {
  // Numbers among the keys join the texts; without any the texts serve as they are.
  const pool = column.numbers.length > 0 ? [...column.pool] : (column.pool as string[]);
  const codeOfNumber = new Map<number, number>();
  const of = new Int32Array(rowCount);
  const { kinds, codes, numbers } = column;
  yield* overRows(rowCount, (from, to) => {
    for (let row = from; row < to; row++) {
      const kind = kinds[row];
      if (kind === TEXT || kind === BOOLEAN) of[row] = codes[row] ?? 0;
      else if (kind === EMPTY) of[row] = BLANK;
      else if (kind === ERROR) of[row] = BAD;
      else {
        const number = numbers[row] ?? 0;
        let code = codeOfNumber.get(number);
        if (code === undefined) {
          code = pool.push(String(number)) - 1;
          codeOfNumber.set(number, code);
        }
        of[row] = code;
      }
    }
  });
  const { groupOf, groups } = yield* groupNames(pool);
  // Where every text is a customer of its own, as in a clean sheet, the codes are the customers already.
  if (groups === pool.length) return { of, labels: trimAll(pool), count: groups };
  yield* overRows(rowCount, (from, to) => {
    for (let row = from; row < to; row++) {
      const code = of[row] ?? BLANK;
      if (code >= 0) of[row] = groupOf[code] ?? BLANK;
    }
  });
  const labels = new Array<string>(groups);
  trimAll(pool).forEach((label, code) => {
    const group = groupOf[code] ?? BLANK;
    if (group < 0) return;
    const other = labels[group];
    if (other === undefined || label < other) labels[group] = label;
  });
  return { of, labels, count: groups };
}

/** The texts without white space around them; the same array when there is none. */
function trimAll(texts: readonly string[]): readonly string[] {
  return texts.every((text) => text.trim() === text) ? texts : texts.map((text) => text.trim());
}

/** For each customer the name that most of its rows have; of equally frequent ones the first in code order. */
export function* chooseNames(
  column: Column,
  { of, reasons, ids }: { readonly of: Int32Array; readonly reasons: Uint8Array; readonly ids: readonly string[] },
): Steps<{ readonly names: readonly string[]; readonly differ: readonly number[] }> {
  const first = new Int32Array(ids.length).fill(BLANK);
  const names = new Array<string>(ids.length);
  const counts = new Map<number, Map<string, number>>();
  yield* overRows(reasons.length, (from, to) => {
    for (let row = from; row < to; row++) {
      if (reasons[row] !== 0 || column.kinds[row] === EMPTY || column.kinds[row] === ERROR) continue;
      const customer = of[row] ?? 0;
      const code = column.kinds[row] === NUMBER ? BAD : (column.codes[row] ?? 0);
      // Nearly always a customer has one name; only where a second turns up are the names counted.
      if (first[customer] === BLANK) {
        first[customer] = code;
        names[customer] = cellText(column, row).trim();
      } else if (first[customer] !== code || code === BAD) {
        counts.set(customer, new Map());
      }
    }
  });
  if (counts.size > 0) {
    yield* overRows(reasons.length, (from, to) => {
      for (let row = from; row < to; row++) {
        const seen = reasons[row] === 0 ? counts.get(of[row] ?? 0) : undefined;
        const name = seen ? cellText(column, row).trim() : "";
        if (seen && name !== "") seen.set(name, (seen.get(name) ?? 0) + 1);
      }
    });
  }
  for (const [customer, seen] of counts) {
    const best = [...seen].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0];
    if (best) names[customer] = best[0];
  }
  for (let i = 0; i < ids.length; i++) if (!names[i]) names[i] = ids[i] ?? "";
  const differ = [...counts]
    .filter(([, seen]) => new Set([...seen.keys()].map(foldName)).size > 1)
    .map(([customer]) => customer);
  return { names, differ };
}
