import { FilledFormula } from "./filled-formula";
import { fixedReferenceTo, readCall, type FormulaArgument, type FormulaCall } from "./formula-call";
import type { WhyLeft } from "../issues/insertion";
import { formulaPieces, shownFormula } from "./formula-text";
import type { Corner } from "../plan/block";
import type { CutOffForm, FormulaArea } from "../plan";

/** The formula of the first cell, with the table at that place, such as `$H$2#`. */
export function namingTable({ parts }: CutOffForm, place: string): string {
  return parts.join(place);
}

/** The formula of the first cell, with the table that begins in a cell of its sheet. */
export function formulaWithTable(form: CutOffForm, { row, column }: Corner): string {
  return namingTable(form, `${fixedReferenceTo({ row, column, rows: 1, columns: 1 })}#`);
}

/** A call of KA's within a formula, and where it stands in it. */
interface PlacedCall extends FormulaCall {
  readonly from: number;
  readonly to: number;
}

/** Functions to which a single amount says nothing: it is its own whole. */
const OF_THE_WHOLE: ReadonlySet<string> = new Set(["SHARE", "CUMSHARE", "PARETO"]);

/**
 * The same formulas by a table of cut-offs, where every amount is provably one of the population, so that the table gives it the same class; else why
 * not. Nothing where the formulas read no population. The table is the Excel table that holds the cells, if one does.
 */
export function cutOffForm(area: FormulaArea, table?: string): CutOffForm | WhyLeft | undefined {
  const formula = shownFormula(area.formula);
  const below = new FilledFormula(formula, area).at(area.row + 1, area.column);
  if (below === undefined) return undefined;
  const [calls, nextCalls] = [callsIn(formula), callsIn(below)];
  const judged = calls.flatMap((call, at) => {
    const next = nextCalls[at];
    return next && readsAmounts(call) ? [{ call, why: whyNot(call, next, { area, table }) }] : [];
  });
  const [first] = judged;
  if (!first) return calls.some((call) => OF_THE_WHOLE.has(call.id) && isOneCell(call.args[0])) ? "alone" : undefined;
  const left = judged.find(({ why }) => why !== undefined)?.why;
  if (left) return left;
  const populations = new Set(judged.map(({ call }) => plain(call.args[1])));
  if (populations.size > 1) return "severalPopulations";
  const parts: string[] = [];
  let from = 0;
  for (const { call } of judged) {
    parts.push(`${formula.slice(from, call.from)}KA.TIER(${call.args[0]?.text ?? ""},,`);
    from = call.to - 1;
  }
  return { table: `=KA.CUTOFFS(${first.call.args[1]?.text ?? ""},,TRUE)`, parts: [...parts, formula.slice(from)] };
}

/** Whether a call gives the class of one amount among others. */
function readsAmounts({ id, args: [value, population, scheme] }: FormulaCall): boolean {
  if ((id !== "TIER" && id !== "ABC") || !population || population.kind === "none") return false;
  // With a scheme of its own, a tier is looked up already.
  return value !== undefined && (id === "ABC" || scheme === undefined || scheme.kind === "none");
}

interface Place {
  readonly area: FormulaArea;
  readonly table: string | undefined;
}

function whyNot(call: PlacedCall, next: PlacedCall, place: Place): WhyLeft | undefined {
  const [value, population, ...rest] = call.args;
  if (population?.text !== next.args[1]?.text) return "movingPopulation";
  if (call.id === "ABC" && rest.some(({ kind }) => kind !== "none")) return "ownCuts";
  return isAmong(value, population, { ...place, next: next.args[0] }) ? undefined : "otherAmounts";
}

/** Whether the amount of every row is one of the population, whatever the cells hold. */
function isAmong(
  value: FormulaArgument | undefined,
  population: FormulaArgument | undefined,
  { area, table, next }: Place & { readonly next: FormulaArgument | undefined },
): boolean {
  if (population?.kind === "cells" && value?.kind === "cells" && isOneCell(value)) {
    const isOfSheet = sheetOf(value.sheet ?? area.sheet) === sheetOf(population.sheet ?? area.sheet);
    const moves = value.text !== next?.text;
    const [top, bottom] = [value.block.row, value.block.row + (moves ? area.rows : 1)];
    const { row, rows, column, columns } = population.block;
    const isInColumns = value.block.column >= column && value.block.column < column + columns;
    return isOfSheet && isInColumns && top >= row && bottom <= row + rows;
  }
  const whole = /^([^[\]]+)\[((?:[^[\]'@#]|'.)+)\]$/u.exec(population?.text ?? "");
  const own =
    /^([^[\]]*)\[(?:@(?:\[((?:[^[\]'@#]|'.)+)\]|((?:[^[\]'@#\s]|'.)+))|\[#This Row\],\[((?:[^[\]'@#]|'.)+)\])\]$/iu.exec(
      value?.text ?? "",
    );
  if (!whole || !own) return false;
  const [, named, bracketed, bare, ofRow] = own;
  const rowsOf = named === "" ? table : named;
  return (
    sheetOf(rowsOf ?? "") === sheetOf(whole[1] ?? "") &&
    sheetOf(bracketed ?? bare ?? ofRow ?? "") === sheetOf(whole[2] ?? "")
  );
}

/** Excel takes names of sheets, tables and columns in either case. */
function sheetOf(name: string): string {
  return name.toLowerCase();
}

function isOneCell(arg: FormulaArgument | undefined): boolean {
  if (arg?.kind === "cells") return arg.block.rows === 1 && arg.block.columns === 1;
  return arg?.kind === "other" && /\[@|\[#This Row\]/i.test(arg.text);
}

function plain(arg: FormulaArgument | undefined): string {
  return (arg?.text ?? "").replaceAll("$", "").toLowerCase();
}

/** The calls of KA's in a formula that stand in no other call of KA's. */
function callsIn(formula: string): PlacedCall[] {
  const said = formulaPieces(formula)
    .map(({ kind, text }) => (kind === "said" ? text : "\u0000".repeat(text.length)))
    .join("");
  const calls: PlacedCall[] = [];
  for (const match of said.matchAll(/(?<![\p{L}\p{N}_.\\$?])KA\.[A-Z][A-Z0-9]*\(/giu)) {
    const [from, inner] = [match.index, match.index + match[0].length];
    if (from < (calls.at(-1)?.to ?? 0)) continue;
    const to = endOfCall(said, inner);
    const call = readCall(`=${formula.slice(from, to)}`);
    if (call) calls.push({ ...call, from, to });
  }
  return calls;
}

function endOfCall(said: string, inner: number): number {
  for (let at = inner, depth = 1; at < said.length; at++) {
    if (said[at] === "(") depth++;
    if (said[at] === ")" && --depth === 0) return at + 1;
  }
  return said.length;
}
