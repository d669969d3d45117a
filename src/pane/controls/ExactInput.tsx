import { Input, Textarea, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Culture } from "../../core/text/culture";
import { useNumbers } from "../frame/numbers";
import { numbersToEdit, plainNumber, plainNumbers } from "./typed-numbers";
import { useKeptText } from "./kept-text";
import { useTakenOnLeaving } from "./page-leaving";
import { useUnfinished } from "./unfinished";

/** What became of a typed text: taken, or not, with a sentence where more than “type a number” is to say, and where inside the value it is wrong. */
export type Taken = "understood" | "not understood" | { readonly problem: string; readonly at?: readonly string[] };

interface ExactInputProps {
  readonly label: string;
  /** The value in use, as text to edit; numbers as KA writes them, `1,234.5`: the field shows and reads them as Excel does here. */
  readonly text: string;
  /** Told what was typed, on Enter and on leaving the field; says whether it can be understood. */
  readonly onText: (text: string) => Taken;
  /** Text of several lines is taken on leaving the field alone: there, Enter begins another line. */
  readonly kind: "number" | "numbers" | "text" | "lines";
  readonly state: "free" | "blocked" | "wrong";
  readonly unit?: string | undefined;
}

const useStyles = makeStyles({
  number: { "& input": { textAlign: "end", fontVariantNumeric: "tabular-nums" } },
  lines: { "& textarea": { fontFamily: tokens.fontFamilyMonospace, maxHeight: "none" } },
  wrong: { "&:not(:focus-within)": { outline: `1px solid ${tokens.colorPaletteRedBorder2}` } },
  // Below the row of the grid that the field stands in.
  message: {
    gridColumn: "1 / -1",
    order: 1,
    textAlign: "end",
    color: tokens.colorPaletteRedForeground1,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
  input: { minWidth: 0, width: "100%" },
});

/** What was typed, with numbers as KA writes them; nothing where one can be read in two ways. */
function plainOf(typed: string, kind: ExactInputProps["kind"], culture: Culture): string | undefined {
  if (kind === "number") return plainNumber(typed, culture);
  return kind === "numbers" ? plainNumbers(typed, culture) : typed;
}

/** A field that is taken over when the user is done typing, so that no half-typed value is tried out. */
export function ExactInput({ label, text, onText, kind, state, unit }: ExactInputProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const id = useId();
  const [typing, setTyping] = useState<string>();
  const [kept, keep] = useKeptText(label);
  const draft = typing ?? kept;
  const [problem, setProblem] = useState<string>();
  useUnfinished(problem === undefined ? "finished" : "unfinished");
  const { culture, group } = useNumbers();
  const isNumeric = kind === "number" || kind === "numbers";
  const shown = isNumeric ? numbersToEdit(text, culture) : text;
  const unclear = (typed: string): Taken => ({
    problem: t("method.unclearNumber", { typed: typed.trim(), decimal: culture.decimal, example: group("1234.5") }),
  });
  const take = () => {
    if (draft === undefined) return;
    const plain = plainOf(draft, kind, culture);
    const taken = draft === shown ? "understood" : plain === undefined ? unclear(draft) : onText(plain);
    if (taken === "understood") setTyping(undefined);
    keep(taken === "understood" ? undefined : draft);
    setProblem(
      taken === "understood" ? undefined : taken === "not understood" ? t("method.notANumber") : taken.problem,
    );
  };
  useTakenOnLeaving(take);
  // What was kept is tried where the field is there again: it says what is wrong, as before.
  const isRestored = kept !== undefined && typing === undefined && problem === undefined;
  const restore = useRef(take);
  useEffect(() => {
    restore.current = take;
  });
  useEffect(() => {
    if (isRestored) restore.current();
  }, [isRestored]);
  const isWrong = problem !== undefined || state === "wrong";
  const field = {
    "aria-describedby": problem === undefined ? undefined : id,
    size: "small",
    "aria-label": label,
    "aria-invalid": isWrong,
    disabled: state === "blocked",
    value: draft ?? shown,
    onChange: (_: unknown, { value }: { readonly value: string }) => setTyping(value),
    onBlur: take,
    onKeyDown: ({ key }: { readonly key: string }) => {
      if (key === "Enter" && kind !== "lines") take();
      if (key === "Escape") {
        setTyping(undefined);
        keep(undefined);
        setProblem(undefined);
      }
    },
  } as const;
  return (
    <>
      {kind === "lines" ? (
        <Textarea
          {...field}
          resize="vertical"
          rows={text === "" ? 2 : 8}
          spellCheck={false}
          className={mergeClasses(styles.input, styles.lines, isWrong && styles.wrong)}
        />
      ) : (
        <Input
          {...field}
          className={mergeClasses(styles.input, kind === "number" && styles.number, isWrong && styles.wrong)}
          inputMode={kind === "number" ? "decimal" : "text"}
          {...(unit === undefined ? {} : { contentAfter: unit })}
        />
      )}
      {problem !== undefined && (
        <span id={id} role="alert" className={styles.message}>
          {problem}
        </span>
      )}
    </>
  );
}
