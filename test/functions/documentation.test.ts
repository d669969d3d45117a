import { readFileSync } from "node:fs";
import {
  checked,
  documentFunctions,
  inChinese,
  readComments,
  readFunction,
} from "../../scripts/functions-documentation.js";
import { helpFiles } from "../../scripts/functions-help.js";
import { DEFINITIONS } from "../../src/core/text/definitions/methods";

const WHOLE = [
  "@customfunction DOUBLE",
  "@param values Amounts.",
  "@returns Twice the amounts.",
  "@example Two amounts",
  'A1:B2 = {"Amount",;3,2026-01-31}',
  "=KA.DOUBLE(A2)",
  "-> 6",
  "H5: =KA.DOUBLE(A1:A2)",
  "-> {#VALUE!;",
  "   6}",
  "@edge A text has #VALUE!,",
  "   and nothing else has.",
  "@replaces =2*A2",
];

function told(lines: readonly string[]) {
  const source = `/**\n * Doubles.\n${lines.map((line) => ` * ${line}\n`).join("")} */\nexport function double() {}`;
  return [...readComments(source)].map(([id, tags]) => checked(id, readFunction(id, tags)));
}

test("a comment is read with its examples, edges and what it replaces", () => {
  expect(told(WHOLE)).toEqual([
    {
      returns: "Twice the amounts.",
      examples: [
        {
          caption: "Two amounts",
          cells: [
            {
              ...{ row: 0, column: 0, rows: 2, columns: 2 },
              values: [
                ["Amount", null],
                [3, { day: "2026-01-31", serial: 46053 }],
              ],
            },
          ],
          formulas: [
            { row: 1, column: 2, formula: "=KA.DOUBLE(A2)", shows: [[6]] },
            { row: 4, column: 7, formula: "=KA.DOUBLE(A1:A2)", shows: [[{ error: "#VALUE!" }], [6]] },
          ],
        },
      ],
      edges: ["A text has #VALUE!, and nothing else has."],
      replaces: ["=2*A2"],
    },
  ]);
});

test.each([
  { without: "@replaces", says: "DOUBLE has no @replaces" },
  { without: "@edge", says: "DOUBLE has no @edge" },
  { without: "@returns", says: "DOUBLE has no @returns" },
  { without: "-> 6", says: "no result is given of =KA.DOUBLE(A2)" },
  { without: "@example", says: "DOUBLE has no @example" },
])("without its $without a function is refused", ({ without, says }) => {
  const from = WHOLE.findIndex((line) => line.startsWith(without));
  const to = WHOLE.findIndex((line, at) => at > from && (line.startsWith("@") || without === "-> 6"));
  const lines = WHOLE.filter((_, at) => at < from || at >= (to < 0 ? WHOLE.length : to));
  expect(() => told(lines)).toThrow(says);
});

test.each([
  { line: "A1:B2 = {1;2}", says: "A1:B2 has 2 rows of 2 cells" },
  { line: 'A1:B2 = {"a","b";1}', says: "not equally long" },
  { line: "A1:A2 = {Acme;2}", says: "texts stand in quotes" },
  { line: "B2 is 5", says: "neither cells, nor a formula, nor a result" },
])("$line is refused: $says", ({ line, says }) => {
  expect(() => told([...WHOLE.slice(0, 4), line, ...WHOLE.slice(5)])).toThrow(says);
});

test("a translation with more or less than the comment is refused", () => {
  const [english] = told(WHOLE);
  if (!english) throw new Error("nothing was read");
  const words = { returns: "两倍。", examples: ["两个金额"], edges: ["文本得到 #VALUE!。"] };
  expect(inChinese("DOUBLE", english, words).examples[0]).toEqual({ ...english.examples[0], caption: "两个金额" });
  expect(() => inChinese("DOUBLE", english, { ...words, examples: [] })).toThrow("1 examples, its translation 0");
  expect(() => inChinese("DOUBLE", english, { ...words, edges: ["一", "二"] })).toThrow("1 edges, its translation 2");
  expect(() => inChinese("DOUBLE", english, { examples: [], edges: [] })).toThrow('no "returns"');
});

test("every page leads to the other language and only to pages that there are", async () => {
  const files = await helpFiles();
  const names = new Set(files.map(({ name }) => name));
  const { en } = await documentFunctions();
  expect(files.filter(({ name }) => name.endsWith(".html"))).toHaveLength(2 * (en.length + 1));
  for (const { name, text } of files.filter((file) => file.name.endsWith(".html"))) {
    const links = [...text.matchAll(/href="([^"]+)"/g)].map(
      ([, to = ""]) => new URL(to, `https://ka/${name}`).pathname,
    );
    const dead = links.filter((to) => !names.has(to.slice(1)) && !to.startsWith("/assets/"));
    expect(dead).toEqual([]);
    const [language, other] = name.startsWith("help/en/") ? ["en", "zh"] : ["zh", "en"];
    expect(links).toContain(`/${name.replace(`help/${language}/`, `help/${other}/`)}`);
  }
});

test("a Chinese page says everything in Chinese that is no formula", async () => {
  for (const { description, returns, edges, examples, parameters } of (await documentFunctions()).zh) {
    const texts = [description, returns, ...edges, ...examples.map(({ caption }) => caption)];
    expect(texts.filter((text) => !/[\u4e00-\u9fff]/.test(text))).toEqual([]);
    expect(parameters.filter((one) => !/[\u4e00-\u9fff]/.test(one.description))).toEqual([]);
  }
});

test("a function that classifies by a method says what the pane says of it, and the readme begins like it", async () => {
  const pages = new Map((await helpFiles()).map(({ name, text }) => [name, text]));
  const saying = (language: "en" | "zh", sentence: string) =>
    [...pages].filter(([name, text]) => name.startsWith(`help/${language}/`) && text.includes(sentence));
  for (const method of ["abc", "breaks", "clv", "lifecycle", "pareto", "rfm", "tiers", "xyz"] as const)
    for (const language of ["en", "zh"] as const) {
      const { what, rule } = DEFINITIONS[method][language];
      const told = method === "rfm" ? 2 : 1;
      for (const sentence of [what, rule]) {
        const found = saying(language, sentence).filter(([name]) => name.endsWith(".html"));
        expect([sentence, found.length]).toEqual([sentence, told]);
      }
    }
  const readme = readFileSync("README.md", "utf8");
  const missing = Object.values(DEFINITIONS).filter(({ en }) => !readme.includes(`| ${en.what} |`));
  expect(missing).toEqual([]);
});
