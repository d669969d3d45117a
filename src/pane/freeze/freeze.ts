import { stay, type Turns } from "../events";
import type { FreezeEvent, Freezing } from "./freeze-state";
import { isWriting, type PaneState } from "../state";

/** Formulas are made values: found first, then asked about, then written. */
export const freezeTurns: Turns<FreezeEvent["kind"]> = {
  freezeAsked: (state) =>
    isBusy(state)
      ? stay(state)
      : { state: withFreezing(state, { kind: "looking" }), effects: [{ kind: "findFormulas" }] },
  formulasFound: (state, { found: { on, issues } }) => {
    const cells = on.reduce((sum, one) => sum + one.cells, 0);
    return stay(withFreezing(state, cells > 0 ? { kind: "asking", on, cells, issues } : { kind: "ended", issues }));
  },
  freezeConfirmed: (state) => {
    if (isBusy(state) || state.freezing.kind !== "asking") return stay(state);
    // Nothing else is written or taken back meanwhile.
    return {
      state: { ...withFreezing(state, { kind: "running" }), takingBack: "running", takeBackIssues: [] },
      effects: [{ kind: "freeze" }],
    };
  },
  freezeCancelled: (state) => stay(state.freezing.kind === "asking" ? withFreezing(state, { kind: "idle" }) : state),
  freezeProgressed: (state, { at }) => {
    const { freezing } = state;
    if (freezing.kind !== "looking" && freezing.kind !== "running") return stay(state);
    return stay(withFreezing(state, { ...freezing, at }));
  },
  formulasFrozen: (state, { issues }) => ({
    state: { ...withFreezing(state, { kind: "ended", issues }), takingBack: "idle" },
    effects: [{ kind: "lookAtLastRun" }],
  }),
};

function isBusy(state: PaneState): boolean {
  return isWriting(state) || state.takingBack === "running" || state.freezing.kind === "looking";
}

function withFreezing(state: PaneState, freezing: Freezing): PaneState {
  return { ...state, freezing };
}
