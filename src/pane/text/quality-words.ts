import { quality as en } from "./en/quality";
import { addWords } from "./words";
import { quality as zh } from "./zh/quality";

/** Adds the words of the quality of the rows. */
export function addQualityWords(): void {
  addWords({ en, zh });
}
