import { intersect } from "../address";
import type { Book } from "../book";
import { HostCollection } from "../host-object";
import { PLAIN_RULE_STYLE, type ConditionalRule, type RuleTest } from "../store";
import { integer, notFound, oneOf, text } from "./arguments";
import { ConditionalFormat } from "./conditional-format";
import { refuseIfProtected, type Place } from "./place";
import { without } from "./rectangles";

/** `Excel.ConditionalFormatCollection`: the rules that touch a range. */
export class ConditionalFormatCollection extends HostCollection {
  readonly _class = "ConditionalFormatCollection";

  constructor(
    book: Book,
    readonly _place: Place,
  ) {
    super(book);
  }

  /** Adds a rule that says nothing yet: its formula or comparison is set afterwards, usually in the same batch. */
  add(type: unknown): ConditionalFormat {
    refuseIfProtected(this._book, this._place, "sheet");
    const id = this._book.store.addRule(this._place.sheetId, {
      rects: [this._place.rect],
      stopIfTrue: false,
      test: emptyTest(type),
      style: PLAIN_RULE_STYLE,
    });
    return new ConditionalFormat(this._book, this._place.sheetId, id);
  }
  clearAll(): void {
    refuseIfProtected(this._book, this._place, "sheet");
    this._clearInside();
  }
  getCount(): number {
    return this._items().length;
  }
  getItem(id: unknown): ConditionalFormat {
    const item = this._indexed(id);
    if (!item) throw notFound();
    return item;
  }
  getItemOrNullObject(id: unknown): ConditionalFormat | null {
    return this._indexed(id);
  }
  getItemAt(index: unknown): ConditionalFormat {
    const item = this._items()[integer(index, "index")];
    if (!item) throw notFound();
    return item;
  }

  override _items(): readonly ConditionalFormat[] {
    return this._rules.map(({ id }) => new ConditionalFormat(this._book, this._place.sheetId, id));
  }
  override _indexed(id: unknown): ConditionalFormat | null {
    const given = text(id, "id");
    return this._items().find((item) => item._id === given) ?? null;
  }

  get _rules(): readonly ConditionalRule[] {
    const { sheetId, rect } = this._place;
    return this._book.store.rules(sheetId).filter(({ rects }) => rects.some((part) => intersect(part, rect)));
  }

  /** Takes the range out of every rule; a rule left without cells goes. */
  _clearInside(): void {
    const { sheetId, rect } = this._place;
    for (const rule of this._rules) {
      const rects = rule.rects.flatMap((part) => without(part, rect));
      if (rects.length === 0) this._book.store.removeRule(sheetId, rule.id);
      else this._book.store.setRule(sheetId, { ...rule, rects });
    }
  }
}

function emptyTest(type: unknown): RuleTest {
  switch (oneOf(type, ["Custom", "CellValue", "ContainsText", "DataBar", "ColorScale"])) {
    case "Custom":
      return { kind: "custom", formula: "" };
    case "CellValue":
      return { kind: "cellValue", operator: "EqualTo", formula1: "", formula2: "" };
    case "ContainsText":
      return { kind: "text", operator: "Contains", text: "" };
    case "ColorScale":
      return {
        kind: "colorScale",
        low: { type: "LowestValue", formula: "", color: "#F8696B" },
        high: { type: "HighestValue", formula: "", color: "#63BE7B" },
      };
    case "DataBar": {
      const automatic = { type: "Automatic", formula: "" } as const;
      return { kind: "dataBar", lower: automatic, upper: automatic, fill: "#638EC6", gradient: true };
    }
  }
}
