import { classify, type Result } from "./classes";
import { findColumns, nameColumns, withUnit, type Columns } from "./columns";
import { gatherCustomers, type Gathering } from "./customers";
import type { GatherRequest } from "./gathering/gather-request";
import type { Day } from "./days";
import { assessEarlierWindow, type EarlierWindow } from "./earlier-window";
import { refusal, type Outcome } from "./issues";
import { layOut } from "./sheets/layout";
import { nameOf, needsOf } from "./methods/methods";
import { applyOverrides } from "./overrides";
import { columnAt, firstOf, type Parts } from "./gathering/parts";
import type { Plan } from "./plan";
import type { Policy } from "./policy";
import { windowOf } from "./policies/period";
import { composeReport, type Report } from "./report";
import { finish, type Steps } from "./steps";
import { isRead, type Table } from "./table";
import { enterTyped, overridesWith, type Entries } from "./sheets/entries";
import type { Recalled } from "./sheets/recalled";
import { NOTHING_TYPED, readTyped, type Typed } from "./sheets/typed";

/** What was found out about the customers, before it is laid out anywhere. */
export interface Assessment {
  readonly columns: Columns;
  readonly gathering: Gathering;
  readonly results: readonly Result[];
  readonly report: Report;
  /** What people typed in the workbook, by customer. */
  readonly entries: Entries;
  readonly today: Day;
  /** The earlier days that the policy compares with, where it asks who moved. */
  readonly earlier?: EarlierWindow | undefined;
}

/** What an assessment of gathered customers has to know besides them. */
export interface About {
  readonly where: string;
  readonly columns: Columns;
  readonly policy: Policy;
  /** Decides which classes set by hand have expired. */
  readonly today: Day;
  /** What people typed in KA's lists of the workbook; nothing for rows that come from none. */
  readonly typed?: Typed | undefined;
  /** Who runs KA, as typed: put beside a class set by hand that is new and names nobody. No proof of who it was. */
  readonly author?: string | undefined;
}

/** Everything that one analysis made. */
export interface Analysis extends Assessment {
  readonly plan: Plan;
}

/** KA in one function: table → columns → customers → classes → report → plan. */
export function analyze(table: Table, policy: Policy, today: Day): Outcome<Analysis> {
  return finish(analyzing(table, policy, { today }));
}

/** `analyze` in slices, for a door that must stay responsive. */
export function* analyzing(
  table: Table,
  policy: Policy,
  { today, recalled }: { readonly today: Day; readonly recalled?: Recalled | undefined },
): Steps<Outcome<Analysis>> {
  const columns = findColumns(table, policy);
  if (!columns.value) return { issues: columns.issues };

  const typed = recalled && (yield* readTyped(recalled, columns.value));
  const assessment = yield* assessing([table], columns.value, { policy, today, typed });
  const soFar = [...columns.issues, ...assessment.issues];
  if (!assessment.value) return { issues: soFar };

  const plan = yield* layOut(assessment.value);
  const issues = [...soFar, ...plan.issues];
  return plan.value ? { value: { ...assessment.value, plan: plan.value }, issues } : { issues };
}

/** The part of `analyzing` from known columns to the report: for a door that finds the columns on a sample and writes no workbook. */
export function* assessing(
  parts: Parts,
  columns: Columns,
  {
    policy,
    today,
    typed,
    author,
    room,
  }: Pick<About, "policy" | "today" | "typed" | "author"> & Pick<GatherRequest, "room">,
): Steps<Outcome<Assessment>> {
  const days = columns.date && isRead(columnAt(firstOf(parts), columns.date.index)) ? "read" : "not read";
  const asked = withStanding(policy, typed, days);
  const gathering = yield* gather(parts, columns, { policy: asked, today, room });
  if (!gathering.value) return { issues: gathering.issues };

  const assessment = yield* assessCustomers(gathering.value, {
    where: firstOf(parts).where,
    columns,
    policy,
    today,
    typed,
    author,
  });
  const earlier = yield* assessEarlierWindow(parts, columns, { policy: asked, today, room });
  const issues = [...gathering.issues, ...assessment.issues, ...earlier.issues];
  return assessment.value ? { value: { ...assessment.value, earlier: earlier.value }, issues } : { issues };
}

/** What is asked for with what stands in the workbook of an earlier run, so that none of it stays as it was; facts need the days of the rows. */
function withStanding(policy: Policy, typed: Typed | undefined, days: "read" | "not read"): Policy {
  const standing = (typed?.lists?.standing ?? []).filter((output) => output !== "facts" || days === "read");
  return standing.length === 0
    ? policy
    : { ...policy, outputs: [...new Set([...(policy.outputs ?? []), ...standing])] };
}

/** The first part of `assessing`: the customers, with all that the policy's methods need of them. */
export function* gather(
  parts: Parts,
  columns: Columns,
  { policy, today, room }: Pick<About, "policy" | "today"> & Pick<GatherRequest, "room">,
): Steps<Outcome<Gathering>> {
  return yield* gatherCustomers(parts, columns, { ...requestOf(policy, today), room });
}

/** What a policy wants of the rows. */
export function requestOf(policy: Policy, today: Day): GatherRequest {
  return {
    today,
    needs: needsOf(policy),
    window: windowOf(policy),
    intake: policy.intake,
    merges: policy.merges,
    customersOfRows: policy.outputs?.includes("columns") ? "kept" : undefined,
  };
}

/** The part of `assessing` from gathered customers on: all that another option of a method needs done again. */
export function* assessCustomers(
  gathering: Gathering,
  { where, columns, policy: given, today, typed = NOTHING_TYPED, author }: About,
): Steps<Outcome<Assessment>> {
  if (typed.whose === "unknown") return { issues: [refusal("listWithoutCustomers", {})] };
  const policy = withUnit(given, columns);
  const found = yield* classify(gathering.customers, policy);
  if (!found.value) return { issues: found.issues };
  const { customers } = gathering;
  const by = { overrides: policy.overrides ?? [], leading: found.value.map(({ choice }) => nameOf(choice))[0] ?? "" };
  const { entries, issues: entered } = enterTyped(typed, customers, by);
  const results = applyOverrides(found.value, customers, {
    overrides: overridesWith(entries, customers, { ...by, today, author }),
    today,
  });
  if (!results.value) return { issues: [...found.issues, ...entered, ...results.issues] };
  const report = yield* composeReport(gathering, results.value, {
    where,
    columns,
    policy: nameColumns(policy, columns),
  });
  const issues = [...found.issues, ...entered, ...results.issues, ...report.issues];
  if (!report.value) return { issues };
  return { value: { columns, gathering, results: results.value, report: report.value, entries, today }, issues };
}
