/** A piece of a formula: as it is said, or a text, a quoted name of a sheet or what stands in brackets, in which nothing is called and nothing referred to. */
export interface FormulaPiece {
  readonly kind: "said" | "quoted";
  readonly text: string;
}

/** Parts a formula into what is said and what is quoted, in its order; together they are the formula. */
export function formulaPieces(formula: string): FormulaPiece[] {
  const pieces: FormulaPiece[] = [];
  let from = 0;
  for (let at = 0; at < formula.length;) {
    const end = endOfQuoted(formula, at);
    if (end === at) {
      at++;
      continue;
    }
    if (at > from) pieces.push({ kind: "said", text: formula.slice(from, at) });
    pieces.push({ kind: "quoted", text: formula.slice(at, end) });
    from = at = end;
  }
  if (from < formula.length) pieces.push({ kind: "said", text: formula.slice(from) });
  return pieces;
}

/** Where what is quoted from a place on ends; the place itself where nothing is. What is never closed goes on to the end. */
function endOfQuoted(formula: string, at: number): number {
  const quote = formula[at];
  if (quote === '"' || quote === "'") {
    for (let i = at + 1; i < formula.length; i++) {
      if (formula[i] !== quote) continue;
      // Doubled, it is a character of the text.
      if (formula[i + 1] !== quote) return i + 1;
      i++;
    }
    return formula.length;
  }
  if (quote !== "[") return at;
  for (let i = at + 1, depth = 1; i < formula.length; i++) {
    // In the name of a column, an apostrophe stands before a bracket that is part of it.
    if (formula[i] === "'") i++;
    else if (formula[i] === "[") depth++;
    else if (formula[i] === "]" && --depth === 0) return i + 1;
  }
  return formula.length;
}

/**
 * A call of one of KA's functions: as Excel shows it, as it shows it where KA is not installed and keeps it in files (`_xldudf_KA_TIER`), and with the
 * prefix that some versions put before functions of add-ins (`_xll.`). Its name is one word: `KA.SALES.X` and `_xldudf_KA_SALES_X` are another add-in's.
 */
const call = () => /(?<![\p{L}\p{N}_.\\$?])(?:_xldudf_KA[._]|(?:_xll\.)?KA\.)[A-Z][A-Z0-9]*\(/iu;

/** Whether a formula calls a function of KA's, alone or among others. The name in a text, or in that of a sheet or a column, is none. */
export function callsKa(formula: string): boolean {
  // Most formulas of a workbook are told at once.
  if (!/KA[._]/i.test(formula)) return false;
  return formulaPieces(formula).some(({ kind, text }) => kind === "said" && call().test(text));
}

/** A formula as Excel shows it where KA is installed, whatever a file calls KA's functions. */
export function shownFormula(formula: string): string {
  return formulaPieces(formula)
    .map(({ kind, text }) =>
      kind === "said"
        ? text.replaceAll(/(?<![\p{L}\p{N}_.\\$?])(?:_xldudf_KA[._]|_xll\.KA\.)(?=[A-Z][A-Z0-9]*\()/giu, "KA.")
        : text,
    )
    .join("");
}
