/** A button of the add-in's ribbon as the manifest describes it; without a command it shows the pane. */
export interface RibbonButton {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  readonly icon: string;
  readonly command?: string;
}

/** What the buttons do. */
export interface RibbonActions {
  showPane(): void;
  runCommand(name: string): void;
}

/** Fills the strip above the grid with the manifest's buttons. */
export function fillRibbon(strip: HTMLElement, buttons: readonly RibbonButton[], actions: RibbonActions): void {
  strip.replaceChildren(
    ...buttons.map(({ label, tip, icon, command }) => {
      const button = document.createElement("button");
      const image = document.createElement("img");
      image.src = icon;
      image.alt = "";
      button.type = "button";
      button.title = tip;
      button.append(image, label);
      button.addEventListener("click", () => {
        if (command === undefined) actions.showPane();
        else actions.runCommand(command);
      });
      return button;
    }),
  );
}

/** Lets the handle set the width of the pane, by pointer and by arrow keys. */
export function makeResizable(handle: HTMLElement, pane: HTMLElement): void {
  const desk = handle.parentElement;
  if (!desk) throw new Error("The handle stands nowhere");
  const resize = (width: number) => {
    pane.style.width = `${Math.min(Math.max(width, 300), desk.clientWidth - 300)}px`;
  };
  handle.addEventListener("pointerdown", (event) => {
    handle.setPointerCapture(event.pointerId);
    desk.classList.add("resizing");
  });
  handle.addEventListener("pointermove", (event) => {
    if (handle.hasPointerCapture(event.pointerId)) resize(desk.getBoundingClientRect().right - event.clientX);
  });
  handle.addEventListener("lostpointercapture", () => desk.classList.remove("resizing"));
  handle.addEventListener("keydown", ({ key }) => {
    if (key === "ArrowLeft") resize(pane.clientWidth + 20);
    if (key === "ArrowRight") resize(pane.clientWidth - 20);
  });
}
