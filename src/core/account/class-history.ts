import { foldName } from "../gathering/names";
import { LANGUAGES } from "../policy";
import { earlierCell, earlierLines } from "../sheets/earlier-lines";
import { runOf } from "../sheets/history-sheet";
import type { OwnSheet } from "../sheets/recalled";
import { TEXTS } from "../text/text";

/** The class that a customer had in an earlier run. */
export interface ClassThen {
  /** As *KA History* writes it. */
  readonly when: string;
  readonly class: string;
}

/** The classes of a customer in the runs that *KA History* remembers, the latest first; only runs that knew it. */
export function historyOf(
  sheet: OwnSheet | undefined,
  { id, name }: { readonly id?: string | undefined; readonly name: string },
): readonly ClassThen[] {
  const lines = earlierLines(sheet);
  const ids = lines.column(LANGUAGES.map((language) => TEXTS[language].headers.id));
  const names = lines.column(LANGUAGES.map((language) => TEXTS[language].headers.customer));
  const [column, key] = id !== undefined && ids ? [ids, foldName(id)] : [names, foldName(name)];
  if (!column || key === "") return [];
  for (let row = 0; row < lines.rows; row++) {
    if (foldName(String(earlierCell(column, row) ?? "")) !== key) continue;
    const runs = lines.columns.flatMap((run) => {
      const [when, said] = [runOf(run.header), earlierCell(run, row)];
      return when !== undefined && said !== null ? [{ when, class: String(said) }] : [];
    });
    return runs.reverse();
  }
  return [];
}
