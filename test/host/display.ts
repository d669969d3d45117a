import type { CellValue } from "./store";

/** What a cell shows on screen: `range.text`. Number formats as far as KA writes them: decimals, thousands, percent, literals, dates, sections by sign. */
export function display(value: CellValue, numberFormat: string): string {
  if (typeof value === "object") return value.error;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return value;
  const { format, number } = sectionFor(value, numberFormat);
  if (/^general$/i.test(format) || format === "@") return general(number);
  const bare = format.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, "");
  return /[ymdhs]/i.test(bare) ? showDate(number, format) : showNumber(number, format);
}

function sectionFor(value: number, numberFormat: string): { format: string; number: number } {
  const [positive = "General", negative, zero] = numberFormat.split(";");
  if (value < 0 && negative !== undefined) return { format: negative, number: -value };
  if (value === 0 && zero !== undefined) return { format: zero, number: 0 };
  return { format: positive, number: value };
}

function general(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e11 || size < 1e-9)) {
    return value
      .toExponential(5)
      .replace(/\.?0+e/, "e")
      .replace(/e([+-])(\d)$/, "e$10$2")
      .replace("e", "E");
  }
  return String(Number(value.toPrecision(10)));
}

function showNumber(value: number, format: string): string {
  const pattern = /[#0?][#0?,.]*/.exec(
    format.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, (literal) => "\0".repeat(literal.length)),
  );
  if (!pattern) return literals(format);
  const digits = pattern[0];
  const decimals = (digits.split(".")[1] ?? "").replaceAll(/[^0#?]/g, "").length;
  const scaled = Math.abs(value) * (format.includes("%") ? 100 : 1);
  const rounded = Math.round(scaled * 10 ** decimals) / 10 ** decimals;
  const shown = rounded.toLocaleString("en-US", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: digits.includes(","),
  });
  const sign = value < 0 && rounded !== 0 ? "-" : "";
  return (
    sign + literals(format.slice(0, pattern.index)) + shown + literals(format.slice(pattern.index + digits.length))
  );
}

function literals(format: string): string {
  return format
    .replaceAll(/\[\$([^\]-]*)[^\]]*\]/g, "$1")
    .replaceAll(/\[[^\]]*\]|_./g, "")
    .replaceAll(/"([^"]*)"|\\(.)/g, "$1$2");
}

function showDate(serial: number, format: string): string {
  const date = new Date(Math.round((serial - (serial < 61 ? 25_568 : 25_569)) * 86_400) * 1000);
  const iso = date.toISOString();
  const parts: Readonly<Record<string, string>> = {
    yyyy: iso.slice(0, 4),
    yy: iso.slice(2, 4),
    mm: iso.slice(5, 7),
    m: String(date.getUTCMonth() + 1),
    dd: iso.slice(8, 10),
    d: String(date.getUTCDate()),
    hh: iso.slice(11, 13),
    h: String(date.getUTCHours()),
    ss: iso.slice(17, 19),
    s: String(date.getUTCSeconds()),
  };
  const minutes = iso.slice(14, 16);
  return literals(
    format.replaceAll(/h+:mm(?::ss)?|y+|m+|d+|h+|s+/gi, (code) => {
      const known = parts[code.toLowerCase()];
      if (known !== undefined) return known;
      const [hour = "", , second] = code.toLowerCase().split(":");
      return [parts[hour] ?? "", minutes, ...(second ? [iso.slice(17, 19)] : [])].join(":");
    }),
  );
}
