import type { Assessment } from "../analyze";
import { finalClasses, type OverrideState, type Result, type StandingOverride } from "../classes";
import type { Customers } from "../customer-columns";
import { dayFromText, type Day } from "../days";
import { inUnits, valueOf } from "../measures";
import { nameOf } from "../methods/methods";
import type { Language } from "../policy";
import { sayReasons } from "../sheets/watch-sheet";
import type { Steps } from "../steps";
import { LIST_WORDS } from "../text/lists";
import { moneyIn } from "../text/numbers";
import { TEXTS, classLabel } from "../text/text";
import { movementOf, type Movement } from "./movement";
import { DAYS_BEFORE_EXPIRY, type WatchKind, type Watched } from "../watch";

/** A customer that needs attention. */
export interface WatchLine {
  /** The id where there are ids, else the name. */
  readonly key: string;
  readonly name: string;
  readonly class: string;
  readonly money: string;
  /** What is amiss, each once. */
  readonly kinds: readonly { readonly kind: WatchKind; readonly title: string }[];
  readonly why: string;
}

/** A class set by hand that somebody has to look at. */
export interface ReviewLine {
  readonly key: string;
  readonly name: string;
  readonly method: string;
  readonly class: string;
  readonly reason: string;
  readonly author: string;
  readonly expiry?: string | undefined;
  readonly state: OverrideState;
  /** Why it is listed. */
  readonly said: string;
}

/** All that somebody should look at, the most money at stake first; of each list so many lines. */
export interface Attention {
  readonly watched: readonly WatchLine[];
  readonly watchedAll: number;
  /** Nothing where no earlier result is known, or where its classes are all others. */
  readonly movement?: Movement | undefined;
  readonly reviews: readonly ReviewLine[];
}

/** What attention is found in. */
export interface Attending {
  readonly assessment: Pick<Assessment, "gathering" | "results" | "entries">;
  readonly watched: readonly Watched[];
  readonly today: Day;
  readonly language: Language;
}

/** Lines of each list: what nobody reads to its end is on KA's sheets. */
export const MOST_LINES = 100;

/** Finds who needs attention, who moved, and which classes set by hand are to be looked at. */
export function* findAttention(attending: Attending): Steps<Attention> {
  const { assessment, watched, language } = attending;
  const movement = yield* movementOf(assessment, { language, most: MOST_LINES });
  const { customers } = assessment.gathering;
  const { results } = assessment;
  const [leading] = results;
  const { kinds } = LIST_WORDS[language].watch;
  const speak = sayReasons(results, language, "brief");
  const write = moneyIn(customers.amount);
  return {
    watched: watched.slice(0, MOST_LINES).map(({ customer, money, reasons }) => ({
      key: keyOf(customers, customer),
      name: customers.names[customer] ?? "",
      class: leading ? labelOf(leading, customer, language) : "",
      money: write(money),
      kinds: [...new Set(reasons.map(({ kind }) => kind))].map((kind) => ({ kind, title: kinds[kind] })),
      why: reasons.map((reason) => speak(customer, reason)).join(" "),
    })),
    watchedAll: watched.length,
    ...(movement ? { movement } : {}),
    reviews: reviewsOf(attending).slice(0, MOST_LINES),
  };
}

function keyOf({ ids, names }: Pick<Customers, "ids" | "names">, customer: number): string {
  return ids?.[customer] ?? names[customer] ?? "";
}

function labelOf(result: Result, customer: number, language: Language): string {
  const { list, of } = finalClasses(result);
  return classLabel(list[of[customer] ?? 0] ?? { kind: "none" }, language);
}

/** States of a class set by hand that somebody has to do something about. */
const AMISS: ReadonlySet<OverrideState> = new Set(["expired", "gone", "unknownClass", "noReason", "unclearDay"]);

/** The classes set by hand that count no more, or soon will not: those that something is wrong with first, then by their last day, then by money. */
function reviewsOf({ assessment, today, language }: Attending): readonly ReviewLine[] {
  const { gathering, results } = assessment;
  const { customers } = gathering;
  const { overrideStates, methods } = TEXTS[language];
  const moneyAt = ({ customer }: StandingOverride) =>
    customer === undefined ? 0 : inUnits(customers.amount, valueOf(customers.amount, customer));
  return results
    .flatMap((result) => (result.overrides ?? []).map((entry) => ({ result, entry })))
    .filter(({ entry: { state, override } }) => AMISS.has(state) || isSoonOver(override.expiry, today))
    .toSorted(
      (a, b) =>
        Number(AMISS.has(b.entry.state)) - Number(AMISS.has(a.entry.state)) ||
        compare(a.entry.override.expiry ?? "9999", b.entry.override.expiry ?? "9999") ||
        moneyAt(b.entry) - moneyAt(a.entry),
    )
    .map(({ result, entry: { customer, override, state } }) => ({
      key: customer === undefined ? override.customer : keyOf(customers, customer),
      name: customer === undefined ? override.customer : (customers.names[customer] ?? ""),
      method: result.choice.name === undefined ? methods[result.choice.id] : nameOf(result.choice),
      ...{ class: override.class, reason: override.reason, author: override.author, state },
      ...(override.expiry === undefined ? {} : { expiry: override.expiry }),
      said: overrideStates[state],
    }));
}

function isSoonOver(expiry: string | undefined, today: Day): boolean {
  const until = expiry === undefined ? undefined : dayFromText(expiry);
  return until !== undefined && until - today <= DAYS_BEFORE_EXPIRY;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
