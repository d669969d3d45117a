import fc from "fast-check";
import { FilledFormula } from "../../../src/core/formula-cells/filled-formula";
import { AreaGathering, addressOfArea, formulaIn } from "../../../src/core/formula-cells/formula-areas";
import { callsKa, formulaPieces, shownFormula } from "../../../src/core/formula-cells/formula-text";
import { aboutFormulas, frozenNote, layOutFreeze, type FoundFormulas } from "../../../src/core/formula-cells/freeze";
import { MOST_LOG_BYTES } from "../../../src/core/sheets/log-sheet";
import type { Edit, FormulaArea } from "../../../src/core/plan";
import { describeIssue } from "../../../src/core/text/sentences";
import { lastRunNoted } from "../../../src/core/verification";
import { ColumnBuilder } from "../../../src/core/table";
import type { OwnSheet } from "../../../src/core/sheets/recalled";

describe("which formulas call KA", () => {
  test.each<[string, boolean]>([
    ["=KA.TIER(B2:B9)", true],
    ["=ka.abc(B2,B$2:B$9)", true],
    ['=IF(KA.TIER(A2)="A",1,0)', true],
    ["=-KA.ABC(A2:A9)", true],
    ["=@KA.ABC(A2:A9)", true],
    ['="x"&KA.ABC(A2:A9)', true],
    ["={1,2}+KA.ABC(A2:A9)", true],
    ["='KA.TIER(x)'!A1+KA.TIER(B2)", true],
    // As files have it, and as Excel shows it where KA is not installed.
    ["=_xldudf_KA_ABC(A1:A9)", true],
    ["=_xlfn.SINGLE(_xldudf_KA_TIER(A2))", true],
    ["=_xll.KA.TIER(A2)", true],
    // What another add-in made of it: office-js issue 2568.
    ["=[2]!_xldudf_KA_ABC(A1:A9)", true],
    ["=SUM(Orders[Net],KA.ABC(Orders[Net]))", true],
    ['="=KA.TIER(A2)"', false],
    ['=IF(A1="KA.TIER(""x"")",1,0)', false],
    ["='KA.TIER(x)'!A1", false],
    ["=SUM(Orders[KA.TIER(x)])", false],
    ["=Orders['[KA.TIER(x)]", false],
    ["=SKA.TIER(A2)", false],
    ["=X_KA.TIER(A2)", false],
    ["=客户KA.TIER(A2)", false],
    ["=KA.TIER", false],
    ["=KA.SALES.TIER(A2)", false],
    ["=_xldudf_KA_SALES_TIER(A2)", false],
    ["=KA_TIER(A2)", false],
    ["=KA_Run", false],
    ["=SUM(A1:A9)", false],
    ['="never closed KA.TIER(A2)', false],
    ["KA.TIER(A2)", true],
    ["", false],
  ])("%s: %s", (formula, is) => {
    expect(callsKa(formula)).toBe(is);
    expect(
      formulaPieces(formula)
        .map(({ text }) => text)
        .join(""),
    ).toBe(formula);
  });
});

test.each([
  ["=_xldudf_KA_TIER(A2)", "=KA.TIER(A2)"],
  ['=_xll.KA.ABC(A2)&"_xldudf_KA_TIER("', '=KA.ABC(A2)&"_xldudf_KA_TIER("'],
  ["=SUM(A1:A9)", "=SUM(A1:A9)"],
])("%s is shown as %s", (formula, shown) => {
  expect(shownFormula(formula)).toBe(shown);
});

describe("a formula filled into other cells", () => {
  test.each<{ formula: string; from?: [number, number]; to: [number, number]; is: string | undefined }>([
    { formula: "=KA.TIER(B2,B$2:$B$9)", to: [1, 2], is: "=KA.TIER(D3,D$2:$B$9)" },
    { formula: "=KA.TIER($B2)", to: [3, 5], is: "=KA.TIER($B5)" },
    { formula: "=SUM(A:A,$C:D,2:3,$2:4)", to: [1, 1], is: "=SUM(B:B,$C:E,3:4,$2:5)" },
    { formula: '="A1"&A1', to: [1, 0], is: '="A1"&A2' },
    { formula: "='A1'!A1+Sheet1!B2+[1]Sheet1!C3", to: [1, 0], is: "='A1'!A2+Sheet1!B3+[1]Sheet1!C4" },
    { formula: "=Orders[[#This Row],[A1]]+LOG10(A1)", to: [1, 0], is: "=Orders[[#This Row],[A1]]+LOG10(A2)" },
    { formula: "=A1#", to: [1, 0], is: "=A2#" },
    { formula: "=XFD1", to: [0, 1], is: undefined },
    { formula: "=A1048576", to: [1, 0], is: undefined },
    { formula: "=B2", from: [1, 1], to: [0, 0], is: "=A1" },
    { formula: "=A1", from: [1, 1], to: [0, 1], is: undefined },
    { formula: "=Taxes2026*ABCD1+Q1.Total", to: [1, 1], is: "=Taxes2026*ABCD1+Q1.Total" },
  ])("$formula: $is", ({ formula, from: [row, column] = [0, 0], to, is }) => {
    expect(new FilledFormula(formula, { row, column }).at(...to)).toBe(is);
  });
});

test("whatever is gathered in areas, each cell has its own formula again", () => {
  const cell = fc.record({ row: fc.nat(6), column: fc.nat(4), kind: fc.nat(2) });
  fc.assert(
    fc.property(fc.uniqueArray(cell, { selector: ({ row, column }) => row * 9 + column, maxLength: 40 }), (cells) => {
      const formulaAt = ({ row, column, kind }: (typeof cells)[number]) =>
        [`=KA.TIER(C${row + 1})`, `=KA.TIER($A$1,${"ABCDEFG"[column + 1]}${row + 5})`, "=KA.ABC($A$1:$A$9)"][kind] ??
        "";
      const ordered = cells.toSorted((a, b) => a.row - b.row || a.column - b.column);
      const gathering = new AreaGathering("Sales");
      for (const one of ordered) gathering.add(one.row, one.column, formulaAt(one));
      const made = gathering.finish().flatMap((area) => {
        const formula = formulaIn(area);
        return Array.from({ length: area.rows * area.columns }, (_, i) => {
          const [row, column] = [area.row + Math.floor(i / area.columns), area.column + (i % area.columns)];
          return { row, column, formula: formula(row, column) };
        });
      });
      made.sort((a, b) => a.row - b.row || a.column - b.column);
      expect(made).toEqual(ordered.map((one) => ({ row: one.row, column: one.column, formula: formulaAt(one) })));
    }),
  );
});

test("a column of a hundred thousand filled-in formulas is one area, in little time", () => {
  const gathering = new AreaGathering("Sales");
  for (let row = 1; row <= 100_000; row++) gathering.add(row, 3, `=KA.TIER(C${row + 1},C$2:C$100001)`);
  gathering.addSpill({ row: 1, column: 5, rows: 100_000, columns: 1 }, "=KA.ABC(C2:C100001)");
  const areas = gathering.finish();
  expect(areas.map(addressOfArea)).toEqual(["Sales!D2:D100001", "Sales!F2:F100001"]);
  const [filled, spilled] = areas.map(formulaIn);
  expect([filled?.(100_000, 3), spilled?.(1, 5), spilled?.(2, 5)]).toEqual([
    "=KA.TIER(C100001,C$2:C$100001)",
    "=KA.ABC(C2:C100001)",
    undefined,
  ]);
});

const area = (change: Partial<FormulaArea> = {}): FormulaArea => ({
  ...{ sheet: "Sales", row: 1, column: 3, rows: 10, columns: 1, formula: "=KA.TIER(C2)", spills: "no" },
  ...change,
});
const found = (change: Partial<FoundFormulas> = {}): FoundFormulas => ({
  ...{ areas: [area()], left: [], hidden: [], names: [], calculation: "automatic" },
  ...change,
});
const occasion = { moment: { day: 45_569, minute: 495 }, author: "Ann", version: "0.1.0" };

function lay(formulas: FoundFormulas, log?: OwnSheet, language: "en" | "zh" = "en") {
  return layOutFreeze(formulas, { recalled: log ? { log } : {}, occasion, language });
}

/** The lines of a log as a plan lays them out. */
function linesOf(edits: readonly Edit[]): unknown[][] {
  const blocks = edits.filter((edit) => edit.kind === "setCells");
  const columns = blocks.map((block) => block.columns.map(({ values }) => [...values]));
  return (columns[0] ?? []).map((header, place) => [...header, ...(columns[1]?.[place] ?? [])]);
}

/** The log that a plan writes, as a later run finds it. */
function logOf(edits: readonly Edit[]): OwnSheet {
  const columns = linesOf(edits).map(([header, ...cells]) => {
    const builder = new ColumnBuilder(String(header), cells.length);
    // The log holds texts and numbers.
    for (const cell of cells) builder.add(cell as string | number | null);
    return builder.finish();
  });
  const rowCount = columns[0]?.kinds.length ?? 0;
  return { table: { where: "KA Log!A1", firstRow: 2, headers: "read", rowCount, columns } };
}

describe("the plan of a freezing", () => {
  test("lists each area with its formula, cells, time and author, and leaves the lines of before", () => {
    const first = lay(found({ areas: [area(), area({ sheet: "Q1 2026", row: 0, column: 0, rows: 1 })] })).value;
    expect(first?.freeze).toHaveLength(2);
    const columns = linesOf(first?.edits ?? []);
    const of = (header: string) => columns.find(([name]) => name === header)?.slice(1);
    expect(of("Source")).toEqual(["Sales!D2:D11", "'Q1 2026'!A1"]);
    expect(of("Formula made values")).toEqual(["=KA.TIER(C2)", "=KA.TIER(C2)"]);
    expect(of("Cells")).toEqual([10, 1]);
    expect(of("Author (as typed)")).toEqual(["Ann", "Ann"]);
    expect(of("When")).toEqual(["2024-10-04 08:15", "2024-10-04 08:15"]);

    const again = lay(found({ areas: [area({ row: 20 })] }), logOf(first?.edits ?? []), "zh").value;
    const later = linesOf(again?.edits ?? []);
    expect(later.map(([header]) => header)).toContain("转为数值的公式");
    expect(later.map(([header]) => header)).not.toContain("Formula made values");
    expect(later.find(([name]) => name === "来源")?.slice(1)).toEqual([
      "Sales!D2:D11",
      "'Q1 2026'!A1",
      "Sales!D21:D30",
    ]);
  });

  test("a line of frozen formulas is no run: verifying goes on to compare with the last run", () => {
    const { edits = [] } = lay(found()).value ?? {};
    expect(lastRunNoted(logOf(edits))).toBeUndefined();
  });

  test("ten thousand areas stay below the room of the log, and the last line counts the rest", () => {
    const areas = Array.from({ length: 10_000 }, (_, i) => area({ row: 1 + i * 20, formula: `=KA.TIER(C${2 + i})` }));
    const columns = linesOf(lay(found({ areas })).value?.edits ?? []);
    const bytes = new TextEncoder().encode(JSON.stringify(columns)).length;
    expect(bytes).toBeLessThan(MOST_LOG_BYTES);
    const lines = (columns[0]?.length ?? 0) - 1;
    const cells = columns.find(([name]) => name === "Cells")?.slice(1) ?? [];
    expect(columns.find(([name]) => name === "Formula made values")?.at(-1)).toBe(`and ${10_001 - lines} more areas`);
    expect(cells.reduce<number>((sum, count) => sum + Number(count), 0)).toBe(100_000);
  });

  test("without a log to list them in, nothing is frozen", () => {
    const { value, issues } = layOutFreeze(found(), { recalled: { broken: ["log"] }, occasion, language: "en" });
    expect([value, issues.map(({ kind }) => kind)]).toEqual([undefined, ["freezeWithoutLog"]]);
  });

  test("nothing to freeze writes nothing, and says what was left", () => {
    const { value, issues } = lay(found({ areas: [], left: [{ area: area(), why: "error" }] }));
    expect([value, issues.map(({ kind }) => kind)]).toEqual([undefined, ["formulasLeft", "nothingToFreeze"]]);
  });
});

describe.each(["en", "zh"] as const)("sentences in %s", (language) => {
  test("say how many cells, where, and what to do", () => {
    const left = [{ area: area({ rows: 1 }), why: "error" } as const, { area: area(), why: "noValue" } as const];
    const all = aboutFormulas(
      found({ left, hidden: ["Secret"], names: ["Best"], rules: ["Q2"], calculation: "manual", areas: [area()] }),
    );
    const sentences = [...all, frozenNote([area(), area({ sheet: "Q1" })])].map((one) => describeIssue(one, language));
    expect(sentences.join("\n")).toMatch(/Sales!D2[\s\S]*Sales!D2:D11[\s\S]*Best[\s\S]*Q2[\s\S]*20[\s\S]*Q1/);
    expect(sentences).toHaveLength(7);
    for (const sentence of sentences) expect(sentence).toMatch(language === "zh" ? /。$/ : /\.$/);
  });
});
