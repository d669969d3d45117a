import { Button, makeStyles, mergeClasses } from "@fluentui/react-components";
import { ArrowDown16Regular, ArrowUp16Regular, Dismiss16Regular } from "@fluentui/react-icons";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  buttons: { display: "flex", flexShrink: 0 },
  corner: { position: "absolute", top: "2px", right: "2px" },
  button: { flexShrink: 0, minWidth: "24px" },
});

interface RowButtonsProps {
  /** The place of the row, counted from 0, of so many rows. */
  readonly place: number;
  readonly count: number;
  readonly look: "line" | "card";
  readonly state: "free" | "blocked" | "wrong";
  readonly onRemove: () => void;
  /** Told the place to move to; nothing where the order of the rows says nothing. */
  readonly onMove?: ((to: number) => void) | undefined;
}

/** The buttons of a row in a list: up and down where its place matters, and away. */
export function RowButtons({ place, count, look, state, onRemove, onMove }: RowButtonsProps): JSX.Element {
  const { t } = useTranslation();
  const styles = useStyles();
  const button = { appearance: "subtle", size: "small", className: styles.button } as const;
  const named = (name: string) => ({ "aria-label": name, title: name });
  return (
    <span className={mergeClasses(styles.buttons, look === "card" && styles.corner)}>
      {onMove && (
        <>
          <Button
            {...button}
            {...named(t("method.raiseRow", { place: place + 1 }))}
            icon={<ArrowUp16Regular />}
            data-moves="up"
            disabledFocusable={state === "blocked" || place === 0}
            onClick={() => onMove(place - 1)}
          />
          <Button
            {...button}
            {...named(t("method.lowerRow", { place: place + 1 }))}
            icon={<ArrowDown16Regular />}
            data-moves="down"
            disabledFocusable={state === "blocked" || place === count - 1}
            onClick={() => onMove(place + 1)}
          />
        </>
      )}
      <Button
        {...button}
        {...named(t("method.removeRow", { place: place + 1 }))}
        icon={<Dismiss16Regular />}
        data-removes="row"
        disabledFocusable={state === "blocked"}
        onClick={onRemove}
      />
    </span>
  );
}
