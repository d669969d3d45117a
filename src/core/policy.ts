import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";
import * as z from "zod";
import { refusal, type Issue, type Outcome } from "./issues";
import { methodSchema } from "./methods/methods";
import { AMOUNT_UNIT_NAMES } from "./units";

/** The languages of sentences, sheet names and headers. Table names, defined names and formula results never depend on them. */
export const LANGUAGES = ["en", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];

const header = z.string().min(1).max(32_767);
const columnChoice = z.union([header, z.null()]).optional();

/** The product's memory: everything that decides a result, as one versioned document. */
export const policySchema = z.strictObject({
  version: z.literal(1).default(1).describe("Version of this document's shape"),
  language: z.enum(LANGUAGES).default("en").describe("Language of sheet names, headers, labels and sentences"),
  columns: z
    .strictObject({
      customerId: columnChoice,
      customer: columnChoice,
      amount: columnChoice,
      date: columnChoice,
      order: columnChoice,
      within: columnChoice,
    })
    .default({})
    .describe("Header of the column for each role; null for none; left out to let KA find it"),
  amountUnit: z
    .enum(AMOUNT_UNIT_NAMES)
    .optional()
    .describe("Unit of the amounts in the sheet; needed where thresholds of money are compared with them"),
  methods: z
    .array(methodSchema)
    .min(1)
    .max(10)
    .default([methodSchema.parse({ id: "abc" })])
    .describe("Methods, the leading one first"),
});

/** A checked policy, every option filled in. */
export type Policy = z.infer<typeof policySchema>;

/** The policy of a first run. */
export function defaultPolicy(language: Language = "en"): Policy {
  return policySchema.parse({ language });
}

/** Checks a policy from outside. Unknown keys and impossible values are refused with their path. */
export function readPolicy(document: unknown): Outcome<Policy> {
  const version = typeof document === "object" && document !== null && "version" in document ? document.version : 1;
  if (typeof version === "number" && version > 1) return { issues: [refusal("newerPolicy", { version })] };
  const checked = policySchema.safeParse(document);
  if (checked.success) return { value: checked.data, issues: [] };
  const issues: Issue[] = checked.error.issues.map((problem) =>
    refusal("badPolicy", {
      path: problem.path.join(".") || "policy",
      problem: problem.code === "custom" ? problem.message : problem.code,
      detail: problem.message,
    }),
  );
  return { issues };
}

/**
 * A stable hash of what decides the classes, printed on every result: 16 hexadecimal digits of SHA-256 over the policy with its keys sorted.
 * The language is left out, because it changes no figure.
 */
export function fingerprintOf(policy: Policy): string {
  const { language: _, ...deciding } = policy;
  return bytesToHex(sha256(utf8ToBytes(canonical(deciding)))).slice(0, 16);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
}
