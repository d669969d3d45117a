import type { Assessment } from "../analyze";
import { textOf } from "../checks";
import { finalClasses, type OverrideState, type Result } from "../classes";
import type { ClassKind } from "../customer-class";
import { explainClasses } from "../explanation";
import { valueOf } from "../measures";
import { placeOf } from "../ranking/place";
import { standingOf } from "../stats/standing";
import type { Policy } from "../policy";
import { shownIn } from "../sheets/entries";
import { sayReasons } from "../sheets/watch-sheet";
import { ACCOUNT_WORDS } from "../text/account";
import { LIST_WORDS } from "../text/lists";
import { count, money, percent } from "../text/numbers";
import { TEXTS } from "../text/text";
import type { WatchKind, Watched } from "../watch";
import { sayDistances } from "./distances";

/** A customer's class by one method, with all that is to be said of it. */
export interface CardClass {
  readonly method: string;
  readonly title: string;
  readonly class: string;
  /** What the class is coloured by: its kind, and its place among the classes. */
  readonly kind: ClassKind;
  readonly place: number;
  readonly why: string;
  /** How far the next class is, a sentence each. */
  readonly distances: readonly string[];
  readonly treatment?: string | undefined;
  /** The class set by hand, and what became of it. */
  readonly byHand?: CardOverride | undefined;
}

/** A class set by hand. */
export interface CardOverride {
  readonly class: string;
  readonly reason: string;
  readonly author: string;
  readonly date: string;
  readonly expiry?: string | undefined;
  readonly state: OverrideState;
  readonly stateSaid: string;
}

/** All that is known of one customer, ready to be shown. */
export interface AccountCard {
  /** The id where there are ids, else the name: what finds the customer again. */
  readonly key: string;
  readonly name: string;
  readonly id?: string | undefined;
  /** Money, rank and share in a line. */
  readonly standing: string;
  readonly methods: readonly CardClass[];
  readonly warnings: readonly { readonly kind: WatchKind; readonly title: string; readonly sentence: string }[];
  /** What the rows or the list say of the customer, by the header of the column. */
  readonly known: readonly { readonly header: string; readonly value: string }[];
  /** Empty where there is none. */
  readonly nextContact: string;
  readonly note: string;
}

/** Makes the card of the customer at a place; `watched` is who needs attention, as `findWatched` has it. */
export function makeCard(
  { gathering, results, entries }: Pick<Assessment, "gathering" | "results" | "entries">,
  customer: number,
  { policy, watched }: { readonly policy: Policy; readonly watched: readonly Watched[] },
): AccountCard {
  const { language } = policy;
  const { customers } = gathering;
  const explained = explainClasses(customers, customer, { results, policy });
  const methods = explained.methods.map((entry, i): CardClass => {
    const { method, title, class: label, why, treatment } = entry;
    const result = results[i];
    const { list, of } = result ? finalClasses(result) : { list: [], of: [] };
    const place = of[customer] ?? 0;
    return {
      ...{ method, title, class: label, kind: list[place]?.kind ?? "none", place, why },
      distances: result ? Object.values(sayDistances(result, customer, { language, amount: customers.amount })) : [],
      ...(treatment === undefined || treatment === "" ? {} : { treatment }),
      ...(result ? byHandOf(result, customer, language) : {}),
    };
  });
  const kinds = LIST_WORDS[language].watch.kinds;
  const speak = sayReasons(results, language);
  const reasons = watched.find((one) => one.customer === customer)?.reasons ?? [];
  const carried = (field: "owner" | "nextContact" | "note") => {
    const source = customers.attributes?.find(({ role }) => role === field);
    return shownIn(entries.of.get(customer), field, source?.values[customer] ?? "");
  };
  const id = customers.ids?.[customer];
  const name = customers.names[customer] ?? "";
  return {
    ...{ key: id ?? name, name },
    ...(id === undefined || id === name ? {} : { id }),
    standing: sayStanding(customers.amount, customer, language),
    methods,
    warnings: reasons.map((reason) => ({
      ...{ kind: reason.kind, title: kinds[reason.kind], sentence: speak(customer, reason) },
    })),
    known: [
      ...groupOf(customers.groups, customer),
      ...ownerOf(carried("owner"), customers.attributes?.find(({ role }) => role === "owner")?.header, language),
      ...(customers.attributes ?? []).flatMap(({ role, header, values }) => {
        const value = values[customer] ?? "";
        const isApart = role === "owner" || role === "nextContact" || role === "note";
        return isApart || value === "" ? [] : [{ header, value }];
      }),
    ],
    nextContact: carried("nextContact"),
    note: carried("note"),
  };
}

type Known = AccountCard["known"];
type Language = Policy["language"];

function groupOf(groups: Assessment["gathering"]["customers"]["groups"], customer: number): Known {
  return groups ? [{ header: groups.header, value: groups.names[groups.of[customer] ?? 0] ?? "" }] : [];
}

function ownerOf(value: string, header: string | undefined, language: Language): Known {
  return value === "" ? [] : [{ header: header ?? TEXTS[language].typed.owner, value }];
}

function sayStanding(
  amount: Assessment["gathering"]["customers"]["amount"],
  customer: number,
  language: Language,
): string {
  const value = valueOf(amount, customer);
  const standing = standingOf(amount);
  const { rank, ranked } = placeOf(standing, value);
  const said = money(textOf(amount, value));
  const words = ACCOUNT_WORDS[language];
  if (rank === undefined) return words.placeless(said);
  const share = percent(Number(value) / Number(standing.total));
  return words.place({ rank: count(rank), of: count(ranked), amount: said, share });
}

function byHandOf({ overrides }: Result, customer: number, language: Language): { readonly byHand?: CardOverride } {
  const standing = overrides?.find((entry) => entry.customer === customer);
  if (!standing) return {};
  const { override, state } = standing;
  const { class: name, reason, author, date, expiry } = override;
  const stateSaid = TEXTS[language].overrideStates[state];
  return {
    byHand: { class: name, reason, author, date, ...(expiry === undefined ? {} : { expiry }), state, stateSaid },
  };
}
