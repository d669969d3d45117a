/**
 * What is told of KA's functions beyond what Excel shows: examples, rules at the edges and the formula that each of them replaces. One source, the
 * comments in src/functions, in English; the translations beside them have the same in Chinese. The formulas of the examples are the same in both,
 * and a test runs every one of them.
 *
 *   @example <what it shows, on one line>
 *   A1:B4 = {"Customer","Sales";"Acme",800;"Birch",150;"Cedar",50}
 *   =KA.ABC(B2:B4)
 *   -> {"A";"B";"C"}
 *   @edge <one rule>
 *   @replaces =IF(…)
 *
 * Arrays are written as in Excel, and rows that come again and again as 10 * {…}; a day as 2026-01-31, and between two commas nothing for an empty cell. A formula stands to the right of all that
 * was there before it, in the row of the first cell it refers to, unless its line says where: `H2: =KA.CUTOFFS(B2:B9)`.
 */

const { readFileSync } = require("node:fs");
const { basename } = require("node:path");
const { SOURCES, TRANSLATIONS, describeFunctions } = require("./functions-metadata.js");

const CELL = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/;
const EPOCH = Date.UTC(1899, 11, 30);

/** The comments of a source that describe a function, by its id. */
function readComments(source) {
  const found = new Map();
  for (const [, comment] of source.matchAll(/\/\*\*([\s\S]*?)\*\//g)) {
    const lines = comment.split("\n").map((line) => line.replace(/^\s*\*? ?/, "").trimEnd());
    const tags = [];
    for (const line of lines) {
      const [, tag, text] = /^@(\w+)\s*(.*)$/.exec(line) ?? [];
      if (tag) tags.push({ tag, lines: [text] });
      else tags.at(-1)?.lines.push(line);
    }
    const [first] = tags.filter(({ tag }) => tag === "customfunction");
    const [id] = first?.lines[0].split(/\s+/) ?? [];
    if (id) found.set(id, tags);
  }
  return found;
}

/** All that is told of a function in English, from the tags of its comment. */
function readFunction(id, tags) {
  const texts = (wanted) =>
    tags.filter(({ tag }) => tag === wanted).map(({ lines }) => lines.join(" ").replace(/\s+/g, " ").trim());
  const examples = tags
    .filter(({ tag }) => tag === "example")
    .map(({ lines }, at) => readExample(lines, `${id}, example ${at + 1}`));
  const [returns = ""] = texts("returns");
  const replaces = tags.filter(({ tag }) => tag === "replaces").map(({ lines }) => lines.join("\n").trim());
  return { returns: returns.replace(/^\{[^}]*\}\s*/, ""), examples, edges: texts("edge"), replaces };
}

function readExample([caption = "", ...rest], where) {
  const [cells, formulas] = [[], []];
  for (const line of wholeLines(rest)) {
    const [, range, written] = /^([A-Z]+\d+(?::[A-Z]+\d+)?)\s*=\s*(.+)$/.exec(line) ?? [];
    const [, at, formula] = /^(?:([A-Z]+\d+):\s*)?(=.+)$/.exec(line) ?? [];
    if (formula) formulas.push({ at, formula });
    else if (line.startsWith("->")) {
      const last = formulas.at(-1);
      if (!last || last.shows) throw new Error(`${where}: a result without its formula: ${line}`);
      last.shows = readArray(line.slice(2).trim(), where);
    } else if (range) cells.push({ ...blockOf(range), values: fitting(readArray(written, where), range, where) });
    else throw new Error(`${where}: neither cells, nor a formula, nor a result: ${line}`);
  }
  if (caption.trim() === "") throw new Error(`${where}: its first line has to say what it shows`);
  if (formulas.length === 0) throw new Error(`${where}: there is no formula`);
  const silent = formulas.find(({ shows }) => !shows);
  if (silent) throw new Error(`${where}: no result is given of ${silent.formula}`);
  return { caption: caption.trim(), cells, formulas: placed(cells, formulas) };
}

/** The lines of an example; an array may go on over several of them. */
function wholeLines(lines) {
  const whole = [];
  for (const line of lines.map((text) => text.trim()).filter((text) => text !== "")) {
    const open = (whole.at(-1) ?? "").replaceAll(/"[^"]*"/g, "");
    if (open.includes("{") && !open.includes("}")) whole[whole.length - 1] += line;
    else whole.push(line);
  }
  return whole;
}

/** The formulas with the cells that they stand in. */
function placed(cells, formulas) {
  let right = Math.max(0, ...cells.map(({ column, values }) => column + values[0].length));
  return formulas.map(({ at, formula, shows }) => {
    const [, , row] = CELL.exec(/\$?[A-Z]{1,3}\$?\d{1,7}(?![\d(])/.exec(formula)?.[0] ?? "A1") ?? [];
    const place = at ? blockOf(at) : { column: right, row: Number(row) - 1 };
    right = Math.max(right, place.column + shows[0].length);
    return { row: place.row, column: place.column, formula, shows };
  });
}

/** The first cell of a range, and its size, counted from 0. */
function blockOf(range) {
  const [from, to = from] = range.split(":").map((end) => {
    const [, letters, row] = CELL.exec(end);
    return { column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1, row: row - 1 };
  });
  return { ...from, rows: to.row - from.row + 1, columns: to.column - from.column + 1 };
}

function fitting(values, range, where) {
  const { rows, columns } = blockOf(range);
  if (values.length !== rows || values.some((row) => row.length !== columns))
    throw new Error(`${where}: ${range} has ${rows} rows of ${columns} cells, the array has other ones`);
  return values;
}

/** An array constant of Excel's, or a single value, as rows of cells; an empty cell is null, a day or an error an object. */
function readArray(text, where) {
  const [, times, again] = /^(\d+) \* (\{.*\})$/s.exec(text) ?? [];
  if (again) return Array.from({ length: Number(times) }, () => readArray(again, where)).flat();
  const inner = /^\{(.*)\}$/s.exec(text)?.[1];
  if (inner === undefined) return [[readValue(text, where)]];
  const rows = [[]];
  let rest = inner;
  for (;;) {
    const [taken, value = "", mark = ""] = /^\s*("(?:[^"]|"")*"|[^,;"]*)\s*([,;]|$)/.exec(rest) ?? [];
    if (taken === undefined) throw new Error(`${where}: the array cannot be read: ${text}`);
    rows.at(-1).push(readValue(value.trim(), where));
    if (mark === "") break;
    if (mark === ";") rows.push([]);
    rest = rest.slice(taken.length);
  }
  if (rows.some((row) => row.length !== rows[0].length))
    throw new Error(`${where}: the rows of the array are not equally long: ${text}`);
  return rows;
}

function readValue(text, where) {
  if (text === "") return null;
  if (/^".*"$/s.test(text)) return text.slice(1, -1).replaceAll('""', '"');
  if (/^-?(\d+\.?\d*|\.\d+)(E[+-]?\d+)?$/i.test(text)) return Number(text);
  if (/^(TRUE|FALSE)$/.test(text)) return text === "TRUE";
  if (/^#[A-Z][A-Z0-9_/]*[!?]?$/.test(text)) return { error: text };
  if (/^\d{4}-\d\d-\d\d$/.test(text))
    return { day: text, serial: Math.round((Date.parse(`${text}T00:00Z`) - EPOCH) / 86_400_000) };
  throw new Error(`${where}: no value of a cell: ${text} (texts stand in quotes)`);
}

/**
 * The documentation in both languages: what Excel is told, with what the comments and their translations say beyond. Stops, and says why, where a
 * function lacks something or a translation has more or less of it.
 */
async function documentFunctions() {
  const { english, chinese } = await describeFunctions();
  const topics = SOURCES.map((path, at) => ({
    topic: basename(path, ".ts"),
    comments: readComments(readFileSync(path, "utf8")),
    translations: JSON.parse(readFileSync(TRANSLATIONS[at], "utf8")),
  }));
  const lists = { en: [], zh: [] };
  for (const { topic, comments, translations } of topics.sort(inOrder)) {
    for (const [id, tags] of comments) {
      const facts = english.functions.find((one) => one.id === id);
      const told = checked(id, readFunction(id, tags));
      lists.en.push(documented({ topic, language: "en" }, facts, { told, english: facts }));
      const words = chinese.functions.find((one) => one.id === id);
      lists.zh.push(
        documented({ topic, language: "zh" }, words, { told: inChinese(id, told, translations[id]), english: facts }),
      );
    }
  }
  return lists;
}

/** From what most begin with to what few need, as they are called. */
const TOPIC_NAMES = {
  classes: { en: "Classes", zh: "类别" },
  shares: { en: "Shares and limits", zh: "占比和界限" },
  figures: { en: "Figures of concentration", zh: "集中度指标" },
  behaviour: { en: "Behaviour", zh: "购买行为" },
  accounts: { en: "Whole tables", zh: "整张表" },
  saved: { en: "From the saved result", zh: "已保存的结果" },
};
const TOPICS = Object.keys(TOPIC_NAMES);

function inOrder(a, b) {
  return TOPICS.indexOf(a.topic) - TOPICS.indexOf(b.topic);
}

/** One function as its page and the pane show it. */
function documented({ topic, language }, { id, description, parameters }, { told, english }) {
  const args = parameters.map(({ name, optional }) => (optional ? `[${name}]` : name)).join(", ");
  return {
    id,
    topic,
    topicName: TOPIC_NAMES[topic][language],
    name: `KA.${id}`,
    syntax: `=KA.${id}(${args})`,
    description,
    parameters: parameters.map(({ name, description: text, optional, dimensionality }, at) => ({
      name,
      key: english.parameters[at].name,
      description: text,
      needed: optional ? "optional" : "required",
      takes: dimensionality === "matrix" ? "range" : "value",
    })),
    ...told,
  };
}

function checked(id, told) {
  for (const [what, tag] of Object.entries({ examples: "example", edges: "edge", replaces: "replaces" }))
    if (told[what].length === 0) throw new Error(`${id} has no @${tag}: its page would be incomplete`);
  if (told.returns === "") throw new Error(`${id} has no @returns: its page would be incomplete`);
  return told;
}

function inChinese(id, english, { returns = "", examples = [], edges = [] } = {}) {
  if (returns.trim() === "") throw new Error(`${id}: its translation has no "returns"`);
  for (const [what, list] of Object.entries({ examples, edges }))
    if (list.length !== english[what].length)
      throw new Error(`${id} has ${english[what].length} ${what}, its translation ${list.length}`);
  const translated = english.examples.map((example, at) => ({ ...example, caption: examples[at] }));
  return { ...english, returns, edges, examples: translated };
}

module.exports = { checked, documentFunctions, inChinese, readComments, readFunction };
