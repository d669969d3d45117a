import type { Block } from "../plan/block";
import { FilledFormula } from "./filled-formula";
import { readCall, referenceTo, writeCall, type FormulaArgument, type FormulaCall } from "./formula-call";
import type { FormulaArea } from "../plan";

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

/** A formula that was filled down, and the one that says the same for all its rows at once. */
export interface FilledDown {
  /** The cells, with the formula of the first of them. */
  readonly area: FormulaArea;
  /** Spills over all of them from the first one on. */
  readonly formula: string;
}

/**
 * The formulas among these that one call can say at once, each with it. Areas of one formula that lie below each other are one: an error among the
 * answers parts them only for whoever looks at what they show.
 */
export function findFilledDown(areas: readonly FormulaArea[]): FilledDown[] {
  return joined(areas).flatMap((area) => {
    const formula = area.rows > 1 && area.columns === 1 && area.spills === "no" ? atOnce(area) : undefined;
    return formula === undefined ? [] : [{ area, formula }];
  });
}

/** How many cells the answer of a call fills; a single one where that is not known before it is asked. */
export function sizeOfAnswer({ id, args: [first] }: FormulaCall): Pick<Block, "rows" | "columns"> {
  if (!AS_LONG_AS_ASKED.has(id) || first?.kind !== "cells") return { rows: 1, columns: 1 };
  const { rows, columns } = first.block;
  return rows === 1 && id !== "XYZ" ? { rows, columns } : { rows, columns: 1 };
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
