import { refusal, type Issue } from "../core/issues";
import { OWN_NAME } from "../core/plan/own-sheets";
import type { NamedSource } from "../core/workbook";

/** One area on one sheet, as a name points to it. */
const AREA = /^=?(?:'((?:[^']|'')+)'|([^'!,]+))!(\$?[A-Z]+\$?\d*:\$?[A-Z]+\$?\d*)$/;

/** The tables and named ranges of the workbook, without KA's own, in one request. */
export async function listSources(context: Excel.RequestContext): Promise<NamedSource[]> {
  const tables = context.workbook.tables.load("items/name,items/worksheet/name");
  const names = context.workbook.names.load("items/name,items/visible,items/formula");
  await context.sync();
  return [
    ...tables.items
      .filter(({ name }) => !OWN_NAME.test(name))
      .map(({ name, worksheet }): NamedSource => {
        return { kind: "table", name, sheet: worksheet.name, source: { kind: "table", name } };
      }),
    ...names.items.flatMap(({ name, visible, formula }): NamedSource[] => {
      const [, quoted, plain = "", area = ""] = AREA.exec(String(formula)) ?? [];
      if (!visible || OWN_NAME.test(name) || area === "") return [];
      const sheet = quoted?.replaceAll("''", "'") ?? plain;
      return [{ kind: "name", name, sheet, source: { kind: "range", sheet, address: area.replaceAll("$", "") } }];
    }),
  ];
}

/** Brings cells to the front and selects them. */
export async function showCells(
  context: Excel.RequestContext,
  { sheet, address }: { readonly sheet: string; readonly address: string },
): Promise<readonly Issue[]> {
  const found = context.workbook.worksheets.getItemOrNullObject(sheet).load("visibility");
  await context.sync();
  if (found.isNullObject || found.visibility !== Excel.SheetVisibility.visible)
    return [refusal("cellsGone", { where: `${sheet}!${address}` })];
  found.activate();
  found.getRange(address).select();
  await context.sync();
  return [];
}
