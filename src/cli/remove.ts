import { SAMPLE_ROWS } from "../core/column-guess";
import { findColumns, type Columns } from "../core/columns";
import { keptColumns } from "../core/sheets/hand-columns";
import { note, refusal, type Issue, type Outcome } from "../core/issues";
import { LANGUAGES, type Language } from "../core/policy";
import { savedPolicy } from "../core/sheets/saved-policy";
import { finish } from "../core/steps";
import type { Recalled } from "../core/sheets/recalled";
import { BEFORE_HEADER, readTyped, type Typed } from "../core/sheets/typed";
import { lastRunNoted } from "../core/verification";
import { chooseTarget } from "../files/atomic-file";
import { writeCsv } from "../files/csv-writer";
import { areaFrom, splitAddress } from "../files/xlsx/address";
import { readXlsx } from "../files/xlsx/read";
import { recallLists } from "../files/xlsx/recall";
import { removeFrom } from "../files/xlsx/remove";
import { XlsxFile } from "../files/xlsx/workbook";
import { textFlag, type Flags } from "./flags";
import { EXIT, say, sentencesOf } from "./speak";
import { REMOVE_WORDS } from "./workbook-words";
import { forTerminal } from "./text-width";

/** Writes a copy of a workbook without all that is KA's. What people typed is written to a file of its own, or goes where somebody says so. */
export async function removeFile(path: string, flags: Flags): Promise<number> {
  const asked = LANGUAGES.find((known) => known === textFlag(flags, "language"));
  const recalled = await recallLists(path, "everything");
  const language = asked ?? (recalled.value && savedPolicy(recalled.value).value?.policy.language) ?? "en";
  const refuse = (issues: readonly Issue[], hint = "") => {
    say(sentencesOf(issues, language).map((sentence) => sentence + hint));
    return EXIT.refused;
  };
  if (!recalled.value) return refuse(recalled.issues);
  const output = textFlag(flags, "output") ?? "";
  const target = chooseTarget(output, path);
  if (!target.value) return refuse(target.issues);
  if (target.value.kind === "stream")
    return refuse([refusal("cannotWrite", { path: output, code: "ESPIPE", kept: "" })]);
  const wrong = await new XlsxFile(path, target.value).nameIssue();
  if (wrong) return refuse([wrong]);

  const typed = await typedIn(path, recalled.value);
  const entries = textFlag(flags, "entries");
  const words = REMOVE_WORDS[language];
  if (typed.rows.length > 0 && entries === undefined && flags["withEntries"] !== true)
    return refuse([wouldGo(typed)], words.hint);
  const kept =
    typed.rows.length > 0 && entries !== undefined ? await keepEntries(typed, entries, { path, language }) : undefined;
  if (kept && !kept.value) return refuse(kept.issues);

  const removed = await removeFrom(path, target.value);
  if (!removed.value) return refuse(removed.issues);
  process.stdout.write(`${forTerminal(words.written(output))}\n`);
  if (kept && entries !== undefined) process.stdout.write(`${forTerminal(words.kept(entries, typed.rows.length))}\n`);
  say(sentencesOf([note("removed", removed.value), ...removed.issues], language));
  return EXIT.done;
}

/** What people typed. The columns of the rows tell which entries are theirs; where the rows are not in the workbook, KA's own words have to do. */
async function typedIn(path: string, recalled: Recalled): Promise<Typed> {
  const policy = savedPolicy(recalled).value?.policy;
  const { sheet, address } = splitAddress(lastRunNoted(recalled.log)?.source ?? "");
  let columns: Columns = {};
  if (policy && sheet !== undefined && areaFrom(address)) {
    const { value } = await readXlsx(path, { source: { kind: "range", sheet, address }, rows: SAMPLE_ROWS });
    columns = (value && findColumns(value.table, policy).value) ?? {};
  }
  return finish(readTyped(recalled, columns));
}

function wouldGo({ rows, ownColumns }: Typed): Issue {
  const customers = rows.map(({ id, name }) => (name === "" ? id : name));
  const columns = ownColumns.map(({ header }) => header);
  return refusal("typedWouldGo", { customers: customers.slice(0, 9), count: rows.length, columns });
}

/** Writes what people typed to a CSV file, each line with its customer. */
async function keepEntries(
  { rows, ownColumns }: Typed,
  to: string,
  { path, language }: { readonly path: string; readonly language: Language },
): Promise<Outcome<unknown>> {
  const target = chooseTarget(to, path);
  if (!target.value) return { issues: target.issues };
  const columns = keptColumns({ ownColumns, of: new Map(), kept: rows, said: new Map() }, rows, language);
  return writeCsv(
    columns.filter(({ header }) => header !== BEFORE_HEADER),
    target.value,
  );
}
