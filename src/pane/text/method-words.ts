import { methodForms as en } from "./en/method-forms";
import { addWords } from "./words";
import { methodForms as zh } from "./zh/method-forms";

/** Adds the words of the forms of methods. */
export function addMethodWords(): void {
  addWords({ en, zh });
}
