import type {
  ColumnsBefore,
  DocumentBefore,
  FormulasKept,
  Journal,
  NameBefore,
  SheetBefore,
  SourceOfRun,
} from "../core/plan/journal";
import { takenBack } from "../core/plan/taking-back";
import type { Plan } from "../core/plan";
import type { About } from "../core/workbook";

/** What stands in the workbook when a run begins. */
export interface Standing {
  readonly journal: Journal | undefined;
  /** The rows of the result, where they lie now. */
  readonly source: SourceOfRun | undefined;
}

interface Beginning {
  readonly about: About;
  readonly at: string;
  readonly turn: string;
}

/** What a run notes first: what an unfinished one kept, and the freezing of formulas that was before it. */
export function journalOfRun({ logged }: Plan, { journal, source }: Standing, { about, at, turn }: Beginning): Journal {
  const open = journal?.state === "writing" ? journal : undefined;
  return {
    ...{ run: turn, state: "writing", open: "run", at },
    print: about.print ?? "",
    printBefore: open ? open.printBefore : (journal?.print ?? ""),
    before: open?.before ?? [],
    documents: open?.documents ?? [],
    names: open?.names ?? [],
    ...(logged ? { logged: writtenLines(logged) } : {}),
    ...(journal?.freezing ? { freezing: { ...journal.freezing, order: "beforeRun" } } : {}),
    ...sourcesOf(about, open ? open.sourceBefore : source),
  };
}

/** What a freezing of formulas notes first. It changes no result: all that the run before it noted stays. */
export function journalOfFreezing({ logged }: Plan, { journal }: Standing, { at, turn }: Beginning): Journal {
  const nothing: Journal = {
    ...{ run: turn, state: "writing", at: "", print: "", printBefore: "", before: [], documents: [], names: [] },
    open: "freezing",
  };
  // A run that was broken off before it touched anything left the result of before.
  const run = journal?.state === "keeping" ? takenBack(journal) : (journal ?? nothing);
  return {
    ...run,
    ...{ turn, state: "writing", open: "freezing" },
    freezing: { at, order: "afterRun", before: [], ...(logged ? { logged: writtenLines(logged) } : {}) },
  };
}

/** While what was there is copied: the copies of the one before are no longer whole, and nothing else is touched. Those of the other one are. */
export function whileKeeping(mine: Journal, kept: Journal | undefined): Journal | undefined {
  if (mine.open === "run") {
    const { logged: _logged, ...rest } = mine;
    return { ...rest, state: "keeping", print: mine.printBefore, before: [] };
  }
  if (!kept) return undefined;
  const { freezing: _freezing, ...run } = kept;
  return run;
}

/** What was there, as it is noted before the first cell is touched. */
interface Before {
  readonly before: readonly SheetBefore[];
  readonly documents: readonly DocumentBefore[];
  readonly names: readonly NameBefore[];
  readonly columns?: ColumnsBefore;
  /** What an earlier try kept of formulas. */
  readonly formulas: FormulasKept | undefined;
}

/** The journal with what was there. */
export function noted(mine: Journal, { before, documents, names, columns, formulas }: Before): Journal {
  if (mine.open === "run" || !mine.freezing)
    return {
      ...mine,
      ...{ before: [...before], documents: [...documents], names: [...names] },
      ...(columns ? { columns } : {}),
    };
  return { ...mine, freezing: { ...mine.freezing, before: [...before], ...(formulas ? { formulas } : {}) } };
}

/** The journal with the formulas that are kept. */
export function withFormulas(open: Journal, formulas: FormulasKept): Journal {
  return open.freezing ? { ...open, freezing: { ...open.freezing, formulas } } : open;
}

function writtenLines({ language, lines }: NonNullable<Plan["logged"]>): NonNullable<Journal["logged"]> {
  return { language, lines: lines.map((line) => ({ ...line })) };
}

/** The rows of the result, and those of the one before, as the journal keeps them. */
function sourcesOf({ basis }: About, before: SourceOfRun | undefined): Pick<Journal, "source" | "sourceBefore"> {
  const { source, columns = [] } = basis?.request ?? {};
  const sourceBefore = before ? { sourceBefore: before } : {};
  if (!basis?.kept || source?.kind !== "range") return sourceBefore;
  const { sheet, address, reach } = source;
  const { rows, headRows, figures } = basis.kept;
  const place = { sheet, address, ...(reach ? { reach } : {}) };
  return {
    source: { ...place, columns: [...columns], fingerprint: basis.fingerprint, rows, headRows, figures },
    ...sourceBefore,
  };
}
