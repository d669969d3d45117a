import * as z from "zod";
import { policySchema } from "../core/policy";

/** The documents that commands print with --json, and the policy. */
export const DOCUMENT_NAMES = [
  ...(["classify", "explain", "compare", "methods", "sheets", "verify"] as const),
  ...(["policy", "policy-check", "policy-compare"] as const),
] as const;
export type DocumentName = (typeof DOCUMENT_NAMES)[number];

/** The shape of a document, as zod checks it. */
export function documentSchema(name: DocumentName): z.ZodType {
  return describeDocuments()[name];
}

/** The shape of a document as JSON Schema (draft 2020-12). */
export function jsonSchemaOf(name: DocumentName): string {
  const schema = z.toJSONSchema(documentSchema(name), {
    io: name === "policy" ? "input" : "output",
    unrepresentable: "any",
  });
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

/** Made when they are asked for: every run of the command would pay for them otherwise. */
function describeDocuments(): { readonly [N in DocumentName]: z.ZodType } {
  const share = z.number().describe("A part of 1");
  const money = z.object({
    value: z.number().describe("In whole units, as the nearest double"),
    text: z.string().describe("To the last digit"),
  });
  const fingerprint = z.string().regex(/^[0-9a-f]{16}$/);
  const sentence = z.string().describe("For people, in the language of the policy");

  const issue = z.object({
    kind: z.string(),
    severity: z.enum(["error", "warning", "note"]),
    facts: z.record(z.string(), z.unknown()),
    sentence,
  });

  const part = z.looseObject({ kind: z.string(), label: z.string().optional().describe("Where users name it") });

  const classFigures = z.object({
    kind: z.string().describe("What the class is, the same in every language"),
    label: z.string().describe("Its name"),
    parts: z.array(part).optional().describe("The classes of the two methods that a joined class stands for"),
    customers: z.int(),
    customerShare: share,
    amount: money,
    share: share.optional().describe("Part of the positive total; none for classes beside the rule"),
  });

  const bounds = z
    .array(z.object({ class: part, from: money }))
    .describe("The smallest value of each class that has customers, or its threshold, best first; none within groups");

  const methodReport = z.object({
    choice: z.looseObject({ id: z.string() }).describe("The method with all its options, as in the policy"),
    measure: z.string().describe("What is added up for each class"),
    ranked: z
      .looseObject({ by: z.looseObject({}), adds: z.enum(["up", "to nothing"]), unit: z.string() })
      .optional()
      .describe(
        "What the customers were ranked by, where that is not the amount; what adds up is added up for each class",
      ),
    classes: z.array(classFigures).describe("Best first, those beside the rule last"),
    checks: z.array(z.object({ name: z.string(), passed: z.boolean(), expected: z.string(), found: z.string() })),
    found: z.looseObject({}).optional().describe("What the rule found in the data, such as cut-offs"),
    overrides: z
      .array(z.looseObject({ customer: z.string(), class: z.string(), reason: z.string(), state: z.string() }))
      .optional()
      .describe("Classes set by hand, and what became of each"),
    bounds,
    groups: z.array(z.looseObject({ name: z.string(), classes: z.array(classFigures) })).optional(),
  });

  const column = z.looseObject({
    header: z.string(),
    index: z.int().describe("Place in the table, counted from 0"),
    reason: z.string().describe("Why the column was taken for its role"),
  });

  const classifyDocument = z.object({
    where: z.string().describe("Where the rows come from"),
    policy: z.looseObject({ version: z.int() }).describe("The policy with every choice filled in"),
    fingerprint,
    columns: z.record(z.string(), z.union([column, z.array(column)])).describe("Columns by role"),
    analysisDate: z.iso.date().optional(),
    rowsRead: z.int(),
    rowsUsed: z.int(),
    leftOut: z.array(z.object({ reason: z.string(), rows: z.int(), firstRows: z.array(z.int()), amount: money })),
    customers: z.int(),
    within: z.string().optional(),
    net: money,
    positive: money,
    negative: money,
    decimals: z.int(),
    precision: z.enum(["exact", "rounded"]),
    methods: z.array(methodReport),
    concentration: z
      .looseObject({ top20: z.object({ customers: z.int(), share }), hhi: z.number(), effectiveCustomers: z.number() })
      .optional(),
    profit: z.looseObject({ customers: z.int(), total: z.number() }).optional(),
    duplicates: z.looseObject({ found: z.int(), compared: z.int() }).optional(),
    issues: z.array(issue),
    output: z.string().nullable().describe("The file that the result stands in"),
    outputState: z
      .enum(["written", "unchanged"])
      .nullable()
      .describe("Whether it was written, or stood there already, so that nothing new was"),
    outputBefore: z.string().nullable().describe("Where the workbook is kept that the output replaced"),
  });

  const side = z.union([z.int(), z.literal("absent")]).describe("Place of the class, or that it was not there");

  const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
  const agreement = z.enum(["agrees", "differs", "unchecked"]);
  const verdict = z.object({
    state: agreement.describe("unchecked where the workbook does not say what was there at its last run"),
    sentence,
    count: z.int().describe("All differences"),
    compared: z.int().describe("Cells, rows, settings or classes set by hand that were compared"),
    differences: z
      .array(
        z.object({
          kind: z.string(),
          name: z.string().describe("The customer, the setting, or the line of the summary"),
          header: z.string().describe("The column, or the section of the summary; empty where there is none"),
          expected: cell.describe("What KA calculates now, or noted at its last run"),
          found: cell.describe("What is there"),
          sentence,
        }),
      )
      .describe("The first few"),
  });

  return {
    classify: classifyDocument,
    explain: z.object({
      customer: z.string(),
      id: z.string().nullable(),
      methods: z.array(
        z.object({
          method: z.string(),
          title: z.string(),
          class: z.string(),
          kind: z.string(),
          why: sentence,
          toStay: z.string().optional().describe("How far the class below is, where the method ranks; for people"),
          treatment: z.string().optional(),
          facts: z.unknown().describe("The method's own; integers too large for a number are texts"),
        }),
      ),
    }),
    compare: z.object({
      migrations: z.array(
        z.object({
          method: z.string(),
          before: z.array(z.looseObject({ kind: z.string() })),
          after: z.array(z.looseObject({ kind: z.string() })),
          cells: z.array(
            z.object({
              from: side,
              to: side,
              customers: z.int(),
              share,
              moneyBefore: z.number(),
              moneyAfter: z.number(),
            }),
          ),
          totals: z.array(
            z.object({ move: z.string(), customers: z.int(), moneyBefore: z.number(), moneyAfter: z.number() }),
          ),
          movers: z.array(
            z.object({
              name: z.string(),
              id: z.string().optional(),
              from: side,
              to: side,
              move: z.string(),
              moneyBefore: z.number(),
              moneyAfter: z.number(),
            }),
          ),
          customers: z.int(),
        }),
      ),
    }),
    methods: z.object({
      methods: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          definition: z.object({ what: z.string(), rule: z.string().describe("With what holds at its edges") }),
          options: z.array(z.object({ key: z.string(), flag: z.string(), value: z.string(), description: z.string() })),
        }),
      ),
      presets: z.array(z.string()),
    }),
    sheets: z.object({
      sheets: z.array(z.looseObject({ name: z.string(), kind: z.string(), state: z.string(), owner: z.string() })),
      names: z.array(z.object({ name: z.string(), sheet: z.string().optional(), formula: z.string() })),
    }),
    verify: z.object({
      workbook: z.string(),
      rowsFrom: z.string().describe("Where the rows were read"),
      lastRun: z.string().nullable().describe("When the last run was, as KA Log says it"),
      state: agreement.describe("differs where any of the four does, else unchecked where any is"),
      results: verdict,
      source: verdict,
      policy: verdict,
      overrides: verdict,
      notCompared: z
        .array(z.object({ why: z.string(), sheet: z.string(), name: z.string(), rows: z.int(), sentence }))
        .describe(
          "Cells of results that were passed over: sheets and class columns of too many rows, PivotTables laid out anew",
        ),
    }),
    policy: policySchema,
    "policy-check": z.object({ policy: z.looseObject({ version: z.int() }), fingerprint }),
    "policy-compare": z.object({
      differences: z.array(
        z.object({
          title: z.string().describe("The setting, for people"),
          before: z.string().optional().describe("None where it was not set"),
          after: z.string().optional(),
        }),
      ),
    }),
  };
}
