import { extname } from "node:path";
import type { Assessment } from "../core/analyze";
import { refusal, type Outcome } from "../core/issues";
import { listAccounts } from "../core/sheets/account-list";
import { layOut } from "../core/sheets/layout";
import { comparing, layOutMigration, type ComparedReports } from "../core/sheets/migration-sheet";
import { listMovers } from "../core/sheets/movers-sheet";
import type { Language } from "../core/policy";
import { finish } from "../core/steps";
import type { Plan } from "../core/plan";
import { printPlan } from "../core/plan/plan-print";
import type { About, Progress, Written } from "../core/workbook";
import type { Target } from "../files/atomic-file";
import { writeCsv } from "../files/csv-writer";
import type { FileResult } from "./assess";
import type { Setup } from "./policy-from-flags";
import { startProgress } from "./progress";
import { WORDS } from "./words";

/** What a result is written as, by the name of the file. */
export type OutputKind = "csv" | "workbook";

/** What is said of a run in the workbook that it is written to. */
export type RunOf = Pick<Extract<Setup, { kind: "ready" }>, "policy" | "occasion" | "unreadable">;

/** Carries a plan out: on a copy of the workbook that the rows came from, or on a new one. */
export type CarryOut = (plan: Plan, progress: Progress, about: About) => Promise<Outcome<Written>>;

/** What became of the file that the result goes to; a workbook that has all of it already stays as it is. */
export type OutputState = "written" | "unchanged";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;
const WORKBOOKS = new Set([".xlsx", ".xlsm", ".xltx", ".xltm", ".xlam"]);
const UNWRITTEN = new Set([".xls", ".xlsb", ".ods", ".numbers"]);

/** What a file of that name is written as. */
export function outputKind(path: string): Outcome<OutputKind> {
  const extension = extname(path).toLowerCase();
  if (UNWRITTEN.has(extension)) return { issues: [refusal("unknownOutput", { path })] };
  return { value: WORKBOOKS.has(extension) ? "workbook" : "csv", issues: [] };
}

/** Writes the account list of an assessment as CSV. */
export async function writeAccounts(
  { report, gathering, results }: Assessment,
  target: Target,
  language: Language,
): Promise<Outcome<OutputState>> {
  // Beside the rows of a CSV file stands nothing: the list has the classes.
  if (report.policy.outputs?.includes("columns")) return { issues: [refusal("columnsNeedSheet", {})] };
  const accounts = finish(listAccounts(gathering, results, { ...report.policy, language }));
  const { value, issues } = await unlessInterrupted((signal) => writeCsv(accounts, target, signal));
  return value ? { value: "written", issues } : { issues };
}

/** Writes KA's sheets of an assessment to a workbook. */
export async function writeSheets(
  assessment: FileResult,
  carryOut: CarryOut,
  { policy, occasion, unreadable }: RunOf,
): Promise<Outcome<OutputState>> {
  const { report, known } = assessment;
  const plan = finish(layOut(assessment, known && { ...known, occasion, unreadable }));
  const { value } = plan;
  if (!value) return { issues: plan.issues };
  const shown = await startProgress(WORDS[policy.language].writing, report.customers);
  try {
    const { NativeDigest } = await import("../files/xlsx/native-digest");
    const print = finish(printPlan(value, new NativeDigest()));
    const written = await unlessInterrupted((signal) => {
      const show = (done: number, total: number) =>
        shown.report((done / Math.max(1, total)) * report.customers, report.customers);
      return carryOut(value, { report: show, signal }, { print });
    });
    const issues = [...plan.issues, ...written.issues];
    return written.value ? { value: written.value.state ?? "written", issues } : { issues };
  } finally {
    shown.stop();
  }
}

/** Writes a comparison: who moved as CSV, or the sheet with matrix and money in a workbook of its own. */
export async function writeMigration(
  reports: ComparedReports,
  kind: OutputKind,
  target: Target,
): Promise<Outcome<unknown>> {
  if (kind === "csv") return unlessInterrupted((signal) => writeCsv(listMovers(comparing(reports)), target, signal));
  const plan = layOutMigration(reports);
  const { value } = plan;
  if (!value) return { issues: plan.issues };
  return unlessInterrupted((signal) => newWorkbook(target)(value, { report: () => undefined, signal }, {}));
}

/** Ctrl+C, or the end of a session, ends the writing cleanly, with nothing written; pressed again, it ends the process at once. */
async function unlessInterrupted<T>(write: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  for (const signal of SIGNALS) process.once(signal, abort);
  try {
    return await write(controller.signal);
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, abort);
  }
}

/** A workbook that has KA's sheets only, for rows that did not come from one; what stands in the file already is not written again. */
export function newWorkbook(target: Target): CarryOut {
  return async (plan, progress, { print }) => {
    if (print !== undefined) {
      const { standsIn } = await import("../files/xlsx/unchanged");
      const value = await standsIn(target.file, plan, { print });
      if (value) return { value, issues: [] };
    }
    const { newPackage } = await import("../files/xlsx/new-package");
    const { writeWorkbook } = await import("../files/xlsx/write");
    return writeWorkbook(newPackage(target.path), plan, { target, progress, print });
  };
}
