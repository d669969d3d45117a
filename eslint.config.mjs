import js from "@eslint/js";
import officeAddins from "eslint-plugin-office-addins";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const NO_Z = {
  selector:
    "ImportDeclaration[source.value='zod'][importKind!='type'] > :matches(ImportSpecifier, ImportDefaultSpecifier)",
  message: 'Write import * as z from "zod": the named one cannot be shaken and weighs five times as much.',
};

const NO_DEFAULT_EXPORT = { selector: "ExportDefaultDeclaration", message: "Named exports only." };

/** Core is the same answer on every day and on every machine: what it needs of the world is handed in. */
const CLOCK_AND_CHANCE = [
  { object: "Date", property: "now", message: "Core has no clock: today is handed in." },
  { object: "Math", property: "random", message: "Core has no chance." },
];
const NEW_DATE = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: "Core has no clock: today is handed in.",
};
const WORLD = [
  "Office",
  "Excel",
  "CustomFunctions",
  "window",
  "document",
  "process",
  "fetch",
  "localStorage",
  "performance",
  "crypto",
  "setTimeout",
];

const NO_SKIPPED_TESTS = ["describe", "test", "it"].flatMap((object) =>
  ["skip", "only", "todo"].map((property) => ({ object, property, message: "Every test runs." })),
);

/**
 * The rules about Office.js whose reports are right; the plugin's own set also runs Prettier inside ESLint, slower than beside it. Left out are
 * the three about loading before reading: they take "items/name" and this.context.sync() for mistakes, and the real client, which the tests
 * use, throws on each true one.
 */
const OFFICE_RULES = Object.fromEntries(
  [
    "no-context-sync-in-loop",
    "no-empty-load",
    "no-navigational-load",
    "no-office-initialize",
    "test-for-null-using-isNullObject",
  ].map((name) => [`office-addins/${name}`, "error"]),
);

const LOOPS = ["For", "ForOf", "ForIn", "While", "DoWhile"].map((kind) => `${kind}Statement`).join(", ");

/** The plugin knows a variable `context` only, not a member of that name. */
const NO_SYNC_IN_LOOP = {
  selector: `:matches(${LOOPS}) CallExpression[callee.property.name='sync'][callee.object.type='MemberExpression']`,
  message: "Calling context.sync() inside a loop makes one round trip an item.",
};

const NODE = Object.fromEntries(
  [
    "process",
    "console",
    "require",
    "module",
    "__dirname",
    "URL",
    "Buffer",
    "setTimeout",
    "clearTimeout",
    "fetch",
    "structuredClone",
    "performance",
  ].map((name) => [name, "readonly"]),
);

export default tseslint.config(
  { ignores: ["dist/", "coverage/", ".cache/", "**/*.d.ts"] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "error" } },

  { files: ["**/*.{js,mjs}"], extends: [js.configs.recommended], languageOptions: { globals: NODE } },

  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strict],
    rules: {
      "no-restricted-syntax": ["error", NO_Z],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  {
    // With types for what ships only, views aside: the types of the preview's grid and of Fluent UI take longer than all of the rest.
    files: ["src/**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/max-params": ["error", { max: 3 }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },

  {
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["src/cli/**"],
    rules: { "no-console": "error" },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    plugins: { "office-addins": officeAddins },
    rules: { ...OFFICE_RULES, "no-restricted-syntax": ["error", NO_Z, NO_DEFAULT_EXPORT, NO_SYNC_IN_LOOP] },
  },
  {
    files: ["src/core/**/*.ts"],
    rules: {
      "no-restricted-properties": ["error", ...CLOCK_AND_CHANCE],
      "no-restricted-syntax": ["error", NO_Z, NO_DEFAULT_EXPORT, NEW_DATE],
      "no-restricted-globals": ["error", ...WORLD],
    },
  },
  {
    files: ["src/pane/**/*.{ts,tsx}"],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    // The parameters are the formula's, and CustomFunctions.Error is an Error whose type does not say so.
    files: ["src/functions/**/*.ts"],
    rules: { "@typescript-eslint/max-params": "off", "@typescript-eslint/only-throw-error": "off" },
  },
  {
    files: ["test/**/*.{ts,tsx}"],
    rules: { "no-restricted-properties": ["error", ...NO_SKIPPED_TESTS] },
  },
);
