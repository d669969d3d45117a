import { type Package } from "./package";
import { childOf, childrenOf, readXml } from "./xml";

/** One entry a cell style: 1 where its number format shows a date, so that the number is a day of the workbook's date system. */
export async function readDateStyles(from: Package, part: string): Promise<Uint8Array> {
  const styles = await readXml(from, part);
  const codes = new Map(
    childrenOf(childOf(styles, "numFmts"), "numFmt").map(({ attributes }) => [
      attributes["numFmtId"] ?? "",
      attributes["formatCode"] ?? "",
    ]),
  );
  const formats = childrenOf(childOf(styles, "cellXfs"), "xf").map(({ attributes }) => attributes["numFmtId"] ?? "0");
  return Uint8Array.from(formats, (id) => {
    const code = codes.get(id);
    return (code === undefined ? isBuiltInDate(Number(id)) : isDateFormat(code)) ? 1 : 0;
  });
}

/** Formats that Excel knows by number alone; 27 to 36 and 50 to 58 are dates in East Asian versions. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);
}

/** Whether a format code shows a day, a month or a year. A time alone is not moved between date systems. */
export function isDateFormat(code: string): boolean {
  const [section = ""] = code
    .replace(/"[^"]*"|\\.|_.|\*./g, "")
    .replace(/\[[^\]]*\]/g, (bracket) => (/^\[[hms]+\]$/i.test(bracket) ? "h" : ""))
    .split(";");
  const tokens = section.replace(/general|AM\/PM|A\/P/gi, "").toLowerCase();
  return /[yd年月日]|e(?![+-])/.test(tokens) || (tokens.includes("m") && !/[hs]/.test(tokens));
}
