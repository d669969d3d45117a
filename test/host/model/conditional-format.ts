import type { Book } from "../book";
import { HostObject } from "../host-object";
import type { BarBound, ConditionalRule, RuleTest, ScaleEnd } from "../store";
import { boolean, invalid, notFound, oneOf, optionalText, record, text } from "./arguments";
import { colour } from "./colour";
import { ConditionalRangeFormat } from "./conditional-range-format";
import { Range } from "./range";
import { RangeAreas } from "./range-areas";

/** `Excel.ConditionalFormat`: one rule. */
export class ConditionalFormat extends HostObject {
  readonly _class = "ConditionalFormat";

  constructor(
    book: Book,
    readonly _sheetId: string,
    readonly _ruleId: string,
  ) {
    super(book);
  }

  override get _id(): string {
    return this._ruleId;
  }
  get id(): string {
    return this._ruleId;
  }
  get priority(): number {
    return this._book.store.rules(this._sheetId).findIndex(({ id }) => id === this._rule.id);
  }
  get stopIfTrue(): boolean {
    return this._rule.stopIfTrue;
  }
  set stopIfTrue(value: unknown) {
    this._change({ stopIfTrue: boolean(value, "stopIfTrue") });
  }
  get type(): string {
    return {
      custom: "Custom",
      cellValue: "CellValue",
      text: "ContainsText",
      dataBar: "DataBar",
      colorScale: "ColorScale",
    }[this._rule.test.kind];
  }

  get custom(): CustomConditionalFormat {
    const custom = this.customOrNullObject;
    if (!custom) throw notFound();
    return custom;
  }
  get customOrNullObject(): CustomConditionalFormat | null {
    return this._rule.test.kind === "custom" ? new CustomConditionalFormat(this) : null;
  }
  get cellValue(): CellValueConditionalFormat {
    const cellValue = this.cellValueOrNullObject;
    if (!cellValue) throw notFound();
    return cellValue;
  }
  get cellValueOrNullObject(): CellValueConditionalFormat | null {
    return this._rule.test.kind === "cellValue" ? new CellValueConditionalFormat(this) : null;
  }
  get textComparison(): TextConditionalFormat {
    const textComparison = this.textComparisonOrNullObject;
    if (!textComparison) throw notFound();
    return textComparison;
  }
  get textComparisonOrNullObject(): TextConditionalFormat | null {
    return this._rule.test.kind === "text" ? new TextConditionalFormat(this) : null;
  }
  get dataBar(): DataBarConditionalFormat {
    const dataBar = this.dataBarOrNullObject;
    if (!dataBar) throw notFound();
    return dataBar;
  }
  get dataBarOrNullObject(): DataBarConditionalFormat | null {
    return this._rule.test.kind === "dataBar" ? new DataBarConditionalFormat(this) : null;
  }

  get colorScale(): ColorScaleConditionalFormat {
    const colorScale = this.colorScaleOrNullObject;
    if (!colorScale) throw notFound();
    return colorScale;
  }
  get colorScaleOrNullObject(): ColorScaleConditionalFormat | null {
    return this._rule.test.kind === "colorScale" ? new ColorScaleConditionalFormat(this) : null;
  }

  getRange(): Range {
    const range = this.getRangeOrNullObject();
    if (!range) throw notFound();
    return range;
  }
  getRangeOrNullObject(): Range | null {
    const [first, ...others] = this._rule.rects;
    return first && others.length === 0 ? new Range(this._book, this._sheetId, first) : null;
  }
  getRanges(): RangeAreas {
    return new RangeAreas(this._book, this._sheetId, this._rule.rects);
  }
  delete(): void {
    this._book.store.removeRule(this._sheetId, this._rule.id);
  }

  get _rule(): ConditionalRule {
    const rule = this._book.store.rules(this._sheetId).find(({ id }) => id === this._ruleId);
    if (!rule) throw notFound();
    return rule;
  }
  _change(change: Partial<Omit<ConditionalRule, "id">>): void {
    this._book.store.setRule(this._sheetId, { ...this._rule, ...change });
  }
}

abstract class TestPart extends HostObject {
  constructor(readonly _format: ConditionalFormat) {
    super(_format._book);
  }
  _test<Kind extends RuleTest["kind"]>(kind: Kind): Extract<RuleTest, { kind: Kind }> {
    const { test } = this._format._rule;
    if (test.kind !== kind) throw notFound();
    // Of this kind, as just seen.
    return test as Extract<RuleTest, { kind: Kind }>;
  }
}

abstract class RulePart extends TestPart {
  get format(): ConditionalRangeFormat {
    return new ConditionalRangeFormat(this._format);
  }
}

/** `Excel.CustomConditionalFormat`. */
export class CustomConditionalFormat extends RulePart {
  readonly _class = "CustomConditionalFormat";

  get rule(): ConditionalFormatRule {
    return new ConditionalFormatRule(this._format);
  }
}

/** `Excel.ConditionalFormatRule`: the formula of a custom rule. */
export class ConditionalFormatRule extends HostObject {
  readonly _class = "ConditionalFormatRule";

  constructor(readonly _format: ConditionalFormat) {
    super(_format._book);
  }

  get formula(): string {
    const { test } = this._format._rule;
    return test.kind === "custom" ? test.formula : "";
  }
  set formula(value: unknown) {
    const formula = text(value, "formula");
    this._format._change({ test: { kind: "custom", formula: formula.startsWith("=") ? formula : `=${formula}` } });
  }
  get formulaLocal(): string {
    return this.formula;
  }
  set formulaLocal(value: unknown) {
    this.formula = value;
  }
}

const VALUE_OPERATORS = [
  "Between",
  "NotBetween",
  "EqualTo",
  "NotEqualTo",
  "GreaterThan",
  "LessThan",
  "GreaterThanOrEqual",
  "LessThanOrEqual",
] as const;

/** `Excel.CellValueConditionalFormat`. */
export class CellValueConditionalFormat extends RulePart {
  readonly _class = "CellValueConditionalFormat";

  get rule(): { readonly operator: string; readonly formula1: string; readonly formula2?: string } {
    const { operator, formula1, formula2 } = this._test("cellValue");
    return formula2 === "" ? { operator, formula1 } : { operator, formula1, formula2 };
  }
  set rule(value: unknown) {
    const { operator, formula1, formula2 } = record(value, "rule");
    const test: RuleTest = {
      kind: "cellValue",
      operator: oneOf(operator, VALUE_OPERATORS),
      formula1: typeof formula1 === "number" ? `=${formula1}` : text(formula1, "formula1"),
      formula2: typeof formula2 === "number" ? `=${formula2}` : (optionalText(formula2, "formula2") ?? ""),
    };
    this._format._change({ test });
  }
}

/** `Excel.TextConditionalFormat`. */
export class TextConditionalFormat extends RulePart {
  readonly _class = "TextConditionalFormat";

  get rule(): { readonly operator: string; readonly text: string } {
    const { operator, text: wanted } = this._test("text");
    return { operator, text: wanted };
  }
  set rule(value: unknown) {
    const { operator, text: wanted } = record(value, "rule");
    const known = oneOf(operator, ["Contains", "NotContains", "BeginsWith", "EndsWith"]);
    this._format._change({ test: { kind: "text", operator: known, text: text(wanted, "text") } });
  }
}

const BOUND_TYPES = ["Automatic", "LowestValue", "HighestValue", "Number", "Percent", "Formula", "Percentile"] as const;

/** `Excel.DataBarConditionalFormat`: a bar in each cell by its number. */
export class DataBarConditionalFormat extends TestPart {
  readonly _class = "DataBarConditionalFormat";

  get lowerBoundRule(): BarBound {
    return this._test("dataBar").lower;
  }
  set lowerBoundRule(value: unknown) {
    this._format._change({ test: { ...this._test("dataBar"), lower: boundOf(value, "HighestValue") } });
  }
  get upperBoundRule(): BarBound {
    return this._test("dataBar").upper;
  }
  set upperBoundRule(value: unknown) {
    this._format._change({ test: { ...this._test("dataBar"), upper: boundOf(value, "LowestValue") } });
  }
  get positiveFormat(): ConditionalDataBarPositiveFormat {
    return new ConditionalDataBarPositiveFormat(this._format);
  }
}

/** `Excel.ConditionalDataBarPositiveFormat`: how the bars of positive numbers look. */
export class ConditionalDataBarPositiveFormat extends TestPart {
  readonly _class = "ConditionalDataBarPositiveFormat";

  get fillColor(): string {
    return this._test("dataBar").fill;
  }
  set fillColor(value: unknown) {
    this._format._change({ test: { ...this._test("dataBar"), fill: colour(value, "fillColor") } });
  }
  get gradientFill(): boolean {
    return this._test("dataBar").gradient;
  }
  set gradientFill(value: unknown) {
    this._format._change({ test: { ...this._test("dataBar"), gradient: boolean(value, "gradientFill") } });
  }
}

/** A bound of bars; a number, percentage or formula needs to be named, and bars cannot begin at the highest value or end at the lowest. */
function boundOf(value: unknown, forbidden: BarBound["type"]): BarBound {
  const given = record(value, "rule");
  const type = oneOf(given["type"], BOUND_TYPES);
  const formula = optionalText(given["formula"], "formula") ?? "";
  const needsFormula = type === "Number" || type === "Percent" || type === "Formula" || type === "Percentile";
  if (type === forbidden || (needsFormula && formula === "")) throw invalid("rule");
  return { type, formula };
}

const SCALE_ENDS = ["LowestValue", "HighestValue", "Number", "Percent", "Formula", "Percentile"] as const;

/** `Excel.ColorScaleConditionalFormat`, of two colours. */
export class ColorScaleConditionalFormat extends TestPart {
  readonly _class = "ColorScaleConditionalFormat";

  get threeColorScale(): boolean {
    return false;
  }
  get criteria(): { readonly minimum: ScaleEnd; readonly maximum: ScaleEnd } {
    const { low, high } = this._test("colorScale");
    return { minimum: low, maximum: high };
  }
  set criteria(value: unknown) {
    const { minimum, midpoint, maximum } = record(value, "criteria");
    if (midpoint !== undefined && midpoint !== null) throw invalid("the model knows scales of two colours only");
    this._test("colorScale");
    this._format._change({
      test: { kind: "colorScale", low: endOf(minimum, "minimum"), high: endOf(maximum, "maximum") },
    });
  }
}

function endOf(value: unknown, name: string): ScaleEnd {
  const { type, formula, color } = record(value, name);
  return {
    type: oneOf(type, SCALE_ENDS),
    formula: optionalText(formula, "formula") ?? "",
    color: colour(color ?? "", "color"),
  };
}
