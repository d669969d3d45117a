import type { Moves } from "../../core/account/movement";
import type { ClassGrid } from "../../core/class-grid";
import type { RankCurve } from "../../core/rank-curve";
import type { Language } from "../../core/policy";
import type { Report } from "../../core/report";
import type { LastRun } from "../../core/workbook";

/** What is worked out once the classes are shown: they come first, and a step of a slider waits for them alone. */
export interface FurtherFigures {
  readonly grids: readonly ClassGrid[];
  /** The curves of methods that rank by something else than the amount. */
  readonly curves: readonly RankCurve[];
  readonly moves: Moves;
}

/** The further figures as far as they are known, and what they were asked for. Those of before stay until there are new ones. */
export interface Further extends Partial<FurtherFigures> {
  readonly of?: { readonly report: Report; readonly lastRun: LastRun; readonly language: Language } | undefined;
}

export const NOTHING_FURTHER: Further = {};

export interface FurtherEvent {
  readonly kind: "furtherFound";
  readonly of: Report;
  readonly found: Partial<FurtherFigures>;
}

export interface FurtherEffect {
  readonly kind: "findFurther";
  readonly of: Report;
}
