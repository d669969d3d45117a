import type { Columns } from "../columns";
import { DERIVED_NAMES } from "../measures/derived";
import { foldName } from "../gathering/names";
import { LANGUAGES } from "../policy";
import { ROLES } from "../roles";
import { measureName, measureTitle } from "../text/measures";
import { TEXTS } from "../text/text";

/** “Why (Lifecycle)”: a column of a further method, under its name. */
const OF_METHOD = /^(.*\S)\s*\(([^()]+)\)$/;

/**
 * Tells which headers of a list are KA's, where what KA noted of them is gone, as it is once LibreOffice or WPS has saved the workbook. `headers`
 * are all of the list, and `found` the columns of the rows, whose headers the list repeats.
 */
export function isListHeader(headers: readonly string[], found: Columns): (header: string) => boolean {
  const words = new Set<string>();
  /** What only a method's own columns are called. Without its name these may well be somebody's: a column “Potential”. */
  const measured = new Set<string>();
  const methods = new Set<string>();
  for (const language of LANGUAGES) {
    const text = TEXTS[language];
    const measures = DERIVED_NAMES.map((measure) => ({ measure }));
    const details = Object.values<string>(text.details);
    const said = [
      ...[text.headers, text.details, text.typed].flatMap((of) => Object.values<string>(of)),
      ...details.flatMap((detail) => measures.map((choice) => `${detail}: ${measureName(choice, language)}`)),
    ];
    for (const word of said) words.add(foldName(word));
    for (const choice of measures) measured.add(foldName(measureTitle(choice, language)));
    for (const name of Object.values<string>(text.methods)) methods.add(foldName(name));
  }
  for (const column of [...ROLES.flatMap((role) => found[role] ?? []), ...(found.attributes ?? [])])
    words.add(foldName(column.header));
  // A method that somebody named himself has its class, and why, in columns of that name.
  const known = new Set(headers.map(foldName));
  for (const header of headers) {
    const [, , name = ""] = OF_METHOD.exec(header) ?? [];
    const isNamed = LANGUAGES.some((language) => {
      const { class: ofClass, why } = TEXTS[language].headers;
      return [ofClass, why].every((word) => known.has(foldName(`${word} (${name})`)));
    });
    if (isNamed) methods.add(foldName(name));
  }
  return (header) => {
    const [, word = "", method = ""] = OF_METHOD.exec(header) ?? [];
    if (words.has(foldName(header))) return true;
    return methods.has(foldName(method)) && (words.has(foldName(word)) || measured.has(foldName(word)));
  };
}
