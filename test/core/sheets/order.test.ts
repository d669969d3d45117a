import type { Customers } from "../../../src/core/customer-columns";
import type { Measure } from "../../../src/core/measures";
import { orderCustomers } from "../../../src/core/sheets/order";
import { finish } from "../../../src/core/steps";

const exact = (values: readonly number[]): Measure => ({
  ...{ name: "amount", precision: "exact", decimals: 0, values: Float64Array.from(values) },
});

/** The names in the order of the account list. */
function order(names: readonly string[], measure: Measure, ids?: readonly string[]): string[] {
  const rows = new Uint32Array(names.length).fill(1);
  const customers: Customers = { count: names.length, names, rows, amount: measure, ...(ids ? { ids } : {}) };
  return [...finish(orderCustomers(customers, measure))].map((i) => `${names[i] ?? ""}${ids?.[i] ?? ""}`);
}

test.each<[string, string, number[], string]>([
  ["from the largest down", "a b c d", [1, 4, 2, 3], "b d c a"],
  ["equal ones by name", "d c b a e", [2, 2, 2, 5, 2], "a b c d e"],
  ["nothing behind all that is above it, less than nothing last", "a b c d e", [0, -5, 3, -1, 1], "c e a d b"],
  ["equal ones at and below nothing by name", "f e d c b a", [0, -1, 0, -1, 7, 0], "b a d f c e"],
  ["none above nothing", "b a c", [0, 0, -1], "a b c"],
  ["one", "a", [5], "a"],
])("%s", (_, names, values, is) => {
  expect(order(names.split(" "), exact(values)).join(" ")).toBe(is);
});

test("equal names stand by their ids", () => {
  expect(order(["a", "a", "a", "b"], exact([1, 1, 1, 1]), ["3", "1", "2", "0"])).toEqual(["a1", "a2", "a3", "b0"]);
  expect(order(["a", "a", "b"], exact([0, 0, -1]), ["3", "1", "2"])).toEqual(["a1", "a3", "b2"]);
});

test("integers beyond the doubles are told apart", () => {
  const values = [2n ** 60n, 2n ** 60n + 1n, -(2n ** 60n), -(2n ** 60n) - 1n, 0n];
  expect(order(["a", "b", "c", "d", "e"], { ...exact([]), values }).join(" ")).toBe("b a e c d");
});

test("a hundred thousand customers stand as a plain sort has them", () => {
  const values = Array.from({ length: 100_000 }, (_, i) => ((i * 7919) % 1_009) - 20);
  const names = values.map((_, i) => `C${String((i * 31) % 100_000).padStart(6, "0")}`);
  const plain = names
    .map((name, i) => ({ name, value: values[i] ?? 0 }))
    .sort((a, b) => b.value - a.value || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
  expect(order(names, exact(values))).toEqual(plain);
});
