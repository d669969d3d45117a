import { stay, type Effect, type Turn, type Turns } from "../events";
import { look, previewAnew } from "../result/preview";
import { isWriting, type PaneState } from "../state";
import { draftOf } from "./kept-draft";
import { saysAll, takeImported, takeKept, takeSeen, takeSide } from "./kept-policy";
import type { Kept, PolicyEvent } from "./policy-state";

/** The workbook's policy is read, changed by somebody or replaced; choices are kept until they are written. */
export const policyTurns: Turns<PolicyEvent["kind"]> = {
  policyLoaded: (state, { outcome }) =>
    look(answeredBy(outcome.value, takeKept(state, outcome)), { kind: "selection" }, "atOnce"),
  draftSaved: (state, { issues }) => stay({ ...state, keepingIssues: issues }),
  policySheetChanged: (state) => ({ state, effects: isWriting(state) ? [] : [{ kind: "lookAtPolicy" }] }),
  policySeen: (state, { own }) => (isWriting(state) ? stay(state) : afterPolicy(state, takeSeen(state, own))),
  policyTaken: (state, { whose }) => {
    const turn = afterPolicy(state, takeSide(state, whose));
    const kept = whose === "workbook" ? keepOrDrop(turn.state) : saving(turn.state);
    return { ...turn, effects: [...kept, ...turn.effects] };
  },
  policyImported: (state, { file, outcome }) => {
    if (isWriting(state)) return stay(state);
    const turn = afterPolicy(state, takeImported(state, { file, outcome }));
    return { ...turn, effects: [...(outcome.value ? saving(turn.state) : []), ...turn.effects] };
  },
  runsRead: (state, { outcome: { value: found, issues } }) =>
    stay({ ...state, runs: { ...state.runs, found, issues } }),
  authorTyped: (state, { author }) => ({ state: { ...state, author }, effects: [{ kind: "saveAuthor", author }] }),
};

/** The pane until it is known what the workbook keeps. */
export function loading(state: PaneState): PaneState {
  return { ...state, underWay: { kind: "loading" } };
}

/** Keeps the choices until they are written, where they are kept at all. */
export function saving(state: PaneState): Effect[] {
  if (state.keeping !== "on") return [];
  const draft = { ...draftOf(state, state.own.taken), ...(saysAll(state) ? { only: "texts" as const } : {}) };
  return [{ kind: "saveDraft", draft }];
}

/** Where the workbook's policy says the same as the choices, only what stands in fields is kept, if anything does. */
export function keepOrDrop(state: PaneState): Effect[] {
  const isNothingLeft = saysAll(state) && Object.keys(state.texts).length === 0;
  return isNothingLeft ? [{ kind: "dropDraft" }] : saving(state);
}

/** Asks for the earlier runs where their page is shown and does not know the last one yet. */
export function lookBack({ state, effects }: Turn): Turn {
  const { tab, lastRun, runs, underWay } = state;
  if (tab !== "policy" || runs.of === lastRun || underWay?.kind === "loading" || isWriting(state))
    return { state, effects };
  return { state: { ...state, runs: { ...runs, of: lastRun } }, effects: [...effects, { kind: "readRuns" }] };
}

/** Whoever left choices in the workbook knows what KA does. */
function answeredBy(kept: Kept | undefined, state: PaneState): PaneState {
  return kept?.draft === undefined ? state : { ...state, places: { ...state.places, welcome: "answered" } };
}

/** Shows what follows from a policy that was taken over; nothing where the choices stayed as they were. */
function afterPolicy(before: PaneState, state: PaneState): Turn {
  return state.policy === before.policy ? stay(state) : previewAnew(state);
}
