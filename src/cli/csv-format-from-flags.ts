import type { Language } from "../core/policy";
import { ENCODINGS } from "../files/encoding";
import type { DecimalSign } from "../core/intake/written-number";
import { isWorkbook, type CsvFormat } from "./assess";
import type { Flags } from "./policy-from-flags";
import { WORDS } from "./words";

/** How a CSV file is written, or what is wrong with how it was said. */
export type FormatChoice =
  | { readonly kind: "ready"; readonly format: CsvFormat }
  | { readonly kind: "usage"; readonly sentences: readonly string[] };

/** The signs that decimals may follow, as the command takes them. */
export const DECIMALS = ["comma", "point"] as const satisfies readonly DecimalSign[];

/** Reads in which encoding a CSV file is and which sign its decimals follow; what is not said, the file tells. */
export function csvFormatFrom(path: string, flags: Flags, language: Language): FormatChoice {
  const words = WORDS[language];
  const usage = (sentence: string): FormatChoice => ({ kind: "usage", sentences: [sentence] });
  const { encoding: namedEncoding, decimal: namedDecimal } = flags;
  const given = namedEncoding !== undefined ? "encoding" : namedDecimal !== undefined ? "decimal" : undefined;
  if (given !== undefined && isWorkbook(path)) return usage(words.onlyOfCsv(given));
  const encoding = ENCODINGS.find((known) => known === namedEncoding);
  if (namedEncoding !== undefined && !encoding)
    return usage(words.notOneOf("encoding", String(namedEncoding), ENCODINGS));
  const decimal = DECIMALS.find((known) => known === namedDecimal);
  if (namedDecimal !== undefined && !decimal) return usage(words.notOneOf("decimal", String(namedDecimal), DECIMALS));
  return { kind: "ready", format: { ...(encoding && { encoding }), ...(decimal && { decimal }) } };
}
