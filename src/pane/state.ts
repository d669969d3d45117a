import type { Columns } from "../core/columns";
import type { Gathering } from "../core/customers";
import type { Issue } from "../core/issues";
import { defaultPolicy, type Language, type Policy } from "../core/policy";
import type { Report } from "../core/report";
import { ROLES } from "../core/roles";
import { NOTHING_FURTHER, type Further } from "./result/further-state";
import type { UnderWay } from "./result/preview-state";
import type { LastRun, Reading } from "../core/workbook";
import { NO_PLACES, type Places } from "./data/places-state";
import type { Tab } from "./frame/tabs";
import { NO_ACCOUNTS, type Accounts } from "./customer/customer-state";
import { NO_FORMULAS, type FormulasPage } from "./formulas/formulas-state";
import type { Freezing } from "./freeze/freeze-state";
import { NOTHING_LIVE, type Live } from "./live/live-state";
import { choicesOf, problemsAt, type Choices } from "./choices";
import type { OwnPolicy } from "./policy/policy-state";
import { NO_RUNS, type Runs } from "./policy/runs-state";
import { NO_TEXTS, type KeptTexts } from "./policy/texts-state";
import { NO_STEPS, type Undo } from "./policy/undo-state";
import type { Writing } from "./write/write-state";

/** The pane in full: what was chosen, what is known of the data, and what is under way. */
export interface PaneState extends Choices {
  /** Whether choices are kept in the workbook until they are written: not before those that it holds are known, nor over some that this KA cannot read. */
  readonly keeping: "unknown" | "on" | "off";
  readonly keepingIssues: readonly Issue[];
  /** The workbook's own policy as the choices know it. */
  readonly own: OwnPolicy;
  /** The choices of before, which can come back, and those that were taken back. */
  readonly undo: Undo;
  /** What the page of the policy tells of earlier runs. */
  readonly runs: Runs;
  /** Who works here, as typed; empty where nobody said. */
  readonly author: string;

  /** The page of the pane that is shown. */
  readonly tab: Tab;
  /** Where rows are besides the selection, and whether the first screen was answered. */
  readonly places: Places;
  /** Whether the page is seen; `behind`: it is not, and the selection has changed meanwhile. */
  readonly page: "shown" | "hidden" | "behind";
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

  /** What is shown below the classes. */
  readonly further: Further;

  /** What stands in fields and is not taken. */
  readonly texts: KeptTexts;
  /** Entries that are begun and cannot be used yet: while there are any, what would be written is not what the forms show. */
  readonly unfinished: readonly string[];
  readonly underWay?: UnderWay | undefined;
  readonly writing: Writing;
  /** What the workbook says of the last run, as soon as it is known. */
  readonly lastRun: LastRun;
  /** Whether the result is still that of its rows, and what a button of the ribbon asked for. */
  readonly live: Live;
  /** Whether what KA wrote is being taken back, and what became of it. */
  readonly takingBack: "idle" | "running";
  readonly takeBackIssues: readonly Issue[];
  /** Whether formulas that call KA are being made values. */
  readonly freezing: Freezing;
  /** The page of formulas. */
  readonly formulas: FormulasPage;
  /** What the pages of one customer and of those who need attention show. */
  readonly accounts: Accounts;
  /** Broken after a bug: what is shown may not be trusted, and nothing is written any more. */
  readonly health: "sound" | "broken";
}

/** The pane before anything happened, in the language of a first run. */
export function firstState(language: Language): PaneState {
  return {
    ...choicesOf(defaultPolicy(language)),
    keeping: "unknown",
    keepingIssues: [],
    own: { taken: "", settled: "", unreadable: "leave", issues: [] },
    undo: NO_STEPS,
    runs: NO_RUNS,
    author: "",
    tab: "classify",
    places: NO_PLACES,
    page: "shown",
    following: "selection",
    lookIssues: [],
    columns: {},
    columnIssues: [],
    gatherIssues: [],
    reportIssues: [],
    further: NOTHING_FURTHER,
    texts: NO_TEXTS,
    unfinished: [],
    writing: { kind: "idle" },
    lastRun: {},
    live: NOTHING_LIVE,
    takingBack: "idle",
    takeBackIssues: [],
    freezing: { kind: "idle" },
    formulas: NO_FORMULAS,
    accounts: NO_ACCOUNTS,
    health: "sound",
  };
}

/** Whether the first screen is shown: the workbook is known, KA was never at work in it, and nobody chose. */
export function isWelcome({ places, keeping, underWay, own, lastRun }: PaneState): boolean {
  if (places.welcome === "answered" || keeping === "unknown" || underWay?.kind === "loading") return false;
  return own.taken === "" && own.issues.length === 0 && !lastRun.source && !lastRun.unfinished && !lastRun.revertible;
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

/** Whether something in the forms is not complete or not right. */
export function isUnfinished({ problems, unfinished }: PaneState): boolean {
  return problems.length + unfinished.length > 0;
}

/** Whether what is shown may be written: it is of these choices, it stands, and nothing is under way. */
export function canWrite(state: PaneState): boolean {
  return (
    state.health === "sound" &&
    state.report !== undefined &&
    !state.underWay &&
    !isUnfinished(state) &&
    !isWriting(state) &&
    state.takingBack === "idle"
  );
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
