/** What the headers of KA's columns beside the rows begin with: by this, and by the name over them, a later run knows them. */
export const OWN_HEADER = "KA ";

/** The defined names over KA's columns beside rows begin with this; a number tells them apart where several sources have such columns. */
export const COLUMNS_MARK = "KA_Columns_";

/** A column of classes beside the rows: the label of a row is `labels[of[customer]]`. */
export interface ClassColumn {
  readonly header: string;
  readonly labels: readonly string[];
  /** One entry a customer. */
  readonly of: Uint8Array;
}

/** Columns of classes beside the rows that were read: the one thing that a plan writes to a sheet of the user's, and only on request. Plain data. */
export interface ClassColumns {
  /** The block that was read, its headers included. */
  readonly source: { readonly sheet: string; readonly address: string };
  /** The row of the headers, counted from 0; the rows follow it. */
  readonly headerRow: number;
  /** One entry for each row below the headers: its customer, or −1 for a row that is left out, whose cells stay empty. */
  readonly customers: Int32Array;
  readonly columns: readonly ClassColumn[];
}

/** So many lines of the columns from one on, as they should stand; line 0 are the headers. */
export function linesOf({ columns, customers }: ClassColumns, from: number, count: number): string[][] {
  return Array.from({ length: count }, (_, i) => {
    const line = from + i;
    const customer = line === 0 ? -1 : (customers[line - 1] ?? -1);
    return columns.map(({ header, labels, of }) =>
      line === 0 ? header : customer < 0 ? "" : (labels[of[customer] ?? 0] ?? ""),
    );
  });
}
