import type { Block } from "../plan/block";
import { FORMULA_NAMES } from "../plan/own-sheets";
import type { Columns } from "../columns";
import { MISSING, readCall, referenceTo, writeCall } from "./formula-call";
import { ROLES, type Role } from "../roles";
import type { Reading } from "../workbook";

/** A column of the rows that were read, for formulas over them. */
export interface OfferedColumn {
  readonly header: string;
  readonly sheet: string;
  /** Its cells from the first row of data down. */
  readonly block: Block;
  readonly role: Role | undefined;
}

/** What of a parameter decides which cells are proposed for it. */
export interface ProposedParameter {
  /** Its English name. */
  readonly key: string;
  readonly takes: "range" | "value";
}

/** Which column a parameter usually means; the others are chosen by whoever writes the formula. */
const MEANT: Readonly<Record<string, readonly Role[]>> = {
  values: ["amount"],
  amounts: ["amount"],
  customers: ["customer", "customerId"],
  dates: ["date"],
  customer: ["customer", "customerId"],
  lastPurchases: ["date"],
};

/** The columns of rows as they lie on their sheet; none where they come from elsewhere, or where a row of the sheet became several. */
export function columnsOffered({ source, table }: Reading, columns: Columns): OfferedColumn[] {
  if (source.kind !== "range" || table.heading?.months) return [];
  const whole = readCall(`=KA.X(${source.address.replace(/^.*!/, "")})`)?.args[0];
  if (whole?.kind !== "cells") return [];
  const { row, column, rows } = whole.block;
  const head = table.heading?.rows ?? 0;
  if (rows <= head) return [];
  return table.columns.map(({ header }, at): OfferedColumn => {
    const block = { row: row + head, column: column + at, rows: rows - head, columns: 1 };
    return { header, sheet: source.sheet, block, role: ROLES.find((role) => columns[role]?.index === at) };
  });
}

/** Which of the columns each parameter is likely to mean, by its place. */
export function proposeColumns(
  parameters: readonly ProposedParameter[],
  columns: readonly OfferedColumn[],
): (OfferedColumn | undefined)[] {
  return parameters.map(({ key, takes }) => {
    const roles = takes === "range" ? (MEANT[key] ?? []) : [];
    return roles.flatMap((role) => columns.find((column) => column.role === role) ?? [])[0];
  });
}

/** What stands for a parameter: a column, or none. */
export interface ChosenParameter {
  /** Its English name. */
  readonly key: string;
  readonly needed: "required" | "optional";
  readonly column: OfferedColumn | undefined;
}

/**
 * The formula over these columns, one a parameter; for a required one that has none yet it has an ellipsis, which no formula may keep. Where the workbook
 * holds a result, the run is the name of it: the formula is then calculated again after each run.
 */
export function proposedFormula(
  id: string,
  chosen: readonly ChosenParameter[],
  result: "result" | "no result",
): string {
  const texts = chosen.map(({ key, column, needed }) => {
    if (column) return referenceTo(column.block, column.sheet);
    if (key === "run" && result === "result") return FORMULA_NAMES.run;
    return needed === "required" ? MISSING : "";
  });
  return writeCall(id, texts);
}
