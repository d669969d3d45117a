import { assessing } from "../../src/core/analyze";
import { placeOf } from "../../src/core/sheets/class-columns";
import { SAMPLE_ROWS } from "../../src/core/column-guess";
import { columnsNeeded, findColumns } from "../../src/core/columns";
import { formatAt } from "../../src/core/intake/number-format";
import { frozenNote, layOutFreeze } from "../../src/core/formula-cells/freeze";
import type { Issue } from "../../src/core/issues";
import { layOut } from "../../src/core/sheets/layout";
import { readPolicy } from "../../src/core/policies/read-policy";
import { printPlan } from "../../src/core/plan/plan-print";
import { fingerprintOfRows } from "../../src/core/source/source-fingerprint";
import { savedPolicy } from "../../src/core/sheets/saved-policy";
import { finish } from "../../src/core/steps";
import { describeIssue } from "../../src/core/text/sentences";
import { readTyped } from "../../src/core/sheets/typed";
import type { Plan } from "../../src/core/plan";
import type { About, LastRun, ReadRequest, Revertible, Source, Written } from "../../src/core/workbook";
import type { Clock } from "../../src/excel/patience";
import { dropDraft, loadDraft, saveDraft } from "../../src/excel/settings";
import { ExcelWorkbook } from "../../src/excel/workbook";

/** What a test page sees of one run: the whole line through Excel, from the selection to the sheets. */
export interface Seen {
  readonly where?: string | undefined;
  readonly net?: string | undefined;
  readonly rows?: number | undefined;
  readonly sheets?: Written["sheets"] | undefined;
  readonly state?: Written["state"];
  readonly issues: readonly string[];
  readonly sentences: readonly string[];
}

/** A minute of patience and the pauses of tries are over sooner, so that tests of them are. */
const clock: Clock = {
  after(milliseconds, act) {
    const timer = setTimeout(act, milliseconds >= 60_000 ? 2_500 : milliseconds / 1_000);
    return () => clearTimeout(timer);
  },
  now: () => "2026-06-30T08:00:00.000Z",
};
const workbook = new ExcelWorkbook(clock);
const abort = new AbortController();

/** Reads a source and says what came: the cells of each column below its header, and the number formats that say something, by row. */
export async function read(source: Source): Promise<
  Seen & {
    readonly cells?: readonly (readonly unknown[])[];
    readonly formats?: readonly (readonly string[] | undefined)[];
    readonly dateSystem?: number | undefined;
  }
> {
  const { value, issues } = await workbook.read({ source });
  const cells = value?.table.columns.map((column) => [
    column.header,
    ...Array.from(column.kinds, (kind, i) =>
      kind === 1 ? column.numbers[i] : kind === 0 ? null : column.pool[column.codes[i] ?? 0],
    ),
  ]);
  const formats = value?.table.columns.map(
    ({ formats: said, kinds }) => said && Array.from(kinds, (_, row) => formatAt(said, row).code),
  );
  return {
    where: value?.table.where,
    rows: value?.table.rowCount,
    dateSystem: value?.table.dateSystem,
    ...(cells ? { cells } : {}),
    ...(formats ? { formats } : {}),
    ...told(issues),
  };
}

/** Reads a sample, then the columns found, classifies and writes: what the pane does. */
export async function classifySelection(document: object, today: number, unfinished?: "finish"): Promise<Seen> {
  const kept = { name: "selection", ...(unfinished ? { unfinished } : {}) };
  return (await planSelection(document, today, kept)) ?? writePlan(kept);
}

interface Kept {
  readonly name: string;
  readonly unfinished?: "finish";
}

/** The same up to writing: keeps under a name what would be written, and says why where nothing can be. */
export async function planSelection(
  document: object,
  today: number,
  { name, unfinished }: Kept,
): Promise<Seen | undefined> {
  const policy = readPolicy(document).value;
  if (!policy) throw new Error("the test's policy is wrong");
  // What stands half written on KA's sheets is no memory of anything.
  if (unfinished) await workbook.takeBack("remove");
  const sample = await workbook.read({ source: { kind: "selection" }, rows: SAMPLE_ROWS });
  if (!sample.value) return told(sample.issues);
  const found = findColumns(sample.value.table, policy);
  if (!found.value) return told(found.issues);
  const columns = columnsNeeded(found.value, policy).map(({ index }) => index);
  const request: ReadRequest = { source: sample.value.source, columns };
  const reading = await workbook.read({ ...request, progress: watch() });
  if (!reading.value) return told(reading.issues);
  const recalled = await workbook.recall("everything");
  if (!recalled.value) return told(recalled.issues);
  const typed = finish(readTyped(recalled.value, found.value));
  const assessed = finish(assessing([reading.value.table], found.value, { policy, today, typed }));
  if (!assessed.value) return told([...found.issues, ...assessed.issues]);
  const { report } = assessed.value;
  const source = finish(fingerprintOfRows([reading.value.table]));
  const occasion = { moment: { day: today, minute: 495 }, author: "Ann", version: "0.1.0" };
  const remembered = { recalled: recalled.value, source, occasion, unreadable: "leave" } as const;
  const plan = finish(
    layOut({ ...assessed.value, place: placeOf(reading.value.source, reading.value.table) }, remembered),
  );
  if (!plan.value) return told(plan.issues);
  plans.set(name, {
    plan: plan.value,
    basis: { request, fingerprint: source },
    facts: { where: report.where, net: report.net.text, rows: report.rowsRead },
    issues: [...found.issues, ...assessed.issues, ...plan.issues],
  });
  return undefined;
}

/** Writes what was planned under a name, in the same workbook or in a copy of it. */
export async function writePlan({ name, unfinished }: Kept): Promise<Seen> {
  const planned = plans.get(name);
  if (!planned) throw new Error(`nothing is planned under ${name}`);
  const { plan, basis, facts, issues } = planned;
  const print = finish(printPlan(plan));
  const written = await workbook.carryOut(plan, watch("writing"), {
    ...{ basis, print },
    ...(unfinished ? { unfinished } : {}),
  });
  return {
    ...facts,
    sheets: written.value?.sheets,
    ...(written.value?.state ? { state: written.value.state } : {}),
    ...told([...issues, ...written.issues]),
  };
}

interface Planned {
  readonly plan: Plan;
  readonly basis: NonNullable<About["basis"]>;
  readonly facts: Pick<Seen, "where" | "net" | "rows">;
  readonly issues: readonly Issue[];
}
const plans = new Map<string, Planned>();

/** The policy that the workbook keeps, and what is said of it. */
export async function policyKept(): Promise<
  { readonly from?: string; readonly policy?: object } & Pick<Seen, "issues">
> {
  const recalled = await workbook.recall("policy");
  if (!recalled.value) return told(recalled.issues);
  const { value, issues } = savedPolicy(recalled.value);
  return { ...(value ? { from: value.from, policy: value.policy } : {}), ...told(issues) };
}

/** Counts changes of the policy on its sheet from now on; asked again, gives how many there were. */
export async function watchPolicy(): Promise<number> {
  await workbook.onPolicyChanged(() => policyChanges++);
  return policyChanges;
}
let policyChanges = 0;

/** What the workbook says of the last run. */
export async function lastRun(): Promise<LastRun | undefined> {
  return (await workbook.lastRun()).value;
}

/** Brings back what was there before the last run, or before formulas were frozen. */
export async function takeBack(
  made: "remove" | "keep",
  what: Revertible = "run",
): Promise<Pick<Seen, "issues" | "sentences">> {
  return told(await workbook.takeBack(made, what));
}

/** Takes KA out of the workbook. */
export async function removeAll(): Promise<Pick<Seen, "issues" | "sentences">> {
  return told(await workbook.removeAll());
}

/** Makes the formulas that call KA values: what the pane does once it is told to. */
export async function freeze(): Promise<Seen & { readonly cells?: number | undefined }> {
  const found = await workbook.findFormulas();
  if (!found.value) return told(found.issues);
  const recalled = await workbook.recall("log");
  if (!recalled.value) return told(recalled.issues);
  const occasion = { moment: { day: 46_203, minute: 495 }, author: "Ann", version: "0.1.0" };
  const plan = layOutFreeze(found.value, { recalled: recalled.value, occasion, language: "en" });
  if (!plan.value) return told(plan.issues);
  const written = await workbook.carryOut(plan.value, watch("writing"));
  if (!written.value) return told([...plan.issues, ...written.issues]);
  return { cells: written.value.cells, ...told([frozenNote(found.value.areas), ...plan.issues, ...written.issues]) };
}

/** Cancels the next writing at its first report. */
export function cancelOnceWriting(): void {
  cancels = true;
}

export async function keepDraft(draft: object): Promise<unknown> {
  await saveDraft(draft);
  return loadDraft();
}

export async function keptDraft(): Promise<unknown> {
  return (await loadDraft()) ?? null;
}

export async function forgetDraft(): Promise<unknown> {
  await dropDraft();
  await dropDraft();
  return (await loadDraft()) ?? null;
}

/** Counts selections until it is called the second time. */
export async function watchSelection(): Promise<void> {
  stop = await workbook.onSelectionChanged(() => selections++);
}
export async function selectionsSeen(): Promise<number> {
  await stop?.();
  return selections;
}

let cancels = false;
let selections = 0;
let stop: (() => Promise<void>) | undefined;

function watch(stage: "reading" | "writing" = "reading"): { report(): void; readonly signal: AbortSignal } {
  return {
    report() {
      if (cancels && stage === "writing") abort.abort();
    },
    signal: abort.signal,
  };
}

function told(issues: readonly Issue[]): Pick<Seen, "issues" | "sentences"> {
  return { issues: issues.map(({ kind }) => kind), sentences: issues.map((issue) => describeIssue(issue, "en")) };
}
