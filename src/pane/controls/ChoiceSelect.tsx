import { Select, makeStyles, mergeClasses, tokens, type SelectProps } from "@fluentui/react-components";
import { useId, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";

interface ChoiceSelectProps extends Omit<SelectProps, "value" | "defaultValue" | "onChange"> {
  /** The option in use. */
  readonly value: string;
  /** Told an option once it is chosen: by the mouse, in the open list, by Enter, or by leaving the field. */
  readonly onChoose: (value: string) => void;
}

const useStyles = makeStyles({
  select: { minWidth: 0 },
  walked: { "& select": { fontStyle: "italic" } },
  hint: { display: "block", color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/**
 * A drop-down whose closed list the keys walk through without applying what they pass: each would be calculated for nothing, and the choice of
 * before would be gone. Enter applies, Escape goes back.
 */
export function ChoiceSelect({ value, onChoose, className, ...others }: ChoiceSelectProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const hint = useId();
  const [walked, setWalked] = useState<string>();
  const byKeys = useRef(false);

  const apply = () => {
    setWalked(undefined);
    if (walked !== undefined && walked !== value) onChoose(walked);
  };
  const press = (event: KeyboardEvent<HTMLSelectElement>) => {
    const { key, altKey } = event;
    byKeys.current = !opens(key, altKey) && !isOpen(event.currentTarget);
    if (walked === undefined || (key !== "Enter" && key !== "Escape")) return;
    event.preventDefault();
    if (key === "Enter") apply();
    else setWalked(undefined);
  };
  return (
    <>
      <Select
        size="small"
        {...others}
        className={mergeClasses(styles.select, walked !== undefined && styles.walked, className)}
        value={walked ?? value}
        {...(walked === undefined ? {} : { "aria-describedby": hint })}
        onPointerDown={() => (byKeys.current = false)}
        onKeyDown={press}
        onBlur={apply}
        onChange={(_, { value: chosen }) => {
          if (byKeys.current) return setWalked(chosen);
          setWalked(undefined);
          onChoose(chosen);
        }}
      />
      {walked !== undefined && (
        <span id={hint} role="status" className={styles.hint}>
          {t("choice.enter")}
        </span>
      )}
    </>
  );
}

/** Whether a key opens the list: what is chosen there is meant. */
function opens(key: string, altKey: boolean): boolean {
  return key === "Enter" || key === " " || key === "F4" || (altKey && (key === "ArrowDown" || key === "ArrowUp"));
}

/** Browsers that cannot tell keep the keys of an open list to themselves. */
function isOpen(select: HTMLSelectElement): boolean {
  return typeof CSS !== "undefined" && CSS.supports("selector(:open)") && select.matches(":open");
}
