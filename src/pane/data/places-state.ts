import type { Issue, Outcome } from "../../core/issues";
import type { AddedSample, NamedSource, Source } from "../../core/workbook";

/** Where rows are, besides the selection: what the workbook names, and sample rows. */
export interface Places {
  /** Whether the first screen was answered: then the pane shows its work. */
  readonly welcome: "open" | "answered";
  readonly doing: "nothing" | "listing" | "adding" | "removing";
  /** Tables and named ranges, once somebody asked for them. */
  readonly listed?: readonly NamedSource[] | undefined;
  /** Sample rows that stand in the workbook, as long as the pane is open. */
  readonly added?: AddedSample | undefined;
  readonly issues: readonly Issue[];
}

export const NO_PLACES: Places = { welcome: "open", doing: "nothing", issues: [] };

/** What happens to them. */
export type PlacesEvent =
  | { readonly kind: "welcomeAnswered" }
  | { readonly kind: "sampleAsked" }
  | { readonly kind: "sampleAdded"; readonly outcome: Outcome<AddedSample> }
  | { readonly kind: "sampleRemovalAsked" }
  | { readonly kind: "sampleRemoved"; readonly issues: readonly Issue[] }
  | { readonly kind: "sourcesAsked" }
  | { readonly kind: "sourcesListed"; readonly outcome: Outcome<readonly NamedSource[]> }
  | { readonly kind: "sourceChosen"; readonly source: Source }
  /** A row of the sheet, of the rows that the pane has. */
  | { readonly kind: "rowAsked"; readonly row: number }
  | { readonly kind: "rowShown"; readonly issues: readonly Issue[] }
  /** A sheet that KA wrote is to come to the front. */
  | { readonly kind: "sheetAsked"; readonly sheet: string }
  /** What sheets the workbook has is to be looked at once more. */
  | { readonly kind: "sheetsAsked" };

/** What is to be done for it. */
export type PlacesEffect =
  | { readonly kind: "addSample" }
  | { readonly kind: "removeSample"; readonly added: AddedSample }
  | { readonly kind: "listSources" }
  | { readonly kind: "showCells"; readonly sheet: string; readonly address: string };
