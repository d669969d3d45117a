import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { isBeside } from "../../core/customer-class";
import { colourByRank, colourChosen, coloursOf } from "../../core/sheets/colours";
import { COLOUR_WORDS } from "../../core/text/colours";
import { classLabel, type NamedClass } from "../../core/text/text";
import type { View } from "../frame/Section";
import { isWriting } from "../state";
import { keyOf, withColour } from "./by-class";

/** What opens at the button is fetched when somebody asks. */
const ColourMenu = lazy(async () => ({ default: (await import("./ColourMenu")).ColourMenu }));

const useStyles = makeStyles({
  button: { minWidth: "24px", maxWidth: "24px", height: "24px", padding: 0, flexShrink: 0 },
  dot: {
    display: "block",
    boxSizing: "border-box",
    width: "14px",
    height: "14px",
    borderRadius: tokens.borderRadiusCircular,
    forcedColorAdjust: "none",
  },
});

interface ColourButtonProps extends View {
  readonly entry: NamedClass;
  readonly place: number;
}

/** The colour of a class as a button: its menu has the colours by name, and the one that the class has by itself. */
export function ColourButton({ entry, place, state, send }: ColourButtonProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  // The button, while its menu is open.
  const [asked, setAsked] = useState<HTMLElement>();
  const { policy } = state;
  const { language, colours } = policy;
  const { fill, font } = coloursOf(entry, place, policy);
  const chosen = colourChosen(entry, policy);
  const words = COLOUR_WORDS[language];
  const standard = isBeside({ kind: entry.kind })
    ? t("colours.standard")
    : t("colours.byRank", { colour: words[colourByRank(place)] });
  const name = classLabel(entry, language);
  const label = t("colours.of", { name, colour: chosen ? words[chosen] : standard });
  return (
    <>
      <Button
        className={styles.button}
        appearance="transparent"
        size="small"
        icon={<span className={styles.dot} style={{ backgroundColor: fill, border: `1px solid ${font}` }} />}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={asked !== undefined}
        disabledFocusable={isWriting(state)}
        onClick={({ currentTarget }) => setAsked(asked ? undefined : currentTarget)}
      />
      {asked && (
        <Suspense fallback={null}>
          <ColourMenu
            label={t("colours.menu", { name })}
            button={asked}
            words={words}
            standard={{ text: standard, entry, place }}
            chosen={chosen}
            onChoose={(colour) => {
              const key = keyOf(entry, language, colours);
              if (colour !== chosen)
                send({ kind: "settingChanged", change: { colours: withColour(colours, key, colour) } });
            }}
            onClose={(focus) => {
              setAsked(undefined);
              if (focus === "back") asked.focus();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
