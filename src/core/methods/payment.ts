import * as z from "zod";
import type { Day } from "../days";
import { refusal } from "../issues";
import { inWholeUnits, type Payments } from "../measures";
import { againstShare } from "../stats/against-share";
import { standingOf } from "../stats/standing";
import { defineMethod, nameOption, ratedClasses, type ClassKind } from "./method";

/** Why a customer has its class by payment. Days are weighted by the amounts of the invoices. */
export interface PaymentFacts {
  /** Days after the due date; early payments count as 0 days in `late`, and as negative ones in `signed`. */
  readonly late: number;
  readonly signed: number;
  readonly invoices: number;
  /** Invoices that are open and overdue, counted up to `asOf`. */
  readonly overdue: number;
  readonly asOf: Day;
  /** The bounds that decided: at most so many days, and more than so many. */
  readonly within?: number | undefined;
  readonly beyond?: number | undefined;
  /** The class above. */
  readonly better?: number | undefined;
}

const CLASSES: readonly ClassKind[] = ["promptPayer", "normalPayer", "slowPayer", "poorPayer"];
const NOT_RATED = CLASSES.length;
const days = z.number().min(0).max(36_500);

/** Payment timeliness: days beyond terms, weighted by the amounts of the invoices. Definitions, section 9. */
export const payment = defineMethod({
  id: "payment",
  options: z
    .strictObject({
      id: z.literal("payment"),
      name: nameOption,
      prompt: days.default(0).describe("Most days after the due date, on average, of one who pays promptly"),
      normal: days.default(15).describe("Most days of one who pays normally"),
      slow: days.default(30).describe("Most days of one who pays slowly; beyond that is poor"),
    })
    .refine(({ prompt, normal, slow }) => prompt < normal && normal < slow, {
      path: ["normal"],
      message: "daysAscending",
    }),
  needs: () => [{ kind: "payments" }],

  *classify(customers, options) {
    const { payments, amount } = customers;
    if (!payments) return { issues: [refusal("roleMissing", { role: "dueDate", method: "payment" })] };
    const [late, signed] = [averagesOf(payments, "late"), averagesOf(payments, "signed")];
    const of = placesOf(payments, boundsOf(options), late);
    yield;
    return {
      value: {
        measure: amount,
        standing: standingOf(amount),
        list: ratedClasses(CLASSES),
        of,
        details: [
          { name: "daysLate", format: "number", values: late },
          { name: "daysBeyondTerms", format: "number", values: signed },
          {
            name: "overdueInvoices",
            format: "count",
            values: Float64Array.from(payments.overdue).map((open, i) => (of[i] === NOT_RATED ? NaN : open)),
          },
        ],
        data: { payments, late, signed },
      },
      issues: [],
    };
  },

  explain({ of, data }, options, customer) {
    const place = of[customer] ?? 0;
    if (!data || place === NOT_RATED) return { class: place, facts: undefined };
    const bounds = boundsOf(options);
    const { payments, late, signed } = data;
    const facts: PaymentFacts = {
      late: late[customer] ?? 0,
      signed: signed[customer] ?? 0,
      invoices: payments.invoices[customer] ?? 0,
      overdue: payments.overdue[customer] ?? 0,
      asOf: payments.asOf,
      within: bounds[place],
      beyond: bounds[place - 1],
      better: place === 0 ? undefined : place - 1,
    };
    return { class: place, facts };
  },
});

function boundsOf({
  prompt,
  normal,
  slow,
}: {
  readonly prompt: number;
  readonly normal: number;
  readonly slow: number;
}): readonly number[] {
  return [prompt, normal, slow];
}

/** The first class whose bound a customer keeps: its days times amounts are at most so many times its amount. `average` is NaN for who is not rated. */
function placesOf({ late, amount }: Payments, bounds: readonly number[], average: Float64Array): Uint8Array {
  const of = new Uint8Array(average.length);
  for (const bound of bounds) {
    const sides = againstShare(late, amount, bound);
    // The bounds ascend: who is beyond this one was beyond those before it.
    for (let i = 0; i < of.length; i++) if ((sides[i] ?? 0) > 0) of[i] = (of[i] ?? 0) + 1;
  }
  for (let i = 0; i < of.length; i++) if (Number.isNaN(average[i])) of[i] = NOT_RATED;
  return of;
}

/** Weighted days of every customer; NaN without a judged invoice. */
function averagesOf(payments: Payments, of: "late" | "signed"): Float64Array {
  const [amounts, averages] = [inWholeUnits(payments.amount), inWholeUnits(payments[of])];
  for (let i = 0; i < averages.length; i++) {
    const amount = amounts[i] ?? 0;
    averages[i] = amount > 0 ? (averages[i] ?? 0) / amount : NaN;
  }
  return averages;
}
