import { figures as en } from "./en/figures";
import { addWords } from "./words";
import { figures as zh } from "./zh/figures";

/** Adds the words of what is drawn of a result. */
export function addFiguresWords(): void {
  addWords({ en, zh });
}
