import { note, refusal, type Issue } from "../issues";
import { overRows, type Steps } from "../steps";
import { NUMBER, TEXT, type Column } from "../table";
import type { CellReader } from "./cell-reader";
import { Denominations, type TextDenominations } from "./denominations";
import { WrittenNumber, withComma, type DecimalSign, type Evidence } from "./written-number";

/** What the policy says about a column of numbers; what it leaves open, the column itself has to tell. */
export interface NumberRules {
  readonly decimal?: DecimalSign | undefined;
  readonly currency?: string | undefined;
}

const EVIDENCE: readonly Evidence[] = ["none", "point", "comma", "pointOrThousands", "commaOrThousands"];
/** What no text of a pool is: too long, or with nothing to read. */
const NO_NUMBER = 255;

/**
 * Reads the texts of a column of numbers. Each different text is looked at once; which sign stands before the decimals, and which currency counts, is
 * decided for the whole column. What is no number stays a text. A column without texts comes back as it is.
 */
export function* numberReader(
  { header, pool, pointSeen, formats }: Column,
  { decimal, currency }: NumberRules,
): Steps<CellReader> {
  if (pool.length === 0 && !formats) return { conclude: () => [] };
  const texts = yield* readPool(pool);
  const decided = decide({ header, pool, pointSeen }, texts, decimal);
  const { sign } = decided;
  if (!sign) return { conclude: () => decided.issues };

  const { evidence, values } = texts;
  const isRead = evidence.map((place) => (place === NO_NUMBER || isOther(EVIDENCE[place], sign) ? 0 : 1));
  const hasNumbers = isRead.includes(1);
  if (!hasNumbers && !formats) return { conclude: () => decided.issues };
  if (sign === "comma")
    values.forEach((value, code) => (values[code] = withComma(value, EVIDENCE[evidence[code] ?? 0] ?? "none")));
  const issues = [...decided.issues];
  if (texts.firstMeant >= 0) {
    const [example = "", value] = [pool[texts.firstMeant], String(values[texts.firstMeant])];
    issues.push(note("numbersMeant", { header, example, value }));
  }
  const denominations = new Denominations({ header, currency, texts, isRead });
  return {
    ...(formats || texts.tell ? { look: (part: Column) => denominations.look(part) } : {}),
    conclude: () => [...issues, ...denominations.conclude()],
    *read(part) {
      const otherCurrency = yield* denominations.others(part);
      const column = hasNumbers ? yield* withTextsRead(part, isRead, values) : part;
      return { column, ...(otherCurrency ? { otherCurrency } : {}) };
    },
  };
}

/** The column with its texts that are numbers as numbers. */
function* withTextsRead(column: Column, isRead: Uint8Array, values: Float64Array): Steps<Column> {
  const { codes } = column;
  const rowCount = column.kinds.length;
  const kinds = column.kinds.slice();
  const numbers = column.numbers.length > 0 ? column.numbers.slice() : new Float64Array(rowCount);
  yield* overRows(rowCount, (from, to) => {
    for (let row = from; row < to; row++) {
      const code = codes[row] ?? 0;
      if (kinds[row] !== TEXT || isRead[code] !== 1) continue;
      kinds[row] = NUMBER;
      numbers[row] = values[code] ?? 0;
    }
  });
  return { ...column, kinds, numbers };
}

/** The different texts of a column as numbers, one entry each. */
interface PoolNumbers extends TextDenominations {
  readonly values: Float64Array;
  /** Place in EVIDENCE, or NO_NUMBER. */
  readonly evidence: Uint8Array;
  /** Whether any text says a currency or a unit. */
  readonly tell: boolean;
  /** The first one that is a number by more than its digits; −1 without any. */
  readonly firstMeant: number;
}

function* readPool(pool: readonly string[]): Steps<PoolNumbers> {
  const values = new Float64Array(pool.length);
  const evidence = new Uint8Array(pool.length).fill(NO_NUMBER);
  const currencyOf = new Uint8Array(pool.length);
  const currencies = [""];
  const hasUnit = new Uint8Array(pool.length);
  const number = new WrittenNumber();
  let firstMeant = -1;
  yield* overRows(pool.length, (from, to) => {
    for (let code = from; code < to; code++) {
      if (!number.read(pool[code] ?? "")) continue;
      values[code] = number.value;
      evidence[code] = EVIDENCE.indexOf(number.evidence);
      if (number.reading === "meant" && firstMeant < 0) firstMeant = code;
      if (number.unit > 0) hasUnit[code] = 1;
      if (number.currency === "") continue;
      let place = currencies.indexOf(number.currency);
      if (place < 0) place = currencies.push(number.currency) - 1;
      currencyOf[code] = place;
    }
  });
  const tell = currencies.length > 1 || hasUnit.includes(1);
  return { values, evidence, currencyOf, currencies, hasUnit, tell, firstMeant };
}

function isOther(evidence: Evidence | undefined, sign: DecimalSign): boolean {
  return (evidence === "point" || evidence === "comma") && evidence !== sign;
}

interface Decided {
  /** Nothing where it has to be asked. */
  readonly sign?: DecimalSign;
  readonly issues: readonly Issue[];
}

/** Which sign stands before the decimals: what the policy says, else what the texts of the column tell together. */
function decide(
  {
    header,
    pool,
    pointSeen,
  }: { readonly header: string; readonly pool: readonly string[]; readonly pointSeen: string | undefined },
  { evidence }: PoolNumbers,
  given: DecimalSign | undefined,
): Decided {
  if (given !== undefined) return { sign: given, issues: [] };
  const first = (wanted: Evidence) => pool[evidence.indexOf(EVIDENCE.indexOf(wanted))];
  const [point, comma] = [pointSeen ?? first("point"), first("comma")];
  const unclear = first("commaOrThousands") ?? first("pointOrThousands");
  if (point !== undefined && comma !== undefined)
    return { issues: [refusal("mixedDecimals", { header, point, comma })] };
  if (comma !== undefined)
    return { sign: "comma", issues: [note("decimalTaken", { header, decimal: "comma", example: comma })] };
  if (point === undefined)
    return unclear === undefined
      ? { sign: "point", issues: [] }
      : { issues: [refusal("whichDecimal", { header, example: unclear })] };
  // A plain number is no news; one with thousands set apart was decided about.
  const grouped = pool.find(
    (text, code) => evidence[code] === EVIDENCE.indexOf("point") && !/^\s*[-+]?\d*\.\d+\s*$/.test(text),
  );
  const example = grouped ?? first("commaOrThousands");
  return {
    sign: "point",
    issues: example === undefined ? [] : [note("decimalTaken", { header, decimal: "point", example })],
  };
}
