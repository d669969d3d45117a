import type { AmountUnit } from "../measures/units";

/** In which order a date has day, month and year. */
export type DateOrderName = "dayFirst" | "monthFirst" | "yearFirst";

/** What is noticed of the rows as they stand in the sheet: where the headers are, how numbers, days and ids are meant. */
export interface IntakeFacts {
  whichDecimal: { readonly header: string; readonly example: string };
  mixedDecimals: { readonly header: string; readonly point: string; readonly comma: string };
  decimalTaken: { readonly header: string; readonly decimal: "point" | "comma"; readonly example: string };
  headersFound: {
    readonly where: string;
    readonly rows: readonly number[];
    readonly above: number;
    readonly example: string;
  };
  monthsGathered: {
    readonly kind: "month" | "quarter";
    readonly columns: number;
    readonly first: string;
    readonly last: string;
    readonly totals: readonly string[];
    readonly dated: "yes" | "no";
  };
  whichHiddenRows: { readonly where: string; readonly rows: number; readonly filter: "on" | "off" };
  hiddenRowsUsed: { readonly where: string; readonly rows: number; readonly filter: "on" | "off" };
  totalsFound: { readonly rows: number; readonly labels: readonly string[] };
  numbersMeant: { readonly header: string; readonly example: string; readonly value: string };
  severalCurrencies: {
    readonly header: string;
    readonly found: readonly { readonly currency: string; readonly rows: number }[];
  };
  whichDateOrder: { readonly header: string; readonly example: string; readonly orders: readonly DateOrderName[] };
  mixedDateOrders: { readonly header: string; readonly examples: readonly string[] };
  dateOrderTaken: { readonly header: string; readonly order: DateOrderName; readonly example: string };
  datesFromDigits: { readonly header: string; readonly example: string; readonly day: string };
  damagedIds: {
    readonly header: string;
    readonly rows: number;
    readonly firstRows: readonly number[];
    readonly example: string;
  };
  amountUnitTaken: { readonly header: string; readonly unit: AmountUnit; readonly format?: string | undefined };
  unitUnclear: { readonly header: string; readonly format: string };
  severalUnits: {
    readonly header: string;
    /** A unit is a power of ten: 4 for 万. */
    readonly found: readonly { readonly power: number; readonly rows: number }[];
  };
  unitsDiffer: {
    readonly header: string;
    readonly unit: AmountUnit;
    readonly amount: string;
    readonly unitOfAmount: AmountUnit;
  };
  zerosKept: { readonly header: string; readonly digits: number; readonly example: string };
}
