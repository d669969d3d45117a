import { Button, makeStyles } from "@fluentui/react-components";
import { ReOrderDotsVertical16Regular } from "@fluentui/react-icons";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RowMove } from "./row-moves";

/** What opens at the grip is fetched when somebody asks. */
const MoveMenu = lazy(async () => ({ default: (await import("./MoveMenu")).MoveMenu }));

const useStyles = makeStyles({
  // A finger that moves there does not scroll.
  grip: { flexShrink: 0, minWidth: "24px", cursor: "grab", touchAction: "none" },
});

interface MoveGripProps {
  /** Says what is moved. */
  readonly label: string;
  readonly move: RowMove;
}

/** The grip of a row that has no other button to be dragged by: pressed, it opens a menu with the moves. */
export function MoveGrip({ label, move }: MoveGripProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  // The button, while its menu is open.
  const [asked, setAsked] = useState<HTMLElement>();
  return (
    <>
      <Button
        {...move.grip}
        className={styles.grip}
        appearance="subtle"
        size="small"
        icon={<ReOrderDotsVertical16Regular />}
        aria-label={label}
        aria-description={t("method.dragHint")}
        title={`${label}\n${t("method.dragHint")}`}
        aria-haspopup="menu"
        aria-expanded={asked !== undefined}
        disabledFocusable={move.state === "blocked"}
        onClick={({ currentTarget }) => setAsked(asked ? undefined : currentTarget)}
      />
      {asked && (
        <Suspense fallback={null}>
          <MoveMenu
            label={label}
            button={asked}
            move={move}
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
