/** KA's core with one method or with all of them but CLV: columns in, classes out, over the same rows. */
import { classify } from "../../src/core/classes";
import { findColumns } from "../../src/core/columns";
import { gatherCustomers } from "../../src/core/customers";
import { METHOD_IDS, needsOf } from "../../src/core/methods/methods";
import { readPolicy } from "../../src/core/policies/read-policy";
import { finish } from "../../src/core/steps";
import { NUMBER, type Column, type Table } from "../../src/core/table";
import { makeColumns, measure, tableOf } from "./columns";

/** 31 December 2025; the days of the rows are in the three years up to it. */
const LAST = 46_022;

const sales = tableOf(makeColumns("tenth"));
const table: Table = { ...sales, columns: [...sales.columns, ...furtherColumns(sales.rowCount)] };

/** Methods that work on the classes of others stand behind them. */
const BEHIND = { id: "grid", rows: "abc", columns: "xyz" };
const all = METHOD_IDS.filter((id) => id !== "clv" && id !== "grid").map((id) => ({ id }));
const methods = process.argv[2] === "all" ? [...all, BEHIND] : [{ id: "abc" }];
const { value: policy, issues } = readPolicy({ amountUnit: "one", methods });
if (!policy) throw new Error(`no policy: ${JSON.stringify(issues)}`);

measure(() => {
  const columns = findColumns(table, policy).value;
  if (!columns) throw new Error("no columns");
  const gathering = finish(gatherCustomers([table], columns, { today: LAST, needs: needsOf(policy) }));
  if (!gathering.value) throw new Error(`no customers: ${JSON.stringify(gathering.issues)}`);
  const outcome = finish(classify(gathering.value.customers, policy));
  if (!outcome.value) throw new Error(`no classes: ${JSON.stringify(outcome.issues)}`);
  return outcome.value.map(({ classes }) => classes.of.length);
});

/** Days, orders, profits, and due and paid days, as a sheet of sales has them. */
function furtherColumns(rows: number): Column[] {
  let state = 11;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const days = Float64Array.from({ length: rows }, () => LAST - Math.floor(next() * 1_095));
  const due = days.map((day) => day + 30);
  const paid = due.map((day) => Math.min(LAST, day + Math.floor(next() * 60) - 20));
  return [
    numbers("Date", days),
    numbers(
      "Order",
      Float64Array.from({ length: rows }, (_, row) => Math.floor(row / 3)),
    ),
    numbers(
      "Profit",
      Float64Array.from({ length: rows }, () => Math.round((next() - 0.2) * 10_000) / 100),
    ),
    numbers("Due date", due),
    numbers("Paid date", paid),
  ];
}

function numbers(header: string, values: Float64Array): Column {
  return {
    header,
    kinds: new Uint8Array(values.length).fill(NUMBER),
    numbers: values,
    codes: new Int32Array(0),
    pool: [],
  };
}
