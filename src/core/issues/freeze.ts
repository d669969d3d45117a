/** What is noticed where formulas become values. */
export interface FreezeFacts {
  nothingToFreeze: Record<string, never>;
  frozen: { readonly cells: number; readonly on: readonly { readonly sheet: string; readonly cells: number }[] };
  frozenHidden: { readonly sheets: readonly string[] };
  frozenManual: Record<string, never>;
  formulasLeft: { readonly why: "error" | "noValue"; readonly cells: number; readonly where: readonly string[] };
  namesLeft: { readonly names: readonly string[] };
  /** Sheets with conditional formats or data validations that call KA. */
  rulesLeft: { readonly sheets: readonly string[] };
  formulasChanged: { readonly where: string };
  formulasFiltered: { readonly sheet: string };
  formulasBack: { readonly cells: number };
  formulasNotRestored: { readonly areas: readonly { readonly where: string; readonly formula: string }[] };
  freezeWithoutLog: { readonly sheet: string };
}
