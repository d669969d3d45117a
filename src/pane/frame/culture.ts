import { OWN_CULTURE, type Culture } from "../../core/text/culture";

/** How numbers and days are written where the pane is open: KA's own way until Excel has said its. */
export interface CultureStore {
  readonly current: () => Culture;
  /** Calls the listener when it is known, until the function it gives back is called. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** The culture that is read, once. */
export function cultureFrom(read: () => Promise<Culture | undefined>): CultureStore {
  const listeners = new Set<() => void>();
  let current = OWN_CULTURE;
  void read().then((found) => {
    if (!found) return;
    current = found;
    for (const listener of listeners) listener();
  });
  return {
    current: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
