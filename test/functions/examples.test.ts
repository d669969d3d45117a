import { documentFunctions, type DocumentedFunction, type ShownCell } from "../../scripts/functions-documentation.js";
import { DEVELOPMENT_ORIGIN, describeFunctions } from "../../scripts/functions-metadata.js";
import { formatAddress } from "../host/address";
import { openRealm, type NodeRealm } from "../host/realm";
import { newWorkbook, type Workbook } from "../host/workbook";

/** Every example of the documentation, typed into a sheet of its own and calculated through the real Office.js client: it shows what is printed. */

let functions: readonly DocumentedFunction[] = [];
let workbook: Workbook;
let realm: NodeRealm;

beforeAll(async () => {
  functions = (await documentFunctions()).en;
  const { english } = await describeFunctions(DEVELOPMENT_ORIGIN);
  workbook = newWorkbook(Object.fromEntries(sheets().map((name) => [name, []])));
  realm = await openRealm({ workbook, functions: english, entry: "test/functions/examples-entry.ts" });
  const list = functions.find(({ id }) => id === "CLASSOF")?.examples[0]?.cells[0];
  await realm.call("keepList", list?.values ?? []);
  workbook.store.setName({ name: "KA_Run", formula: "='CLASSOF 1'!$Z$1", comment: "", visible: true });
});

afterAll(() => realm.close());

function sheets(): string[] {
  return functions.flatMap(({ id, examples }) => examples.map((_, at) => `${id} ${at + 1}`));
}

function typed(cell: ShownCell): string | number | boolean {
  if (cell === null) return "";
  if (typeof cell !== "object") return cell;
  return "serial" in cell ? cell.serial : cell.error;
}

/** What a cell shows, as far as the documentation prints it: a fraction to its last printed digit. */
function asPrinted(value: string | number | boolean, printed: ShownCell | undefined): unknown {
  if (typeof value !== "number" || typeof printed !== "number" || Number.isInteger(printed)) return value;
  const digits = /\.(\d+)$/.exec(String(printed))?.[1]?.length ?? 0;
  return Number(value.toFixed(digits));
}

/** An answer as it is printed, its size too: what an example does not print, its formula may not fill. */
interface Answer {
  readonly formula: string;
  readonly size: string;
  readonly shows: readonly (readonly unknown[])[];
}

test("every example shows what the documentation prints, all of it and no more", async () => {
  for (const { id, examples } of functions) {
    for (const [at, { cells, formulas }] of examples.entries()) {
      const sheet = `${id} ${at + 1}`;
      for (const { values, ...block } of cells)
        workbook.type(
          formatAddress(sheet, block),
          values.map((line) => line.map(typed)),
        );
      for (const { formula, row, column } of formulas)
        workbook.type(formatAddress(sheet, { row, column, rows: 1, columns: 1 }), formula);
    }
  }
  await workbook.store.calculation.finished();
  const [shown, printed]: [Answer[], Answer[]] = [[], []];
  for (const { id, examples } of functions) {
    for (const [at, { formulas }] of examples.entries()) {
      const sheet = `${id} ${at + 1}`;
      for (const { formula, row, column, shows } of formulas) {
        const rows = shows.length;
        const columns = shows[0]?.length ?? 0;
        const values = workbook.values(formatAddress(sheet, { row, column, rows, columns }));
        const spill = workbook.store.spillArea(workbook.sheetId(sheet), row, column);
        shown.push({
          formula: `${sheet}: ${formula}`,
          size: `${spill?.rows ?? 1} x ${spill?.columns ?? 1}`,
          shows: values.map((line, down) => line.map((value, across) => asPrinted(value, shows[down]?.[across]))),
        });
        printed.push({
          formula: `${sheet}: ${formula}`,
          size: `${rows} x ${columns}`,
          shows: shows.map((line) => line.map(typed)),
        });
      }
    }
  }
  expect(shown).toEqual(printed);
  expect(shown.length).toBeGreaterThan(functions.length);
});
