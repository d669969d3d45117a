import { dayToText, type Day } from "../days";
import { note, warning, type Issue } from "../issues";
import type { Customers } from "../customer-columns";
import { foldName } from "../gathering/names";
import type { Override } from "../policy";
import { type CARRIED, fieldsOf, type Fields, type Lists, type OwnColumn, type Typed, type TypedRow } from "./typed";

const OF_OVERRIDE = ["override", "overrideReason", "author", "since", "until"] as const;

/** The entries by customer. */
export interface Entries {
  readonly ownColumns: readonly OwnColumn[];
  /** The line of each customer that has one. */
  readonly of: ReadonlyMap<number, TypedRow>;
  /** Lines of customers that are not in the rows, and second lines of one customer. */
  readonly kept: readonly TypedRow[];
  /** What the policy sets by hand for the method that the list shows first, by customer. */
  readonly said: ReadonlyMap<number, Override>;
  readonly lists?: Lists | undefined;
}

/** Gives each line, and each class that the policy sets, to its customer: by id where both sides have one, else by name. */
export function enterTyped(
  { ownColumns, rows, lists }: Typed,
  { ids, names }: Pick<Customers, "ids" | "names">,
  { overrides, leading }: { readonly overrides: readonly Override[]; readonly leading: string },
): { readonly entries: Entries; readonly issues: readonly Issue[] } {
  if (rows.length + overrides.length === 0)
    return { entries: { ownColumns, of: new Map(), kept: [], said: new Map(), lists }, issues: [] };
  const byName = new Map(names.map((name, place) => [foldName(name), place]));
  const byId = ids && new Map(ids.map((id, place) => [foldName(id), place]));
  const said = new Map<number, Override>();
  for (const override of overrides) {
    if ((override.method ?? leading) !== leading) continue;
    const key = foldName(override.customer);
    const customer = byId?.get(key) ?? byName.get(key);
    if (customer !== undefined) said.set(customer, override);
  }
  const of = new Map<number, TypedRow>();
  const kept: TypedRow[] = [];
  const twice: string[] = [];
  for (const row of rows) {
    const customer =
      byId && row.id !== "" ? byId.get(foldName(row.id)) : byName.get(foldName(row.name === "" ? row.id : row.name));
    const other = customer === undefined ? undefined : of.get(customer);
    if (customer !== undefined && !other) of.set(customer, row);
    else if (other === undefined || !isSame(other, row)) {
      kept.push(row);
      if (other) twice.push(row.name === "" ? row.id : row.name);
    }
  }
  const issues: Issue[] = [];
  if (twice.length > 0) issues.push(warning("typedTwice", { count: twice.length, customers: twice.slice(0, 5) }));
  const gone = kept.length - twice.length;
  if (gone > 0) issues.push(note("typedKept", { count: gone }));
  return { entries: { ownColumns, of, kept, said, lists }, issues };
}

/**
 * The classes set by hand: what was changed on the sheet since KA wrote it counts, elsewhere the policy. Both say the same of a customer whose
 * line nobody touched. `leading` is the name of the method whose classes the list shows first; those of other methods are the policy's.
 */
export function overridesWith(
  { of, kept }: Entries,
  { ids, names }: Pick<Customers, "ids" | "names">,
  {
    overrides,
    leading,
    today,
    author: runBy = "",
  }: {
    readonly overrides: readonly Override[];
    readonly leading: string;
    readonly today: Day;
    readonly author?: string | undefined;
  },
): readonly Override[] {
  const isLeading = ({ method = leading }: Override) => method === leading;
  const typed = new Map<string, Override | undefined>();
  const keyed = [...of].map(([customer, row]) => [ids?.[customer] ?? names[customer] ?? "", row] as const);
  for (const [key, row] of [...kept.map((row) => [row.id || row.name, row] as const), ...keyed]) {
    if (!isChanged(row)) continue;
    // Without a day it is new since the last run, and whoever runs KA now is named; an older one stays as nobody signed it.
    const { override, overrideReason = "", since, until } = row.cells;
    const { author = since === undefined ? runBy : "" } = row.cells;
    typed.set(
      foldName(key),
      override === undefined
        ? undefined
        : {
            ...{ customer: key, class: override, reason: overrideReason, author },
            date: since ?? dayToText(today),
            ...(until === undefined ? {} : { expiry: until }),
          },
    );
  }
  if (typed.size === 0) return overrides;
  const others = overrides.filter((override) => !isLeading(override) || !typed.has(foldName(override.customer)));
  return [...others, ...[...typed.values()].filter((override) => override !== undefined)];
}

/** What a customer's cell shows: what somebody typed since KA wrote it, else what the rows say. */
export function shownIn(row: TypedRow | undefined, field: (typeof CARRIED)[number], source: string): string {
  if (!row) return source;
  const typed = row.cells[field] ?? "";
  return typed === (row.before[field] ?? "") ? source : typed;
}

/** The policy's own words in the columns of an override. */
export function fieldsOfOverride(override: Override | undefined): Fields {
  if (!override) return {};
  const { class: name, reason, author, date, expiry } = override;
  return fieldsOf(
    (field) => ({ override: name, overrideReason: reason, author, since: date, until: expiry })[field as "until"] ?? "",
  );
}

function isChanged({ cells, before }: TypedRow): boolean {
  return OF_OVERRIDE.some((field) => (cells[field] ?? "") !== (before[field] ?? ""));
}

function isSame(a: TypedRow, b: TypedRow): boolean {
  return JSON.stringify([a.cells, a.own]) === JSON.stringify([b.cells, b.own]);
}
