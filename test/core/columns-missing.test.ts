import { columnsMissing, matchColumns } from "../../src/core/columns";
import { METHOD_IDS, methodSchema } from "../../src/core/methods/methods";
import { PRESET_IDS } from "../../src/core/policies/preset-ids";
import { presetPolicy } from "../../src/core/policies/presets";
import { readPolicy } from "../../src/core/policies/read-policy";
import { tableFromRows } from "../../src/core/intake/head-table";
import { analyzeRows } from "./rows";

const DAY = 45_700;
/** A column for every role that a method may ask for; the fee of freight stands for all that a margin can be told from. */
const COLUMNS = [
  { header: "Customer", cells: ["Alder", "Birch", "Cedar", "Alder", "Birch", "Cedar"] },
  { header: "Amount", cells: [600, 200, 60, 500, 100, 40] },
  { header: "Order date", cells: [DAY, DAY + 40, DAY + 80, DAY + 120, DAY + 160, DAY + 400] },
  { header: "Order no", cells: ["O1", "O2", "O3", "O4", "O5", "O6"] },
  { header: "Product", cells: ["Pen", "Ink", "Pen", "Cap", "Ink", "Pen"] },
  { header: "Profit", cells: [60, 20, 6, 50, 10, 4] },
  { header: "Due date", cells: [DAY + 30, DAY + 70, DAY + 110, DAY + 150, DAY + 190, DAY + 430] },
  { header: "Paid date", cells: [DAY + 30, DAY + 75, DAY + 150, DAY + 150, DAY + 190, DAY + 430] },
  { header: "Potential", cells: [900, 300, 100, 900, 300, 100] },
] as const;
const ASKED = ["nothing", ...COLUMNS.slice(2).map(({ header }) => header)];

const METHODS = [
  ...METHOD_IDS.filter((id) => id !== "grid").map((id) => ({ about: id, methods: [methodSchema.parse({ id })] })),
  ...PRESET_IDS.map((id) => ({ about: id, methods: presetPolicy(id, "en").value?.methods ?? [] })),
  { about: "lifetime value of profits", methods: [methodSchema.parse({ id: "clv", of: "profit", model: "historic" })] },
  {
    about: "rules on products",
    methods: [
      methodSchema.parse({
        id: "rules",
        classes: [{ label: "Wide", all: [{ measure: "products", is: ">=", value: 2 }] }],
        rest: "Others",
      }),
    ],
  },
  { about: "a priced order", methods: [methodSchema.parse({ id: "margin", costPerOrder: 5 })] },
];

test.each(METHODS)("$about: what is missing is told before, and it is what the analysis refuses", ({ methods }) => {
  for (const without of ASKED) {
    const kept = COLUMNS.filter(({ header }) => header !== without);
    const rows = [
      kept.map(({ header }) => header),
      ...[0, 1, 2, 3, 4, 5].map((row) => kept.map(({ cells }) => cells[row] ?? null)),
    ];
    const { value: policy } = readPolicy({ methods, amountUnit: "one" });
    if (!policy) throw new Error("the methods are a policy");
    const { found } = matchColumns(tableFromRows(rows), policy);
    const told = methods.some((choice) => columnsMissing(found, choice).length > 0);
    const refused = analyzeRows(rows, policy).issues.some(
      ({ kind }) => kind === "roleMissing" || kind === "nothingToDeduct",
    );
    expect([without, told]).toEqual([without, refused]);
  }
});

test("one of several columns is enough, and each that is needed is named", () => {
  const margin = methodSchema.parse({ id: "margin" });
  expect(columnsMissing({}, margin)).toEqual([["profit", "cost", "freight"]]);
  expect(columnsMissing({}, methodSchema.parse({ id: "payment" }))).toEqual([["dueDate"], ["paidDate"]]);
  const cost = { role: "cost", header: "Cost", index: 0, reason: "header" } as const;
  expect(columnsMissing({ cost }, margin)).toEqual([]);
});
