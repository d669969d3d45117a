import { dayToText, DAYS_TO_1904 } from "../days";
import { refusal, type Issue, type Outcome } from "../issues";
import { foldName } from "../gathering/names";
import { LANGUAGES, type Policy } from "../policy";
import { readPolicy } from "../policies/read-policy";
import { NUMBER, BOOLEAN, cellText, columnLetters, type CellValue, type Column } from "../table";
import { MEMORY_WORDS } from "../text/memory";
import type { OwnSheet } from "./recalled";
import { settingFrom, settingFromName, type Step } from "./setting-lines";

/** Values that are tried in the place of one that Excel or its user wrote in another form, such as a day for a text; so many at most. */
const MOST_REPAIRS = 100;

/** A policy read from its sheet. */
export interface SheetPolicy {
  readonly policy: Policy;
  /** What the cells hold as `settingLines` writes it, by the name of the setting. */
  readonly cells: ReadonlyMap<string, string>;
}

interface Cell {
  readonly where: string;
  readonly name: string;
  readonly path: readonly Step[];
  value: unknown;
  text: string;
  /** What the cell may also mean, where the value as it stands is refused. */
  readonly others: readonly unknown[];
}

/**
 * Reads the policy from its sheet, whatever the order of its lines and columns. A line that was deleted is a setting that is left out; what cannot be
 * used is said with the cell where it stands.
 */
export function readPolicySheet(sheet: OwnSheet): Outcome<SheetPolicy> {
  const { table } = sheet;
  const place = table.where.slice(0, table.where.lastIndexOf("!") + 1);
  const find = (key: "name" | "value"): number => {
    const known = LANGUAGES.map((language) => foldName(MEMORY_WORDS[language][key]));
    return table.columns.findIndex(({ header }) => known.includes(foldName(header)));
  };
  const [names, values] = [find("name"), find("value")];
  const [nameColumn, valueColumn] = [table.columns[names], table.columns[values]];
  if (!nameColumn || !valueColumn) {
    const words = MEMORY_WORDS.en;
    return { issues: [refusal("policySheetBroken", { where: table.where, columns: [words.name, words.value] })] };
  }
  const issues: Issue[] = [];
  const byName = new Map<string, Cell>();
  const pieces = new Map<string, { part: number; text: string }[]>();
  for (let row = 0; row < table.rowCount; row++) {
    const name = cellText(nameColumn, row).trim();
    const value = valueAt(valueColumn, row);
    const where = `${place}${columnLetters(values)}${table.firstRow + row}`;
    if (value === null || value === "") continue;
    const known = name === "" ? undefined : settingFromName(name);
    if (!known) {
      const path = `${place}${columnLetters(names)}${table.firstRow + row}`;
      issues.push(refusal("badPolicy", { path, problem: "noSettingName" }));
      continue;
    }
    const whole = name.replace(/ #\d+$/, "");
    if (whole !== name) {
      const parts = pieces.get(whole) ?? [];
      pieces.set(whole, [...parts, { part: known.part, text: String(value) }]);
      if (parts.length > 0) continue;
    }
    const same = byName.get(whole);
    if (same && JSON.stringify(same.value) !== JSON.stringify(settingFrom(value)))
      issues.push(refusal("badPolicy", { path: `${where}, ${same.where} (${name})`, problem: "settingTwice" }));
    if (same) continue;
    byName.set(whole, {
      ...{ where, name: whole, path: known.path, value: settingFrom(value), text: String(value) },
      others: othersOf(value, table.dateSystem),
    });
  }
  const cells = [...byName.values()];
  for (const cell of cells) {
    const parts = pieces.get(cell.name)?.sort((a, b) => a.part - b.part);
    if (!parts) continue;
    cell.text = parts.map(({ text }) => text).join("");
    cell.value = settingFrom(cell.text);
  }
  if (issues.length > 0) return { issues };
  if (cells.length === 0) return { issues: [refusal("policySheetBroken", { where: table.where, columns: [] })] };

  const read = readCells(cells, table.where);
  if (!read.value) return { issues: read.issues };
  return {
    value: { policy: read.value, cells: new Map(cells.map(({ name, text }) => [name, text])) },
    issues: [],
  };
}

/** The policy of the cells; where a value is refused and the cell may mean another, that one. */
function readCells(cells: readonly Cell[], where: string): Outcome<Policy> {
  let read = readPolicy(assemble(cells).document);
  for (let repairs = 0; !read.value && repairs < MOST_REPAIRS; repairs++) {
    const places = assemble(cells).places;
    const meant = read.issues.map((issue) => [issue, cellOf(pathOf(issue), places)] as const);
    const [path, cell] =
      meant.flatMap(([issue, at]) => (at && at.others.length > 0 ? [[pathOf(issue), at] as const] : []))[0] ?? [];
    if (!cell) break;
    const before = cell.value;
    const found = cell.others.find((other) => {
      cell.value = other;
      const again = readPolicy(assemble(cells).document);
      if (!again.value && again.issues.some((issue) => pathOf(issue) === path)) return false;
      read = again;
      return true;
    });
    if (found !== undefined) continue;
    cell.value = before;
    break;
  }
  if (read.value) return read;
  const { places } = assemble(cells);
  return {
    issues: read.issues.map((issue) => {
      const path = pathOf(issue);
      if (path === undefined) return issue;
      const place = cellOf(path, places)?.where ?? where;
      // Kind and facts stay paired: only the text that says where is another.
      return { ...issue, facts: { ...issue.facts, path: `${place} (${path})` } } as Issue;
    }),
  };
}

function pathOf({ facts }: Issue): string | undefined {
  return "path" in facts ? facts.path : undefined;
}

/** The cell of a setting, or of the record that has it, or of the first setting in it. */
function cellOf(path: string | undefined, places: ReadonlyMap<string, Cell>): Cell | undefined {
  if (path === undefined) return undefined;
  const steps = path.split(".");
  for (let length = steps.length; length > 0; length--) {
    const cell = places.get(steps.slice(0, length).join("."));
    if (cell) return cell;
  }
  return [...places].find(([name]) => name.startsWith(`${path}.`))?.[1];
}

type Branch = Map<Step, Branch | Cell>;

/** Puts settings together again; where a line of a list is gone, those behind it move up. */
function assemble(cells: readonly Cell[]): { readonly document: unknown; readonly places: ReadonlyMap<string, Cell> } {
  const root: Branch = new Map();
  for (const cell of cells) {
    let branch = root;
    for (const step of cell.path.slice(0, -1)) {
      const inner = branch.get(step);
      const next: Branch = inner instanceof Map ? inner : new Map<Step, Branch | Cell>();
      branch.set(step, next);
      branch = next;
    }
    const last = cell.path.at(-1) ?? "";
    if (!(branch.get(last) instanceof Map)) branch.set(last, cell);
  }
  const places = new Map<string, Cell>();
  const build = (node: Branch | Cell, path: readonly Step[]): unknown => {
    if (!(node instanceof Map)) {
      places.set(path.join("."), node);
      return node.value;
    }
    const steps = [...node.keys()];
    if (steps.every((step) => typeof step === "number"))
      return steps
        .sort((a, b) => a - b)
        .map((step, i) => build(node.get(step) ?? new Map<Step, Branch | Cell>(), [...path, i]));
    return Object.fromEntries([...node].map(([step, inner]) => [String(step), build(inner, [...path, step])]));
  };
  return { document: build(root, []), places };
}

function valueAt(column: Column, row: number): CellValue {
  if (column.kinds[row] === NUMBER) return column.numbers[row] ?? null;
  const text = cellText(column, row);
  return column.kinds[row] === BOOLEAN ? text === "TRUE" : text;
}

/** What people or Excel write in other words: a day or a month as Excel's own, a number as text, per cent, a truth. */
function othersOf(value: CellValue, dateSystem: 1900 | 1904 | undefined): unknown[] {
  if (typeof value === "boolean") return [String(value)];
  if (typeof value === "number") {
    const serial = Math.floor(value) + (dateSystem === 1904 ? DAYS_TO_1904 : 0);
    const day = serial >= 1 && serial <= 2_958_465 ? [dayToText(serial)] : [];
    return [String(value), ...day, ...day.map((text) => text.slice(0, 7))];
  }
  const text = String(value).trim();
  const number = /^[-+]?(?:\d+(?:[.,]\d+)?|[.,]\d+)\s*(%?)$/.exec(text);
  if (!number) return [];
  const plain = Number(text.replace(",", ".").replace(/\s*%$/, ""));
  return [number[1] === "%" ? plain / 100 : plain];
}
