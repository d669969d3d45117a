/**
 * Describes KA's custom functions to Excel. One source, the comments in the files of src/functions, gives functions.json; the translations
 * in its folder zh, a file for each of them, give functions.zh-CN.json. What the comments say besides, for the documentation (@example,
 * @edge, @replaces), is left out. Used by the build, by the preview page and by the tests; by hand:
 *
 *   node scripts/functions-metadata.js <folder> [origin]
 */
const { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } = require("node:fs");
const { basename, join } = require("node:path");
const { generateCustomFunctionsMetadata } = require("custom-functions-metadata");
const z = require("zod");

const FOLDER = join(__dirname, "../src/functions");

/** The files whose comments describe functions, one a topic. */
const SOURCES = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".ts"))
  .map((name) => join(FOLDER, name))
  .filter((path) => /^ \* @customfunction\b/m.test(readFileSync(path, "utf8")));

/** The translation of each of them. */
const TRANSLATIONS = SOURCES.map((path) => join(FOLDER, "zh", `${basename(path, ".ts")}.json`));

/** The origin that the sources name; another one replaces it. */
const DEVELOPMENT_ORIGIN = "https://localhost:3000";

/** Excel's rule for a function's id and name, stricter than the generator's: three characters, no cell reference such as ABC1. */
const functionName = z
  .string()
  .regex(/^[A-Z][A-Z0-9_.]{2,}$/, "three or more of A-Z, 0-9, _ and ., beginning with a letter")
  .refine((name) => !/^[A-Z]{1,3}[0-9]+$/.test(name), "looks like a cell reference")
  .refine((name) => !/^R[0-9]*C[0-9]*$/.test(name), "looks like an R1C1 cell reference");

const parameter = z.strictObject({
  name: z.string().min(1).max(50),
  description: z.string().min(1).max(250),
  type: z.enum(["any", "number", "string", "boolean"]),
  dimensionality: z.literal("matrix").optional(),
  optional: z.literal(true).optional(),
});

/** What Excel is told. Strict: a field that nobody thought of (volatile, streaming …) stops the build. */
const metadata = z.strictObject({
  allowErrorForDataTypeAny: z.literal(true),
  functions: z
    .array(
      z.strictObject({
        id: functionName,
        name: functionName,
        description: z.string().min(1).max(250),
        helpUrl: z.url({ protocol: /^https$/ }),
        result: z.strictObject({ type: z.literal("any"), dimensionality: z.literal("matrix") }),
        parameters: z.array(parameter).min(1).refine(optionalLast, "an optional parameter comes before a required one"),
      }),
    )
    .min(1),
});

/** What is read of a translation; strict, so that a misspelt field stops the build. The rest is the documentation's. */
const translation = z.strictObject({
  description: z.string().min(1),
  parameters: z.record(z.string(), z.strictObject({ name: z.string().min(1), description: z.string().min(1) })),
  returns: z.string().min(1).optional(),
  examples: z.array(z.string().min(1)).optional(),
  edges: z.array(z.string().min(1)).optional(),
});

/** The metadata in English and Chinese, checked, and the ids that the code has to associate. */
async function describeFunctions(origin = DEVELOPMENT_ORIGIN) {
  const { metadataJson, associate, errors } = await generateCustomFunctionsMetadata(SOURCES);
  if (errors.length > 0) throw new Error(`The comments in src/functions cannot be read:\n${errors.join("\n")}`);
  const english = metadata.parse(patch(JSON.parse(metadataJson), origin));
  const chinese = metadata.parse(translate(english, readTranslations()));
  return { english, chinese, ids: associate.map(({ id }) => id) };
}

/** The translations of all topics by the ids of the functions. */
function readTranslations() {
  const found = {};
  for (const path of TRANSLATIONS) {
    if (!existsSync(path))
      throw new Error(`${basename(path)} is missing: every file with functions has its translation`);
    const topic = z.record(z.string(), translation).parse(JSON.parse(readFileSync(path, "utf8")));
    for (const [id, words] of Object.entries(topic)) {
      if (found[id]) throw new Error(`${id} is translated twice`);
      found[id] = words;
    }
  }
  return found;
}

/**
 * What the generator cannot be told: custom data types stay off (they crashed Excel 2021), and error cells come in as values, so that one
 * of them does not take the whole column with it.
 */
function patch({ functions }, origin) {
  return {
    allowErrorForDataTypeAny: true,
    functions: functions.map((entry) => ({
      ...entry,
      description: oneLine(entry.description),
      helpUrl: entry.helpUrl?.replace(DEVELOPMENT_ORIGIN, origin),
      result: { type: "any", ...entry.result },
      parameters: entry.parameters.map((item) => ({ ...item, description: oneLine(item.description) })),
    })),
  };
}

/** Ids and names of functions stay English: a translated name is #NAME? as soon as a formula is written by code. */
function translate({ functions, ...rest }, translations) {
  const unknown = Object.keys(translations).filter((id) => !functions.some((entry) => entry.id === id));
  if (unknown.length > 0) throw new Error(`Translated, but not a function: ${unknown.join(", ")}`);
  return {
    ...rest,
    functions: functions.map((entry) => {
      const words = translations[entry.id];
      if (!words) throw new Error(`${entry.id} has no translation`);
      if (Object.keys(words.parameters).join() !== entry.parameters.map(({ name }) => name).join()) {
        throw new Error(`${entry.id}: the translated parameters are not those of the function`);
      }
      return {
        ...entry,
        description: words.description,
        helpUrl: entry.helpUrl.replace("/help/en/", "/help/zh/"),
        parameters: entry.parameters.map((item) => ({ ...item, ...words.parameters[item.name] })),
      };
    }),
  };
}

function optionalLast(parameters) {
  return parameters.every((item, at) => !parameters[at - 1]?.optional || item.optional);
}

function oneLine(text) {
  return text?.replace(/\s+/g, " ").trim();
}

/** The files to publish: name and content. */
async function functionsFiles(origin) {
  const { english, chinese } = await describeFunctions(origin);
  return [
    { name: "functions.json", text: JSON.stringify(english, null, 2) },
    { name: "functions.zh-CN.json", text: JSON.stringify(chinese, null, 2) },
  ];
}

module.exports = { DEVELOPMENT_ORIGIN, SOURCES, TRANSLATIONS, describeFunctions, functionsFiles };

async function writeFiles(folder, origin) {
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of await functionsFiles(origin)) writeFileSync(join(folder, name), text);
}

if (require.main === module) {
  const [folder, origin] = process.argv.slice(2);
  if (folder) writeFiles(folder, origin);
  else {
    console.error("Usage: node scripts/functions-metadata.js <folder> [origin]");
    process.exitCode = 2;
  }
}
