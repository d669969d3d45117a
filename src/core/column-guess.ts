import { isPlainName, namesOtherNumber, rankOfHeader } from "./headers";
import { readsAsDay } from "./intake/written-day";
import { WrittenNumber } from "./intake/written-number";
import { ROLES, kindOf, neededBy, type ColumnRole, type Role } from "./roles";
import { EMPTY, NUMBER, TEXT, type Column } from "./table";
import type { AmountUnit } from "./measures/units";

/** Why a column was taken for a role, or that the policy says so. */
export type ColumnReason = "policy" | "header" | "onlyNumbers" | "onlyText";

/** The column that serves a role. */
export interface FoundColumn<R extends ColumnRole = ColumnRole> {
  readonly role: R;
  /** Place of the column in the table, counted from 0. */
  readonly index: number;
  readonly header: string;
  readonly reason: ColumnReason;
  /** The unit of an amount, where its header or a line above the headers says it. */
  readonly unit?: AmountUnit;
}

/** The columns that are known so far, by role. */
export type Found = { [R in Role]?: FoundColumn<Role> };

/** Only this many rows are looked at to tell columns apart, so that a sample and the whole table give the same answer. */
export const SAMPLE_ROWS = 200;

/** Serial numbers of the days from 1954 to 2118: what a number must be to pass for a date. */
const [EARLIEST_SERIAL, LATEST_SERIAL] = [20_000, 80_000];

/** The column that a role likely has, or the headers of those that it could be. */
export interface Guess {
  readonly column?: FoundColumn<Role>;
  readonly choices: readonly string[];
}

interface Candidate {
  readonly index: number;
  readonly column: Column;
}

/** Finds the column of a role among those that no other role has: by the usual headers, else by what the columns hold. */
export function guessColumn(role: Role, columns: readonly Column[], found: Found): Guess {
  const taken = new Set(Object.values(found).map((column) => column.index));
  const free = columns.map((column, index) => ({ index, column })).filter(({ index }) => !taken.has(index));
  const rankOf = ({ column }: Candidate) => rankOfHeader(role, column.header);
  const named = free.filter((candidate) => rankOf(candidate) >= 0 && fits(role, candidate.column));

  if (isLabel(role)) {
    const [best, second] = named.sort((a, b) => rankOf(a) - rankOf(b));
    const tied = best !== undefined && second !== undefined && rankOf(best) === rankOf(second);
    // Two columns of one header: which of them an order or a date is was never asked, and the account list can do without.
    return chooseOne(role, !best || (tied && role !== "date" && role !== "order") ? [] : [best], "header");
  }
  if (named.length > 0) return chooseOne(role, named, "header");
  if (role === "amount") return chooseOne(role, unnamed(role, free.filter(couldBeAmount)), "onlyNumbers");
  if (role === "customer" && found.customerId) {
    // Beside a customer's id, a plain “Name” is the customer's; several are nobody's guess, and the id serves without.
    const [only, ...others] = free.filter((one) => isPlainName(one.column.header) && couldBeName(one));
    return chooseOne(role, only && others.length === 0 ? [only] : [], "header");
  }
  if (role === "customer") return chooseOne(role, unnamed(role, free.filter(couldBeName)), "onlyText");
  return { choices: [] };
}

/** Without the columns whose headers say that they are something else; all of them where each says so. */
function unnamed(role: Role, candidates: readonly Candidate[]): readonly Candidate[] {
  const others = ROLES.filter((other) => other !== role);
  const left = candidates.filter(({ column }) => others.every((other) => rankOfHeader(other, column.header) < 0));
  return left.length > 0 ? left : candidates;
}

/** Roles of which the most telling header is taken: nothing but a label, or the count of orders, hangs on them. */
function isLabel(role: Role): boolean {
  return role === "date" || role === "order" || role === "product" || role === "group" || neededBy(role) === "account";
}

function chooseOne(role: Role, candidates: readonly Candidate[], reason: ColumnReason): Guess {
  const [only, ...others] = candidates;
  if (!only || others.length > 0) return { choices: candidates.map(({ column }) => column.header) };
  return { column: { role, index: only.index, header: only.column.header, reason }, choices: [] };
}

/** A column without a cell in the sample is left to its role: the rows below may fill it. */
function fits(role: Role, column: Column): boolean {
  const sample = sampleOf(column);
  if (role === "amount") return sample.numbers > 0 || sample.texts === 0;
  if (neededBy(role) === "always") return true;
  if (kindOf(role) === "number") return sample.numbers >= sample.texts;
  if (kindOf(role) === "date") return (sample.dates + sample.serials) * 2 >= sample.numbers + sample.texts;
  return true;
}

function couldBeAmount({ column }: Candidate): boolean {
  return holdsNumbers(column) && !namesOtherNumber(column.header);
}

/** Whether a column holds numbers, or texts that are numbers once they are taken in; one without a cell in the sample does not tell. */
export function holdsNumbers(column: Column): boolean {
  const sample = sampleOf(column);
  return sample.numbers > 0 && sample.numbers >= sample.texts;
}

function couldBeName({ column }: Candidate): boolean {
  const sample = sampleOf(column);
  return sample.texts > 0 && sample.texts > sample.numbers && sample.dates < sample.texts / 2;
}

interface Sample {
  readonly numbers: number;
  readonly texts: number;
  /** Texts that are dates. */
  readonly dates: number;
  /** Numbers that could be days. */
  readonly serials: number;
}

const written = new WrittenNumber();

function sampleOf(column: Column): Sample {
  let [numbers, texts, dates, serials] = [0, 0, 0, 0];
  for (let row = 0; row < Math.min(column.kinds.length, SAMPLE_ROWS); row++) {
    const kind = column.kinds[row];
    if (kind === EMPTY) continue;
    if (kind === NUMBER) {
      numbers++;
      const number = column.numbers[row] ?? 0;
      if (number >= EARLIEST_SERIAL && number < LATEST_SERIAL) serials++;
    }
    if (kind === TEXT) {
      const text = column.pool[column.codes[row] ?? 0] ?? "";
      const isDay = readsAsDay(text);
      if (isDay) dates++;
      // Texts such as ¥1,234.50 are numbers once they are taken in; a code such as 00017 is not.
      if (!isDay && !/^\s*0\d/.test(text) && written.read(text)) numbers++;
      else texts++;
    }
  }
  return { numbers, texts, dates, serials };
}
