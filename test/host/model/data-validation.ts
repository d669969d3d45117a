import { intersect } from "../address";
import type { Book } from "../book";
import { HostObject } from "../host-object";
import type { Rect, Validation, ValidationAlert } from "../store";
import { boolean, invalid, oneOf, optionalText, record, text } from "./arguments";
import { locate, refuseIfProtected, type Place } from "./place";
import { without } from "./rectangles";

const TYPES = {
  wholeNumber: "WholeNumber",
  decimal: "Decimal",
  list: "List",
  date: "Date",
  time: "Time",
  textLength: "TextLength",
  custom: "Custom",
} as const;
const OPERATORS = [
  "Between",
  "NotBetween",
  "EqualTo",
  "NotEqualTo",
  "GreaterThan",
  "LessThan",
  "GreaterThanOrEqualTo",
  "LessThanOrEqualTo",
] as const;
/** What Excel takes of a title and of a message. */
const [TITLE, MESSAGE] = [32, 255];
/** A list that is typed out; one that stands in cells may be longer. */
const LIST = 255;
const NO_ALERT: ValidationAlert = { showAlert: true, style: "Stop", title: "", message: "" };
const NO_PROMPT: Validation["prompt"] = { showPrompt: true, title: "", message: "" };

/** `Excel.DataValidation`: what may be typed into the cells of a range. */
export class DataValidation extends HostObject {
  readonly _class = "DataValidation";

  constructor(
    book: Book,
    readonly _place: Place,
  ) {
    super(book);
  }

  get type(): string {
    const all = this._inside;
    const types = new Set(all.map(({ rule }) => TYPES[kindOf(rule)]));
    const [only] = types;
    if (only === undefined) return "None";
    if (types.size > 1) return "Inconsistent";
    return all.length === 1 && this._isCovered ? only : "MixedCriteria";
  }
  get rule(): unknown {
    return this._shared?.rule ?? {};
  }
  set rule(value: unknown) {
    this._set({ rule: this._checked(value) });
  }
  get errorAlert(): unknown {
    return this._shared?.alert ?? NO_ALERT;
  }
  set errorAlert(value: unknown) {
    const { showAlert, style, title, message } = record(value, "errorAlert");
    this._set({
      alert: {
        showAlert: boolean(showAlert, "showAlert"),
        style: oneOf(style, ["Stop", "Warning", "Information"]),
        title: short(title, "title", TITLE),
        message: short(message, "message", MESSAGE),
      },
    });
  }
  get prompt(): unknown {
    return this._shared?.prompt ?? NO_PROMPT;
  }
  set prompt(value: unknown) {
    const { showPrompt, title, message } = record(value, "prompt");
    const prompt = { title: short(title, "title", TITLE), message: short(message, "message", MESSAGE) };
    this._set({ prompt: { showPrompt: boolean(showPrompt, "showPrompt"), ...prompt } });
  }
  get ignoreBlanks(): boolean {
    return this._shared?.ignoreBlanks ?? true;
  }
  set ignoreBlanks(value: unknown) {
    this._set({ ignoreBlanks: boolean(value, "ignoreBlanks") });
  }

  clear(): void {
    refuseIfProtected(this._book, this._place, "sheet");
    this._keep(this._outside);
  }

  get _all(): readonly Validation[] {
    return this._book.store.validations(this._place.sheetId);
  }
  get _inside(): readonly Validation[] {
    return this._all.filter(({ rect }) => intersect(rect, this._place.rect));
  }
  get _outside(): readonly Validation[] {
    return this._all.flatMap((one) => without(one.rect, this._place.rect).map((rect) => ({ ...one, rect })));
  }
  get _isCovered(): boolean {
    const { rows, columns } = this._place.rect;
    const covered = this._inside.map(({ rect }) => sizeOf(intersect(rect, this._place.rect)));
    return covered.reduce((sum, cells) => sum + cells, 0) === rows * columns;
  }
  /** The rule of all of its cells. */
  get _shared(): Validation | undefined {
    const [only, ...others] = this._inside;
    return others.length === 0 && this._isCovered ? only : undefined;
  }

  _set(change: Partial<Omit<Validation, "rect">>): void {
    refuseIfProtected(this._book, this._place, "sheet");
    const before = this._shared;
    const rule = change.rule ?? before?.rule;
    if (!rule) throw invalid("a rule is needed first");
    const { alert = NO_ALERT, prompt = NO_PROMPT, ignoreBlanks = true } = before ?? {};
    this._keep([...this._outside, { alert, prompt, ignoreBlanks, ...change, rule, rect: this._place.rect }]);
  }

  _keep(validations: readonly Validation[]): void {
    this._book.store.setValidations(this._place.sheetId, validations);
  }

  /** A rule of exactly one kind; what it refers to is there. */
  _checked(value: unknown): Validation["rule"] {
    const given = record(value, "rule");
    const kinds = Object.keys(given).filter((key) => given[key] !== undefined && given[key] !== null);
    const [kind] = kinds;
    if (kind === undefined || kinds.length > 1 || !(kind in TYPES)) throw invalid("rule");
    const inner = record(given[kind], kind);
    if (kind === "list") {
      const source = text(inner["source"], "source");
      if (source.startsWith("=")) this._refers(source);
      else if (source.length === 0 || source.length > LIST) throw invalid("source");
      return { list: { inCellDropDown: boolean(inner["inCellDropDown"] ?? true, "inCellDropDown"), source } };
    }
    if (kind === "custom") return { custom: { formula: text(inner["formula"], "formula") } };
    const operator = oneOf(inner["operator"], OPERATORS);
    const formula1 = operand(inner["formula1"]);
    const formula2 = operator.endsWith("etween") ? { formula2: operand(inner["formula2"]) } : {};
    return { [kind]: { operator, formula1, ...formula2 } };
  }

  /** A list may stand in cells of another sheet, in one row or one column. */
  _refers(source: string): void {
    const { rect } = locate(this._book, this._place.sheetId, source);
    if (rect.rows > 1 && rect.columns > 1) throw invalid("source");
  }
}

function kindOf(rule: Validation["rule"]): keyof typeof TYPES {
  const kind = Object.keys(TYPES).find((key) => key in rule);
  // A rule was checked to have one of these kinds when it was set.
  return kind as keyof typeof TYPES;
}

function sizeOf(rect: Rect | undefined): number {
  return rect ? rect.rows * rect.columns : 0;
}

function short(value: unknown, name: string, most: number): string {
  const given = optionalText(value, name) ?? "";
  if (given.length > most) throw invalid(name);
  return given;
}

function operand(value: unknown): string {
  return typeof value === "number" ? `=${value}` : text(value, "formula");
}
