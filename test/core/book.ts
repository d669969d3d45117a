import { assessing, type Assessment } from "../../src/core/analyze";
import { findColumns } from "../../src/core/columns";
import { tableFromRows } from "../../src/core/intake/head-table";
import type { Outcome } from "../../src/core/issues";
import { ON_REQUEST, type SheetRole } from "../../src/core/plan/own-sheets";
import type { Edit, Plan } from "../../src/core/plan";
import type { Policy } from "../../src/core/policy";
import { readPolicy } from "../../src/core/policies/read-policy";
import type { OwnSheet, Recalled } from "../../src/core/sheets/recalled";
import { fingerprintOfRows } from "../../src/core/source/source-fingerprint";
import { finish } from "../../src/core/steps";
import type { CellValue } from "../../src/core/table";
import { readTyped } from "../../src/core/sheets/typed";
import { cellsWritten } from "../../src/core/plan/written-cells";
import { inParts } from "./parts";

export type Grid = CellValue[][];

const WHERE = "Sales!A1:C6";

/** The policy of a document that is sound. */
export function policyOf(document: object): Policy {
  const { value, issues } = readPolicy(document);
  if (!value) throw new Error(JSON.stringify(issues));
  return value;
}

/** Analyses rows, the first of them the header, with what a workbook remembers; so many rows at a time, as those of a large file come. */
export function assess(
  rows: Grid,
  policy: Policy,
  {
    today,
    recalled,
    partRows,
  }: { readonly today: number; readonly recalled?: Recalled | undefined; readonly partRows?: number | undefined },
): Outcome<Assessment> {
  const table = tableFromRows(rows, WHERE);
  const columns = findColumns(table, policy);
  if (!columns.value) return { issues: columns.issues };
  const typed = recalled && finish(readTyped(recalled, columns.value));
  return finish(
    assessing(partRows === undefined ? [table] : inParts(table, partRows), columns.value, { policy, today, typed }),
  );
}

/** What stands for the rows in the log. */
export function printOf(rows: Grid): string {
  return finish(fingerprintOfRows([tableFromRows(rows, WHERE)]));
}

/** The cells of KA's sheets once a plan is carried out; what it does not say is empty. */
export function sheetsOf(plan: Plan): Map<SheetRole, Grid> {
  return new Map(
    cellsWritten(plan).map(({ sheet, rows, piece }) => [
      sheet,
      piece(0, rows).map((line) => line.map((cell) => cell ?? null)),
    ]),
  );
}

/** The custom XML parts that a plan keeps. */
export function partsOf({ edits }: Plan): string[] {
  return edits.flatMap((edit) => (edit.kind === "setXmlPart" ? [edit.xml] : []));
}

/** KA's sheets as the next run finds them. */
export function recalledFrom(
  sheets: ReadonlyMap<SheetRole, Grid>,
  parts: readonly string[],
  edits: readonly Edit[] = [],
): Recalled {
  const list = (role: SheetRole): OwnSheet | undefined => {
    const cells = sheets.get(role);
    if (!cells || cells.length < 2) return undefined;
    const opened = edits.find((edit) => edit.kind === "openSheet" && edit.sheet === role);
    const written = opened?.kind === "openSheet" ? opened.headers : undefined;
    return { table: tableFromRows(cells, `${role}!A1`), ...(written ? { written } : {}) };
  };
  const lists = (["accounts", "kept", "movers", "policy", "log", "history"] as const).flatMap((role) => {
    const sheet = list(role);
    return sheet ? [[role, sheet] as const] : [];
  });
  return { ...Object.fromEntries(lists), parts, standing: ON_REQUEST.filter((role) => sheets.has(role)) };
}
