import { layOutHistory } from "./history-sheet";
import { refusal, warning, type Issue, type Outcome } from "../issues";
import { layOutLog, logRun, type RunFacts } from "./log-sheet";
import type { Edit, ListColumn, LoggedLines } from "../plan";
import { stampOf } from "../policies/fingerprint";
import { layOutPolicy } from "./policy-sheet";
import type { Report } from "../report";
import { keepPolicy, savedPolicy } from "./saved-policy";
import type { Steps } from "../steps";
import { TEXTS } from "../text/text";
import type { Recalled } from "./recalled";

/** What a run leaves in the workbook for later ones, besides its result. */
export interface Remembered extends RunFacts {
  readonly recalled: Recalled;
  /** Whether a policy that cannot be read may be replaced, because somebody chose another; it is left as it is otherwise. */
  readonly unreadable: "replace" | "leave";
  /** The stamp of the policy that was taken over from the workbook; left out where what the workbook keeps is not looked at again. */
  readonly taken?: string | undefined;
}

/** The edits of what a workbook remembers: those that are the same for the same result, and those that are new in every run. */
export interface MemoryLayout {
  readonly lasting: readonly Edit[];
  readonly everyRun: readonly Edit[];
  /** Nothing where the log takes no line. */
  readonly logged?: LoggedLines;
}

/** Lays out what the workbook remembers: policy, log and history. `columns` are those of the account list. */
export function* layOutMemory(
  report: Report,
  columns: readonly ListColumn[],
  remembered: Remembered,
): Steps<Outcome<MemoryLayout>> {
  const { recalled, occasion } = remembered;
  const { policy } = report;
  const { sheets, headers } = TEXTS[policy.language];
  const issues: Issue[] = [];
  const lasting: Edit[] = [];

  const saved = savedPolicy(recalled);
  const newer = saved.issues.find(({ kind }) => kind === "newerPolicy");
  if (newer) return { issues: [newer] };
  const { stamp = remembered.taken } = saved.value ?? {};
  if (remembered.taken !== undefined && stamp !== remembered.taken && stamp !== stampOf(policy))
    return { issues: [refusal("policyChanged", {})] };
  const unreadable = saved.issues.some(({ severity }) => severity === "error");
  if (recalled.broken?.includes("policy"))
    return { issues: [refusal("policySheetBroken", { where: sheets.policy, columns: [] })] };
  if (unreadable && remembered.unreadable === "leave")
    issues.push(warning("policySheetLeft", { sheet: sheets.policy }));
  else {
    const kept = keepPolicy(policy);
    if (!kept.value) return { issues: kept.issues };
    if (unreadable) issues.push(warning("policySheetReplaced", { sheet: sheets.policy }));
    lasting.push(...layOutPolicy(policy), kept.value);
  }
  yield;

  const everyRun: Edit[] = [];
  for (const sheet of recalled.broken ?? []) issues.push(warning("memoryLeft", { sheet: sheets[sheet], columns: [] }));
  const logged = recalled.broken?.includes("log") ? undefined : logRun(report, remembered);
  if (logged) everyRun.push(...layOutLog(logged, recalled.log));
  if (!recalled.broken?.includes("history")) {
    const textsOf = (header: string) => {
      const values = columns.find((column) => column.header === header)?.cells.values;
      return values instanceof Float64Array ? undefined : values?.map((value) => String(value ?? ""));
    };
    const names = textsOf(headers.customer);
    const ids = textsOf(headers.id);
    const now = {
      ...{ ids: names && ids, names: names ?? ids ?? [], classes: textsOf(headers.class) ?? [] },
      ...{ moment: occasion.moment, language: policy.language },
    };
    const history = yield* layOutHistory(now, recalled.history);
    everyRun.push(...history.edits);
    issues.push(...history.issues);
  }
  return { value: { lasting, everyRun, ...(logged ? { logged } : {}) }, issues };
}
