import { policy as en } from "./en/policy";
import { addWords } from "./words";
import { policy as zh } from "./zh/policy";

/** Adds the words of the policy and of going back and forth. */
export function addPolicyWords(): void {
  addWords({ en, zh });
}
