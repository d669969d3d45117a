import { abcRule, schemeRule } from "../core/formulas/classes";
import { CUTOFF_HEADERS, cutoffsOf } from "../core/formulas/cutoffs";
import { naturalBounds, sharesOf, type ShareKind } from "../core/formulas/shares";
import { layOut, lineOf, measured, valueOrRefuse } from "./answers";
import { readNumber, readNumbers, readScheme } from "./cells";

/**
 * Share of the total of each amount, as in the account list. A range fills one share a row.
 * @customfunction SHARE
 * @helpurl https://localhost:3000/help/en/share.html
 * @param values One column or one row of amounts, one a customer.
 * @returns One share an amount, a decimal: 0.5 is 50%; in a row for a row, in a column for a column.
 * @example What each customer brings
 * A1:B5 = {"Customer","Sales";"Acme",500;"Birch",250;"Cedar",150;"Dune",100}
 * =KA.SHARE(B2:B5)
 * -> {0.5;0.25;0.15;0.1}
 * @edge The total is that of the positive amounts. A negative amount has no share: an empty text.
 * @edge An empty cell and 0 are no amount: the share is an empty text.
 * @edge A text has #VALUE! and an error its own error; the others are answered without them.
 * @edge A single value is all of its total, 1: give the whole range.
 * @edge A whole column, such as B:B, is answered down to its last used cell: typed in row 1, the formula has its answers beside the values, and a header has #VALUE!.
 * @replaces =B2/SUMIF(B$2:B$5,">0")
 */
export function share(values: unknown[][]): unknown[][] {
  return shares(values, "share");
}

/**
 * Cumulative share of each amount: the part of the total that it brings together with all amounts that are at least as large. A range fills one share a row.
 * @customfunction CUMSHARE
 * @helpurl https://localhost:3000/help/en/cumshare.html
 * @param values One column or one row of amounts, one a customer, in any order.
 * @returns One cumulative share an amount, a decimal: 0.5 is 50%; in a row for a row, in a column for a column.
 * @example The curve of an ABC analysis; the order of the rows does not matter
 * A1:B5 = {"Customer","Sales";"Acme",500;"Birch",100;"Cedar",250;"Dune",150}
 * =KA.CUMSHARE(B2:B5)
 * -> {0.5;1;0.75;0.9}
 * @example Equal amounts
 * A1:B5 = {"Customer","Sales";"Acme",400;"Birch",250;"Cedar",250;"Dune",100}
 * =KA.CUMSHARE(B2:B5)
 * -> {0.4;0.9;0.9;1}
 * @edge Equal amounts have the same cumulative share, that of the last of them.
 * @edge The total is that of the positive amounts. A negative amount has no share: an empty text.
 * @edge An empty cell and 0 are no amount: the share is an empty text.
 * @edge A text has #VALUE! and an error its own error; the others are answered without them.
 * @edge A whole column, such as B:B, is answered down to its last used cell: typed in row 1, the formula has its answers beside the values, and a header has #VALUE!.
 * @replaces =SUMIF(B$2:B$5,">="&B2)/SUMIF(B$2:B$5,">0")
 */
export function cumulativeShare(values: unknown[][]): unknown[][] {
  return shares(values, "cumulative");
}

/**
 * Natural breaks (Fisher–Jenks): the upper bounds of the classes into which the amounts fall with the least variance within them, ascending.
 * @customfunction BREAKS
 * @helpurl https://localhost:3000/help/en/breaks.html
 * @param values Amounts, one a customer, in a range of any shape.
 * @param classes Number of classes, a whole number from 2 to 10.
 * @returns A column of the largest amount of each class, ascending.
 * @example Three natural classes
 * A1:A7 = {"Sales";1;2;50;100;101;103}
 * =KA.BREAKS(A2:A7,3)
 * -> {2;50;103}
 * @edge The split is exact: there is none with less variance within the classes.
 * @edge Only positive amounts are split. Empty cells, texts and errors are passed over.
 * @edge Equal amounts are never parted: with fewer different amounts than classes there are fewer bounds.
 * @edge Without a positive amount it is #N/A.
 * @replaces =PERCENTILE.INC(A2:A7,SEQUENCE(3)/3)
 */
export function breaks(values: unknown[][], classes: unknown): unknown[][] {
  return measured(naturalBounds(readNumbers(values), readNumber(classes))).map((bound) => [bound]);
}

/**
 * A small table of the classes: label, lower bound, customers, amount and share of each. KA.TIER reads it as its scheme, which is the way to fill down over any number of rows.
 * @customfunction CUTOFFS
 * @helpurl https://localhost:3000/help/en/cutoffs.html
 * @param values All amounts, one a customer, in a range of any shape.
 * @param scheme Range of two columns: the name of each tier and its lower bound; the ABC classes at 80% and 95% when left out.
 * @param headers TRUE for a line of headers above; none when left out.
 * @returns Five columns, a line a class, the best first: label, lower bound, customers, amount, share of the total as a decimal (0.8 is 80%).
 * @example The table, and the classes by it
 * A1:B6 = {"Customer","Sales";"Acme",800;"Birch",100;"Cedar",50;"Dune",30;"Elm",20}
 * H2: =KA.CUTOFFS(B2:B6)
 * -> {"A",800,1,800,0.8;"B",50,2,150,0.15;"C",0,2,50,0.05}
 * C3: =KA.TIER(B3,,H2:L4)
 * -> "B"
 * @example Tiers of yours, with headers
 * A1:B5 = {"Customer","Sales";"Acme",800;"Birch",150;"Cedar",100;"Dune",10}
 * E2:F3 = {"Gold",500;"Silver",100}
 * H1: =KA.CUTOFFS(B2:B5,E2:F3,TRUE)
 * -> {"Class","From","Customers","Amount","Share";"Gold",500,1,800,0.7547;"Silver",100,2,250,0.2358}
 * @edge KA.TIER by this table gives each amount the class that KA.TIER over all amounts gives it: =KA.TIER(B2,,H$2#), with or without the line of headers.
 * @edge The last ABC class begins at 0: it takes every smaller amount that comes later. A class in the middle that nobody has is left out.
 * @edge Negative amounts are a line "Negative" from the lowest of them on, without a share.
 * @edge With a scheme every tier has its line; amounts below the lowest bound are in none.
 * @edge Empty cells, 0, texts and errors are not counted. Without a positive amount, and without a scheme, it is #N/A.
 * @replaces =HSTACK(H2:H4,MINIFS(B2:B6,C2:C6,H2:H4),COUNTIFS(C2:C6,H2:H4),SUMIFS(B2:B6,C2:C6,H2:H4),SUMIFS(B2:B6,C2:C6,H2:H4)/SUM(B2:B6))
 */
export function cutoffs(values: unknown[][], scheme?: unknown[][], headers?: boolean): unknown[][] {
  const tiers = readScheme(scheme);
  const rule = valueOrRefuse(tiers ? schemeRule(tiers) : abcRule(undefined, undefined));
  const lines = measured(cutoffsOf(readNumbers(values), rule)).map((line) => [...line]);
  return headers === true ? [CUTOFF_HEADERS, ...lines] : lines;
}

/** The functions of this topic by their ids. */
export const shareFunctions = { SHARE: share, CUMSHARE: cumulativeShare, BREAKS: breaks, CUTOFFS: cutoffs };

function shares(values: unknown[][], kind: ShareKind): unknown[][] {
  const line = lineOf(values);
  return layOut(line, valueOrRefuse(sharesOf(line.amounts, kind)));
}
