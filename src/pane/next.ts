import type { ChoiceEvent } from "./choices";
import { customerTurns, keepUp } from "./customer/customer";
import { followingTurns } from "./data/following";
import { placesTurns } from "./data/places";
import { stay, type EventOf, type PaneEvent, type Turn, type Turns } from "./events";
import { formulasTurns, openFormulas } from "./formulas/formulas";
import { freezeTurns } from "./freeze/freeze";
import { goOn, liveTurns } from "./live/live";
import { choosingTurns, takeChoice } from "./policy/choosing";
import { loading, lookBack, policyTurns } from "./policy/policy";
import { textTurns } from "./policy/texts";
import { remember } from "./policy/undo";
import { followUp, furtherTurns } from "./result/further";
import { ended, previewTurns } from "./result/preview";
import type { PaneState } from "./state";
import { startWriting, writeTurns } from "./write/write";

type OtherKind = Exclude<PaneEvent, ChoiceEvent>["kind"];

/** The whole pane: what an event makes of a state, and what is to be done about it. */
export function next(state: PaneState, event: PaneEvent): Turn {
  const turn = goOn(remember(state, event, step(state, event)), startWriting);
  return lookBack(followUp(keepUp(turn)));
}

function step(state: PaneState, event: PaneEvent): Turn {
  return isOther(event) ? take(TURNS, state, event) : takeChoice(state, event);
}

function take<K extends PaneEvent["kind"]>(turns: Turns<K>, state: PaneState, event: EventOf<K>): Turn {
  return turns[event.kind](state, event);
}

function isOther(event: PaneEvent): event is Exclude<PaneEvent, ChoiceEvent> {
  return event.kind in TURNS;
}

/** Each part of the pane takes its own events: one that nobody takes does not compile. Every other event is a choice. */
const TURNS: Turns<OtherKind> = {
  ...policyTurns,
  ...textTurns,
  ...choosingTurns,
  ...followingTurns,
  ...placesTurns,
  ...previewTurns,
  ...furtherTurns,
  ...writeTurns,
  ...liveTurns,
  ...freezeTurns,
  ...formulasTurns,
  ...customerTurns,
  started: (state) => ({
    state: loading(state),
    effects: [{ kind: "watchSelection" }, { kind: "loadPolicy" }, { kind: "lookAtLastRun" }],
  }),
  tabChosen: (state, { tab }) => {
    const shown: PaneState = { ...state, tab };
    return tab === "formulas" && state.tab !== "formulas" ? openFormulas(shown) : stay(shown);
  },
  methodShown: (state, { place }) => stay(place < state.methods.length ? { ...state, place } : state),
  entryBegun: (state, { id }) => stay({ ...state, unfinished: [...state.unfinished, id] }),
  entryEnded: (state, { id }) => stay({ ...state, unfinished: state.unfinished.filter((other) => other !== id) }),
  broke: (state) => stay({ ...ended(state), writing: { kind: "idle" }, health: "broken" }),
};
