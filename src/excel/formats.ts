import { NumberFormats } from "../core/intake/number-format";
import type { CellFormats } from "../core/table";

/**
 * What the number formats of the columns say, as far as they were looked at: those of the first rows all, of the others one here and there. A column
 * whose formats name money there has to be looked at to its end, because a million formats cost as much to read as a million values.
 */
export class SeenFormats {
  private readonly formats = new NumberFormats();
  /** By column of the block, one entry a row. */
  private readonly places = new Map<number, Uint8Array>();
  private readonly others = new Map<number, Set<number>>();

  constructor(private readonly rowCount: number) {}

  /** Takes the formats of a column from a row on, as Excel hands them over for one column. */
  take(column: number, from: number, codes: readonly (readonly string[])[]): void {
    let places = this.places.get(column);
    codes.forEach(([code = ""], i) => {
      const place = this.formats.placeOf(code);
      if (place === 0) return;
      if (!places) this.places.set(column, (places = new Uint8Array(this.rowCount)));
      places[from + i] = place;
    });
  }

  /** Takes the format of one cell somewhere below. */
  probe(column: number, code: string): void {
    const seen = this.others.get(column) ?? new Set<number>();
    this.others.set(column, seen.add(this.formats.placeOf(code)));
  }

  /** Columns whose formats name a currency or a unit, so that those of every cell are wanted. */
  columnsOfMoney(): readonly number[] {
    return [...new Set([...this.places.keys(), ...this.others.keys()])].filter((column) => this.isMoney(column));
  }

  /** What is known of a column; nothing where its formats say nothing. Ids have the format that was seen, wherever it was. */
  of(column: number): CellFormats | undefined {
    const { list } = this.formats;
    const said = [...this.seenIn(column)].filter((place) => place !== 0);
    const [first] = said;
    if (first === undefined) return undefined;
    const places = this.places.get(column);
    if (!this.isMoney(column)) return { list, of: said.length === 1 ? first : (places ?? first) };
    return places ? { list, of: places.every((place) => place === first) ? first : places } : { list, of: first };
  }

  private seenIn(column: number): ReadonlySet<number> {
    return new Set([...(this.others.get(column) ?? []), ...(this.places.get(column) ?? [])]);
  }

  private isMoney(column: number): boolean {
    return [...this.seenIn(column)].some((place) => {
      const { currency = "", named = 0, scaled = 0 } = this.formats.list[place] ?? {};
      return currency !== "" || named !== 0 || scaled !== 0;
    });
  }
}
