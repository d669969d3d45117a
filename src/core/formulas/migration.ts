import { refusal, type Issue, type Outcome } from "../issues";
import { findMigration, type Side, type Standings } from "../migration";
import { foldName } from "../gathering/names";
import { finish } from "../steps";
import { classes as english } from "../text/en/labels";
import { MIGRATION_WORDS } from "../text/migration";

/** Customers with their classes at one time: one entry a customer in both lists, `""` where nothing stands. */
export interface ClassedCustomers {
  readonly customers: readonly string[];
  readonly classes: readonly string[];
}

/** More classes than any rule has: somebody chose another column. */
const MOST_CLASSES = 100;

/**
 * How many customers went from which class (down) to which (across), with headers; those that were not there before are new, those that are no longer
 * there are gone. Single letters stand by the alphabet, other classes in the order in which they first appear: best first, where the lists are sorted.
 */
export function migrationMatrix(
  before: ClassedCustomers,
  after: ClassedCustomers,
): Outcome<readonly (readonly (string | number)[])[]> {
  const issues = [...problemsOf(before), ...problemsOf(after)];
  if (issues.length > 0) return { issues };
  const labels = inOrder([...labelsOf(after), ...labelsOf(before)]);
  if (labels.length > MOST_CLASSES)
    return { issues: [refusal("tooManyClasses", { classes: labels.length, limit: MOST_CLASSES })] };
  const { cells } = finish(findMigration(standings(before, labels), standings(after, labels)));
  const counts = new Map(cells.map(({ from, to, customers }) => [`${String(from)} ${String(to)}`, customers]));
  const sides: readonly Side[] = [...labels.keys(), "absent"];
  const words = MIGRATION_WORDS.en;
  const value = [
    [words.from, ...labels, words.absentAfter],
    ...sides.map((from) => [
      from === "absent" ? words.absentBefore : (labels[from] ?? ""),
      ...sides.map((to) => counts.get(`${String(from)} ${String(to)}`) ?? 0),
    ]),
  ];
  return { value, issues: [] };
}

/** What keeps a list from being compared: a class without a customer, or a customer twice, of whom nobody knows the class. */
function problemsOf({ customers, classes }: ClassedCustomers): Issue[] {
  const seen = new Set<string>();
  for (const [row, customer] of customers.entries()) {
    const key = foldName(customer);
    if (key === "" && classes[row] !== "") return [refusal("classWithoutCustomer", { row: row + 1 })];
    if (key !== "" && seen.has(key)) return [refusal("listedTwice", { customer: customer.trim() })];
    seen.add(key);
  }
  return [];
}

/** The class of each row that has a customer; who has none is not rated. */
function labelsOf({ customers, classes }: ClassedCustomers): readonly string[] {
  return classes.flatMap((label, row) => (foldName(customers[row] ?? "") === "" ? [] : [label || english.notRated]));
}

function inOrder(labels: readonly string[]): readonly string[] {
  const distinct = [...new Set(labels)];
  const isLetter = (label: string) => /^[A-Z]$/.test(label);
  return [...distinct.filter(isLetter).sort(), ...distinct.filter((label) => !isLetter(label))];
}

function standings(list: ClassedCustomers, labels: readonly string[]): Standings {
  const names = list.customers.filter((customer) => foldName(customer) !== "");
  const placeOf = new Map(labels.map((label, place) => [label, place]));
  return {
    customers: {
      names,
      amount: { name: "amount", precision: "exact", decimals: 0, values: new Float64Array(names.length) },
    },
    classes: {
      list: labels.map((label) => ({ kind: "labelled", label })),
      of: labelsOf(list).map((label) => placeOf.get(label) ?? 0),
    },
  };
}
