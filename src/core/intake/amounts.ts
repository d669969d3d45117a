import { note, refusal, type Issue } from "../issues";
import { overRows, type Steps } from "../steps";
import { NUMBER, TEXT, type Column } from "../table";
import type { CellReader } from "./cell-reader";
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
export function* numberReader({ header, pool, pointSeen }: Column, rules: NumberRules): Steps<CellReader> {
  if (pool.length === 0) return { conclude: () => [] };
  const texts = yield* readPool(pool);
  const decided = decide({ header, pool, pointSeen }, texts, rules.decimal);
  const { sign } = decided;
  if (!sign) return { conclude: () => decided.issues };

  const { evidence, values, currencies } = texts;
  const isRead = evidence.map((place) => (place === NO_NUMBER || isOther(EVIDENCE[place], sign) ? 0 : 1));
  if (!isRead.includes(1)) return { conclude: () => decided.issues };
  if (sign === "comma")
    values.forEach((value, code) => (values[code] = withComma(value, EVIDENCE[evidence[code] ?? 0] ?? "none")));
  const issues = [...decided.issues];
  if (texts.firstMeant >= 0) {
    const [example = "", value] = [pool[texts.firstMeant], String(values[texts.firstMeant])];
    issues.push(note("numbersMeant", { header, example, value }));
  }

  const counts = new Float64Array(currencies.length);
  function* look({ kinds, codes }: Column): Steps<void> {
    yield* overRows(kinds.length, (from, to) => {
      for (let row = from; row < to; row++) {
        const code = codes[row] ?? 0;
        const isText = kinds[row] === TEXT;
        if (isText ? isRead[code] !== 1 : kinds[row] !== NUMBER) continue;
        const currency = isText ? (texts.currencyOf[code] ?? 0) : 0;
        counts[currency] = (counts[currency] ?? 0) + 1;
      }
    });
  }
  let wanted: string | undefined;
  let hasOthers = false;
  return {
    ...(currencies.length > 1 ? { look } : {}),
    conclude() {
      const found = currencies.flatMap((currency, i) => {
        const rows = counts[i] ?? 0;
        return rows > 0 ? [{ currency, rows }] : [];
      });
      const named = found.filter(({ currency }) => currency !== "");
      wanted = rules.currency ?? (named.length === 1 ? named[0]?.currency : undefined);
      if (named.length > 0 && wanted === undefined) return [...issues, refusal("severalCurrencies", { header, found })];
      hasOthers = named.some(({ currency }) => currency !== wanted);
      return issues;
    },
    *read(column) {
      const { codes } = column;
      const rowCount = column.kinds.length;
      const kinds = column.kinds.slice();
      const numbers = column.numbers.length > 0 ? column.numbers.slice() : new Float64Array(rowCount);
      const place = currencies.indexOf(wanted ?? "");
      const otherCurrency = hasOthers ? new Uint8Array(rowCount) : undefined;
      yield* overRows(rowCount, (from, to) => {
        for (let row = from; row < to; row++) {
          let currency = 0;
          if (kinds[row] === TEXT) {
            const code = codes[row] ?? 0;
            if (isRead[code] !== 1) continue;
            kinds[row] = NUMBER;
            numbers[row] = values[code] ?? 0;
            currency = texts.currencyOf[code] ?? 0;
          } else if (kinds[row] !== NUMBER) continue;
          if (otherCurrency && currency !== place) otherCurrency[row] = 1;
        }
      });
      return { column: { ...column, kinds, numbers }, ...(otherCurrency ? { otherCurrency } : {}) };
    },
  };
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
