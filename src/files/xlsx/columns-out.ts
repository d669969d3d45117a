import { warning, type Issue } from "../../core/issues";
import { COLUMNS_MARK, type ClassColumns } from "../../core/plan/beside";
import type { Block } from "../../core/plan/block";
import { fullAddress } from "./address";
import { isAsWritten } from "./beside-spot";
import { addressOf, type SheetBlock } from "./blocks";
import type { Book } from "./book";
import { withColumns } from "./class-columns";
import type { PackageDraft } from "./package-draft";
import { withRowCells } from "./row-cells";
import { findTables, type FoundTable } from "./table-part";

const HUGE = 2 ** 32;

/** Takes KA's class columns out of the sheets and tables that they stand in; gives the names that go with them. What is no longer as KA wrote it is left, and said. */
export async function takeColumnsOut(
  draft: PackageDraft,
  book: Book,
): Promise<{ readonly names: readonly string[]; readonly issues: readonly Issue[] }> {
  const [names, issues]: [string[], Issue[]] = [[], []];
  const bySheet = new Map<string, Block[]>();
  const sheets = await Promise.all(
    (await book.sheets()).map(async ({ name, part }) => ({ name, part, tables: await tablesOn(draft, part) })),
  );
  for (const name of book.names().filter((one) => one.startsWith(COLUMNS_MARK))) {
    const place = book.marked(name);
    if (
      typeof place === "object" &&
      !(await isOwn(draft, place, sheets.find(({ name: sheet }) => sheet === place.sheet)?.tables ?? []))
    ) {
      issues.push(warning("columnsLeft", { where: fullAddress(place.sheet, addressOf(place.block)) }));
      continue;
    }
    names.push(name);
    if (typeof place === "object") bySheet.set(place.sheet, [...(bySheet.get(place.sheet) ?? []), place.block]);
  }
  for (const { name: sheet, part, tables } of sheets) {
    const blocks = bySheet.get(sheet) ?? [];
    if (blocks.length === 0) continue;
    const pieces = () =>
      blocks.reduce<AsyncIterable<Uint8Array>>(
        (before, block) =>
          withRowCells(before, { sheet, beside: nothingAt(sheet, block), left: block.column, before: block }),
        draft.file.stream(part),
      );
    draft.setBytes(part, { pieces, expected: (draft.file.parts.get(part)?.size ?? 0) < HUGE ? "usual" : "huge" });
    for (const { part: table, block: own } of tables) {
      const block = blocks.find(
        (one) => own && one.row === own.row && one.column > own.column && endOf(one) === endOf(own),
      );
      if (!own || !block) continue;
      const [wide, first] = [{ ...own, columns: block.column - own.column }, block.column - own.column];
      const change = { wide, headers: [], first, known: block.columns };
      await draft.setText(table, withColumns(await draft.text(table), change));
    }
  }
  return { names, issues };
}

async function tablesOn(draft: PackageDraft, sheet: string): Promise<readonly FoundTable[]> {
  const parts = new Set((await draft.relations(sheet)).map(({ part }) => part));
  return (await findTables(draft)).filter(({ part }) => parts.has(part));
}

/** Whether the columns are as KA wrote them, with nothing of a table behind them. */
async function isOwn(
  draft: PackageDraft,
  { sheet, block }: SheetBlock,
  tables: readonly FoundTable[],
): Promise<boolean> {
  const goesOn = tables.some(
    ({ block: own }) => own?.row === block.row && own.column < block.column && endOf(own) > endOf(block),
  );
  return !goesOn && (await isAsWritten(draft, { sheet, before: block, headerRow: block.row }));
}

function nothingAt(sheet: string, block: Block): ClassColumns {
  return {
    source: { sheet, address: addressOf(block) },
    headerRow: block.row,
    customers: new Int32Array(0),
    columns: [],
  };
}

function endOf({ column, columns }: Block): number {
  return column + columns;
}
