import { refusal } from "../core/issues";
import { finishUnhurried } from "./unhurried";
import { refused, valueOrRefuse } from "./answers";
import {
  layOutAnswers,
  readDayOption,
  readLists,
  readNumberOption,
  readOption,
  readPeriods,
  readTexts,
  directionOf,
} from "./lists";

// What these functions calculate with is fetched when a workbook first asks for it: the page that answers all others starts sooner without.

/**
 * RFM code of each customer, such as 543: scores for recency, frequency and money, each from 1, the worst, up to 5, the best. Ranges of equal height give one code a row.
 * @customfunction RFM
 * @helpurl https://localhost:3000/help/en/rfm.html
 * @param lastPurchases Day of each customer's last purchase (dates).
 * @param orders Number of orders of each customer (a whole number).
 * @param amounts Money of each customer in all, in your currency.
 * @param asOf Day that recency is counted from (a date); the latest of the last purchases when left out.
 * @param bins Number of scores, 2 to 9; 5 when left out. "mean" or "median" instead: 2 for better than that and 1 for worse, the codes of the Chinese eight.
 * @returns One code a customer, a number of three digits: R, F and M.
 * @example Five customers by five scores
 * A1:D6 = {"Customer","Last purchase","Orders","Sales";"Acme",2026-06-30,12,9000;"Birch",2026-06-01,7,2500;"Cedar",2026-03-15,4,4000;"Dune",2025-12-01,2,800;"Elm",2025-07-01,1,150}
 * =KA.RFM(B2:B6,C2:C6,D2:D6)
 * -> {555;443;334;222;111}
 * @example Near or far, high or low against the mean, for the Chinese eight
 * A1:D6 = {"Customer","Last purchase","Orders","Sales";"Acme",2026-06-30,12,9000;"Birch",2026-06-01,7,2500;"Cedar",2026-03-15,4,4000;"Dune",2025-12-01,2,800;"Elm",2025-07-01,1,150}
 * =KA.RFM(B2:B6,C2:C6,D2:D6,,"mean")
 * -> {222;221;212;111;111}
 * @edge Scores are cut by PERCENTILE.INC of all customers; a value has to exceed a cut-off for the next score, so that equal values have equal scores.
 * @edge Who has no last purchase or no orders (empty or 0) has no code, an empty text, and moves nobody's score. Money that is empty is 0.
 * @edge A last purchase after asOf, an order count that is not whole, or a text has #VALUE!; an error cell has its own error. The others are scored without that customer.
 * @edge One customer alone cannot be scored: give the ranges of all customers in one formula.
 * @edge A whole column, such as B:B, is answered down to its last used cell: typed in row 1, the formula has its answers beside the values, and a header has #VALUE!.
 * @replaces =MATCH(-B2,-PERCENTILE.INC(B$2:B$6,{1,0.8,0.6,0.4,0.2}))*100+MATCH(C2,PERCENTILE.INC(C$2:C$6,{0,0.2,0.4,0.6,0.8}))*10+MATCH(D2,PERCENTILE.INC(D$2:D$6,{0,0.2,0.4,0.6,0.8}))
 */
export async function rfm(
  lastPurchases: unknown[][],
  orders: unknown[][],
  amounts: unknown[][],
  asOf?: unknown,
  bins?: unknown,
): Promise<unknown[][]> {
  const lists = readLists({ lastPurchases, orders, amounts });
  if (lists.count === 1) throw needsAll("=KA.RFM(B2:B500,C2:C500,D2:D500)");
  const { rfmCodes, scoringOf } = await import("../core/formulas/rfm");
  const scoring = valueOrRefuse(scoringOf(readOption(bins)));
  return layOutAnswers(lists, valueOrRefuse(rfmCodes(lists.numbers, readDayOption(asOf), scoring)));
}

/**
 * Segment of each RFM code, such as Champions or At risk, by a map of segments. A range fills one segment a cell.
 * @customfunction SEGMENT
 * @helpurl https://localhost:3000/help/en/segment.html
 * @param rfmCodes RFM codes, as KA.RFM gives them: three digits each.
 * @param map Which segments: "western" (ten, when left out) or "eight" (the Chinese eight) in English, "十类" or "八类" the same in Chinese.
 * @param bins Number of scores that the codes were made with, 2 to 9; 5 for the ten and 2 for the eight when left out.
 * @returns One segment a code.
 * @example The ten segments
 * A1:A6 = {"RFM";555;512;343;155;111}
 * =KA.SEGMENT(A2:A6)
 * -> {"Champions";"Potential loyalist";"Loyal";"Can't lose them";"Hibernating"}
 * @example The Chinese eight, in both languages
 * A1:A4 = {"RFM";222;112;121}
 * =KA.SEGMENT(A2:A4,"eight")
 * -> {"Important, value";"Important, retain";"General, keep"}
 * =KA.SEGMENT(A2:A4,"八类")
 * -> {"重要价值";"重要挽留";"一般保持"}
 * @edge The name of the map decides the language of the segments, so that everybody who opens the workbook reads the same.
 * @edge An empty code and 0 have no segment: an empty text.
 * @edge A text that is no code and a digit beyond the scores have #VALUE!; an error cell has its own error.
 * @edge A whole column, such as B:B, is answered down to its last used cell: typed in row 1, the formula has its answers beside the values, and a header has #VALUE!.
 * @replaces =IFS(AND(LEFT(A2)="5",MID(A2,2,1)+RIGHT(A2)>=7),"Champions",…)
 */
export async function segment(rfmCodes: unknown[][], map?: unknown, bins?: unknown): Promise<unknown[][]> {
  const [name, scores] = [readOption(map), readNumberOption(bins)];
  const { segmentsBy } = await import("../core/formulas/segments");
  const segmentOf = valueOrRefuse(segmentsBy(name === undefined ? undefined : String(name), scores));
  const { texts, errors } = readTexts(rfmCodes);
  return layOutAnswers({ direction: directionOf(rfmCodes), errors }, texts.map(segmentOf));
}

/**
 * X, Y or Z of each customer by how regular its amounts are: X up to a variation (standard deviation ÷ mean) of 0.5, Y up to 1, Z above. A row a customer, a column a period.
 * @customfunction XYZ
 * @helpurl https://localhost:3000/help/en/xyz.html
 * @param periodTable Range with a row for each customer and a column for each period, 3 or more; in each cell the amount or quantity of that period.
 * @returns One class a row: X, Y or Z.
 * @example Three customers over four quarters
 * A1:E4 = {"Customer","Q1","Q2","Q3","Q4";"Acme",100,110,90,100;"Birch",40,0,60,20;"Cedar",0,0,0,500}
 * =KA.XYZ(B2:E4)
 * -> {"X";"Y";"Z"}
 * @edge An empty cell and 0 are a period without sales, which counts. A row without any amount has no class, an empty text.
 * @edge A row whose amounts add up to 0 or less is "Not rated".
 * @edge A text or an error in a row is the answer to that row only: #VALUE!, or its own error.
 * @edge Periods have to be equally long and complete: leave a month that is not over out of the range.
 * @replaces =LET(v,STDEV.P(B2:E2)/AVERAGE(B2:E2),IF(v<=0.5,"X",IF(v<=1,"Y","Z")))
 */
export async function xyz(periodTable: unknown[][]): Promise<unknown[][]> {
  const { errors, ...table } = readPeriods(periodTable);
  const { xyzClasses } = await import("../core/formulas/xyz");
  return layOutAnswers({ direction: "column", errors }, valueOrRefuse(xyzClasses(table)));
}

/**
 * Stage of each customer by its own rhythm: New, Active, At risk, Lapsed or Churned, by how many usual gaps have passed since the last purchase.
 * @customfunction LIFECYCLE
 * @helpurl https://localhost:3000/help/en/lifecycle.html
 * @param firstPurchases Day of each customer's first purchase (dates).
 * @param lastPurchases Day of each customer's last purchase (dates).
 * @param gaps Usual gap between two purchases of each customer, in days.
 * @param asOf Day to judge (a date); the latest of the last purchases when left out. A single customer needs it.
 * @returns One stage a customer, in English for every reader.
 * @example Five customers on the last day of June
 * A1:D6 = {"Customer","First","Last","Gap";"Acme",2024-01-10,2026-06-20,30;"Birch",2024-03-01,2026-05-01,30;"Cedar",2023-05-01,2026-03-20,30;"Dune",2023-01-01,2025-06-30,30;"Elm",2026-05-15,2026-06-10,}
 * F1 = 2026-06-30
 * =KA.LIFECYCLE(B2:B6,C2:C6,D2:D6,F1)
 * -> {"Active";"At risk";"Lapsed";"Churned";"New"}
 * @edge New up to 90 days after the first purchase; then active up to 1.5 usual gaps after the last purchase, at risk up to 2.5, lapsed up to 4, churned after that.
 * @edge A gap counts as 7 days at least. Who has none (empty or 0) has the median of the others; where nobody has one, "Not rated" after the first 90 days.
 * @edge Who has no first or no last purchase (empty or 0) has no stage: an empty text.
 * @edge The figures do not tell who came back after a long absence: what the account list calls "Reactivated" is here the stage that it would have otherwise.
 * @edge A last purchase before the first or after asOf, a gap below 0 or a text has #VALUE!; an error cell has its own error.
 * @edge A whole column, such as B:B, is answered down to its last used cell: typed in row 1, the formula has its answers beside the values, and a header has #VALUE!.
 * @replaces =IF(F$1-B2<=90,"New",IFS(F$1-C2<=1.5*D2,"Active",F$1-C2<=2.5*D2,"At risk",F$1-C2<=4*D2,"Lapsed",TRUE,"Churned"))
 */
export async function lifecycle(
  firstPurchases: unknown[][],
  lastPurchases: unknown[][],
  gaps: unknown[][],
  asOf?: unknown,
): Promise<unknown[][]> {
  const lists = readLists({ firstPurchases, lastPurchases, gaps });
  const day = readDayOption(asOf);
  if (lists.count === 1 && day === undefined)
    throw refused([refusal("asOfNeeded", { formula: "=KA.LIFECYCLE(B2,C2,D2,F$1)" })]);
  const { lifecycleStages } = await import("../core/formulas/lifecycle");
  return layOutAnswers(lists, valueOrRefuse(lifecycleStages(lists.numbers, day)));
}

/**
 * Money that each customer is expected to bring in the months to come, by BG/NBD and Gamma-Gamma. Needs 100 customers or more, 30 of them with repeat purchases.
 * @customfunction CLV
 * @helpurl https://localhost:3000/help/en/clv.html
 * @param orders Number of days on which each customer bought, the first included (a whole number).
 * @param firstPurchases Day of each customer's first purchase (dates).
 * @param lastPurchases Day of each customer's last purchase (dates).
 * @param repeatMeans Mean amount of each customer's purchases after the first, in your currency; empty for who bought once.
 * @param asOf Day at which the data ends (a date); the latest of the last purchases when left out.
 * @param months Months to come, 1 to 120; 12 when left out.
 * @param yearlyRate Discount a year on what is to come, a decimal from 0 to 1, such as 0.1 for 10%; 0.1 when left out.
 * @returns One value a customer, in your currency, with two decimals.
 * @example A hundred customers: these ten histories, each of them ten times
 * A1:D1 = {"Orders","First","Last","Repeat mean"}
 * A2:D101 = 10 * {1,2025-08-07,2025-08-07,;1,2025-09-12,2025-09-12,;7,2024-12-30,2026-05-08,102;13,2025-11-04,2026-06-18,46;6,2024-07-24,2024-12-05,9;
 *   2,2024-09-12,2024-09-20,7;2,2025-07-17,2026-05-08,16;2,2024-10-01,2025-06-08,25;1,2025-12-02,2025-12-02,;15,2025-02-05,2026-06-12,42}
 * F1 = 2026-06-30
 * =KA.CLV(A2:A101,B2:B101,C2:C101,D2:D101,F1)
 * -> 10 * {20.08;22.11;362.43;676.73;0.18;0.25;16.05;8.96;28.74;368.92}
 * @example Three customers are too few for a model: the cell says so
 * A1:E4 = {"Customer","Orders","First","Last","Repeat mean";"Acme",5,2025-01-10,2026-05-02,120;"Birch",2,2025-03-01,2025-04-11,80;"Cedar",1,2025-09-30,2025-09-30,}
 * G1 = 2026-06-30
 * =KA.CLV(B2:B4,C2:C4,D2:D4,E2:E4,G1)
 * -> #VALUE!
 * @edge Who has no orders, no first or no last purchase (empty or 0) has no value, an empty text, and does not count.
 * @edge Orders of one day count once. More orders than days from the first purchase to the last have #VALUE!.
 * @edge Where the models do not fit, all cells have #VALUE! with the reason: too few customers, or customers who are all alike.
 * @edge Dates in the wrong order, a first purchase of more than 100 years ago or a text have #VALUE!; an error cell has its own error. The others are valued without that customer.
 * @edge One customer alone cannot be valued: give the ranges of all customers in one formula.
 * @edge A whole column, such as B:B, is answered down to its last used cell: typed in row 1, the formula has its answers beside the values, and a header has #VALUE!.
 * @replaces =SUM(sales of the customer)/months*12*0.8, an average carried on; what the models do has no formula in Excel
 */
export async function clv(
  orders: unknown[][],
  firstPurchases: unknown[][],
  lastPurchases: unknown[][],
  repeatMeans: unknown[][],
  asOf?: unknown,
  months?: unknown,
  yearlyRate?: unknown,
): Promise<unknown[][]> {
  const lists = readLists({ orders, firstPurchases, lastPurchases, repeatMeans });
  if (lists.count === 1) throw needsAll("=KA.CLV(B2:B500,C2:C500,D2:D500,E2:E500)");
  const request = {
    asOf: readDayOption(asOf),
    months: readNumberOption(months),
    yearlyRate: readNumberOption(yearlyRate),
  };
  const { expectedWorth } = await import("../core/formulas/clv");
  const worth = await finishUnhurried(expectedWorth(lists.numbers, request));
  return layOutAnswers(lists, valueOrRefuse(worth));
}

/** The functions of this topic by their ids. */
export const behaviourFunctions = { RFM: rfm, SEGMENT: segment, XYZ: xyz, LIFECYCLE: lifecycle, CLV: clv };

function needsAll(formula: string): CustomFunctions.Error {
  return refused([refusal("customersNeeded", { formula })]);
}
