/** What Excel's runtime gives to the functions: a place to register, and errors with Excel's codes. */

const CODES = {
  invalidValue: "#VALUE!",
  notAvailable: "#N/A",
  divisionByZero: "#DIV/0!",
  invalidNumber: "#NUM!",
  nullReference: "#NULL!",
  invalidName: "#NAME?",
  invalidReference: "#REF!",
};

class CellError extends Error {
  constructor(
    readonly code: string,
    message?: string,
  ) {
    super(message);
  }
}

/** The functions by the id they registered with. */
export const registered = new Map<string, (...cells: unknown[]) => unknown>();

Object.assign(globalThis, {
  CustomFunctions: {
    Error: CellError,
    ErrorCode: CODES,
    associate: (id: string, run: (...cells: unknown[]) => unknown) => registered.set(id, run),
  },
});

/** A cell's error as Excel's client hands it to a function that accepts errors. */
export function errorCell(code: keyof typeof CODES): unknown {
  return new CellError(CODES[code]);
}

/** An answer as a person sees it in the cells: texts, and errors by their code. */
export function shown(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(shown);
  return answer instanceof CellError ? answer.code : answer;
}

/** The code and the sentence of an error, thrown or in a cell. */
export function refusalOf(work: () => unknown): string {
  try {
    const answer = [work()].flat(3)[0];
    return answer instanceof CellError ? `${answer.code} ${answer.message}` : "answered";
  } catch (error) {
    if (error instanceof CellError) return `${error.code} ${error.message}`;
    throw error;
  }
}
