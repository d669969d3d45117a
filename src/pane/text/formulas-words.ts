import { formulas as en } from "./en/formulas";
import { addWords } from "./words";
import { formulas as zh } from "./zh/formulas";

/** Adds the words of the page of formulas. */
export function addFormulasWords(): void {
  addWords({ en, zh });
}
