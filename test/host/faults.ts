/**
 * Something that goes wrong in a batch.
 * - `refuse`: a number is answered in place of a result, as Excel's own refusals are (5004 edit mode, 5103 request too large, 7000 access denied …); a text
 *   is the code of an error in the answer. Asked of an action, the actions before it stay done.
 * - `applyThenRefuse`: everything is done, and an error is answered all the same.
 * - `hang`: no answer, ever; nothing is done, or everything is.
 * - `late`: done, and answered after so many milliseconds.
 * - `nulls`: done, and answered with null instead of the values of cells, as Excel does where they are too many, without an error.
 */
export type Fault =
  | { readonly kind: "refuse"; readonly code: number | string; readonly message?: string }
  | { readonly kind: "applyThenRefuse"; readonly code: number | string }
  | { readonly kind: "hang"; readonly done: "nothing" | "everything" }
  | { readonly kind: "late"; readonly milliseconds: number }
  | { readonly kind: "nulls" };

/**
 * Asked for each batch that reaches the workbook (counted from 1) with `actionNo` 0 before it begins, then with the number of each of its actions (from
 * 1), where only `refuse` with a text is possible. The client's own housekeeping is never asked about.
 */
export type FaultPlan = (batchNo: number, actionNo: number) => Fault | undefined;
