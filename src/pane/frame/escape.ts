import type { KeyboardEvent } from "react";

/** Lets the key Escape answer a question as the button that declines it does; not the Escape that ends what is being composed, as Chinese is. */
export function onEscape(decline: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    decline();
  };
}
