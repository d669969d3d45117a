/** Functions that are younger than the file format: in a file their names begin with these words, on the screen they do not. */
const YOUNG =
  "ACOT ACOTH AGGREGATE ARABIC BASE BITAND BITLSHIFT BITOR BITRSHIFT BITXOR BYCOL BYROW CEILING.MATH CHOOSECOLS CHOOSEROWS COMBINA CONCAT COT COTH DAYS DECIMAL DROP EXPAND FLOOR.MATH FORMULATEXT GAMMA GAUSS HSTACK IFNA IFS ISFORMULA ISOWEEKNUM LAMBDA LET MAKEARRAY MAP MAXIFS MINIFS MODE.MULT MODE.SNGL NUMBERVALUE PDURATION PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC QUARTILE.EXC QUARTILE.INC RANDARRAY RANK.AVG RANK.EQ REDUCE RRI SCAN SEQUENCE SHEET SHEETS STDEV.P STDEV.S SWITCH TAKE TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL TOROW UNICHAR UNICODE UNIQUE VAR.P VAR.S VSTACK WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR".split(
    " ",
  );
/** These two have a longer word before them. */
const YOUNGER = ["FILTER", "SORT", "SORTBY"];

/** A formula of a file as the grid knows it, with its `=`. */
export function formulaFromFile(text: string): string {
  return `=${outsideTexts(text, (part) =>
    part.replace(/_xldudf_KA_(?=\w+\()/gi, "KA.").replace(/_xlfn\.|_xlws\.|_xlpm\.|_xlop\./g, ""),
  )}`;
}

/** A formula of the grid as a file has it. */
export function formulaForFile(formula: string): string {
  return outsideTexts(formula.replace(/^=/, ""), (part) =>
    part.replace(/(?<![\w.])([A-Z][A-Z\d.]*)(?=\()/gi, (name: string) => {
      const upper = name.toUpperCase();
      if (upper.startsWith("KA.")) return `_xldudf_KA_${upper.slice(3)}`;
      if (YOUNGER.includes(upper)) return `_xlfn._xlws.${upper}`;
      return YOUNG.includes(upper) ? `_xlfn.${upper}` : name;
    }),
  );
}

/** Changes what stands outside of the quoted texts and sheet names of a formula. */
function outsideTexts(formula: string, change: (part: string) => string): string {
  return formula
    .split(/("(?:[^"]|"")*"|'(?:[^']|'')*')/)
    .map((part, at) => (at % 2 === 0 ? change(part) : part))
    .join("");
}
