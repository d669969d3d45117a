import { areaFrom, splitAddress } from "../files/xlsx/address";
import type { XlsxSource } from "../files/xlsx/find-rows";
import { isWorkbook } from "./assess";
import type { Flags } from "./flags";
import { WORDS } from "./words";
import type { Language } from "../core/policy";

/** Which rows of a workbook are meant, or what is wrong with how it was said. */
export type SourceChoice =
  | { readonly kind: "ready"; readonly source: XlsxSource }
  | { readonly kind: "usage"; readonly sentences: readonly string[] };

/** The flags that say which rows of a workbook are meant. */
const FLAGS = ["sheet", "table", "range"] as const;

/** Reads which rows of a workbook are meant: a table or named range, a range, a sheet, or the first sheet that has values. */
export function sourceFrom(path: string, flags: Flags, language: Language): SourceChoice {
  const words = WORDS[language];
  const usage = (sentence: string): SourceChoice => ({ kind: "usage", sentences: [sentence] });
  const given = FLAGS.filter((flag) => typeof flags[flag] === "string");
  if (given[0] !== undefined && !isWorkbook(path)) return usage(words.onlyOfWorkbook(given[0]));
  const [sheet, table, range] = FLAGS.map((flag) => flags[flag]);
  if (typeof table === "string") {
    if (given.length > 1) return usage(words.tableAlone);
    return { kind: "ready", source: { kind: "table", name: table } };
  }
  if (typeof range === "string") {
    const { sheet: named, address } = splitAddress(range);
    const of = named ?? (typeof sheet === "string" ? sheet : undefined);
    // What is no address is a name that somebody gave to a range; in a name there is no colon.
    if (of === undefined && !areaFrom(address) && !address.includes(":"))
      return { kind: "ready", source: { kind: "table", name: address } };
    if (of === undefined) return usage(words.rangeWithoutSheet(range));
    return { kind: "ready", source: { kind: "range", sheet: of, address } };
  }
  return {
    kind: "ready",
    source: typeof sheet === "string" ? { kind: "sheet", name: sheet } : { kind: "selection" },
  };
}
