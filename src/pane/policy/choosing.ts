import type { Language } from "../../core/policy";
import { choose, inLanguage, type ChoiceEvent } from "../choices";
import { stay, type Effect, type Turn, type Turns } from "../events";
import { formulasIn } from "../formulas/formulas";
import { previewAnew } from "../result/preview";
import { isWriting, type PaneState } from "../state";
import { saving } from "./policy";
import { goBackOrForth } from "./undo";
import type { UndoEvent } from "./undo-state";

/** Choices are taken back and made again; another language leaves them what they are. */
export const choosingTurns: Turns<UndoEvent["kind"] | "languageChosen"> = {
  undone: (state) => restore(state, "undone"),
  redone: (state) => restore(state, "redone"),
  touched: (state) => stay(state.undo.open ? { ...state, undo: { ...state.undo, open: undefined } } : state),
  languageChosen: (state, { language }) => {
    if (isWriting(state)) return stay(state);
    const changed = { ...state, ...inLanguage(state, language) };
    const turn = formulasIn(changed);
    return { state: turn.state, effects: [...saving(changed), ...translatingTo(language, changed), ...turn.effects] };
  },
};

/** A choice is kept, and what follows from it shown. */
export function takeChoice(state: PaneState, event: ChoiceEvent): Turn {
  if (isWriting(state)) return stay(state);
  const chosen: PaneState = {
    ...{ ...state, ...choose(state, event) },
    // Who chooses a policy as a whole wants it instead of one that nobody can read.
    own: event.kind === "presetChosen" ? { ...state.own, unreadable: "replace" } : state.own,
    places: { ...state.places, welcome: "answered" },
  };
  return keep(chosen);
}

function restore(state: PaneState, kind: "undone" | "redone"): Turn {
  const restored = isWriting(state) ? state : goBackOrForth(state, { kind });
  if (restored === state) return stay(state);
  const turn = keep(restored);
  return { state: turn.state, effects: [...translatingTo(state.policy.language, restored), ...turn.effects] };
}

function keep(state: PaneState): Turn {
  const turn = previewAnew(state);
  return { state: turn.state, effects: [...saving(turn.state), ...turn.effects] };
}

/** Fetches the texts of ready-made policies in a language, where the choices may have some. */
function translatingTo(language: Language, { policy }: PaneState): Effect[] {
  return policy.treatments ? [{ kind: "translateTexts", language }] : [];
}
