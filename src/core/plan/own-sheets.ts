/** KA's own sheets. What a sheet is called depends on the language; its defined name never does. */
export type SheetRole =
  | "accounts"
  | "summary"
  | "kept"
  | "migration"
  | "movers"
  | "watch"
  | "facts"
  | "policy"
  | "log"
  | "history"
  | "pivot"
  | "charts";

/** The workbook-wide defined name that marks KA's sheet, whatever it is called and wherever it is moved. */
export const SHEET_MARKS: { readonly [R in SheetRole]: string } = {
  accounts: "KA_AccountsSheet",
  summary: "KA_SummarySheet",
  kept: "KA_KeptSheet",
  migration: "KA_MigrationSheet",
  movers: "KA_MoversSheet",
  watch: "KA_WatchSheet",
  facts: "KA_FactsSheet",
  policy: "KA_PolicySheet",
  log: "KA_LogSheet",
  history: "KA_HistorySheet",
  pivot: "KA_PivotSheet",
  charts: "KA_ChartsSheet",
};

/** Sheets that are written on request only, each under the request's own name. */
export const ON_REQUEST = ["watch", "migration", "facts", "pivot", "charts"] as const;
export type OnRequest = (typeof ON_REQUEST)[number];

/** The Excel table of the account list. */
export const ACCOUNTS_TABLE = "KA_Accounts";

/** The Excel table of entries whose customers are not in the rows. */
export const KEPT_TABLE = "KA_Kept";

/** The Excel table of customers with their classes at two times. */
export const MOVERS_TABLE = "KA_Movers";

/** The Excel table of customers to watch. */
export const WATCH_TABLE = "KA_Watch";

/** The Excel table of amounts by customer and month. */
export const FACTS_TABLE = "KA_Facts";

/** The Excel table of the classes. */
export const CLASSES_TABLE = "KA_Classes";

/** The Excel tables of what a workbook remembers: a line for each setting, for each run, for each customer. */
export const [POLICY_TABLE, LOG_TABLE, HISTORY_TABLE] = ["KA_Policy", "KA_Log", "KA_History"] as const;

/** The table of each sheet that is a list. */
export const LISTS = {
  accounts: ACCOUNTS_TABLE,
  kept: KEPT_TABLE,
  movers: MOVERS_TABLE,
  watch: WATCH_TABLE,
  facts: FACTS_TABLE,
  policy: POLICY_TABLE,
  log: LOG_TABLE,
  history: HISTORY_TABLE,
} as const;

/** The table of a sheet that is a list; nothing for other sheets. */
export function listOn(role: SheetRole): string | undefined {
  return Object.entries(LISTS).find(([list]) => list === role)?.[1];
}

/**
 * Names that people put into formulas: the cell that each run that writes gives another value, and the tiers of the workbook, a label and a lower bound
 * in each line.
 */
export const FORMULA_NAMES = { run: "KA_Run", tiers: "KA_Tiers" } as const;
export type FormulaName = (typeof FORMULA_NAMES)[keyof typeof FORMULA_NAMES];

/** What KA calls its own tables and names. */
export const OWN_NAME = /^_?KA_/i;

/** All of KA's tables. */
export const OWN_TABLES: readonly string[] = [...Object.values(LISTS), CLASSES_TABLE];

/** What a sheet's property keeps of what KA wrote: the headers of a list that people add columns to, else how many columns. */
export function writtenText(written: readonly string[] | number): string {
  return typeof written === "number" ? String(written) : JSON.stringify(written);
}

/** The headers that the property names; nothing where it counts columns only, or is not what KA wrote. */
export function headersWritten(text: unknown): string[] | undefined {
  if (typeof text !== "string" || !text.startsWith("[")) return undefined;
  try {
    const headers: unknown = JSON.parse(text);
    return Array.isArray(headers) ? headers.map(String) : undefined;
  } catch {
    return undefined;
  }
}

/** A name for a sheet that no other has; `taken` is in small letters, because Excel does not tell them from large ones. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let i = 1; ; i++) {
    const candidate = i === 1 ? name : `${name} (${i})`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}
