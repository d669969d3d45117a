import {
  type IBorderStyleData,
  type IStyleData,
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  type Nullable,
  VerticalAlign,
  WrapStrategy,
} from "@univerjs/core";
import { type CellFormat, DEFAULT_FORMAT, type RuleStyle } from "../host/store";

/** A style as Univer merges it into a cell: a property that is null is taken away. */
export type StyleChange = { -readonly [Key in keyof IStyleData]?: IStyleData[Key] | null };

const indentInPixels = 9;
/** Excel's default font is what Univer draws when a style names none. */
const horizontals: readonly (readonly [CellFormat["horizontal"], HorizontalAlign])[] = [
  ["General", HorizontalAlign.UNSPECIFIED],
  ["Left", HorizontalAlign.LEFT],
  ["Center", HorizontalAlign.CENTER],
  ["Right", HorizontalAlign.RIGHT],
  ["Justify", HorizontalAlign.JUSTIFIED],
  ["Distributed", HorizontalAlign.DISTRIBUTED],
];
const verticals: readonly (readonly [CellFormat["vertical"], VerticalAlign])[] = [
  ["Top", VerticalAlign.TOP],
  ["Center", VerticalAlign.MIDDLE],
  ["Bottom", VerticalAlign.BOTTOM],
];
const edges = [
  ["borderTop", "t"],
  ["borderBottom", "b"],
  ["borderLeft", "l"],
  ["borderRight", "r"],
] as const;
const lines: readonly (readonly [string, BorderStyleTypes])[] = [
  ["Continuous", BorderStyleTypes.THIN],
  ["Dash", BorderStyleTypes.DASHED],
  ["Dot", BorderStyleTypes.DOTTED],
  ["Double", BorderStyleTypes.DOUBLE],
  ["DashDot", BorderStyleTypes.DASH_DOT],
  ["DashDotDot", BorderStyleTypes.DASH_DOT_DOT],
];

function colour(text: string): { rgb: string } | null {
  return text === "" ? null : { rgb: text.toUpperCase() };
}

function border(text: string): IBorderStyleData | null {
  const [line = "", rgb = "#000000"] = text.split(" ");
  const found = lines.find(([name]) => name === line);
  return found ? { s: found[1], cl: { rgb } } : null;
}

function flag(on: boolean): BooleanNumber | null {
  return on ? BooleanNumber.TRUE : null;
}

/** Excel's words for a change of format as Univer's style. `locked` has no place in Univer and is left out. */
export function toStyle(change: Partial<CellFormat>): StyleChange {
  const style: StyleChange = {};
  if (change.numberFormat !== undefined) {
    style.n = change.numberFormat === "General" ? null : { pattern: change.numberFormat };
  }
  if (change.fill !== undefined) style.bg = colour(change.fill);
  if (change.fontColor !== undefined) style.cl = colour(change.fontColor);
  if (change.fontName !== undefined) style.ff = change.fontName;
  if (change.fontSize !== undefined) style.fs = change.fontSize;
  if (change.bold !== undefined) style.bl = flag(change.bold);
  if (change.italic !== undefined) style.it = flag(change.italic);
  if (change.underline !== undefined) style.ul = change.underline === "None" ? null : { s: BooleanNumber.TRUE };
  if (change.strikethrough !== undefined) style.st = change.strikethrough ? { s: BooleanNumber.TRUE } : null;
  if (change.horizontal !== undefined) {
    style.ht = horizontals.find(([name]) => name === change.horizontal)?.[1] ?? HorizontalAlign.UNSPECIFIED;
  }
  if (change.vertical !== undefined) {
    style.vt = verticals.find(([name]) => name === change.vertical)?.[1] ?? VerticalAlign.BOTTOM;
  }
  if (change.indent !== undefined) style.pd = change.indent === 0 ? null : { l: change.indent * indentInPixels };
  if (change.wrap !== undefined) style.tb = change.wrap ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW;
  const changed = edges.flatMap(([name, edge]) => {
    const text = change[name];
    return text === undefined ? [] : [[edge, border(text)] as const];
  });
  if (changed.length > 0) style.bd = Object.fromEntries(changed);
  return style;
}

function edgeText(line: Nullable<IBorderStyleData>): string {
  if (!line) return "";
  return `${lines.find(([, type]) => type === line.s)?.[0] ?? "Continuous"} ${line.cl.rgb ?? "#000000"}`;
}

/** Univer's style in Excel's words. */
export function fromStyle(style: Nullable<IStyleData>): CellFormat {
  if (!style) return DEFAULT_FORMAT;
  return {
    numberFormat: style.n?.pattern ?? DEFAULT_FORMAT.numberFormat,
    fill: style.bg?.rgb ?? DEFAULT_FORMAT.fill,
    fontColor: style.cl?.rgb ?? DEFAULT_FORMAT.fontColor,
    fontName: style.ff ?? DEFAULT_FORMAT.fontName,
    fontSize: style.fs ?? DEFAULT_FORMAT.fontSize,
    bold: style.bl === BooleanNumber.TRUE,
    italic: style.it === BooleanNumber.TRUE,
    underline: style.ul?.s === BooleanNumber.TRUE ? "Single" : "None",
    strikethrough: style.st?.s === BooleanNumber.TRUE,
    horizontal: horizontals.find(([, align]) => align === style.ht)?.[0] ?? DEFAULT_FORMAT.horizontal,
    vertical: verticals.find(([, align]) => align === style.vt)?.[0] ?? DEFAULT_FORMAT.vertical,
    indent: Math.round((style.pd?.l ?? 0) / indentInPixels),
    wrap: style.tb === WrapStrategy.WRAP,
    locked: DEFAULT_FORMAT.locked,
    borderTop: edgeText(style.bd?.t),
    borderBottom: edgeText(style.bd?.b),
    borderLeft: edgeText(style.bd?.l),
    borderRight: edgeText(style.bd?.r),
  };
}

/** The look of a conditional format as Univer draws it. */
export function toRuleStyle(style: RuleStyle): IStyleData {
  return {
    ...(style.fill === "" ? {} : { bg: { rgb: style.fill } }),
    ...(style.fontColor === "" ? {} : { cl: { rgb: style.fontColor } }),
    ...(style.bold ? { bl: BooleanNumber.TRUE } : {}),
    ...(style.italic ? { it: BooleanNumber.TRUE } : {}),
    ...(style.underline === "None" ? {} : { ul: { s: BooleanNumber.TRUE } }),
    ...(style.strikethrough ? { st: { s: BooleanNumber.TRUE } } : {}),
  };
}

/** The look of a rule that was made in the grid, in Excel's words. */
export function fromRuleStyle(style: IStyleData): RuleStyle {
  return {
    fill: style.bg?.rgb ?? "",
    fontColor: style.cl?.rgb ?? "",
    bold: style.bl === BooleanNumber.TRUE,
    italic: style.it === BooleanNumber.TRUE,
    underline: style.ul?.s === BooleanNumber.TRUE ? "Single" : "None",
    strikethrough: style.st?.s === BooleanNumber.TRUE,
    numberFormat: "",
  };
}
