import { note } from "../issues";
import { overRows } from "../steps";
import { NUMBER, TEXT, type Column } from "../table";
import type { CellReader } from "./cell-reader";
import { formatAt } from "./number-format";

/**
 * Reads the numbers of a column of ids with the zeros that their number format shows: 17 under `00000` is 00017, as the same id is where it was typed as
 * a text. A number is the same id in every row, whatever its own format. Where formats of different lengths stand, the numbers stay as they are.
 */
export function idReader({ header, pool, formats }: Column): CellReader {
  const lengths = new Set(formats?.list.map(({ digits }) => digits).filter((digits) => digits > 0));
  if (!formats || lengths.size === 0) return { conclude: () => [] };
  let digits = 0;
  let different = false;
  let example = "";
  // One pool for all parts, as their texts have it.
  const all = [...pool];
  const placeOf = new Map(pool.map((text, place) => [text, place] as const));
  const placeOfNumber = new Map<number, number>();
  const written = (number: number) => String(number).padStart(digits, "0");
  return {
    *look(part) {
      const said = part.formats;
      if (!said) return;
      yield* overRows(part.numbers.length, (from, to) => {
        for (let row = from; row < to; row++) {
          if (part.kinds[row] !== NUMBER) continue;
          const own = formatAt(said, row).digits;
          if (own === 0) continue;
          if (digits !== 0 && digits !== own) different = true;
          digits = own;
          const number = part.numbers[row] ?? 0;
          if (example === "" && Number.isInteger(number) && number >= 0) example = written(number);
        }
      });
    },
    conclude: () => (digits === 0 || different ? [] : [note("zerosKept", { header, digits, example })]),
    *read(part) {
      if (digits === 0 || different) return { column: part };
      const kinds = part.kinds.slice();
      const codes = part.codes.length > 0 ? part.codes.slice() : new Int32Array(kinds.length);
      yield* overRows(part.numbers.length, (from, to) => {
        for (let row = from; row < to; row++) {
          const number = part.numbers[row] ?? 0;
          if (kinds[row] !== NUMBER || !Number.isInteger(number) || number < 0) continue;
          let place = placeOfNumber.get(number);
          if (place === undefined) {
            const text = written(number);
            place = placeOf.get(text) ?? all.push(text) - 1;
            placeOfNumber.set(number, place);
          }
          kinds[row] = TEXT;
          codes[row] = place;
        }
      });
      return { column: { ...part, kinds, codes, pool: all } };
    },
  };
}
