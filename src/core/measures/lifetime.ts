import { isSafe } from "./exact";
import type { ForecastProblem } from "../issues/lifetime";
import type { Customers } from "../customer-columns";
import { inUnits, valueOf, type Measure } from "../measures";
import { aliveProbability, fitBgNbd, purchasesWhileThere, DAYS_PER_WEEK, type BgNbd } from "../stats/bg-nbd";
import { countHistories } from "../stats/history-counts";
import { correlation } from "../stats/correlation";
import { expectedValue, fitGammaGamma, type GammaGamma } from "../stats/gamma-gamma";
import type { FitProblem } from "../stats/likelihood";
import type { Steps } from "../steps";

/** Days of a month, by which horizons are counted: a twelfth of 365.25. */
const DAYS_PER_MONTH = 30.4375;

/** Fewer than these say too little of how customers differ. Definitions, section 12. */
const FEWEST_CUSTOMERS = 100;
const FEWEST_REPEAT_BUYERS = 30;

const OF_VALUES = {
  edge: "valuesEdge",
  indistinct: "valuesIndistinct",
  notFound: "valuesNotFound",
} as const satisfies { readonly [P in FitProblem["problem"]]: ForecastProblem };

/** Customers between two pauses: each asks for a sum of some dozen terms a month. */
const CUSTOMERS_PER_SLICE = 512;

/**
 * How customers come back: one entry a customer in each list. Several purchases of a day are one, by whatever they are counted, because the model
 * knows no two at the same moment. An order or day that is not above zero in all is no purchase.
 */
export interface Comings {
  /** Purchases on later days than the first; −1 for a customer without any purchase. */
  readonly repeats: Int32Array;
  /** Days from the first purchase to the last, and to the analysis date. */
  readonly last: Uint32Array;
  readonly age: Uint32Array;
  /** Mean value of the repeat purchases in whole units, less all that was returned after the first day; 0 without any, or where more was returned. */
  readonly means: Float64Array;
}

/** Reads the comings of every customer off the purchases. */
export function* readComings({ count, purchases, history, amount, analysisDate = 0 }: Customers): Steps<Comings> {
  const comings = {
    repeats: new Int32Array(count).fill(-1),
    last: new Uint32Array(count),
    age: new Uint32Array(count),
    means: new Float64Array(count),
  };
  if (!purchases || !history) return comings;
  const { start, day } = purchases;
  const unit = 10 ** amount.decimals;
  for (let customer = 0; customer < count; customer++) {
    if (customer % (8 * CUSTOMERS_PER_SLICE) === 0) yield;
    const [from, to] = [start[customer] ?? 0, start[customer + 1] ?? 0];
    if (to === from) continue;
    const first = day[from] ?? 0;
    let repeats = 0;
    for (let place = from + 1; place < to; place++) if (day[place] !== day[place - 1]) repeats++;
    let spent = 0;
    const end = history.start[customer + 1] ?? 0;
    for (let row = history.start[customer] ?? 0; row < end; row++) {
      if ((history.day[row] ?? 0) > first) spent += history.amount[row] ?? 0;
    }
    comings.repeats[customer] = repeats;
    comings.last[customer] = (day[to - 1] ?? 0) - first;
    comings.age[customer] = Math.max(analysisDate, day[to - 1] ?? 0) - first;
    comings.means[customer] = repeats === 0 ? 0 : Math.max(0, spent) / repeats / unit;
  }
  return comings;
}

/** The models that a forecast stands on, for the record. Weeks are the unit of time. */
export interface Models {
  readonly customers: number;
  readonly repeatBuyers: number;
  readonly purchases: BgNbd;
  readonly logLikelihood: number;
  readonly values: GammaGamma;
  readonly valueLogLikelihood: number;
  /** Between repeat purchases and their mean value: the models take it for none. */
  readonly correlation: number;
}

/** What is expected of every customer; one entry a customer, NaN or a worth of 0 for one without a purchase. */
export interface Forecast {
  readonly problem?: undefined;
  readonly models: Models;
  /** Purchases in the months to come. */
  readonly purchases: Float64Array;
  /** Probability that the customer still is one; NaN where nobody can know: after one purchase, or none. */
  readonly alive: Float64Array;
  /** Value of one purchase, in whole units. */
  readonly values: Float64Array;
  /** Value of all of them as of the analysis date, in whole units. */
  readonly worth: Float64Array;
}

/** Why there is no forecast, and on how many customers one would have stood. */
export interface NoForecast {
  readonly problem: ForecastProblem;
  readonly customers: number;
  readonly repeatBuyers: number;
}

/**
 * Forecasts what customers will buy in so many months: BG/NBD for the purchases, Gamma-Gamma for their value; each month's share is worth less
 * by the discount. Source: Fader, Hardie & Lee, RFM and CLV, JMR 42 (2005); definitions, section 12.
 */
export function* forecast(
  comings: Comings,
  { months, discount }: { readonly months: number; readonly discount: number },
): Steps<Forecast | NoForecast> {
  const { repeats, last, age, means } = comings;
  const buyers = placesOf(repeats, (x) => x >= 0);
  const back = placesOf(repeats, (x) => x > 0);
  const found = { customers: buyers.length, repeatBuyers: back.length };
  if (buyers.length < FEWEST_CUSTOMERS) return { ...found, problem: "fewCustomers" };
  if (back.length < FEWEST_REPEAT_BUYERS) return { ...found, problem: "fewRepeatBuyers" };
  yield;
  const counts = yield* countHistories({
    repeats: pick(repeats, buyers),
    last: pick(last, buyers),
    age: pick(age, buyers),
  });
  const purchases = yield* fitBgNbd(counts);
  if (purchases.problem !== undefined) return { ...found, problem: purchases.problem };
  const spenders = back.filter((customer) => (means[customer] ?? 0) > 0);
  const spending = {
    repeats: pick(repeats, spenders),
    means: Float64Array.from(spenders, (customer) => means[customer] ?? 0),
  };
  if (spenders.length < FEWEST_REPEAT_BUYERS) return { ...found, problem: "fewRepeatBuyers" };
  const values = yield* fitGammaGamma(spending);
  if (values.problem !== undefined) return { ...found, problem: OF_VALUES[values.problem] };
  if (values.parameters.q <= 1) return { ...found, problem: "valuesWithoutMean" };

  const models = {
    ...found,
    purchases: purchases.parameters,
    logLikelihood: purchases.logLikelihood,
    values: values.parameters,
    valueLogLikelihood: values.logLikelihood,
    correlation: correlation(Float64Array.from(spending.repeats), spending.means) ?? 0,
  };
  const ahead = { ...lists(repeats.length), models };
  const known = new Map<number, Outlook>();
  for (let i = 0; i < buyers.length; i++) {
    if (i % CUSTOMERS_PER_SLICE === 0) yield;
    const customer = buyers[i] ?? 0;
    const history = {
      repeats: repeats[customer] ?? 0,
      last: (last[customer] ?? 0) / DAYS_PER_WEEK,
      age: (age[customer] ?? 0) / DAYS_PER_WEEK,
    };
    // A customer buys at most once a day: repeats and age fit one number.
    const key = history.repeats * 2 ** 22 + (age[customer] ?? 0);
    let outlook = known.get(key);
    if (!outlook) {
      outlook = outlookOf(models.purchases, history, { months, discount });
      known.set(key, outlook);
    }
    const alive = aliveProbability(models.purchases, history);
    const value = expectedValue(models.values, { repeats: history.repeats, mean: means[customer] ?? 0 });
    ahead.alive[customer] = history.repeats === 0 ? NaN : alive;
    ahead.purchases[customer] = alive * outlook.purchases;
    ahead.values[customer] = value;
    ahead.worth[customer] = alive * outlook.discounted * value;
  }
  return ahead;
}

/** Purchases to come of a customer who is still there: all of them, and as they count today. */
interface Outlook {
  readonly purchases: number;
  readonly discounted: number;
}

function outlookOf(
  model: BgNbd,
  history: { readonly repeats: number; readonly age: number },
  { months, discount }: { readonly months: number; readonly discount: number },
): Outlook {
  const monthly = (1 + discount) ** (1 / 12);
  let [before, discounted] = [0, 0];
  for (let month = 1; month <= months; month++) {
    const through = purchasesWhileThere(model, history, (month * DAYS_PER_MONTH) / DAYS_PER_WEEK);
    discounted += (through - before) / monthly ** month;
    before = through;
  }
  return { purchases: before, discounted };
}

/** What the customers brought a month so far, and for how many months; 0 for one without a purchase. */
export interface Averages {
  readonly amount: Float64Array;
  /** From the first purchase to the analysis date with one decimal, at least one: as a user would write it down. */
  readonly months: Float64Array;
}

/** The average a month of each customer, by its net amount in whole units. */
export function averageMonths(
  { count }: Customers,
  { repeats, age }: Comings,
  worth: (customer: number) => number,
): Averages {
  const [amount, months] = [new Float64Array(count), new Float64Array(count)];
  for (let customer = 0; customer < count; customer++) {
    if ((repeats[customer] ?? -1) < 0) continue;
    const known = Math.round(((age[customer] ?? 0) / DAYS_PER_MONTH) * 10) / 10;
    months[customer] = Math.max(1, known);
    amount[customer] = worth(customer) / (months[customer] ?? 1);
  }
  return { amount, months };
}

/** A customer's amount in whole units. */
export function amountOf({ amount }: Customers, customer: number): number {
  return inUnits(amount, valueOf(amount, customer));
}

/**
 * The lifetime values as a measure that is ranked and added up exactly: rounded to the decimals of the amounts, two at least. A cent more or
 * less is far within what a forecast knows; but what is above zero stays there, or a customer of whom next to nothing is expected would stand
 * outside the ranking.
 */
export function worthAsMeasure(worth: Float64Array, decimalsOfAmounts: number): Measure {
  const decimals = Math.max(2, decimalsOfAmounts);
  const values = worth.map((value) =>
    value > 0 ? Math.max(1, Math.round(value * 10 ** decimals)) : -Math.round(-value * 10 ** decimals) + 0,
  );
  let [sum, largest] = [0, 0];
  for (const value of values) {
    sum += Math.abs(value);
    largest = Math.max(largest, Math.abs(value));
  }
  if (isSafe(sum, largest)) return { name: "lifetimeValue", precision: "exact", decimals, values };
  return { name: "lifetimeValue", precision: "rounded", decimals: 0, values: worth };
}

function placesOf(values: Int32Array, wanted: (value: number) => boolean): Uint32Array {
  const places: number[] = [];
  values.forEach((value, place) => {
    if (wanted(value)) places.push(place);
  });
  return Uint32Array.from(places);
}

function pick(values: Int32Array | Uint32Array, places: Uint32Array): Uint32Array {
  return Uint32Array.from(places, (place) => values[place] ?? 0);
}

function lists(count: number) {
  return {
    purchases: new Float64Array(count).fill(NaN),
    alive: new Float64Array(count).fill(NaN),
    values: new Float64Array(count),
    worth: new Float64Array(count),
  };
}
