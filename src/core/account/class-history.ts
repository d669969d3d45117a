import { foldName } from "../gathering/names";
import { LANGUAGES } from "../policy";
import { earlierCell, earlierLines } from "../sheets/earlier-lines";
import { runOf } from "../sheets/history-sheet";
import type { OwnSheet } from "../sheets/recalled";
import { ROWS_PER_SLICE, type Steps } from "../steps";
import type { Column } from "../table";
import { TEXTS } from "../text/text";

/** The class that a customer had in an earlier run. */
export interface ClassThen {
  /** As *KA History* writes it. */
  readonly when: string;
  readonly class: string;
}

/** Which line of *KA History* is whose: made once, and asked for each card. */
export interface HistoryIndex {
  readonly by: "id" | "name";
  /** The first line of each id or name, folded. */
  readonly lines: ReadonlyMap<string, number>;
  /** The classes of each run, the earliest first. */
  readonly runs: readonly { readonly when: string; readonly classes: Column }[];
}

/** Finds out whose each line is: by ids where the customers and the sheet have them, else by names. */
export function* indexHistory(sheet: OwnSheet | undefined, wanted: HistoryIndex["by"]): Steps<HistoryIndex> {
  const earlier = earlierLines(sheet);
  const ids = earlier.column(LANGUAGES.map((language) => TEXTS[language].headers.id));
  const names = earlier.column(LANGUAGES.map((language) => TEXTS[language].headers.customer));
  const by = wanted === "id" && ids ? "id" : "name";
  const column = by === "id" ? ids : names;
  const lines = new Map<string, number>();
  for (let row = 0; column && row < earlier.rows; row++) {
    if (row % (ROWS_PER_SLICE / 32) === 0) yield;
    const key = foldName(String(earlierCell(column, row) ?? ""));
    if (key !== "" && !lines.has(key)) lines.set(key, row);
  }
  const runs = earlier.columns.flatMap((classes) => {
    const when = runOf(classes.header);
    return when === undefined ? [] : [{ when, classes }];
  });
  return { by, lines, runs };
}

/** The classes of a customer in the runs that *KA History* remembers, the latest first; only runs that knew it. */
export function historyOf(
  { by, lines, runs }: HistoryIndex,
  { id, name }: { readonly id?: string | undefined; readonly name: string },
): readonly ClassThen[] {
  const row = lines.get(foldName(by === "id" ? (id ?? name) : name));
  if (row === undefined) return [];
  const known = runs.flatMap(({ when, classes }) => {
    const said = earlierCell(classes, row);
    return said === null ? [] : [{ when, class: String(said) }];
  });
  return known.reverse();
}
