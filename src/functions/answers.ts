import type { Issue, Outcome } from "../core/issues";
import { refusal } from "../core/issues";
import type { Language } from "../core/policy";
import { describeFormulaIssue } from "../core/text/formula-issues";
import { readLine, type Cells, type Line } from "./cells";

/** The language of error sentences. A value never depends on it. */
let language: Language = "en";

/** Sets the language of the sentences that explain an error; the page's entry knows it. */
export function explainIn(chosen: Language): void {
  language = chosen;
}

/** #VALUE! with the sentence of the first issue. */
export function refused([issue]: readonly Issue[]): CustomFunctions.Error {
  return new CustomFunctions.Error(
    CustomFunctions.ErrorCode.invalidValue,
    issue && describeFormulaIssue(issue, language),
  );
}

/** #N/A with the sentence of an issue: what was asked for is not there. */
export function notAvailable(issue: Issue): CustomFunctions.Error {
  return new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, describeFormulaIssue(issue, language));
}

/** What core found, or the end of the formula with the sentence of why there is nothing. */
export function valueOrRefuse<T>({ value, issues }: Outcome<T>): T {
  if (value === undefined) throw refused(issues);
  return value;
}

/** The same for figures of a range: #N/A where there is nothing to measure. */
export function measured<T>({ value, issues }: Outcome<T>): T {
  if (value !== undefined) return value;
  const [issue] = issues;
  throw issue?.kind === "nothingPositive" ? notAvailable(issue) : refused(issues);
}

/** The values of a formula that answers each of them; a block of several rows and columns is refused. */
export function lineOf(values: Cells): Line {
  const line = readLine(values);
  if (!line) throw refused([refusal("notOneLine", {})]);
  return line;
}

/** Answers in the direction of the values, one a value, with the errors of single cells in their places. */
export function layOut({ direction, errors }: Line, answers: ArrayLike<unknown>): unknown[][] {
  const notANumber = errors.size > 0 ? refused([refusal("notANumber", {})]) : undefined;
  const cells = Array.from(answers, (answer, place) => {
    const error = errors.size > 0 ? errors.get(place) : undefined;
    if (error === undefined) return answer;
    return error === "text" ? notANumber : new CustomFunctions.Error(passedOn(error));
  });
  return direction === "row" ? [cells] : cells.map((cell) => [cell]);
}

/** A function may not answer with #NAME?, #REF! and the newer codes: they are passed on as #VALUE!. */
export function passedOn(code: string): CustomFunctions.ErrorCode {
  const {
    divisionByZero,
    invalidNumber,
    notAvailable: missing,
    nullReference,
    invalidValue,
  } = CustomFunctions.ErrorCode;
  const allowed = new Map<string, CustomFunctions.ErrorCode>(
    [divisionByZero, invalidNumber, missing, nullReference].map((known) => [known, known]),
  );
  return allowed.get(code) ?? invalidValue;
}
