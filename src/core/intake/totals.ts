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

/** What a total may say of the rows above it: the sum of their amounts, or of those that are numbers in their cells, as `SUM` leaves texts out. */
class SumAbove {
  private readonly read = new Sum();
  private readonly stored = new Sum();
  private rows = 0;
  private storedRows = 0;
  add(amount: number, isStored: boolean): void {
    this.read.add(amount);
    this.rows++;
    if (!isStored) return;
    this.stored.add(amount);
    this.storedRows++;
  }
  /** A row of its own that happens to hold the amount above it is no total: a sum has two rows at least. */
  is(amount: number): boolean {
    return (this.rows > 1 && this.read.isCloseTo(amount)) || (this.storedRows > 1 && this.stored.isCloseTo(amount));
  }
}

/** The columns of one part that tell totals. */
export interface TotalColumns {
  readonly rowCount: number;
  /** Columns that name the customer, where a total has its label. */
  readonly labels: readonly Column[];
  readonly amounts: Column;
  /** The amounts as they stand in the cells, texts not read. */
  readonly storedAmounts: Column;
  /** Columns that a row of sales fills and a total does not, unless its label stands there: date and order. */
  readonly details: readonly Column[];
  readonly rowOf: Int32Array | undefined;
}

/** What a row may be: a total by its label, by a word that a company may have for a name, by a name beside the word, or without any label. */
const [SURE, WORD, NAMED, NAMELESS] = [1, 2, 3, 4] as const;
/** Labels that are named. */
const MOST_LABELS = 5;

/**
 * Finds rows of totals and subtotals: by a label that says nothing else (`合计`, `Grand total`), in a row without date and order where a company may
 * have the word for a name, and, where the label holds a name too (`Acme Total`) or is missing, by an amount that equals the sum above: of the part, of
 * all rows, or of all with the subtotals among them. Rows come part by part: `look` at every part, then, where there may be totals, `find` them in
 * every part, in order.
 */
export class TotalFinder {
  /** Totals found, by rows of the source, which may be fewer than those made of them. */
  count = 0;
  /** Labels of the first ones, as written; empty for one without. */
  readonly names: string[] = [];
  /** Whether any row looks like a total. */
  mayFind = false;

  private lastRow = -1;
  private readonly all = new SumAbove();
  private readonly withTotals = new SumAbove();
  private part = new SumAbove();

  /** `marks`: what each text of the columns of labels, then of details, may be; nothing for a column without any. */
  private constructor(private readonly marks: readonly (Uint8Array | undefined)[]) {
    this.mayFind = marks.some((ofColumn) => ofColumn !== undefined);
  }

  static *among({ labels, details }: Pick<TotalColumns, "labels" | "details">): Steps<TotalFinder> {
    const marks: (Uint8Array | undefined)[] = [];
    for (const { pool } of labels) marks.push(yield* markLabels(pool));
    // A label in the column of days is one only if it can be nothing else.
    for (const { pool } of details) marks.push((yield* markLabels(pool))?.map((mark) => (mark === SURE ? SURE : 0)));
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
    const { rowCount, labels, amounts, storedAmounts, details, rowOf } = columns;
    let rows: Uint8Array | undefined;
    yield* overRows(rowCount, (from, to) => {
      for (let row = from; row < to; row++) {
        const isNumber = amounts.kinds[row] === NUMBER;
        const isStored = storedAmounts.kinds[row] === NUMBER;
        const amount = isNumber ? (amounts.numbers[row] ?? 0) : 0;
        const mark = candidates[row] ?? 0;
        const isSale = mark !== SURE && details.some(({ kinds }) => (kinds[row] ?? EMPTY) !== EMPTY);
        if (mark !== 0 && !isSale) {
          const agrees = isNumber && [this.part, this.all, this.withTotals].some((sum) => sum.is(amount));
          if (mark === SURE || mark === WORD || agrees) {
            rows ??= new Uint8Array(rowCount);
            rows[row] = 1;
            if (!rowOf || rowOf[row] !== this.lastRow) {
              this.count++;
              if (this.names.length < MOST_LABELS) this.names.push(labelAt([...labels, ...details], row));
            }
            this.lastRow = rowOf?.[row] ?? -1;
            this.part = new SumAbove();
            if (isNumber) this.withTotals.add(amount, isStored);
            continue;
          }
        }
        if (!isNumber) continue;
        this.all.add(amount, isStored);
        this.withTotals.add(amount, isStored);
        this.part.add(amount, isStored);
      }
    });
    return rows;
  }

  private *candidatesIn({ rowCount, labels, amounts, details }: TotalColumns): Steps<Uint8Array> {
    const candidates = new Uint8Array(rowCount);
    for (const [i, { kinds, codes }] of [...labels, ...details].entries()) {
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
