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

/** Only the rules about Office.js: the plugin's own set also runs Prettier inside ESLint, which `npm run lint` does beside it, faster. */
const OFFICE_RULES = Object.fromEntries(
  Object.keys(officeAddins.rules).map((name) => [`office-addins/${name}`, "error"]),
);

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
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "no-restricted-syntax": ["error", NO_Z],
      "@typescript-eslint/max-params": ["error", { max: 3 }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      eqeqeq: ["error", "always", { null: "ignore" }],
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
    rules: { ...OFFICE_RULES, "no-restricted-syntax": ["error", NO_Z, NO_DEFAULT_EXPORT] },
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
    files: ["src/functions/functions.ts"],
    rules: { "@typescript-eslint/max-params": "off", "@typescript-eslint/only-throw-error": "off" },
  },
  {
    // What a realm of Office.js or a browser hands back has no types.
    files: ["test/**/*.{ts,tsx}", "bench/**/*.ts"],
    rules: {
      "@typescript-eslint/max-params": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "no-restricted-properties": ["error", ...NO_SKIPPED_TESTS],
    },
  },
);
