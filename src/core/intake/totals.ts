import { overRows, type Steps } from "../steps";
import { EMPTY, NUMBER, TEXT, type Column } from "../table";
import { mayBeTotal, totalLabelOf } from "./total-labels";

/** Two sums agree when they differ by no more than rounding and a cent. */
const CLOSE = 0.006;

/** Rows that add up other rows. */
export interface Totals {
  /** One entry a row, 1 for a total. */
  readonly rows: Uint8Array;
  /** Rows of the source, which may be fewer. */
  readonly count: number;
  /** Labels of the first ones, as written; empty for one without. */
  readonly labels: readonly string[];
}

/** A running sum with compensation, so that a million rows end at the cent. */
class Sum {
  private lost = 0;
  value = 0;
  add(amount: number): void {
    const sum = this.value + amount;
    this.lost += Math.abs(this.value) >= Math.abs(amount) ? this.value - sum + amount : amount - sum + this.value;
    this.value = sum;
  }
  get total(): number {
    return this.value + this.lost;
  }
  isCloseTo(amount: number): boolean {
    return Math.abs(this.total - amount) <= CLOSE + Math.abs(amount) * 1e-9;
  }
}

/**
 * Finds rows of totals and subtotals: by a label that says nothing else (`合计`, `Grand total`), in a row without date and order where a company may have the word for a name, and, where the label
 * holds a name too (`Acme Total`) or is missing, by an amount that equals the sum above. Undefined where there is none.
 */
export function* findTotals(
  rowCount: number,
  {
    labels,
    amounts,
    details,
    rowOf,
  }: {
    /** Columns that name the customer, where a total has its label. */
    readonly labels: readonly Column[];
    readonly amounts: Column;
    /** Columns that a row of sales fills and a total does not: date and order. */
    readonly details: readonly Column[];
    readonly rowOf: Int32Array | undefined;
  },
): Steps<Totals | undefined> {
  const candidates = new Uint8Array(rowCount);
  let found = 0;
  for (const { pool, kinds, codes } of labels) {
    const sure = yield* markLabels(pool);
    if (!sure) continue;
    yield* overRows(rowCount, (from, to) => {
      for (let row = from; row < to; row++) {
        const mark = kinds[row] === TEXT ? (sure[codes[row] ?? 0] ?? 0) : 0;
        if (mark > 0 && candidates[row] === 0) {
          candidates[row] = mark;
          found++;
        }
      }
    });
  }
  const [first, ...others] = labels;
  const firstKinds = first?.kinds ?? new Uint8Array(0);
  yield* overRows(rowCount, (from, to) => {
    for (let row = firstKinds.indexOf(EMPTY, from); row >= 0 && row < to; row = firstKinds.indexOf(EMPTY, row + 1)) {
      if (amounts.kinds[row] !== NUMBER || candidates[row] !== 0) continue;
      if (others.some((column) => column.kinds[row] !== EMPTY)) continue;
      candidates[row] = NAMELESS;
      found++;
    }
  });
  if (found === 0) return undefined;

  const rows = new Uint8Array(rowCount);
  const names: string[] = [];
  let [totals, lastRow] = [0, -1];
  const all = new Sum();
  let part = new Sum();
  let inPart = 0;
  yield* overRows(rowCount, (from, to) => {
    for (let row = from; row < to; row++) {
      const isNumber = amounts.kinds[row] === NUMBER;
      const amount = isNumber ? (amounts.numbers[row] ?? 0) : 0;
      const mark = candidates[row] ?? 0;
      const isSale = mark !== SURE && details.some(({ kinds }) => (kinds[row] ?? EMPTY) !== EMPTY);
      if (mark !== 0 && !isSale) {
        // A row of its own that happens to hold the amount above it is no total: a part has two rows at least.
        const agrees = isNumber && ((inPart > 1 && part.isCloseTo(amount)) || (row > 1 && all.isCloseTo(amount)));
        if (mark === SURE || mark === WORD || agrees) {
          rows[row] = 1;
          if (!rowOf || rowOf[row] !== lastRow) {
            totals++;
            if (names.length < 5) names.push(labelAt(labels, row));
          }
          lastRow = rowOf?.[row] ?? -1;
          part = new Sum();
          inPart = 0;
          continue;
        }
      }
      if (!isNumber) continue;
      all.add(amount);
      part.add(amount);
      inPart++;
    }
  });
  return totals === 0 ? undefined : { rows, count: totals, labels: names };
}

/** What a row may be: a total by its label, by a word that a company may have for a name, by a name beside the word, or without any label. */
const [SURE, WORD, NAMED, NAMELESS] = [1, 2, 3, 4] as const;

/** What each text of a column of names may be; nothing where none is a total. */
function* markLabels(pool: readonly string[]): Steps<Uint8Array | undefined> {
  const marks = new Uint8Array(pool.length);
  let some = 0;
  yield* overRows(pool.length, (from, to) => {
    for (let code = from; code < to; code++) {
      const text = pool[code] ?? "";
      if (!mayBeTotal(text)) continue;
      const label = totalLabelOf(text);
      if (label === "no") continue;
      marks[code] = label === "total" ? SURE : label === "word" ? WORD : NAMED;
      some++;
    }
  });
  return some > 0 ? marks : undefined;
}

function labelAt(labels: readonly Column[], row: number): string {
  const column = labels.find(({ kinds }) => kinds[row] === TEXT);
  return column?.pool[column.codes[row] ?? 0]?.trim() ?? "";
}
