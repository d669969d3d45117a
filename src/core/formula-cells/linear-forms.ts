import type { Block } from "../plan/block";
import { cutOffForm } from "./cut-off-form";
import { warning, type Issue } from "../issues";
import type { WhyLeft } from "../issues/insertion";
import { FilledFormula } from "./filled-formula";
import { addressOfArea } from "./formula-areas";
import {
  fixedReferenceTo,
  readCall,
  referenceTo,
  writeCall,
  type FormulaArgument,
  type FormulaCall,
} from "./formula-call";
import type { CutOffForm, FormulaArea } from "../plan";

/**
 * Functions that answer every row by itself, or by a population or scheme that the call names: filled down, they say the same as one call over all rows.
 * A share of a single cell is always the whole of it, so those are not among them.
 */
const ONE_A_ROW: ReadonlySet<string> = new Set(["TIER", "ABC", "SEGMENT", "XYZ", "LIFECYCLE"]);

/** Functions whose answer is as high as their first range, or as wide where that is a row. */
const AS_LONG_AS_ASKED: ReadonlySet<string> = new Set([
  ...["TIER", "ABC", "PARETO", "SHARE", "CUMSHARE"],
  ...["RFM", "SEGMENT", "XYZ", "LIFECYCLE", "CLV"],
  ...["CLASSOF", "WHY"],
]);

/** Functions that look each customer up in the saved result. */
const LOOKED_UP: ReadonlySet<string> = new Set(["CLASSOF", "WHY"]);

/** Formulas that were filled down, and how they can be said without each of them reading all the amounts: one way at least. */
export interface FilledDown {
  /** The cells of a column, with the formula of the first of them. */
  readonly area: FormulaArea;
  /** The Excel table that holds them: nothing can spill there, but the values of the formula can stand there. */
  readonly table?: string | undefined;
  /** Says the same for all rows at once: spills over all of them from the first one on. */
  readonly formula?: string | undefined;
  readonly byCutOffs?: CutOffForm | undefined;
}

/** Formulas that were filled down and can be said in no other way. */
export interface FilledLeft {
  readonly area: FormulaArea;
  readonly why: WhyLeft;
}

/**
 * The columns of formulas among these. Areas of one formula that lie below each other are one: an error among the answers parts them only for whoever
 * looks at what they show.
 */
export function filledColumns(areas: readonly FormulaArea[]): FormulaArea[] {
  return joined(areas.flatMap(columnsOf)).filter(({ rows, spills }) => rows > 1 && spills === "no");
}

/** What can be said in a linear way, and what cannot though it should; each with the Excel table that holds it. */
export function linearForms(columns: readonly { readonly area: FormulaArea; readonly table?: string | undefined }[]): {
  readonly filled: readonly FilledDown[];
  readonly left: readonly FilledLeft[];
} {
  const filled: FilledDown[] = [];
  const left: FilledLeft[] = [];
  for (const { area, table } of columns) {
    const [formula, form] = [atOnce(area), cutOffForm(area, table)];
    const byCutOffs = typeof form === "object" ? form : undefined;
    const inTable = table === undefined ? {} : { table };
    // In a table, formulas that read no population stay as they are: each of them is quick.
    if (table === undefined && formula !== undefined) filled.push({ area, formula });
    else if (byCutOffs) filled.push({ area, byCutOffs, ...inTable, ...(formula === undefined ? {} : { formula }) });
    else if (typeof form === "string" && formula !== undefined) filled.push({ area, formula, ...inTable });
    else if (typeof form === "string") left.push({ area, why: form });
  }
  return { filled, left };
}

/** What is to be said of formulas that stay as they are, by what is in the way. */
export function aboutLeft(left: readonly FilledLeft[]): Issue[] {
  return [...new Set(left.map(({ why }) => why))].map((why) =>
    warning("filledLeft", { why, where: left.filter((one) => one.why === why).map(({ area }) => addressOfArea(area)) }),
  );
}

function columnsOf(area: FormulaArea): FormulaArea[] {
  if (area.columns === 1 || area.spills === "yes") return [area];
  const filled = new FilledFormula(area.formula, area);
  return Array.from({ length: area.columns }, (_, across) => {
    const column = area.column + across;
    return { ...area, column, columns: 1, formula: filled.at(area.row, column) ?? area.formula };
  });
}

/** How many cells the answer of a call fills; a single one where that is not known before it is asked. */
export function sizeOfAnswer({ id, args: [first] }: FormulaCall): Pick<Block, "rows" | "columns"> {
  if (!AS_LONG_AS_ASKED.has(id) || first?.kind !== "cells") return { rows: 1, columns: 1 };
  const { rows, columns } = first.block;
  return rows === 1 && id !== "XYZ" ? { rows, columns } : { rows, columns: 1 };
}

/** A call over a column as the formula of its first row, to be filled down; nothing where the function says nothing of a single row. */
export function firstRowOf({ id, args }: FormulaCall): string | undefined {
  const [values, population] = args;
  if (values?.kind !== "cells" || values.block.rows < 2 || (!ONE_A_ROW.has(id) && !LOOKED_UP.has(id))) return undefined;
  const texts = args.map((arg) => {
    if (arg.kind !== "cells") return arg.text;
    const { row, rows } = arg.block;
    const goesDown = row === values.block.row && rows === values.block.rows && arg !== population;
    return goesDown ? referenceTo({ ...arg.block, rows: 1 }, arg.sheet) : fixedReferenceTo(arg.block, arg.sheet);
  });
  const readsPopulation = id === "ABC" || (id === "TIER" && (args[2]?.text ?? "") === "");
  if (readsPopulation && (population?.text ?? "") === "") texts[1] = fixedReferenceTo(values.block, values.sheet);
  return writeCall(id, texts);
}

/** Areas of columns that go on in one another, as one. */
function joined(areas: readonly FormulaArea[]): FormulaArea[] {
  const inOrder = areas.toSorted((a, b) =>
    a.sheet === b.sheet ? a.column - b.column || a.row - b.row : a.sheet < b.sheet ? -1 : 1,
  );
  const whole: FormulaArea[] = [];
  for (const area of inOrder) {
    const last = whole.at(-1);
    if (last && goesOn(last, area)) whole[whole.length - 1] = { ...last, rows: last.rows + area.rows };
    else whole.push(area);
  }
  return whole;
}

function goesOn(above: FormulaArea, area: FormulaArea): boolean {
  const isBelow = above.sheet === area.sheet && above.column === area.column && above.row + above.rows === area.row;
  if (!isBelow || above.columns !== area.columns || above.spills === "yes" || area.spills === "yes") return false;
  return new FilledFormula(above.formula, above).at(area.row, area.column) === area.formula;
}

function atOnce(area: FormulaArea): string | undefined {
  const below = new FilledFormula(area.formula, area).at(area.row + 1, area.column);
  const [call, next] = [readCall(area.formula), below === undefined ? undefined : readCall(below)];
  if (!call || !next || !ONE_A_ROW.has(call.id)) return undefined;
  const texts = call.args.map((arg, at) => allRows(arg, next.args[at], area.rows));
  const [values, population] = texts;
  if (values === undefined || values === call.args[0]?.text || texts.includes(undefined)) return undefined;
  // The population of a column is the column itself where nothing else is said.
  const [, named] = call.args;
  const isItself =
    (call.id === "TIER" || call.id === "ABC") && named?.kind === "cells" && population?.replaceAll("$", "") === values;
  return writeCall(
    call.id,
    texts.map((text, at) => (at === 1 && isItself ? "" : (text ?? ""))),
  );
}

/** What an argument is for all rows: the cells of all of them where it goes down with the formula, itself where it stays; else nothing. */
function allRows(arg: FormulaArgument, next: FormulaArgument | undefined, rows: number): string | undefined {
  if (next === undefined) return undefined;
  // A name, or what a named cell spills to, is the same for every row; a row of a table is not.
  if (arg.kind === "other" && !/^[\p{L}_][\p{L}\p{N}_.]*$|^[^[\]]*#$/u.test(arg.text)) return undefined;
  if (arg.text === next.text) return arg.text;
  if (arg.kind !== "cells" || next.kind !== "cells" || arg.block.rows !== 1 || next.block.rows !== 1) return undefined;
  if (next.block.row !== arg.block.row + 1) return undefined;
  return referenceTo({ ...arg.block, rows }, arg.sheet);
}
