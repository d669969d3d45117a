import { composeReport } from "../../src/core/report";
import { finish } from "../../src/core/steps";
import { describeIssue } from "../../src/core/text/sentences";
import { analyzeRows } from "./rows";

const ROWS = [
  ["Customer", "Amount"],
  ["Ann", 90.5],
  ["Ben", 0],
  ["Cleo", -10.25],
  ["", 5],
];

function analysis(policy: object = {}) {
  const { value } = analyzeRows(ROWS, policy);
  if (!value) throw new Error("the rows make classes");
  return value;
}

test("a result that fails a check is refused with both sides, and no report is made of it", () => {
  const { gathering, results, report, columns } = analysis();
  const { where, policy } = report;
  const spoilt = { ...gathering, rowsRead: 5 };
  const { value, issues } = finish(composeReport(spoilt, results, { where, columns, policy }));
  expect(value).toBeUndefined();
  expect(issues).toEqual([
    { kind: "checkFailed", severity: "error", facts: { check: "rows", expected: "5", found: "4" } },
  ]);
  expect(issues.map((issue) => describeIssue(issue, "en")).join("")).toContain("5");
});

test("money in the report: above zero, below, together, what is left out", () => {
  const { net, positive, negative, leftOut, decimals, precision } = analysis().report;
  expect({ net, positive, negative, decimals, precision }).toEqual({
    net: { value: 80.25, text: "80.25" },
    positive: { value: 90.5, text: "90.50" },
    negative: { value: -10.25, text: "-10.25" },
    ...{ decimals: 2, precision: "exact" },
  });
  expect(leftOut).toEqual([{ reason: "blankCustomer", rows: 1, firstRows: [5], amount: { value: 5, text: "5.00" } }]);
});

test.each<[string, object, [string, number, number | undefined][]]>([
  [
    "every class of the rule, and beside it only those that hold somebody",
    { methods: [{ id: "abc" }] },
    [
      ["A", 1, 1],
      ["B", 0, 0],
      ["C", 0, 0],
      ["zero", 1, undefined],
      ["negative", 1, undefined],
    ],
  ],
  [
    "of a method that leaves nobody out",
    { methods: [{ id: "tiers", tiers: [{ label: "Gold", from: 1 }], period: "window" }], amountUnit: "one" },
    [
      ["Gold", 1, 1],
      ["none", 2, -0.113_259_7],
    ],
  ],
])("lines of classes: %s", (_, policy, is) => {
  const [method] = analysis(policy).report.methods;
  const lines = method?.classes.map(({ label, kind, customers, share }) => [
    label ?? kind,
    customers,
    share === undefined ? undefined : Number(share.toFixed(7)),
  ]);
  expect(lines).toEqual(is);
  expect(method?.classes.reduce((sum, { customerShare }) => sum + customerShare, 0)).toBeCloseTo(1, 12);
});
