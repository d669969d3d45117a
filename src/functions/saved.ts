import { fieldOf, lookUp, reasonsOf, type Saved, type SavedIndex } from "../core/formulas/saved";
import { refusal, type Issue, type Outcome } from "../core/issues";
import type { Column } from "../core/table";
import { notAvailable, passedOn, refused, valueOrRefuse } from "./answers";
import { errorCode, type Cell, type Cells } from "./cells";
import type { SavedSource } from "./saved-source";

/** Where the result comes from: the page's entry, which comes after the functions, knows the workbook. Calls wait for it. */
let source: Pick<SavedSource, "now"> = { now: (stamp) => given.then((from) => from.now(stamp)) };
let give: (from: Pick<SavedSource, "now">) => void;
const given = new Promise<Pick<SavedSource, "now">>((resolve) => (give = resolve));

/** Has the functions read the result from here. */
export function readSavedFrom(from: Pick<SavedSource, "now">): void {
  source = from;
  give(from);
}

/** A longer column is a whole one, of which most is empty. */
const WHOLE = 1_000_000;

/**
 * Class of a customer in the result that KA wrote, or another column of its account list. Without a formula: XLOOKUP(A2,KA_Accounts[Customer],KA_Accounts[Class]).
 * @customfunction CLASSOF
 * @helpurl https://localhost:3000/help/en/classof.html
 * @param customer Customer by name or id, as people write it; a range gives one answer a cell.
 * @param field Column of the account list by its header, in English or Chinese; the class that counts when left out.
 * @param run The name KA_Run: the formula is then calculated again after each run of KA.
 * @returns What the account list says, in the shape of the customers.
 * @example The account list that KA wrote, and three customers looked up in it
 * A1:E4 = {"Customer ID","Customer","Class","Amount","Why";"C1","Acme","A",800,"Rank 1 of 3; no customer is larger.";"C2","Birch","B",150,"Rank 2 of 3; larger customers hold 80.0%.";"C3","Cedar","C",50,"Rank 3 of 3; larger customers hold 95.0%."}
 * =KA.CLASSOF(" acme ",,KA_Run)
 * -> "A"
 * =KA.CLASSOF(B3:B4)
 * -> {"B";"C"}
 * =KA.CLASSOF("C3","Amount")
 * -> 50
 * @edge The list counts as it stands, entries and columns that people added included: the class is the one that counts, set by hand or not.
 * @edge Capitals, width and spaces do not matter. An id counts before a name; a name of several customers is #VALUE!, and asks for the id.
 * @edge A customer that is not in the list is #N/A, and so is every customer as long as KA has written no result, or its last run did not finish.
 * @edge Without KA_Run the formula is calculated again only when its own cells change. An unchanged run writes nothing, and calculates nothing.
 * @edge An empty cell gives an empty text, an error its own error. A field that the list does not have is #VALUE!, which lists its columns.
 * @replaces =XLOOKUP(A2,KA_Accounts[Customer],KA_Accounts[Class])
 */
export async function classOf(customer: unknown[][], field?: unknown, run?: unknown): Promise<unknown[][]> {
  return answer(customer, run, (index) => fieldOf(index, readName(field)));
}

/**
 * Why a customer has its class, in one sentence, as the account list that KA wrote says it.
 * @customfunction WHY
 * @helpurl https://localhost:3000/help/en/why.html
 * @param customer Customer by name or id, as people write it; a range gives one sentence a cell.
 * @param method Classification by its name, where the list has several; the leading one when left out.
 * @param run The name KA_Run: the formula is then calculated again after each run of KA.
 * @returns A sentence for each customer, in the language of the list.
 * @example The account list that KA wrote, and the reason of one customer's class
 * A1:E4 = {"Customer ID","Customer","Class","Amount","Why";"C1","Acme","A",800,"Rank 1 of 3; no customer is larger.";"C2","Birch","B",150,"Rank 2 of 3; larger customers hold 80.0%.";"C3","Cedar","C",50,"Rank 3 of 3; larger customers hold 95.0%."}
 * =KA.WHY("Acme",,KA_Run)
 * -> "Rank 1 of 3; no customer is larger."
 * @edge The customer is found, and errors are given, as by KA.CLASSOF.
 * @edge A method that the list has no reasons by is #VALUE!, which lists those that it has.
 * @replaces =XLOOKUP(A2,KA_Accounts[Customer],KA_Accounts[Why])
 */
export async function why(customer: unknown[][], method?: unknown, run?: unknown): Promise<unknown[][]> {
  return answer(customer, run, (index) => reasonsOf(index, readName(method)));
}

/** The functions of this topic by their ids. */
export const savedFunctions = { CLASSOF: classOf, WHY: why };

async function answer(
  customers: Cells,
  run: Cell,
  columnIn: (index: SavedIndex) => Outcome<Column>,
): Promise<unknown[][]> {
  return answerFrom(await source.now(typeof run === "string" ? run : ""), customers, columnIn);
}

function answerFrom(saved: Saved, customers: Cells, columnIn: (index: SavedIndex) => Outcome<Column>): unknown[][] {
  if (saved.kind !== "list") throw notAvailable(refusal(saved.kind, {}));
  const { index } = saved;
  const column = valueOrRefuse(columnIn(index));
  const [only] = customers;
  if (customers.length === 1 && only?.length === 1) return [[one(index, column, only[0], "thrown")]];
  let rows = customers.length;
  if (rows > WHOLE) while (rows > 1 && customers[rows - 1]?.every(isBlank)) rows--;
  const answers: unknown[][] = [];
  for (const row of rows < customers.length ? customers.slice(0, rows) : customers)
    answers.push(row.map((cell) => one(index, column, cell, "kept")));
  return answers;
}

/** What the list says of one cell; why it says nothing is thrown for a cell alone, and stands in its place among others. */
function one(index: SavedIndex, column: Column, cell: Cell, failure: "thrown" | "kept"): unknown {
  if (isBlank(cell)) return "";
  const code = errorCode(cell);
  const answered = code === undefined ? lookUp(index, column, String(cell)) : undefined;
  if (answered?.value !== undefined) return answered.value;
  const [issue] = answered?.issues ?? [];
  const error = issue ? failed(issue) : new CustomFunctions.Error(passedOn(code ?? ""));
  if (failure === "thrown") throw error;
  return error;
}

function failed(issue: Issue): CustomFunctions.Error {
  if (issue.kind === "customerTwice") return refused([issue]);
  return notAvailable(issue);
}

/** An empty cell comes as an empty text, as nothing, or as 0. */
function isBlank(cell: Cell): boolean {
  return cell === "" || cell === 0 || cell == null;
}

function readName(cell: Cell): string | undefined {
  return isBlank(cell) ? undefined : String(cell);
}
