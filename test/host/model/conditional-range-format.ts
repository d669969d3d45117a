import { HostObject } from "../host-object";
import type { RuleStyle } from "../store";
import { boolean, oneOf, text } from "./arguments";
import { colour } from "./colour";
import type { ConditionalFormat } from "./conditional-format";

abstract class RuleLook extends HostObject {
  constructor(readonly _format: ConditionalFormat) {
    super(_format._book);
  }
  get _style(): RuleStyle {
    return this._format._rule.style;
  }
  _restyle(change: Partial<RuleStyle>): void {
    this._format._change({ style: { ...this._style, ...change } });
  }
}

/** `Excel.ConditionalRangeFormat`: what a rule changes of a cell's look. */
export class ConditionalRangeFormat extends RuleLook {
  readonly _class = "ConditionalRangeFormat";

  get fill(): ConditionalRangeFill {
    return new ConditionalRangeFill(this._format);
  }
  get font(): ConditionalRangeFont {
    return new ConditionalRangeFont(this._format);
  }
  get numberFormat(): string {
    return this._style.numberFormat;
  }
  set numberFormat(value: unknown) {
    this._restyle({ numberFormat: text(value, "numberFormat") });
  }
}

/** `Excel.ConditionalRangeFill`. */
export class ConditionalRangeFill extends RuleLook {
  readonly _class = "ConditionalRangeFill";

  get color(): string {
    return this._style.fill;
  }
  set color(value: unknown) {
    this._restyle({ fill: colour(value, "color") });
  }
  clear(): void {
    this._restyle({ fill: "" });
  }
}

/** `Excel.ConditionalRangeFont`. */
export class ConditionalRangeFont extends RuleLook {
  readonly _class = "ConditionalRangeFont";

  get color(): string {
    return this._style.fontColor;
  }
  set color(value: unknown) {
    this._restyle({ fontColor: colour(value, "color") });
  }
  get bold(): boolean {
    return this._style.bold;
  }
  set bold(value: unknown) {
    this._restyle({ bold: boolean(value, "bold") });
  }
  get italic(): boolean {
    return this._style.italic;
  }
  set italic(value: unknown) {
    this._restyle({ italic: boolean(value, "italic") });
  }
  get underline(): string {
    return this._style.underline;
  }
  set underline(value: unknown) {
    this._restyle({ underline: oneOf(value, ["None", "Single", "Double"]) });
  }
  get strikethrough(): boolean {
    return this._style.strikethrough;
  }
  set strikethrough(value: unknown) {
    this._restyle({ strikethrough: boolean(value, "strikethrough") });
  }
  clear(): void {
    this._restyle({ fontColor: "", bold: false, italic: false, underline: "None", strikethrough: false });
  }
}
