import { overRows, type Steps } from "../steps";
import { EMPTY, NUMBER, TEXT, type Column } from "../table";
import { mayBeTotal, totalLabelOf } from "./total-labels";

/** Two sums agree when they differ by no more than rounding and a cent. */
const CLOSE = 0.006;

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

/** The columns of one part that tell totals. */
export interface TotalColumns {
  readonly rowCount: number;
  /** Columns that name the customer, where a total has its label. */
  readonly labels: readonly Column[];
  readonly amounts: Column;
  /** Columns that a row of sales fills and a total does not: date and order. */
  readonly details: readonly Column[];
  readonly rowOf: Int32Array | undefined;
}

/** What a row may be: a total by its label, by a word that a company may have for a name, by a name beside the word, or without any label. */
const [SURE, WORD, NAMED, NAMELESS] = [1, 2, 3, 4] as const;
/** Labels that are named. */
const MOST_LABELS = 5;

/**
 * Finds rows of totals and subtotals: by a label that says nothing else (`合计`, `Grand total`), in a row without date and order where a company may
 * have the word for a name, and, where the label holds a name too (`Acme Total`) or is missing, by an amount that equals the sum above. Rows come part
 * by part: `look` at every part, then, where there may be totals, `find` them in every part, in order.
 */
export class TotalFinder {
  /** Totals found, by rows of the source, which may be fewer than those made of them. */
  count = 0;
  /** Labels of the first ones, as written; empty for one without. */
  readonly names: string[] = [];
  /** Whether any row looks like a total. */
  mayFind = false;

  private lastRow = -1;
  private rowsBefore = 0;
  private readonly all = new Sum();
  private part = new Sum();
  private inPart = 0;

  /** `marks`: what each text of the columns of labels may be; nothing for a column without any. */
  private constructor(private readonly marks: readonly (Uint8Array | undefined)[]) {
    this.mayFind = marks.some((ofColumn) => ofColumn !== undefined);
  }

  static *among(labels: readonly Column[]): Steps<TotalFinder> {
    const marks: (Uint8Array | undefined)[] = [];
    for (const { pool } of labels) marks.push(yield* markLabels(pool));
    return new TotalFinder(marks);
  }

  /** Looks for rows without a label; texts that may be labels are known already. Amounts need not be read yet. */
  look({ labels, amounts }: TotalColumns): void {
    if (this.mayFind) return;
    const kinds = labels[0]?.kinds ?? NO_KINDS;
    for (let row = kinds.indexOf(EMPTY); row >= 0 && !this.mayFind; row = kinds.indexOf(EMPTY, row + 1))
      this.mayFind = amounts.kinds[row] !== EMPTY;
  }

  /** One entry a row of the part, 1 for a total; undefined where there is none. */
  *find(columns: TotalColumns): Steps<Uint8Array | undefined> {
    const candidates = yield* this.candidatesIn(columns);
    const { rowCount, labels, amounts, details, rowOf } = columns;
    let rows: Uint8Array | undefined;
    yield* overRows(rowCount, (from, to) => {
      for (let row = from; row < to; row++) {
        const isNumber = amounts.kinds[row] === NUMBER;
        const amount = isNumber ? (amounts.numbers[row] ?? 0) : 0;
        const mark = candidates[row] ?? 0;
        const isSale = mark !== SURE && details.some(({ kinds }) => (kinds[row] ?? EMPTY) !== EMPTY);
        if (mark !== 0 && !isSale) {
          // A row of its own that happens to hold the amount above it is no total: a part has two rows at least.
          const agrees =
            isNumber &&
            ((this.inPart > 1 && this.part.isCloseTo(amount)) ||
              (this.rowsBefore + row > 1 && this.all.isCloseTo(amount)));
          if (mark === SURE || mark === WORD || agrees) {
            rows ??= new Uint8Array(rowCount);
            rows[row] = 1;
            if (!rowOf || rowOf[row] !== this.lastRow) {
              this.count++;
              if (this.names.length < MOST_LABELS) this.names.push(labelAt(labels, row));
            }
            this.lastRow = rowOf?.[row] ?? -1;
            this.part = new Sum();
            this.inPart = 0;
            continue;
          }
        }
        if (!isNumber) continue;
        this.all.add(amount);
        this.part.add(amount);
        this.inPart++;
      }
    });
    this.rowsBefore += rowCount;
    return rows;
  }

  private *candidatesIn({ rowCount, labels, amounts }: TotalColumns): Steps<Uint8Array> {
    const candidates = new Uint8Array(rowCount);
    for (const [i, { kinds, codes }] of labels.entries()) {
      const marks = this.marks[i];
      if (!marks) continue;
      yield* overRows(rowCount, (from, to) => {
        for (let row = from; row < to; row++) {
          if (candidates[row] === 0 && kinds[row] === TEXT) candidates[row] = marks[codes[row] ?? 0] ?? 0;
        }
      });
    }
    const [first, ...others] = labels;
    const kinds = first?.kinds ?? NO_KINDS;
    yield* overRows(rowCount, (from, to) => {
      for (let row = kinds.indexOf(EMPTY, from); row >= 0 && row < to; row = kinds.indexOf(EMPTY, row + 1)) {
        if (amounts.kinds[row] !== NUMBER || candidates[row] !== 0) continue;
        if (others.every((column) => column.kinds[row] === EMPTY)) candidates[row] = NAMELESS;
      }
    });
    return candidates;
  }
}

const NO_KINDS = new Uint8Array(0);

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
