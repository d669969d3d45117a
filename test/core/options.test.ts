import { METHOD_IDS, methodSchema } from "../../src/core/methods/methods";
import { optionFields, readOption, writeOption, type OptionShape } from "../../src/core/options";

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
