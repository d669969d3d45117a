/** What the page asks of the worker that has the workbook. */
export type ToHost =
  | { readonly kind: "rows"; readonly rows: number }
  | { readonly kind: "execute"; readonly id: number; readonly dispId: number; readonly params: unknown }
  | { readonly kind: "register"; readonly dispId: number };

/** What the worker answers and tells. */
export type FromHost =
  | { readonly kind: "ready" }
  | { readonly kind: "answer"; readonly id: number; readonly answer: unknown }
  | { readonly kind: "event"; readonly dispId: number; readonly payload: unknown };
