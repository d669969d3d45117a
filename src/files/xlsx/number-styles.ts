import { NumberFormats, isDateFormat } from "../../core/intake/number-format";
import type { Dating } from "./cell-values";
import { type Package } from "./package";
import { childOf, childrenOf, readXml } from "./xml";

/** How the numbers of a workbook are meant, by the styles of its cells. */
export async function readNumberStyles(from: Package, part: string, dateSystem: 1900 | 1904): Promise<Dating> {
  const formats = new NumberFormats();
  const styles = await readStyles(from, part);
  // Of a format that Excel knows by its number alone, the currency is that of whoever opens the file: it says none.
  const ofStyle = Uint8Array.from(styles, ({ code }) => formats.placeOf(code ?? ""));
  return {
    dateStyles: dateSystem === 1904 ? dateStylesOf(styles) : undefined,
    ...(formats.list.length > 1 ? { formats: { list: formats.list, ofStyle } } : {}),
  };
}

/** One entry a cell style: 1 where its number format shows a date, so that the number is a day of the workbook's date system. */
export async function readDateStyles(from: Package, part: string): Promise<Uint8Array> {
  return dateStylesOf(await readStyles(from, part));
}

/** The number format of a cell style: its number, and its code unless Excel knows it by number. */
interface NumberStyle {
  readonly id: string;
  readonly code: string | undefined;
}

async function readStyles(from: Package, part: string): Promise<readonly NumberStyle[]> {
  const styles = await readXml(from, part);
  const codes = new Map(
    childrenOf(childOf(styles, "numFmts"), "numFmt").map(({ attributes }) => [
      attributes["numFmtId"] ?? "",
      attributes["formatCode"] ?? "",
    ]),
  );
  return childrenOf(childOf(styles, "cellXfs"), "xf").map(({ attributes }) => {
    const id = attributes["numFmtId"] ?? "0";
    return { id, code: codes.get(id) };
  });
}

function dateStylesOf(styles: readonly NumberStyle[]): Uint8Array {
  return Uint8Array.from(styles, ({ id, code }) =>
    (code === undefined ? isBuiltInDate(Number(id)) : isDateFormat(code)) ? 1 : 0,
  );
}

/** Formats that Excel knows by number alone; 27 to 36 and 50 to 58 are dates in East Asian versions. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);
}
