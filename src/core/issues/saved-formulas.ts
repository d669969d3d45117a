/** What a formula finds of the result that KA wrote. */
export interface SavedFormulaFacts {
  noResult: Record<string, never>;
  resultUnfinished: Record<string, never>;
  resultUnread: Record<string, never>;
  customerNotListed: { readonly customer: string };
  customerTwice: { readonly customer: string };
  unknownField: { readonly field: string; readonly known: readonly string[] };
  noReasonsBy: { readonly method: string; readonly known: readonly string[] };
}
