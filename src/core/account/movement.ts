import type { Assessment } from "../analyze";
import { finalClasses } from "../classes";
import type { Customers } from "../customer-columns";
import { isBeside, type CustomerClass } from "../customer-class";
import { findMigration, type Migration, type Move, type Mover, type Standings } from "../migration";
import type { Language } from "../policy";
import { earlierOf, readLastRun, standingsOf, type Listed } from "../sheets/earlier-standing";
import type { Steps } from "../steps";
import { MIGRATION_WORDS } from "../text/migration";
import { moneyIn } from "../text/numbers";
import { classLabel } from "../text/text";

/** A customer that stands in another class than before. */
export interface MoveLine {
  /** Nothing for one that is gone: there is no card of it. */
  readonly key?: string | undefined;
  readonly name: string;
  readonly move: Exclude<Move, "kept">;
  readonly said: string;
  readonly from: string;
  readonly to: string;
  readonly before: string;
  readonly after: string;
}

/** Customers of one kind of move, and the money that they bring now; of those who are gone, what they brought. */
export interface MoveSum {
  readonly move: MoveLine["move"];
  readonly said: string;
  readonly customers: number;
  readonly money: string;
}

/** Who moved: all of them counted, and so many lines. */
export interface MoveList {
  readonly totals: readonly MoveSum[];
  readonly lines: readonly MoveLine[];
  readonly all: number;
}

/** Who moved, and since when. */
export interface Movement extends MoveList {
  /** `ifWritten`: against the result that stands in the workbook; `lastRun`: what that result says of the one before it. */
  readonly since: "ifWritten" | "lastRun";
}

/** Who would move, the largest first; or why that cannot be said: no list stands there yet, or one of other classes, which are named. */
export type Moves =
  | { readonly kind: "nothingBefore" }
  | { readonly kind: "otherClasses"; readonly before: readonly string[] }
  | ({ readonly kind: "moves" } & MoveList);

/** Who would move against the result that stands in the workbook; where nobody would, who moved when it was written. */
export function* movementOf(
  { gathering, results, entries }: Pick<Assessment, "gathering" | "results" | "entries">,
  { language, most }: { readonly language: Language; readonly most: number },
): Steps<Movement | undefined> {
  const [leading] = results;
  const { customers } = gathering;
  if (!leading) return undefined;
  const { list } = leading.classes;
  const lastRun = yield* readLastRun(entries.lists ?? {});
  const after = { customers, classes: finalClasses(leading) };
  const earlier = [
    ["ifWritten", lastRun.accounts],
    ["lastRun", yield* earlierOf(lastRun, customers)],
  ] as const;
  let found: Movement | undefined;
  for (const [since, listed] of earlier) {
    if (!listed || found?.all) continue;
    const before = standingsOf(listed, { list, amount: customers.amount });
    if (isOfOtherClasses(before, list)) continue;
    const migration = yield* findMigration(before, after);
    if (!found || migration.movers.length > 0) found = { since, ...sayMoves(migration, { customers, language, most }) };
  }
  return found;
}

/**
 * Who would move if these classes were written over the list that stands in the workbook. The list has
 * the classes of the leading method.
 */
export function* findMoves(
  listed: Listed | undefined,
  { gathering: { customers }, results: [leading] }: Pick<Assessment, "gathering" | "results">,
  { language, most }: { readonly language: Language; readonly most: number },
): Steps<Moves> {
  if (!listed || !leading) return { kind: "nothingBefore" };
  const { list } = leading.classes;
  const before = standingsOf(listed, { list, amount: customers.amount });
  yield;
  if (isOfOtherClasses(before, list)) {
    const labels = placesIn(before).flatMap((place) => before.classes.list[place] ?? []);
    return {
      kind: "otherClasses",
      before: labels.filter((entry) => !isBeside(entry)).map((entry) => classLabel(entry, language)),
    };
  }
  const migration = yield* findMigration(before, { customers, classes: finalClasses(leading) }, { largest: most });
  return { kind: "moves", ...sayMoves(migration, { customers, language, most }) };
}

/** A list of other classes altogether says nothing of who moved: zero, negative and unrated customers are in the lists of all methods. */
function isOfOtherClasses(before: Standings, list: readonly CustomerClass[]): boolean {
  const places = placesIn(before);
  const isKnown = (place: number) => place < list.length && !isBeside(list[place] ?? { kind: "none" });
  return places.some((place) => place >= list.length) && !places.some(isKnown);
}

/** The places of the classes that somebody has. */
function placesIn({ classes: { of } }: Standings): readonly number[] {
  return [...new Set(Array.from(of))];
}

interface Said {
  readonly customers: Customers;
  readonly language: Language;
  readonly most: number;
}

function sayMoves({ before, after, totals, movers }: Migration, { customers, language, most }: Said): MoveList {
  const write = moneyIn(customers.amount);
  const words = MIGRATION_WORDS[language];
  const labelAt = (side: Mover["from"], list: Migration["before"], absent: string) =>
    side === "absent" ? absent : classLabel(list[side] ?? { kind: "none" }, language);
  const moved = totals.flatMap(({ move, customers: count, moneyBefore, moneyAfter }) =>
    move === "kept" || count === 0
      ? []
      : [
          {
            move,
            said: words.moves[move],
            customers: count,
            money: write(move === "gone" ? moneyBefore : moneyAfter),
          },
        ],
  );
  return {
    totals: moved,
    lines: movers.slice(0, most).flatMap(({ name, id, from, to, move, moneyBefore, moneyAfter }) =>
      move === "kept"
        ? []
        : [
            {
              ...(move === "gone" ? {} : { key: customers.ids ? (id ?? name) : name }),
              ...{ name, move, said: words.moves[move] },
              from: labelAt(from, before, words.absentBefore),
              to: labelAt(to, after, words.absentAfter),
              ...{ before: write(moneyBefore), after: write(moneyAfter) },
            },
          ],
    ),
    all: moved.reduce((sum, { customers: count }) => sum + count, 0),
  };
}
