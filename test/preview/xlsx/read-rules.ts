import { areaFrom } from "../../../src/files/xlsx/address";
import { isTrue } from "../../../src/files/xlsx/xml";
import { attributeOf, childOf, childrenOf, rootOf, unescapeXml, type Element } from "../../../src/files/xlsx/xml-edit";
import { PLAIN_RULE_STYLE, type Rect, type RuleStyle, type TextOperator, type ValueOperator } from "../../host/store";
import type { Palette } from "./colours";
import { formulaFromFile } from "./formula-text";
import type { OpenedRule } from "./opened-book";
import { plain, rectOf } from "./read-frame";

/** The conditional formats of a sheet, and how many of them the grid cannot draw. */
export interface SheetRules {
  readonly rules: readonly OpenedRule[];
  readonly undrawn: number;
}

const VALUES: Readonly<Record<string, ValueOperator>> = {
  between: "Between",
  notBetween: "NotBetween",
  equal: "EqualTo",
  notEqual: "NotEqualTo",
  greaterThan: "GreaterThan",
  lessThan: "LessThan",
  greaterThanOrEqual: "GreaterThanOrEqual",
  lessThanOrEqual: "LessThanOrEqual",
};
const TEXTS: Readonly<Record<string, TextOperator>> = {
  containsText: "Contains",
  notContainsText: "NotContains",
  beginsWith: "BeginsWith",
  endsWith: "EndsWith",
};
const BLANKS = ["containsBlanks", "notContainsBlanks", "containsErrors", "notContainsErrors"];

/** Reads the conditional formats of a sheet, the highest priority first. */
export function readRules(
  xml: string,
  { rules: styles, palette }: { readonly rules: readonly RuleStyle[]; readonly palette: Palette },
): SheetRules {
  const found: { readonly rule: OpenedRule | undefined; readonly priority: number }[] = [];
  for (const list of childrenOf(xml, rootOf(xml))) {
    if (list.name !== "conditionalFormatting") continue;
    const rects = (attributeOf(xml, list, "sqref") ?? "").split(/\s+/).flatMap((address): Rect[] => {
      const area = areaFrom(address);
      return area ? [rectOf(area)] : [];
    });
    for (const element of childrenOf(xml, list)) {
      if (element.name !== "cfRule") continue;
      const rule = new RuleReader(xml, element, palette);
      const style = styles[Number(rule.attribute("dxfId") ?? NaN)] ?? PLAIN_RULE_STYLE;
      const stopIfTrue = isTrue(rule.attribute("stopIfTrue"));
      const told = rule.test() ?? rule.drawn();
      const made: OpenedRule | undefined =
        told === undefined || rects.length === 0
          ? undefined
          : "test" in told
            ? { rects, stopIfTrue, kind: "test", test: told.test, style }
            : { rects, stopIfTrue, kind: "drawn", config: told.config, style };
      found.push({ rule: made, priority: Number(rule.attribute("priority") ?? 0) });
    }
  }
  found.sort((a, b) => a.priority - b.priority);
  const rules = found.flatMap(({ rule }) => (rule ? [rule] : []));
  return { rules, undrawn: found.length - rules.length };
}

class RuleReader {
  constructor(
    private readonly xml: string,
    private readonly element: Element,
    private readonly palette: Palette,
  ) {}

  attribute(name: string): string | undefined {
    return attributeOf(this.xml, this.element, name);
  }

  /** A rule that an add-in may ask for. */
  test(): Pick<Extract<OpenedRule, { kind: "test" }>, "test"> | undefined {
    const type = this.attribute("type") ?? "";
    const [formula1 = "", formula2 = ""] = this.formulas();
    if (type === "expression") return { test: { kind: "custom", formula: formula1 } };
    if (type === "cellIs") {
      const operator = VALUES[this.attribute("operator") ?? ""];
      return operator && { test: { kind: "cellValue", operator, formula1, formula2 } };
    }
    const operator = TEXTS[type];
    const text = this.attribute("text");
    return operator && text !== undefined ? { test: { kind: "text", operator, text } } : undefined;
  }

  /** A rule that the grid only draws, as Univer has it. */
  drawn(): { readonly config: object } | undefined {
    const type = this.attribute("type") ?? "";
    const highlight = (config: object) => ({ config: { type: "highlightCell", ...config } });
    if (BLANKS.includes(type)) return highlight({ subType: "text", operator: type });
    if (type === "duplicateValues" || type === "uniqueValues") return highlight({ subType: type });
    if (type === "timePeriod") return highlight({ subType: "timePeriod", operator: this.attribute("timePeriod") });
    if (type === "top10") {
      const [isBottom, isPercent] = [isTrue(this.attribute("bottom")), isTrue(this.attribute("percent"))];
      return highlight({ subType: "rank", isBottom, isPercent, value: Number(this.attribute("rank") ?? 10) });
    }
    if (type === "aboveAverage") {
      const isBelow = this.attribute("aboveAverage") === "0";
      const orEqual = isTrue(this.attribute("equalAverage")) ? "OrEqual" : "";
      return highlight({ subType: "average", operator: `${isBelow ? "lessThan" : "greaterThan"}${orEqual}` });
    }
    if (type === "dataBar") return this.dataBar();
    if (type === "colorScale") return this.colorScale();
    // Univer's pictures of icons are its own, and its rules for their order are not Excel's.
    return undefined;
  }

  private dataBar(): { readonly config: object } | undefined {
    const bar = childOf(this.xml, this.element, "dataBar");
    const { values, colours } = this.scale(bar);
    const [min, max] = values;
    const positiveColor = colours[0] ?? "#638EC6";
    if (!bar || !min || !max) return undefined;
    const isShowValue = attributeOf(this.xml, bar, "showValue") !== "0";
    return {
      config: {
        type: "dataBar",
        isShowValue,
        config: { min, max, isGradient: true, positiveColor, nativeColor: "#FF0000" },
      },
    };
  }

  private colorScale(): { readonly config: object } | undefined {
    const { values, colours } = this.scale(childOf(this.xml, this.element, "colorScale"));
    if (values.length < 2 || colours.length !== values.length) return undefined;
    const config = values.map((value, index) => ({ index, color: colours[index], value }));
    return { config: { type: "colorScale", config } };
  }

  private scale(parent: Element | undefined) {
    const children = parent ? childrenOf(this.xml, parent) : [];
    const values = children
      .filter(({ name }) => name === "cfvo")
      .map((element) => {
        const type = attributeOf(this.xml, element, "type") ?? "num";
        const text = attributeOf(this.xml, element, "val") ?? "0";
        if (type === "min" || type === "max") return { type };
        const isNumber = type !== "formula" && !Number.isNaN(Number(text));
        return isNumber ? { type, value: Number(text) } : { type: "formula", value: formulaFromFile(text) };
      });
    const colours = children
      .filter(({ name }) => name === "color")
      .map((element) => this.palette.colour(plain(this.xml, element)) || "#FFFFFF");
    return { values, colours };
  }

  private formulas(): string[] {
    return childrenOf(this.xml, this.element)
      .filter(({ name }) => name === "formula")
      .map(({ innerStart, innerEnd }) => formulaFromFile(unescapeXml(this.xml.slice(innerStart, innerEnd))));
  }
}
