import { listAccounts } from "./account-list";
import type { Result } from "../classes";
import { layOutClassColumns, type SourcePlace } from "./class-columns";
import { layOutCharts } from "./charts-sheet";
import { layOutChoices } from "./choices";
import { BAR } from "./colours";
import type { Gathering } from "../customers";
import type { EarlierWindow } from "../earlier-window";
import { layOutFacts } from "./facts-sheet";
import { layOutRun } from "./formula-names";
import { keptColumns } from "./hand-columns";
import type { Day } from "../days";
import { note, refusal, warning, type Issue, type Outcome } from "../issues";
import { classRules } from "./list-sheet";
import { layOutMovement } from "./movement";
import type { LiveSource } from "../source/live-source";
import { layOutMemory, type Remembered } from "./memory";
import { listPage } from "./pages";
import { ACCOUNTS_TABLE, FACTS_TABLE, KEPT_TABLE, type OnRequest } from "../plan/own-sheets";
import type { Edit, ListColumn, Plan } from "../plan";
import { layOutPivots, pivotsOver, sourceIn } from "./pivot-sheet";
import type { Language, Output } from "../policy";
import type { Report } from "../report";
import type { Steps } from "../steps";
import { layOutSummary } from "./summary";
import { TEXTS } from "../text/text";
import type { Entries } from "./entries";
import { findWatched } from "../watch";
import { layOutWatchList } from "./watch-sheet";

/** Rows of a sheet, the header row included. */
const SHEET_ROWS = 1_048_576;

/** What is laid out. */
export interface Assessed {
  readonly report: Report;
  readonly gathering: Gathering;
  readonly results: readonly Result[];
  readonly entries: Entries;
  /** Decides which classes set by hand are to be looked at again. */
  readonly today: Day;
  /** Where the rows stand, so that their classes can be put beside them. */
  readonly place?: SourcePlace | undefined;
  /** How a formula looks after the rows, where they stand in the workbook that is written. */
  readonly live?: LiveSource | undefined;
  /** The earlier days that the policy compares with, where it asks who moved. */
  readonly earlier?: EarlierWindow | undefined;
}

/** Lays a result out as a plan of edits to KA's own sheets; with policy, log and history where it is to be remembered. */
export function* layOut(
  { report, gathering, results, entries, today, place, live, earlier }: Assessed,
  remembered?: Remembered,
): Steps<Outcome<Plan>> {
  const { language, colours, outputs: named = [] } = report.policy;
  // Slicers are nothing without what they filter.
  const asked: readonly Output[] = named.includes("slicers") ? [...named, "pivot"] : named;
  const text = TEXTS[language];
  const { standing = [] } = entries.lists ?? {};
  const again = standing.filter((output) => output !== "facts" || gathering.customers.months);
  const outputs: readonly Output[] = [...asked, ...again];
  const { count } = gathering.customers;
  if (count + 1 > SHEET_ROWS)
    return { issues: [refusal("tooManyCustomers", { customers: count, limit: SHEET_ROWS - 1 })] };
  const beside = outputs.includes("columns") ? layOutClassColumns(gathering, results, { place, language }) : undefined;
  if (beside && !beside.value) return { issues: beside.issues };
  const columns = yield* listAccounts(gathering, results, { ...report.policy, entries });
  const summary = layOutSummary(report, remembered, live);
  const memory = remembered && (yield* layOutMemory(report, columns, remembered));
  if (memory && !memory.value) return { issues: memory.issues };
  const { lasting = [], everyRun = [], logged } = memory?.value ?? {};
  const run = remembered && layOutRun(remembered, language);
  const watched = outputs.includes("watch") ? yield* findWatched(gathering.customers, results, today) : [];
  const classColumn = columns.findIndex(({ header }) => header === text.headers.class);
  const body = { row: 1, column: 0, rows: count };
  const factsMade = outputs.includes("facts")
    ? yield* layOutFacts({ gathering, results, language, colours, entries })
    : undefined;
  const { value: facts = [], issues: factIssues = [] } = factsMade ?? {};
  if (factsMade && !factsMade.value) return { issues: factsMade.issues };
  const moved = outputs.includes("migration")
    ? yield* layOutMovement({ report, gathering, results, entries, earlier })
    : undefined;
  if (moved && !moved.value) return { issues: moved.issues };
  const slicers = outputs.includes("slicers") ? "asked" : "none";
  const list = sourceIn(facts, FACTS_TABLE) ?? { sheet: "accounts", table: ACCOUNTS_TABLE, columns };
  const edits: Edit[] = [
    {
      ...{ kind: "openSheet", sheet: "accounts", name: text.sheets.accounts, columns: columns.length },
      headers: ownHeaders(columns, entries),
    },
    { kind: "openSheet", sheet: "summary", name: text.sheets.summary, columns: summary.columns },
    { kind: "clearSheet", sheet: "summary" },
    ...summary.opening,
    ...keptFor("safety", entries, language),
    { kind: "clearSheet", sheet: "accounts" },
    {
      kind: "setCells",
      sheet: "accounts",
      at: { row: 0, column: 0 },
      columns: columns.map(({ header }) => ({ values: [header], format: "@" })),
    },
    { kind: "setCells", sheet: "accounts", at: { row: 1, column: 0 }, columns: columns.map(({ cells }) => cells) },
    {
      kind: "makeTable",
      sheet: "accounts",
      name: ACCOUNTS_TABLE,
      block: { row: 0, column: 0, rows: count + 1, columns: columns.length },
      style: "TableStyleLight1",
    },
    ...layOutChoices(columns, report, count),
    ...formulasOf(columns, entries, count),
    { kind: "setWidths", sheet: "accounts", widths: columns.map(({ width }) => width) },
    { kind: "freezeRows", sheet: "accounts", rows: 1 },
    listPage(
      "accounts",
      columns.map(({ width }) => width),
      { titleColumns: columns.findIndex(({ header }) => header === text.headers.customer) + 1 },
    ),
    {
      kind: "colourClasses",
      sheet: "accounts",
      // The label stands in the coloured cell itself. A rule that looks at another column is slow in some grids.
      block: { ...body, column: classColumn, columns: 1 },
      classColumn,
      rules: classRules(results[0], report.policy),
    },
    ...columns.flatMap(({ header }, column): Edit[] =>
      header === text.headers.share
        ? [{ kind: "drawBars", sheet: "accounts", block: { ...body, column, columns: 1 }, colour: BAR }]
        : [],
    ),
    ...keptFor("result", entries, language),
    ...summary.body,
    ...(outputs.includes("watch")
      ? yield* layOutWatchList({ gathering, results, watched, entries, language, colours })
      : []),
    ...(moved?.value ?? []),
    ...facts,
    ...(outputs.includes("pivot")
      ? yield* layOutPivots(list, pivotsOver(list, gathering.customers, { language, slicers }), {
          value: text.headers.amount,
          language,
        })
      : []),
    ...(outputs.includes("charts") ? yield* layOutCharts({ report, gathering, results }) : []),
  ];
  edits.push(...lasting, ...everyRun, ...(run ? [run.naming] : []));
  const stamping = run ? [run.stamping] : [];
  const closing: Edit[] = [...summary.closing, ...stamping, { kind: "showSheet", sheet: "accounts" }];
  const issues = [
    ...(memory?.issues ?? []),
    ...(moved?.issues ?? []),
    ...factIssues,
    ...(outputs.includes("watch") && watched.length === 0 ? [note("nothingToWatch", {})] : []),
    ...aboutStanding(standing, { asked, edits, language }),
  ];
  const plan = {
    edits: [...edits, ...closing],
    closing,
    everyRun: [...summary.everyRun, ...everyRun, ...stamping],
    ...(logged ? { logged } : {}),
    ...(beside?.value ? { beside: beside.value } : {}),
  };
  return { value: plan, issues };
}

/** Says of sheets of an earlier run which nobody asked for now and were brought up to date all the same, and which stay as they were. */
function aboutStanding(
  standing: readonly OnRequest[],
  {
    asked,
    edits,
    language,
  }: { readonly edits: readonly Edit[]; readonly asked: readonly Output[]; readonly language: Language },
): Issue[] {
  const isMade = (role: OnRequest) => edits.some(({ sheet }) => sheet === role);
  const named = (roles: readonly OnRequest[]) => roles.map((role) => TEXTS[language].sheets[role]);
  const also = named(standing.filter((role) => isMade(role) && !asked.includes(role)));
  const left = named(standing.filter((role) => !isMade(role)));
  return [
    ...(also.length > 0 ? [note("alsoRefreshed", { sheets: also })] : []),
    ...(left.length > 0 ? [warning("notRefreshed", { sheets: left })] : []),
  ];
}

/**
 * The sheet of entries that belong to no line of the list. Before the list is emptied it holds all that people typed, so that nothing of it
 * is lost wherever the writing ends; afterwards what has no customer in the rows.
 */
function keptFor(stage: "safety" | "result", entries: Entries, language: Language): Edit[] {
  const all = [...entries.of.values(), ...entries.kept];
  if (all.length === 0) return [];
  const columns = keptColumns(entries, stage === "safety" ? all : entries.kept, language);
  const lines = columns[0]?.cells.values.length ?? 0;
  const [sheet, at] = ["kept", { row: 0, column: 0 }] as const;
  return [
    ...(stage === "safety"
      ? [
          {
            ...({ kind: "openSheet", sheet, name: TEXTS[language].sheets.kept, columns: columns.length } as const),
            headers: ownHeaders(columns, entries),
          },
        ]
      : []),
    { kind: "clearSheet", sheet },
    { kind: "setCells", sheet, at, columns: columns.map(({ header }) => ({ values: [header], format: "@" })) },
    ...(lines === 0
      ? []
      : [{ kind: "setCells", sheet, at: { row: 1, column: 0 }, columns: columns.map(({ cells }) => cells) } as const]),
    {
      kind: "makeTable",
      sheet,
      name: KEPT_TABLE,
      // A table has one line at least.
      block: { ...at, rows: Math.max(1, lines) + 1, columns: columns.length },
      style: "TableStyleLight1",
    },
    { kind: "setWidths", sheet, widths: columns.map(({ width }) => width) },
    { kind: "freezeRows", sheet, rows: 1 },
  ];
}

/** The formulas of the columns that people added, once the table is there that they may refer to. */
function formulasOf(columns: readonly ListColumn[], { ownColumns: added }: Entries, rows: number): Edit[] {
  const first = columns.length - added.length;
  return added.flatMap(({ formula }, place): Edit[] => {
    const block = { row: 1, column: first + place, rows, columns: 1 };
    return formula === undefined ? [] : [{ kind: "setFormula", sheet: "accounts", block, formula }];
  });
}

/** The headers of a list but for those of the columns that people added, which come last. */
function ownHeaders(columns: readonly ListColumn[], { ownColumns: added }: Entries): string[] {
  return columns.slice(0, columns.length - added.length).map(({ header }) => header);
}
