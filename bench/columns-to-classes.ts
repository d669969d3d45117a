import { classify, measuresFor } from "../src/core/classes";
import { findColumns } from "../src/core/columns";
import { gatherCustomers } from "../src/core/customers";
import { defaultPolicy } from "../src/core/policy";
import { finish } from "../src/core/steps";
import { NUMBER, TEXT, type Table } from "../src/core/table";
import { classifyByHand } from "./reference";
import { SHEET_ROWS, makeRows } from "./rows";

/** One run in a process of its own: `core` or `reference`, and how many customers. Prints the CPU milliseconds and the count of each class. */
const [, , who = "core", customers = "104858"] = process.argv;
const { names, codes, amounts } = makeRows(SHEET_ROWS, Number(customers));
const table = tableOf();
const before = process.cpuUsage();
const counts = who === "core" ? runCore() : runReference();
const { user, system } = process.cpuUsage(before);
process.stdout.write(
  `${JSON.stringify({ cpu: (user + system) / 1000, memory: process.resourceUsage().maxRSS / 1024, counts })}\n`,
);

function runCore(): number[] {
  const policy = defaultPolicy();
  const columns = findColumns(table, policy);
  if (!columns.value) throw new Error("no columns");
  const gathering = finish(gatherCustomers(table, columns.value, { today: 46_000, measures: measuresFor(policy) }));
  if (!gathering.value) throw new Error("no customers");
  const [result] = finish(classify(gathering.value.customers, policy)).value ?? [];
  return countOf(result?.classes.of ?? new Uint8Array());
}

function runReference(): number[] {
  return countOf(classifyByHand(codes, amounts, names.length).classes);
}

function countOf(classes: Uint8Array): number[] {
  const counts = [0, 0, 0];
  for (const place of classes) if (place < 3) counts[place] = (counts[place] ?? 0) + 1;
  return counts;
}

function tableOf(): Table {
  const none = { numbers: new Float64Array(0), codes: new Int32Array(0), pool: [] };
  return {
    where: "bench",
    firstRow: 2,
    rowCount: SHEET_ROWS,
    headers: "read",
    columns: [
      { ...none, header: "Customer", kinds: new Uint8Array(SHEET_ROWS).fill(TEXT), codes, pool: names },
      { ...none, header: "Amount", kinds: new Uint8Array(SHEET_ROWS).fill(NUMBER), numbers: amounts },
    ],
  };
}
