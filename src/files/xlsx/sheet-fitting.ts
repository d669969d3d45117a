import type { SheetRole } from "../../core/plan/own-sheets";
import { columnLetters } from "../../core/table";
import { addressOf } from "./blocks";
import { declareRelations, type Dialect } from "./relations";
import { barRule, choiceRule } from "./choices";
import type { SheetDraft } from "./sheet-draft";
import type { SheetFrame } from "./sheet-frame";
import { argb, type RuleColours } from "./style-list";
import {
  appendTo,
  attributeOf,
  childOf,
  childrenOf,
  escapeXml,
  insertInOrder,
  prefixOf,
  removeElements,
  rootOf,
  type Element,
} from "./xml-edit";

/** What KA's sheet refers to outside itself. */
export interface FrameParts {
  readonly dialect: Dialect;
  /** Ids of the relations to the sheet's tables. */
  readonly tables: readonly string[];
  /** Id of the relation to the property that says how many columns KA wrote. */
  readonly property: string;
  /** Id of the relation to what is drawn over the sheet, where something is. */
  readonly drawing?: string | undefined;
  readonly ruleOf: (colours: RuleColours) => number;
  /** What one of KA's sheets is called in this workbook. */
  readonly nameOf: (role: SheetRole) => string;
}

/** The sheet's own property: how many columns KA wrote, so that columns of the user's are noticed. */
export const COLUMNS_PROPERTY = "KA_columns";

/** Children of a sheet in the order of the schema. */
const ORDER =
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst".split(
    " ",
  );
/** What belongs to the rows that are replaced. */
const REPLACED = new Set(
  "dimension cols autoFilter sortState mergeCells conditionalFormatting dataValidations ignoredErrors tableParts".split(
    " ",
  ),
);

/** What a sheet begins and ends with; its rows go between. */
export interface FittedFrame {
  readonly head: string;
  readonly tail: string;
  readonly prefix: string;
}

/** Fits a frame to what is written: extent, frozen rows, widths, colours, tables. All else of the sheet stays. */
export function fitFrame(frame: SheetFrame, draft: SheetDraft, parts: FrameParts): FittedFrame {
  const sheet = new FrameEditor(frame.xml, parts.dialect);
  const all = addressOf({ row: 0, column: 0, rows: draft.rows, columns: draft.columns });
  sheet.insert("dimension", `<dimension ref="${all}"/>`);
  if (draft.frozenRows > 0) sheet.freeze(draft.frozenRows);
  sheet.insertList(
    "cols",
    draft.widths.map((width, i) => {
      const state = width === 0 ? 'width="9" hidden="1"' : `width="${width}"`;
      return `<col min="${i + 1}" max="${i + 1}" ${state} customWidth="1"/>`;
    }),
  );
  let priority = 1;
  for (const { block, classColumn, rules } of draft.rules) {
    const cell = `$${columnLetters(classColumn)}${block.row + 1}`;
    const list = rules.map(({ label, fill, font }) => {
      const formula = escapeXml(`${cell}="${label.replaceAll('"', '""')}"`);
      const dxf = parts.ruleOf({ fill, font });
      return `<cfRule type="expression" dxfId="${dxf}" priority="${priority++}" stopIfTrue="1"><formula>${formula}</formula></cfRule>`;
    });
    sheet.insertList("conditionalFormatting", list, ` sqref="${addressOf(block)}"`);
  }
  for (const bars of draft.bars)
    sheet.insertList("conditionalFormatting", [barRule(bars, priority++)], ` sqref="${addressOf(bars.block)}"`);
  const choices = draft.choices.map((edit) => choiceRule(edit, parts.nameOf));
  sheet.insertList("dataValidations", choices, ` count="${choices.length}"`);
  for (const { block, low, high } of draft.shades) {
    const scale = `<colorScale><cfvo type="min"/><cfvo type="max"/><color rgb="${argb(low)}"/><color rgb="${argb(high)}"/></colorScale>`;
    const rule = `<cfRule type="colorScale" priority="${priority++}">${scale}</cfRule>`;
    sheet.insertList("conditionalFormatting", [rule], ` sqref="${addressOf(block)}"`);
  }
  if (draft.page) sheet.setPage(draft.page);
  sheet.setProperty(COLUMNS_PROPERTY, parts.property);
  // A customer's number is a text on purpose, and needs no warning in every cell.
  sheet.insertList("ignoredErrors", [`<ignoredError sqref="${all}" numberStoredAsText="1"/>`]);
  const tables = parts.tables.map((id) => `<tablePart ${sheet.relation}id="${id}"/>`);
  if (parts.drawing !== undefined) sheet.setDrawing(parts.drawing);
  sheet.insertList("tableParts", tables, ` count="${tables.length}"`);
  return sheet.split();
}

class FrameEditor {
  /** The prefix of attributes that lead to other parts, with its colon. */
  readonly relation: string;
  private readonly prefix: string;
  private xml: string;

  constructor(frame: string, dialect: Dialect) {
    const children = childrenOf(frame, rootOf(frame));
    this.xml = removeElements(
      frame,
      children.filter(({ name }) => REPLACED.has(name)),
    );
    this.prefix = prefixOf(this.xml, this.root);
    const declared = declareRelations(this.xml, dialect);
    this.xml = declared.xml;
    this.relation = declared.prefix;
  }

  /** Puts a child of the sheet where the schema wants it. */
  insert(name: string, child: string): void {
    const predecessors = ORDER.slice(0, ORDER.indexOf(name) + 1);
    this.xml = insertInOrder(this.xml, this.root, { child: this.tagged(child), predecessors });
  }

  /** Puts a list in its place, unless it is empty, which the schema does not allow. */
  insertList(name: string, entries: readonly string[], attributes = ""): void {
    if (entries.length > 0) this.insert(name, `<${name}${attributes}>${entries.join("")}</${name}>`);
  }

  /** Freezes rows in every view of the sheet, the user's own zoom kept. */
  freeze(rows: number): void {
    if (!childOf(this.xml, this.root, "sheetViews"))
      this.insert("sheetViews", '<sheetViews><sheetView workbookViewId="0"/></sheetViews>');
    const pane = `<pane ySplit="${rows}" topLeftCell="A${rows + 1}" activePane="bottomLeft" state="frozen"/>`;
    const child = this.tagged(`${pane}<selection pane="bottomLeft"/>`);
    for (let i = 0; i < this.views().length; i++) {
      const old = this.view(i);
      const parts = childrenOf(this.xml, old).filter(({ name }) => name === "pane" || name === "selection");
      if (parts.some((part) => attributeOf(this.xml, part, "ySplit") === String(rows))) continue;
      this.xml = removeElements(this.xml, parts);
      this.xml = insertInOrder(this.xml, this.view(i), { child, predecessors: [] });
    }
  }

  /** Sets up the page, unless the sheet says already how it is printed. */
  setPage(page: NonNullable<SheetDraft["page"]>): void {
    if (childOf(this.xml, this.root, "pageSetup")) return;
    const orientation = `orientation="${page.orientation}"`;
    if ("percent" in page) {
      const breaks = page.breaks.map((row) => `<brk id="${row}" max="16383" man="1"/>`);
      this.insert("pageSetup", `<pageSetup scale="${page.percent}" ${orientation}/>`);
      this.insertList("rowBreaks", breaks, ` count="${breaks.length}" manualBreakCount="${breaks.length}"`);
      return;
    }
    const pages = `fitToWidth="${page.across}" fitToHeight="${page.height === "onePage" ? 1 : 0}"`;
    this.insert("pageSetup", `<pageSetup ${orientation} ${pages}/>`);
    if (!childOf(this.xml, this.root, "sheetPr")) this.insert("sheetPr", "<sheetPr></sheetPr>");
    const properties = childOf(this.xml, this.root, "sheetPr");
    if (!properties || childOf(this.xml, properties, "pageSetUpPr")) return;
    this.xml = appendTo(this.xml, properties, this.tagged(`<pageSetUpPr fitToPage="1"/>`));
  }

  /** Leads a property of the sheet to its part. */
  setProperty(name: string, id: string): void {
    const list = childOf(this.xml, this.root, "customProperties");
    const same = list && childrenOf(this.xml, list).find((entry) => attributeOf(this.xml, entry, "name") === name);
    if (same) this.xml = removeElements(this.xml, [same]);
    const entry = `<customPr name="${name}" ${this.relation}id="${id}"/>`;
    const rest = childOf(this.xml, this.root, "customProperties");
    if (rest) this.xml = appendTo(this.xml, rest, this.tagged(entry));
    else this.insertList("customProperties", [entry]);
  }

  /** Leads the sheet to what is drawn over it. */
  setDrawing(id: string): void {
    if (!childOf(this.xml, this.root, "drawing")) this.insert("drawing", `<drawing ${this.relation}id="${id}"/>`);
  }

  split(): FittedFrame {
    const data = childOf(this.xml, this.root, "sheetData");
    if (!data) throw new Error("a sheet without rows");
    const { prefix } = this;
    return {
      prefix,
      head: `${this.xml.slice(0, data.start)}<${prefix}sheetData>`,
      tail: `</${prefix}sheetData>${this.xml.slice(data.end)}`,
    };
  }

  private get root(): Element {
    return rootOf(this.xml);
  }

  private views(): Element[] {
    const list = childOf(this.xml, this.root, "sheetViews");
    return list ? childrenOf(this.xml, list).filter(({ name }) => name === "sheetView") : [];
  }

  private view(place: number): Element {
    const view = this.views()[place];
    if (!view) throw new Error("a view of the sheet is gone");
    return view;
  }

  private tagged(xml: string): string {
    return this.prefix === "" ? xml : xml.replace(/<(\/?)(?=\w)/g, `<$1${this.prefix}`);
  }
}
