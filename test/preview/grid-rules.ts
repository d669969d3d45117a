import {
  AddCfCommand,
  CFNumberOperator,
  CFRuleType,
  CFSubRuleType,
  CFTextOperator,
  CFValueType,
  ConditionalFormattingRuleModel,
  DeleteCfCommand,
  type IConditionFormattingRule,
  type IColorScale,
  type IDataBar,
  type IHighlightCell,
  SetCfCommand,
} from "@univerjs/preset-sheets-conditional-formatting";
import { formatCells } from "../host/address";
import type { ConditionalRule, Rect, RuleTest, TextOperator, ValueOperator } from "../host/store";
import { toRange, toRect } from "./grid-cells";
import { fromRuleStyle, toRuleStyle } from "./grid-formats";
import type { Grid } from "./univer";

const textOperators: readonly (readonly [TextOperator, CFTextOperator])[] = [
  ["Contains", CFTextOperator.containsText],
  ["NotContains", CFTextOperator.notContainsText],
  ["BeginsWith", CFTextOperator.beginsWith],
  ["EndsWith", CFTextOperator.endsWith],
];
const valueFormulas: Readonly<Record<ValueOperator, (cell: string, a: string, b: string) => string>> = {
  Between: (cell, a, b) => `AND(${cell}>=${a},${cell}<=${b})`,
  NotBetween: (cell, a, b) => `OR(${cell}<${a},${cell}>${b})`,
  EqualTo: (cell, a) => `${cell}=${a}`,
  NotEqualTo: (cell, a) => `${cell}<>${a}`,
  GreaterThan: (cell, a) => `${cell}>${a}`,
  LessThan: (cell, a) => `${cell}<${a}`,
  GreaterThanOrEqual: (cell, a) => `${cell}>=${a}`,
  LessThanOrEqual: (cell, a) => `${cell}<=${a}`,
};

const numberOperators: Readonly<Record<ValueOperator, CFNumberOperator>> = {
  Between: CFNumberOperator.between,
  NotBetween: CFNumberOperator.notBetween,
  EqualTo: CFNumberOperator.equal,
  NotEqualTo: CFNumberOperator.notEqual,
  GreaterThan: CFNumberOperator.greaterThan,
  LessThan: CFNumberOperator.lessThan,
  GreaterThanOrEqual: CFNumberOperator.greaterThanOrEqual,
  LessThanOrEqual: CFNumberOperator.lessThanOrEqual,
};

function numberIn(formula: string): number | undefined {
  const text = formula.replace(/^=/, "");
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

function textIn(formula: string): string | undefined {
  return /^="((?:[^"]|"")*)"$/.exec(formula)?.[1]?.replaceAll('""', '"');
}

/** A comparison that Univer makes itself: a hundred times faster than the same as a formula. Undefined for the others. */
function comparison(test: RuleTest & { kind: "cellValue" }): object | undefined {
  const { operator, formula1, formula2 } = test;
  const [one, other, text] = [numberIn(formula1), numberIn(formula2), textIn(formula1)];
  const isRange = operator === "Between" || operator === "NotBetween";
  if (one !== undefined && (!isRange || other !== undefined)) {
    const value = isRange ? [one, other] : one;
    return { subType: CFSubRuleType.number, operator: numberOperators[operator], value };
  }
  if (text === undefined) return undefined;
  if (operator === "EqualTo") return { subType: CFSubRuleType.text, operator: CFTextOperator.equal, value: text };
  if (operator === "NotEqualTo") return { subType: CFSubRuleType.text, operator: CFTextOperator.notEqual, value: text };
  return undefined;
}

/** The text of a formula like `=$G2="A"` over one column that is G: each cell is compared with a text, which Univer does itself. */
function ownText(formula: string, rects: readonly Rect[]): string | undefined {
  const [, cell = "", text] = /^=?\$?([A-Z]+\d+)="((?:[^"]|"")*)"$/.exec(formula) ?? [];
  const [rect] = rects;
  const isOwn = rects.length === 1 && rect?.columns === 1 && formatCells({ ...rect, rows: 1 }) === cell;
  return isOwn ? text?.replaceAll('""', '"') : undefined;
}

function operand(formula: string): string {
  return `(${formula.replace(/^=/, "")})`;
}

/** A rule that has not been told its formula or text yet cannot be drawn. */
function isComplete({ test }: ConditionalRule): boolean {
  if (test.kind === "custom") return test.formula !== "";
  if (test.kind === "dataBar" || test.kind === "colorScale") return true;
  return test.kind === "cellValue" ? test.formula1 !== "" : test.text !== "";
}

function toUniver(
  rule: ConditionalRule,
):
  | IConditionFormattingRule<IHighlightCell>
  | IConditionFormattingRule<IDataBar>
  | IConditionFormattingRule<IColorScale> {
  const { id, rects, stopIfTrue, style, test } = rule;
  if (test.kind === "dataBar") return { cfId: id, ranges: rects.map(toRange), stopIfTrue, rule: toBars(test) };
  if (test.kind === "colorScale") return { cfId: id, ranges: rects.map(toRange), stopIfTrue, rule: toScale(test) };
  const config = { type: CFRuleType.highlightCell, style: toRuleStyle(style), ...toTest({ rects, test }) };
  // The type of each of Univer's tests is its own; toTest makes nothing else.
  return { cfId: id, ranges: rects.map(toRange), stopIfTrue, rule: config as IHighlightCell };
}

function toBars({ lower, upper, fill, gradient }: Extract<RuleTest, { kind: "dataBar" }>): IDataBar {
  const min =
    lower.type === "Number" ? { type: CFValueType.num, value: Number(lower.formula) } : { type: CFValueType.min };
  const max =
    upper.type === "Number" ? { type: CFValueType.num, value: Number(upper.formula) } : { type: CFValueType.max };
  const config = { min, max, isGradient: gradient, positiveColor: fill, nativeColor: "#FF555A" };
  return { type: CFRuleType.dataBar, isShowValue: true, config };
}

/** From the smallest number to the largest: the ends that KA sets. */
function toScale({ low, high }: Extract<RuleTest, { kind: "colorScale" }>): IColorScale {
  const config = [
    { index: 0, color: low.color, value: { type: CFValueType.min } },
    { index: 1, color: high.color, value: { type: CFValueType.max } },
  ];
  return { type: CFRuleType.colorScale, config };
}

/** The fields of Univer's rule that say what it tests. */
function toTest({
  rects,
  test,
}: {
  readonly rects: readonly Rect[];
  readonly test: Exclude<RuleTest, { kind: "dataBar" | "colorScale" }>;
}): object {
  if (test.kind === "text") {
    const operator = textOperators.find(([name]) => name === test.operator)?.[1];
    return { subType: CFSubRuleType.text, operator, value: test.text };
  }
  if (test.kind === "custom") {
    const own = ownText(test.formula, rects);
    return own === undefined
      ? { subType: CFSubRuleType.formula, value: `=${test.formula.replace(/^=/, "")}` }
      : { subType: CFSubRuleType.text, operator: CFTextOperator.equal, value: own };
  }
  const native = comparison(test);
  if (native) return native;
  const corner = rects[0];
  if (!corner) throw new Error("A conditional format has no cells");
  // What Univer cannot compare itself (cells, texts by order) it can as a formula.
  const cell = formatCells({ ...corner, rows: 1, columns: 1 });
  const formula = valueFormulas[test.operator](cell, operand(test.formula1), operand(test.formula2));
  return { subType: CFSubRuleType.formula, value: `=${formula}` };
}

function fromUniver(rule: IConditionFormattingRule): ConditionalRule | undefined {
  const { cfId, ranges, stopIfTrue, rule: config } = rule;
  if (config.type !== CFRuleType.highlightCell) return undefined;
  const test = testOf(config);
  if (!test) return undefined;
  return { id: cfId, rects: ranges.map(toRect), stopIfTrue, test, style: fromRuleStyle(config.style) };
}

function testOf(config: Exclude<IConditionFormattingRule["rule"], { type: "colorScale" }>): RuleTest | undefined {
  if (!("subType" in config)) return undefined;
  if (config.subType === CFSubRuleType.formula) return { kind: "custom", formula: config.value };
  if (config.subType === CFSubRuleType.text) {
    const operator = textOperators.find(([, name]) => name === config.operator)?.[0];
    return operator && { kind: "text", operator, text: config.value ?? "" };
  }
  return undefined;
}

/** The conditional formats of the grid. What the add-in is still putting together is kept back until the batch is at its end. */
export class GridRules {
  /** As the add-in gave them, by id: some of it Univer keeps in another form. */
  private readonly given = new Map<string, ConditionalRule>();
  private readonly drafts = new Map<string, { readonly sheetId: string; readonly state: "new" | "changed" }>();
  private readonly model: ConditionalFormattingRuleModel;
  private lastId = 0;

  constructor(private readonly grid: Grid) {
    this.model = grid.injector.get(ConditionalFormattingRuleModel);
  }

  /** The rules of a sheet, highest priority first; those of kinds that KA does not know are left out. */
  list(sheetId: string): readonly ConditionalRule[] {
    const drawn = (this.model.getSubunitRules(this.grid.unitId, sheetId) ?? []).flatMap((rule) => {
      const read = fromUniver(rule);
      const given = this.given.get(rule.cfId);
      if (given && this.drafts.has(rule.cfId)) return [given];
      if (given) return [{ ...given, rects: rule.ranges.map(toRect) }];
      return read ? [read] : [];
    });
    const coming = [...this.drafts].flatMap(([id, draft]) => {
      const rule = this.given.get(id);
      return rule && draft.state === "new" && draft.sheetId === sheetId ? [rule] : [];
    });
    return [...coming.toReversed(), ...drawn];
  }

  add(sheetId: string, rule: Omit<ConditionalRule, "id">): string {
    const id = `rule-${++this.lastId}`;
    this.given.set(id, { ...rule, id });
    this.drafts.set(id, { sheetId, state: "new" });
    return id;
  }

  set(sheetId: string, rule: ConditionalRule): void {
    this.given.set(rule.id, rule);
    if (!this.drafts.has(rule.id)) this.drafts.set(rule.id, { sheetId, state: "changed" });
  }

  remove(sheetId: string, ruleId: string): void {
    const draft = this.drafts.get(ruleId);
    this.drafts.delete(ruleId);
    if (draft?.state !== "new") this.run(DeleteCfCommand.id, { subUnitId: sheetId, cfId: ruleId });
  }

  /** Hands the rules that are complete to Univer. */
  commit(): void {
    for (const [id, { sheetId, state }] of this.drafts) {
      const rule = this.given.get(id);
      if (!rule || !isComplete(rule)) continue;
      this.drafts.delete(id);
      if (state === "new") this.run(AddCfCommand.id, { subUnitId: sheetId, rule: toUniver(rule) });
      else this.run(SetCfCommand.id, { subUnitId: sheetId, cfId: id, rule: toUniver(rule) });
    }
  }

  private run(id: string, params: object): void {
    const done = this.grid.commands.syncExecuteCommand(id, { unitId: this.grid.unitId, ...params });
    if (!done) throw new Error(`The grid refused ${id}`);
  }
}
