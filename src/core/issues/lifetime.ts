/** Why lifetime values are not forecast; those of the values' model begin with `values`. */
export type ForecastProblem =
  | "fewCustomers"
  | "fewRepeatBuyers"
  | "edge"
  | "indistinct"
  | "notFound"
  | "valuesEdge"
  | "valuesIndistinct"
  | "valuesNotFound"
  | "valuesWithoutMean";

/** What is noticed where lifetime values are forecast. */
export interface LifetimeFacts {
  clvNotForecast: {
    readonly problem: ForecastProblem;
    readonly customers: number;
    readonly repeatBuyers: number;
    readonly groups?: readonly string[];
  };
  clvModels: {
    readonly customers: number;
    readonly repeatBuyers: number;
    readonly purchases: { readonly r: number; readonly alpha: number; readonly a: number; readonly b: number };
    readonly logLikelihood: number;
    readonly values: { readonly p: number; readonly q: number; readonly v: number };
    readonly valueLogLikelihood: number;
    readonly correlation: number;
    readonly correlated: "little" | "much";
  };
}
