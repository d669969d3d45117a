import type { AccountCell } from "../core/formulas/accounts";
import type { RowAnswer } from "../core/formulas/answers";
import { refusal, type Issue } from "../core/issues";
import { passedOn, refused } from "./answers";
import { errorCode, readLine, type Cell, type Cells, type Line } from "./cells";

/** A longer range is taken for whole columns of a sheet. */
const WHOLE_COLUMN = 1_000_000;

/** Several columns or rows of numbers with one cell a customer in each. */
export interface Lists<Names extends string> {
  readonly direction: "column" | "row";
  /** One entry a customer in every list: 0 where there is no number, and everywhere in a row of which one cell is an error. */
  readonly numbers: { readonly [N in Names]: Float64Array };
  /** Customers that are answered by an error, by place: a code of Excel's, or `text` for what is no number. */
  readonly errors: ReadonlyMap<number, string>;
  readonly count: number;
}

/** Reads ranges that belong together, by their names; refuses those of other lengths. */
export function readLists<Names extends string>(ranges: Readonly<Record<Names, Cells>>): Lists<Names> {
  // The names of an object literal are its keys.
  const names = Object.keys(ranges) as Names[];
  const cells = names.map((name) => lengthOf(ranges[name]));
  if (new Set(cells).size > 1) throw refused([refusal("unequalLengths", { cells })]);
  const lines = names.map((name) => readLine(ranges[name]));
  const directions = new Set(lines.map((line) => line?.direction));
  const [direction] = directions;
  // A column beside a row are as many cells, but nobody means that.
  if (!direction || lines.includes(undefined) || directions.size > 1) throw refused([refusal("notOneLine", {})]);
  const count = Math.max(...lines.map((line) => line?.amounts.length ?? 0));
  const errors = new Map<number, string>();
  for (const line of lines)
    for (const [place, error] of line?.errors ?? []) if (!errors.has(place)) errors.set(place, error);
  const filled = lines.map((line) => {
    const numbers = new Float64Array(count);
    numbers.set(line?.amounts ?? []);
    for (const place of errors.keys()) numbers[place] = 0;
    return numbers;
  });
  // One list for each of the names, in their order.
  const numbers = Object.fromEntries(names.map((name, i) => [name, filled[i]])) as Lists<Names>["numbers"];
  return { direction, numbers, errors, count };
}

/** Names of customers or classes, one a cell. */
export interface Texts {
  /** `""` where nothing stands, 0 being nothing. */
  readonly texts: readonly (string | number)[];
  /** Errors by place, as their codes. */
  readonly errors: ReadonlyMap<number, string>;
}

/** Reads names; refuses a block that is neither a column nor a row. */
export function readTexts(cells: Cells): Texts {
  const { amounts, errors: found } = readLine(cells) ?? nothing();
  const isRow = cells.length === 1;
  const texts = new Array<string | number>(amounts.length);
  const errors = new Map<number, string>();
  for (let place = 0; place < texts.length; place++) {
    const number = amounts[place] ?? 0;
    texts[place] = number === 0 ? "" : number;
  }
  for (const [place, error] of found) {
    const cell = isRow ? cells[0]?.[place] : cells[place]?.[0];
    if (error !== "text") errors.set(place, error);
    else texts[place] = textOf(cell);
  }
  return { texts, errors };
}

/** Amounts by period, one row a customer; errors by row. */
export interface Periods {
  readonly amounts: Float64Array;
  readonly customers: number;
  readonly periods: number;
  readonly errors: ReadonlyMap<number, string>;
}

/** Reads a table of periods; empty rows below the last used one of whole columns are passed over. */
export function readPeriods(cells: Cells): Periods {
  const periods = cells[0]?.length ?? 0;
  let customers = cells.length;
  if (customers > WHOLE_COLUMN) while (customers > 1 && isRowEmpty(cells[customers - 1])) customers--;
  const amounts = new Float64Array(customers * periods);
  const errors = new Map<number, string>();
  for (let row = 0; row < customers; row++) {
    for (let column = 0; column < periods; column++) {
      const cell = cells[row]?.[column];
      if (typeof cell === "number") amounts[row * periods + column] = cell;
      else if (cell !== "" && cell != null && !errors.has(row)) errors.set(row, errorCode(cell) ?? "text");
    }
    if (errors.has(row)) amounts.fill(0, row * periods, (row + 1) * periods);
  }
  return { amounts, customers, periods, errors };
}

/** The direction in which answers go to the cells of a column or row. */
export function directionOf(cells: Cells): "column" | "row" {
  return cells.length === 1 && (cells[0]?.length ?? 0) > 1 ? "row" : "column";
}

/** How many cells a column or row has. */
export function lengthOf(cells: Cells): number {
  return cells.length === 1 ? (cells[0]?.length ?? 0) : cells.length;
}

/** Answers in the direction of the lists, one a customer, with the errors of single customers in their places. */
export function layOutAnswers(
  { direction, errors }: Pick<Line, "direction" | "errors">,
  answers: readonly RowAnswer[],
): unknown[][] {
  const told = errorsOnce();
  const cells = answers.map((answer, place) => {
    const error = errors.get(place);
    return error === undefined ? told(answer) : told.ofCell(error);
  });
  return direction === "row" ? [cells] : cells.map((cell) => [cell]);
}

/** A table of answers, in which some cells are the errors of cells of the arguments. */
export function layOutTable(
  table: readonly (readonly AccountCell[])[],
  errors: Readonly<Record<"customers" | "amounts" | "dates", ReadonlyMap<number, string>>>,
): unknown[][] {
  const told = errorsOnce();
  return table.map((row) =>
    row.map((cell) =>
      typeof cell === "object" && "errorOf" in cell
        ? told.ofCell(errors[cell.list].get(cell.errorOf) ?? "text")
        : told(cell),
    ),
  );
}

/** Turns issues into errors, each kind once: in a column of a million wrong cells an error of its own for each takes seconds. */
function errorsOnce() {
  const known = new Map<string, CustomFunctions.Error>();
  const once = (key: string, make: () => CustomFunctions.Error) => {
    const error = known.get(key) ?? make();
    known.set(key, error);
    return error;
  };
  const told = (answer: string | number | Issue): unknown =>
    typeof answer === "object"
      ? once(`${answer.kind} ${JSON.stringify(answer.facts)}`, () => refused([answer]))
      : answer;
  const ofCell = (error: string): CustomFunctions.Error =>
    error === "text"
      ? once(error, () => refused([refusal("notANumber", {})]))
      : once(error, () => new CustomFunctions.Error(passedOn(error)));
  return Object.assign(told, { ofCell });
}

function isRowEmpty(row: readonly Cell[] | undefined): boolean {
  return row?.every((cell) => cell === "" || cell === 0 || cell == null) ?? true;
}

function textOf(cell: Cell): string {
  if (typeof cell === "string") return cell.trim();
  return typeof cell === "boolean" ? String(cell).toUpperCase() : "";
}

function nothing(): never {
  throw refused([refusal("notOneLine", {})]);
}

/** An option of one cell: a number or a word; undefined where nothing stands. An error cell ends the formula with that error. */
export function readOption(cell: Cell): number | string | undefined {
  const error = errorCode(cell);
  if (error !== undefined) throw new CustomFunctions.Error(passedOn(error));
  if (cell === "" || cell == null) return undefined;
  return typeof cell === "number" ? cell : textOf(cell);
}

/** An option that has to be a number: NaN, which no rule accepts, for a text. */
export function readNumberOption(cell: Cell): number | undefined {
  const option = readOption(cell);
  return typeof option === "string" ? NaN : option;
}

/** A day to count from; undefined where none is given, 0 being none. */
export function readDayOption(cell: Cell): number | undefined {
  const day = readNumberOption(cell);
  return day === 0 ? undefined : day;
}
