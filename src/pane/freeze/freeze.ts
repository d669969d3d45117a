import { stay, type Turn } from "../events";
import type { FreezeEvent, Freezing } from "./freeze-state";
import { isWriting, type PaneState } from "../state";

/** What making formulas values makes of the state. */
export function takeFreezing(state: PaneState, event: FreezeEvent): Turn {
  const { freezing } = state;
  const busy = isWriting(state) || state.takingBack === "running" || freezing.kind === "looking";
  switch (event.kind) {
    case "freezeAsked":
      if (busy) return stay(state);
      return { state: withFreezing(state, { kind: "looking" }), effects: [{ kind: "findFormulas" }] };
    case "formulasFound": {
      const { on, issues } = event.found;
      const cells = on.reduce((sum, one) => sum + one.cells, 0);
      return stay(withFreezing(state, cells > 0 ? { kind: "asking", on, cells, issues } : { kind: "ended", issues }));
    }
    case "freezeConfirmed":
      if (busy || freezing.kind !== "asking") return stay(state);
      // Nothing else is written or taken back meanwhile.
      return {
        state: { ...withFreezing(state, { kind: "running" }), takingBack: "running", takeBackIssues: [] },
        effects: [{ kind: "freeze" }],
      };
    case "freezeCancelled":
      return stay(freezing.kind === "asking" ? withFreezing(state, { kind: "idle" }) : state);
    case "freezeProgressed":
      if (freezing.kind !== "looking" && freezing.kind !== "running") return stay(state);
      return stay(withFreezing(state, { ...freezing, at: event.at }));
    case "formulasFrozen":
      return {
        state: { ...withFreezing(state, { kind: "ended", issues: event.issues }), takingBack: "idle" },
        effects: [{ kind: "lookAtLastRun" }],
      };
  }
}

function withFreezing(state: PaneState, freezing: Freezing): PaneState {
  return { ...state, freezing };
}
