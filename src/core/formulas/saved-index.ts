import { SEVERAL, type SavedIndex } from "./saved";
import { foldName } from "../gathering/names";
import { LANGUAGES } from "../policy";
import { overRows, type Steps } from "../steps";
import { BOOLEAN, NUMBER, cellText, type Table } from "../table";
import { TEXTS } from "../text/text";

/** The account list of a workbook as it stands, with what else formulas have to know of the result. */
export interface SavedList {
  readonly table: Table;
  /** What the cell `KA_Run` says; empty where there is none. */
  readonly stamp: string;
  /** The first line of *KA Summary* that names the leading method; empty where it is not to be had. */
  readonly leading: string;
}

/** A column of a further method, under its name: “Why (Lifecycle)”. */
const OF_METHOD = /^(.*\S)\s*\(([^()]+)\)$/;

/** Indexes the account list by customer and by column, so that each formula is one look. */
export function* indexSaved({ table, stamp, leading }: SavedList): Steps<SavedIndex> {
  const { columns, rowCount } = table;
  const fields = fieldsOf(columns.map(({ header }) => header));
  const lines = new Map<string, number>();
  const ids = columns[fields.get("id") ?? -1];
  const names = columns[fields.get("customer") ?? -1];
  for (const column of [ids, names]) {
    if (!column) continue;
    // An id counts before a name: only names among themselves can be those of several customers.
    const taken = column === names && ids ? new Set(lines.keys()) : undefined;
    yield* overRows(rowCount, (from, to) => {
      for (let row = from; row < to; row++) {
        const kind = column.kinds[row];
        const text = kind === NUMBER ? String(column.numbers[row]) : kind === BOOLEAN ? "" : cellText(column, row);
        const folded = foldName(text);
        if (folded === "" || taken?.has(folded)) continue;
        lines.set(folded, lines.has(folded) ? SEVERAL : row);
      }
    });
  }
  return {
    stamp,
    columns,
    lines,
    fields,
    ...reasonsIn(
      columns.map(({ header }) => header),
      leading,
    ),
  };
}

/** Columns by their headers, and by what KA calls its own in every language and in code. */
function fieldsOf(headers: readonly string[]): Map<string, number> {
  const fields = new Map<string, number>();
  headers.forEach((header, place) => {
    const folded = foldName(header);
    if (folded !== "" && !fields.has(folded)) fields.set(folded, place);
  });
  const byHeader = new Map(fields);
  const [{ headers: words, typed, details }] = [TEXTS.en];
  for (const [topic, keys] of Object.entries({ headers: words, typed, details }))
    for (const key of Object.keys(keys)) {
      const said = LANGUAGES.map((language) => wordOf(language, topic, key));
      const place = said.map((word) => byHeader.get(foldName(word))).find((found) => found !== undefined);
      if (place === undefined) continue;
      // A header on the sheet counts before a word that only stands for another.
      for (const word of [key, ...said]) if (!fields.has(foldName(word))) fields.set(foldName(word), place);
    }
  return fields;
}

function wordOf(language: (typeof LANGUAGES)[number], topic: string, key: string): string {
  const { headers, typed, details } = TEXTS[language];
  const words: Readonly<Record<string, string>> = topic === "headers" ? headers : topic === "typed" ? typed : details;
  return words[key] ?? "";
}

/** The columns of reasons by the names of their methods: as they are shown, in the other language, and in code. */
function reasonsIn(headers: readonly string[], leading: string): Pick<SavedIndex, "reasons" | "methods"> {
  const reasons = new Map<string, number>();
  const methods: string[] = [];
  const why = new Set(LANGUAGES.map((language) => foldName(TEXTS[language].headers.why)));
  const add = (name: string, place: number) => {
    const folded = foldName(name);
    methods.push(name);
    for (const [id] of Object.entries(TEXTS.en.methods)) {
      const known = LANGUAGES.map((language) => foldName(titlesOf(language)[id] ?? ""));
      if (known.includes(folded))
        for (const word of [foldName(id), ...known]) if (!reasons.has(word)) reasons.set(word, place);
    }
    reasons.set(folded, place);
  };
  headers.forEach((header, place) => {
    const [, word = "", method = ""] = OF_METHOD.exec(header) ?? [];
    if (why.has(foldName(header))) {
      reasons.set("", place);
      const name = LANGUAGES.map((language) => nameAfter(leading, language)).find((found) => found !== "");
      if (name !== undefined) add(name, place);
    } else if (why.has(foldName(word))) add(method, place);
  });
  return { reasons, methods };
}

function titlesOf(language: (typeof LANGUAGES)[number]): Readonly<Record<string, string>> {
  return TEXTS[language].methods;
}

/** The method that a heading of the summary names. */
function nameAfter(heading: string, language: (typeof LANGUAGES)[number]): string {
  const { classes, colon } = TEXTS[language].summary;
  return heading.startsWith(classes + colon) ? heading.slice((classes + colon).length).trim() : "";
}
