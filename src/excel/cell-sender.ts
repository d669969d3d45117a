import { refusal, type Issue } from "../core/issues";
import type { Edit } from "../core/plan";
import type { Progress } from "../core/workbook";
import { valuesOf } from "./cells";
import { isTooLarge } from "./refusals";

/** Rows made in one piece at most, so that making them stays far below 50 ms. */
const MOST_ROWS = 5_000;
/** Bytes of values aimed at in one request; Excel on the web refuses more than 5 MB. */
const BYTES = 3_300_000;
/** Bytes of small blocks that wait for one request together. */
const WAITING_BYTES = 1_000_000;

type Cells = Pick<Extract<Edit, { kind: "setCells" }>, "at" | "columns">;

/** Rows of the longest column. */
export function rowsOf(columns: Cells["columns"]): number {
  return Math.max(0, ...columns.map(({ values }) => values.length));
}

/** Sends cells to Excel: small blocks wait for one request together, large ones go in pieces that Excel takes. */
export class CellSender {
  private done = 0;
  /** Bytes of values that wait for the next request. */
  private waiting = 0;

  constructor(
    private readonly context: Excel.RequestContext,
    /** Progress is measured in the cells of the whole plan. */
    private readonly job: { readonly progress: Progress; readonly total: number },
  ) {}

  /** Puts the cells of an edit on a sheet, which is asked for anew in each request: one may fail. Gives an issue when it cannot go on. */
  async set(sheet: () => Excel.Worksheet, { at, columns }: Cells): Promise<Issue | undefined> {
    const rows = rowsOf(columns);
    columns.forEach(({ format }, i) => {
      const column = sheet().getRangeByIndexes(at.row, at.column + i, rows, 1);
      // One format for all cells of the range, which the types do not know.
      column.numberFormat = format as unknown as string[][];
    });
    if (rows > 1 && this.job.progress.signal.aborted) return refusal("cancelled", { written: "part" });
    const whole = rows > MOST_ROWS ? undefined : valuesOf(columns, 0, { rows, bytes: WAITING_BYTES });
    if (whole?.values.length === rows) {
      // A request takes as long for three lines as for three thousand: small blocks of several sheets go together.
      if (this.waiting + whole.bytes > WAITING_BYTES) await this.send();
      this.waiting += whole.bytes;
      sheet().getRangeByIndexes(at.row, at.column, rows, columns.length).values = whole.values;
      this.done += rows * columns.length;
      if (rows > 1) this.job.progress.report(this.done, this.job.total);
      return undefined;
    }
    // What waits must not be lost with a block that Excel refuses for its size.
    await this.send();
    let budget = BYTES;
    for (let row = 0; row < rows;) {
      if (this.job.progress.signal.aborted) return refusal("cancelled", { written: "part" });
      const sent = await this.sendRows(sheet, { at, columns, rows }, { row, budget });
      if (sent === 0) {
        if (budget < 2) return refusal("tooLargeForExcel", {});
        budget = Math.floor(budget / 2);
        continue;
      }
      row += sent;
      this.done += sent * columns.length;
      this.job.progress.report(this.done, this.job.total);
    }
    return undefined;
  }

  /** Sends what waits. */
  private async send(): Promise<void> {
    this.waiting = 0;
    await this.context.sync();
  }

  /** Sends as many rows as fit into one request, in several pieces; gives how many, or 0 where Excel found them too large. */
  private async sendRows(
    sheet: () => Excel.Worksheet,
    { at, columns, rows }: Cells & { readonly rows: number },
    { row, budget }: { readonly row: number; readonly budget: number },
  ): Promise<number> {
    this.context.application.suspendApiCalculationUntilNextSync();
    const ranges: Excel.Range[] = [];
    let [end, left] = [row, budget];
    while (end < rows && left > 0) {
      const piece = valuesOf(columns, end, { rows: Math.min(MOST_ROWS, rows - end), bytes: left });
      const range = sheet().getRangeByIndexes(at.row + end, at.column, piece.values.length, columns.length);
      range.values = piece.values;
      ranges.push(range);
      end += piece.values.length;
      left -= piece.bytes;
    }
    try {
      await this.context.sync();
    } catch (error) {
      // A single row cannot be made smaller.
      if (isTooLarge(error) && (end - row > 1 || budget >= 2)) return 0;
      throw error;
    }
    for (const range of ranges) range.untrack();
    return end - row;
  }
}
