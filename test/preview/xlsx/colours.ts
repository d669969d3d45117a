import type { Package } from "../../../src/files/xlsx/package";
import { childOf, childrenOf, readXml, type XmlElement } from "../../../src/files/xlsx/xml";

/** Where a theme keeps the colours that are known by number: light and dark are the other way round in the file. */
const THEME_ORDER = "lt1 dk1 lt2 dk2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink".split(" ");
/** Excel's colours by number, 8 to 63; the first eight are these once more. */
const INDEXED = (
  "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080 " +
  "9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF " +
  "00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 " +
  "003366 339966 003300 333300 993300 993366 333399 333333"
).split(" ");

/** The colours of a workbook. */
export class Palette {
  private constructor(
    private readonly theme: readonly string[],
    private readonly indexed: readonly string[],
  ) {}

  /** Reads the theme, and what the styles put in the place of Excel's own colours. */
  static async read(from: Package, themePart: string | undefined, styles: XmlElement | undefined): Promise<Palette> {
    const theme = themePart === undefined ? undefined : await readXml(from, themePart);
    const scheme = childOf(childOf(theme, "themeElements"), "clrScheme");
    const colours = THEME_ORDER.map((name) => {
      const [colour] = childOf(scheme, name)?.children ?? [];
      return colour?.attributes["lastClr"] ?? colour?.attributes["val"] ?? "000000";
    });
    const own = childrenOf(childOf(childOf(styles, "colors"), "indexedColors"), "rgbColor");
    const indexed = own.map(({ attributes }) => (attributes["rgb"] ?? "FF000000").slice(-6));
    return new Palette(colours, indexed.length > 0 ? indexed : [...INDEXED.slice(0, 8), ...INDEXED]);
  }

  /** The colour that an element names, as "#RRGGBB"; "" for none and for the automatic one. */
  colour(element: XmlElement | undefined): string {
    if (!element) return "";
    const { rgb, theme, indexed, tint } = element.attributes;
    const plain =
      rgb !== undefined
        ? rgb.slice(-6)
        : theme !== undefined
          ? this.theme[Number(theme)]
          : indexed !== undefined
            ? this.indexed[Number(indexed)]
            : undefined;
    if (plain === undefined || !/^[\da-f]{6}$/i.test(plain)) return "";
    return `#${tinted(plain, Number(tint ?? 0)).toUpperCase()}`;
  }
}

/** Makes a colour lighter or darker: its lightness goes towards white for a positive tint, towards black for a negative one. */
function tinted(rgb: string, tint: number): string {
  if (tint === 0 || Number.isNaN(tint)) return rgb;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => parseInt(rgb.slice(at, at + 2), 16) / 255);
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const before = (most + least) / 2;
  const after = tint < 0 ? before * (1 + tint) : before * (1 - tint) + tint;
  // Hue and saturation stay: the distance from grey keeps its share of what the lightness leaves room for.
  const room = (lightness: number) => 1 - Math.abs(2 * lightness - 1);
  const scale = room(before) === 0 ? 0 : room(after) / room(before);
  return [red, green, blue]
    .map((part) => Math.round(255 * Math.min(1, Math.max(0, after + (part - before) * scale))))
    .map((part) => part.toString(16).padStart(2, "0"))
    .join("");
}
