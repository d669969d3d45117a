import { listPage } from "./pages";
import { isPartOption } from "../policies/part-options";
import { POLICY_TABLE } from "../plan/own-sheets";
import type { CellColumn, Edit } from "../plan";
import type { Policy } from "../policy";
import { settingLines, type SettingLine } from "./setting-lines";
import { TEXTS } from "../text/text";
import { MEMORY_WORDS } from "../text/memory";
import { meaningOfSetting, titleOfSetting } from "../text/settings";

const WIDTHS = [50, 40, 60, 30] as const;

/** Lays the policy out on the sheet *KA Policy*: a line for each setting, with its value to read and to change, and what it means. */
export function layOutPolicy(policy: Policy): Edit[] {
  const { language } = policy;
  const words = MEMORY_WORDS[language];
  const lines = settingLines(policy);
  const column = (values: readonly string[]): CellColumn => ({ values, format: "@" });
  const headers = [words.setting, words.value, words.meaning, words.name];
  const [sheet, at] = ["policy", { row: 0, column: 0 }] as const;
  return [
    { kind: "openSheet", sheet, name: TEXTS[language].sheets.policy, columns: headers.length, headers },
    { kind: "clearSheet", sheet },
    { kind: "setCells", sheet, at, columns: headers.map((header) => column([header])) },
    {
      kind: "setCells",
      sheet,
      at: { row: 1, column: 0 },
      columns: [column(lines.map(({ path }) => titleOfSetting(path, policy)))],
    },
    ...valuesOf(lines, policy),
    {
      kind: "setCells",
      sheet,
      at: { row: 1, column: 2 },
      columns: [column(lines.map(({ path }) => meaningOfSetting(path, policy))), column(lines.map(({ name }) => name))],
    },
    {
      kind: "makeTable",
      sheet,
      name: POLICY_TABLE,
      block: { ...at, rows: lines.length + 1, columns: headers.length },
      style: "TableStyleLight1",
    },
    // Rules are sentences, and names of settings long: none runs into the next cell.
    {
      kind: "setLook",
      sheet,
      block: { row: 1, column: 0, rows: lines.length, columns: headers.length },
      look: "wrapped",
    },
    { kind: "setWidths", sheet, widths: WIDTHS },
    { kind: "freezeRows", sheet, rows: 1 },
    listPage(sheet, WIDTHS, { titleColumns: 1 }),
  ];
}

/** The values, in blocks of one number format each: a text is written as text, a part of 1 as per cent. */
function valuesOf(lines: readonly SettingLine[], policy: Policy): Edit[] {
  const edits: Edit[] = [];
  const formats = lines.map((line) => formatOf(line, policy));
  for (let from = 0; from < lines.length;) {
    const format = formats[from] ?? "@";
    const end = formats.findIndex((other, place) => place > from && other !== format);
    const to = end < 0 ? lines.length : end;
    const values = lines.slice(from, to).map(({ cell }) => cell);
    edits.push({ kind: "setCells", sheet: "policy", at: { row: 1 + from, column: 1 }, columns: [{ values, format }] });
    from = to;
  }
  return edits;
}

function formatOf({ path, cell }: SettingLine, policy: Policy): string {
  if (typeof cell === "string") return "@";
  const [list, place, key] = path;
  const choice = list === "methods" && typeof place === "number" ? policy.methods[place] : undefined;
  if (typeof cell !== "number" || !choice || typeof key !== "string" || path.length > 4) return "General";
  if (!isPartOption(choice.id, key)) return "General";
  const decimals = /\.(\d+)$/.exec(String(Number((cell * 100).toFixed(10))))?.[1]?.length ?? 0;
  return decimals === 0 ? "0%" : `0.${"0".repeat(decimals)}%`;
}
