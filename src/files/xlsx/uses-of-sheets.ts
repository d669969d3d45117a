import { OWN_TABLES } from "../../core/plan/own-sheets";
import { Book } from "./book";
import type { PackageDraft } from "./package-draft";
import type { StylesUsed } from "./style-record";

/** What the parts of a workbook use: styles by their places, and the sheets and tables that go. */
export interface Uses extends StylesUsed {
  /** Sheets with formulas over what goes; other parts by their names. */
  readonly sheets: readonly string[];
}

/** What is read of a part at once, and what may stand on the edge of two pieces. */
const [EDGE, NUMBER] = [4_096, /\s(s|style|dxfId|\w+DxfId|numFmtId)=["'](\d+)["']/g] as const;

/** What goes, as formulas call it. */
export interface Gone {
  readonly sheets: readonly string[];
  /** Names for formulas. */
  readonly names: readonly string[];
}

/** Looks through all parts that are left for what they use. Large sheets are read piece by piece. */
export async function lookForUses(draft: PackageDraft, gone: Gone): Promise<Uses> {
  const book = await Book.open(draft, draft.file.path);
  const names = new Map((await book.sheets()).map(({ name, part }) => [part, name]));
  const sheets = new Set<string>();
  const formats = new Set<number>();
  let [cells, rules] = [-1, -1];
  const quoted = gone.sheets.map((name) => `'${name.replaceAll("'", "''")}'!`);
  const named = formulaWith(gone.names);
  const tables = OWN_TABLES.map((name) => `${name}[`);
  for (const part of draft.names()) {
    if (!/\.xml$/i.test(part) || part === book.part || /(?:^|\/)styles\d*\.xml$/i.test(part)) continue;
    for await (const text of piecesOf(draft, part)) {
      for (const [, name, digits] of text.matchAll(NUMBER)) {
        const number = Number(digits);
        if (name === "numFmtId") formats.add(number);
        else if (name === "s" || name === "style") cells = names.has(part) ? Math.max(cells, number) : cells;
        else rules = Math.max(rules, number);
      }
      if (mentions(text, [...quoted, ...tables]) || named?.test(text)) sheets.add(names.get(part) ?? part);
    }
  }
  return { cells, rules, formats, sheets: [...sheets] };
}

/** A formula, in a cell or in a rule, with one of these names. */
function formulaWith(names: readonly string[]): RegExp | undefined {
  if (names.length === 0) return undefined;
  return new RegExp(`<(?:\\w+:)?(?:f|formula\\d?)\\b[^<>]*>[^<]*\\b(?:${names.join("|")})\\b`, "i");
}

/** Whether a formula names a sheet or a table that goes. */
function mentions(text: string, names: readonly string[]): boolean {
  const plain = text.replaceAll("&apos;", "'");
  return names.some((name) => plain.includes(name));
}

/** A part as text, piece by piece, each with the end of the one before. */
async function* piecesOf(draft: PackageDraft, part: string): AsyncGenerator<string> {
  let end = "";
  const decoder = new TextDecoder();
  for await (const bytes of draft.file.stream(part)) {
    const text = end + decoder.decode(bytes, { stream: true });
    yield text;
    end = text.slice(-EDGE);
  }
}
