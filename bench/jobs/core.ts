/** KA's core: columns in, classes out. */
import { classify } from "../../src/core/classes";
import { findColumns } from "../../src/core/columns";
import { gatherCustomers } from "../../src/core/customers";
import { needsOf } from "../../src/core/methods/methods";
import { defaultPolicy } from "../../src/core/policy";
import { finish } from "../../src/core/steps";
import { makeColumns, measure, tableOf } from "./columns";

const table = tableOf(makeColumns(process.argv[2] ?? "tenth"));
const policy = defaultPolicy();

measure(() => {
  const columns = findColumns(table, policy).value;
  if (!columns) throw new Error("no columns");
  const gathering = finish(gatherCustomers([table], columns, { today: 46_000, needs: needsOf(policy) })).value;
  if (!gathering) throw new Error("no customers");
  const [result] = finish(classify(gathering.customers, policy)).value ?? [];
  const counts = [0, 0, 0, 0, 0];
  for (const place of result?.classes.of ?? []) counts[place] = (counts[place] ?? 0) + 1;
  return counts;
});
