import { Button, makeStyles } from "@fluentui/react-components";
import { ArrowRedo16Regular, ArrowUndo16Regular } from "@fluentui/react-icons";
import type { TFunction } from "i18next";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNumbers } from "../frame/numbers";
import type { Policy } from "../../core/policy";
import { policyDifferences } from "../../core/text/policy-differences";
import type { Choices } from "../choices";
import type { View } from "../frame/Section";
import { isWriting } from "../state";
import { addPolicyWords } from "../text/policy-words";

addPolicyWords();

const useStyles = makeStyles({
  buttons: { display: "flex", flexShrink: 0 },
  button: { minWidth: "24px", width: "24px", height: "28px", padding: 0 },
  unseen: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
});

/** Back and forth through the choices, by two buttons and by the keys that people know. */
export function UndoButtons({ state, send }: View) {
  const { t } = useTranslation();
  const { say } = useNumbers();
  const styles = useStyles();
  const { past, future } = state.undo;
  const blocked = isWriting(state);
  useSteps(send);

  const [last, nextOne] = [past.at(-1), future.at(-1)];
  const { policy } = state;
  // Other parts of the pane are drawn at every step of a job: what a step changes is told again only when there are other choices.
  const back = useMemo(() => (last ? say(() => changedBy(last, policy, t)) : ""), [last, policy, t, say]);
  const forth = useMemo(() => (nextOne ? say(() => changedBy(nextOne, policy, t)) : ""), [nextOne, policy, t, say]);
  const came = useCame(past.length, future.length);
  const label = {
    back: last ? t("undo.backTo", { what: back }) : t("undo.back"),
    forth: nextOne ? t("undo.forthTo", { what: forth }) : t("undo.forth"),
  };
  return (
    <div className={styles.buttons}>
      <Button
        appearance="subtle"
        size="small"
        className={styles.button}
        icon={<ArrowUndo16Regular />}
        aria-label={label.back}
        title={`${label.back} (Ctrl+Z)`}
        disabledFocusable={!last || blocked}
        onClick={() => send({ kind: "undone" })}
      />
      <Button
        appearance="subtle"
        size="small"
        className={styles.button}
        icon={<ArrowRedo16Regular />}
        aria-label={label.forth}
        title={`${label.forth} (Ctrl+Y)`}
        disabledFocusable={!nextOne || blocked}
        onClick={() => send({ kind: "redone" })}
      />
      <span role="status" className={styles.unseen}>
        {came === "back" && t("undo.undone", { what: forth })}
        {came === "forth" && t("undo.redone", { what: back })}
      </span>
    </div>
  );
}

/** What a step changes: the one setting, or how many. */
function changedBy(step: Choices, policy: Policy, t: TFunction): string {
  const { language } = policy;
  const differences = policyDifferences({ ...step.policy, language }, policy, language);
  const [only] = differences;
  if (!only) return t("undo.choice");
  return differences.length === 1 ? only.title : t("undo.several", { number: differences.length });
}

/** Whether the last change of the steps was one back or one forth; neither where a choice was made. */
function useCame(past: number, future: number): "back" | "forth" | undefined {
  const [known, setKnown] = useState({ past, future, came: undefined as "back" | "forth" | undefined });
  if (past === known.past && future === known.future) return known.came;
  // One step forth leaves one less before it; a choice drops all of them.
  const came = future > known.future ? "back" : future === known.future - 1 ? "forth" : undefined;
  setKnown({ past, future, came });
  return came;
}

/** Listens to the keys, and to what ends a drag: the next choice is then a step of its own. */
function useSteps(send: View["send"]): void {
  useEffect(() => {
    const touch = () => send({ kind: "touched" });
    const press = (event: KeyboardEvent) => {
      const { key, target, isComposing, defaultPrevented } = event;
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isComposing || defaultPrevented || isText(target))
        return;
      const letter = key.toLowerCase();
      if (letter !== "z" && letter !== "y") return;
      event.preventDefault();
      send({ kind: letter === "y" || event.shiftKey ? "redone" : "undone" });
    };
    const touches = ["pointerdown", "click", "focusin"] as const;
    for (const name of touches) document.addEventListener(name, touch, true);
    document.addEventListener("keydown", press);
    return () => {
      for (const name of touches) document.removeEventListener(name, touch, true);
      document.removeEventListener("keydown", press);
    };
  }, [send]);
}

/** Whether the focus is in a text: there the keys take back what was typed. */
function isText(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement)
    return !["range", "checkbox", "radio", "button", "file"].includes(target.type);
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}
