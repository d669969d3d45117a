import type { Result } from "../classes";
import { isBeside } from "../customer-class";
import { inUnits, valueOf, type Measure } from "../measures";
import type { Policy } from "../policy";
import { gapUpTo } from "../ranking/place";
import { rankingOf } from "../ranking/levels";
import { ACCOUNT_WORDS } from "../text/account";
import { measureValue } from "../text/measures";
import { moneyIn } from "../text/numbers";
import { classLabel } from "../text/text";
import { RANKING, edgesBelow } from "../watch";

/** How far a customer stands from the classes above and below its own, in units of what is ranked, as the customers stand now. */
export interface Distances {
  readonly up?: { readonly class: number; readonly gap: number } | undefined;
  /** What it may lose before it stands where the class below begins. */
  readonly down?: { readonly class: number; readonly slack: number } | undefined;
}

/** The distances of a customer by a method that ranks one value; none by others, which say by themselves what it takes to move. */
function distancesOf({ choice, classes, groups }: Result, customer: number): Distances {
  if (!RANKING.has(choice.id)) return {};
  for (const { members, classes: own } of groups ?? []) {
    const place = members.indexOf(customer);
    if (place >= 0) return own ? distancesIn(choice, own, place) : {};
  }
  return groups ? {} : distancesIn(choice, classes, customer);
}

/** The same as sentences; those that are there, what is missing to the class above first. */
export function sayDistances(
  result: Result,
  customer: number,
  { language, amount }: { readonly language: Policy["language"]; readonly amount: Measure },
): { readonly up?: string; readonly down?: string } {
  const { up, down } = distancesOf(result, customer);
  const { list, ranked } = result.classes;
  const words = ACCOUNT_WORDS[language];
  const label = (place: number) => classLabel(list[place] ?? { kind: "none" }, language);
  const write = moneyIn(amount);
  const value = (units: number) => (ranked ? measureValue(ranked.choice, units, language) : write(units));
  return {
    ...(up ? { up: words.up(value(up.gap), label(up.class)) } : {}),
    ...(down
      ? { down: down.slack > 0 ? words.down(value(down.slack), label(down.class)) : words.edge(label(down.class)) }
      : {}),
  };
}

function distancesIn(choice: Result["choice"], classes: Result["classes"], customer: number): Distances {
  const { list, of, ranked } = classes;
  const { measure } = rankingOf(classes);
  const place = of[customer] ?? 0;
  const entry = list[place];
  if (!entry || ranked?.unknown[customer] === 1) return {};
  const value = valueOf(measure, customer);
  const above = gapUpTo(classes, place, value);
  const up = above && { class: above.class, gap: inUnits(measure, above.gap) };
  const edge = isBeside(entry) ? undefined : edgesBelow(choice, classes)[place];
  const down = edge && { class: edge.class, slack: inUnits(measure, value) - edge.at };
  return { ...(up ? { up } : {}), ...(down && down.slack >= 0 ? { down } : {}) };
}
