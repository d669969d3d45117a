import type { Pane } from "../run";

/** Tells the pane when its page is hidden, shown again or about to go. */
export function watchPage(pane: Pane): void {
  const look = () => pane.send({ kind: document.hidden ? "pageHidden" : "pageShown" });
  document.addEventListener("visibilitychange", look);
  // A page that is closed while it is seen is not always hidden first.
  window.addEventListener("pagehide", () => pane.send({ kind: "pageHidden" }));
  window.addEventListener("pageshow", look);
}
