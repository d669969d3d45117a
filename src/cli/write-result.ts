import { extname } from "node:path";
import type { Assessment } from "../core/analyze";
import { refusal, type Outcome } from "../core/issues";
import { layOut, listAccounts } from "../core/layout";
import type { Language } from "../core/policy";
import { finish } from "../core/steps";
import type { Plan } from "../core/plan";
import type { Progress } from "../core/workbook";
import type { Target } from "../files/atomic-file";
import { writeCsv } from "../files/csv-writer";
import { newPackage } from "../files/xlsx/new-package";
import { writeWorkbook } from "../files/xlsx/write";
import { startProgress } from "./progress";
import { WORDS } from "./words";

/** What a result is written as, by the name of the file. */
export type OutputKind = "csv" | "workbook";

/** Carries a plan out: on a copy of the workbook that the rows came from, or on a new one. */
export type CarryOut = (plan: Plan, progress: Progress) => Promise<Outcome<unknown>>;

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
): Promise<Outcome<unknown>> {
  return writeCsv(finish(listAccounts(gathering, results, { ...report.policy, language })), target);
}

/** Writes KA's sheets of an assessment to a workbook. Ctrl+C ends it cleanly, with nothing written. */
export async function writeSheets(
  { report, gathering, results }: Assessment,
  carryOut: CarryOut,
  language: Language,
): Promise<Outcome<unknown>> {
  const plan = finish(layOut(report, gathering, results));
  if (!plan.value) return { issues: plan.issues };
  const controller = new AbortController();
  const abort = () => controller.abort();
  const shown = await startProgress(WORDS[language].writing, report.customers);
  process.once("SIGINT", abort);
  try {
    const progress: Progress = {
      report: (done, total) => shown.report((done / Math.max(1, total)) * report.customers, report.customers),
      signal: controller.signal,
    };
    const written = await carryOut(plan.value, progress);
    return { ...written, issues: [...plan.issues, ...written.issues] };
  } finally {
    process.removeListener("SIGINT", abort);
    shown.stop();
  }
}

/** A workbook that has KA's sheets only: for rows that did not come from one. */
export function newWorkbook(target: Target): CarryOut {
  return (plan, progress) => writeWorkbook(newPackage(target.path), plan, { target, progress });
}
