import type { Package } from "../../../src/files/xlsx/package";
import { childOf, childrenOf, isTrue, readXml, type XmlElement } from "../../../src/files/xlsx/xml";
import { type CellFormat, PLAIN_RULE_STYLE, type RuleStyle } from "../../host/store";
import { Palette } from "./colours";

/** What cells and rules look like, by the numbers that they carry, and the colours that the rest of the file names. */
export interface BookStyles {
  readonly formats: readonly Partial<CellFormat>[];
  readonly rules: readonly RuleStyle[];
  readonly palette: Palette;
}

/** Number formats that every workbook has, as Excel writes them in English (United States). */
const BUILT_IN = new Map<number, string>([
  [1, "0"],
  [2, "0.00"],
  [3, "#,##0"],
  [4, "#,##0.00"],
  [5, "$#,##0;-$#,##0"],
  [6, "$#,##0;[Red]-$#,##0"],
  [7, "$#,##0.00;-$#,##0.00"],
  [8, "$#,##0.00;[Red]-$#,##0.00"],
  [9, "0%"],
  [10, "0.00%"],
  [11, "0.00E+00"],
  [12, "# ?/?"],
  [13, "# ??/??"],
  [14, "m/d/yyyy"],
  [15, "d-mmm-yy"],
  [16, "d-mmm"],
  [17, "mmm-yy"],
  [18, "h:mm AM/PM"],
  [19, "h:mm:ss AM/PM"],
  [20, "h:mm"],
  [21, "h:mm:ss"],
  [22, "m/d/yyyy h:mm"],
  [37, "#,##0;-#,##0"],
  [38, "#,##0;[Red]-#,##0"],
  [39, "#,##0.00;-#,##0.00"],
  [40, "#,##0.00;[Red]-#,##0.00"],
  [45, "mm:ss"],
  [46, "[h]:mm:ss"],
  [47, "mm:ss.0"],
  [48, "##0.0E+0"],
  [49, "@"],
]);
const LINES: Readonly<Record<string, string>> = {
  dashed: "Dash",
  mediumDashed: "Dash",
  dotted: "Dot",
  double: "Double",
  dashDot: "DashDot",
  mediumDashDot: "DashDot",
  slantDashDot: "DashDot",
  dashDotDot: "DashDotDot",
  mediumDashDotDot: "DashDotDot",
};
const EDGES = [
  ["borderTop", "top"],
  ["borderBottom", "bottom"],
  ["borderLeft", "left"],
  ["borderRight", "right"],
] as const;
const HORIZONTALS: Readonly<Record<string, CellFormat["horizontal"]>> = {
  left: "Left",
  center: "Center",
  right: "Right",
  fill: "Fill",
  justify: "Justify",
  centerContinuous: "CenterAcrossSelection",
  distributed: "Distributed",
};
const VERTICALS: Readonly<Record<string, CellFormat["vertical"]>> = {
  top: "Top",
  center: "Center",
  bottom: "Bottom",
  justify: "Justify",
  distributed: "Distributed",
};

/** Reads the looks of a workbook. */
export async function readStyles(
  from: Package,
  parts: { readonly styles: string | undefined; readonly theme: string | undefined },
): Promise<BookStyles> {
  const styles = parts.styles === undefined ? undefined : await readXml(from, parts.styles);
  const palette = await Palette.read(from, parts.theme, styles);
  const list = (name: string, entry: string) => childrenOf(childOf(styles, name), entry);
  const codes = new Map(
    list("numFmts", "numFmt").map(({ attributes }) => [Number(attributes["numFmtId"]), attributes["formatCode"] ?? ""]),
  );
  const [fonts, fills, borders] = [list("fonts", "font"), list("fills", "fill"), list("borders", "border")];
  const usualFont = childOf(fonts[0], "name")?.attributes["val"];
  const formats = list("cellXfs", "xf").map((xf): Partial<CellFormat> => {
    const at = (name: string) => Number(xf.attributes[name] ?? 0);
    const numberFormat = codes.get(at("numFmtId")) ?? BUILT_IN.get(at("numFmtId")) ?? "General";
    return {
      ...(numberFormat === "General" ? {} : { numberFormat }),
      ...withoutUsual(fontOf(fonts[at("fontId")], palette), usualFont),
      ...fillOf(fills[at("fillId")], palette),
      ...bordersOf(borders[at("borderId")], palette),
      ...alignmentOf(childOf(xf, "alignment")),
    };
  });
  const rules = list("dxfs", "dxf").map((dxf): RuleStyle => ruleStyleOf(dxf, palette));
  return { formats, rules, palette };
}

function fontOf(font: XmlElement | undefined, palette: Palette): Partial<CellFormat> {
  const has = (name: string) => {
    const element = childOf(font, name);
    return element !== undefined && (element.attributes["val"] === undefined || isTrue(element.attributes["val"]));
  };
  const underline = childOf(font, "u");
  const size = Number(childOf(font, "sz")?.attributes["val"]);
  const name = childOf(font, "name")?.attributes["val"];
  const fontColor = palette.colour(childOf(font, "color"));
  return {
    ...(name === undefined ? {} : { fontName: name }),
    ...(size > 0 ? { fontSize: size } : {}),
    ...(fontColor === "" || fontColor === "#000000" ? {} : { fontColor }),
    ...(has("b") ? { bold: true } : {}),
    ...(has("i") ? { italic: true } : {}),
    ...(has("strike") ? { strikethrough: true } : {}),
    ...(underline && underline.attributes["val"] !== "none"
      ? { underline: underline.attributes["val"]?.startsWith("double") ? "Double" : "Single" }
      : {}),
  };
}

/** The font of the whole workbook is drawn as the grid draws any text: most machines do not have it. */
function withoutUsual({ fontName, ...rest }: Partial<CellFormat>, usual: string | undefined): Partial<CellFormat> {
  return fontName === undefined || fontName === usual ? rest : { fontName, ...rest };
}

/** The colour of a fill; of a gradient its first, of a pattern that of its lines. */
function fillOf(fill: XmlElement | undefined, palette: Palette): Partial<CellFormat> {
  const pattern = childOf(fill, "patternFill");
  const kind = pattern?.attributes["patternType"] ?? "none";
  const stop = childOf(childOf(childOf(fill, "gradientFill"), "stop"), "color");
  // The second entry of every list of fills is a pattern that no cell is meant to have.
  const colour = kind === "none" && !stop ? "" : palette.colour(stop ?? childOf(pattern, "fgColor"));
  return colour === "" ? {} : { fill: colour };
}

function bordersOf(border: XmlElement | undefined, palette: Palette): Partial<CellFormat> {
  return Object.fromEntries(
    EDGES.flatMap(([property, name]) => {
      const edge = childOf(border, name);
      const style = edge?.attributes["style"] ?? "none";
      if (style === "none") return [];
      return [[property, `${LINES[style] ?? "Continuous"} ${palette.colour(childOf(edge, "color")) || "#000000"}`]];
    }),
  );
}

function alignmentOf(alignment: XmlElement | undefined): Partial<CellFormat> {
  const { horizontal, vertical, wrapText, indent } = alignment?.attributes ?? {};
  const across = HORIZONTALS[horizontal ?? ""];
  const down = VERTICALS[vertical ?? ""];
  return {
    ...(across ? { horizontal: across } : {}),
    ...(down && down !== "Bottom" ? { vertical: down } : {}),
    ...(isTrue(wrapText) ? { wrap: true } : {}),
    ...(Number(indent ?? 0) > 0 ? { indent: Number(indent) } : {}),
  };
}

function ruleStyleOf(dxf: XmlElement, palette: Palette): RuleStyle {
  const font = childOf(dxf, "font");
  const { bold = false, italic = false, strikethrough = false, underline = "None" } = fontOf(font, palette);
  const pattern = childOf(childOf(dxf, "fill"), "patternFill");
  // In a rule a plain fill is the colour behind the pattern.
  const plain = (pattern?.attributes["patternType"] ?? "solid") === "solid";
  const fill =
    palette.colour(childOf(pattern, plain ? "bgColor" : "fgColor")) || palette.colour(childOf(pattern, "fgColor"));
  return {
    ...PLAIN_RULE_STYLE,
    fill,
    fontColor: palette.colour(childOf(font, "color")),
    bold,
    italic,
    strikethrough,
    underline,
  };
}
