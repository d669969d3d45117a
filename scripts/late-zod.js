/**
 * Stands for zod in the bundle of the command. Schemas are declared where modules begin, and there are hundreds of them, while most runs check nothing by
 * most of them: here a declaration is only noted, and made when somebody first asks its schema for anything but a longer declaration.
 */
const DECLARE = [
  "array",
  "boolean",
  "discriminatedUnion",
  "enum",
  "int",
  "literal",
  "looseObject",
  "null",
  "number",
  "object",
  "record",
  "registry",
  "strictObject",
  "string",
  "union",
  "unknown",
];
/** What a schema is asked for that gives another schema, and needs no answer before that is used. */
const LENGTHEN = new Set(
  "catch default describe gt gte int length lt lte max meta min nonnegative optional positive refine regex register superRefine transform trim nullable".split(
    " ",
  ),
);

const makers = new WeakMap();
let used;
const zod = () => (used ??= require("./zod-used.mjs"));

/** A value in which schemas that were noted stand as what they are. */
function settled(value) {
  if (typeof value === "function" && makers.has(value)) return makers.get(value)();
  if (Array.isArray(value)) return value.map(settled);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, settled(inner)]));
}

function noted(make) {
  let made;
  const schema = () => (made ??= make());
  const late = new Proxy(function () {}, {
    get(_, name) {
      if (made === undefined && LENGTHEN.has(name))
        return (...given) => noted(() => schema()[name](...given.map(settled)));
      const own = schema();
      const value = own[name];
      return typeof value === "function" ? value.bind(own) : value;
    },
    has: (_, name) => name in schema(),
    getPrototypeOf: () => Object.getPrototypeOf(schema()),
  });
  makers.set(late, schema);
  return late;
}

for (const name of DECLARE) module.exports[name] = (...given) => noted(() => zod()[name](...given.map(settled)));
module.exports.toJSONSchema = (schema, settings) => zod().toJSONSchema(settled(schema), settings);
for (const name of [
  "globalRegistry",
  "iso",
  "ZodArray",
  "ZodDefault",
  "ZodEnum",
  "ZodNumber",
  "ZodObject",
  "ZodOptional",
  "ZodString",
])
  Object.defineProperty(module.exports, name, { enumerable: true, get: () => zod()[name] });
