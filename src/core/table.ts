import type { Day } from "./days";
import type { AmountUnit } from "./measures/units";

/** What a cell holds; the numbers are what `Column.kinds` stores. */
export const EMPTY = 0;
export const NUMBER = 1;
export const TEXT = 2;
export const BOOLEAN = 3;
export const ERROR = 4;

/** A cell as a door hands it over: Excel's `values`, or the text of a CSV field. `null` and `""` are empty. */
export type CellValue = string | number | boolean | null;

/**
 * One column of the source as typed arrays, one entry a data row. A text is interned: `codes[row]` is its place in `pool`.
 * `numbers` and `codes` have length 0 where the column has no cell of that kind; a boolean is a text, an error is the text of its code.
 */
export interface Column {
  readonly header: string;
  readonly kinds: Uint8Array;
  readonly numbers: Float64Array;
  readonly codes: Int32Array;
  readonly pool: readonly string[];
  /** The first number with a decimal point, where the numbers were written as text: it tells how the other texts are meant. */
  readonly pointSeen?: string;
  /** What the number formats of the cells say; left out where they say nothing, or where nobody looked. */
  readonly formats?: CellFormats;
  /** The columns of the months, one each, where this one stands for them all; `Table.heading` says which. */
  readonly months?: readonly Column[];
}

/** What a number format says about the numbers under it. */
export interface NumberFormat {
  /** The format as Excel writes it: the first one of those that say the same. */
  readonly code: string;
  /** An ISO code, or the sign where it is none of a known currency; empty where none is named. */
  readonly currency: string;
  /** The unit that it writes behind a number, as a power of ten: 3 for `0.0,"千"`; 0 where it names none. */
  readonly named: number;
  /** The power of ten by which it shows a number smaller: 3 for `#,##0,`. */
  readonly scaled: number;
  /** Digits of an id that it fills up with zeros: 5 for `00000`; 0 where it does not. */
  readonly digits: number;
}

/** The number formats of a column's cells: a place in `list` for each row, or one for all of them. */
export interface CellFormats {
  readonly list: readonly NumberFormat[];
  readonly of: Uint8Array | number;
}

/** Rows read from one place, column by column. */
export interface Table {
  /** Where the rows come from, as a person would write it: `Sales!A1:D500` or `sales.csv`. */
  readonly where: string;
  /** The number that the source gives to the first data row: its row in the sheet or its line in the file. */
  readonly firstRow: number;
  /** Data rows read, the header row not counted. */
  readonly rowCount: number;
  /** `made` when the first row held data, so that the column letters had to serve as headers. */
  readonly headers: "read" | "made";
  readonly columns: readonly Column[];
  /** How the headers were found; left out where rows come from no sheet. */
  readonly heading?: Heading;
  /** One entry a row, 1 for one that the source hides; left out where it hides none. */
  readonly hidden?: Uint8Array;
  /** What hides them. */
  readonly filter?: "on" | "off";
  /** The day that serial numbers of dates count from; 1900 when left out. */
  readonly dateSystem?: 1900 | 1904;
  /** The row of the source of each row, where they do not follow one another: several come from one row of a wide sheet. */
  readonly rowOf?: Int32Array;
  /** One entry a row: 0, or 1 + the place in SET_ASIDE of why it is no row of data; left out where none is set aside. */
  readonly setAside?: Uint8Array;
}

/** Why a row is no row of data, or not one that is wanted. */
export const SET_ASIDE = ["hiddenRow", "repeatedHeader", "totalRow", "otherCurrency"] as const;

/** How a block of cells is headed. */
export interface Heading {
  /** `made` where there is no header row, so that the column letters have to serve. */
  readonly kind: "read" | "made";
  /** Rows from the top of the block to the first one of data. */
  readonly rows: number;
  /** Rows that the headers take: two where one groups the other. */
  readonly levels: 0 | 1 | 2;
  /** Rows above the headers that hold something: titles, notes. */
  readonly above: number;
  /** One entry a column of the block. */
  readonly headers: readonly string[];
  /** Months across the columns, which are gathered into rows. */
  readonly months?: MonthColumns;
  /** The unit of the amounts, where a line above the headers says it. */
  readonly unit?: AmountUnit;
}

/** Columns of a wide sheet that hold one month, or one quarter, each. */
export interface MonthColumns {
  readonly kind: "month" | "quarter";
  /** Places of the columns in the block, and the first day of each; 0 where no year is known. */
  readonly places: readonly number[];
  readonly days: readonly Day[];
  /** Columns that add months up, which are left out: counted again they would double the sales. */
  readonly totals: readonly number[];
  /** Headers of the two columns that are made: the amounts and their months. */
  readonly amountHeader: string;
  readonly monthHeader: string;
}

const NO_NUMBERS = new Float64Array(0);
const NO_CODES = new Int32Array(0);
const ERROR_TEXT =
  /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!|CONNECT!|BUSY!|EXTERNAL!|PYTHON!)$/;

/** The kind of a cell that holds a text: an error code, as Excel writes it, is an error. */
export function kindOfText(text: string): typeof TEXT | typeof ERROR {
  return text.charCodeAt(0) === 35 && ERROR_TEXT.test(text) ? ERROR : TEXT;
}

/** Gathers the cells of one column, growing as they come. */
export class ColumnBuilder {
  private kinds: Uint8Array;
  private numbers = NO_NUMBERS;
  private codes = NO_CODES;
  private readonly pool: string[] = [];
  private readonly codeOf = new Map<string, number>();
  private length = 0;

  constructor(
    private readonly header: string,
    expectedRows = 1024,
  ) {
    this.kinds = new Uint8Array(Math.max(expectedRows, 16));
  }

  /** Adds the next row's cell. */
  add(value: CellValue | undefined): void {
    const row = this.length;
    if (row === this.kinds.length) this.grow();
    this.length = row + 1;
    if (typeof value === "number") {
      if (this.numbers.length === 0) this.numbers = new Float64Array(this.kinds.length);
      this.kinds[row] = NUMBER;
      this.numbers[row] = value;
    } else if (typeof value === "string") {
      if (value !== "") this.addText(row, value, kindOfText(value));
    } else if (typeof value === "boolean") {
      this.addText(row, value ? "TRUE" : "FALSE", BOOLEAN);
    }
  }

  /** The finished column; the builder is not used afterwards. */
  finish(): Column {
    return {
      header: this.header,
      kinds: this.kinds.subarray(0, this.length),
      numbers: this.numbers.subarray(0, this.length),
      codes: this.codes.subarray(0, this.length),
      pool: this.pool,
    };
  }

  private addText(row: number, text: string, kind: number): void {
    if (this.codes.length === 0) this.codes = new Int32Array(this.kinds.length);
    let code = this.codeOf.get(text);
    if (code === undefined) {
      code = this.pool.length;
      this.pool.push(text);
      this.codeOf.set(text, code);
    }
    this.kinds[row] = kind;
    this.codes[row] = code;
  }

  private grow(): void {
    const size = this.kinds.length * 2;
    const kinds = new Uint8Array(size);
    kinds.set(this.kinds);
    this.kinds = kinds;
    if (this.numbers.length > 0) {
      const numbers = new Float64Array(size);
      numbers.set(this.numbers);
      this.numbers = numbers;
    }
    if (this.codes.length > 0) {
      const codes = new Int32Array(size);
      codes.set(this.codes);
      this.codes = codes;
    }
  }
}

/** A column that was not read, because no role needs it; its header is still known. */
export function unreadColumn(header: string): Column {
  return { header, kinds: new Uint8Array(0), numbers: NO_NUMBERS, codes: NO_CODES, pool: [] };
}

/** Whether the column's cells were read. */
export function isRead(column: Column): boolean {
  return column.kinds.length > 0;
}

/** The letters of a column of a sheet, counted from 0: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

/** The text of a cell as a person sees it in a plain cell; empty for an empty cell. */
export function cellText(column: Column, row: number): string {
  switch (column.kinds[row]) {
    case NUMBER:
      return String(column.numbers[row]);
    case TEXT:
    case BOOLEAN:
    case ERROR:
      return column.pool[column.codes[row] ?? 0] ?? "";
    default:
      return "";
  }
}
