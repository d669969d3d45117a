import type { KnownRows } from "../../core/workbook";
import type { PaneState } from "../state";

/** The rows that are shown, with the columns that name the customer: a row of them says whose it is. Nothing before there are any. */
export function knownRowsOf({ sample, columns }: PaneState): KnownRows | undefined {
  const places = [columns.customerId?.index, columns.customer?.index].filter((place) => place !== undefined);
  return sample && { source: sample.source, columns: places };
}
