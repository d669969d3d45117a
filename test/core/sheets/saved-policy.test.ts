import fc from "fast-check";
import { tableFromRows } from "../../../src/core/intake/head-table";
import type { Edit } from "../../../src/core/plan";
import { layOutPolicy } from "../../../src/core/sheets/policy-sheet";
import { readPolicySheet } from "../../../src/core/sheets/read-policy-sheet";
import { fingerprintOf } from "../../../src/core/policies/fingerprint";
import type { Policy } from "../../../src/core/policy";
import { readPolicy } from "../../../src/core/policies/read-policy";
import { PRESET_IDS } from "../../../src/core/policies/preset-ids";
import { presetPolicy } from "../../../src/core/policies/presets";
import { MOST_POLICY_BYTES, keepPolicy, policyXml, savedPolicy } from "../../../src/core/sheets/saved-policy";
import { nameOfSetting, settingFromName } from "../../../src/core/sheets/setting-lines";
import type { CellValue, Table } from "../../../src/core/table";
import { describeIssue } from "../../../src/core/text/sentences";

function policyOf(document: object): Policy {
  const { value, issues } = readPolicy(document);
  if (!value) throw new Error(issues.map((issue) => describeIssue(issue, "en")).join(" "));
  return value;
}

/** The cells of the sheet, headers first, as the edits leave them. */
function cellsOf(edits: readonly Edit[]): CellValue[][] {
  const cells: CellValue[][] = [];
  for (const edit of edits) {
    if (edit.kind !== "setCells") continue;
    edit.columns.forEach(({ values }, place) =>
      Array.from(values).forEach((value, row) => {
        (cells[edit.at.row + row] ??= [])[edit.at.column + place] = value;
      }),
    );
  }
  return cells;
}

function sheetOf(cells: readonly (readonly CellValue[])[]): { readonly table: Table } {
  return { table: tableFromRows(cells, `KA Policy!A1:D${cells.length}`) };
}

const FULL = policyOf({
  language: "zh",
  columns: { customer: "客户", amount: " Betrag (€) ", date: null, group: "[1]" },
  attributes: ["null", "Région"],
  criteria: ["1"],
  intake: { decimal: { "a.b[0]": "comma" }, dateOrder: "dayFirst", currency: "CNY" },
  amountUnit: "thousand",
  period: { from: "2025-01-01", to: "2025-12-31" },
  comparison: { from: "2024-01-01", to: "2024-12-31" },
  leaveOut: [{ month: "2025-03", reason: "一次性项目" }],
  merges: [{ into: "Acme", names: ["ACME, Ltd.", '"Acme"'] }],
  different: [["A", "B"]],
  overrides: [{ customer: "7", class: "A", reason: "=1+1\nline", date: "2025-02-01", expiry: "2026-02-01" }],
  treatments: { A: "visit; #1 [x]. ~", "B.1": "{call}", "": "-", __proto__: "p" },
  colours: { A: "pink", "B.1": "sand" },
  methods: [
    { id: "abc", cuts: [0.7, 0.955, 0.99], labels: ["1", "TRUE", "C", "D"] },
    {
      id: "tiers",
      tiers: [
        { label: "钻石", from: 500.5 },
        { label: "银", from: 1 },
      ],
      unit: "tenThousand",
    },
    { id: "rfm", name: "RFM 2" },
  ],
});

test.each([
  { about: "with every kind of setting", policy: FULL },
  { about: "of the standard", policy: policyOf({}) },
  ...PRESET_IDS.map((id) => ({ about: `of the preset ${id}`, policy: presetPolicy(id, "en").value ?? FULL })),
])("a policy $about comes back from its sheet, whatever the order of the lines", ({ policy }) => {
  const [headers = [], ...lines] = cellsOf(layOutPolicy(policy));
  expect(readPolicySheet(sheetOf([headers, ...lines])).value?.policy).toEqual(policy);
  expect(readPolicySheet(sheetOf([headers, ...lines.reverse()])).value?.policy).toEqual(policy);
  expect(Math.max(...lines.flat().map((cell) => String(cell).length))).toBeLessThanOrEqual(32_767);
});

test("a colour of a class is said in words", () => {
  const cells = cellsOf(layOutPolicy(policyOf({ language: "zh", colours: { A: "pink", star: "sand" } })));
  const lines = cells.filter(([, , , name]) => String(name).startsWith("colours."));
  expect(lines.map(([title, value, meaning]) => [title, value, meaning])).toEqual([
    ["类别颜色：A", "pink", "粉色"],
    ["类别颜色：明星客户", "sand", "沙色"],
  ]);
});

test("a text too long for a cell stands in several", () => {
  const policy = policyOf({ columns: { customer: `"${"长".repeat(32_765)}` } });
  const cells = cellsOf(layOutPolicy(policy));
  expect(cells.filter(([, , , name]) => String(name).startsWith("columns.customer #"))).toHaveLength(2);
  expect(Math.max(...cells.flat().map((cell) => String(cell).length))).toBeLessThanOrEqual(32_767);
  expect(readPolicySheet(sheetOf(cells)).value?.policy).toEqual(policy);
});

test("names of settings come back, whatever signs their steps have", () => {
  const step = fc.oneof(
    fc.string({ minLength: 1 }).filter((text) => text.trim() === text),
    fc.nat(9_999),
  );
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }).filter((text) => text.trim() === text),
      fc.array(step),
      (first, rest) => {
        const path = [first, ...rest];
        expect(settingFromName(nameOfSetting(path))).toEqual({ path, part: 1 });
      },
    ),
  );
});

/** The sheet of a small policy, with the cell of one setting edited. */
function withCell(name: string, value: CellValue): ReturnType<typeof readPolicySheet> {
  const policy = policyOf({
    period: { from: "2025-01-01", to: "2025-12-31" },
    leaveOut: [{ month: "2025-03", reason: "x" }],
    columns: { customer: "Customer" },
    treatments: { A: "visit" },
  });
  const cells = cellsOf(layOutPolicy(policy)).map((line) => (line[3] === name ? line.with(1, value) : line));
  return readPolicySheet(sheetOf(cells));
}

test.each([
  { about: "a share", name: "methods[0].cuts[0]", value: 0.75, is: { methods: [{ cuts: [0.75, 0.95] }] } },
  {
    about: "a share typed as text",
    name: "methods[0].cuts[0]",
    value: "75%",
    is: { methods: [{ cuts: [0.75, 0.95] }] },
  },
  {
    about: "a share with a comma",
    name: "methods[0].cuts[0]",
    value: "0,75",
    is: { methods: [{ cuts: [0.75, 0.95] }] },
  },
  {
    about: "a day that Excel took for its own",
    name: "period.from",
    value: 45_689,
    is: { period: { from: "2025-02-01" } },
  },
  {
    about: "a month that Excel took for a day",
    name: "leaveOut[0].month",
    value: 45_748,
    is: { leaveOut: [{ month: "2025-04" }] },
  },
  {
    about: "a number where a text stands",
    name: "columns.customer",
    value: 2024,
    is: { columns: { customer: "2024" } },
  },
  { about: "a truth where a text stands", name: "treatments.A", value: true, is: { treatments: { A: "true" } } },
  {
    about: "nothing where a setting may be left out",
    name: "period.to",
    value: null,
    is: { period: { from: "2025-01-01" } },
  },
  { about: "nothing in a list", name: "methods[0].cuts[0]", value: null, is: { methods: [{ cuts: [0.95] }] } },
])("$about can be typed on the sheet", ({ name, value, is }) => {
  const read = withCell(name, value);
  expect(read.issues).toEqual([]);
  expect(read.value?.policy).toMatchObject(is);
});

test.each([
  {
    name: "methods[0].cuts[0]",
    value: 1.2,
    says: "The policy cannot be used: KA Policy!B6 (methods.0.cuts.0): it has to be below 1.",
  },
  { name: "methods[0].cuts[0]", value: "many", says: "(methods.0.cuts.0): it has to be a number." },
  {
    name: "methods[0].boundary",
    value: "up",
    says: "(methods.0.boundary): it has to be one of these: inclusive, exclusive, nearest.",
  },
  { name: "period.from", value: "2025-02-30", says: "(period.from): there is no such day; write it like 2025-03-01." },
  { name: "language", value: "fr", says: "KA Policy!B3 (language): it has to be one of these: en, zh." },
  {
    name: "version",
    value: 99,
    says: "This policy is of version 99, made by a newer KA. Update KA to use it; nothing was changed.",
  },
  { name: "version", value: "two", says: "KA Policy!B2 (version)" },
])("a wrong value of $name is said with its cell", ({ name, value, says }) => {
  const { value: policy, issues } = withCell(name, value);
  expect(policy).toBeUndefined();
  expect(issues.map((issue) => describeIssue(issue, "en")).join(" ")).toContain(says);
});

const PLAIN = cellsOf(layOutPolicy(policyOf({})));

test.each([
  {
    about: "without its column of names",
    cells: PLAIN.map((line) => line.slice(0, 3)),
    says: "Put their headers back",
  },
  {
    about: "without lines",
    cells: [...PLAIN.slice(0, 1), [null, null, null, null]],
    says: "there is no list of settings",
  },
  {
    about: "with a line twice",
    cells: [...PLAIN, ["", "zh", "", "language"]],
    says: "two lines with different values",
  },
  {
    about: "with a name gone",
    cells: PLAIN.map((line) => (line[3] === "language" ? line.with(3, "") : line)),
    says: "the name of the setting beside this value is gone",
  },
  {
    about: "with a setting that there is not",
    cells: [...PLAIN, ["", "1", "", "speed"]],
    says: "there is no setting “speed”",
  },
  { about: "with a method's line gone", cells: PLAIN.filter((line) => line[3] !== "methods[0].id"), says: "methods.0" },
])("a sheet $about is refused with a sentence", ({ cells, says }) => {
  const { value, issues } = readPolicySheet(sheetOf(cells));
  expect(value).toBeUndefined();
  expect(issues.map((issue) => describeIssue(issue, "en")).join(" ")).toContain(says);
});

test("the sheet reads the same in another language of headers, with columns moved and one added", () => {
  const cells = cellsOf(layOutPolicy(FULL)).map(([setting = null, value = null, meaning = null, name = null], row) => [
    name,
    row === 0 ? "My note" : "?",
    meaning,
    value,
    setting,
  ]);
  expect(readPolicySheet(sheetOf(cells)).value?.policy).toEqual(FULL);
});

const sheet = sheetOf(cellsOf(layOutPolicy(FULL)));
const newer = policyXml(FULL).replace('"version":2', '"version":99');
const damaged = policyXml(FULL).slice(0, 300);
const kinds = (read: ReturnType<typeof savedPolicy>) => read.issues.map(({ kind }) => kind);

test.each([
  {
    about: "sheet and part",
    recalled: { policy: sheet, parts: [policyXml(FULL)] },
    from: "sheet",
    says: ["policyOfWorkbook"],
  },
  {
    about: "the sheet alone, as custom XML can be lost",
    recalled: { policy: sheet },
    from: "sheet",
    says: ["policyOfWorkbook"],
  },
  {
    about: "a damaged part beside the sheet",
    recalled: { policy: sheet, parts: [damaged] },
    from: "sheet",
    says: ["policyOfWorkbook"],
  },
  { about: "the part alone", recalled: { parts: [policyXml(FULL)] }, from: "part", says: ["policyOfWorkbook"] },
  {
    about: "two parts of the same",
    recalled: { parts: [policyXml(FULL), policyXml(FULL)] },
    from: "part",
    says: ["policyOfWorkbook"],
  },
  {
    about: "two parts that differ",
    recalled: { parts: [policyXml(FULL), policyXml(policyOf({}))] },
    says: ["policyPartBroken"],
  },
  { about: "a damaged part alone", recalled: { parts: [damaged] }, says: ["policyPartBroken"] },
  { about: "a part of a newer KA", recalled: { parts: [newer] }, says: ["newerPolicy"] },
  {
    about: "a sheet without its table",
    recalled: { broken: ["policy" as const], parts: [policyXml(FULL)] },
    says: ["policySheetBroken"],
  },
  { about: "nothing", recalled: {}, says: [] },
])("of $about, the right policy is taken", ({ recalled, from, says }) => {
  const read = savedPolicy(recalled);
  expect(kinds(read)).toEqual(says);
  expect(read.value?.from).toBe(from);
  expect(read.value?.policy).toEqual(from === undefined ? undefined : FULL);
});

test("what was edited on the sheet is named, and the sheet counts", () => {
  const cells = cellsOf(layOutPolicy(FULL)).map((line) =>
    line[3] === "methods[0].cuts[0]" ? line.with(1, 0.6) : line,
  );
  const read = savedPolicy({ policy: sheetOf(cells), parts: [policyXml(FULL)] });
  expect(read.value?.policy.methods[0]).toMatchObject({ cuts: [0.6, 0.955, 0.99] });
  expect(describeIssue(read.issues[1] ?? { kind: "noHeaders", severity: "note", facts: { where: "" } }, "en")).toBe(
    "1 setting was changed on KA Policy since KA wrote it: methods[0].cuts[0]. What the sheet says counts.",
  );
});

test.each([
  [
    "a prefix and another quote",
    (xml: string) =>
      xml
        .replace('<policy xmlns="', "<ka:policy xmlns:ka='")
        .replace('policy">', "policy'>")
        .replace("</policy>", "</ka:policy>\n"),
  ],
  [
    "a section of characters",
    (xml: string) =>
      xml.replace(
        /(<policy[^>]*>)([\s\S]*)(<\/policy>)/,
        (_, a: string, text: string, b: string) =>
          `${a}<![CDATA[${text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")}]]>${b}`,
      ),
  ],
  ["other entities", (xml: string) => xml.replaceAll("客", "&#x5BA2;").replaceAll('":', "&quot;:")],
])("a part written again with %s is read", (_about, write) => {
  expect(savedPolicy({ parts: [write(policyXml(FULL))] }).value?.policy).toEqual(FULL);
});

test("a policy of the largest size is kept, and one beyond it refused", () => {
  const policyWith = (names: number) =>
    policyOf({
      merges: Array.from({ length: names }, (_, i) => ({
        into: `Customer ${i}`,
        names: [`Cust ${i} ${"x".repeat(60)}`],
      })),
    });
  const fitting = policyWith(5_500);
  const kept = keepPolicy(fitting);
  expect(kept.value?.kind === "setXmlPart" && kept.value.xml.length).toBeGreaterThan(MOST_POLICY_BYTES * 0.8);
  const read = readPolicySheet(sheetOf(cellsOf(layOutPolicy(fitting))));
  expect(read.value && fingerprintOf(read.value.policy)).toBe(fingerprintOf(fitting));
  expect(keepPolicy(policyWith(8_000)).issues.map((issue) => describeIssue(issue, "en"))).toEqual([
    expect.stringContaining("a workbook keeps at most 700 kB of it"),
  ]);
});
