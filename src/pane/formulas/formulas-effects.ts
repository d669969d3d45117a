import { argumentsOnce, readCall } from "../../core/formula-cells/formula-call";
import { insertionOf, rowsInsertionOf, type CellInput, type Inserted } from "../../core/formula-cells/insertion";
import { aboutLeft, filledColumns, linearForms, type FilledDown } from "../../core/formula-cells/linear-forms";
import { layOutRewrite } from "../../core/formula-cells/rewrite";
import { note, refusal, type Outcome } from "../../core/issues";
import type { Occasion } from "../../core/occasion";
import type { RewriteWay } from "../../core/plan";
import type { Language } from "../../core/policy";
import type { Written } from "../../core/workbook";
import type { FunctionFacts, InsertedAs } from "./formulas-state";
import type { FormulaStore, PaneWorkbook } from "../ports";

/** What the page of formulas needs of the world. */
interface Door {
  readonly workbook: PaneWorkbook;
  readonly formulas: FormulaStore;
  /** The functions as the page lists them: what their parameters take. */
  readonly listed: readonly FunctionFacts[];
}

/** Puts a formula, formulas row by row, or the values that it gives, where the user is. */
export async function inserting(
  door: Door,
  { formula, as }: { readonly formula: string; readonly as: InsertedAs },
): Promise<Outcome<Inserted>> {
  if (as === "rows") {
    const rows = rowsInsertionOf(formula);
    return rows.value ? door.workbook.insertRows(rows.value) : { issues: rows.issues };
  }
  const insertion = insertionOf(formula);
  if (!insertion.value) return { issues: insertion.issues };
  if (as === "formula") return door.workbook.insertFormula(insertion.value);
  const values = await valuesOf(door, insertion.value.formula);
  return values.value ? door.workbook.insertValues(values.value) : { issues: values.issues };
}

/** The formulas of the workbook that can be said in another way, and what is to be said of those that cannot. */
export async function findingFilled(workbook: PaneWorkbook): Promise<Outcome<readonly FilledDown[]>> {
  const { value: found, issues } = await workbook.findFormulas();
  if (!found) return { issues };
  const areas = filledColumns([...found.areas, ...found.left.map(({ area }) => area)]);
  const tables = await workbook.tablesOf(areas);
  if (!tables.value) return { issues: tables.issues };
  const { filled, left } = linearForms(areas.map((area, at) => ({ area, table: tables.value?.[at] })));
  if (filled.length + left.length === 0) return { value: [], issues: [note("nothingFilledDown", {})] };
  return { value: filled, issues: aboutLeft(left) };
}

/** What takes the place of formulas that were filled down, and what it is noted with. */
interface Rewriting {
  readonly filled: FilledDown;
  readonly as: RewriteWay["kind"];
  readonly occasion: Occasion;
  readonly language: Language;
}

/** Puts something else in place of formulas that were filled down, with a line in *KA Log*, so that they can be brought back later too. */
export async function rewriting(
  door: Door,
  { filled: { area, formula, byCutOffs }, as, occasion, language }: Rewriting,
): Promise<Outcome<Written>> {
  const way = await wayOf(door, { area, formula, byCutOffs }, as);
  if (!way.value) return { issues: way.issues };
  const recalled = await door.workbook.recall("log");
  if (!recalled.value) return { issues: recalled.issues };
  const plan = layOutRewrite({ area, way: way.value }, { recalled: recalled.value, occasion, language });
  if (!plan.value) return { issues: plan.issues };
  return door.workbook.carryOut(plan.value, { report: () => undefined, signal: new AbortController().signal });
}

async function wayOf(
  door: Door,
  { area, formula = "", byCutOffs }: FilledDown,
  as: RewriteWay["kind"],
): Promise<Outcome<RewriteWay>> {
  if (as === "one") return { value: { kind: as, formula }, issues: [] };
  if (as === "cutOffs" && byCutOffs) return { value: { kind: as, form: byCutOffs }, issues: [] };
  const { value: values, issues } = await valuesOf(door, formula, area.sheet);
  return values ? { value: { kind: "values", values }, issues } : { issues };
}

/** What a formula gives, asked of the function as a cell asks it. */
async function valuesOf(
  { workbook, formulas, listed }: Door,
  formula: string,
  sheet?: string,
): Promise<Outcome<readonly (readonly CellInput[])[]>> {
  const call = readCall(formula);
  const given = call && argumentsOnce(call);
  if (!given || given.some(({ kind }) => kind === "other")) return { issues: [refusal("notOneCall", { formula })] };
  const cells = await workbook.readArguments(given, sheet);
  if (!cells.value) return { issues: cells.issues };
  const parameters = listed.find(({ id }) => id === call.id)?.parameters ?? [];
  // A parameter of a single value gets it bare; beyond the last argument everything is left out.
  const args = parameters.map(({ takes }, at) => {
    const block = cells.value?.[at] ?? null;
    return takes === "value" && block ? (block[0]?.[0] ?? null) : block;
  });
  const answer = await formulas.answer(call.id, args);
  if (answer.kind === "refused") return { issues: [refusal("functionRefused", { sentence: answer.sentence })] };
  return { value: answer.cells, issues: [] };
}
