import fc from "fast-check";
import { analyzeRows, classesByName } from "./rows";
import { fingerprintOf } from "../../src/core/policies/fingerprint";
import type { CellValue } from "../../src/core/table";

const HEAD: CellValue[] = ["Customer", "Amount"];
const row = fc.tuple(
  fc.constantFrom("P", "Q", "R", "S", "T", "U", "V"),
  fc.integer({ min: -5_000, max: 50_000 }).map((cents) => cents / 100),
);
const rows = fc.array(row, { minLength: 1, maxLength: 40 });
const method = fc.oneof(
  fc.record({
    id: fc.constant("abc"),
    cuts: fc.constantFrom([0.8, 0.95], [0.5], [0.3, 0.6, 0.9], [0.7, 0.9]),
    boundary: fc.constantFrom("inclusive", "exclusive", "nearest"),
  }),
  fc.constant({ id: "pareto" }),
  fc.constant({
    id: "tiers",
    period: "window",
    tiers: [
      { label: "Gold", from: 300 },
      { label: "Iron", from: 10.5 },
    ],
  }),
);
const policyOf = (choice: object) => ({ amountUnit: "one", methods: [choice] });

describe("laws that hold for any rows and any method", () => {
  test("the order of the rows changes neither a class nor the account list", () => {
    fc.assert(
      fc.property(rows, method, fc.infiniteStream(fc.nat()), (body, choice, chance) => {
        const shuffled = body
          .map((entry) => ({ entry, key: chance.next().value as number }))
          .sort((a, b) => a.key - b.key);
        const policy = policyOf(choice);
        const one = analyzeRows([HEAD, ...body], policy);
        const two = analyzeRows([HEAD, ...shuffled.map(({ entry }) => entry)], policy);
        expect(classesByName(two)).toEqual(classesByName(one));
        expect(two.value?.plan).toEqual(one.value?.plan);
      }),
    );
  });

  test("scaling by a power of ten, splitting a row in two and adding a zero row change no class", () => {
    fc.assert(
      fc.property(
        rows,
        method.filter(({ id }) => id !== "tiers"),
        (body, choice) => {
          const policy = policyOf(choice);
          const classes = classesByName(analyzeRows([HEAD, ...body], policy));
          const scaled = body.map(([name, amount]): CellValue[] => [name, Math.round(amount * 100) * 10]);
          expect(classesByName(analyzeRows([HEAD, ...scaled], policy))).toEqual(classes);
          const [first = ["P", 0] as [string, number], ...others] = body;
          const halves: CellValue[][] = [
            [first[0], first[1] - 0.01],
            [first[0], 0.01],
            [first[0], 0],
          ];
          expect(classesByName(analyzeRows([HEAD, ...halves, ...others], policy))).toEqual(classes);
        },
      ),
    );
  });

  test("equal values have equal classes, larger values never a lower one", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 30 }),
        method,
        (values, choice) => {
          const { value } = analyzeRows(
            [HEAD, ...values.map((amount, i): CellValue[] => [`C${i}`, amount])],
            policyOf(choice),
          );
          const of = value?.results[0]?.classes.of ?? new Uint8Array();
          const measure = value?.gathering.customers.amount.values ?? [];
          for (let i = 0; i < values.length; i++) {
            for (let j = 0; j < values.length; j++) {
              if ((measure[i] ?? 0) === (measure[j] ?? 0)) expect(of[i]).toBe(of[j]);
              if ((measure[i] ?? 0) > (measure[j] ?? 0)) expect(of[i]).toBeLessThanOrEqual(of[j] ?? 0);
            }
          }
        },
      ),
    );
  });

  test("every check passes and every row is used or left out", () => {
    const cell = fc.oneof(
      fc.constantFrom<CellValue>("", "n/a", "#N/A", 0, true),
      fc.double({ noNaN: true, min: -1e12, max: 1e12 }),
      fc.integer(),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("P", "Q", "", "#REF!", "R"), cell), { minLength: 1, maxLength: 30 }),
        method,
        (body, choice) => {
          const { value } = analyzeRows([HEAD, ...body], policyOf(choice));
          if (!value) return;
          const { report } = value;
          expect(report.rowsUsed + report.leftOut.reduce((sum, { rows: n }) => sum + n, 0)).toBe(body.length);
          expect(report.methods[0]?.classes.reduce((sum, { customers }) => sum + customers, 0)).toBe(report.customers);
          expect(report.methods[0]?.checks.filter(({ passed }) => !passed)).toEqual([]);
        },
      ),
    );
  });
});

/** ABC by the definitions, written as plainly as they are: an oracle that shares nothing with core. */
function abcByHand(values: readonly number[], cut: number, boundary: string): boolean[] {
  const cents = values.map((value) => BigInt(Math.round(value * 100)));
  const total = cents.reduce((sum, value) => sum + value, 0n);
  const limit = BigInt(Math.round(cut * 100)) * total;
  return cents.map((value) => {
    const before = cents.reduce((sum, other) => (other > value ? sum + other : sum), 0n) * 100n;
    const through = cents.reduce((sum, other) => (other >= value ? sum + other : sum), 0n) * 100n;
    if (boundary === "inclusive") return before < limit;
    if (boundary === "exclusive") return through <= limit;
    const gap = (a: bigint) => (a > limit ? a - limit : limit - a);
    return through <= limit || (before < limit && gap(through) <= gap(before));
  });
}

test("the first class agrees with the definitions worked out by hand", () => {
  const cents = fc
    .array(fc.integer({ min: 1, max: 2_000 }), { minLength: 2, maxLength: 25 })
    .filter((list) => new Set(list).size > 1);
  fc.assert(
    fc.property(
      cents,
      fc.constantFrom(0.5, 0.7, 0.8, 0.95),
      fc.constantFrom("inclusive", "exclusive", "nearest"),
      (list, cut, boundary) => {
        const values = list.map((value) => value / 100);
        const { value } = analyzeRows([HEAD, ...values.map((amount, i): CellValue[] => [`C${i}`, amount])], {
          methods: [{ id: "abc", cuts: [cut], boundary }],
        });
        const first = Array.from(value?.results[0]?.classes.of ?? [], (place) => place === 0);
        expect(first).toEqual(abcByHand(values, cut, boundary));
      },
    ),
    { numRuns: 500 },
  );
});

test("the same policy has the same fingerprint whatever the order of its keys and the language, and another one another", () => {
  const print = (policy: object) => {
    const { value } = analyzeRows([HEAD, ["P", 1], ["Q", 2]], policy);
    return value && [value.report.fingerprint, fingerprintOf(value.report.policy)];
  };
  const one = print({ language: "en", methods: [{ id: "abc", cuts: [0.7], boundary: "nearest" }] });
  expect(print({ methods: [{ boundary: "nearest", cuts: [0.7], id: "abc" }], language: "zh" })).toEqual(one);
  expect(one?.[0]).toMatch(/^[0-9a-f]{16}$/);
  expect(print({ methods: [{ id: "abc", cuts: [0.71], boundary: "nearest" }] })).not.toEqual(one);
});
