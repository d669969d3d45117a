import { note, refusal, warning, type Issue } from "../../core/issues";
import type { Pointed, Source, SourceState } from "../../core/workbook";
import { stay, type Effect, type Turn, type Turns } from "../events";
import type { Live, LiveEvent, Stale, Wanted } from "./live-state";
import { NOTHING_SHOWN } from "../customer/customer-state";
import { forgetRows, look } from "../result/preview";
import { isWriting, type PaneState } from "../state";

/** Rows of the result change, and buttons of the ribbon are pressed: what one asks for is shown where it is answered. */
export const liveTurns: Turns<LiveEvent["kind"]> = {
  sourceTouched: (state, { change: { at, rows, by, what } }) => {
    if (what === "gone") return stay(withLive(state, { stale: { kind: "gone" } }));
    const { stale } = state.live;
    const since = stale?.kind === "edited" ? stale.since : at;
    return stay(withLive(state, { stale: { kind: "edited", since, rows, by } }));
  },
  sourceChecked: (state, { outcome }) => stay(withLive(state, { stale: staleAfter(state.live.stale, outcome.value) })),
  lastRunRead: (state, { outcome }) => afterLastRun({ ...state, lastRun: outcome.value ?? {} }),
  refreshAsked: (state) => {
    const shown: PaneState = { ...state, tab: "classify" };
    if (isBusy(state)) return stay(shown);
    return stay(withLive(shown, { wanted: { kind: "refresh", stage: "waiting" }, issues: [] }));
  },
  explainAsked: (state) => {
    const shown: PaneState = { ...state, tab: "customer" };
    if (isBusy(state)) return stay(shown);
    return { state: withLive(withoutCard(shown, []), { issues: [] }), effects: [{ kind: "readPointed" }] };
  },
  pointed: (state, { outcome: { value: pointed, issues } }) => {
    if (!pointed) return stay(withoutCard(state, issues));
    if (pointed.texts.length === 0)
      return stay(withoutCard(state, [warning("noCustomerPointed", { where: pointed.where })]));
    return stay(withLive(state, { wanted: { kind: "explain", stage: "waiting", pointed } }));
  },
  notExplained: (state, { issues }) => stay(withoutCard(state, issues)),
  revertAsked: (state) => {
    const shown: PaneState = { ...state, tab: "classify" };
    if (isBusy(state)) return stay(shown);
    return {
      state: withLive(shown, { wanted: { kind: "revert" }, issues: [] }),
      effects: [{ kind: "lookAtLastRun" }],
    };
  },
  askTaken: (state) => stay(withLive(state, { asks: "nothing" })),
};

function isBusy(state: PaneState): boolean {
  return isWriting(state) || state.takingBack === "running";
}

/** After the workbook said what it knows of the last run: its rows are watched, and compared once. */
function afterLastRun(state: PaneState): Turn {
  const { live, lastRun } = state;
  const { wanted } = live;
  if (wanted.kind === "revert") {
    const { revertible, frozen, unfinished } = lastRun;
    const can = revertible !== undefined || frozen !== undefined || unfinished !== undefined;
    const asked = { wanted: { kind: "nothing" }, asks: can ? "revert" : "nothing" } as const;
    return stay(withLive(state, { ...asked, issues: can ? [] : [note("nothingToTakeBack", {})] }));
  }
  if (wanted.kind !== "nothing" && wanted.stage === "place") return lookAtRows(state, wanted);
  if (!lastRun.source || lastRun.source.place === "gone") {
    const stale = lastRun.source ? ({ kind: "gone" } as const) : undefined;
    return { state: withLive(state, { stale }), effects: [{ kind: "watchSource" }] };
  }
  const effects: Effect[] = live.check === "due" ? [{ kind: "checkSource" }] : [];
  return { state: withLive(state, { check: "done" }), effects: [{ kind: "watchSource" }, ...effects] };
}

/** After the result was written anew, or one of before was brought back. */
export function afterOther(state: PaneState, what: "written" | "takenBack"): PaneState {
  return withLive(state, { stale: undefined, check: what === "written" ? "done" : "due" });
}

/** Goes on with what is wanted, once nothing is under way any more. `write` begins to write, if that can be. */
export function goOn({ state, effects }: Turn, write: (state: PaneState) => Turn): Turn {
  const { wanted } = state.live;
  if (wanted.kind !== "refresh" && wanted.kind !== "explain") return { state, effects };
  if (state.underWay || isWriting(state)) return { state, effects };
  if (wanted.stage === "waiting") {
    // Figures that are of the rows of the result say at once why.
    if (wanted.kind === "explain" && isOfResult(state)) return explain({ state, effects }, wanted.pointed);
    const asked = withLive(state, { wanted: { ...wanted, stage: "place" } });
    return { state: asked, effects: [...effects, { kind: "lookAtLastRun" }] };
  }
  if (wanted.stage === "place") return { state, effects };
  if (wanted.kind === "explain") return explain({ state, effects }, wanted.pointed);
  const settled = withLive(state, { wanted: { kind: "nothing" } });
  const writing = write(settled);
  if (writing.effects.length > 0) return { state: writing.state, effects: [...effects, ...writing.effects] };
  return { state: withLive(settled, { issues: [warning("refreshStopped", {})] }), effects };
}

function explain({ state, effects }: Turn, pointed: Pointed | undefined): Turn {
  const settled = withLive(state, { wanted: { kind: "nothing" } });
  if (!state.report || !state.gathering || !pointed)
    return { state: withoutCard(settled, [warning("explainStopped", {})]), effects };
  return { state: settled, effects: [...effects, { kind: "explain", pointed }] };
}

/** Looks at the rows of the result, wherever they lie now; without a result, at those that the pane shows. */
function lookAtRows(state: PaneState, wanted: Exclude<Wanted, { readonly kind: "nothing" | "revert" }>): Turn {
  const place = state.lastRun.source?.place ?? state.sample?.source;
  const settled = withLive(state, { wanted: { kind: "nothing" } });
  if (place === "gone")
    return stay(said(withLive(settled, { stale: { kind: "gone" } }), wanted, refusal("sourceGone", {})));
  if (!place) return stay(said(settled, wanted, warning("nothingToRefresh", {})));
  const ready = withLive(state, { wanted: { ...wanted, stage: "preview" } });
  return look(forgetRows({ ...ready, following: "pinned" }), place, "atOnce");
}

/** What stands in the way of a wish, on the page that answers it. */
function said(state: PaneState, { kind }: Wanted, issue: Issue): PaneState {
  return kind === "explain" ? withoutCard(state, [issue]) : withLive(state, { issues: [issue] });
}

/** No customer is shown any more: the one of before would pass for the one that was asked for. */
function withoutCard(state: PaneState, issues: readonly Issue[]): PaneState {
  return { ...state, accounts: { ...state.accounts, ...NOTHING_SHOWN, key: undefined, issues } };
}

/** Whether the figures shown are of the rows of the result, or of the only ones that KA knows. */
function isOfResult({ lastRun, sample, report, gathering }: PaneState): boolean {
  if (!sample || !report || !gathering) return false;
  const place = lastRun.source?.place;
  return place === undefined || (place !== "gone" && isSame(place, sample.source));
}

function isSame(a: Source, b: Source): boolean {
  return a.kind === "range" && b.kind === "range" && a.sheet === b.sheet && a.address === b.address;
}

function staleAfter(before: Stale | undefined, found: SourceState | undefined): Stale | undefined {
  // What was seen with its time says more than what is found.
  if (!found || before?.kind === "edited" || found.kind === "unknown") return before;
  if (found.kind === "same") return undefined;
  return found.kind === "gone" ? { kind: "gone" } : { kind: "found", rows: found.rows };
}

function withLive(state: PaneState, change: Partial<Live>): PaneState {
  return { ...state, live: { ...state.live, ...change } };
}
