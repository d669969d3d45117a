import type { Assessment } from "./analyze";
import { compareAccounts } from "./verification/account-differences";
import { dayFromText, type Day } from "./days";
import type { Difference, Verdict, Verification } from "./verification/differences";
import { earlierCell, earlierLines } from "./sheets/earlier-lines";
import type { Outcome } from "./issues";
import { layOut } from "./sheets/layout";
import { foldName } from "./gathering/names";
import type { Plan } from "./plan";
import { fingerprintOf } from "./policies/fingerprint";
import { LANGUAGES, type Policy } from "./policy";
import { policyInPart } from "./sheets/saved-policy";
import { settingLines } from "./sheets/setting-lines";
import { compareSheets, type FurtherCells } from "./verification/sheet-differences";
import type { Steps } from "./steps";
import { compareSummary } from "./verification/summary-differences";
import { cellText, type CellValue } from "./table";
import { LOG_COLUMNS, MEMORY_WORDS, RARE_LOG_COLUMNS, type LogColumn } from "./text/memory";
import type { OwnSheet, Recalled } from "./sheets/recalled";

/** What *KA Log* says of the last run. */
export interface Noted {
  readonly when: string;
  readonly day: Day | undefined;
  readonly source: string;
  readonly rows: number | undefined;
  readonly net: number | undefined;
  readonly policy: string;
  readonly fingerprint: string;
  readonly version: string;
}

/** All that a verification looks at. */
export interface Evidence {
  /** Of the rows as they are now, by the policy as it is now, on the day of the last run. */
  readonly assessment: Assessment;
  readonly recalled: Recalled;
  /** The cells of *KA Summary*, row by row; nothing where there is no such sheet. */
  readonly summary: readonly (readonly CellValue[])[] | undefined;
  readonly further: FurtherCells;
  readonly policy: Policy;
  /** As `fingerprintOfRows` gives it, of the columns that the policy of the last run reads; nothing where nobody knows which. */
  readonly source: string | undefined;
  /** Decides which classes set by hand have expired. */
  readonly today: Day;
}

/** Differences that are named. */
const MOST_NAMED = 10;

/** What the log says of the last run, wherever its line stands; nothing where there is no log. */
export function lastRunNoted(log: OwnSheet | undefined): Noted | undefined {
  const earlier = earlierLines(log);
  const columns = new Map(
    [...LOG_COLUMNS, ...RARE_LOG_COLUMNS].map((key) => [
      key,
      earlier.column(LANGUAGES.map((language) => MEMORY_WORDS[language].log[key])),
    ]),
  );
  const textOf = (key: LogColumn, row: number) => {
    const column = columns.get(key);
    return column ? cellText(column, row).trim() : "";
  };
  // A line of formulas that became values is no run.
  const isRun = (row: number) => textOf("when", row) !== "" && textOf("formula", row) === "";
  let last = -1;
  for (let row = 0; row < earlier.rows; row++)
    if (isRun(row) && (last < 0 || textOf("when", row) >= textOf("when", last))) last = row;
  if (last < 0) return undefined;
  const numberOf = (key: LogColumn) => {
    const cell = earlierCell(columns.get(key), last);
    return typeof cell === "number" ? cell : undefined;
  };
  const when = textOf("when", last);
  return {
    ...{ when, day: dayFromText(when.slice(0, 10)), source: textOf("source", last) },
    ...{ rows: numberOf("rows"), net: numberOf("net"), policy: textOf("policy", last) },
    ...{ fingerprint: textOf("sourceFingerprint", last), version: textOf("version", last) },
  };
}

/** Compares what a workbook holds with what KA calculates now: whether results, source, policy and classes set by hand still agree. */
export function* verify(evidence: Evidence): Steps<Outcome<Verification>> {
  const { assessment, recalled, policy } = evidence;
  const noted = lastRunNoted(recalled.log);
  const plan = yield* planAsNoted(assessment, noted);
  if (!plan.value) return { issues: plan.issues };
  const { language } = policy;
  const accounts = yield* compareAccounts(plan.value, recalled.accounts, language);
  const summary = compareSummary(plan.value, evidence.summary);
  const further = yield* compareSheets(plan.value, evidence.further);
  return {
    value: {
      when: noted?.when ?? "",
      results: verdictOf(
        [...accounts.results, ...summary.results, ...further.results],
        accounts.compared + summary.compared + further.compared,
      ),
      source: compareSource(evidence, noted),
      policy: comparePolicies(recalled, policy, noted),
      overrides: compareOverrides(evidence, [...accounts.overrides, ...summary.overrides]),
      notCompared: further.notCompared,
    },
    issues: [],
  };
}

/** What the last run would have written, had the rows and the policy been what they are now; its time, prints and place are as it noted them. */
function* planAsNoted(assessment: Assessment, noted: Noted | undefined): Steps<Outcome<Plan>> {
  const { report, today } = assessment;
  const asNoted = noted ? { ...report, where: noted.source, fingerprint: noted.policy } : report;
  return yield* layOut(
    { ...assessment, report: asNoted },
    {
      ...{ recalled: {}, unreadable: "leave", source: noted?.fingerprint ?? "" },
      occasion: { moment: { day: today }, version: noted?.version },
    },
  );
}

function verdictOf(differences: readonly Difference[], compared: number): Verdict {
  const state = differences.length > 0 ? "differs" : "agrees";
  return { state, count: differences.length, differences: differences.slice(0, MOST_NAMED), compared };
}

const UNCHECKED: Verdict = { state: "unchecked", count: 0, differences: [], compared: 0 };

function compareSource({ assessment: { report }, source }: Evidence, noted: Noted | undefined): Verdict {
  if (!noted || source === undefined) return UNCHECKED;
  const { rowsRead, net } = report;
  if (noted.fingerprint === source) return verdictOf([], rowsRead);
  const facts = { name: "", header: "" };
  const differences: Difference[] = [];
  if (noted.rows !== undefined && noted.rows !== rowsRead)
    differences.push({ kind: "rows", ...facts, expected: noted.rows, found: rowsRead });
  if (noted.net !== undefined && noted.net !== net.value)
    differences.push({ kind: "net", ...facts, expected: noted.net, found: net.value });
  if (differences.length === 0)
    differences.push({ kind: "fingerprint", ...facts, expected: noted.fingerprint, found: source });
  return { ...verdictOf(differences, rowsRead), count: 1 };
}

/** The policy of now against the one of the last run: setting by setting where the workbook kept it, else by its fingerprint. */
function comparePolicies(recalled: Recalled, policy: Policy, noted: Noted | undefined): Verdict {
  const before = policyInPart(recalled);
  const now = textsOf(policy);
  const then = before && textsOf(before);
  const changed = then
    ? [...new Set([...then.keys(), ...now.keys()])].filter((key) => then.get(key) !== now.get(key))
    : [];
  const differences = changed.map((name): Difference => {
    return { kind: "setting", name, header: "", expected: then?.get(name) ?? null, found: now.get(name) ?? null };
  });
  const fingerprint = fingerprintOf(policy);
  // The part may be lost, or changed together with the sheet.
  if (differences.length === 0 && noted && noted.policy !== fingerprint)
    differences.push({ kind: "fingerprint", name: "", header: "", expected: noted.policy, found: fingerprint });
  if (differences.length === 0 && !noted) return UNCHECKED;
  return verdictOf(differences, now.size);
}

function textsOf(policy: Policy): Map<string, string> {
  return new Map(settingLines(policy).map(({ name, cell }) => [name, String(cell)]));
}

const IN_VAIN: ReadonlySet<string> = new Set(["unknownClass", "noReason", "unclearDay", "expired"]);

/** Classes set by hand that were changed since the last run, and those that do not count; each customer once. */
function compareOverrides({ assessment, today }: Evidence, changed: readonly Difference[]): Verdict {
  const { ids, names } = assessment.gathering.customers;
  const standing = assessment.results.flatMap(({ overrides = [] }) => overrides);
  const byCustomer = new Map<string, Difference>();
  for (const { override, state, customer } of standing) {
    const until = override.expiry === undefined ? today : (dayFromText(override.expiry) ?? today);
    const now = state !== "gone" && until < today ? "expired" : state;
    if (!IN_VAIN.has(now)) continue;
    const name = customer === undefined ? override.customer : (ids?.[customer] ?? names[customer] ?? "");
    byCustomer.set(foldName(name), { kind: "override", name, header: now, expected: null, found: override.class });
  }
  for (const difference of changed) {
    const key = foldName(difference.name);
    if (!byCustomer.has(key)) byCustomer.set(key, difference);
  }
  return verdictOf([...byCustomer.values()], standing.length);
}
