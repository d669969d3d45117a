import { Input, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

interface ExactInputProps {
  readonly label: string;
  /** The value in use, as text to edit. */
  readonly text: string;
  /** Told what was typed, on Enter and on leaving the field; says whether it can be understood. */
  readonly onText: (text: string) => "understood" | "not understood";
  readonly kind: "number" | "text";
  readonly state: "free" | "blocked" | "wrong";
  readonly unit?: string;
}

const useStyles = makeStyles({
  number: { "& input": { textAlign: "end", fontVariantNumeric: "tabular-nums" } },
  wrong: { "&:not(:focus-within)": { outline: `1px solid ${tokens.colorPaletteRedBorder2}` } },
  // Below the row of the grid that the field stands in.
  message: {
    gridColumn: "1 / -1",
    order: 1,
    textAlign: "end",
    color: tokens.colorPaletteRedForeground1,
    fontSize: tokens.fontSizeBase200,
  },
  input: { minWidth: 0, width: "100%" },
});

/** A field that is taken over when the user is done typing, so that no half-typed value is tried out. */
export function ExactInput({ label, text, onText, kind, state, unit }: ExactInputProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const [wrong, setWrong] = useState(false);
  const take = () => {
    if (draft === undefined) return;
    const understood = draft === text || onText(draft) === "understood";
    setWrong(!understood);
    if (understood) setDraft(undefined);
  };
  const isWrong = wrong || state === "wrong";
  return (
    <>
      <Input
        aria-describedby={wrong ? id : undefined}
        size="small"
        className={mergeClasses(styles.input, kind === "number" && styles.number, isWrong && styles.wrong)}
        inputMode={kind === "number" ? "decimal" : "text"}
        aria-label={label}
        aria-invalid={isWrong}
        disabled={state === "blocked"}
        value={draft ?? text}
        {...(unit === undefined ? {} : { contentAfter: unit })}
        onChange={(_, { value }) => setDraft(value)}
        onBlur={take}
        onKeyDown={({ key }) => {
          if (key === "Enter") take();
          if (key === "Escape") {
            setDraft(undefined);
            setWrong(false);
          }
        }}
      />
      {wrong && (
        <span id={id} role="alert" className={styles.message}>
          {t("method.notANumber")}
        </span>
      )}
    </>
  );
}
