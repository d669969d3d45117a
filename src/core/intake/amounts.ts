import { note, refusal, type Issue } from "../issues";
import { overRows, type Steps } from "../steps";
import { NUMBER, TEXT, type Column } from "../table";
import { WrittenNumber, withComma, type DecimalSign, type Evidence } from "./written-number";

/** What the policy says about a column of numbers; what it leaves open, the column itself has to tell. */
export interface NumberRules {
  readonly decimal?: DecimalSign | undefined;
  readonly currency?: string | undefined;
}

/** A column of numbers, its texts read. */
export interface ReadNumbers {
  readonly column: Column;
  readonly issues: readonly Issue[];
  /** One entry a row, 1 where another currency than the chosen one stands; left out where there is none. */
  readonly otherCurrency?: Uint8Array;
}

const EVIDENCE: readonly Evidence[] = ["none", "point", "comma", "pointOrThousands", "commaOrThousands"];
/** What no text of a pool is: too long, or with nothing to read. */
const NO_NUMBER = 255;

/**
 * Reads the texts of a column of numbers. Each different text is looked at once; which sign stands before the decimals, and which currency counts, is
 * decided for the whole column. What is no number stays a text. A column without texts comes back as it is.
 */
export function* readNumbers(column: Column, rules: NumberRules): Steps<ReadNumbers> {
  if (column.pool.length === 0) return { column, issues: [] };
  const texts = yield* readPool(column.pool);
  const decided = decide(column, texts, rules.decimal);
  if (!decided.sign) return { column, issues: decided.issues };

  const { sign } = decided;
  const { evidence, values } = texts;
  const isRead = evidence.map((place) => (place === NO_NUMBER || isOther(EVIDENCE[place], sign) ? 0 : 1));
  if (!isRead.includes(1)) return { column, issues: decided.issues };
  if (sign === "comma")
    values.forEach((value, code) => (values[code] = withComma(value, EVIDENCE[evidence[code] ?? 0] ?? "none")));

  const rowCount = column.kinds.length;
  const kinds = column.kinds.slice();
  const numbers = column.numbers.length > 0 ? column.numbers.slice() : new Float64Array(rowCount);
  const counts = new Float64Array(texts.currencies.length);
  const { codes } = column;
  yield* overRows(rowCount, (from, to) => {
    for (let row = from; row < to; row++) {
      const kind = kinds[row];
      const code = codes[row] ?? 0;
      if (kind === TEXT && isRead[code] === 1) {
        kinds[row] = NUMBER;
        numbers[row] = values[code] ?? 0;
        const currency = texts.currencyOf[code] ?? 0;
        counts[currency] = (counts[currency] ?? 0) + 1;
      } else if (kind === NUMBER) counts[0] = (counts[0] ?? 0) + 1;
    }
  });
  const meant =
    texts.firstMeant >= 0
      ? [
          note("numbersMeant", {
            header: column.header,
            example: column.pool[texts.firstMeant] ?? "",
            value: String(values[texts.firstMeant]),
          }),
        ]
      : [];
  const issues = [...decided.issues, ...meant];
  const read = { ...column, kinds, numbers };

  const found = texts.currencies.flatMap((currency, i) =>
    (counts[i] ?? 0) > 0 ? [{ currency, rows: counts[i] ?? 0 }] : [],
  );
  const named = found.filter(({ currency }) => currency !== "");
  if (named.length === 0) return { column: read, issues };
  const wanted = rules.currency ?? (named.length === 1 ? named[0]?.currency : undefined);
  if (wanted === undefined)
    return { column: read, issues: [...issues, refusal("severalCurrencies", { header: column.header, found })] };
  if (named.every(({ currency }) => currency === wanted)) return { column: read, issues };
  const place = texts.currencies.indexOf(wanted);
  const otherCurrency = new Uint8Array(rowCount);
  yield* overRows(rowCount, (from, to) => {
    for (let row = from; row < to; row++) {
      if (kinds[row] !== NUMBER) continue;
      const currency = column.kinds[row] === TEXT ? (texts.currencyOf[codes[row] ?? 0] ?? 0) : 0;
      if (currency !== place) otherCurrency[row] = 1;
    }
  });
  return { column: read, issues, otherCurrency };
}

/** The different texts of a column as numbers, one entry each. */
interface PoolNumbers {
  readonly values: Float64Array;
  /** Place in EVIDENCE, or NO_NUMBER. */
  readonly evidence: Uint8Array;
  /** Place in `currencies`, the first of which is none. */
  readonly currencyOf: Uint8Array;
  readonly currencies: readonly string[];
  /** The first one that is a number by more than its digits; −1 without any. */
  readonly firstMeant: number;
}

function* readPool(pool: readonly string[]): Steps<PoolNumbers> {
  const values = new Float64Array(pool.length);
  const evidence = new Uint8Array(pool.length).fill(NO_NUMBER);
  const currencyOf = new Uint8Array(pool.length);
  const currencies = [""];
  const number = new WrittenNumber();
  let firstMeant = -1;
  yield* overRows(pool.length, (from, to) => {
    for (let code = from; code < to; code++) {
      if (!number.read(pool[code] ?? "")) continue;
      values[code] = number.value;
      evidence[code] = EVIDENCE.indexOf(number.evidence);
      if (number.reading === "meant" && firstMeant < 0) firstMeant = code;
      if (number.currency === "") continue;
      let place = currencies.indexOf(number.currency);
      if (place < 0) place = currencies.push(number.currency) - 1;
      currencyOf[code] = place;
    }
  });
  return { values, evidence, currencyOf, currencies, firstMeant };
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
  { header, pool, pointSeen }: Column,
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
