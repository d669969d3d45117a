import type { Compared, Difference } from "./differences";
import { earlierCell } from "../sheets/earlier-lines";
import { foldName } from "../gathering/names";
import type { CellColumn, Plan } from "../plan";
import type { Language } from "../policy";
import { overRows, type Steps } from "../steps";
import type { CellValue, Column } from "../table";
import { TEXTS } from "../text/text";
import type { OwnSheet } from "../sheets/recalled";
import { BEFORE_HEADER } from "../sheets/typed";
import { isSameValue } from "../plan/written-cells";

/** What a cell of Excel holds at most. */
const LONGEST_TEXT = 32_767;

/** A column of the list as KA would write it now. */
interface Wanted {
  readonly header: string;
  readonly values: CellColumn["values"];
}

/**
 * Compares the account list as it stands with the one that a plan writes, customer by customer and column by column, whatever their order. Columns that
 * people added are theirs.
 */
export function* compareAccounts(plan: Plan, sheet: OwnSheet | undefined, language: Language): Steps<Compared> {
  const { columns: wanted, rows } = wantedOf(plan);
  const compared = wanted.length * rows;
  const whole = (kind: Difference["kind"], name: string): Difference => ({ kind, name, header: "", ...NOTHING });
  if (!sheet) return { results: [whole("listMissing", "")], overrides: [], compared };
  const found = new Map(sheet.table.columns.map((column) => [foldName(column.header), column]));
  const { headers } = TEXTS[language];
  const ids = wanted.find(({ header }) => header === headers.id);
  const names = wanted.find(({ header }) => header === headers.customer);
  const keys = [ids, names].find((column) => column && found.has(foldName(column.header)));
  const results = wanted
    .filter(({ header }) => !found.has(foldName(header)))
    .map(({ header }) => whole("columnMissing", header));
  const overrides: Difference[] = [];
  if (!keys) return { results, overrides, compared };

  const nameAt = (place: number) => textAt(ids ?? names, place);
  const matched = yield* matchLines(keys, found.get(foldName(keys.header)), sheet.table.rowCount);
  for (let place = 0; place < rows; place++)
    if ((matched.lineOf[place] ?? -1) < 0) results.push(whole("lineMissing", nameAt(place)));
  for (const { name, kind } of matched.others) results.push(whole(kind, name));

  const byHand = new Set<string>(
    (["override", "overrideState", "overrideReason", "author", "since", "until"] as const).map((key) => headers[key]),
  );
  for (const { header, values } of wanted) {
    const column = found.get(foldName(header));
    if (!column) continue;
    const differences = byHand.has(header) ? overrides : results;
    yield* overRows(rows, (from, to) => {
      for (let place = from; place < to; place++) {
        const line = matched.lineOf[place] ?? -1;
        if (line < 0) continue;
        const expected = values[place] ?? null;
        const cell = earlierCell(column, line);
        if (isSame(expected, cell)) continue;
        differences.push({ kind: "cell", name: nameAt(place), header, expected, found: cell });
      }
    });
  }
  return { results, overrides, compared };
}

const NOTHING = { expected: null, found: null } as const;

/** The columns that KA itself fills: not those of people, and not the hidden one, which says the same as the rows and the policy. */
function wantedOf({ edits }: Plan): { readonly columns: readonly Wanted[]; readonly rows: number } {
  const opened = edits.find((edit) => edit.kind === "openSheet" && edit.sheet === "accounts");
  const own = new Set(opened?.kind === "openSheet" ? opened.headers : []);
  const [first, body] = edits.flatMap((edit) => (edit.kind === "setCells" && edit.sheet === "accounts" ? [edit] : []));
  const columns = (first?.columns ?? []).flatMap(({ values: [header] }, place): Wanted[] => {
    const values = body?.columns[place]?.values;
    return values && typeof header === "string" && own.has(header) && header !== BEFORE_HEADER
      ? [{ header, values }]
      : [];
  });
  return { columns, rows: columns[0]?.values.length ?? 0 };
}

/** Lines of the list that belong to no customer of the rows, and second ones. */
interface OtherLine {
  readonly name: string;
  readonly kind: "lineAdded" | "lineTwice";
}

/** The line of each customer, −1 where it is gone. Customers of one name, where ids tell them apart, take the lines of that name in their order. */
function* matchLines(
  keys: Wanted,
  column: Column | undefined,
  rowCount: number,
): Steps<{ readonly lineOf: Int32Array; readonly others: readonly OtherLine[] }> {
  const places = new Map<string, number[]>();
  const lineOf = new Int32Array(keys.values.length).fill(-1);
  yield* overRows(lineOf.length, (from, to) => {
    for (let place = from; place < to; place++) {
      const key = foldName(textAt(keys, place));
      const same = places.get(key);
      if (same) same.push(place);
      else places.set(key, [place]);
    }
  });
  const others: OtherLine[] = [];
  yield* overRows(rowCount, (from, to) => {
    for (let row = from; row < to; row++) {
      const name = String(earlierCell(column, row) ?? "");
      const same = places.get(foldName(name));
      const place = same?.find((one) => lineOf[one] === -1);
      if (place !== undefined) lineOf[place] = row;
      else if (name !== "") others.push({ name, kind: same ? "lineTwice" : "lineAdded" });
    }
  });
  return { lineOf, others };
}

function textAt(column: Wanted | undefined, place: number): string {
  return String(column?.values[place] ?? "");
}

function isSame(expected: CellValue, found: CellValue): boolean {
  const written = typeof expected === "string" ? expected.slice(0, LONGEST_TEXT) : expected;
  return isSameValue(written, found ?? "");
}
