import type { FilledDown } from "../../core/formula-cells/linear-forms";
import type { OfferedColumn, ProposedParameter } from "../../core/formula-cells/formula-proposal";
import type { Inserted } from "../../core/formula-cells/insertion";
import type { Issue, Outcome } from "../../core/issues";
import type { Language } from "../../core/policy";
import type { RewriteWay } from "../../core/plan";
import type { StartUp, Written } from "../../core/workbook";

/** A function as the page shows it: what the build made of its comment, in one language. */
export interface FunctionFacts {
  readonly id: string;
  readonly topic: string;
  readonly topicName: string;
  readonly name: string;
  readonly syntax: string;
  readonly description: string;
  readonly parameters: readonly (ProposedParameter & {
    readonly name: string;
    readonly description: string;
    readonly needed: "required" | "optional";
  })[];
  readonly examples: readonly {
    readonly caption: string;
    readonly formulas: readonly { readonly formula: string }[];
  }[];
}

/** The functions in a language; without a list where they could not be fetched. */
export interface FunctionList {
  readonly language: Language;
  readonly functions?: readonly FunctionFacts[] | undefined;
}

/** A function that is about to be inserted: the columns there are, which of them each parameter reads, and the formula as it stands. */
export interface ChosenFunction {
  readonly id: string;
  readonly columns: readonly OfferedColumn[];
  /** The place of a column for each parameter; nothing where none is chosen. */
  readonly picked: readonly (number | undefined)[];
  readonly formula: string;
}

/** How a formula is inserted: as it stands, as a formula a row, or as the values that it gives. */
export type InsertedAs = "formula" | "rows" | "values";

/** The page of formulas. */
export interface FormulasPage {
  readonly list?: FunctionList | undefined;
  readonly chosen?: ChosenFunction | undefined;
  /** What Excel is asked for at the moment. */
  readonly doing: "nothing" | "inserting" | "looking" | "rewriting" | "takingOut" | "choosingStartUp";
  /** What is to be said of the last insertion, and of the formulas that were filled down. */
  readonly issues: readonly Issue[];
  readonly filledIssues: readonly Issue[];
  readonly filled: readonly FilledDown[];
  /** When KA is loaded with this workbook, once Excel has said it; and what is to be said of the last change. */
  readonly startUp?: StartUp | undefined;
  readonly startUpIssues: readonly Issue[];
  /** What can be taken out again as long as the pane is open; it is deleted as easily by hand. */
  readonly undo?: Inserted | undefined;
}

/** What happens on the page. */
export type FormulasEvent =
  | { readonly kind: "functionsListed"; readonly list: FunctionList }
  | { readonly kind: "functionChosen"; readonly id: string }
  | { readonly kind: "functionLeft" }
  /** The columns of the rows that are selected now take the place of those before. */
  | { readonly kind: "columnsTaken" }
  | { readonly kind: "columnPicked"; readonly parameter: number; readonly column: number | undefined }
  | { readonly kind: "formulaTyped"; readonly formula: string }
  | { readonly kind: "insertAsked"; readonly as: InsertedAs }
  | { readonly kind: "formulaInserted"; readonly outcome: Outcome<Inserted> }
  | { readonly kind: "filledSought" }
  | { readonly kind: "filledFound"; readonly outcome: Outcome<readonly FilledDown[]> }
  | { readonly kind: "rewriteAsked"; readonly filled: FilledDown; readonly as: RewriteWay["kind"] }
  | { readonly kind: "filledRewritten"; readonly filled: FilledDown; readonly outcome: Outcome<Written> }
  | { readonly kind: "startUpRead"; readonly outcome: Outcome<StartUp> }
  | { readonly kind: "startUpChosen"; readonly startUp: Exclude<StartUp, "fixed"> }
  | { readonly kind: "startUpChanged"; readonly outcome: Outcome<StartUp> }
  | { readonly kind: "takeOutAsked" }
  | { readonly kind: "insertionTakenOut"; readonly issues: readonly Issue[] };

/** What is to be done for it. */
export type FormulasEffect =
  | { readonly kind: "listFunctions"; readonly language: Language }
  | { readonly kind: "insertFormula"; readonly formula: string; readonly as: InsertedAs }
  | { readonly kind: "readStartUp" }
  | { readonly kind: "changeStartUp"; readonly startUp: Exclude<StartUp, "fixed"> }
  | { readonly kind: "findFilled" }
  | { readonly kind: "rewriteFilled"; readonly filled: FilledDown; readonly as: RewriteWay["kind"] }
  | { readonly kind: "takeOut"; readonly inserted: Inserted };

/** The page before it was opened. */
export const NO_FORMULAS: FormulasPage = {
  doing: "nothing",
  issues: [],
  filledIssues: [],
  startUpIssues: [],
  filled: [],
};
