import type { CustomerFormulaFacts } from "./customer-formulas";
import type { SavedFormulaFacts } from "./saved-formulas";

/** What is noticed of the arguments of a formula. */
export interface FormulaFacts extends CustomerFormulaFacts, SavedFormulaFacts {
  populationNeeded: { readonly formula: string };
  /** `formula` spills; `table` and `filled` are the pair that may be filled down, where there is one for the rule. */
  populationTooLarge: {
    readonly cells: number;
    readonly limit: number;
    readonly formula: string;
    readonly pair?: { readonly table: string; readonly filled: string };
  };
  unknownBoundary: { readonly boundary: string; readonly known: readonly string[] };
  badCuts: Record<string, never>;
  badScheme: Record<string, never>;
  badShare: Record<string, never>;
  badTop: Record<string, never>;
  badClasses: Record<string, never>;
  nothingPositive: Record<string, never>;
  amountsTooLarge: Record<string, never>;
  notANumber: Record<string, never>;
  notOneLine: Record<string, never>;
}
