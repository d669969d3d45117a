import { analyzing, type Analysis } from "../../src/core/analyze";
import { dayFrom } from "../../src/core/days";
import type { Issue, Outcome } from "../../src/core/issues";
import { readPolicy } from "../../src/core/policies/read-policy";
import { tableFromRows } from "../../src/core/intake/head-table";
import { finish } from "../../src/core/steps";
import type { CellValue } from "../../src/core/table";
import { classLabel } from "../../src/core/text/text";
import type { Recalled } from "../../src/core/sheets/recalled";

/** A day after all rows of the tests. */
export const TODAY = dayFrom(2026, 6, 30) ?? 0;

/** Analyses rows, the first of them the header. */
export function analyzeRows(
  rows: readonly (readonly CellValue[])[],
  policy: object = {},
  recalled?: Recalled,
): Outcome<Analysis> {
  const checked = readPolicy(policy);
  if (!checked.value) return { issues: checked.issues };
  return finish(analyzing(tableFromRows(rows, "Sales!A1"), checked.value, { today: TODAY, recalled }));
}

/** Analyses bare values, customer 1 having the first. */
export function analyzeValues(values: readonly number[], policy: object = {}): Outcome<Analysis> {
  return analyzeRows(
    [["Customer", "Amount"], ...values.map((value, i) => [`Customer ${String(i + 1).padStart(4, "0")}`, value])],
    policy,
  );
}

/** The class of every customer by name, as a person reads it. */
export function classesByName({ value }: Outcome<Analysis>): Record<string, string> {
  if (!value) return {};
  const { names } = value.gathering.customers;
  const [result] = value.results;
  return Object.fromEntries(
    names.map((name, i) => [
      name,
      classLabel(result?.classes.list[result.classes.of[i] ?? 0] ?? { kind: "none" }, "en"),
    ]),
  );
}

/** The classes in the order of the values that were given. */
export function classesInOrder(outcome: Outcome<Analysis>): string {
  return Object.values(classesByName(outcome)).join(" ");
}

/** The kinds of the issues. */
export function kinds({ issues }: { readonly issues: readonly Issue[] }): string[] {
  return issues.map(({ kind }) => kind);
}
