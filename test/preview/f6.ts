/** The grid takes what is typed in an element of its own that nobody sees. */
const TYPING = "[data-u-comp=editor][contenteditable]";

/** Lets F6 take the focus from the grid to the pane and back, as in Excel; in the pane it comes back to what had it. */
export function moveByF6(grid: HTMLElement, pane: HTMLIFrameElement): void {
  let left: HTMLElement | null | undefined;
  const enter = () => {
    pane.contentWindow?.focus();
    if (left?.isConnected) left.focus();
  };
  const leave = () => {
    // The elements of the pane are of the pane's own realm: none is an instance of this page's.
    left = pane.contentDocument?.activeElement as HTMLElement | null;
    grid.querySelector<HTMLElement>(TYPING)?.focus();
  };
  const onF6 = (move: () => void) => (event: KeyboardEvent) => {
    if (event.key !== "F6" || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    // The grid has a use of its own for some keys.
    event.stopPropagation();
    move();
  };
  window.addEventListener("keydown", onF6(enter), { capture: true });
  // Each load of the pane is a new page.
  pane.addEventListener("load", () => {
    pane.contentWindow?.addEventListener("keydown", onF6(leave), { capture: true });
  });
}
