import { giniOf, hhiOf, topShareOf, xyPointOf } from "../core/formulas/figures";
import { measured } from "./answers";
import { readNumber, readNumbers } from "./cells";

/**
 * Gini coefficient of the amounts: how unevenly the customers bring them, 0 when all bring the same, near 1 when one brings nearly all.
 * @customfunction GINI
 * @helpurl https://localhost:3000/help/en/gini.html
 * @param values Amounts, one a customer, in a range of any shape.
 * @returns A number from 0 to (n - 1)/n for n customers.
 * @example Ten customers
 * A1:A11 = {"Sales";541;1463;2445;3438;4437;5401;6392;8304;11904;22261}
 * =KA.GINI(A2:A11)
 * -> 0.4620911
 * @edge Only positive amounts are measured: empty cells, 0, negative amounts, texts and errors are passed over.
 * @edge One customer alone has the coefficient 0. Without a positive amount it is #N/A.
 * @edge Times n/(n - 1) it is the corrected coefficient, which reaches 1.
 * @replaces =LET(x,SORT(A2:A11),n,ROWS(x),2*SUM(SEQUENCE(n)*x)/(n*SUM(x))-(n+1)/n)
 */
export function gini(values: unknown[][]): unknown[][] {
  return [[measured(giniOf(readNumbers(values)))]];
}

/**
 * Herfindahl–Hirschman index: the sum of the squared shares of the customers, 1 when one customer brings all. 1/HHI is the number of equal customers that would be as concentrated.
 * @customfunction HHI
 * @helpurl https://localhost:3000/help/en/hhi.html
 * @param values Amounts, one a customer, in a range of any shape.
 * @returns A number from 1/n to 1 for n customers.
 * @example Four customers
 * A1:A5 = {"Sales";40;30;20;10}
 * =KA.HHI(A2:A5)
 * -> 0.3
 * @edge Times 10,000 it is in points, as authorities print it: 0.3 is 3,000.
 * @edge Only positive amounts are measured: empty cells, 0, negative amounts, texts and errors are passed over.
 * @edge Without a positive amount it is #N/A.
 * @replaces =SUMSQ(A2:A5)/SUM(A2:A5)^2
 */
export function hhi(values: unknown[][]): unknown[][] {
  return [[measured(hhiOf(readNumbers(values)))]];
}

/**
 * Share of the total that the largest customers bring: by default the largest 20% of them.
 * @customfunction TOPSHARE
 * @helpurl https://localhost:3000/help/en/topshare.html
 * @param values Amounts, one a customer, in a range of any shape.
 * @param top Part of the customers below 1, rounded up to whole customers, or a whole number of them from 1 on; 0.2 when left out.
 * @returns A decimal: 0.8 is 80%.
 * @example The largest 20% of five customers are one
 * A1:A6 = {"Sales";50;20;10;10;10}
 * =KA.TOPSHARE(A2:A6)
 * -> 0.5
 * @example The largest two
 * A1:A6 = {"Sales";50;20;10;10;10}
 * =KA.TOPSHARE(A2:A6,2)
 * -> 0.7
 * @edge The total is that of the positive amounts; customers with negative amounts count among the customers, as in KA's own figures.
 * @edge 1 means one customer, not all of them. More customers than there are bring all, 1.
 * @edge Empty cells, 0, texts and errors are passed over. Without a positive amount it is #N/A.
 * @replaces =SUM(TAKE(SORT(A2:A6,,-1),ROUNDUP(20%*ROWS(A2:A6),0)))/SUM(A2:A6)
 */
export function topShare(values: unknown[][], top?: unknown): unknown[][] {
  return [[measured(topShareOf(readNumbers(values), readNumber(top)))]];
}

/**
 * The point of the Pareto curve where the part of the customers and the part of the total add up to 1: 0.26 and 0.74 read "26% of the customers bring 74%".
 * @customfunction XYPOINT
 * @helpurl https://localhost:3000/help/en/xypoint.html
 * @param values Amounts, one a customer, in a range of any shape.
 * @returns Two numbers beside each other: the part of the customers and the part of the total, both decimals: 0.8 is 80%.
 * @example A fifth of the customers brings 80%
 * A1:A6 = {"Sales";80;5;5;5;5}
 * =KA.XYPOINT(A2:A6)
 * -> {0.2,0.8}
 * @edge It is the first customer, from the largest down, with whom both parts are 1 together or more.
 * @edge The total is that of the positive amounts; customers with negative amounts count among the customers.
 * @edge Empty cells, 0, texts and errors are passed over. Without a positive amount it is #N/A.
 * @replaces =LET(x,SORT(A2:A6,,-1),n,ROWS(x),k,SEQUENCE(n)/n,c,SCAN(0,x,LAMBDA(a,b,a+b))/SUM(x),at,XMATCH(TRUE,k+c>=1),HSTACK(INDEX(k,at),INDEX(c,at)))
 */
export function xyPoint(values: unknown[][]): unknown[][] {
  const { customerShare, valueShare } = measured(xyPointOf(readNumbers(values)));
  return [[customerShare, valueShare]];
}

/** The functions of this topic by their ids. */
export const figureFunctions = { GINI: gini, HHI: hhi, TOPSHARE: topShare, XYPOINT: xyPoint };
