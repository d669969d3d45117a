import type { Block } from "../plan/block";
import { FORMULA_NAMES } from "../plan/own-sheets";
import { formulaPieces, shownFormula } from "./formula-text";
import { columnLetters } from "../table";

/** An argument of a call: left out, cells of a sheet (of the formula's own where none is named), values that are written out, or anything else. */
export type FormulaArgument =
  | { readonly kind: "none"; readonly text: "" }
  | { readonly kind: "cells"; readonly text: string; readonly sheet: string | undefined; readonly block: Block }
  | {
      readonly kind: "values";
      readonly text: string;
      readonly values: readonly (readonly (string | number | boolean)[])[];
    }
  | { readonly kind: "other"; readonly text: string };

/** A formula that is one call of a function of KA's and nothing else. */
export interface FormulaCall {
  /** Of the function, as `TIER`. */
  readonly id: string;
  readonly args: readonly FormulaArgument[];
}

/** Stands in a proposed formula for what is still to be said. */
export const MISSING = "…";

/** Reads a formula that is one call of a function of KA's; nothing where it is more than that, or another function's. */
export function readCall(formula: string): FormulaCall | undefined {
  const [, id, inner] = /^=\s*KA\.([A-Z][A-Z0-9]*)\((.*)\)\s*$/is.exec(shownFormula(formula)) ?? [];
  const texts = inner === undefined ? undefined : splitArguments(inner);
  return id === undefined || !texts ? undefined : { id: id.toUpperCase(), args: texts.map(argumentOf) };
}

/** Its arguments where it is asked once: the name of the run, which has it calculated again, says nothing then. */
export function argumentsOnce({ args }: FormulaCall): FormulaArgument[] {
  return args.map((arg) =>
    arg.text.toUpperCase() === FORMULA_NAMES.run.toUpperCase() ? { kind: "none", text: "" } : arg,
  );
}

/** A call as a formula writes it; arguments that are left out at the end go. */
export function writeCall(id: string, args: readonly string[]): string {
  return `=KA.${id}(${args.slice(0, args.findLastIndex((text) => text !== "") + 1).join(",")})`;
}

/** Cells as a formula writes them: `B2:B500`, `'My sales'!B2`. */
export function referenceTo(block: Block, sheet?: string): string {
  const { row, column, rows, columns } = block;
  const first = `${columnLetters(column)}${row + 1}`;
  const last = `${columnLetters(column + columns - 1)}${row + rows}`;
  return `${sheet === undefined ? "" : `${quotedSheet(sheet)}!`}${first === last ? first : `${first}:${last}`}`;
}

/** The same cells wherever the formula is filled to: `$B$2:$B$500`. */
export function fixedReferenceTo(block: Block, sheet?: string): string {
  const fixed = referenceTo(block).replaceAll(/([A-Z]+)(\d+)/g, "$$$1$$$2");
  return sheet === undefined ? fixed : `${quotedSheet(sheet)}!${fixed}`;
}

function quotedSheet(sheet: string): string {
  // A bare name may neither begin with a digit nor look like a cell.
  const isPlain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet) && !/^(?:[A-Z]{1,3}\d+|R\d*C\d*|R|C)$/i.test(sheet);
  return isPlain ? sheet : `'${sheet.replaceAll("'", "''")}'`;
}

/** The cells that an argument reads, columns and rows as a whole among them; nothing for what is no reference. */
export function cellsRead(
  arg: FormulaArgument,
): { readonly sheet: string | undefined; readonly block: Block } | undefined {
  if (arg.kind === "cells") return { sheet: arg.sheet, block: arg.block };
  const [, quoted, bare, left = "", right = "", top, bottom] = WHOLE.exec(arg.text) ?? [];
  const sheet = quoted?.replaceAll("''", "'") ?? bare;
  if (top !== undefined && bottom !== undefined)
    return {
      sheet,
      block: { row: Number(top) - 1, column: 0, rows: Number(bottom) - Number(top) + 1, columns: MOST_COLUMNS },
    };
  if (left === "") return undefined;
  const column = columnOf(left);
  return { sheet, block: { row: 0, column, rows: MOST_ROWS, columns: columnOf(right) + 1 - column } };
}

/** The texts between the commas of a call; nothing where its brackets do not match, so that it ends before the formula does. */
function splitArguments(inner: string): string[] | undefined {
  const texts: string[] = [];
  let [depth, text] = [0, ""];
  for (const piece of formulaPieces(inner)) {
    // What is quoted is one mark: nothing in it opens, closes or parts anything.
    for (const mark of piece.kind === "quoted" ? [piece.text] : piece.text) {
      if (mark === "(" || mark === "{") depth++;
      if (mark === ")" || mark === "}") depth--;
      if (depth < 0) return undefined;
      if (mark === "," && depth === 0) {
        texts.push(text.trim());
        text = "";
      } else text += mark;
    }
  }
  return depth === 0 ? [...texts, text.trim()] : undefined;
}

const END = String.raw`\$?([A-Z]{1,3})\$?(\d{1,7})`;
const CELLS = new RegExp(String.raw`^(?:(?:'((?:[^']|'')+)'|([^'!(){}"\s]+))!)?${END}(?::${END})?$`, "i");
const [MOST_ROWS, MOST_COLUMNS] = [1_048_576, 16_384];
/** Columns or rows as a whole: `B:C`, `2:9`. */
const WHOLE =
  /^(?:(?:'((?:[^']|'')+)'|([^'!(){}"\s]+))!)?(?:\$?([A-Z]{1,3}):\$?([A-Z]{1,3})|\$?(\d{1,7}):\$?(\d{1,7}))$/i;
const VALUE = /^(?:"(?:[^"]|"")*"|[+-]?(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?|TRUE|FALSE)$/i;

function argumentOf(text: string): FormulaArgument {
  if (text === "") return { kind: "none", text: "" };
  if (VALUE.test(text)) return { kind: "values", text, values: [[valueOf(text)]] };
  const [match, quoted, bare, left, top, right = left, bottom = top] = CELLS.exec(text) ?? [];
  if (match !== undefined && left !== undefined && right !== undefined) {
    const [row, column] = [Number(top) - 1, columnOf(left)];
    const block = { row, column, rows: Number(bottom) - row, columns: columnOf(right) + 1 - column };
    if (block.rows < 1 || block.columns < 1) return { kind: "other", text };
    return { kind: "cells", text, sheet: quoted?.replaceAll("''", "'") ?? bare, block };
  }
  const rows = /^\{(.*)\}$/s.exec(text)?.[1] === undefined ? undefined : arrayOf(text.slice(1, -1));
  return rows ? { kind: "values", text, values: rows } : { kind: "other", text };
}

/** An array as a formula writes it out, without its braces. */
function arrayOf(inner: string): (string | number | boolean)[][] | undefined {
  const rows: (string | number | boolean)[][] = [[]];
  for (let rest = inner; ;) {
    const [taken = "", value = "", mark = ""] = /^\s*("(?:[^"]|"")*"|[^,;"]*)\s*([,;]|$)/.exec(rest) ?? [];
    if (!VALUE.test(value.trim())) return undefined;
    rows.at(-1)?.push(valueOf(value.trim()));
    if (mark === "") return rows.every((row) => row.length === rows[0]?.length) ? rows : undefined;
    if (mark === ";") rows.push([]);
    rest = rest.slice(taken.length);
  }
}

function valueOf(text: string): string | number | boolean {
  if (text.startsWith('"')) return text.slice(1, -1).replaceAll('""', '"');
  return /^(?:TRUE|FALSE)$/i.test(text) ? text.toUpperCase() === "TRUE" : Number(text);
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
