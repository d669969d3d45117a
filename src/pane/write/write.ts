import type { Issue } from "../../core/issues";
import { stay, type Effect, type Turn, type Turns } from "../events";
import { afterOther } from "../live/live";
import { afterWriting } from "../policy/kept-policy";
import { keepOrDrop } from "../policy/policy";
import { isSourceGone } from "../result/preview";
import { canWrite, isWriting, type PaneState } from "../state";
import type { WriteEvent, Writing } from "./write-state";

/** The result is written, cancelled and announced; what KA wrote is taken back. */
export const writeTurns: Turns<WriteEvent["kind"]> = {
  writeAsked: (state, { unfinished }) => startWriting(state, unfinished),
  cancelAsked: (state) =>
    isWriting(state)
      ? { state: { ...state, writing: { kind: "cancelling" } }, effects: [{ kind: "cancelWrite" }] }
      : stay(state),
  writeProgressed: (state, { stage, at, left }) =>
    stay(state.writing.kind === "running" ? { ...state, writing: { kind: "running", stage, at, left } } : state),
  writeEnded: (state, { outcome: { value: written, issues }, run }) => {
    const writing: Writing = written ? { kind: "done", written, issues } : { kind: "stopped", issues };
    const following = isSourceGone(issues) ? "selection" : state.following;
    return afterWrite({ ...(written ? afterOther(state, "written") : state), ...run, writing, following }, issues);
  },
  takeBackAsked: (state, { made, what = "run" }) => takeBack(state, { kind: "takeBack", made, what }),
  removeAsked: (state, { sample }) => takeBack(state, { kind: "removeAll", sample }),
  takenBack: (state, { issues }) => ({
    state: {
      ...afterOther(state, "takenBack"),
      ...{ takingBack: "idle", takeBackIssues: issues, writing: { kind: "idle" } },
      freezing: { kind: "idle" },
    },
    effects: [{ kind: "lookAtLastRun" }, { kind: "lookAtPolicy" }],
  }),
};

/** Begins to write, if that can be; over a run that was broken off where that is said. */
export function startWriting(state: PaneState, unfinished?: "finish"): Turn {
  const { sample, columns, policy, own } = state;
  const { taken, unreadable } = own;
  if (!canWrite(state) || !sample) return stay(state);
  return {
    // The sheet that is written comes to the front: its selection is not the next source.
    state: { ...state, following: "pinned", writing: { kind: "running", stage: "reading" }, takeBackIssues: [] },
    effects: [{ kind: "write", sample, columns, policy, taken, unreadable, ...(unfinished ? { unfinished } : {}) }],
  };
}

/** After the result was written, the workbook says what was chosen; unless KA left a policy as it is that cannot be read. */
function afterWrite(state: PaneState, issues: readonly Issue[]): Turn {
  const effects: Effect[] = [{ kind: "lookAtLastRun" }];
  const kinds = issues.map(({ kind }) => kind);
  if (kinds.includes("policyChanged")) return { state, effects: [...effects, { kind: "lookAtPolicy" }] };
  if (state.writing.kind !== "done" || !state.report || kinds.includes("policySheetLeft")) return { state, effects };
  const written = afterWriting(state, state.report.policy);
  return { state: written, effects: [...effects, ...keepOrDrop(written), { kind: "watchPolicy" }] };
}

function takeBack(state: PaneState, effect: Effect): Turn {
  if (isWriting(state) || state.takingBack === "running") return stay(state);
  return { state: { ...state, takingBack: "running", takeBackIssues: [] }, effects: [effect] };
}
