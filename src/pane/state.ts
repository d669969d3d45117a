import { needsOf } from "../core/methods/methods";
import { columnsNeeded, matchColumns, SAMPLE_ROWS, type Columns } from "../core/columns";
import type { Gathering } from "../core/customers";
import type { Issue, IssueKind, Outcome } from "../core/issues";
import { defaultPolicy, readPolicy, type Language, type Policy } from "../core/policy";
import type { Report } from "../core/report";
import { ROLES } from "../core/roles";
import { isRead } from "../core/table";
import type { Reading, Source, Written } from "../core/workbook";
import { choicesOf, choose, inLanguage, problemsAt, type ChoiceEvent, type Choices } from "./choices";

/** How far a job is, in the units of its stage: rows or cells. */
export interface Done {
  readonly done: number;
  readonly total: number;
}

/** The stages of writing, in their order: rows are read anew, so that what is written is what the workbook holds. */
export type WritingStage = "reading" | "calculating" | "writing";

/** What became of the wish to write. */
export type Writing =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly stage: WritingStage; readonly at?: Done | undefined }
  | { readonly kind: "cancelling" }
  | { readonly kind: "done"; readonly written: Written; readonly issues: readonly Issue[] }
  | { readonly kind: "stopped"; readonly issues: readonly Issue[] };

/** The one job of the preview at a time, with what it is done for: a choice that changes nothing of that does not start it over. */
export type UnderWay =
  | { readonly kind: "loading" }
  | { readonly kind: "looking" }
  | { readonly kind: "reading"; readonly of: string; readonly at?: Done | undefined }
  | { readonly kind: "gathering"; readonly of: string }
  | { readonly kind: "classifying"; readonly of: Policy };

/** What one run over the rows made. */
export interface Run {
  readonly rows: Reading;
  readonly gathering: Gathering;
  readonly report: Report;
}

/** The pane in full: what was chosen, what is known of the data, and what is under way. */
export interface PaneState extends Choices {
  /** Whether choices are kept in the workbook: not before those that it holds are known, nor over some that this KA cannot read. */
  readonly keeping: "unknown" | "on" | "off";
  readonly keepingIssues: readonly Issue[];

  /** Whether the pane goes with the selection or stays with what it has. */
  readonly following: "selection" | "pinned";
  /** The first rows of the source, from which the columns are told. */
  readonly sample?: Reading | undefined;
  readonly lookIssues: readonly Issue[];
  readonly columns: Columns;
  readonly columnIssues: readonly Issue[];

  /** All rows of the columns that are needed. */
  readonly rows?: Reading | undefined;
  readonly gathering?: Gathering | undefined;
  /** The columns and measures that were gathered: a method that judges another measure needs the rows once more. */
  readonly gatheredOf?: string | undefined;
  readonly gatherIssues: readonly Issue[];
  /** The figures shown; while something newer is under way, those of before. */
  readonly report?: Report | undefined;
  readonly reportIssues: readonly Issue[];
  /** The choices that the figures are of. */
  readonly reportOf?: Policy | undefined;

  readonly underWay?: UnderWay | undefined;
  readonly writing: Writing;
  /** Broken after a bug: what is shown may not be trusted, and nothing is written any more. */
  readonly health: "sound" | "broken";
}

/** Everything that can happen to the pane: by the user, by the workbook, or by an effect that ended. */
export type PaneEvent =
  | { readonly kind: "started" }
  | { readonly kind: "policyLoaded"; readonly outcome: Outcome<unknown> }
  | { readonly kind: "policySaved"; readonly issues: readonly Issue[] }
  | { readonly kind: "selectionChanged" }
  | { readonly kind: "pinned" }
  | { readonly kind: "unpinned" }
  | { readonly kind: "readAgain" }
  | { readonly kind: "sampleRead"; readonly outcome: Outcome<Reading> }
  | { readonly kind: "rowsProgressed"; readonly at: Done }
  | { readonly kind: "rowsRead"; readonly outcome: Outcome<Reading> }
  | { readonly kind: "gathered"; readonly outcome: Outcome<Gathering> }
  | { readonly kind: "classified"; readonly outcome: Outcome<Report> }
  | ChoiceEvent
  /** The form and the figures of another method of the policy. */
  | { readonly kind: "methodShown"; readonly place: number }
  | { readonly kind: "languageChosen"; readonly language: Language }
  | { readonly kind: "writeAsked" }
  | { readonly kind: "cancelAsked" }
  /** A job threw: a bug of KA's. */
  | { readonly kind: "broke" }
  | { readonly kind: "writeProgressed"; readonly stage: WritingStage; readonly at?: Done | undefined }
  | { readonly kind: "writeEnded"; readonly outcome: Outcome<Written>; readonly run?: Run | undefined };

/** What is to be done outside the state. A newer effect of the preview takes the place of the one before, which then never speaks again. */
export type Effect =
  | { readonly kind: "watchSelection" }
  | { readonly kind: "loadPolicy" }
  | { readonly kind: "savePolicy"; readonly policy: Policy }
  | { readonly kind: "readSample"; readonly source: Source; readonly rows: number; readonly after: "pause" | "atOnce" }
  | { readonly kind: "readRows"; readonly source: Source; readonly columns: readonly number[] }
  | { readonly kind: "gather"; readonly rows: Reading; readonly columns: Columns; readonly policy: Policy }
  | {
      readonly kind: "classify";
      readonly rows: Reading;
      readonly columns: Columns;
      readonly gathering: Gathering;
      readonly policy: Policy;
    }
  | { readonly kind: "dropPreview" }
  | { readonly kind: "write"; readonly sample: Reading; readonly columns: Columns; readonly policy: Policy }
  | { readonly kind: "cancelWrite" };

/** A state with what it asks for. */
export interface Turn {
  readonly state: PaneState;
  readonly effects: readonly Effect[];
}

/** The pane before anything happened, in the language of a first run. */
export function firstState(language: Language): PaneState {
  return {
    ...choicesOf(defaultPolicy(language)),
    keeping: "unknown",
    keepingIssues: [],
    following: "selection",
    lookIssues: [],
    columns: {},
    columnIssues: [],
    gatherIssues: [],
    reportIssues: [],
    writing: { kind: "idle" },
    health: "sound",
  };
}

/** The whole pane: what an event makes of a state, and what is to be done about it. */
export function next(state: PaneState, event: PaneEvent): Turn {
  switch (event.kind) {
    case "started":
      return { state: loading(state), effects: [{ kind: "watchSelection" }, { kind: "loadPolicy" }] };
    case "policyLoaded":
      return look(takeKept(state, event.outcome), { kind: "selection" }, "atOnce");
    case "policySaved":
      return stay({ ...state, keepingIssues: event.issues });

    case "selectionChanged":
      if (state.following === "pinned" || isWriting(state) || state.underWay?.kind === "loading") return stay(state);
      return look(state, { kind: "selection" }, "pause");
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
      const changed = { ...state, ...inLanguage(state, event.language) };
      return { state: changed, effects: saving(changed) };
    }

    case "writeAsked":
      return startWriting(state);
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
      return stay({ ...state, ...event.run, writing });
    }
    default:
      return isWriting(state) ? stay(state) : afterChoice(matchAgain({ ...state, ...choose(state, event) }));
  }
}

/** Whether the result is being written at this moment. */
export function isWriting(state: PaneState): boolean {
  return state.writing.kind === "running" || state.writing.kind === "cancelling";
}

/** Whether the form of the method that is shown can be used, and whether what is in it can. */
export function formState(state: PaneState): "free" | "blocked" | "wrong" {
  if (isWriting(state)) return "blocked";
  return problemsAt(state, `methods.${state.place}`).length > 0 ? "wrong" : "free";
}

/** Whether what is shown may be written: it is of these choices, it stands, and nothing is under way. */
export function canWrite(state: PaneState): boolean {
  return (
    state.health === "sound" &&
    state.report !== undefined &&
    !state.underWay &&
    state.problems.length === 0 &&
    !isWriting(state)
  );
}

function stay(state: PaneState): Turn {
  return { state, effects: [] };
}

function loading(state: PaneState): PaneState {
  return { ...state, underWay: { kind: "loading" } };
}

function ended(state: PaneState): PaneState {
  return { ...state, underWay: undefined };
}

/** Looks at the first rows of a source. What is shown stays until they are there. */
function look(state: PaneState, source: Source, after: "pause" | "atOnce"): Turn {
  return {
    state: { ...state, underWay: { kind: "looking" } },
    effects: [{ kind: "readSample", source, rows: SAMPLE_ROWS, after }],
  };
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

function startWriting(state: PaneState): Turn {
  const { sample, columns, policy } = state;
  if (!canWrite(state) || !sample) return stay(state);
  return {
    // The sheet that is written comes to the front: its selection is not the next source.
    state: { ...state, following: "pinned", writing: { kind: "running", stage: "reading" } },
    effects: [{ kind: "write", sample, columns, policy }],
  };
}

function takeKept(state: PaneState, { value, issues }: Outcome<unknown>): PaneState {
  if (value === undefined) return { ...state, keeping: issues.length === 0 ? "on" : "unknown", keepingIssues: issues };
  const kept = readPolicy(value);
  if (!kept.value) return { ...state, keeping: "off", keepingIssues: kept.issues };
  return { ...state, ...choicesOf(kept.value), keeping: "on", keepingIssues: issues };
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
    return stay(withoutReport(forgetRows({ ...looked, sample: undefined, columns: {}, columnIssues: [] })));
  }
  const same = state.sample !== undefined && isSamePlace(state.sample, sample);
  if (same) return proceedIfUnknown(matchAgain({ ...looked, sample }));
  return proceed(matchAgain(withoutReport(forgetRows({ ...looked, sample, writing: { kind: "idle" } }))));
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

/** The policy without the choice of columns that this source does not have: it is of another sheet of the workbook. */
export function policyFor(policy: Policy, { table }: Reading): Policy {
  const headers = new Set(table.columns.map(({ header }) => header));
  const fitting = ROLES.filter((role) => {
    const header = policy.columns[role];
    return header == null || headers.has(header);
  });
  return { ...policy, columns: Object.fromEntries(fitting.map((role) => [role, policy.columns[role]])) };
}

function sourceToRead(state: PaneState): Source {
  return state.following === "pinned" && state.sample ? state.sample.source : { kind: "selection" };
}

function forgetRows(state: PaneState): PaneState {
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
