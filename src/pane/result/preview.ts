import { SAMPLE_ROWS } from "../../core/column-guess";
import { columnsNeeded, matchColumns } from "../../core/columns";
import type { Issue, IssueKind, Outcome } from "../../core/issues";
import { needsOf } from "../../core/methods/methods";
import { ROLES } from "../../core/roles";
import { isRead } from "../../core/table";
import type { Reading, Source } from "../../core/workbook";
import { stay, type Turn, type Turns } from "../events";
import { policyFor, type PaneState } from "../state";
import type { PreviewEvent } from "./preview-state";

/** From the source to the figures: each step that ends is followed by the first thing that is not known yet. */
export const previewTurns: Turns<PreviewEvent["kind"]> = {
  sampleRead: (state, { outcome }) => takeSample(ended(state), outcome),
  rowsProgressed: (state, { at }) =>
    stay(state.underWay?.kind === "reading" ? { ...state, underWay: { ...state.underWay, at } } : state),
  rowsRead: (state, { outcome }) => takeRows(ended(state), outcome),
  gathered: (state, { outcome: { value, issues } }) => {
    const gathered = { ...ended(state), gathering: value, gatherIssues: issues };
    return value ? proceed(gathered) : stay(withoutReport(gathered));
  },
  classified: (state, { outcome: { value: report, issues } }) => {
    const reportOf = state.underWay?.kind === "classifying" ? state.underWay.of : undefined;
    return stay({ ...ended(state), report, reportIssues: issues, reportOf });
  },
};

/** Looks at the first rows of a source. What is shown stays until they are there. */
export function look(state: PaneState, source: Source, after: "pause" | "atOnce"): Turn {
  return {
    state: { ...state, underWay: { kind: "looking" } },
    effects: [{ kind: "readSample", source, rows: SAMPLE_ROWS, after }],
  };
}

/** Shows what follows from other choices. A result that was announced is no longer that of these. */
export function previewAnew(state: PaneState): Turn {
  const settled: PaneState = { ...matchAgain(state), writing: { kind: "idle" } };
  const { underWay } = settled;
  // A look under way finds the new choices when it ends; to start over would only cost time.
  return underWay?.kind === "loading" || underWay?.kind === "looking" ? stay(settled) : proceed(settled);
}

/** Goes on to the first thing that is not known yet. */
function proceed(state: PaneState): Turn {
  const { sample, rows, gathering, columns, policy, underWay } = state;
  if (!sample || state.columnIssues.some(({ severity }) => severity === "error")) {
    return { state: withoutReport(ended(state)), effects: [{ kind: "dropPreview" }] };
  }
  const needed = columnsNeeded(columns, policy)
    .map(({ index }) => index)
    .sort((a, b) => a - b);
  if (!rows || needed.some((place) => !isHeld(rows, place))) {
    const of = needed.join();
    if (underWay?.kind === "reading" && underWay.of === of) return stay(state);
    return {
      state: { ...state, underWay: { kind: "reading", of } },
      effects: [{ kind: "readRows", source: sample.source, columns: needed }],
    };
  }
  const of = [
    ...ROLES.map((role) => (needed.includes(columns[role]?.index ?? -1) ? columns[role]?.index : "")),
    JSON.stringify([policy.attributes, policy.criteria, policy.merges, policy.period, policy.leaveOut, policy.intake]),
    JSON.stringify(policy.comparison),
    ...needsOf(policy).map(({ need }) => JSON.stringify(need)),
  ].join();
  if (!gathering || state.gatheredOf !== of) {
    if (underWay?.kind === "gathering" && underWay.of === of) return stay(state);
    return {
      state: { ...state, gathering: undefined, gatheredOf: of, underWay: { kind: "gathering", of } },
      effects: [{ kind: "gather", rows, columns, policy }],
    };
  }
  return {
    state: { ...state, underWay: { kind: "classifying", of: policy } },
    effects: [{ kind: "classify", rows, columns, gathering, policy }],
  };
}

export function ended(state: PaneState): PaneState {
  return { ...state, underWay: undefined };
}

/** Refusals of a click beside the data: what was shown before is more use than nothing. */
const BESIDE: readonly IssueKind[] = ["nothingSelected", "oneCell", "emptySheet"];

function takeSample(state: PaneState, { value: sample, issues }: Outcome<Reading>): Turn {
  const looked = { ...state, lookIssues: issues };
  if (!sample) {
    const beside = issues.some(({ kind }) => BESIDE.includes(kind));
    if (beside && state.sample) {
      return proceedIfUnknown({ ...state, lookIssues: issues.map((issue) => ({ ...issue, severity: "note" })) });
    }
    const left = withoutReport(forgetRows({ ...looked, sample: undefined, columns: {}, columnIssues: [] }));
    return stay(isSourceGone(issues) ? { ...left, following: "selection" } : left);
  }
  const same = state.sample !== undefined && isSamePlace(state.sample, sample);
  if (same) return proceedIfUnknown(matchAgain({ ...looked, sample }));
  return proceed(matchAgain(withoutReport(forgetRows({ ...looked, sample, writing: { kind: "idle" } }))));
}

/** Whether the rows that the pane stayed with are gone: then it goes with the selection again, so that others can be selected. */
export function isSourceGone(issues: readonly Issue[]): boolean {
  return issues.some(({ kind }) => kind === "sourceGone");
}

/** After a look that found the same rows as before, figures that stand are not made again; choices may have changed while it looked. */
function proceedIfUnknown(state: PaneState): Turn {
  const stands = state.rows && state.gathering && state.report && state.reportOf === state.policy;
  return stands ? stay(state) : proceed(state);
}

function takeRows(state: PaneState, { value: rows, issues }: Outcome<Reading>): Turn {
  if (!rows) return stay(withoutReport({ ...forgetRows(state), lookIssues: issues }));
  // The sheet may have changed between the two reads: then the columns have to be told anew.
  const moved = state.sample && !hasSameHeaders(state.sample, rows);
  if (moved) return look(forgetRows(state), rows.source, "atOnce");
  return proceed({ ...state, rows, gathering: undefined, lookIssues: issues });
}

/** Tells the columns from the sample; a column chosen for another sheet does not count here. */
function matchAgain(state: PaneState): PaneState {
  const { sample } = state;
  if (!sample) return state;
  const { found, issues } = matchColumns(sample.table, policyFor(state.policy, sample));
  return { ...state, columns: found, columnIssues: issues };
}

export function sourceToRead(state: PaneState): Source {
  return state.following === "pinned" && state.sample ? state.sample.source : { kind: "selection" };
}

export function forgetRows(state: PaneState): PaneState {
  return { ...state, rows: undefined, gathering: undefined, gatherIssues: [] };
}

function withoutReport(state: PaneState): PaneState {
  return { ...state, report: undefined, reportIssues: [] };
}

function isHeld({ table }: Reading, place: number): boolean {
  const column = table.columns[place];
  return column !== undefined && isRead(column);
}

function isSamePlace(a: Reading, b: Reading): boolean {
  return a.table.where === b.table.where && a.rowsInSource === b.rowsInSource && hasSameHeaders(a, b);
}

function hasSameHeaders(a: Reading, b: Reading): boolean {
  const [before, now] = [a.table.columns, b.table.columns];
  return before.length === now.length && before.every(({ header }, place) => header === now[place]?.header);
}
