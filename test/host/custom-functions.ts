import type { Book } from "./book";
import { HostObject, NOT_HIDDEN } from "./host-object";
import { firstCell, isMatrix, lifted } from "./lifting";
import type { CallFunction, Caller, CellError, CellValue, ErrorText, FunctionArgument, FunctionResult } from "./store";

/** What functions.json says of a function, as far as it shapes a call. */
export interface FunctionFacts {
  readonly id: string;
  readonly options?: { readonly cancelable?: boolean };
  readonly parameters: readonly {
    readonly type?: string;
    readonly dimensionality?: string;
    readonly optional?: boolean;
    readonly repeating?: boolean;
  }[];
}

/** functions.json, as far as it shapes calls. */
export interface FunctionsMetadata {
  readonly functions: readonly FunctionFacts[];
  readonly allowErrorForDataTypeAny?: boolean;
}

type Entry = readonly unknown[];

/** Calls the add-in's functions through the client: the calls of one turn of the event loop in one message, the answers as they come. */
export class FunctionCalls {
  readonly #waiting = new Map<number, (result: FunctionResult) => void>();
  #due: Entry[] = [];
  #lastId = 0;
  /** Calls sent so far. */
  sent = 0;

  constructor(
    readonly metadata: FunctionsMetadata | undefined,
    readonly send: (entries: readonly Entry[]) => void,
  ) {}

  readonly call: CallFunction = async (id, args, caller) => {
    const facts = this.metadata?.functions.find((known) => known.id.toUpperCase() === id.toUpperCase());
    if (this.metadata && !facts) return { error: "#NAME?" };
    const calls = lifted(args, (place) => parameterOf(facts, place));
    if (!calls) return this.#ask(facts ?? { id, parameters: undefined }, args, caller);
    // Asked for by a parameter of this function: its facts are known.
    const known = facts as FunctionFacts;
    const answer = async (one: readonly FunctionArgument[] | undefined) =>
      one ? firstCell(await this.#ask(known, one, caller)) : TOO_SHORT;
    return Promise.all(calls.map((row) => Promise.all(row.map(answer))));
  };

  #ask(
    facts: AskedFunction,
    args: readonly FunctionArgument[],
    { address, canceled }: Caller,
  ): Promise<FunctionResult> {
    const shaped = this.#shape(args, facts);
    if (!Array.isArray(shaped)) return Promise.resolve(shaped);
    const invocation = ++this.#lastId;
    const isCancelable = facts.options?.cancelable === true;
    const flags = (isCancelable ? CANCELABLE : 0) + (this.metadata?.allowErrorForDataTypeAny ? ALLOW_ERRORS : 0);
    // Text, so that nothing of the workbook's is shared with the function.
    const entry = [1, 1000, "", JSON.stringify([invocation, facts.id, shaped, address, flags]), 0];
    this.#due.push(entry);
    if (this.#due.length === 1) setTimeout(() => this.#flush(), 0);
    return new Promise((resolve) => {
      this.#waiting.set(invocation, resolve);
      canceled?.addEventListener("abort", () => this.#cancel(invocation, entry, isCancelable), { once: true });
    });
  }

  /** Nobody waits for an answer any longer: what was not sent stays here, and a function that wants to know is told. */
  #cancel(invocation: number, entry: Entry, isCancelable: boolean): void {
    if (!this.#waiting.has(invocation)) return;
    this.settle(invocation, { error: "#BUSY!" });
    if (this.#due.includes(entry)) this.#due = this.#due.filter((due) => due !== entry);
    else if (isCancelable) this.send([[1, 1001, "", JSON.stringify({ invocationId: invocation }), 0]]);
  }

  /** An answer of the client. */
  settle(invocation: number, result: FunctionResult): void {
    this.#waiting.get(invocation)?.(result);
    this.#waiting.delete(invocation);
  }

  #flush(): void {
    const entries = this.#due;
    this.#due = [];
    if (entries.length === 0) return;
    this.sent += entries.length;
    this.send(entries);
  }

  /** Arguments as the function declares its parameters; an error where Excel would not call at all. */
  #shape(args: readonly FunctionArgument[], facts: AskedFunction): unknown[] | CellError {
    const { parameters } = facts;
    const shaped: unknown[] = [];
    const count = Math.max(args.length, parameters?.filter(({ repeating }) => !repeating).length ?? 0);
    for (let index = 0; index < count; index++) {
      const parameter = parameterOf(facts, index);
      if (parameters && !parameter) return { error: "#VALUE!" };
      const arg = args[index] ?? null;
      if (arg === null) {
        if (parameter && !parameter.optional && !parameter.repeating) return { error: "#VALUE!" };
        shaped.push(null);
        continue;
      }
      const isScalar = parameter ? parameter.dimensionality !== "matrix" : isOneCell(arg);
      const value = isScalar ? (isMatrix(arg) ? single(arg) : arg) : isMatrix(arg) ? arg : [[arg]];
      if (value === undefined) return { error: "#VALUE!" };
      const error = this.metadata?.allowErrorForDataTypeAny ? undefined : firstError(value);
      if (error) return error;
      shaped.push(onWire(value, parameter?.type === "number" ? 0 : ""));
    }
    return shaped;
  }
}

const CANCELABLE = 1;
const ALLOW_ERRORS = 4;
/** Where ranges of other lengths are walked side by side. */
const TOO_SHORT: CellError = { error: "#N/A" };

/** A function to be called; without functions.json nobody knows its parameters. */
type AskedFunction = Pick<FunctionFacts, "id" | "options"> & {
  readonly parameters: FunctionFacts["parameters"] | undefined;
};

function parameterOf(facts: Pick<AskedFunction, "parameters"> | undefined, place: number) {
  const parameters = facts?.parameters;
  return parameters?.[place] ?? parameters?.findLast(({ repeating }) => repeating);
}

function isOneCell(value: FunctionArgument): boolean {
  return !isMatrix(value) || single(value) !== undefined;
}

function single(matrix: readonly (readonly CellValue[])[]): CellValue | undefined {
  return matrix.length === 1 && matrix[0]?.length === 1 ? matrix[0][0] : undefined;
}

function firstError(value: FunctionArgument): CellError | undefined {
  if (isMatrix(value)) return value.flat().find(isError);
  return value !== null && isError(value) ? value : undefined;
}

function isError(value: CellValue): value is CellError {
  return typeof value === "object";
}

function onWire(value: FunctionArgument, blank: CellValue): unknown {
  if (isMatrix(value)) return value.map((row) => row.map((cell) => onWire(cell, blank)));
  if (value === "") return blank;
  if (value !== null && isError(value)) return { type: "CustomFunctionError", code: value.error };
  return value;
}

/** The service the client answers calls at. */
export class CustomFunctionsService extends HostObject {
  readonly _class = "CustomFunctions";

  constructor(
    book: Book,
    readonly _calls: FunctionCalls,
    readonly _ready: () => void,
  ) {
    super(book);
  }

  /** `[[id, true, value]]`, or `[[id, false, message, code]]`. */
  setInvocationArrayResults(results: readonly (readonly [number, boolean, unknown, (number | undefined)?])[]): void {
    for (const [id, isFine, value, code] of results) {
      this._calls.settle(id, isFine ? asResult(value) : { error: ERRORS[code ?? 0] ?? "#VALUE!" });
    }
  }
  setInvocationResults(
    results: readonly {
      readonly id: number;
      readonly value: unknown;
      readonly failed?: boolean;
      readonly errorCode?: number;
    }[],
  ): void {
    this.setInvocationArrayResults(results.map(({ id, value, failed, errorCode }) => [id, !failed, value, errorCode]));
  }

  override _hidden(name: string, _args: readonly unknown[]): unknown {
    if (name === "_SetOsfControlContainerReadyForCustomFunctions") {
      this._ready();
      return null;
    }
    return name === "_GetEnabledFeatures" ? [] : NOT_HIDDEN;
  }
}

const ERRORS: Readonly<Record<number, ErrorText>> = {
  1: "#N/A",
  5: "#DIV/0!",
  6: "#NUM!",
  7: "#VALUE!",
  8: "#NULL!",
  9: "#N/A",
};
const ERROR_TEXTS = new Set<string>(["#N/A", "#DIV/0!", "#NUM!", "#VALUE!", "#NULL!", "#REF!", "#NAME?"]);

function asResult(value: unknown): FunctionResult {
  if (!Array.isArray(value)) return asCell(value);
  const rows = value.map((row: unknown) => (Array.isArray(row) ? row.map(asCell) : [asCell(row)]));
  const width = rows[0]?.length ?? 0;
  return rows.every((row) => row.length === width) ? rows : { error: "#VALUE!" };
}

function asCell(value: unknown): CellValue {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (value === null || value === undefined) return "";
  const { code, basicValue } = Object(value) as { code?: unknown; basicValue?: unknown };
  const given = code ?? basicValue;
  // Of the list, as just looked up.
  return { error: typeof given === "string" && ERROR_TEXTS.has(given) ? (given as ErrorText) : "#VALUE!" };
}
