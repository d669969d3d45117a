import type { Language } from "../core/policy";
import { describeIssue } from "../core/text/sentences";
import { TEXTS } from "../core/text/text";
import { fullAddress } from "../files/xlsx/address";
import { listSources, type ListedSheet, type Listing } from "../files/xlsx/list-sources";
import { rangeOfName, writtenName } from "../files/xlsx/workbook-parts";
import { forTerminal, padTo, widthOf } from "./text-width";
import { WORDS } from "./words";

/** What can be read of a workbook, or the sentences that say why nothing can. */
export type SheetsPrinted =
  | { readonly kind: "listed"; readonly text: string }
  | { readonly kind: "refused"; readonly sentences: readonly string[] };

const WIDEST_CELL = 60;

/** Lists the sheets, tables and named ranges of a workbook, each with what to name it by on the command line. */
export async function printSheets(path: string, language: Language, form: "text" | "json"): Promise<SheetsPrinted> {
  const listing = await listSources(path);
  if (!listing.value)
    return { kind: "refused", sentences: listing.issues.map((issue) => describeIssue(issue, language)) };
  if (form === "json") return { kind: "listed", text: `${JSON.stringify(listing.value, undefined, 2)}\n` };
  const { sheets } = listing.value;
  const lines = [
    ...sheets.flatMap((sheet) => linesOf(sheet, language)),
    ...rangesOf(listing.value).map(({ name, range }) => [
      WORDS[language].listing.name,
      forTerminal(writtenName(name), WIDEST_CELL),
      forTerminal(fullAddress(range.sheet, range.address), WIDEST_CELL),
    ]),
  ];
  const widths = lines.reduce<number[]>(
    (most, cells) => cells.map((cell, i) => Math.max(most[i] ?? 0, widthOf(cell))),
    [],
  );
  const text = lines.map((cells) =>
    cells
      .map((cell, i) => padTo(cell, widths[i] ?? 0, "right"))
      .join("  ")
      .trimEnd(),
  );
  return { kind: "listed", text: `${text.join("\n")}\n` };
}

function linesOf({ name, kind, state, owner, address, blocks, tables }: ListedSheet, language: Language): string[][] {
  const words = WORDS[language].listing;
  const about = [
    kind === "other" ? words.noCells : (address ?? words.empty),
    ...(blocks.length > 1 ? [words.blocks(blocks)] : []),
    ...(state === "visible" ? [] : [words.hidden]),
    ...(owner === "KA" ? [words.ours] : []),
  ];
  return [
    [words.sheet, forTerminal(name, WIDEST_CELL), about.join(TEXTS[language].summary.semicolon)],
    ...tables.map((table) => [`  ${words.table}`, forTerminal(table.name, WIDEST_CELL), table.address]),
  ];
}

/** The names that can be given in place of a range, and the ranges. */
function rangesOf({ sheets, names }: Listing) {
  return names.flatMap((name) => {
    const range = rangeOfName(name, sheets);
    return range ? [{ name, range }] : [];
  });
}
