import { labelledClasses } from "../../core/customer-class";
import { methodSchema, type MethodChoice } from "../../core/methods/methods";
import { moved } from "../records/row-keys";

/** The options of tiers, as a policy holds them. */
export type TiersChoice = Extract<MethodChoice, { readonly id: "tiers" }>;

/** Classes one below another: the share at which each but the last ends, and their names where they have other ones than A, B, C. */
export interface Ladder {
  readonly ends: readonly number[];
  readonly labels: readonly string[] | undefined;
}

/** Whether a method could work with these options. */
export function isUsable(choice: MethodChoice): boolean {
  return methodSchema.safeParse(choice).success;
}

/** The names of the classes, best first. */
export function namesOf({ ends, labels }: Ladder): readonly string[] {
  return labels ?? standardNames(ends.length + 1);
}

/** Moves the end of a class as far as its neighbours allow. */
export function slideEnd(ladder: Ladder, place: number, share: number): Ladder {
  const least = (ladder.ends[place - 1] ?? 0) + 0.01;
  const most = (ladder.ends[place + 1] ?? 1) - 0.01;
  return setEnd(ladder, place, roundShare(Math.min(Math.max(share, least), most)));
}

/** Sets the end of a class, whatever its neighbours are. */
export function setEnd(ladder: Ladder, place: number, end: number): Ladder {
  return { ...ladder, ends: ladder.ends.map((old, i) => (i === place ? end : old)) };
}

/** Splits the last class in two, in the middle of what is left. */
export function addClass(ladder: Ladder): Ladder {
  const last = ladder.ends.at(-1) ?? 0;
  const ends = [...ladder.ends, roundShare((1 + last) / 2)];
  const free = standardNames(ends.length + 1).findLast((name) => !ladder.labels?.includes(name));
  return { ends, labels: ladder.labels && [...ladder.labels, free ?? ""] };
}

/** Takes a class away: its customers fall to the class below. */
export function removeClass({ ends, labels }: Ladder, place: number): Ladder {
  return { ends: ends.filter((_, i) => i !== place), labels: labels?.filter((_, i) => i !== place) };
}

/** Moves the name of a class to another place, and with it what is said of the class under its name; the ends stay, which are in order. */
export function moveName(ladder: Ladder, from: number, to: number): Ladder {
  return withNames(ladder, moved(namesOf(ladder), from, to));
}

/** Gives a class a name. */
export function nameClass(ladder: Ladder, place: number, name: string): Ladder {
  return withNames(ladder, namesOf(ladder).with(place, name));
}

/** The standard names are not kept as such, so that the same rule has the same fingerprint. */
function withNames(ladder: Ladder, names: readonly string[]): Ladder {
  const isStandard = standardNames(names.length).every((standard, i) => standard === names[i]);
  return { ...ladder, labels: isStandard ? undefined : names };
}

/** The names that classes have when none are given. */
function standardNames(count: number): readonly string[] {
  return labelledClasses(undefined, count).map(({ label }) => label ?? "");
}

function roundShare(share: number): number {
  return Number(share.toFixed(3));
}

/** Changes one tier. */
export function setTier(
  choice: TiersChoice,
  place: number,
  change: Partial<TiersChoice["tiers"][number]>,
): TiersChoice {
  return { ...choice, tiers: choice.tiers.map((tier, i) => (i === place ? { ...tier, ...change } : tier)) };
}

/** Adds a tier below the lowest, at a tenth of its threshold, under a name that is not taken. */
export function addTier(choice: TiersChoice): TiersChoice {
  const taken = new Set(choice.tiers.map(({ label }) => label));
  const label = standardNames(26).find((name) => !taken.has(name)) ?? String(choice.tiers.length + 1);
  const lowest = choice.tiers.at(-1)?.from ?? 0;
  return { ...choice, tiers: [...choice.tiers, { label, from: lowest > 0 ? lowest / 10 : lowest - 1 }] };
}

/** Takes a tier away. */
export function removeTier(choice: TiersChoice, place: number): TiersChoice {
  return { ...choice, tiers: choice.tiers.filter((_, i) => i !== place) };
}

/** Moves the name of a tier to another place; the thresholds stay, which are in order. */
export function moveTier(choice: TiersChoice, from: number, to: number): TiersChoice {
  const labels = moved(
    choice.tiers.map(({ label }) => label),
    from,
    to,
  );
  return { ...choice, tiers: choice.tiers.map((tier, i) => ({ ...tier, label: labels[i] ?? tier.label })) };
}

/** The tiers from the highest threshold down, as the method wants them. */
export function orderTiers(choice: TiersChoice): TiersChoice {
  return { ...choice, tiers: choice.tiers.toSorted((a, b) => b.from - a.from) };
}
