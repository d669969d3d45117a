/** What is noticed of the arguments of a formula. */
export interface FormulaFacts {
  populationNeeded: { readonly formula: string };
  populationTooLarge: { readonly cells: number; readonly limit: number; readonly formula: string };
  unknownBoundary: { readonly boundary: string; readonly known: readonly string[] };
  badCuts: Record<string, never>;
  badScheme: Record<string, never>;
  notANumber: Record<string, never>;
  notOneLine: Record<string, never>;
}
