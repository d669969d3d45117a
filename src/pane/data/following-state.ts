/** The user selects something else, leaves the page and comes back, or says which rows the pane stays with. */
export type FollowingEvent =
  | { readonly kind: "selectionChanged" }
  | { readonly kind: "pageHidden" }
  | { readonly kind: "pageShown" }
  | { readonly kind: "pinned" }
  | { readonly kind: "unpinned" }
  | { readonly kind: "readAgain" };

/** What is to be done for it. */
export interface FollowingEffect {
  readonly kind: "watchSelection";
}
