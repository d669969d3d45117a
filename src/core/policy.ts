import * as z from "zod";
import { dayFromText } from "./days";
import { COLOUR_NAMES } from "./policies/colour-names";
import { MEANINGS } from "./policies/meanings";
import { methodOf, methodSchema, nameOf } from "./methods/methods";
import { forEachRole } from "./roles";
import { DATE_ORDERS } from "./intake/written-day";
import { AMOUNT_UNIT_NAMES } from "./measures/units";

/** The languages of sentences, sheet names and headers. Table names, defined names and formula results never depend on them. */
export const LANGUAGES = ["en", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Sheets that are written only where they are asked for; account list, summary and what KA remembers by are always written. */
export const OUTPUTS = ["watch", "migration", "facts", "pivot", "slicers", "charts", "columns"] as const;
export type Output = (typeof OUTPUTS)[number];

/** The version of a policy's shape. A newer one is refused by name instead of by the first setting that is not known. */
export const VERSION = 2;

/** Characters of a policy's name and of its notes at most. */
export const [LONGEST_NAME, LONGEST_NOTES] = [100, 10_000] as const;

const header = z.string().min(1).max(32_767).register(MEANINGS, { of: "header" });
const numbersHeader = z.string().min(1).max(32_767).register(MEANINGS, { of: "numbers" });
const name = z.string().trim().min(1).max(32_767);
const columnChoice = z.union([header, z.null()]).optional();

const isoDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { message: "noSuchDay", abort: true })
  .refine((text) => dayFromText(text) !== undefined, { message: "noSuchDay" })
  .register(MEANINGS, { of: "day" });
const reason = z.string().trim().min(1).max(1_000);

const periodSchema = z
  .strictObject({
    from: isoDay.optional().describe("First day that counts, such as 2025-01-01"),
    to: isoDay.optional().describe("Last day that counts"),
    analysisDate: isoDay
      .optional()
      .describe(
        "Day at which figures “until now” end; the latest day in the data when left out. Later rows do not count",
      ),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ["to"],
    message: "periodEndsBeforeItBegins",
  });

const comparisonSchema = z
  .strictObject({
    from: isoDay.describe("First day of the earlier window, such as 2024-01-01"),
    to: isoDay.describe("Last day of the earlier window; the period begins after it"),
  })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "periodEndsBeforeItBegins" });

const exclusionSchema = z
  .strictObject({
    month: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { message: "noSuchMonth" })
      .register(MEANINGS, { of: "month" })
      .optional()
      .describe("A month, such as 2025-03"),
    order: z.string().trim().min(1).max(200).optional().describe("An order, as its column writes it"),
    reason: reason.describe("Why it does not count; printed with the result"),
  })
  .refine(({ month, order }) => (month === undefined) !== (order === undefined), { message: "monthOrOrder" });

const overrideSchema = z.strictObject({
  customer: z.string().trim().min(1).max(32_767).describe("The customer's id where there is one, else its name"),
  method: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .register(MEANINGS, { of: "method" })
    .optional()
    .describe("Name of the method; the leading one when left out"),
  class: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .register(MEANINGS, { of: "class" })
    .describe("The class that it shall have, by its name"),
  reason: reason.describe("Why the system's class is not right"),
  author: z.string().trim().max(200).default("").describe("Who says so, as typed"),
  date: isoDay.describe("Since when"),
  expiry: isoDay.optional().describe("Last day on which it holds"),
});

const decimal = z.enum(["point", "comma"]);
const dateOrder = z.enum(DATE_ORDERS);

const intakeSchema = z.strictObject({
  decimal: z
    .union([decimal, z.record(header, decimal)])
    .optional()
    .describe(
      "Sign before the decimals of numbers written as text, for all columns or by header; left out to let each column tell",
    ),
  dateOrder: z
    .union([dateOrder, z.record(header, dateOrder)])
    .optional()
    .describe(
      "Order of day, month and year in dates written as text, for all columns or by header; left out to let each column tell",
    ),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, { message: "noCurrency" })
    .optional()
    .describe("The currency that counts where a column has several, as its ISO code; rows of the others are left out"),
  hiddenRows: z
    .enum(["include", "leaveOut"])
    .optional()
    .describe("Whether rows that the sheet hides count; asked where there are any"),
  totals: z
    .enum(["leaveOut", "include"])
    .default("leaveOut")
    .describe("Whether rows such as “Total” or “合计” are left out, or are customers"),
});

/** The product's memory: everything that decides a result, as one versioned document. */
export const policySchema = z
  .strictObject({
    version: z.literal(VERSION).default(VERSION).describe("Version of this document's shape"),
    language: z.enum(LANGUAGES).default("en").describe("Language of sheet names, headers, labels and sentences"),
    name: z
      .string()
      .trim()
      .min(1)
      .max(LONGEST_NAME)
      .optional()
      .describe("What people call this policy, such as “Key accounts 2026”"),
    notes: z
      .string()
      .trim()
      .min(1)
      .max(LONGEST_NOTES)
      .optional()
      .describe("What was agreed on and why, for whoever takes it over"),
    columns: z
      .strictObject(forEachRole(() => columnChoice))
      .default({})
      .describe("Header of the column for each role; null for none; left out to let KA find it"),
    attributes: z
      .array(header)
      .min(1)
      .max(50)
      .optional()
      .describe("Headers of further columns whose texts are shown in the account list"),
    criteria: z
      .array(numbersHeader)
      .min(1)
      .max(50)
      .optional()
      .describe("Headers of further columns whose numbers methods may judge customers by"),
    merges: z
      .array(z.strictObject({ into: name, names: z.array(name).min(1).max(1_000) }))
      .min(1)
      .max(10_000)
      .optional()
      .describe("Customers that are one under several names, or ids where there is a column of ids"),
    different: z
      .array(z.array(name).min(2).max(1_000))
      .min(1)
      .max(10_000)
      .optional()
      .describe("Customers of similar names that are not the same: such are not proposed as likely duplicates again"),
    intake: intakeSchema
      .optional()
      .describe("How the cells of the rows are meant, where they do not tell it themselves"),
    amountUnit: z
      .enum(AMOUNT_UNIT_NAMES)
      .optional()
      .describe("Unit of the amounts in the sheet; needed where thresholds of money are compared with them"),
    methods: z
      .array(methodSchema)
      .min(1)
      .max(20)
      .superRefine((choices, context) => {
        choices.forEach((choice, place) => {
          const known = choices.slice(0, place).map(nameOf);
          if (known.includes(nameOf(choice)))
            context.addIssue({ code: "custom", path: [place, "name"], message: "methodNamesUnique" });
          for (const { key, name: wanted } of methodOf(choice).refersTo?.(choice) ?? []) {
            if (known.includes(wanted)) continue;
            const params = { wanted, known };
            context.addIssue({ code: "custom", path: [place, key], message: "methodNotBefore", params });
          }
        });
      })
      // Made when it is asked for: most runs of the command are told their methods, or need no schema at all.
      .default(() => [methodSchema.parse({ id: "abc" })])
      .describe("Methods, the leading one first"),
    period: periodSchema.optional().describe("The days that count; all of them when left out"),
    comparison: comparisonSchema
      .optional()
      .describe("The earlier days that growth compares the period with; the months before when left out"),
    leaveOut: z
      .array(exclusionSchema)
      .max(1_000)
      .optional()
      .describe("Months and orders that do not count, with reasons"),
    overrides: z.array(overrideSchema).max(100_000).optional().describe("Classes set by hand, kept from run to run"),
    treatments: z
      .record(z.string().max(60), z.string().max(2_000))
      .optional()
      .describe("Recommended treatment of each class, by the class's name"),
    colours: z
      .record(z.string().max(60), z.enum(COLOUR_NAMES))
      .optional()
      .describe("Colour of each class, by the class's name; by its rank when left out"),
    outputs: z
      .array(z.enum(OUTPUTS))
      .min(1)
      .max(OUTPUTS.length)
      .optional()
      .describe("What to write besides account list and summary: further sheets, and the classes beside the rows"),
  })
  // Said at the period, which can be set everywhere: without its first day all earlier days would count twice.
  .refine(({ comparison, period }) => comparison === undefined || comparison.to < (period?.from ?? ""), {
    path: ["period", "from"],
    message: "periodNotAfterComparison",
  });

/** A checked policy, every option filled in. */
export type Policy = z.infer<typeof policySchema>;

/** The policy of a first run. */
export function defaultPolicy(language: Language = "en"): Policy {
  return policySchema.parse({ language });
}

/** A class set by hand, as a policy keeps it. */
export type Override = z.infer<typeof overrideSchema>;

/** Rows that do not count, by month or by order, with the reason. */
export type Exclusion = z.infer<typeof exclusionSchema>;

/** Days that count. */
export type Period = z.infer<typeof periodSchema>;

/** The days that the period is compared with. */
export type ComparisonDays = z.infer<typeof comparisonSchema>;
