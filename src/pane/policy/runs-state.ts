import type { Issue } from "../../core/issues";
import type { PastRun } from "../../core/sheets/past-runs";
import type { LastRun } from "../../core/workbook";

/** The runs that the workbook's log tells of, and the last run that was known when they were asked for. */
export interface Runs {
  readonly of?: LastRun | undefined;
  /** The newest first; nothing until they are read. */
  readonly found?: readonly PastRun[] | undefined;
  readonly issues: readonly Issue[];
}

export const NO_RUNS: Runs = { issues: [] };
