import * as z from "zod";
import {
  RELATIONS,
  countHeld,
  holds,
  keyOfMeasure,
  measureFields,
  namesOneMeasure,
  prove,
  type Comparison,
  type Conditions,
} from "../measures/comparisons";
import type { CustomerClass } from "../customer-class";
import { derive, missingMeasure, traitsOf } from "../measures/derived";
import { refusal, warning } from "../issues";
import { standingOf } from "../stats/standing";
import { inPieces } from "../steps";
import { AMOUNT_UNITS, AMOUNT_UNIT_NAMES, type AmountUnit } from "../measures/units";
import { defineMethod, nameOption } from "./method";

/** A comparison of a rule with the customer's own value; none where it has no such value. Bounds are in the sheet's unit. */
export interface Tested extends Comparison {
  readonly found?: number | undefined;
}

/** Why a customer has its class: what of its rule holds, and what is missing for the class above. */
export interface RulesFacts {
  /** `rest`: no rule fits; `unknown`: none fits and values are missing. */
  readonly fired: "rule" | "rest" | "unknown";
  readonly all: readonly Tested[];
  /** Those of the alternatives that hold. */
  readonly any: readonly Tested[];
  readonly above?:
    | {
        readonly class: number;
        /** Conditions that fail. */
        readonly all: readonly Tested[];
        /** Alternatives of which one would have to hold; none where one does. */
        readonly any: readonly Tested[];
      }
    | undefined;
}

interface RulesData {
  /** By measure, one entry a customer. */
  readonly values: ReadonlyMap<string, Float64Array>;
  /** The rules with bounds of money in the sheet's unit. */
  readonly rules: readonly Conditions[];
}

const label = z.string().trim().min(1).max(60);

const comparison = z
  .strictObject({
    ...measureFields,
    is: z.enum(RELATIONS).describe("How the value is compared"),
    value: z.number().min(-1e15).max(1e15).describe("What it is compared with; shares as parts of 1"),
  })
  .refine(namesOneMeasure, { message: "oneMeasure" });

const rule = z
  .strictObject({
    label: label.describe("Name of the class"),
    all: z.array(comparison).min(1).max(20).optional().describe("Conditions that all have to hold"),
    any: z.array(comparison).min(1).max(20).optional().describe("Conditions of which one has to hold"),
  })
  .refine(({ all, any }) => all !== undefined || any !== undefined, { message: "ruleWithoutConditions" });

/** Classes by ordered rules: the first whose conditions hold wins. Definitions, section 4. */
export const rules = defineMethod({
  id: "rules",
  options: z
    .strictObject({
      id: z.literal("rules"),
      name: nameOption,
      classes: z
        .array(rule)
        .min(1)
        .max(50)
        .default([
          {
            label: "A",
            all: [
              { measure: "daysSinceLastOrder", is: "<=", value: 30 },
              { measure: "ordersOfLastYear", is: ">=", value: 15 },
              { measure: "amountOfLastYear", is: ">=", value: 500_000 },
            ],
          },
          {
            label: "B",
            all: [
              { measure: "daysSinceLastOrder", is: "<=", value: 90 },
              { measure: "ordersOfLastYear", is: ">=", value: 5 },
            ],
          },
          { label: "C", all: [{ measure: "orders", is: ">=", value: 0 }] },
        ])
        .describe("Classes with their conditions, in the order in which they are tried"),
      rest: label.optional().describe("Name of the class of all others; may be left out only where none can be left"),
      unit: z.enum(AMOUNT_UNIT_NAMES).default("one").describe("Unit of sums of money in the conditions"),
    })
    .superRefine(({ classes, rest }, context) => {
      const names = [...classes.map((entry) => entry.label), ...(rest === undefined ? [] : [rest])];
      if (new Set(names).size !== names.length)
        context.addIssue({ code: "custom", path: ["classes"], message: "labelsUnique" });
      const { never, total } = prove(classes);
      never.forEach((problem, place) => {
        if (problem === undefined) return;
        const message = problem === "covered" ? "ruleCovered" : "ruleContradicts";
        context.addIssue({ code: "custom", path: ["classes", place], message });
      });
      if (rest === undefined && !total) context.addIssue({ code: "custom", path: ["rest"], message: "restMissing" });
    }),
  needs: ({ classes }) => comparisonsOf(classes).flatMap((entry) => traitsOf(entry).needs),

  *classify(customers, { classes, rest, unit }, { amountUnit }) {
    const asked = comparisonsOf(classes);
    if (amountUnit === undefined && asked.some(isMoney)) return { issues: [refusal("amountUnitUnknown", {})] };
    const inSheetUnit = classes.map((entry) => rescale(entry, unit, amountUnit ?? unit));
    const values = new Map<string, Float64Array>();
    for (const entry of asked) {
      const key = keyOfMeasure(entry);
      if (values.has(key)) continue;
      const own = yield* derive(customers, entry);
      if (!own) return { issues: [missingMeasure(entry, "rules")] };
      values.set(key, own);
      yield;
    }
    const of = new Uint8Array(customers.count);
    const list: CustomerClass[] = [
      ...classes.map((entry) => ({ kind: "labelled" as const, label: entry.label })),
      ...(rest === undefined ? [] : [{ kind: "labelled" as const, label: rest }]),
      { kind: "notRated" },
    ];
    // Behind the rules stands their rest; without one they fit every customer that has all its values, and the others are not rated.
    of.fill(inSheetUnit.length);
    for (let place = inSheetUnit.length - 1; place >= 0; place--) {
      const { all = [], any = [] } = inSheetUnit[place] ?? {};
      const fitting = new Fitting(of, {
        all: { held: countHeld(all, values, of.length), least: all.length },
        any: { held: countHeld(any, values, of.length), least: Math.min(any.length, 1) },
      });
      // From the last rule to the first: an earlier one takes its customers from those after it.
      inPieces(0, of.length, (from, to) => {
        fitting.take(place, from, to);
      });
      yield;
    }
    const empty = classes.filter((_, place) => !of.includes(place));
    const data: RulesData = { values, rules: inSheetUnit };
    return {
      value: { measure: customers.amount, standing: standingOf(customers.amount), list, of, data },
      issues: empty.map((entry) => warning("emptyClass", { label: entry.label })),
    };
  },

  explain({ of, data }, { classes, rest }, customer) {
    const place = of[customer] ?? 0;
    if (!data) return { class: place, facts: undefined };
    const tested = (entry: Comparison): Tested => {
      const found = data.values.get(keyOfMeasure(entry))?.[customer];
      return { ...entry, found: found === undefined || Number.isNaN(found) ? undefined : found };
    };
    const isMet = ({ found, ...entry }: Tested) => found !== undefined && holds(entry, found);
    const own = data.rules[place];
    const better = data.rules[Math.min(place, classes.length) - 1];
    const missing = better?.all?.map(tested).filter((entry) => !isMet(entry)) ?? [];
    const choices = better?.any?.map(tested) ?? [];
    const facts: RulesFacts = {
      fired: own ? "rule" : rest === undefined ? "unknown" : "rest",
      all: own?.all?.map(tested) ?? [],
      any: own?.any?.map(tested).filter(isMet) ?? [],
      above: better && {
        class: Math.min(place, classes.length) - 1,
        all: missing,
        any: choices.some(isMet) ? [] : choices,
      },
    };
    return { class: place, facts };
  },
});

function comparisonsOf(classes: readonly Conditions[]): readonly Comparison[] {
  return classes.flatMap(({ all = [], any = [] }) => [...all, ...any]);
}

function isMoney(entry: Comparison): boolean {
  return traitsOf(entry).unit === "money";
}

/** The conditions with sums of money in the sheet's unit. */
function rescale({ all, any }: Conditions, unit: AmountUnit, sheet: AmountUnit): Conditions {
  // Multiplied first: a quotient of units such as 1/10,000 is no exact double.
  const scaled = (entry: Comparison): Comparison =>
    isMoney(entry) ? { ...entry, value: (entry.value * AMOUNT_UNITS[unit]) / AMOUNT_UNITS[sheet] } : entry;
  return { all: all?.map(scaled), any: any?.map(scaled) };
}

/** How many comparisons of a rule each customer fulfils, and how many it has to. */
interface Held {
  readonly held: Uint8Array;
  readonly least: number;
}

/** Gives the customers that a rule fits its class. A class, whose method is compiled once for all rules. */
class Fitting {
  constructor(
    private readonly of: Uint8Array,
    private readonly rule: { readonly all: Held; readonly any: Held },
  ) {}

  take(place: number, from: number, to: number): void {
    const { of } = this;
    const { held: ofAll, least: leastOfAll } = this.rule.all;
    const { held: ofAny, least: leastOfAny } = this.rule.any;
    for (let i = from; i < to; i++) if ((ofAll[i] ?? 0) >= leastOfAll && (ofAny[i] ?? 0) >= leastOfAny) of[i] = place;
  }
}
