/** How a value of a policy can fall short of the shape that it has to have, whichever setting it is of. */
export const VALUE_PROBLEMS = [
  "unknownSettings",
  "missing",
  "notNumber",
  "notWhole",
  "notText",
  "notList",
  "notObject",
  "notOneOf",
  "blank",
  "tooShort",
  "tooLong",
  "tooFew",
  "tooMany",
  "below",
  "notAbove",
  "above",
  "notBelow",
  "unfit",
] as const;
export type ValueProblem = (typeof VALUE_PROBLEMS)[number];

/** What is wrong in a policy: where, and a problem of any value or one that a rule of KA's has a name for. */
export interface PolicyProblem {
  readonly path: string;
  readonly problem: string;
  /** What could stand there, or the settings that are not known. */
  readonly known?: readonly string[] | undefined;
  /** The bound that was broken, of the number, the length of the text or that of the list; the line that is not JSON. */
  readonly bound?: number | undefined;
}

/** What is noticed of the policy and of where it is kept. */
export interface PolicyFacts {
  badPolicy: PolicyProblem;
  newerPolicy: { readonly version: number };
  /** The sheet of the policy without its table, or the columns that it needs. */
  policySheetBroken: { readonly where: string; readonly columns: readonly string[] };
  /** What KA keeps of the policy beside the sheet is damaged, or there are several that differ, and no sheet says which counts. */
  policyPartBroken: { readonly problem: "damaged" | "several" };
  noPolicyKept: { readonly path: string };
  policyTooLarge: { readonly kilobytes: number; readonly most: number };
  /** The workbook's own policy is used; `edited` are settings that somebody changed on its sheet. */
  policyOfWorkbook: { readonly from: "sheet" | "part"; readonly fingerprint: string };
  policyEdited: { readonly settings: readonly string[]; readonly count: number };
  /** The policy's sheet was left as it is, because it cannot be read. */
  policySheetLeft: { readonly sheet: string };
  policySheetReplaced: { readonly sheet: string };
  /** The policy on the sheet is no longer the one that the pane took over. */
  policyChanged: Record<string, never>;
  /** Choices that were kept and never written: whether they count, or the workbook's policy, which was written since. */
  draftOfPolicy: { readonly counts: "draft" | "policy" };
  policyImported: { readonly file: string };
  /** A file that was chosen to import a policy from and holds none. */
  notPolicyFile: { readonly file: string; readonly found: "workbook" | "large" | "unreadable" };
  methodNotBefore: { readonly path: string; readonly wanted: string; readonly known: readonly string[] };
}
