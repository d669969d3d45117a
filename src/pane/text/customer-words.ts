import { customer as en } from "./en/customer";
import { addWords } from "./words";
import { customer as zh } from "./zh/customer";

/** Adds the words of the pages of customers. */
export function addCustomerWords(): void {
  addWords({ en, zh });
}
