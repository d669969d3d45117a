import { finalClasses, type Result } from "../classes";
import type { Gathering } from "../customers";
import { earlierOf, readLastRun, standingsOf } from "./earlier-standing";
import type { EarlierWindow } from "../earlier-window";
import { note, warning, type Issue, type Outcome } from "../issues";
import { findMigration, type Standings } from "../migration";
import { describeSide, layOutMatrix } from "./migration-sheet";
import { layOutMovers, type Comparing } from "./movers-sheet";
import type { Edit } from "../plan";
import type { Report } from "../report";
import type { Steps } from "../steps";
import { MIGRATION_WORDS } from "../text/migration";
import { describeRule } from "../text/rules";
import { TEXTS } from "../text/text";
import type { Entries } from "./entries";

/** What today's result is, and what it is compared with. */
export interface Moving {
  readonly report: Report;
  readonly gathering: Gathering;
  readonly results: readonly Result[];
  readonly entries: Entries;
  readonly earlier?: EarlierWindow | undefined;
}

/**
 * The sheets *KA Migration* and *KA Movers* of a result: who moved since the days that the policy names, or else since the last run. Nothing where there is
 * nothing to compare with, which is said.
 */
export function* layOutMovement(moving: Moving): Steps<Outcome<readonly Edit[]>> {
  const { report, results, earlier } = moving;
  const { policy, methods, fingerprint, decimals } = report;
  const { language, period, comparison } = policy;
  const [leading] = results;
  const [method] = methods;
  if (!leading || !method) return { value: [], issues: [] };
  const words = MIGRATION_WORDS[language];
  const { sheets, summary, methods: names } = TEXTS[language];
  const sides = comparison ? windows(moving, leading) : yield* sinceLastRun(moving, leading);
  if ("kind" in sides) return { value: [], issues: [sides] };
  if (!sides.before) return { value: [], issues: [] };
  const migration = yield* findMigration(sides.before, sides.after, "everyone");
  const title = leading.choice.name ?? names[leading.choice.id];
  const comparing: Comparing = {
    compared: [{ title, migration }],
    sides: earlier
      ? {
          before: describeSide({ ...report, policy: { ...policy, period: earlier.days } }),
          after: describeSide(report),
        }
      : { before: words.lastRun(sheets.accounts), after: describeSide(report) },
    periods: earlier && { before: spanOf(earlier.days), after: spanOf(period ?? {}) },
    about: [
      [summary.rule, describeRule(method.choice, language, policy)],
      [summary.rule, words.own],
      [summary.policy, fingerprint],
    ],
    decimals,
    language,
    colours: policy.colours,
  };
  const movers = layOutMovers(comparing, leading);
  if (!movers.value) return { issues: movers.issues };
  return { value: [...layOutMatrix(comparing), ...movers.value], issues: [] };
}

interface Sides {
  /** Nothing where it was said already why there is none. */
  readonly before?: Standings | undefined;
  readonly after: Standings;
}

/** The period and the earlier days, both by the rule alone: classes set by hand are of today. */
function windows({ gathering, earlier }: Moving, { classes }: Result): Sides {
  return { before: earlier, after: { customers: gathering.customers, classes } };
}

/** Today's list and that of the last run, both with the classes set by hand. */
function* sinceLastRun({ gathering, entries }: Moving, leading: Result): Steps<Sides | Issue> {
  const { customers } = gathering;
  const classes = finalClasses(leading);
  const { list } = classes;
  const listed = yield* earlierOf(yield* readLastRun(entries.lists ?? {}), customers);
  if (!listed) return note("nothingToCompare", {});
  const before = standingsOf(listed, { list, amount: customers.amount });
  const unknown = [...new Set(listed.classes)];
  const known = before.classes.list.slice(list.length).length;
  return known === unknown.length && known > 0
    ? warning("otherClassesBefore", { classes: unknown.slice(0, 5) })
    : { before, after: { customers, classes } };
}

/** Days as `2024-01-01 – 2024-12-31`; one that is open has dots. */
function spanOf({
  from = "…",
  to = "…",
}: {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}): string {
  return `${from} – ${to}`;
}
