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

/** The cells of a column, and which row of the source each is of. */
interface ScaledCells extends Pick<Column, "kinds" | "numbers"> {
  readonly numberOf: (row: number) => number;
}

/** Finds the decimals of all amounts and whether their sums stay exact; they come part by part. */
export class ScaleFinder {
  private decimals = 0;
  private inexactRows = 0;
  private firstInexactRow = -1;
  private sum = 0;
  private largest = 0;

  /** `numberOf` gives the number of a row in the source. */
  *take({ kinds, numbers }: Column, rowCount: number, numberOf: (row: number) => number): Steps<void> {
    const cells = { kinds, numbers, numberOf };
    yield* overRows(rowCount, (from, to) => {
      this.look(cells, from, to);
    });
  }

  /** A method, whose compiled code the next column finds: that of a function made for each column is gone with it. */
  private look(cells: ScaledCells, from: number, to: number): void {
    const { kinds, numbers } = cells;
    let scale = 10 ** this.decimals;
    let [sum, largest] = [0, 0];
    for (let row = from; row < to; row++) {
      if (kinds[row] !== NUMBER) continue;
      const size = Math.abs(numbers[row] ?? 0);
      // Nearly every amount has no more decimals than those before it.
      if (Math.round(size * scale) / scale !== size) {
        if (this.widen(cells, row) === "inexact") continue;
        scale = 10 ** this.decimals;
      }
      sum += size;
      if (size > largest) largest = size;
    }
    this.sum += sum;
    this.largest = Math.max(this.largest, largest);
  }

  /** Makes room for the decimals of a row. Apart from the loop: within it, compiled code kept every amount as an object. */
  private widen({ numbers, numberOf }: ScaledCells, row: number): "exact" | "inexact" {
    const needed = decimalsOf(numbers[row] ?? 0, this.decimals);
    if (needed <= MAX_DECIMALS) {
      this.decimals = needed;
      return "exact";
    }
    if (this.inexactRows++ === 0) this.firstInexactRow = numberOf(row);
    return "inexact";
  }

  get scale(): Scale {
    const { decimals, inexactRows, firstInexactRow } = this;
    if (inexactRows > 0) return { kind: "rounded", decimals: 0, inexactRows, firstInexactRow };
    const scale = 10 ** decimals;
    return {
      kind: isSafe(this.sum * scale, this.largest * scale) ? "safe" : "big",
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
