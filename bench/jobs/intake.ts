/** KA's intake: a million rows of a table taken in, its amounts and days as numbers or as the texts that people write. */
import { findColumns } from "../../src/core/columns";
import { defaultPolicy } from "../../src/core/policy";
import { finish } from "../../src/core/steps";
import { gatherCustomers } from "../../src/core/customers";
import { dayToText } from "../../src/core/days";
import { ColumnBuilder, type Column, type Table } from "../../src/core/table";
import { makeColumns, measure, tableOf } from "./columns";

const made = makeColumns("tenth");
const [customers, amounts] = tableOf(made).columns;
if (!customers || !amounts) throw new Error("no columns");
const kind = process.argv[2] ?? "clean";
const rowCount = made.amounts.length;

/** Days of three years. */
const dayOf = (row: number) => 45_000 + (row % 1_096);

function column(header: string, valueOf: (row: number) => string | number): Column {
  const builder = new ColumnBuilder(header, rowCount);
  for (let row = 0; row < rowCount; row++) {
    const value = valueOf(row);
    // Through bytes, as from a file: a string put together of parts would be taken apart within the time that is measured.
    builder.add(typeof value === "string" ? Buffer.from(value).toString() : value);
  }
  return builder.finish();
}

const written = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2 });
const columns =
  kind === "clean"
    ? [customers, amounts, column("Date", dayOf)]
    : [
        customers,
        column("Amount", (row) => `¥${written.format(made.amounts[row] ?? 0)}`.replace("¥-", "-¥")),
        column("Date", (row) => dayToText(dayOf(row)).replace(/(\d+)-0?(\d+)-0?(\d+)/, "$3/$2/$1")),
      ];
const table: Table = { where: "bench", firstRow: 2, rowCount, headers: "read", columns };
const policy = defaultPolicy();

measure(() => {
  const found = findColumns(table, policy).value;
  if (!found) throw new Error("no columns");
  const gathered = finish(gatherCustomers([table], found, { today: 50_000, needs: [] })).value;
  if (!gathered) throw new Error("no customers");
  return [gathered.customers.count, Number(gathered.amountRead), gathered.analysisDate ?? 0];
});
