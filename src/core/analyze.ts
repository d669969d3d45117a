import { classify, measuresFor, type Result } from "./classes";
import { findColumns, nameColumns, type Columns } from "./columns";
import { gatherCustomers, type Gathering } from "./customers";
import type { Day } from "./days";
import type { Outcome } from "./issues";
import { layOut } from "./layout";
import type { Plan } from "./plan";
import type { Policy } from "./policy";
import { composeReport, type Report } from "./report";
import { finish, type Steps } from "./steps";
import type { Table } from "./table";

/** Everything that one analysis made. */
export interface Analysis {
  readonly columns: Columns;
  readonly gathering: Gathering;
  readonly results: readonly Result[];
  readonly report: Report;
  readonly plan: Plan;
}

/** KA in one function: table → columns → customers → classes → report → plan. */
export function analyze(table: Table, policy: Policy, today: Day): Outcome<Analysis> {
  return finish(analyzing(table, policy, today));
}

/** `analyze` in slices, for a door that must stay responsive. */
export function* analyzing(table: Table, policy: Policy, today: Day): Steps<Outcome<Analysis>> {
  const columns = findColumns(table, policy);
  if (!columns.value) return { issues: columns.issues };

  const gathering = yield* gatherCustomers(table, columns.value, { today, measures: measuresFor(policy) });
  const soFar = [...columns.issues, ...gathering.issues];
  if (!gathering.value) return { issues: soFar };

  const results = classify(gathering.value.customers, policy);
  if (!results.value) return { issues: [...soFar, ...results.issues] };

  const about = { where: table.where, columns: columns.value, policy: nameColumns(policy, columns.value) };
  const report = composeReport(gathering.value, results.value, about);
  if (!report.value) return { issues: [...soFar, ...results.issues, ...report.issues] };

  const plan = yield* layOut(report.value, gathering.value, results.value);
  const issues = [...soFar, ...results.issues, ...report.issues, ...plan.issues];
  if (!plan.value) return { issues };
  return {
    value: {
      columns: columns.value,
      gathering: gathering.value,
      results: results.value,
      report: report.value,
      plan: plan.value,
    },
    issues,
  };
}
