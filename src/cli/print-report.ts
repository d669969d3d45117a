import type { CellColumn } from "../core/plan";
import type { Report } from "../core/report";
import { layOutSummary } from "../core/sheets/summary";
import { group } from "../core/text/numbers";
import { forTerminal, padTo, widthOf } from "./text-width";

/** One cell as text, and on which side it is filled. */
interface Cell {
  readonly text: string;
  readonly side: "left" | "right";
}

const WIDEST_CELL = 60;
const INDENT = "  ";
const GAP = "  ";

/** The report for a terminal: the summary sheet, line by line, so that a sheet and the command always say the same. */
export function printReport(report: Report): string {
  const lines = new Map<number, Cell[]>();
  const headings = new Set<number>();
  for (const edit of layOutSummary(report).body) {
    if (edit.kind === "setLook" && edit.look === "heading") headings.add(edit.block.row);
    if (edit.kind !== "setCells") continue;
    const rows = edit.columns[0]?.values.length ?? 0;
    for (let i = 0; i < rows; i++) lines.set(edit.at.row + i, cellsOf(edit.columns, i));
  }
  const rows = [...lines.keys()].sort((a, b) => a - b);
  let text = "";
  let section: Cell[][] = [];
  for (const row of rows) {
    const cells = lines.get(row) ?? [];
    if (!headings.has(row)) {
      section.push(cells);
      continue;
    }
    text += align(section);
    section = [];
    text += `${text === "" ? "" : "\n"}${cells.map((cell) => cell.text).join(GAP)}\n`;
  }
  return text + align(section);
}

/** Rows of texts as a table: the first column filled on its right, the others, which hold figures, on their left. */
export function printTable(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.map((text, i): Cell => ({ text, side: i === 0 ? "right" : "left" })));
  const columns = columnsOf(lines);
  return lines.map((cells) => lineOf(cells, columns)).join("");
}

function cellsOf(columns: readonly CellColumn[], row: number): Cell[] {
  const cells = columns.map(({ values, format }): Cell => {
    const value = values[row] ?? null;
    if (typeof value === "number") return { text: formatNumber(value, format), side: "left" };
    return { text: value === null ? "" : String(value), side: "right" };
  });
  while (cells.at(-1)?.text === "") cells.pop();
  return cells;
}

/** Writes a number by one of the number formats that the summary uses. */
function formatNumber(value: number, format: string): string {
  const [, always = "", room = ""] = /\.(0+)(\?*)/.exec(format) ?? [];
  const decimals = always.length + room.length;
  if (format.endsWith("%")) return `${(value * 100).toFixed(decimals)}%`;
  const text = value.toFixed(decimals);
  const short = room === "" ? text : withRoom(text, room.length);
  return format.startsWith("#,") ? group(short) : short;
}

/** Zeros among the last digits, of which there are so many, as blanks: in a table the points of its numbers stand below each other. */
function withRoom(text: string, digits: number): string {
  const shown = text.slice(0, -digits) + text.slice(-digits).replace(/0+$/, "");
  return shown.padEnd(text.length);
}

/** Lines of two cells are a label and what it says, the others are a table whose columns stand below each other. */
function align(section: readonly (readonly Cell[])[]): string {
  const pairs = columnsOf(section.filter((cells) => cells.length <= 2));
  const tables = columnsOf(section.filter((cells) => cells.length > 2));
  return section.map((cells) => lineOf(cells, cells.length <= 2 ? pairs : tables)).join("");
}

/** How a column of lines that stand below each other is drawn. */
interface DrawnColumn {
  readonly width: number;
  readonly side: Cell["side"];
}

/** Looked at once for all lines; only a table has columns of numbers. */
function columnsOf(lines: readonly (readonly Cell[])[]): readonly DrawnColumn[] {
  const isTable = (lines[0]?.length ?? 0) > 2;
  const count = Math.max(0, ...lines.map(({ length }) => length));
  return Array.from({ length: count }, (_, column) => {
    const cells = lines.map((line) => line[column]).filter((cell) => cell !== undefined);
    return {
      width: Math.max(...cells.map(({ text }) => widthOf(forTerminal(text, WIDEST_CELL)))),
      side: isTable && cells.some(({ side }) => side === "left") ? "left" : "right",
    };
  });
}

function lineOf(cells: readonly Cell[], columns: readonly DrawnColumn[]): string {
  const parts = cells.map(({ text }, i) => {
    const { width, side } = columns[i] ?? { width: 0, side: "right" };
    const isLastText = i === cells.length - 1 && side === "right";
    return isLastText ? forTerminal(text) : padTo(forTerminal(text, WIDEST_CELL), width, side);
  });
  return `${INDENT}${parts.join(GAP)}`.trimEnd() + "\n";
}
