/** What customers are ranked by where that is not the amount: a measure by its name, or the header of a column that is added up. */
export interface RankedBy {
  readonly measure?: string | undefined;
  readonly total?: string | undefined;
}

/** What is noticed where customers are classified. */
export interface MethodFacts {
  noPositiveTotal: { readonly customers: number } & RankedBy;
  allEqual: { readonly customers: number } & RankedBy;
  tiesExceed: { readonly wanted: number; readonly found: number } & RankedBy;
  breaksFit: { readonly fit: number };
  groupsUnranked: {
    readonly groups: readonly string[];
    readonly problem: "allEqual" | "noPositiveTotal";
  } & RankedBy;
  emptyClass: { readonly label: string };
  segmentHole: { readonly path: string; readonly r: number; readonly f: number; readonly m: number };
  segmentNeverFires: { readonly path: string; readonly rule: number; readonly label: string };
  scoresNotGiven: { readonly score: "R" | "F" | "M"; readonly levels: number; readonly missing: readonly number[] };
  /** R, F and M are the same for all. */
  allAlike: { readonly customers: number };
  noneRated: { readonly method: string; readonly customers: number };
  noPurchases: { readonly customers: number; readonly days?: number | undefined };
  tooFewPeriods: { readonly periods: number };
  seasonalGaps: { readonly customers: number; readonly gap?: number | undefined };
  gapUnknown: Record<string, never>;
  churnWarning: { readonly customers: number; readonly amount: string };
  amountUnitUnknown: Record<string, never>;
  classUnknown: { readonly method: string; readonly class: string; readonly known: readonly string[] };
  criterionConstant: { readonly measure?: string | undefined; readonly header?: string | undefined };
  criterionEmpty: { readonly measure?: string | undefined; readonly header?: string | undefined };
  gridTooLarge: { readonly cells: number; readonly most: number };
  unknownMethod: { readonly method: string; readonly known: readonly string[] };
  checkFailed: { readonly check: string; readonly expected: string; readonly found: string };
}
