import { refusal, type Outcome } from "../issues";
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
  const [earlier, later] = [readList(before), readList(after)];
  if (!earlier.value || !later.value) return { issues: [...earlier.issues, ...later.issues] };
  const labels = inOrder([...later.value.labels, ...earlier.value.labels]);
  if (labels.length > MOST_CLASSES)
    return { issues: [refusal("tooManyClasses", { classes: labels.length, limit: MOST_CLASSES })] };
  const { cells } = finish(findMigration(standings(earlier.value, labels), standings(later.value, labels), "nobody"));
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

/** The customers of a list by what tells them apart, each with its label. */
interface Labelled {
  readonly names: readonly string[];
  readonly labels: readonly string[];
}

/**
 * The rows that have a customer; who has no class is not rated. A class without a customer, or a customer twice, of whom nobody knows the class, keeps the
 * list from being compared.
 */
function readList({ customers, classes }: ClassedCustomers): Outcome<Labelled> {
  const seen = new Set<string>();
  const names: string[] = [];
  const labels: string[] = [];
  for (const [row, customer] of customers.entries()) {
    const key = foldName(customer);
    const label = classes[row] ?? "";
    if (key === "" && label !== "") return { issues: [refusal("classWithoutCustomer", { row: row + 1 })] };
    if (key === "") continue;
    if (seen.has(key)) return { issues: [refusal("listedTwice", { customer: customer.trim() })] };
    seen.add(key);
    names.push(key);
    labels.push(label || english.notRated);
  }
  return { value: { names, labels }, issues: [] };
}

function inOrder(labels: readonly string[]): readonly string[] {
  const distinct = [...new Set(labels)];
  const isLetter = (label: string) => /^[A-Z]$/.test(label);
  return [...distinct.filter(isLetter).sort(), ...distinct.filter((label) => !isLetter(label))];
}

function standings({ names, labels: ownLabels }: Labelled, labels: readonly string[]): Standings {
  const placeOf = new Map(labels.map((label, place) => [label, place]));
  return {
    customers: {
      names,
      amount: { name: "amount", precision: "exact", decimals: 0, values: new Float64Array(names.length) },
    },
    classes: {
      list: labels.map((label) => ({ kind: "labelled", label })),
      of: ownLabels.map((label) => placeOf.get(label) ?? 0),
    },
  };
}
