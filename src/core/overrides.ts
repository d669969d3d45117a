import type { Result, StandingOverride } from "./classes";
import { dayFromText, type Day } from "./days";
import { note, warning, type Outcome } from "./issues";
import type { Customers } from "./customer-columns";
import { nameOf } from "./methods/methods";
import { foldName } from "./gathering/names";
import { LANGUAGES, type Override } from "./policy";
import { classLabel } from "./text/text";

/**
 * Puts the classes set by hand beside the system's. Each is checked anew on each run: one that has expired or whose customer or class is gone
 * changes nothing and is said; `today` decides what has expired. Definitions, section 14.
 */
export function applyOverrides(
  results: readonly Result[],
  customers: Customers,
  { overrides = [], today }: { readonly overrides?: readonly Override[] | undefined; readonly today: Day },
): Outcome<readonly Result[]> {
  if (overrides.length === 0) return { value: results, issues: [] };
  const find = finderOf(customers);
  const leading = results[0] && nameOf(results[0].choice);
  const decided = results.map((result): Result => {
    const own = overrides.filter(({ method = leading }) => method === nameOf(result.choice));
    if (own.length === 0) return result;
    const standing = own.map((override) => stateOf(override, result, { customer: find(override.customer), today }));
    const final = result.classes.of.slice();
    for (const { state, customer, override } of standing) {
      if (state === "holds" && customer !== undefined) final[customer] = placeOfClass(result, override.class);
    }
    return { ...result, final, overrides: standing };
  });
  const all = decided.flatMap(({ overrides: standing = [] }) => standing);
  const issues = (["noReason", "unclearDay", "expired", "gone", "unknownClass", "agrees"] as const).flatMap((state) => {
    const found = all.filter((entry) => entry.state === state);
    const say = state === "agrees" ? note : warning;
    return found.length > 0
      ? [
          say("overridesChecked", {
            state,
            count: found.length,
            customers: found.slice(0, 5).map((entry) => shownName(entry, customers)),
          }),
        ]
      : [];
  });
  const names = new Set(results.map(({ choice }) => nameOf(choice)));
  const strange = overrides.flatMap(({ method }) => (method === undefined || names.has(method) ? [] : [method]));
  const unmet = [...new Set(strange)].map((method) => warning("overrideOfNoMethod", { method, methods: [...names] }));
  return { value: decided, issues: [...issues, ...unmet] };
}

function stateOf(
  override: Override,
  result: Result,
  { customer, today }: { readonly customer: number | undefined; readonly today: Day },
): StandingOverride {
  if (customer === undefined) return { override, state: "gone" };
  const system = result.classes.of[customer] ?? 0;
  return {
    override,
    state: stateAmong(override, { place: placeOfClass(result, override.class), system, today }),
    customer,
    system,
  };
}

function stateAmong(
  { reason, date, expiry }: Override,
  { place, system, today }: { readonly place: number; readonly system: number; readonly today: Day },
): StandingOverride["state"] {
  const until = expiry === undefined ? today : dayFromText(expiry);
  if (until === undefined || dayFromText(date) === undefined) return "unclearDay";
  if (until < today) return "expired";
  if (place < 0) return "unknownClass";
  if (reason === "") return "noReason";
  return place === system ? "agrees" : "holds";
}

/** The place of a class by its name, in whichever language it was written, or by its kind; −1 when there is none. */
function placeOfClass({ classes }: Result, name: string): number {
  const wanted = foldName(name);
  return classes.list.findIndex(
    (entry) =>
      foldName(entry.kind) === wanted || LANGUAGES.some((language) => foldName(classLabel(entry, language)) === wanted),
  );
}

/** The name of the customer that an entry stands for, with the id where another customer has that name too; as it was written where there is none. */
function shownName({ override, customer }: StandingOverride, { ids, names }: Customers): string {
  const name = customer === undefined ? undefined : names[customer];
  if (customer === undefined || name === undefined || name === "") return override.customer;
  const id = ids?.[customer];
  const isShared =
    id !== undefined && names.some((other, place) => place !== customer && foldName(other) === foldName(name));
  return isShared ? `${name} [${id}]` : name;
}

function finderOf({ ids, names }: Customers): (key: string) => number | undefined {
  const places = new Map<string, number>();
  names.forEach((name, place) => places.set(foldName(name), place));
  // An id wins over another customer's name.
  ids?.forEach((id, place) => places.set(foldName(id), place));
  return (key) => places.get(foldName(key));
}
