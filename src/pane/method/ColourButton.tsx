import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { isBeside } from "../../core/customer-class";
import { colourByRank, colourChosen, coloursOf } from "../../core/sheets/colours";
import { COLOUR_WORDS } from "../../core/text/colours";
import { classLabel, type NamedClass } from "../../core/text/text";
import { GripDots } from "../controls/GripDots";
import type { RowMove } from "../controls/row-moves";
import type { View } from "../frame/Section";
import { isWriting } from "../state";
import { keyOf, withColour } from "./by-class";

/** What opens at the button is fetched when somebody asks. */
const ColourMenu = lazy(async () => ({ default: (await import("./ColourMenu")).ColourMenu }));

const useStyles = makeStyles({
  button: { minWidth: "24px", maxWidth: "24px", height: "24px", padding: 0, flexShrink: 0 },
  // The row is dragged by it: a finger that moves there does not scroll.
  grip: { minWidth: "28px", maxWidth: "28px", columnGap: "2px", cursor: "grab", touchAction: "none" },
  dot: {
    display: "block",
    boxSizing: "border-box",
    width: "14px",
    height: "14px",
    borderRadius: tokens.borderRadiusCircular,
    forcedColorAdjust: "none",
  },
  number: {
    width: "auto",
    minWidth: "18px",
    height: "20px",
    lineHeight: "18px",
    borderRadius: tokens.borderRadiusSmall,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    textAlign: "center",
  },
  numbered: { minWidth: "32px", maxWidth: "32px" },
});

interface ColourButtonProps extends View {
  readonly entry: NamedClass;
  readonly place: number;
  /** Where its row can be moved: the button is the grip, too, and its menu has the moves. */
  readonly move?: RowMove | undefined;
  /** `number`: shows the place of the class on its colour. */
  readonly look?: "dot" | "number";
}

/** The colour of a class as a button: its menu has the colours by name, and the one that the class has by itself. */
export function ColourButton({ entry, place, move, look = "dot", state, send }: ColourButtonProps) {
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
        {...move?.grip}
        className={mergeClasses(styles.button, move && styles.grip, look === "number" && styles.numbered)}
        appearance="transparent"
        size="small"
        aria-label={label}
        {...(move ? { "aria-description": t("method.dragHint") } : {})}
        title={move ? `${label}\n${t("method.dragHint")}` : label}
        aria-haspopup="menu"
        aria-expanded={asked !== undefined}
        disabledFocusable={isWriting(state)}
        onClick={({ currentTarget }) => setAsked(asked ? undefined : currentTarget)}
      >
        {move && <GripDots />}
        <span
          className={mergeClasses(styles.dot, look === "number" && styles.number)}
          style={{ backgroundColor: fill, color: font, border: `1px solid ${font}` }}
        >
          {look === "number" && place + 1}
        </span>
      </Button>
      {asked && (
        <Suspense fallback={null}>
          <ColourMenu
            label={t("colours.menu", { name })}
            button={asked}
            move={move}
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
