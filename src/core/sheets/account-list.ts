import { finalClasses, type Result } from "../classes";
import type { Gathering } from "../customers";
import { traitsOf } from "../measures/derived";
import { carriedColumns, handColumns, inOrder, overrideColumns, ownColumns } from "./hand-columns";
import type { Customers } from "../customer-columns";
import { inUnits, valueOf, type Measure } from "../measures";
import type { Detail } from "../methods/method";
import { moneyFormat } from "./money-format";
import { rankingOf } from "../ranking/levels";
import { orderCustomers, rankFigures } from "./order";
import { lettersOf } from "./pages";
import type { CellColumn, ListColumn } from "../plan";
import type { Language, Policy } from "../policy";
import { ROWS_PER_SLICE, type Steps } from "../steps";
import { measureName, measureTitle } from "../text/measures";
import { TEXTS, classLabel } from "../text/text";
import type { Text } from "../text/words";
import type { Entries } from "./entries";
import { CARRIED } from "./typed";
import { whyOf } from "../why";

/** The key-account list as columns: what goes to the sheet *KA Accounts* and to a CSV file. */
export function* listAccounts(
  gathering: Gathering,
  results: readonly Result[],
  { language, treatments, entries }: Pick<Policy, "language" | "treatments"> & { readonly entries?: Entries },
): Steps<readonly ListColumn[]> {
  const { customers } = gathering;
  const [leading] = results;
  if (!leading) throw new Error("an account list needs at least one result");
  const { headers } = TEXTS[language];
  const { ranked } = leading.classes;
  const { measure, standing } = rankingOf(leading.classes);
  const order = yield* orderCustomers(customers, measure);
  const money = moneyFormat((ranked ? customers.amount : measure).decimals);

  const { ranks, shares, running } = yield* rankFigures(order, measure, standing);
  const columns: ListColumn[] = [
    { header: headers.rank, cells: { values: ranks, format: "#,##0" }, width: 9 },
    ...whoColumns(customers, order, headers),
    ...groupColumn(customers, order),
    { header: headers.class, cells: labels(leading, order, language), width: 12 },
    { header: headers.amount, cells: { values: amounts(customers.amount, order), format: money }, width: 18 },
    ...(!ranked && measure.name === "amountOfLastYear"
      ? [{ header: headers.amountOfLastYear, cells: { values: amounts(measure, order), format: money }, width: 18 }]
      : []),
    ...rankedColumn(leading, order, language),
    ...(ranked?.adds === "to nothing"
      ? []
      : [
          { header: headers.share, cells: { values: shares, format: "0.00%" }, width: 11 },
          { header: headers.cumulativeShare, cells: { values: running, format: "0.00%" }, width: 19 },
        ]),
    ...details(leading, order, language),
    ...(entries
      ? overrideColumns(leading, order, { language, typed: entries.of })
      : handColumns(leading, order, language)),
    ...treatmentColumn(results, order, { language, treatments }),
    { header: headers.why, cells: yield* reasons(leading, order, language), width: 80 },
  ];
  for (const result of results.slice(1)) {
    const method = result.choice.name ?? TEXTS[language].methods[result.choice.id];
    const further = [
      { header: headers.class, cells: labels(result, order, language), width: 14 },
      ...handColumns(result, order, language),
      ...rankedColumn(result, order, language),
      ...details(result, order, language),
      { header: headers.why, cells: yield* reasons(result, order, language), width: 80 },
    ];
    for (const column of further) {
      const header = `${column.header} (${method})`;
      columns.push({ ...column, header, width: Math.max(column.width, widthFor(header)) });
    }
  }
  const known = attributeColumns(customers, order, entries);
  if (entries) known.push(...carriedColumns(customers, order, { entries, language }));
  columns.splice(
    columns.findIndex(({ header }) => header === headers.why),
    0,
    ...known,
  );
  if (entries) columns.push(...ownColumns(customers, order, entries));
  return withDistinctHeaders(columns);
}

function texts(values: readonly string[], order: Uint32Array): CellColumn {
  return { values: inOrder(order, (customer) => values[customer] ?? ""), format: "@" };
}

/** What is known of each customer, under the headers of the source; what people may type over stands apart. */
function attributeColumns(
  { attributes = [] }: Customers,
  order: Uint32Array,
  entries: Entries | undefined,
): ListColumn[] {
  const apart: readonly string[] = entries ? CARRIED : [];
  return attributes
    .filter(({ role }) => !apart.includes(role))
    .map(({ role, header, values }) => ({ header, cells: texts(values, order), width: role === "note" ? 40 : 16 }));
}

/** A table cannot have two columns of one header: a later one gets a number. */
export function withDistinctHeaders<C extends { readonly header: string }>(columns: readonly C[]): C[] {
  const used = new Set<string>();
  return columns.map((column) => {
    let { header } = column;
    for (let i = 2; used.has(header.toLowerCase()); i++) header = `${column.header} (${i})`;
    used.add(header.toLowerCase());
    return { ...column, header };
  });
}

/** Who the customers are: by id and name, or in one column where no name says more than the id. */
export function whoColumns({ ids, names }: Customers, order: Uint32Array, headers: Text["headers"]): ListColumn[] {
  const id = ids && { header: headers.id, cells: texts(ids, order), width: 14 };
  const name = { header: headers.customer, cells: texts(names, order), width: 34 };
  if (!id) return [name];
  return ids.some((one, customer) => one !== names[customer]) ? [id, name] : [{ ...id, width: 34 }];
}

function groupColumn({ groups }: Customers, order: Uint32Array): ListColumn[] {
  if (!groups) return [];
  const values = Array.from(order, (customer) => groups.names[groups.of[customer] ?? 0] ?? "");
  return [{ header: groups.header, cells: { values, format: "@" }, width: 16 }];
}

/** What the customers were ranked by in the place of the amount. */
function rankedColumn({ classes: { ranked } }: Result, order: Uint32Array, language: Language): ListColumn[] {
  if (!ranked) return [];
  const { measure, unknown, choice } = ranked;
  const values = Float64Array.from(unknown, (none, i) => (none === 1 ? NaN : inUnits(measure, valueOf(measure, i))));
  const { unit } = traitsOf(choice);
  const formats = { count: "#,##0", days: "#,##0", share: "0.0%", number: "#,##0.##" };
  const money = moneyFormat(measure.precision === "rounded" ? 2 : measure.decimals);
  const cells = { values: numbers(values, order), format: unit === "money" ? money : formats[unit] };
  return [{ header: measureTitle(choice, language), cells, width: 18 }];
}

/** What a method tells of each customer besides its class. */
function details({ classes }: Result, order: Uint32Array, language: Language): ListColumn[] {
  return (classes.details ?? []).map(({ name, of, format, values }) => {
    const header = TEXTS[language].details[name] + (of ? `: ${measureName(of, language)}` : "");
    // Which of the two kinds of list it is was settled where the detail was made.
    const cells = Array.isArray(values)
      ? texts(values as readonly string[], order)
      : { values: numbers(values as Float64Array, order), format: formatOf(format, classes.measure) };
    return { header, cells, width: Math.max(12, widthFor(header)) };
  });
}

/** As wide as a header with the button of its filter, as far as a header may widen its column. */
function widthFor(header: string): number {
  return Math.min(40, lettersOf(header) + 4);
}

function formatOf(format: Detail["format"], measure: Measure): string {
  const formats = { count: "#,##0", number: "0.00", share: "0.0%", day: "yyyy-mm-dd", text: "@" };
  return format === "money" ? moneyFormat(measure.decimals) : formats[format];
}

function numbers(values: Float64Array, order: Uint32Array): (number | null)[] {
  const cells = new Array<number | null>(order.length);
  for (let place = 0; place < order.length; place++) {
    const value = values[order[place] ?? 0] ?? NaN;
    cells[place] = Number.isNaN(value) ? null : value;
  }
  return cells;
}

/** Values of a measure in whole units, in the order given. */
export function amounts(measure: Measure, order: Uint32Array): Float64Array {
  const values = new Float64Array(order.length);
  for (let place = 0; place < order.length; place++) {
    values[place] = inUnits(measure, valueOf(measure, order[place] ?? 0));
  }
  return values;
}

/** What the customers' classes are called, in the order given; those set by hand count. */
export function labels(result: Result, order: Uint32Array, language: Language): CellColumn {
  const { list, of } = finalClasses(result);
  const names = list.map((entry) => classLabel(entry, language));
  return { values: inOrder(order, (customer) => names[of[customer] ?? 0] ?? ""), format: "@" };
}

/** What the policy recommends for each customer: by the last method, the most telling one, whose class has a text. */
function treatmentColumn(
  results: readonly Result[],
  order: Uint32Array,
  { language, treatments }: Pick<Policy, "language" | "treatments">,
): ListColumn[] {
  if (!treatments) return [];
  const told = results.map((result) => {
    const { list, of } = finalClasses(result);
    return { of, texts: list.map((entry) => treatments[classLabel(entry, language)] ?? treatments[entry.kind] ?? "") };
  });
  told.reverse();
  const textOf = (customer: number) =>
    told.reduce((found, { of, texts }) => found || (texts[of[customer] ?? 0] ?? ""), "");
  const values = inOrder(order, textOf);
  return [{ header: TEXTS[language].headers.treatment, cells: { values, format: "@" }, width: 50 }];
}

function* reasons(result: Result, order: Uint32Array, language: Language): Steps<CellColumn> {
  const why = whyOf(result, language);
  const values = new Array<string>(order.length);
  for (let place = 0; place < order.length; place++) {
    // A sentence costs more than a sum: the slices are shorter.
    if (place % (ROWS_PER_SLICE / 16) === 0) yield;
    const sentence = why(order[place] ?? 0);
    // Until it is read, a sentence is a tree of its parts, and a million trees cost the garbage collector more than the sentences themselves.
    values[place] = sentence.startsWith(" ") ? sentence.trimStart() : sentence;
  }
  return { values, format: "@" };
}
