import { writing as en } from "./en/writing";
import { addWords } from "./words";
import { writing as zh } from "./zh/writing";

/** Adds the words of what writing will do, does and did. */
export function addWritingWords(): void {
  addWords({ en, zh });
}
