import { readXlsx } from "../../src/files/xlsx/read";

/** Reads all columns of a workbook; says how many cells have a value. */
async function main(): Promise<void> {
  const { value, issues } = await readXlsx(process.argv[2] ?? "", { source: { kind: "selection" } });
  if (!value) throw new Error(JSON.stringify(issues));
  let cells = 0;
  for (const { kinds } of value.table.columns) for (const kind of kinds) if (kind !== 0) cells++;
  process.stdout.write(String(cells));
}

void main();
