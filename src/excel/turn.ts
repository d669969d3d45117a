import type { Journal } from "../core/plan/journal";
import { askJournal, keepJournal, loadJournal } from "./journal";
import { isMissing } from "./refusals";

/**
 * Only one user at a time may begin to write, and Excel has no lock. But it refuses to delete what is not there, and with it all that follows in the same
 * request: so there is a setting for the turn after each run, and whoever deletes it first has that turn.
 */
export const TURN = "KA_turn ";

/** Whose turn was last: the run that the journal tells of, or whoever took it back since. */
export function turnOf(journal: Journal | undefined): string | undefined {
  return journal?.turn ?? journal?.run;
}

/** What tells one turn from all others. */
export function newTurn(now: string): string {
  return `${now} ${Math.random().toString(36).slice(2, 8)}`;
}

/** The turn after a journal. */
export interface NextTurn {
  /** Whether somebody else has taken it, once the request that was next is answered. */
  isTaken(): boolean;
  /** Takes it with the next request, which is refused as a whole where somebody else was quicker. To be called before anything else of that request. */
  take(): void;
}

/** Asks, with the next request, for the turn after a journal. */
export function askTurn(context: Excel.RequestContext, journal: Journal | undefined): NextTurn {
  const turn = turnOf(journal);
  const now = askJournal(context);
  const { settings } = context.workbook;
  const token = turn === undefined ? undefined : settings.getItemOrNullObject(TURN + turn).load("key");
  return {
    isTaken: () => turnOf(now()) !== turn,
    take() {
      // A run that is broken off may leave none: then there is nobody to be told from.
      if (token && !token.isNullObject) settings.getItem(TURN + String(turn)).delete();
    },
  };
}

/** Notes the journal and that the turn after it can be taken, with the next request. */
export function passTurn(context: Excel.RequestContext, journal: Journal): void {
  keepJournal(context, journal);
  context.workbook.settings.add(TURN + String(turnOf(journal)), "");
}

/** Sends what begins with the taking of a turn; says whether somebody else was quicker, and so nothing of it was done. */
export async function sendOnTurn(
  context: Excel.RequestContext,
  turns: { readonly before: Journal | undefined; readonly mine: string | undefined },
): Promise<"mine" | "taken"> {
  try {
    await context.sync();
    return "mine";
  } catch (error) {
    if (!isMissing(error)) throw error;
    const now = turnOf(await loadJournal(context));
    if (now === turns.mine || now === turnOf(turns.before)) throw error;
    return "taken";
  }
}
