/** RFM of gathered customers, all of them different, against a sort of its three columns and nothing else. */
import type { Customers } from "../../src/core/customer-columns";
import { methodSchema } from "../../src/core/methods/methods";
import { rfm } from "../../src/core/methods/rfm";
import { finish } from "../../src/core/steps";
import { measure } from "./columns";

const COUNT = 1_048_575;
const TODAY = 46_000;

let state = 7;
const next = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
};
const orders = Uint32Array.from({ length: COUNT }, () => 1 + Math.floor(next() * next() * 8));
const start = new Uint32Array(COUNT + 1);
orders.forEach((count, i) => (start[i + 1] = (start[i] ?? 0) + count));
const last = Int32Array.from({ length: COUNT }, () => TODAY - Math.floor(next() * 730));
const day = new Int32Array(start[COUNT] ?? 0);
for (let i = 0; i < COUNT; i++) day.fill(last[i] ?? 0, start[i], start[i + 1]);
const cents = Float64Array.from({ length: COUNT }, () => Math.round(Math.exp(8 + 3 * next()) * 100));

/** The three columns as they would be sorted by someone who does nothing else. */
const columns = [Float64Array.from(last, (when) => TODAY - when), Float64Array.from(orders), cents.slice()];

const customers: Customers = {
  count: COUNT,
  names: [],
  rows: orders,
  amount: { name: "amount", precision: "exact", decimals: 2, values: cents },
  analysisDate: TODAY,
  purchases: { by: "order", start, day, amount: new Float64Array(day.length).fill(1) },
};
const choice = methodSchema.parse({ id: "rfm" });

if (process.argv[2] === "sort") measure(() => columns.map((column) => column.sort()[COUNT >> 1] ?? 0));
else
  measure(() => {
    if (choice.id !== "rfm") throw new Error("rfm was asked for");
    const { value } = finish(rfm.classify(customers, choice, { before: new Map() }));
    const counts = new Array<number>(value?.list.length ?? 0).fill(0);
    for (const place of value?.of ?? []) counts[place] = (counts[place] ?? 0) + 1;
    return counts;
  });
