import { refusal, type Issue } from "../issues";
import { overRows, type Steps } from "../steps";
import { NUMBER, TEXT, type Column } from "../table";
import { powerInHeader } from "./amount-unit";
import { formatAt, placeIn, powerOf } from "./number-format";

/** What the texts of a column of numbers are counted in, one entry a text of its pool. */
export interface TextDenominations {
  /** Place in `currencies`, the first of which is none. */
  readonly currencyOf: Uint8Array;
  readonly currencies: readonly string[];
  /** 1 for a text that writes its unit, such as 12万, and has been read as so many ones. */
  readonly hasUnit: Uint8Array;
}

/** What is known of a column before its rows are looked at. */
export interface DenominationRules {
  readonly header: string;
  /** The currency that counts, where somebody said it. */
  readonly currency: string | undefined;
  readonly texts: TextDenominations;
  /** One entry a text of the pool, 1 for one that is a number. */
  readonly isRead: Uint8Array;
}

/** Numbers of one currency and one unit, as far as their cells say them. */
interface Denomination {
  readonly currency: string;
  /** A power of ten; undefined where the cells say none. */
  readonly power: number | undefined;
  rows: number;
}

/**
 * Tells currencies and units of a column of numbers apart, cell by cell: a text has its own (`12万 €`), a number has those of its format. Several
 * currencies are asked about; several units are refused, because their sum would be no amount.
 */
export class Denominations {
  private readonly kinds: Denomination[] = [];
  private readonly ofText = new Map<number, Denomination>();
  private readonly ofFormat = new Map<number, Denomination>();
  private readonly inHeader: number | undefined;
  private wanted: string | undefined;

  constructor(private readonly rules: DenominationRules) {
    this.inHeader = powerInHeader(rules.header);
  }

  /** Looks at the cells of one part as they were read; a part that says nothing takes no time. */
  *look(part: Column): Steps<void> {
    if (!this.tells(part)) return;
    yield* overRows(part.kinds.length, (from, to) => {
      for (let row = from; row < to; row++) {
        // Nothing is nothing in every currency and unit; the few texts that say 0 are not looked up for that.
        if (part.kinds[row] === NUMBER && part.numbers[row] === 0) continue;
        const kind = this.kindOf(part, row);
        if (kind) kind.rows++;
      }
    });
  }

  conclude(): readonly Issue[] {
    const { header, currency } = this.rules;
    const counted = this.kinds.filter(({ rows }) => rows > 0);
    const units = compareUnits(header, this.inHeader, counted);
    if (units) return [units];
    // Cells without a currency come first, whichever rows they are.
    const rowsOf = new Map<string, number>([["", 0]]);
    for (const { currency: own, rows } of counted) rowsOf.set(own, (rowsOf.get(own) ?? 0) + rows);
    const found = [...rowsOf].map(([own, rows]) => ({ currency: own, rows })).filter(({ rows }) => rows > 0);
    const named = found.filter(({ currency: own }) => own !== "");
    const chosen = currency ?? (named.length === 1 ? named[0]?.currency : undefined);
    if (named.length > 0 && chosen === undefined) return [refusal("severalCurrencies", { header, found })];
    this.wanted = named.some(({ currency: own }) => own !== chosen) ? chosen : undefined;
    return [];
  }

  /** After the conclusion: one entry a row of one part, 1 where another currency than the chosen one stands; undefined where there is none. */
  *others(part: Column): Steps<Uint8Array | undefined> {
    const { wanted } = this;
    if (wanted === undefined) return undefined;
    const others = new Uint8Array(part.kinds.length);
    yield* overRows(part.kinds.length, (from, to) => {
      for (let row = from; row < to; row++) {
        const kind = this.kindOf(part, row);
        if (kind && kind.currency !== wanted) others[row] = 1;
      }
    });
    return others;
  }

  private tells({ formats }: Column): boolean {
    const { texts } = this.rules;
    return formats !== undefined || texts.currencies.length > 1 || texts.hasUnit.includes(1);
  }

  /** Undefined for a cell that is no number. */
  private kindOf({ kinds, codes, formats }: Column, row: number): Denomination | undefined {
    const { texts, isRead } = this.rules;
    if (kinds[row] === NUMBER) {
      const place = formats ? placeIn(formats, row) : 0;
      let kind = this.ofFormat.get(place);
      if (!kind) {
        const said = formats && formatAt(formats, row);
        kind = this.kindFor(said?.currency ?? "", said && powerOf(said, this.inHeader));
        this.ofFormat.set(place, kind);
      }
      return kind;
    }
    const code = codes[row] ?? 0;
    if (kinds[row] !== TEXT || isRead[code] !== 1) return undefined;
    const currency = texts.currencyOf[code] ?? 0;
    const hasUnit = texts.hasUnit[code] ?? 0;
    let kind = this.ofText.get(currency * 2 + hasUnit);
    if (!kind) {
      kind = this.kindFor(texts.currencies[currency] ?? "", hasUnit === 1 ? 0 : undefined);
      this.ofText.set(currency * 2 + hasUnit, kind);
    }
    return kind;
  }

  private kindFor(currency: string, power: number | undefined): Denomination {
    const known = this.kinds.find((kind) => kind.currency === currency && kind.power === power);
    if (known) return known;
    const kind = { currency, power, rows: 0 };
    this.kinds.push(kind);
    return kind;
  }
}

/** Cells that say no unit are in that of the header, or in ones. */
function compareUnits(header: string, inHeader = 0, kinds: readonly Denomination[]): Issue | undefined {
  if (kinds.every(({ power }) => power === undefined)) return undefined;
  const rowsOf = new Map<number, number>();
  for (const { power = inHeader, rows } of kinds) rowsOf.set(power, (rowsOf.get(power) ?? 0) + rows);
  if (rowsOf.size < 2) return undefined;
  return refusal("severalUnits", { header, found: [...rowsOf].map(([power, rows]) => ({ power, rows })) });
}
