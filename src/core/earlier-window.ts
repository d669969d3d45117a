import { classify } from "./classes";
import type { Columns } from "./columns";
import { gatherCustomers } from "./customers";
import type { GatherRequest } from "./gathering/gather-request";
import { warning, type Outcome } from "./issues";
import type { Standings } from "./migration";
import { needsOf } from "./methods/methods";
import type { Parts } from "./gathering/parts";
import { windowOf } from "./policies/period";
import type { ComparisonDays, Policy } from "./policy";
import type { Steps } from "./steps";

/** The customers of the earlier days that a policy names, classified by its leading method, with the days. */
export interface EarlierWindow extends Standings {
  readonly days: ComparisonDays;
}

/**
 * Classifies the rows of the earlier days as those of the period are, where the policy names such days and asks who moved; nothing where it does not. Classes
 * set by hand are of today, and count for neither time. Where the earlier days cannot be classified, it is said.
 */
export function* assessEarlierWindow(
  parts: Parts,
  columns: Columns,
  { policy, today, room }: { readonly policy: Policy } & Pick<GatherRequest, "today" | "room">,
): Steps<Outcome<EarlierWindow>> {
  const { comparison: days, outputs = [], period: _period, ...rest } = policy;
  const [leading] = policy.methods;
  if (!days || !leading || !outputs.includes("migration")) return { issues: [] };
  const earlier: Policy = { ...rest, methods: [leading], period: { from: days.from, to: days.to } };
  const { intake, merges } = earlier;
  const gathering = yield* gatherCustomers(parts, columns, {
    ...{ today, needs: needsOf(earlier), window: windowOf(earlier), intake, merges, room },
  });
  const found = gathering.value && (yield* classify(gathering.value.customers, earlier));
  const [result] = found?.value ?? [];
  if (!gathering.value || !result) return { issues: [warning("windowNotCompared", days)] };
  return { value: { customers: gathering.value.customers, classes: result.classes, days }, issues: [] };
}
