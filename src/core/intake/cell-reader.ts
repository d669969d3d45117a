import type { Issue } from "../issues";
import type { Steps } from "../steps";
import type { Column } from "../table";

/** The cells of one part of a column, read. */
export interface ReadCells {
  readonly column: Column;
  /** One entry a row, 1 where another currency than the chosen one stands; left out where there is none. */
  readonly otherCurrency?: Uint8Array;
}

/** How the cells of a column are read, decided on the column as a whole: by its different texts, and by its rows. */
export interface CellReader {
  /** Looks at one part, every one of which it sees before it concludes; left out where the rows tell nothing more. */
  readonly look?: (part: Column) => Steps<void>;
  /** What there is to say about the column. */
  readonly conclude: () => readonly Issue[];
  /** Reads one part, after the conclusion; left out where the column stays as it is. */
  readonly read?: (part: Column) => Steps<ReadCells>;
}
