import * as z from "zod";
import { METHOD_IDS, methodSchema } from "../../../src/core/methods/methods";
import { fieldOf, optionFields, readOption, writeOption, type OptionShape } from "../../../src/core/policies/options";

const part: OptionShape = { kind: "number", of: "part", min: 0, max: 1 };
const tier: OptionShape = {
  kind: "record",
  fields: [
    { key: "label", description: "", shape: { kind: "text" } },
    { key: "from", description: "", shape: { kind: "number", of: "number" } },
  ],
};

test.each([
  { key: "cuts", is: { kind: "list", of: part } },
  { key: "boundary", is: { kind: "choice", choices: ["inclusive", "exclusive", "nearest"] } },
  { key: "labels", is: { kind: "list", of: { kind: "text" } } },
  { key: "name", is: { kind: "text" } },
])("the option $key of ABC is described", ({ key, is }) => {
  const field = optionFields("abc").find((option) => option.key === key);
  expect(field?.shape).toEqual(is);
  expect(field?.description).not.toBe("");
});

test("every option that is a part of 1 is known as one, whatever its bounds: forms show it as per cent", () => {
  const numbers = METHOD_IDS.flatMap((id) =>
    optionFields(id).flatMap(({ key, description, shape }) =>
      shape.kind === "number" ? [{ option: `${id}.${key}`, description, of: shape.of }] : [],
    ),
  );
  const said = numbers.filter(({ description }) => /\bpart of 1\b/.test(description));
  expect(said.map(({ option }) => option)).toEqual(expect.arrayContaining(["growth.growing", "growth.declining"]));
  expect(said.filter(({ of }) => of !== "part")).toEqual([]);
});

test("records with an inside are told with all their fields, for forms", () => {
  const criteria = optionFields("scorecard").find(({ key }) => key === "criteria");
  expect(criteria?.shape).toMatchObject({
    kind: "json",
    inside: {
      rows: "several",
      fields: [
        { key: "measure", need: "may", shape: { kind: "choice" } },
        { key: "header", need: "may", shape: { kind: "text", of: "numbers" } },
        { key: "weight", default: 1, shape: { kind: "number", of: "number", min: 0, max: 1000 } },
        { key: "direction", need: "may", shape: { kind: "choice", choices: ["benefit", "cost"] } },
        { key: "scale", default: "minmax" },
      ],
    },
  });
});

test("a default is told, and a whole number with its bounds", () => {
  const [, classes] = optionFields("breaks");
  expect(classes).toMatchObject({
    key: "classes",
    default: 3,
    shape: { kind: "number", of: "whole", min: 2, max: 10 },
  });
});

test.each([
  { shape: part, text: "80%", value: 0.8 },
  { shape: part, text: " 0.55 ", value: 0.55 },
  { shape: part, text: "55.5%", value: 0.555 },
  { shape: part, text: "half", value: "half" },
  { shape: { kind: "list", of: part }, text: "0.8，95%", value: [0.8, 0.95] },
  { shape: { kind: "list", of: part }, text: "[0.8, 0.95]", value: [0.8, 0.95] },
  {
    shape: { kind: "list", of: tier },
    text: "a:b:5,钻石：1",
    value: [
      { label: "a:b", from: 5 },
      { label: "钻石", from: 1 },
    ],
  },
  { shape: { kind: "json" }, text: '{"a":[1]}', value: { a: [1] } },
  { shape: { kind: "json" }, text: "{a}", value: "{a}" },
] as const satisfies readonly { shape: OptionShape; text: string; value: unknown }[])(
  "$text is read as $value",
  ({ shape, text, value }) => {
    expect(readOption(shape, text)).toEqual(value);
  },
);

test.each(METHOD_IDS)("what is written of the options of %s is read again, and every option is described", (id) => {
  const choice: Readonly<Record<string, unknown>> = methodSchema.parse({ id });
  for (const { key, shape, description } of optionFields(id)) {
    expect(description).not.toBe("");
    const value = choice[key];
    const text = writeOption(shape, value);
    if (value === undefined) expect(text).toBe("");
    else expect(readOption(shape, text)).toEqual(value);
  }
});

test.each([
  { shape: { kind: "list", of: { kind: "text" } }, value: ["a, b", "c"] },
  { shape: { kind: "list", of: tier }, value: [{ label: "[x]", from: 1 }] },
  { shape: { kind: "json" }, value: [{ all: [] }] },
] as const satisfies readonly { shape: OptionShape; value: unknown }[])(
  "$value goes there and back",
  ({ shape, value }) => {
    expect(readOption(shape, writeOption(shape, value))).toEqual(value);
  },
);

test.each<[string, unknown]>([
  ["5", 5],
  ["+5", 5],
  ["-0.5", -0.5],
  [".5", 0.5],
  ["5.", 5],
  ["-2.5%", -0.025],
  ["1.1%", 0.011],
  ["", ""],
  [".", "."],
  ["%", "%"],
  ["5%%", "5%%"],
  ["x5", "x5"],
  ["5 x", "5 x"],
  ["1e3", "1e3"],
  ["1,000", "1,000"],
])("as a number %j is read as %j", (text, value) => {
  expect(readOption({ kind: "number", of: "number" }, text)).toEqual(value);
});

test.each<[string, OptionShape, unknown]>([
  ["abc", { kind: "text" }, "abc"],
  ["[1]", { kind: "text" }, "[1]"],
  [" a ", { kind: "choice", choices: ["a"] }, "a"],
  ["[broken", { kind: "list", of: { kind: "text" } }, "[broken"],
  ["a，b,c", { kind: "list", of: { kind: "text" } }, ["a", "b", "c"]],
  ["a [1],b", { kind: "list", of: { kind: "text" } }, ["a [1]", "b"]],
  ["5", tier, { label: "5", from: "" }],
  ["Gold:5", tier, { label: "Gold", from: 5 }],
])("%j is read by its shape", (text, shape, value) => {
  expect(readOption(shape, text)).toEqual(value);
});

test.each<[OptionShape, unknown, string]>([
  [{ kind: "text" }, undefined, ""],
  [{ kind: "text" }, "a, b", "a, b"],
  [part, 0.8, "0.8"],
  [{ kind: "list", of: part }, [0.8, 0.95], "0.8, 0.95"],
  [{ kind: "list", of: part }, [], ""],
  [{ kind: "list", of: { kind: "text" } }, ["a", "b，c"], '["a","b，c"]'],
  [tier, { label: "Gold", from: 5 }, "Gold:5"],
  [tier, [1], "[1]"],
  [tier, null, "null"],
  [{ kind: "json" }, { label: "Gold" }, '{"label":"Gold"}'],
  [{ kind: "json" }, [1, 2], "[1,2]"],
])("of the shape %j the value %j is written %s", (shape, value, text) => {
  expect(writeOption(shape, value)).toBe(text);
});

const label = z.string();
test.each<[string, z.core.$ZodType, object]>([
  ["a text that may be left out", z.string().optional(), { need: "may", shape: { kind: "text" } }],
  ["a choice", z.enum(["a", "b"]).default("b"), { default: "b", shape: { kind: "choice", choices: ["a", "b"] } }],
  ["a number", z.number(), { shape: { kind: "number", of: "number" } }],
  ["a whole number", z.int().min(2), { shape: { kind: "number", of: "whole", min: 2, max: Number.MAX_SAFE_INTEGER } }],
  ["a part of 1", z.number().min(0).max(1), { shape: { kind: "number", of: "part", min: 0, max: 1 } }],
  ["from 0 on", z.number().min(0), { shape: { kind: "number", of: "number", min: 0 } }],
  ["up to 1", z.number().max(1), { shape: { kind: "number", of: "number", max: 1 } }],
  ["from 0 to 2", z.number().min(0).max(2), { shape: { kind: "number", of: "number", min: 0, max: 2 } }],
  ["a list", z.array(label), { shape: { kind: "list", of: { kind: "text" } } }],
  ["a list of lists", z.array(z.array(label)), { shape: { kind: "json" } }],
  ["a list of anything", z.array(z.unknown()), { shape: { kind: "json" } }],
  ["anything", z.union([z.string(), z.number()]), { shape: { kind: "json" } }],
  ["a few short values", z.strictObject({ label }), { shape: { kind: "record", fields: [field("label")] } }],
  [
    "a list of a few short values",
    z.array(z.strictObject({ label })),
    { shape: { kind: "list", of: { kind: "record", fields: [field("label")] } } },
  ],
  [
    "values of which one may be left out",
    z.strictObject({ label: z.string().optional() }),
    { shape: { kind: "json", inside: { rows: "one", fields: [{ ...field("label"), need: "may" }] } } },
  ],
  [
    "values of which one is a list",
    z.strictObject({ label: z.array(label) }),
    {
      shape: {
        kind: "json",
        inside: { rows: "one", fields: [{ ...field("label"), shape: { kind: "list", of: { kind: "text" } } }] },
      },
    },
  ],
  [
    "a list of values of which one may be left out",
    z.array(z.strictObject({ label: z.string().optional() })),
    { shape: { kind: "json", inside: { rows: "several", fields: [{ ...field("label"), need: "may" }] } } },
  ],
])("a setting from its schema: %s", (_, schema, is) => {
  expect(fieldOf("it", schema)).toEqual({ key: "it", description: "", ...is });
});

test("a setting is described by its outermost description", () => {
  const described = (schema: z.core.$ZodType) => fieldOf("it", schema).description;
  expect(described(z.string().describe("inner").optional())).toBe("inner");
  expect(described(z.string().describe("inner").default("").describe("outer"))).toBe("outer");
});

function field(key: string) {
  return { key, description: "", shape: { kind: "text" } };
}
