import type { Outcome } from "../core/issues";
import { readPolicy } from "../core/policy";
import { choicesOf, choose, inLanguage } from "./choices";
import { stay, type Effect, type PaneEvent, type Turn } from "./events";
import {
  ended,
  forgetRows,
  look,
  matchAgain,
  proceed,
  sourceToRead,
  takeRows,
  takeSample,
  withoutReport,
} from "./preview";
import { canWrite, isWriting, type PaneState, type Writing } from "./state";

/** The whole pane: what an event makes of a state, and what is to be done about it. */
export function next(state: PaneState, event: PaneEvent): Turn {
  switch (event.kind) {
    case "started":
      return {
        state: loading(state),
        effects: [{ kind: "watchSelection" }, { kind: "loadPolicy" }, { kind: "lookAtLastRun" }],
      };
    case "policyLoaded":
      return look(takeKept(state, event.outcome), { kind: "selection" }, "atOnce");
    case "policySaved":
      return stay({ ...state, keepingIssues: event.issues });

    case "selectionChanged":
      if (state.following === "pinned" || isWriting(state) || state.underWay?.kind === "loading") return stay(state);
      if (state.page !== "shown") return stay({ ...state, page: "behind" });
      return look(state, { kind: "selection" }, "pause");
    case "pageHidden":
      return {
        state: state.page === "shown" ? { ...state, page: "hidden" } : state,
        effects: [{ kind: "saveAtOnce" }],
      };
    case "pageShown": {
      const shown: PaneState = { ...state, page: "shown" };
      if (state.page !== "behind" || state.following === "pinned" || isWriting(state)) return stay(shown);
      return look(shown, { kind: "selection" }, "atOnce");
    }
    case "pinned":
      return stay({ ...state, following: "pinned" });
    case "unpinned":
      if (isWriting(state)) return stay(state);
      return look({ ...state, following: "selection" }, { kind: "selection" }, "atOnce");
    case "readAgain":
      if (isWriting(state)) return stay(state);
      if (state.keeping === "unknown") return { state: loading(state), effects: [{ kind: "loadPolicy" }] };
      return look(forgetRows(state), sourceToRead(state), "atOnce");

    case "sampleRead":
      return takeSample(ended(state), event.outcome);
    case "rowsProgressed":
      if (state.underWay?.kind !== "reading") return stay(state);
      return stay({ ...state, underWay: { ...state.underWay, at: event.at } });
    case "rowsRead":
      return takeRows(ended(state), event.outcome);
    case "gathered": {
      const { value, issues } = event.outcome;
      const gathered = { ...ended(state), gathering: value, gatherIssues: issues };
      return value ? proceed(gathered) : stay(withoutReport(gathered));
    }
    case "classified": {
      const { value, issues } = event.outcome;
      const reportOf = state.underWay?.kind === "classifying" ? state.underWay.of : undefined;
      return stay({ ...ended(state), report: value, reportIssues: issues, reportOf });
    }

    case "methodShown":
      return stay(event.place < state.methods.length ? { ...state, place: event.place } : state);
    case "languageChosen": {
      if (isWriting(state)) return stay(state);
      const { language } = event;
      const changed = { ...state, ...inLanguage(state, language) };
      const translating: Effect[] = changed.policy.treatments ? [{ kind: "translateTexts", language }] : [];
      return { state: changed, effects: [...saving(changed), ...translating] };
    }

    case "entryBegun":
      return stay({ ...state, unfinished: [...state.unfinished, event.id] });
    case "entryEnded":
      return stay({ ...state, unfinished: state.unfinished.filter((id) => id !== event.id) });

    case "writeAsked":
      return startWriting(state, event.unfinished);
    case "cancelAsked":
      if (!isWriting(state)) return stay(state);
      return { state: { ...state, writing: { kind: "cancelling" } }, effects: [{ kind: "cancelWrite" }] };
    case "writeProgressed":
      if (state.writing.kind !== "running") return stay(state);
      return stay({ ...state, writing: { kind: "running", stage: event.stage, at: event.at } });
    case "broke":
      return stay({ ...ended(state), writing: { kind: "idle" }, health: "broken" });
    case "writeEnded": {
      const { value: written, issues } = event.outcome;
      const writing: Writing = written ? { kind: "done", written, issues } : { kind: "stopped", issues };
      return { state: { ...state, ...event.run, writing }, effects: [{ kind: "lookAtLastRun" }] };
    }
    case "lastRunRead":
      return stay({ ...state, lastRun: event.outcome.value ?? {} });
    case "takeBackAsked":
    case "removeAsked": {
      if (isWriting(state) || state.takingBack === "running") return stay(state);
      const effect: Effect =
        event.kind === "removeAsked" ? { kind: "removeAll" } : { kind: "takeBack", made: event.made };
      return { state: { ...state, takingBack: "running", takeBackIssues: [] }, effects: [effect] };
    }
    case "takenBack":
      return {
        state: { ...state, takingBack: "idle", takeBackIssues: event.issues, writing: { kind: "idle" } },
        effects: [{ kind: "lookAtLastRun" }],
      };
    default:
      return isWriting(state) ? stay(state) : afterChoice(matchAgain({ ...state, ...choose(state, event) }));
  }
}

function loading(state: PaneState): PaneState {
  return { ...state, underWay: { kind: "loading" } };
}

/** Keeps a choice and shows what follows from it. A result that was announced is no longer that of these choices. */
function afterChoice(state: PaneState): Turn {
  const settled: PaneState = { ...state, writing: { kind: "idle" } };
  // A look under way finds the new choices when it ends; to start over would only cost time.
  const waiting = state.underWay?.kind === "loading" || state.underWay?.kind === "looking";
  const turn = waiting ? stay(settled) : proceed(settled);
  return { state: turn.state, effects: [...saving(state), ...turn.effects] };
}

function saving({ keeping, problems, policy }: PaneState): Effect[] {
  return keeping === "on" && problems.length === 0 ? [{ kind: "savePolicy", policy }] : [];
}

function startWriting(state: PaneState, unfinished: "finish" | undefined): Turn {
  const { sample, columns, policy } = state;
  if (!canWrite(state) || !sample) return stay(state);
  return {
    // The sheet that is written comes to the front: its selection is not the next source.
    state: { ...state, following: "pinned", writing: { kind: "running", stage: "reading" }, takeBackIssues: [] },
    effects: [{ kind: "write", sample, columns, policy, ...(unfinished ? { unfinished } : {}) }],
  };
}

function takeKept(state: PaneState, { value, issues }: Outcome<unknown>): PaneState {
  if (value === undefined) return { ...state, keeping: issues.length === 0 ? "on" : "unknown", keepingIssues: issues };
  const kept = readPolicy(value);
  if (!kept.value) return { ...state, keeping: "off", keepingIssues: kept.issues };
  return { ...state, ...choicesOf(kept.value), keeping: "on", keepingIssues: issues };
}
