import { Popover, PopoverSurface, makeStyles, tokens } from "@fluentui/react-components";
import { useId } from "react";
import type { Explained } from "../../core/text/definitions/terms";
import { onEscape } from "../frame/escape";

const useStyles = makeStyles({
  // The narrowest pane is 270 px wide.
  surface: {
    maxWidth: "min(240px, calc(100vw - 48px))",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
  title: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  says: { margin: `${tokens.spacingVerticalXS} 0 0` },
});

interface MeaningNoteProps {
  readonly meaning: Explained;
  /** The button that asked: the note stands beside it. */
  readonly button: HTMLElement;
  /** `back`: the focus goes back to the button; else it stays where the user put it. */
  readonly onClose: (focus: "back" | "elsewhere") => void;
}

/** The sentences of a figure, floating beside its button: they take the focus, so that they are read, and give it back. */
export function MeaningNote({ meaning: { title, says }, button, onClose }: MeaningNoteProps) {
  const styles = useStyles();
  const id = useId();
  return (
    <Popover
      open
      withArrow
      size="small"
      positioning={{
        target: button,
        position: "below",
        align: "start",
        fallbackPositions: ["above", "below-end", "above-end"],
      }}
      onOpenChange={({ target }) => {
        // The button shuts the note by itself.
        if (!(target instanceof Node) || !button.contains(target)) onClose("elsewhere");
      }}
    >
      <PopoverSurface
        className={styles.surface}
        role="note"
        tabIndex={-1}
        aria-labelledby={id}
        onKeyDown={(event) => {
          onEscape(() => onClose("back"))(event);
          // Nothing in it can be used: on goes the way behind the button.
          if (event.key === "Tab") onClose("back");
        }}
      >
        <p id={id} className={styles.title}>
          {title}
        </p>
        {says.map((sentence) => (
          <p key={sentence} className={styles.says}>
            {sentence}
          </p>
        ))}
      </PopoverSurface>
    </Popover>
  );
}
