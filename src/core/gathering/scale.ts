import { MAX_DECIMALS, decimalsOf, isSafe, type CellAmounts } from "../measures/exact";
import { overRows, type Steps } from "../steps";
import { NUMBER, type Column } from "../table";

/** How the amounts are kept: exact with so many decimals, as doubles or as BigInt, or rounded. */
export interface Scale {
  readonly kind: "safe" | "big" | "rounded";
  readonly decimals: number;
  /** Rows with more decimals than can be kept exactly, and the number of the first of them. */
  readonly inexactRows: number;
  readonly firstInexactRow: number;
}

/** The cells of a column, and which row of the source each is of: of one kind for all columns, as compiled code wants them. */
class ScaledCells {
  readonly kinds: Uint8Array;
  readonly numbers: Float64Array;

  constructor(
    { kinds, numbers }: Column,
    readonly numberOf: (row: number) => number,
  ) {
    this.kinds = kinds;
    this.numbers = numbers;
  }
}

/** Finds the decimals of all amounts and whether their sums stay exact; they come part by part. */
export class ScaleFinder {
  private decimals = 0;
  private inexactRows = 0;
  private firstInexactRow = -1;
  /** Sum and largest of the absolute amounts: in a list, because a field that begins as 0 changes its kind when it gets a fraction. */
  private readonly sizes = new Float64Array(2);

  /** `numberOf` gives the number of a row in the source. */
  *take(column: Column, rowCount: number, numberOf: (row: number) => number): Steps<void> {
    const cells = new ScaledCells(column, numberOf);
    yield* overRows(rowCount, (from, to) => {
      let row = this.look(cells, from, to);
      while (row < to) {
        this.widen(cells, row);
        row = this.look(cells, row + 1, to);
      }
    });
  }

  /**
   * Looks at amounts up to the first that has more decimals than those before, and gives its row. A method, whose compiled code the next column finds: that
   * of a function made for each column is gone with it. What few amounts need stands apart: within the loop it was new to that code, which was given up.
   */
  private look({ kinds, numbers }: ScaledCells, from: number, to: number): number {
    const { sizes } = this;
    const scale = 10 ** this.decimals;
    let sum = 0;
    let largest = sizes[1] ?? 0;
    let row = from;
    for (; row < to; row++) {
      if (kinds[row] !== NUMBER) continue;
      const size = Math.abs(numbers[row] ?? 0);
      if (Math.round(size * scale) / scale !== size) break;
      sum += size;
      if (size > largest) largest = size;
    }
    sizes[0] = (sizes[0] ?? 0) + sum;
    sizes[1] = largest;
    return row;
  }

  /** Makes room for the decimals of a row, or counts it among those with too many. */
  private widen({ numbers, numberOf }: ScaledCells, row: number): void {
    const { sizes } = this;
    const needed = decimalsOf(numbers[row] ?? 0, this.decimals);
    if (needed > MAX_DECIMALS) {
      if (this.inexactRows++ === 0) this.firstInexactRow = numberOf(row);
      return;
    }
    this.decimals = needed;
    const size = Math.abs(numbers[row] ?? 0);
    sizes[0] = (sizes[0] ?? 0) + size;
    sizes[1] = Math.max(sizes[1] ?? 0, size);
  }

  get scale(): Scale {
    const { decimals, inexactRows, firstInexactRow } = this;
    if (inexactRows > 0) return { kind: "rounded", decimals: 0, inexactRows, firstInexactRow };
    const scale = 10 ** decimals;
    const [sum = 0, largest = 0] = this.sizes;
    return {
      kind: isSafe(sum * scale, largest * scale) ? "safe" : "big",
      decimals,
      inexactRows,
      firstInexactRow,
    };
  }
}

/** Finds the decimals of all amounts of a column and whether their sums stay exact. */
export function* findScale(column: Column, rowCount: number): Steps<Scale> {
  const finder = new ScaleFinder();
  yield* finder.take(column, rowCount, (row) => row);
  return finder.scale;
}

/** The amounts of a column in the measure's own integers, as the nearest doubles: for what is not added up to the last digit. */
export function amountsOf({ numbers }: Column, { kind, decimals }: Scale): CellAmounts {
  const rounds = kind !== "rounded";
  return { numbers, factor: rounds ? 10 ** decimals : 1, rounds };
}

/** `amountsOf` every row side by side. */
export function* readAmounts(column: Column, scale: Scale, rowCount: number): Steps<Float64Array> {
  const cells = amountsOf(column, scale);
  const amounts = new Float64Array(rowCount);
  yield* overRows(rowCount, (from, to) => {
    fillAmounts(cells, amounts.subarray(from, to), from);
  });
  return amounts;
}

/** Fills a list with the amounts of as many rows from a first one on. */
export function fillAmounts({ numbers, factor, rounds }: CellAmounts, amounts: Float64Array, first: number): void {
  for (let i = 0; i < amounts.length; i++) {
    const amount = (numbers[first + i] ?? 0) * factor;
    amounts[i] = rounds ? Math.round(amount) : amount;
  }
}
