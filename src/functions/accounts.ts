import { abcRule, schemeRule } from "../core/formulas/classes";
import type { ClassedCustomers } from "../core/formulas/migration";
import { refusal } from "../core/issues";
import { passedOn, refused, valueOrRefuse } from "./answers";
import { readScheme, type Cells } from "./cells";
import { layOutTable, lengthOf, readLists, readTexts } from "./lists";

// What these functions calculate with is fetched when a workbook first asks for it: the page that answers all others starts sooner without.

/**
 * Account table of rows of sales: one line a customer, the largest first, with rank, class, amount, share and cumulative share, and with headers.
 * @customfunction CLASSIFY
 * @helpurl https://localhost:3000/help/en/classify.html
 * @param customers Customer of each row: its name or number. Several rows of a customer are added up.
 * @param amounts Amount of each row, in your currency.
 * @param dates Day of each row (dates); adds the days with purchases, the first and the last of them.
 * @param scheme Range of two columns: the name of each tier and its lower bound; the ABC classes at 80% and 95% when left out.
 * @returns A table with headers, sorted by amount.
 * @example Five rows of three customers
 * A1:B6 = {"Customer","Sales";"Acme",500;"Birch",150;"Acme",300;"Cedar",40;"birch",10}
 * =KA.CLASSIFY(A2:A6,B2:B6)
 * -> {"Rank","Customer","Class","Amount","Share","Cumulative share";1,"Acme","A",800,0.8,0.8;2,"Birch","B",160,0.16,0.96;3,"Cedar","C",40,0.04,1}
 * @example With days and a scheme
 * A1:C4 = {"Customer","Sales","Day";"Acme",500,2026-01-05;"Birch",150,2026-02-10;"Acme",300,2026-03-20}
 * E1:F2 = {"Gold",500;"Silver",100}
 * =KA.CLASSIFY(A2:A4,B2:B4,C2:C4,E1:F2)
 * -> {"Rank","Customer","Class","Amount","Share","Cumulative share","Orders","First purchase","Last purchase";1,"Acme","Gold",800,0.8421,0.8421,2,2026-01-05,2026-03-20;2,"Birch","Silver",150,0.1579,1,1,2026-02-10,2026-02-10}
 * @edge Names that differ in capitals, width or spaces only are one customer, as in the account list; of several spellings the first in code order is shown.
 * @edge Customers of 0 or less have no rank and no share; the class is empty for 0 and "Negative" below, by a scheme what its bounds say.
 * @edge A customer of whom an amount is a text or an error stands below the others with that error, and counts nowhere; so do amounts without a customer.
 * @edge An empty row is passed over. Headers are English for every reader; =DROP(KA.CLASSIFY(…),1) leaves them out.
 * @replaces =LET(c,UNIQUE(A2:A6),s,SUMIF(A2:A6,c,B2:B6),SORTBY(HSTACK(c,s),-s))
 */
export async function classify(
  customers: unknown[][],
  amounts: unknown[][],
  dates?: unknown[][],
  scheme?: unknown[][],
): Promise<unknown[][]> {
  const tiers = readScheme(scheme);
  const rule = valueOrRefuse(tiers ? schemeRule(tiers) : abcRule(undefined, undefined));
  const dated = isLeftOut(dates) ? undefined : dates;
  const cells = [customers, amounts, ...(dated ? [dated] : [])].map(lengthOf);
  if (new Set(cells).size > 1) throw refused([refusal("unequalLengths", { cells })]);
  const keys = readTexts(customers);
  const money = readLists({ amounts });
  const days = dated && readLists({ dates: dated });
  const count = Math.max(keys.texts.length, money.count, days?.count ?? 0);
  const errors = {
    customers: keys.errors,
    amounts: money.errors,
    dates: days?.errors ?? new Map<number, string>(),
  };
  const rows = {
    customers: Array.from({ length: count }, (_, row) => keys.texts[row] ?? ""),
    amounts: filledTo(count, money.numbers.amounts),
    dates: days && filledTo(count, days.numbers.dates),
    errors,
  };
  const { accountTable } = await import("../core/formulas/accounts");
  return layOutTable(valueOrRefuse(accountTable(rows, rule)), errors);
}

/**
 * Matrix of customers by class before (down) and class after (across), with those that are new and those that are gone, and with headers.
 * @customfunction MIGRATION
 * @helpurl https://localhost:3000/help/en/migration.html
 * @param customersBefore Customers of the earlier list, each once: name or number.
 * @param classesBefore Class of each of them.
 * @param customersAfter Customers of the later list, each once: name or number.
 * @param classesAfter Class of each of them.
 * @returns A table of counts with the classes as headers.
 * @example Two years
 * A1:B4 = {"2025","Class";"Acme","A";"Birch","B";"Cedar","C"}
 * C1:D4 = {"2026","Class";"Acme","A";"Birch","A";"Dune","B"}
 * =KA.MIGRATION(A2:A4,B2:B4,C2:C4,D2:D4)
 * -> {"From \ to","A","B","C","gone";"A",1,0,0,0;"B",1,0,0,0;"C",0,0,0,1;"new",0,1,0,0}
 * @edge Names that differ in capitals, width or spaces only are one customer. A customer that stands twice in a list is refused with its name.
 * @edge Classes of one letter stand by the alphabet, others in the order in which they first appear, the later list before the earlier one.
 * @edge A customer without a class is "Not rated". An empty row is passed over; a class without a customer is refused.
 * @edge An error cell in any of the ranges is the answer. More than 100 different classes are refused.
 * @replaces =COUNTIFS(B2:B4,"A",XLOOKUP(A2:A4,C2:C4,D2:D4),"B") with a helper column, for each pair of classes
 */
export async function migration(
  customersBefore: unknown[][],
  classesBefore: unknown[][],
  customersAfter: unknown[][],
  classesAfter: unknown[][],
): Promise<unknown[][]> {
  const before = readClassed(customersBefore, classesBefore);
  const after = readClassed(customersAfter, classesAfter);
  const { migrationMatrix } = await import("../core/formulas/migration");
  return valueOrRefuse(migrationMatrix(before, after)).map((row) => [...row]);
}

/** The functions of this topic by their ids. */
export const accountFunctions = { CLASSIFY: classify, MIGRATION: migration };

function readClassed(customers: Cells, classes: Cells): ClassedCustomers {
  const cells = [customers, classes].map(lengthOf);
  if (new Set(cells).size > 1) throw refused([refusal("unequalLengths", { cells })]);
  const [names, labels] = [readTexts(customers), readTexts(classes)];
  for (const { errors } of [names, labels])
    for (const error of errors.values()) throw new CustomFunctions.Error(passedOn(error));
  const count = Math.max(names.texts.length, labels.texts.length);
  const filled = (texts: readonly (string | number)[]) =>
    Array.from({ length: count }, (_, row) => String(texts[row] ?? ""));
  return { customers: filled(names.texts), classes: filled(labels.texts) };
}

function filledTo(count: number, numbers: Float64Array): Float64Array {
  const filled = new Float64Array(count);
  filled.set(numbers);
  return filled;
}

function isLeftOut(cells: Cells | null | undefined): boolean {
  const [[cell] = []] = cells ?? [];
  return cells == null || (cells.length === 1 && cells[0]?.length === 1 && (cell === "" || cell == null));
}
