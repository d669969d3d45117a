/** What forbids class columns beside the rows. */
export type ColumnsBlocked =
  | "noHeaders"
  | "protected"
  | "filter"
  | "merged"
  | "content"
  | "drawing"
  | "edge"
  | "moved"
  | "tableHeader"
  | "linkedTable"
  | "encoding";

/** What is noticed where class columns stand beside the rows. */
export interface ClassColumnFacts {
  columnsNeedSheet: Record<string, never>;
  /** `where` is an address, or the name of a drawing or table; empty where the sheet says enough. */
  columnsBlocked: { readonly what: ColumnsBlocked; readonly sheet: string; readonly where: string };
  /** Class columns that the last run changed, emptied and not restored, as the rows are in another order now. */
  columnsNotRestored: { readonly sheet: string };
  /** Class columns that KA does not take out, as it cannot be sure that nothing else goes with them. */
  columnsLeft: { readonly where: string };
  /** Class columns of an earlier run that nobody asked for this time: they stay as they were. */
  columnsStanding: { readonly where: readonly string[] };
}
