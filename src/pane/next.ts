import type { Issue } from "../core/issues";
import type { Language } from "../core/policy";
import { choose, inLanguage } from "./choices";
import { takePlaces } from "./data/places";
import type { Places } from "./data/places-state";
import { followSelection, isOfCustomers, isOnCustomer, keepUp, takeCustomer } from "./customer/customer";
import { stay, type Effect, type PaneEvent, type Turn } from "./events";
import { formulasIn, openFormulas, takeFormulas } from "./formulas/formulas";
import { takeFreezing } from "./freeze/freeze";
import { afterLastRun, afterOther, goOn, takeLive } from "./live/live";
import { draftOf } from "./policy/kept-draft";
import { goBackOrForth, remember } from "./policy/undo";
import { afterWriting, takeImported, takeKept, takeSeen, takeSide, type Kept } from "./policy/kept-policy";
import { followUp, takeFurther } from "./result/further";
import {
  ended,
  forgetRows,
  isSourceGone,
  look,
  matchAgain,
  proceed,
  sourceToRead,
  takeRows,
  takeSample,
  withoutReport,
} from "./result/preview";
import { canWrite, isWriting, type PaneState, type Writing } from "./state";

/** The whole pane: what an event makes of a state, and what is to be done about it. */
export function next(state: PaneState, event: PaneEvent): Turn {
  const turn = goOn(remember(state, event, step(state, event)), (settled) => startWriting(settled, undefined));
  return lookBack(followUp(keepUp(turn)));
}

function step(state: PaneState, event: PaneEvent): Turn {
  if (isOfCustomers(event)) return takeCustomer(state, event);
  switch (event.kind) {
    case "started":
      return {
        state: loading(state),
        effects: [{ kind: "watchSelection" }, { kind: "loadPolicy" }, { kind: "lookAtLastRun" }],
      };
    case "policyLoaded":
      return look(answeredBy(event.outcome.value, takeKept(state, event.outcome)), { kind: "selection" }, "atOnce");
    case "draftSaved":
      return stay({ ...state, keepingIssues: event.issues });
    case "policySheetChanged":
      return { state, effects: isWriting(state) ? [] : [{ kind: "lookAtPolicy" }] };
    case "policySeen":
      return isWriting(state) ? stay(state) : afterPolicy(state, takeSeen(state, event.own));
    case "policyTaken": {
      const turn = afterPolicy(state, takeSide(state, event.whose));
      return event.whose === "workbook"
        ? { ...turn, effects: [{ kind: "dropDraft" }, ...turn.effects] }
        : { ...turn, effects: [...saving(turn.state), ...turn.effects] };
    }
    case "policyImported": {
      if (isWriting(state)) return stay(state);
      const turn = afterPolicy(state, takeImported(state, event));
      return { ...turn, effects: [...(event.outcome.value ? saving(turn.state) : []), ...turn.effects] };
    }
    case "runsRead": {
      const { value: found, issues } = event.outcome;
      return stay({ ...state, runs: { ...state.runs, found, issues } });
    }
    case "undone":
    case "redone": {
      const restored = isWriting(state) ? state : goBackOrForth(state, event);
      if (restored === state) return stay(state);
      const turn = afterChoice(matchAgain(restored));
      const { language } = state.policy;
      return { state: turn.state, effects: [...translatingTo(language, restored), ...turn.effects] };
    }
    case "touched":
      return stay(state.undo.open ? { ...state, undo: { ...state.undo, open: undefined } } : state);
    case "authorTyped":
      return { state: { ...state, author: event.author }, effects: [{ kind: "saveAuthor", author: event.author }] };

    case "selectionChanged":
      if (isOnCustomer(state)) return followSelection(state);
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

    case "furtherFound":
      return takeFurther(state, event);
    case "tabChosen": {
      const shown: PaneState = { ...state, tab: event.tab };
      return event.tab === "formulas" && state.tab !== "formulas" ? openFormulas(shown) : stay(shown);
    }
    case "methodShown":
      return stay(event.place < state.methods.length ? { ...state, place: event.place } : state);
    case "languageChosen": {
      if (isWriting(state)) return stay(state);
      const { language } = event;
      const changed = { ...state, ...inLanguage(state, language) };
      const translating = translatingTo(language, changed);
      const turn = formulasIn(changed);
      return { state: turn.state, effects: [...saving(changed), ...translating, ...turn.effects] };
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
      return stay({ ...state, writing: { kind: "running", stage: event.stage, at: event.at, left: event.left } });
    case "broke":
      return stay({ ...ended(state), writing: { kind: "idle" }, health: "broken" });
    case "writeEnded": {
      const { value: written, issues } = event.outcome;
      const writing: Writing = written ? { kind: "done", written, issues } : { kind: "stopped", issues };
      const following = isSourceGone(issues) ? "selection" : state.following;
      const ended = { ...(written ? afterOther(state, "written") : state), ...event.run, writing, following };
      return afterWrite(ended, issues);
    }
    case "lastRunRead":
      return afterLastRun({ ...state, lastRun: event.outcome.value ?? {} });
    // What a button of the ribbon asked for is shown where it is answered.
    case "refreshAsked":
    case "revertAsked":
      return takeLive({ ...state, tab: "classify" }, event);
    case "explainAsked":
      return takeLive({ ...state, tab: "customer" }, event);
    case "sourceTouched":
    case "sourceChecked":
    case "pointed":
    case "notExplained":
    case "askTaken":
      return takeLive(state, event);
    case "freezeAsked":
    case "formulasFound":
    case "freezeConfirmed":
    case "freezeCancelled":
    case "freezeProgressed":
    case "formulasFrozen":
      return takeFreezing(state, event);
    case "functionsListed":
    case "functionChosen":
    case "functionLeft":
    case "columnsTaken":
    case "columnPicked":
    case "formulaTyped":
    case "insertAsked":
    case "formulaInserted":
    case "filledSought":
    case "filledFound":
    case "rewriteAsked":
    case "filledRewritten":
    case "startUpRead":
    case "startUpChosen":
    case "startUpChanged":
    case "takeOutAsked":
    case "insertionTakenOut":
      return takeFormulas(state, event);
    case "welcomeAnswered":
    case "sampleAsked":
    case "sampleAdded":
    case "sampleRemovalAsked":
    case "sampleRemoved":
    case "sourcesAsked":
    case "sourcesListed":
    case "sourceChosen":
    case "rowAsked":
    case "rowShown":
    case "sheetAsked":
    case "sheetsAsked":
      return takePlaces(state, event);
    case "takeBackAsked":
    case "removeAsked": {
      if (isWriting(state) || state.takingBack === "running") return stay(state);
      const effect: Effect =
        event.kind === "removeAsked"
          ? { kind: "removeAll", sample: event.sample }
          : { kind: "takeBack", made: event.made, what: event.what ?? "run" };
      return { state: { ...state, takingBack: "running", takeBackIssues: [] }, effects: [effect] };
    }
    case "takenBack":
      return {
        state: {
          ...afterOther(state, "takenBack"),
          ...{ takingBack: "idle", takeBackIssues: event.issues, writing: { kind: "idle" } },
          freezing: { kind: "idle" },
        },
        effects: [{ kind: "lookAtLastRun" }, { kind: "lookAtPolicy" }],
      };
    default: {
      if (isWriting(state)) return stay(state);
      // Who chooses a policy as a whole wants it instead of one that nobody can read.
      const own = event.kind === "presetChosen" ? { ...state.own, unreadable: "replace" as const } : state.own;
      const places: Places = { ...state.places, welcome: "answered" };
      return afterChoice(matchAgain({ ...state, ...choose(state, event), own, places }));
    }
  }
}

/** Asks for the earlier runs where their page is shown and does not know the last one yet. */
function lookBack({ state, effects }: Turn): Turn {
  const { tab, lastRun, runs, underWay } = state;
  if (tab !== "policy" || runs.of === lastRun || underWay?.kind === "loading" || isWriting(state))
    return { state, effects };
  return { state: { ...state, runs: { ...runs, of: lastRun } }, effects: [...effects, { kind: "readRuns" }] };
}

function loading(state: PaneState): PaneState {
  return { ...state, underWay: { kind: "loading" } };
}

/** Whoever left choices in the workbook knows what KA does. */
function answeredBy(kept: Kept | undefined, state: PaneState): PaneState {
  return kept?.draft === undefined ? state : { ...state, places: { ...state.places, welcome: "answered" } };
}

/** Whether a look is under way that goes on to what follows by itself. */
function isWaiting({ underWay }: PaneState): boolean {
  return underWay?.kind === "loading" || underWay?.kind === "looking";
}

/** Fetches the texts of ready-made policies in a language, where the choices may have some. */
function translatingTo(language: Language, { policy }: PaneState): Effect[] {
  return policy.treatments ? [{ kind: "translateTexts", language }] : [];
}

/** Keeps a choice and shows what follows from it. A result that was announced is no longer that of these choices. */
function afterChoice(state: PaneState): Turn {
  const settled: PaneState = { ...state, writing: { kind: "idle" } };
  // A look under way finds the new choices when it ends; to start over would only cost time.
  const turn = isWaiting(settled) ? stay(settled) : proceed(settled);
  return { state: turn.state, effects: [...saving(state), ...turn.effects] };
}

function saving(state: PaneState): Effect[] {
  return state.keeping === "on" ? [{ kind: "saveDraft", draft: draftOf(state, state.own.taken) }] : [];
}

/** Shows what follows from a policy that was taken over; nothing where the choices stayed as they were. */
function afterPolicy(before: PaneState, state: PaneState): Turn {
  if (state.policy === before.policy) return stay(state);
  const settled: PaneState = { ...matchAgain(state), writing: { kind: "idle" } };
  return isWaiting(settled) ? stay(settled) : proceed(settled);
}

/** After the result was written, the workbook says what was chosen; unless KA left a policy as it is that cannot be read. */
function afterWrite(state: PaneState, issues: readonly Issue[]): Turn {
  const effects: Effect[] = [{ kind: "lookAtLastRun" }];
  const kinds = issues.map(({ kind }) => kind);
  if (kinds.includes("policyChanged")) return { state, effects: [...effects, { kind: "lookAtPolicy" }] };
  if (state.writing.kind !== "done" || !state.report || kinds.includes("policySheetLeft")) return { state, effects };
  const written = afterWriting(state, state.report.policy);
  return { state: written, effects: [...effects, { kind: "dropDraft" }, { kind: "watchPolicy" }] };
}

function startWriting(state: PaneState, unfinished: "finish" | undefined): Turn {
  const { sample, columns, policy, own } = state;
  const { taken, unreadable } = own;
  if (!canWrite(state) || !sample) return stay(state);
  return {
    // The sheet that is written comes to the front: its selection is not the next source.
    state: { ...state, following: "pinned", writing: { kind: "running", stage: "reading" }, takeBackIssues: [] },
    effects: [{ kind: "write", sample, columns, policy, taken, unreadable, ...(unfinished ? { unfinished } : {}) }],
  };
}
