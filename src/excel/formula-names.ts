import { addressOfBlock } from "../core/formula-cells/formula-areas";
import { warning, type Issue } from "../core/issues";
import type { NameBefore } from "../core/plan/journal";
import { SHEET_MARKS } from "../core/plan/own-sheets";
import type { Edit, Plan } from "../core/plan";
import { blockFormula, isLost, type FoundSheet } from "./sheets";

type SetName = Extract<Edit, { kind: "setName" }>;

/** A name for formulas as a run finds it: KA's may have lost its cells; one of the user's stands for something else. */
export interface FoundName extends SetName {
  readonly state: "missing" | "ours" | "theirs";
  readonly formula: string;
}

const FORMULA = /^=(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/;

/** Asks for the names of a plan with the next request; what is given back reads them by the sheets that were found then. */
export function askFormulaNames(
  context: Excel.RequestContext,
  { edits }: Plan,
): (sheets: readonly FoundSheet[]) => readonly FoundName[] {
  const asked = edits.flatMap((edit) => {
    if (edit.kind !== "setName") return [];
    return [{ edit, item: context.workbook.names.getItemOrNullObject(edit.name).load("formula") }];
  });
  return (sheets) =>
    asked.map(({ edit, item }): FoundName => {
      if (item.isNullObject) return { ...edit, state: "missing", formula: "" };
      const formula = String(item.formula);
      const own = sheets.find(({ role, state }) => role === edit.sheet && state === "ours")?.name.toLowerCase();
      const isOurs = isLost(item) || (own !== undefined && partsOf(formula).sheet?.toLowerCase() === own);
      return { ...edit, state: isOurs ? "ours" : "theirs", formula };
    });
}

/** Says which names stay the user's. */
export function aboutNames(found: readonly FoundName[]): Issue[] {
  return found.flatMap(({ name, state }) => (state === "theirs" ? [warning("nameLeft", { name })] : []));
}

/** Whether the names stand where the plan says. */
export function holdsNames(found: readonly FoundName[]): boolean {
  return found.every(
    ({ state, formula, block }) => state === "theirs" || partsOf(formula).cells === addressOfBlock(block),
  );
}

/** What the names were, for the journal; of one that lost its cells there is nothing to bring back. */
export function namesBefore(found: readonly FoundName[]): NameBefore[] {
  return found.flatMap(({ name, sheet, state, formula }): NameBefore[] => {
    if (state === "missing") return [{ name, sheet, was: "missing" }];
    const block = state === "ours" ? partsOf(formula).block : undefined;
    return block === undefined ? [] : [{ name, sheet, was: "there", block }];
  });
}

/** Points a name to cells of KA's sheet, with the next request. */
export function setName({ workbook }: Excel.RequestContext, { name, state, block }: FoundName, sheet: string): void {
  if (state === "theirs") return;
  const cells = addressOfBlock(block);
  if (state === "missing") workbook.names.add(name, workbook.worksheets.getItem(sheet).getRange(cells));
  else workbook.names.getItem(name).formula = blockFormula(sheet, fixed(cells));
}

/** Brings back what the names stood for before a run, once its sheets are back. */
export async function bringNamesBack(
  context: Excel.RequestContext,
  before: readonly NameBefore[],
  made: "remove" | "keep",
): Promise<void> {
  if (before.length === 0) return;
  const { names } = context.workbook;
  const asked = before.map((name) => ({
    before: name,
    item: names.getItemOrNullObject(name.name).load("formula"),
    mark: names.getItemOrNullObject(SHEET_MARKS[name.sheet]).load("formula"),
  }));
  await context.sync();
  for (const { before: name, item, mark } of asked) {
    const sheet = isLost(mark) ? undefined : partsOf(String(mark.formula)).sheet;
    // Whoever gave the name to something of his meanwhile keeps it.
    if (!item.isNullObject && !isLost(item) && partsOf(String(item.formula)).sheet !== sheet) continue;
    if (name.was === "missing") {
      if (made === "remove" && !item.isNullObject) item.delete();
    } else if (sheet !== undefined && name.block !== undefined) {
      if (item.isNullObject) names.add(name.name, context.workbook.worksheets.getItem(sheet).getRange(name.block));
      else item.formula = blockFormula(sheet, name.block);
    }
  }
  await context.sync();
}

/** What a name says, in parts: its sheet and the cells, with and without the signs that fix them. */
export function partsOf(formula: string): {
  readonly sheet?: string;
  readonly block?: string;
  readonly cells?: string;
} {
  const [, quoted, plain = "", block] = FORMULA.exec(formula) ?? [];
  if (block === undefined) return {};
  return { sheet: quoted?.replaceAll("''", "'") ?? plain, block, cells: block.replaceAll("$", "") };
}

function fixed(address: string): string {
  return address.replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");
}
