import * as z from "zod";
import { FORMULA_NAMES, SHEET_MARKS, type SheetRole } from "./own-sheets";

const count = z.number().int().min(0);

/** Something of Excel's that is given back as it was. */
const facts = z.record(z.string(), z.unknown());

const tableSchema = z.strictObject({
  name: z.string(),
  row: count,
  column: count,
  rows: count,
  columns: count,
});

/** How a sheet is printed: as Excel says it, rows and columns that every page repeats as addresses, and the rows that a page begins with. */
const pageSchema = z.strictObject({
  orientation: z.string(),
  zoom: facts,
  titleRows: z.string().optional(),
  titleColumns: z.string().optional(),
  breaks: z.array(count),
});

/** What one of KA's sheets was before a run. Its values and formats are on a sheet of their own; here is what a copy of cells does not take along. */
const sheetSchema = z.strictObject({
  // The keys of a record are its roles.
  role: z.enum(Object.keys(SHEET_MARKS) as [SheetRole, ...SheetRole[]]),
  name: z.string(),
  /** `missing` where the run added the sheet. */
  was: z.enum(["there", "missing"]),
  /** The defined name of the sheet that holds the copy; nothing where there was nothing to copy. */
  image: z.string().optional(),
  /** Cells from the first one on. */
  rows: count.default(0),
  columns: count.default(0),
  tables: z.array(tableSchema).default([]),
  /** In points, one a column. */
  widths: z.array(z.number()).default([]),
  hidden: z.array(count).default([]),
  frozen: z.strictObject({ rows: count, columns: count }).optional(),
  /** Nothing where this Excel cannot say it. */
  page: pageSchema.optional(),
  /** Formulas that all lines of a column of a table have. */
  formulas: z.array(z.strictObject({ table: z.string(), column: count, formula: z.string() })).default([]),
  /** What may be typed into the columns of a table, counted from its first, as Excel says it: formats do not take it along. */
  choices: z
    .array(z.strictObject({ table: z.string(), column: count, rule: facts, alert: facts.optional() }))
    .default([]),
  /** What Excel calls the sheets by, that what may be typed points to, whatever their names are then. */
  pointed: z.array(z.strictObject({ name: z.string(), id: z.string() })).default([]),
  /** The formula of the cell that says whether the rows are still those of the run. */
  live: z.string().optional(),
  /** The formula of the defined name that marks the sheet, and what the sheet's property says of KA's columns. */
  mark: z.string().default(""),
  written: z.string().optional(),
});

/** A document of the workbook's custom XML before a run; what it said is in a part of its own. */
const documentSchema = z.strictObject({ namespace: z.string(), was: z.enum(["there", "missing"]) });

/** A name for formulas before a run: the cells of KA's sheet that it stood for. */
const nameSchema = z.strictObject({
  name: z.enum(Object.values(FORMULA_NAMES)),
  // The keys of a record are its roles.
  sheet: z.enum(Object.keys(SHEET_MARKS) as [SheetRole, ...SheetRole[]]),
  was: z.enum(["there", "missing"]),
  block: z.string().optional(),
});

/** What a name for formulas was before the run. */
export type NameBefore = z.infer<typeof nameSchema>;

/** The class columns beside the rows before a run: of what size, and where a copy of them is. */
const columnsSchema = z.strictObject({
  /** The defined name over them. */
  name: z.string(),
  was: z.enum(["there", "missing"]),
  rows: count,
  columns: count,
  /** The table that takes them in. */
  table: z.string().optional(),
  /** The name of the sheet that holds the copy. */
  image: z.string().optional(),
  /** Where the run puts its columns, and the rows that they are beside: the copy is of rows in this order. */
  row: count,
  column: count,
  source: z
    .strictObject({
      address: z.string(),
      reach: z.enum(["end", "table"]).optional(),
      columns: z.array(count).optional(),
      fingerprint: z.string(),
    })
    .optional(),
});

/** The formulas that a run made values: on a sheet of copies, by its defined name. */
const formulasSchema = z.strictObject({ image: z.string(), areas: count, cells: count });

/** Lines that were added to *KA Log*. */
const loggedSchema = z.strictObject({
  language: z.string(),
  lines: z.array(z.record(z.string(), z.union([z.string(), z.number()]))),
});

/** The last freezing of formulas. It has a place of its own beside the run: either is taken back while the other stays. */
const freezingSchema = z.strictObject({
  /** When it began. */
  at: z.string().default(""),
  /** Which was first: what the later one kept of the log holds the lines of the earlier one. */
  order: z.enum(["beforeRun", "afterRun"]),
  before: z.array(sheetSchema).default([]),
  formulas: formulasSchema.optional(),
  logged: loggedSchema.optional(),
});

/** What stood beside the rows before a run. */
export type ColumnsBefore = z.infer<typeof columnsSchema>;

/** The rows of a result: where they stood, and by what they are told from changed ones. */
const sourceSchema = z.strictObject({
  sheet: z.string(),
  address: z.string(),
  reach: z.enum(["end", "table"]).optional(),
  /** Places of the columns that were read. */
  columns: z.array(count),
  fingerprint: z.string(),
  /** Data rows, and rows above them from the top of the block. */
  rows: count,
  headRows: count,
  /** What Excel counts and adds up of columns of the block; none where that says nothing. */
  figures: z.array(
    z.strictObject({
      column: count,
      empty: count,
      sum: z.number().optional(),
      tolerance: z.number().optional(),
    }),
  ),
});

/** The rows of a result, as the journal keeps them. */
export type SourceOfRun = z.infer<typeof sourceSchema>;

const journalSchema = z.strictObject({
  run: z.string(),
  /** Who wrote last where that was not the run: whoever took it back. */
  turn: z.string().optional(),
  /** `keeping`: what was there is being copied, and nothing is touched yet. Only `complete` is a result. */
  state: z.enum(["keeping", "writing", "complete"]),
  /** When the run began, as its door says. */
  at: z.string().default(""),
  /** The print of the plan that stands in the workbook when the run is complete. */
  print: z.string().default(""),
  /** The one of the run before. */
  printBefore: z.string().default(""),
  /** The rows of the result, and those of the one before. */
  source: sourceSchema.optional(),
  sourceBefore: sourceSchema.optional(),
  before: z.array(sheetSchema).default([]),
  documents: z.array(documentSchema).default([]),
  names: z.array(nameSchema).default([]),
  /** Nothing where the run writes none. */
  columns: columnsSchema.optional(),
  /** Nothing where the log took no line. */
  logged: loggedSchema.optional(),
  /** Nothing where no formulas are frozen that could come back. */
  freezing: freezingSchema.optional(),
  /** What is being written or taken back, while that is not complete. */
  open: z.enum(["run", "freezing"]).default("run"),
});

/** What KA notes of its last run in the workbook, before it touches a cell and after the last one is right. */
export type Journal = z.infer<typeof journalSchema>;

/** The formulas that are kept, and where. */
export type FormulasKept = z.infer<typeof formulasSchema>;

/** What one sheet was before the run. */
export type SheetBefore = z.infer<typeof sheetSchema>;

/** How one sheet was printed before the run. */
export type PageBefore = z.infer<typeof pageSchema>;

/** What one document was before the run. */
export type DocumentBefore = z.infer<typeof documentSchema>;

/** The journal as it was kept; nothing where there is none or where it is not KA's. */
export function readJournal(text: unknown): Journal | undefined {
  if (typeof text !== "string") return undefined;
  try {
    return journalSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
