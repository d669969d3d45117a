import { callsKa } from "../core/formula-cells/formula-text";
import type { Block } from "../core/plan/block";

/** Rules, or blocks of cells, that are asked for their formulas with one request. */
const RULES_AT_ONCE = 1_000;
/** Blocks that are looked at because cells of one have different rules; a workbook that needs more is not looked through to its end. */
const MOST_BLOCKS = 20_000;

/** What a rule says, once the request is answered. */
interface Asked {
  readonly sheet: string;
  readonly said: () => unknown;
}

/** The sheets whose conditional formats or data validations call KA. Cells do not tell of them, and without KA they do nothing. */
export async function sheetsWithRules(
  context: Excel.RequestContext,
  names: readonly string[],
): Promise<readonly string[]> {
  const asked = names.map((name) => {
    const sheet = context.workbook.worksheets.getItem(name);
    const formats = sheet.getRange().conditionalFormats.load("items/type");
    sheet.protection.load("protected");
    const used = sheet.getUsedRangeOrNullObject(false).load("rowIndex,columnIndex,rowCount,columnCount");
    return { name, sheet, formats, used };
  });
  await context.sync();
  // On a protected sheet Excel does not look for cells of a kind.
  const places = asked.map(({ name, sheet, used }) => {
    if (sheet.protection.protected) return { name, areas: undefined, used };
    const special = sheet.getRange().getSpecialCellsOrNullObject(Excel.SpecialCellType.dataValidations);
    const { areas } = special;
    areas.load("items/rowIndex,items/columnIndex,items/rowCount,items/columnCount");
    return { name, special, areas, used };
  });
  const formats = asked.flatMap(({ name, formats: { items } }) => items.map((format) => ({ name, format })));
  const calling = new Set<string>();
  const look = (rules: readonly Asked[]) => {
    for (const { sheet, said } of rules) if (textsIn(said()).some(callsKa)) calling.add(sheet);
  };
  let from = 0;
  do {
    const some = formats.slice(from, from + RULES_AT_ONCE).map(({ name, format }) => askFormat(name, format));
    // Where the cells with validations are is answered with the first of them.
    await send(context);
    look(some);
    from += RULES_AT_ONCE;
  } while (from < formats.length);

  let blocks = places.flatMap(({ name, special, areas, used }) => {
    if (special ? special.isNullObject : used.isNullObject) return [];
    return (areas?.items ?? [used]).map((range) => ({ sheet: name, ...blockOf(range) }));
  });
  for (let seen = 0; blocks.length > 0 && seen < MOST_BLOCKS;) {
    const now = blocks.slice(0, RULES_AT_ONCE).map((block) => {
      const { sheet, row, column, rows, columns } = block;
      const range = context.workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, rows, columns);
      return { block, validation: range.dataValidation.load("type,rule") };
    });
    await send(context);
    seen += now.length;
    look(now.map(({ block, validation }) => ({ sheet: block.sheet, said: () => validation.rule })));
    const mixed = now.flatMap(({ block, validation }) => (isMixed(validation) ? halves(block) : []));
    blocks = [...blocks.slice(now.length), ...mixed].filter(({ sheet }) => !calling.has(sheet));
  }
  return names.filter((name) => calling.has(name));
}

/** Asks for the formulas of a conditional format with the next request. */
function askFormat(sheet: string, format: Excel.ConditionalFormat): Asked {
  switch (format.type) {
    case Excel.ConditionalFormatType.custom: {
      const { rule } = format.custom;
      rule.load("formula");
      return { sheet, said: () => rule.formula };
    }
    case Excel.ConditionalFormatType.cellValue: {
      const cellValue = format.cellValue.load("rule");
      return { sheet, said: () => cellValue.rule };
    }
    case Excel.ConditionalFormatType.containsText: {
      const comparison = format.textComparison.load("rule");
      return { sheet, said: () => comparison.rule };
    }
    case Excel.ConditionalFormatType.dataBar: {
      const bar = format.dataBar.load("lowerBoundRule,upperBoundRule");
      return { sheet, said: () => [bar.lowerBoundRule, bar.upperBoundRule] };
    }
    case Excel.ConditionalFormatType.colorScale: {
      const scale = format.colorScale.load("criteria");
      return { sheet, said: () => scale.criteria };
    }
    case Excel.ConditionalFormatType.iconSet: {
      const icons = format.iconSet.load("criteria");
      return { sheet, said: () => icons.criteria };
    }
    default:
      return { sheet, said: () => undefined };
  }
}

/** All texts of something that Excel says: formulas are among them. */
function textsIn(said: unknown): string[] {
  if (typeof said === "string") return [said];
  return typeof said === "object" && said !== null ? Object.values(said).flatMap(textsIn) : [];
}

function isMixed({ type }: Excel.DataValidation): boolean {
  return type === Excel.DataValidationType.inconsistent || type === Excel.DataValidationType.mixedCriteria;
}

/** The halves of a block: most validations are of whole columns. */
function halves<B extends Block>(block: B): B[] {
  const { row, column, rows, columns } = block;
  if (columns > 1) {
    const left = Math.ceil(columns / 2);
    return [
      { ...block, columns: left },
      { ...block, column: column + left, columns: columns - left },
    ];
  }
  const above = Math.ceil(rows / 2);
  return rows > 1
    ? [
        { ...block, rows: above },
        { ...block, row: row + above, rows: rows - above },
      ]
    : [];
}

function blockOf({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Block {
  return { row: rowIndex, column: columnIndex, rows: rowCount, columns: columnCount };
}

function send(context: Excel.RequestContext): Promise<void> {
  return context.sync();
}
