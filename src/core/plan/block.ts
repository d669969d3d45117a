/** Where a block begins, counted from 0. */
export interface Corner {
  readonly row: number;
  readonly column: number;
}

/** A block of cells. */
export interface Block extends Corner {
  readonly rows: number;
  readonly columns: number;
}
