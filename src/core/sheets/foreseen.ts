import { ON_REQUEST, freeName, type SheetRole } from "../plan/own-sheets";
import type { Output, Policy } from "../policy";
import { TEXTS } from "../text/text";

/** A sheet of the workbook; whose it is stands in its mark. */
export interface StandingSheet {
  readonly name: string;
  /** Nothing where it is the user's. */
  readonly role?: SheetRole | undefined;
}

/** A sheet that writing makes, or writes anew. */
export interface ForeseenSheet {
  readonly role: SheetRole;
  readonly name: string;
  readonly state: "new" | "replaced";
  /** `standing`: nobody asks for it now, and it is brought up to date because it stands there. */
  readonly because: "always" | "asked" | "standing";
}

/** What writing would do to a workbook, as far as it can be told before. */
export interface Foreseen {
  readonly sheets: readonly ForeseenSheet[];
  readonly added: number;
  readonly replaced: number;
  /** Columns beside the rows; 0 where none are asked for. */
  readonly columns: number;
}

const ALWAYS: readonly SheetRole[] = ["accounts", "summary", "policy", "log", "history"];

/** For each method the class by the rule and the one that counts. */
const COLUMNS_A_METHOD = 2;

/** What writing by a policy makes of a workbook that has these sheets. */
export function foresee(
  { language, methods, outputs = [], comparison }: Policy,
  standing: readonly StandingSheet[],
): Foreseen {
  const names = new Map(standing.flatMap(({ name, role }) => (role ? [[role, name] as const] : [])));
  const taken = new Set(standing.map(({ name }) => name.toLowerCase()));
  const asked = (role: SheetRole) => askedFor(role, outputs);
  // Who moved is told from the list of before, or from the days that are compared.
  const canMove = names.has("accounts") || comparison !== undefined;
  const further = ON_REQUEST.filter((role) => names.has(role) || (asked(role) && (role !== "migration" || canMove)));
  const roles = [...ALWAYS, ...further.flatMap((role) => (role === "migration" ? [role, "movers" as const] : [role]))];
  const sheets = [...roles, ...(names.has("kept") ? ["kept" as const] : [])].map((role): ForeseenSheet => {
    const there = names.get(role);
    const because = ALWAYS.includes(role) || role === "kept" ? "always" : asked(role) ? "asked" : "standing";
    if (there !== undefined) return { role, name: there, state: "replaced", because };
    const name = freeName(TEXTS[language].sheets[role], taken);
    taken.add(name.toLowerCase());
    return { role, name, state: "new", because };
  });
  const replaced = sheets.filter(({ state }) => state === "replaced").length;
  return {
    ...{ sheets, replaced, added: sheets.length - replaced },
    columns: outputs.includes("columns") ? methods.length * COLUMNS_A_METHOD : 0,
  };
}

/** Whether a sheet is among those that somebody asks for: movers come with the migration, and slicers filter PivotTables. */
function askedFor(role: SheetRole, outputs: readonly Output[]): boolean {
  if (role === "movers") return outputs.includes("migration");
  return outputs.some((output) => output === role || (role === "pivot" && output === "slicers"));
}
