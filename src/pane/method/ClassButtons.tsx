import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Add16Regular, ArrowResetRegular, Dismiss16Regular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalS },
});

interface RemoveProps {
  /** Names what goes: it is read, and shown where the mouse rests. */
  readonly label: string;
  readonly state: "free" | "blocked";
  readonly onRemove: () => void;
}

/** At the end of a class: takes it out of the list. */
export function RemoveClass({ label, state, onRemove }: RemoveProps) {
  return (
    <Button
      appearance="subtle"
      size="small"
      icon={<Dismiss16Regular />}
      aria-label={label}
      title={label}
      disabledFocusable={state === "blocked"}
      onClick={onRemove}
    />
  );
}

interface ActionsProps {
  readonly addLabel: string;
  /** Adding may make a list that the method does not take. */
  readonly canAdd: "yes" | "no";
  readonly state: "free" | "blocked";
  readonly onAdd: () => void;
  readonly onReset: () => void;
}

/** Below a list of classes: one more, or those of the start. */
export function ClassActions({ addLabel, canAdd, state, onAdd, onReset }: ActionsProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const blocked = state === "blocked";
  return (
    <div className={styles.actions}>
      <Button
        appearance="subtle"
        size="small"
        icon={<Add16Regular />}
        disabledFocusable={blocked || canAdd === "no"}
        onClick={onAdd}
      >
        {addLabel}
      </Button>
      <Button
        appearance="subtle"
        size="small"
        icon={<ArrowResetRegular />}
        disabledFocusable={blocked}
        onClick={onReset}
      >
        {t("method.reset")}
      </Button>
    </div>
  );
}
