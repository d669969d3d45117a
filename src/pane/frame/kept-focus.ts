import { useEffect, useRef } from "react";

const SHOWN_HEADING = "[role=tabpanel]:not([hidden]) > h2";

/**
 * Keeps the place of whoever works by keyboard: where the focused button is taken off the page, the focus goes to the section or the bar that it stood in,
 * or to the heading of the page where that is gone too. Never to another button: a key held down would press it.
 */
export function useKeptFocus(): void {
  const last = useRef<{ readonly at: Element; readonly place: HTMLElement | null } | undefined>(undefined);
  useEffect(() => {
    const follow = ({ target }: FocusEvent) => {
      last.current = target instanceof Element ? { at: target, place: target.closest("section, footer") } : undefined;
    };
    // Whoever goes on in the sheet is not called back.
    const leave = () => {
      last.current = undefined;
    };
    document.addEventListener("focusin", follow);
    window.addEventListener("blur", leave);
    return () => {
      document.removeEventListener("focusin", follow);
      window.removeEventListener("blur", leave);
    };
  }, []);
  useEffect(() => {
    const { at, place } = last.current ?? {};
    if (!at || at.isConnected || document.activeElement !== document.body) return;
    const next = place?.isConnected ? place : document.querySelector<HTMLElement>(SHOWN_HEADING);
    next?.setAttribute("tabindex", "-1");
    next?.focus({ preventScroll: true });
  });
}
