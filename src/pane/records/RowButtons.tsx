import { Button, makeStyles, mergeClasses } from "@fluentui/react-components";
import { Dismiss16Regular } from "@fluentui/react-icons";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { MoveGrip } from "../controls/MoveGrip";
import type { RowMove } from "../controls/row-moves";

const useStyles = makeStyles({
  buttons: { display: "flex", flexShrink: 0 },
  corner: { position: "absolute", top: "2px", right: "2px" },
  button: { flexShrink: 0, minWidth: "24px" },
});

interface RowButtonsProps {
  /** The place of the row, counted from 0. */
  readonly place: number;
  readonly look: "line" | "card";
  readonly state: "free" | "blocked" | "wrong";
  readonly onRemove: () => void;
  /** Nothing where the order of the rows says nothing. */
  readonly move?: RowMove | undefined;
}

/** The buttons of a row in a list: its grip where its place matters, and away. */
export function RowButtons({ place, look, state, onRemove, move }: RowButtonsProps): JSX.Element {
  const { t } = useTranslation();
  const styles = useStyles();
  const removal = t("method.removeRow", { place: place + 1 });
  return (
    <span className={mergeClasses(styles.buttons, look === "card" && styles.corner)}>
      {move && <MoveGrip label={t("method.moveRow", { place: place + 1 })} move={move} />}
      <Button
        appearance="subtle"
        size="small"
        className={styles.button}
        aria-label={removal}
        title={removal}
        icon={<Dismiss16Regular />}
        data-removes="row"
        disabledFocusable={state === "blocked"}
        onClick={onRemove}
      />
    </span>
  );
}
