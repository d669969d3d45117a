import type { PaneEvent, Turn } from "../events";
import type { PaneState } from "../state";
import type { Step } from "./undo-state";

/** So many choices can be taken back; the oldest are forgotten first. */
export const MOST_STEPS = 100;

/** What brings choices that are no step: what was kept, another language, and the steps themselves. */
const BESIDE: readonly PaneEvent["kind"][] = ["policyLoaded", "languageChosen", "textsTranslated", "undone", "redone"];
const GOES_ON: readonly PaneEvent["kind"][] = [
  "optionsChanged",
  "settingChanged",
  "periodChanged",
  "comparisonChanged",
];

/** Remembers the choices that an event changed, so that they can come back. */
export function remember(before: PaneState, { kind }: PaneEvent, { state, effects }: Turn): Turn {
  const { policy, methods, period, comparison, undo } = before;
  const isSame =
    policy === state.policy && methods === state.methods && period === state.period && comparison === state.comparison;
  if (isSame || BESIDE.includes(kind)) return { state, effects };
  const past = undo.open === kind ? undo.past : [...undo.past, stepOf(before)].slice(-MOST_STEPS);
  const open = GOES_ON.includes(kind) ? kind : undefined;
  return { state: { ...state, undo: { past, future: [], open } }, effects };
}

/** The choices of before the last step, or of after the one that was taken back last, in the language of now; as they are where there are none. */
export function goBackOrForth(state: PaneState, { kind }: { readonly kind: "undone" | "redone" }): PaneState {
  const { undo, own } = state;
  const [from, to] = kind === "undone" ? [undo.past, undo.future] : [undo.future, undo.past];
  const step = from.at(-1);
  if (!step) return state;
  const { unreadable, ...choices } = step;
  const [left, more] = [from.slice(0, -1), [...to, stepOf(state)]];
  return {
    ...state,
    ...choices,
    policy: { ...choices.policy, language: state.policy.language },
    // What was said of a policy that was taken over is not said of the one before it.
    own: { ...own, unreadable, issues: own.issues.filter((issue) => issue.kind !== "policyImported") },
    undo: kind === "undone" ? { past: left, future: more } : { past: more, future: left },
  };
}

function stepOf(state: PaneState): Step {
  const { policy, methods, place, putAside, period, comparison, preset, problems, own } = state;
  return { policy, methods, place, putAside, period, comparison, preset, problems, unreadable: own.unreadable };
}
