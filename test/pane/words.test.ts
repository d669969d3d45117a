import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { en as first } from "../../src/pane/text/en";
import { customer as enOfCustomers } from "../../src/pane/text/en/customer";
import { figures as enOfFigures } from "../../src/pane/text/en/figures";
import { formulas as enOfFormulas } from "../../src/pane/text/en/formulas";
import { guide as enOfGuide } from "../../src/pane/text/en/guide";
import { methodForms as enOfMethods } from "../../src/pane/text/en/method-forms";
import { policy as enOfPolicy } from "../../src/pane/text/en/policy";
import { quality as enOfQuality } from "../../src/pane/text/en/quality";
import { writing as enOfWriting } from "../../src/pane/text/en/writing";
import { zh as firstZh } from "../../src/pane/text/zh";
import { customer as zhOfCustomers } from "../../src/pane/text/zh/customer";
import { figures as zhOfFigures } from "../../src/pane/text/zh/figures";
import { formulas as zhOfFormulas } from "../../src/pane/text/zh/formulas";
import { guide as zhOfGuide } from "../../src/pane/text/zh/guide";
import { methodForms as zhOfMethods } from "../../src/pane/text/zh/method-forms";
import { policy as zhOfPolicy } from "../../src/pane/text/zh/policy";
import { quality as zhOfQuality } from "../../src/pane/text/zh/quality";
import { writing as zhOfWriting } from "../../src/pane/text/zh/writing";

/** The words of the first load, and those that come with their pages. */
const [en, zh] = [
  {
    ...first,
    ...enOfCustomers,
    ...enOfFigures,
    ...enOfFormulas,
    ...enOfGuide,
    ...enOfMethods,
    ...enOfPolicy,
    ...enOfQuality,
    ...enOfWriting,
    method: { ...first.method, ...enOfMethods.method },
  },
  {
    ...firstZh,
    ...zhOfCustomers,
    ...zhOfFigures,
    ...zhOfFormulas,
    ...zhOfGuide,
    ...zhOfMethods,
    ...zhOfPolicy,
    ...zhOfQuality,
    ...zhOfWriting,
    method: { ...firstZh.method, ...zhOfMethods.method },
  },
];

/** Every path to a text, with the text. */
function texts(words: object, path = ""): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[path + key, value]] : texts(value, `${path}${key}.`),
  );
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

test("Chinese says all that English says, with the same figures in it", () => {
  const english = texts(en).filter(([key]) => !key.endsWith("_one"));
  const chinese = new Map(texts(zh));
  expect([...chinese.keys()].sort()).toEqual(english.map(([key]) => key).sort());
  for (const [key, text] of english) {
    expect([key, placeholders(chinese.get(key) ?? "")]).toEqual([key, placeholders(text)]);
  }
});

test("no text is empty, and only the names of the languages are the same in both", () => {
  const chinese = new Map(texts(zh));
  const same = texts(en).filter(([key, text]) => text === chinese.get(key));
  expect(same.map(([key]) => key)).toEqual(["languages.en", "languages.zh"]);
  expect([...texts(en), ...texts(zh)].filter(([, text]) => text.trim() === "")).toEqual([]);
});

const pane = join(__dirname, "../../src/pane");
const files = readdirSync(pane, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
const components = files.filter((name) => name.endsWith(".tsx"));

/** Text that a component would show as it stands: between tags, or in an attribute that people read or hear. */
function hardWired(source: string): string[] {
  const found: string[] = [];
  const tree = ts.createSourceFile("x.tsx", source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const read =
    /^(title|alt|placeholder|label|hint|validationMessage|aria-(label|description|roledescription|valuetext))$/;
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) found.push(node.text.trim());
    if (
      ts.isJsxAttribute(node) &&
      read.test(node.name.getText()) &&
      node.initializer &&
      ts.isStringLiteral(node.initializer)
    )
      found.push(node.initializer.text);
    if (ts.isStringLiteralLike(node) && /\p{Script=Han}/u.test(node.text)) found.push(node.text);
    if (
      ts.isJsxExpression(node) &&
      node.expression &&
      ts.isStringLiteralLike(node.expression) &&
      /\p{L}/u.test(node.expression.text)
    )
      found.push(node.expression.text);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

test.each(components)("%s has no text of its own", (name) => {
  expect(hardWired(readFileSync(join(pane, name), "utf8"))).toEqual([]);
});

test.each([
  ["<p>Hello</p>", "Hello"],
  ['<p title="Hello" />', "Hello"],
  ['<p>{"Hello"}</p>', "Hello"],
  ['const x = "你好";', "你好"],
])("%s would be noticed", (source, text) => {
  expect(hardWired(source)).toEqual([text]);
});

test("every key is used by some component", () => {
  const sources = files.map((name) => readFileSync(join(pane, name), "utf8")).join("\n");
  const unused = texts(en)
    .map(([key]) => key.replace(/_(one|other)$/, ""))
    .filter(
      (key) => !sources.includes(`"${key}"`) && !sources.includes(`\`${key.slice(0, key.lastIndexOf(".") + 1)}\${`),
    );
  expect(unused).toEqual([]);
});
