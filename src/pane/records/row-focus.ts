import { useEffect, useRef, type RefObject } from "react";

/** What was done to the rows. */
type Done = { readonly kind: "added" } | { readonly kind: "removed"; readonly place: number };

/**
 * Puts the focus where a person goes on: into the first field of an added row, onto the neighbour of a removed one.
 * `order` changes whenever rows come, go or change places.
 */
export function useRowFocus(container: RefObject<HTMLElement | null>, order: string): (done: Done) => void {
  const done = useRef<Done>(undefined);
  useEffect(() => {
    const now = done.current;
    done.current = undefined;
    if (!now || !container.current) return;
    const { children } = container.current;
    const own = [...children].filter((child): child is HTMLElement => child instanceof HTMLElement);
    const list = own.filter((child) => child.dataset["row"] !== undefined);
    if (now.kind === "added") {
      list.at(-1)?.querySelector<HTMLElement>("input, select, textarea")?.focus();
      return;
    }
    const neighbour = list[Math.min(now.place, list.length - 1)];
    const adding = own.find((child) => child.dataset["adds"] !== undefined);
    // Rows inside the neighbour have buttons of their own: its own one stands last.
    const removing = [...(neighbour?.querySelectorAll<HTMLElement>("[data-removes]") ?? [])].at(-1);
    (removing ?? adding)?.focus();
  }, [container, order]);
  return (what) => {
    done.current = what;
  };
}
