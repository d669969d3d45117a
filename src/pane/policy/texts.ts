import { stay, type Turns } from "../events";
import { keepOrDrop } from "./policy";
import type { TextEvent } from "./texts-state";

/** What is typed and not taken is kept in the workbook, so that it is not lost when the pane closes. */
export const textTurns: Turns<TextEvent["kind"]> = {
  textKept: (state, { field, text }) => {
    const { [field]: before, ...others } = state.texts;
    if (before === text) return stay(state);
    const kept = { ...state, texts: text === undefined ? others : { ...others, [field]: text } };
    return { state: kept, effects: kept.keeping === "on" ? keepOrDrop(kept) : [] };
  },
};
