import { guide as en } from "./en/guide";
import { addWords } from "./words";
import { guide as zh } from "./zh/guide";

/** Adds the words of what explains: the page that helps, and the button beside a figure. */
export function addGuideWords(): void {
  addWords({ en, zh });
}
