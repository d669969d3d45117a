import type { Language } from "../core/policy";
import { ENCODINGS } from "../files/encoding";
import { isWorkbook, type CsvFormat } from "./assess";
import type { Flags } from "./flags";
import { WORDS } from "./words";

/** How a CSV file is written, or what is wrong with how it was said. */
export type FormatChoice =
  | { readonly kind: "ready"; readonly format: CsvFormat }
  | { readonly kind: "usage"; readonly sentences: readonly string[] };

/** Reads in which encoding a CSV file is; what is not said, the file tells. */
export function csvFormatFrom(path: string, flags: Flags, language: Language): FormatChoice {
  const words = WORDS[language];
  const usage = (sentence: string): FormatChoice => ({ kind: "usage", sentences: [sentence] });
  const { encoding: named } = flags;
  if (named !== undefined && isWorkbook(path)) return usage(words.onlyOfCsv("encoding"));
  const encoding = ENCODINGS.find((known) => known === named);
  if (named !== undefined && !encoding) return usage(words.notOneOf("encoding", String(named), ENCODINGS));
  return { kind: "ready", format: { ...(encoding && { encoding }) } };
}
