import { Input, Textarea, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Culture } from "../../core/text/culture";
import { useNumbers } from "../frame/numbers";
import { numbersToEdit, plainNumber, plainNumbers } from "./typed-numbers";
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
  const [draft, setDraft] = useState<string>();
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
    if (taken === "understood") setDraft(undefined);
    setProblem(
      taken === "understood" ? undefined : taken === "not understood" ? t("method.notANumber") : taken.problem,
    );
  };
  // Whoever closes the pane or turns to another window has typed what stands there: it is kept like what was left with the Tab key.
  const taking = useRef(take);
  useEffect(() => {
    taking.current = take;
  });
  useEffect(() => {
    const hide = () => {
      if (document.hidden) taking.current();
    };
    const leave = () => taking.current();
    // Before those that keep the choices are told that the page goes.
    document.addEventListener("visibilitychange", hide, true);
    window.addEventListener("pagehide", leave, true);
    return () => {
      document.removeEventListener("visibilitychange", hide, true);
      window.removeEventListener("pagehide", leave, true);
    };
  }, []);
  const isWrong = problem !== undefined || state === "wrong";
  const field = {
    "aria-describedby": problem === undefined ? undefined : id,
    size: "small",
    "aria-label": label,
    "aria-invalid": isWrong,
    disabled: state === "blocked",
    value: draft ?? shown,
    onChange: (_: unknown, { value }: { readonly value: string }) => setDraft(value),
    onBlur: take,
    onKeyDown: ({ key }: { readonly key: string }) => {
      if (key === "Enter" && kind !== "lines") take();
      if (key === "Escape") {
        setDraft(undefined);
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
