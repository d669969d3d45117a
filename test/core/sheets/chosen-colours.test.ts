import { fingerprintOf, stampOf } from "../../../src/core/policies/fingerprint";
import { readPolicy } from "../../../src/core/policies/read-policy";
import { OUTPUTS } from "../../../src/core/policy";
import { PALETTE, coloursByRank, coloursOf } from "../../../src/core/sheets/colours";
import { analyzeRows } from "../rows";

/** Colours that a policy gives its classes: on every sheet, and in no figure. */

const ROWS = [
  ["Customer", "Date", "Amount"],
  ...[600, 200, 100, 60, 30, -5].flatMap((amount, i) =>
    [45_400, 45_900].map((day) => [`Customer ${i + 1}`, day, amount]),
  ),
];

function editsOf(policy: object) {
  const { value, issues } = analyzeRows(ROWS, {
    // The rows of a test stand on no sheet.
    outputs: OUTPUTS.filter((output) => output !== "columns"),
    period: { from: "2025-01-01" },
    comparison: { from: "2024-01-01", to: "2024-12-31" },
    ...policy,
  });
  if (!value) throw new Error(JSON.stringify(issues));
  return value.plan.edits;
}

function rulesOf(policy: object) {
  return editsOf(policy).flatMap((edit) =>
    edit.kind === "colourClasses" && edit.sheet !== "summary" ? [{ sheet: edit.sheet, rules: edit.rules }] : [],
  );
}

test("every sheet and every chart takes the colour that the policy gives a class; the others keep theirs by rank", () => {
  const usual = rulesOf({});
  const painted = rulesOf({ colours: { A: "pink", negative: "sand" } });
  expect(new Set(usual.map(({ sheet }) => sheet))).toEqual(new Set(["accounts", "watch", "facts", "movers"]));
  const labels = ["A", "B", "C"];
  for (const [at, { rules }] of painted.entries()) {
    expect(rules.map(({ label }) => label).slice(0, 3)).toEqual(labels);
    expect(rules[0]).toEqual({ label: "A", ...PALETTE.pink });
    expect(rules.slice(1, 3)).toEqual(usual[at]?.rules.slice(1, 3));
    expect(rules.at(-1)).toMatchObject(PALETTE.sand);
  }
  const charts = editsOf({ colours: { A: "pink" } }).flatMap((edit) => (edit.kind === "makeCharts" ? edit.charts : []));
  const ofClasses = charts.filter(({ name }) => name === "KA_Pareto" || name === "KA_ClassShares");
  expect(ofClasses).toHaveLength(2);
  for (const { series } of ofClasses)
    expect(series.slice(0, 2)).toMatchObject([
      { fill: PALETTE.pink.fill, line: PALETTE.pink.font },
      { fill: PALETTE.blue.fill },
    ]);
});

test("a class that has a name in every language has its colour in each of them; what objects know by themselves is no colour", () => {
  const colours = { champions: "slate", Beste: "lime" } as const;
  for (const language of ["en", "zh"] as const)
    expect(coloursOf({ kind: "champions" }, 3, { language, colours })).toBe(PALETTE.slate);
  const named = { kind: "labelled", label: "Beste" } as const;
  expect(coloursOf(named, 3, { language: "en", colours })).toBe(PALETTE.lime);
  const odd = { kind: "labelled", label: "constructor" } as const;
  expect(coloursOf(odd, 1, { language: "en", colours })).toBe(coloursByRank(odd, 1));
});

test("colours change the document, but not what decides the classes", () => {
  const [plain, painted] = [{}, { colours: { A: "pink" } }].map((document) => readPolicy(document).value);
  if (!plain || !painted) throw new Error("both can be read");
  expect(fingerprintOf(painted)).toBe(fingerprintOf(plain));
  expect(stampOf(painted)).not.toBe(stampOf(plain));
});
