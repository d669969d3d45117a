import { useEffect, useRef } from "react";

/** Whoever closes the pane or turns to another window has typed what stands there: it is taken like what was left with the Tab key. */
export function useTakenOnLeaving(take: () => void): void {
  const taking = useRef(take);
  useEffect(() => {
    taking.current = take;
  });
  useEffect(() => {
    const hide = () => {
      if (document.hidden) taking.current();
    };
    const leave = () => taking.current();
    // Before those that keep the choices are told that the page goes.
    document.addEventListener("visibilitychange", hide, true);
    window.addEventListener("pagehide", leave, true);
    return () => {
      document.removeEventListener("visibilitychange", hide, true);
      window.removeEventListener("pagehide", leave, true);
    };
  }, []);
}
