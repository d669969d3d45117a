import { PRESET_IDS } from "../../src/core/policies/preset-ids";
import { LANGUAGES } from "../../src/core/policy";
import { presetPolicy } from "../../src/core/policies/presets";
import type { CellValue } from "../../src/core/table";
import { makeLives } from "../core/lives";
import type { Question } from "./answers";

const HEAD = [
  ..."Customer,Order No,Date,Amount,Cost,Potential,Satisfaction,Due date,Paid date,Industry".split(","),
] as const;
const LAST_DAY = 46_022;
/** Customers of one amount: only their names order them, and every language would do it in another way. */
const EQUALS = [
  "äpfel",
  "Apfel",
  "apfel 10",
  "apfel 9",
  "Zebra",
  "Østers",
  "中文",
  "北京",
  "العربية",
  "Ελλάδα",
  "ИП Ёлка",
  "ИП Яблоко",
];

/** Every method, so that whatever calculates takes part. */
const METHODS = [
  { id: "abc" },
  { id: "abc", name: "computed", limits: "computed" },
  { id: "pareto" },
  {
    id: "tiers",
    period: "window",
    tiers: [
      { label: "Gold", from: 5000 },
      { label: "银", from: 100 },
    ],
  },
  { id: "percentile" },
  { id: "top" },
  { id: "breaks" },
  { id: "rfm" },
  { id: "xyz" },
  { id: "lifecycle" },
  { id: "payment" },
  { id: "margin" },
  { id: "growth" },
  { id: "grid", rows: "abc", columns: "xyz" },
  {
    id: "scorecard",
    criteria: [{ measure: "amount", scale: "percentileRank" }, { measure: "orders" }, { measure: "satisfaction" }],
  },
  { id: "rules", rest: "others", classes: [{ label: "steady", all: [{ measure: "orders", is: ">=", value: 4 }] }] },
  { id: "clv" },
  { id: "clv", name: "simple", model: "simple" },
];

/** One policy and one set of rows, in several orders. */
export type Orders = readonly [Question, ...Question[]];

/** Every method on rows of two kinds, and every preset, in both languages. */
export function makeQuestions(): readonly Orders[] {
  const presets = PRESET_IDS.flatMap((id) =>
    LANGUAGES.map((language) => ({
      name: `${id} (${language})`,
      policy: { ...presetPolicy(id, language).value, amountUnit: "one" },
    })),
  );
  const all = LANGUAGES.map((language) => ({
    name: `every method (${language})`,
    policy: { language, amountUnit: "one", methods: METHODS },
  }));
  const [messy, doubles] = [makeRows("messy"), makeRows("doubles")];
  return [
    ...all.map((asked) => inOrders(asked, messy, [7, 20_260_630])),
    ...all.map((asked) => inOrders(asked, doubles, [7, 20_260_630])),
    ...presets.map((asked) => inOrders(asked, messy, [7])),
  ];
}

function inOrders(
  asked: Pick<Question, "name" | "policy">,
  rows: readonly (readonly CellValue[])[],
  seeds: readonly number[],
): Orders {
  return [
    { ...asked, rows: [HEAD, ...rows] },
    ...seeds.map((seed) => ({ ...asked, rows: [HEAD, ...shuffle(rows, seed)] })),
  ];
}

/** Purchases of 160 customers. `messy`: as people type them. `doubles`: amounts with all their digits, which only add up with an error. */
function makeRows(kind: "messy" | "doubles"): CellValue[][] {
  const chance = chances(kind === "messy" ? 11 : 12);
  const rows = makeLives(160, 5).flatMap(({ days, cents, age }, customer) =>
    days.map((at, purchase): CellValue[] => {
      const amount = kind === "messy" ? (cents[purchase] ?? 0) / 100 : (cents[purchase] ?? 0) / (90 + 20 * chance());
      const date = LAST_DAY - age + at;
      const due = date + 30;
      return [
        nameOf(customer, kind === "messy" ? chance() : 1),
        `SO-${customer}-${purchase}`,
        date,
        kind === "messy" ? written(amount, chance()) : amount,
        amount * (0.5 + 0.6 * chance()),
        (customer % 40) * 12.5,
        chance() < 0.2 ? null : Math.floor(1 + 5 * chance()),
        due,
        chance() < 0.1 ? null : due + Math.floor(60 * chance()) - 20,
        ["Chemie", "化工", "Bau", ""][customer % 4] ?? "",
      ];
    }),
  );
  rows.push(
    ...EQUALS.map((name): CellValue[] => [
      name,
      `E-${name}`,
      LAST_DAY - 40,
      60,
      30,
      10,
      3,
      LAST_DAY - 10,
      LAST_DAY,
      "",
    ]),
  );
  if (kind === "doubles") return rows;
  const blank = Array.from(HEAD, () => null);
  return [
    ...rows,
    ["Returns & Söhne", "R-1", LAST_DAY - 9, -250, 0, null, null, LAST_DAY, null, ""],
    ["Nobody's", "R-2", LAST_DAY - 8, 0, 0, null, null, null, null, ""],
    [null, "R-3", LAST_DAY - 7, 12, 1, ...blank.slice(5)],
    ["#REF!", "R-4", LAST_DAY - 7, 12, 1, ...blank.slice(5)],
    ["Words only", "R-5", LAST_DAY - 7, "n/a", 1, ...blank.slice(5)],
    ["𠮷野家 😀", "R-6", LAST_DAY - 7, 0.07, 0.1, ...blank.slice(5)],
    ["ﬁnal Straße", "R-7", LAST_DAY - 6, 0.07, 0.1, ...blank.slice(5)],
    [...HEAD],
    ["合计", null, null, 123_456, ...blank.slice(4)],
  ];
}

/** Several ways to write one name, and several customers whose names differ in what folding keeps. */
function nameOf(customer: number, chance: number): string {
  const name = customer % 3 === 0 ? `客户 ${customer}` : `Customer ${customer} GmbH`;
  if (chance < 0.1) return `  ${name.toUpperCase()} `;
  if (chance < 0.2) return name.replace(" ", "\u00a0");
  return chance < 0.3 ? name.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)) : name;
}

/** Amounts as people and programs write them. */
function written(amount: number, chance: number): CellValue {
  if (chance < 0.6) return amount;
  const [whole = "", decimals = ""] = amount.toFixed(2).split(".");
  const grouped = `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${decimals}`;
  return chance < 0.8 ? `¥${grouped}` : ` ${grouped} `;
}

/** The same rows in another order, the same one every time. */
function shuffle<T>(rows: readonly T[], seed: number): readonly T[] {
  const chance = chances(seed);
  return rows
    .map((row) => ({ row, key: chance() }))
    .sort((a, b) => a.key - b.key)
    .map(({ row }) => row);
}

/** Numbers from 0 to 1, the same for the same seed. */
function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
