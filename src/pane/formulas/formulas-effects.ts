import { readCall } from "../../core/formula-cells/formula-call";
import { insertionOf, type CellInput, type Inserted } from "../../core/formula-cells/insertion";
import { note, refusal, type Outcome } from "../../core/issues";
import { findFilledDown } from "../../core/formula-cells/linear-forms";
import type { FilledBlock, FunctionFacts } from "./formulas-state";
import type { FormulaStore, PaneWorkbook } from "../ports";

/** What the page of formulas needs of the world. */
interface Door {
  readonly workbook: PaneWorkbook;
  readonly formulas: FormulaStore;
  /** The functions as the page lists them: what their parameters take. */
  readonly listed: readonly FunctionFacts[];
}

/** Puts a formula, or the values that it gives, where the user is. */
export async function inserting(
  door: Door,
  { formula, as }: { readonly formula: string; readonly as: "formula" | "values" },
): Promise<Outcome<Inserted>> {
  const insertion = insertionOf(formula);
  if (!insertion.value) return { issues: insertion.issues };
  if (as === "formula") return door.workbook.insertFormula(insertion.value);
  const values = await valuesOf(door, insertion.value.formula);
  return values.value ? door.workbook.insertValues(values.value) : { issues: values.issues };
}

/** The formulas of the workbook that one could say at once. */
export async function findingFilled(workbook: PaneWorkbook): Promise<Outcome<readonly FilledBlock[]>> {
  const { value: found, issues } = await workbook.findFormulas();
  if (!found) return { issues };
  const filled = findFilledDown([...found.areas, ...found.left.map(({ area }) => area)]);
  if (filled.length === 0) return { value: [], issues: [note("nothingFilledDown", {})] };
  const tables = await workbook.inTables(filled.map(({ area }) => area));
  const { value: inTables } = tables;
  if (!inTables) return { issues: tables.issues };
  return { value: filled.map((one, at) => ({ ...one, inTable: inTables[at] === true })), issues: [] };
}

/** Makes one formula of many, or values where a table holds them. */
export async function rewriting(door: Door, { inTable, ...filled }: FilledBlock): Promise<Outcome<Inserted>> {
  if (!inTable) return door.workbook.rewriteFilled(filled);
  const values = await valuesOf(door, filled.formula, filled.area.sheet);
  return values.value ? door.workbook.rewriteFilled(filled, values.value) : { issues: values.issues };
}

/** What a formula gives, asked of the function as a cell asks it. */
async function valuesOf(
  { workbook, formulas, listed }: Door,
  formula: string,
  sheet?: string,
): Promise<Outcome<readonly (readonly CellInput[])[]>> {
  const call = readCall(formula);
  if (!call || call.args.some(({ kind }) => kind === "other")) return { issues: [refusal("notOneCall", { formula })] };
  const cells = await workbook.readArguments(call.args, sheet);
  if (!cells.value) return { issues: cells.issues };
  const parameters = listed.find(({ id }) => id === call.id)?.parameters ?? [];
  // A parameter of a single value gets it bare; beyond the last argument everything is left out.
  const args = parameters.map(({ takes }, at) => {
    const given = cells.value?.[at] ?? null;
    return takes === "value" && given ? (given[0]?.[0] ?? null) : given;
  });
  const answer = await formulas.answer(call.id, args);
  if (answer.kind === "refused") return { issues: [refusal("functionRefused", { sentence: answer.sentence })] };
  return { value: answer.cells, issues: [] };
}
