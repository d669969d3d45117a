import type { Choices } from "../choices";

/** The choices as they stood between two steps, and whether a policy that nobody can read might be replaced by them. */
export interface Step extends Choices {
  readonly unreadable: "replace" | "leave";
}

/** The choices of before and, once some were taken back, those of after; in both the nearest last. */
export interface Undo {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /** The kind of choice that goes on with the last step, as dragging and typing do, until something else is touched. */
  readonly open?: string | undefined;
}

export const NO_STEPS: Undo = { past: [], future: [] };

/** Steps are gone back and forth. */
export type UndoEvent =
  /** The last choice is taken back, or the one that was taken back last made again. */
  | { readonly kind: "undone" }
  | { readonly kind: "redone" }
  /** Something else is touched: the next choice is a step of its own. */
  | { readonly kind: "touched" };
