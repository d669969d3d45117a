import { webDarkTheme, webLightTheme, type Theme } from "@fluentui/react-components";
import { useEffect, useState } from "react";

/** Light or dark, as the host or the system says. */
export type Appearance = "light" | "dark";

/** Fluent UI's themes. In the dark one, the colour of a button that the mouse is on is too faint for small letters: links have one that is not. */
export const THEMES: { readonly [A in Appearance]: Theme } = {
  light: webLightTheme,
  dark: {
    ...webDarkTheme,
    colorNeutralForeground2BrandHover: webDarkTheme.colorBrandForegroundLink,
    colorNeutralForeground2BrandPressed: webDarkTheme.colorBrandForegroundLink,
  },
};

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
