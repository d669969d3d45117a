import type { CellValue } from "../table";

/** One step into a document: the name of a setting, or a place in a list. */
export type Step = string | number;

/** A setting of a document on a line of its own: its name, such as `methods[0].cuts[1]`, and what its cell holds. */
export interface SettingLine {
  readonly path: readonly Step[];
  readonly name: string;
  readonly cell: string | number | boolean;
}

/** Lists of records that may be long: each record stands on one line, as JSON, where it fits into a cell. */
const WHOLE_RECORDS: ReadonlySet<Step> = new Set(["merges", "different", "overrides"]);
/** What a cell holds, less what a pair of quotes takes. */
const LONGEST = 32_000;

/** Takes a document apart, a line for each value in it, in the order of the document. */
export function settingLines(document: unknown): SettingLine[] {
  const lines: SettingLine[] = [];
  const add = (path: readonly Step[], text: string) => {
    const name = nameOfSetting(path);
    if (text.length <= LONGEST) lines.push({ path, name, cell: text });
    else
      for (let part = 0; part * LONGEST < text.length; part++)
        lines.push({ path, name: `${name} #${part + 1}`, cell: text.slice(part * LONGEST, (part + 1) * LONGEST) });
  };
  const walk = (value: unknown, path: readonly Step[]): void => {
    if (value === undefined) return;
    if (typeof value === "number" || typeof value === "boolean")
      lines.push({ path, name: nameOfSetting(path), cell: value });
    else if (typeof value === "string") add(path, asCell(value));
    else if (value === null) add(path, "null");
    else {
      const entries: [Step, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
      const whole = path.length === 2 && WHOLE_RECORDS.has(path[0] ?? "") ? JSON.stringify(value) : "";
      if (entries.length === 0) add(path, Array.isArray(value) ? "[]" : "{}");
      else if (whole !== "" && whole.length <= LONGEST) add(path, whole);
      else for (const [step, inner] of entries) walk(inner, [...path, step]);
    }
  };
  walk(document, []);
  return lines;
}

/** A text as its cell shows it: as it is where nobody could take it for anything else, else in quotes. */
function asCell(text: string): string {
  // Controls, spaces at the ends and what begins like JSON would not come back as they are.
  const isPlain = text !== "" && text !== "null" && text.trim() === text && !/^[[{"]|\p{Cc}/u.test(text);
  return isPlain ? text : JSON.stringify(text);
}

/** The value that a cell stands for. What begins like JSON and is none is a text, which its schema then judges. */
export function settingFrom(cell: CellValue): unknown {
  if (typeof cell !== "string") return cell;
  const text = cell.trim();
  if (text === "null") return null;
  if (!/^[[{"]/.test(text)) return text;
  try {
    // A document from outside has no type until the schema has seen it.
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}

/** The name of a setting: `treatments.A`, `methods[0].cuts[1]`; signs that mean something in a name are written as `~` and a digit. */
export function nameOfSetting(path: readonly Step[]): string {
  return path
    .map((step, i) => (typeof step === "number" ? `[${step}]` : (i === 0 ? "" : ".") + escaped(step)))
    .join("");
}

/** The steps that a name stands for, and which part of a value that is too long for a cell; nothing for what is no name. */
export function settingFromName(name: string): { readonly path: readonly Step[]; readonly part: number } | undefined {
  const match = /^(.*?)(?: #(\d{1,4}))?$/s.exec(name.trim());
  const [, whole = "", part = "1"] = match ?? [];
  if (!/^[^.[\]]+(?:\.[^.[\]]*|\[\d{1,7}\])*$/.test(whole)) return undefined;
  const path = whole
    .match(/^[^.[\]]+|\.[^.[\]]*|\[\d+\]/g)
    ?.map((step, i): Step =>
      step.startsWith("[") ? Number(step.slice(1, -1)) : unescaped(i === 0 ? step : step.slice(1)),
    );
  return path && { path, part: Number(part) };
}

const ESCAPES: readonly (readonly [string, string])[] = [
  ["~", "~0"],
  [".", "~1"],
  ["[", "~2"],
  ["]", "~3"],
  ["#", "~4"],
];

function escaped(step: string): string {
  return ESCAPES.reduce((text, [sign, code]) => text.replaceAll(sign, code), step);
}

function unescaped(step: string): string {
  return step.replace(/~([0-4])/g, (_, digit: string) => ESCAPES[Number(digit)]?.[0] ?? "");
}
