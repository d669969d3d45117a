import { BooleanNumber } from "@univerjs/core";
import {
  ArrayValueObject,
  BaseFunction,
  type BaseValueObject,
  BooleanValueObject,
  ErrorValueObject,
  ErrorType,
  FunctionType,
  IFunctionService,
  NumberValueObject,
  SetTriggerFormulaCalculationStartMutation,
  StringValueObject,
} from "@univerjs/preset-sheets-core";
import type { FunctionMetadata } from "../../scripts/functions-metadata";
import { formatAddress } from "../host/address";
import type { CallFunction, CellError, CellValue, ErrorText, FunctionArgument, FunctionResult } from "../host/store";
import type { Grid } from "./univer";

/** What the grid is told of a function. */
export type DescribedFunction = Pick<FunctionMetadata, "id" | "name" | "description" | "parameters">;

const namespace = "KA";
const BUSY: CellError = { error: "#BUSY!" };
/** Ten thousand formulas of their own still find their answers; beyond that the oldest are asked again. */
const answersKept = 100_000;

/** Excel's errors as Univer names them. */
const errorTypes: Readonly<Record<ErrorText, ErrorType>> = {
  "#N/A": ErrorType.NA,
  "#DIV/0!": ErrorType.DIV_BY_ZERO,
  "#NUM!": ErrorType.NUM,
  "#VALUE!": ErrorType.VALUE,
  "#NULL!": ErrorType.NULL,
  "#REF!": ErrorType.REF,
  "#NAME?": ErrorType.NAME,
  "#SPILL!": ErrorType.SPILL,
  "#CALC!": ErrorType.CALC,
  "#BUSY!": ErrorType.CONNECT,
};
const errorTexts = new Map<ErrorType, string>(Object.entries(errorTypes).map(([text, type]) => [type, text]));

function toArgument(value: BaseValueObject): FunctionArgument {
  if (!(value instanceof ArrayValueObject)) return value.isNull() ? null : toCell(value);
  const rows = value.getArrayValue().map((line) => line.map((cell) => (!cell || cell.isNull() ? "" : toCell(cell))));
  return rows.length === 1 && rows[0]?.length === 1 ? (rows[0][0] ?? "") : rows;
}

function toCell(value: BaseValueObject): CellValue {
  if (value instanceof ErrorValueObject) {
    // Univer's own errors beyond Excel's count as the general one.
    const text = errorTexts.get(value.getErrorType());
    return { error: text === undefined ? "#VALUE!" : (text as ErrorText) }; // a key of the record above
  }
  return value.getValue();
}

function fromCell(value: CellValue): BaseValueObject {
  // Not Univer's factory: it would make numbers of texts that look like numbers.
  if (typeof value === "string") return StringValueObject.create(value);
  if (typeof value === "number") return NumberValueObject.create(value);
  if (typeof value === "boolean") return BooleanValueObject.create(value);
  return ErrorValueObject.create(errorTypes[value.error]);
}

function fromResult(result: FunctionResult): BaseValueObject {
  if (!isMatrix(result)) return fromCell(result);
  const only = result[0]?.[0];
  if (result.length === 1 && result[0]?.length === 1 && only !== undefined) return fromCell(only);
  return ArrayValueObject.create({
    calculateValueList: result.map((line) => line.map(fromCell)),
    rowCount: result.length,
    columnCount: result[0]?.length ?? 0,
    unitId: "",
    sheetId: "",
    row: -1,
    column: -1,
  });
}

function isMatrix(result: FunctionResult): result is readonly (readonly CellValue[])[] {
  return Array.isArray(result);
}

function isBusy(value: FunctionArgument): boolean {
  if (Array.isArray(value)) return value.some((cell: FunctionArgument) => isBusy(cell));
  return typeof value === "object" && value !== null && "error" in value && value.error === BUSY.error;
}

/** 64 bits of a text (two FNV-1a hashes), so that the arguments of ten thousand calls need not be kept. */
function fingerprint(text: string): string {
  let one = 0x811c9dc5;
  let other = 0x1000193;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x85ebca6b) + at;
  }
  return `${one >>> 0}.${other >>> 0}.${text.length}`;
}

/** A function of the add-in as Univer calculates it. */
class AddInFunction extends BaseFunction {
  constructor(
    name: string,
    private readonly answer: (args: readonly FunctionArgument[], caller: BaseFunction) => BaseValueObject,
  ) {
    super(name);
  }

  override calculate(...variants: BaseValueObject[]): BaseValueObject {
    return this.answer(variants.map(toArgument), this);
  }
}

/**
 * The add-in's custom functions in the grid. Univer stops calculating when a function inside another one answers later, so
 * a call that has no answer yet shows #BUSY! at once, is asked of the add-in, and everything is calculated again when all
 * answers are there.
 */
export class GridFunctions {
  private readonly answers = new Map<string, BaseValueObject>();
  private readonly asked = new Set<string>();
  private call: CallFunction | undefined;

  constructor(
    private readonly grid: Grid,
    functions: readonly DescribedFunction[],
  ) {
    const service = grid.injector.get(IFunctionService);
    for (const facts of functions) {
      const name = `${namespace}.${facts.name}`.toUpperCase();
      service.registerExecutors(new AddInFunction(name, (args, caller) => this.answer(facts, args, caller)));
      service.registerDescriptions({
        functionName: name,
        functionType: FunctionType.User,
        description: facts.description,
        abstract: facts.description,
        functionParameter: facts.parameters.map((parameter) => ({
          name: parameter.name,
          detail: parameter.description,
          example: "",
          require: parameter.optional ? BooleanNumber.FALSE : BooleanNumber.TRUE,
          repeat: BooleanNumber.FALSE,
        })),
      });
    }
  }

  /** From now on calls are asked of this add-in; what an earlier one answered is forgotten. */
  use(call: CallFunction): void {
    this.call = call;
    this.answers.clear();
    this.asked.clear();
    this.calculate();
  }

  private answer(facts: DescribedFunction, args: readonly FunctionArgument[], caller: BaseFunction): BaseValueObject {
    // What it reads is still being calculated; everything is calculated again when that is known.
    if (args.some(isBusy)) return fromCell(BUSY);
    const address = this.addressOf(caller);
    const key = fingerprint(JSON.stringify([facts.id, args]));
    const known = this.answers.get(key);
    if (known) return known;
    // Before the add-in is ready nothing is asked: everything is calculated again when it is.
    if (this.call && !this.asked.has(key)) {
      this.asked.add(key);
      void this.ask(this.call, facts.id, { args, address, key });
    }
    return fromCell(BUSY);
  }

  private async ask(
    call: CallFunction,
    id: string,
    { args, address, key }: { args: readonly FunctionArgument[]; address: string; key: string },
  ): Promise<void> {
    const result = await call(id, args, { address });
    if (call !== this.call) return;
    this.asked.delete(key);
    this.answers.set(key, fromResult(result));
    if (this.asked.size > 0) return;
    for (const oldest of this.answers.keys()) {
      if (this.answers.size <= answersKept) break;
      this.answers.delete(oldest);
    }
    this.calculate();
  }

  /** Calculates every formula of the workbook anew. */
  calculate(): void {
    void this.grid.commands.executeCommand(
      SetTriggerFormulaCalculationStartMutation.id,
      { commands: [], forceCalculation: true },
      { onlyLocal: true },
    );
  }

  private addressOf({ subUnitId, row, column }: BaseFunction): string {
    const sheet = this.grid.book.getWorkbook().getSheetBySheetId(subUnitId ?? "");
    return formatAddress(sheet?.getName() ?? "", { row, column, rows: 1, columns: 1 });
  }
}
