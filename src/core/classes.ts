import type { Issue, Outcome } from "./issues";
import type { Customers } from "./measures";
import type { Classes, Explanation } from "./methods/method";
import { methodOf, type MethodChoice } from "./methods/methods";
import type { Policy } from "./policy";
import type { MeasureName } from "./measures";

/** The classes by one of the policy's methods. */
export interface Result {
  readonly choice: MethodChoice;
  readonly classes: Classes;
}

/** The measures that the policy's methods judge. */
export function measuresFor(policy: Policy): readonly MeasureName[] {
  return policy.methods.map((choice) => methodOf(choice).measure(choice));
}

/** Classifies the customers by every method of the policy; the leading method has to succeed, and so has each other. */
export function classify(customers: Customers, policy: Policy): Outcome<readonly Result[]> {
  const issues: Issue[] = [];
  const results: Result[] = [];
  for (const choice of policy.methods) {
    const outcome = methodOf(choice).classify(customers, choice, { amountUnit: policy.amountUnit });
    issues.push(...outcome.issues);
    if (outcome.value) results.push({ choice, classes: outcome.value });
  }
  return results.length === policy.methods.length ? { value: results, issues } : { issues };
}

/** Why a customer has its class, as facts. */
export function explain(result: Result, customer: number): Explanation {
  return methodOf(result.choice).explain(result.classes, result.choice, customer);
}
