import { useEffect, useState } from "react";

/** Light or dark, as the host or the system says. */
export type Appearance = "light" | "dark";

const DARK = "(prefers-color-scheme: dark)";

/** The appearance that the host has, else that of the system; asked again when the pane is come back to, because Excel does not tell. */
export function useAppearance(ofHost: () => Appearance | undefined): Appearance {
  const [appearance, setAppearance] = useState(() => ofHost() ?? ofSystem());
  useEffect(() => {
    const ask = () => setAppearance(ofHost() ?? ofSystem());
    const system = matchMedia(DARK);
    system.addEventListener("change", ask);
    window.addEventListener("focus", ask);
    document.addEventListener("visibilitychange", ask);
    return () => {
      system.removeEventListener("change", ask);
      window.removeEventListener("focus", ask);
      document.removeEventListener("visibilitychange", ask);
    };
  }, [ofHost]);
  return appearance;
}

function ofSystem(): Appearance {
  return matchMedia(DARK).matches ? "dark" : "light";
}
