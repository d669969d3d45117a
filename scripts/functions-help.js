/**
 * The pages that tell of KA's functions: one a function and an index, in English and in Chinese, made of what functions-documentation.js read.
 * They stand alone: no script, nothing from elsewhere, readable on a phone, in the dark and on paper.
 */
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { documentFunctions } = require("./functions-documentation.js");
const DEFINITIONS = require("../src/core/text/definitions/methods.json");

const STYLE = join(__dirname, "functions-help.css");
const LANGUAGES = ["en", "zh"];
const TAGS = { en: "en", zh: "zh-CN" };
const OTHER = { en: "zh", zh: "en" };

/** How the account table, KA's list of customers, is asked for a column of it without any function of KA's. */
const LOOKUP = {
  en: (column) => `=XLOOKUP(A2,KA_Accounts[Customer],KA_Accounts[${column}],"not in the list")`,
  zh: (column) => `=XLOOKUP(A2,KA_Accounts[客户],KA_Accounts[${column}],"不在清单中")`,
};
/** The column that a function reads where nothing else is said. */
const COLUMNS = { en: { CLASSOF: "Class", WHY: "Why" }, zh: { CLASSOF: "类别", WHY: "原因" } };

/** The method that a function classifies by, where it is one of the pane's. */
const METHODS = {
  ABC: "abc",
  BREAKS: "breaks",
  CLV: "clv",
  LIFECYCLE: "lifecycle",
  PARETO: "pareto",
  RFM: "rfm",
  SEGMENT: "rfm",
  TIER: "tiers",
  XYZ: "xyz",
};

const WORDS = {
  en: {
    title: "KA's formulas",
    all: "All formulas",
    other: "中文",
    start: "Using KA",
    arguments: "Arguments",
    optional: "optional",
    result: "Result",
    examples: "Examples",
    example: (at) => `Example ${at}`,
    edges: "At the edges",
    method: "The method in KA's pane",
    replaces: "Replaces",
    replacesAbout: "What a person would write by hand instead:",
    typed: "Type it here",
    intro:
      "Each of these formulas answers for a whole column at once: type it into the first row, and its result fills the rows below. They recalculate like any formula, and give the same classes as the list that KA writes.",
    rules: [
      "An empty cell and 0 are the same: no value. They get an empty text and are not counted.",
      "A text, or an error, in one cell costs only that cell its answer; the others are calculated without it.",
      "Inside an Excel table formulas cannot fill other cells. Put them beside the table, or have the pane insert them row by row, with a small table of cut-offs beside the table, or as values.",
      "A whole column such as B:B is read down to its last filled cell. Its header is a text, so the first cell of the result shows #VALUE!; a range without the header, such as B2:B500, does not.",
      "A formula that is filled down with a large range in it, such as =KA.TIER(B2,B$2:B$5000), makes Excel hand over the range once a row. KA refuses that above 2,000 cells and shows the formula that does it at once; the page of formulas in the pane finds and replaces such formulas.",
    ],
    lookupTitle: "Looking up the class of one customer",
    lookup:
      "The class of a customer stands in the table KA_Accounts. Excel's own XLOOKUP reads it quickest, also where KA is not installed:",
    lookupFirst: "Where the account list has what you look for, Excel's own XLOOKUP is quicker and works without KA:",
  },
  zh: {
    title: "KA 公式",
    all: "所有公式",
    other: "English",
    start: "使用 KA",
    arguments: "参数",
    optional: "可省略",
    result: "结果",
    examples: "示例",
    example: (at) => `示例 ${at}`,
    edges: "特殊情况",
    method: "任务窗格中的对应方法",
    replaces: "可代替的公式",
    replacesAbout: "不用 KA 时，需要手工写成：",
    typed: "公式写在这里",
    intro:
      "这些公式一次回答一整列：写在第一行，结果会向下填满各行。它们像其他公式一样自动重算，得到的类别与 KA 写入的客户清单一致。",
    rules: [
      "空单元格和 0 一样，都表示没有数值：结果为空文本，也不计入。",
      "某个单元格是文本或错误时，只有它自己得不到结果，其余照常计算。",
      "Excel 表格中的公式不能填充其他单元格。请把公式放在表格旁边，或让任务窗格逐行插入公式（并在表格旁边放一个小的分界表）或写入数值。",
      "整列（例如 B:B）只读到最后一个有内容的单元格。标题行是文本，所以结果的第一个单元格显示 #VALUE!；使用不含标题的区域（例如 B2:B500）就不会这样。",
      "把带有大区域的公式逐行向下填充（例如 =KA.TIER(B2,B$2:B$5000)），Excel 每一行都要传递一次整个区域。超过 2,000 个单元格时 KA 会拒绝，并给出一次完成的公式；任务窗格的“公式”页能找到并改写这类公式。",
    ],
    lookupTitle: "查找单个客户的类别",
    lookup: "客户的类别在表格 KA_Accounts 中。用 Excel 自带的 XLOOKUP 读取最快，没有安装 KA 也能用：",
    lookupFirst: "如果客户清单中已有要找的内容，用 Excel 自带的 XLOOKUP 更快，没有 KA 也能用：",
  },
};

/** The pages as files, with the same as data for the pane. */
async function helpFiles() {
  const documentation = await documentFunctions();
  const style = { name: "help/help.css", text: readFileSync(STYLE, "utf8") };
  return [
    style,
    ...LANGUAGES.flatMap((language) => {
      const functions = documentation[language];
      return [
        { name: `help/${language}/index.html`, text: indexPage(functions, language) },
        { name: `help/${language}/functions.json`, text: JSON.stringify(functions) },
        ...functions.map((one) => ({ name: `help/${language}/${fileOf(one)}`, text: functionPage(one, language) })),
      ];
    }),
  ];
}

function fileOf({ id }) {
  return `${id.toLowerCase()}.html`;
}

function indexPage(functions, language) {
  const words = WORDS[language];
  const topics = [...new Set(functions.map(({ topic }) => topic))];
  const body = `
<h1>${words.title}</h1>
<p>${escape(words.intro)}</p>
${topics.map((topic) => topicList(topic, functions)).join("")}
<section>
<h2>${words.lookupTitle}</h2>
<p>${escape(words.lookup)}</p>
${code(LOOKUP[language](COLUMNS[language].CLASSOF))}
</section>
<section>
<h2>${words.edges}</h2>
<ul>${words.rules.map((rule) => `<li>${inline(rule)}</li>`).join("")}</ul>
</section>`;
  return page({ title: words.title, file: "index.html", body, language });
}

function topicList(topic, functions) {
  const here = functions.filter((one) => one.topic === topic);
  const lines = here.map(
    (one) => `<dt><a href="${fileOf(one)}"><code>${one.name}</code></a></dt><dd>${inline(one.description)}</dd>`,
  );
  return `<section><h2>${escape(here[0].topicName)}</h2><dl class="list">${lines.join("")}</dl></section>`;
}

function functionPage(one, language) {
  const words = WORDS[language];
  const several = one.examples.length > 1;
  const body = `
<h1><code>${one.name}</code></h1>
<p class="lead">${inline(one.description)}</p>
${code(one.syntax)}
${one.topic === "saved" ? `<aside><p>${escape(words.lookupFirst)}</p>${code(LOOKUP[language](COLUMNS[language][one.id]))}</aside>` : ""}
${methodPart(one, language)}
<section>
<h2>${words.arguments}</h2>
<dl class="arguments">${one.parameters
    .map(
      ({ name, description, needed }) =>
        `<dt><code>${escape(name)}</code>${needed === "optional" ? ` <span class="optional">${words.optional}</span>` : ""}</dt><dd>${inline(description)}</dd>`,
    )
    .join("")}</dl>
<h2>${words.result}</h2>
<p>${inline(one.returns)}</p>
</section>
<section>
<h2>${words.examples}</h2>
${one.examples
  .map(
    (example, at) => `<section class="example">
<h3>${several ? `<span class="number">${words.example(at + 1)}</span> ` : ""}${inline(example.caption)}</h3>
${example.formulas.map(({ formula, ...place }) => code(formula, addressOf(place))).join("")}
${grid(example, words)}
</section>`,
  )
  .join("")}
</section>
<section>
<h2>${words.edges}</h2>
<ul>${one.edges.map((edge) => `<li>${inline(edge)}</li>`).join("")}</ul>
</section>
<section>
<h2>${words.replaces}</h2>
<p>${escape(words.replacesAbout)}</p>
${one.replaces.map((formula) => code(formula)).join("")}
</section>`;
  return page({ title: one.name, file: fileOf(one), body, language });
}

/** What the pane and the command say of the method that the function follows. */
function methodPart({ id }, language) {
  if (!(id in METHODS)) return "";
  const { what, rule } = DEFINITIONS[METHODS[id]][language];
  const gap = language === "en" ? " " : "";
  return `<section>
<h2>${WORDS[language].method}</h2>
<p>${escape(`${what}${gap}${rule}`)}</p>
</section>`;
}

function page({ title, file, body, language }) {
  const words = WORDS[language];
  const other = OTHER[language];
  return `<!doctype html>
<html lang="${TAGS[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === words.title ? title : `${title} · ${words.title}`}</title>
<link rel="icon" href="../../assets/icon-32.png">
<link rel="stylesheet" href="../help.css">
</head>
<body>
<nav>
<a href="index.html"${file === "index.html" ? ' aria-current="page"' : ""}>${words.all}</a>
<a href="../../assets/help.html#${language}">${words.start}</a>
<a class="language" href="../${other}/${file}" lang="${TAGS[other]}" hreflang="${TAGS[other]}">${words.other}</a>
</nav>
<main>${body}
</main>
</body>
</html>
`;
}

/** Rows of an example that are shown at most: what comes behind them is more of the same. */
const MOST_ROWS = 12;

/** The cells of an example as a sheet shows them: what was typed, and what the formulas fill. */
function grid({ cells, formulas }, words) {
  const shown = new Map();
  const put = (row, column, cell) => shown.set(`${row},${column}`, cell);
  for (const { row, column, values } of cells)
    values.forEach((line, down) =>
      line.forEach((value, across) => put(row + down, column + across, { value, kind: "" })),
    );
  for (const { row, column, shows } of formulas)
    shows.forEach((line, down) =>
      line.forEach((value, across) => {
        const isFirst = down === 0 && across === 0;
        put(row + down, column + across, { value, kind: isFirst ? "answer first" : "answer" });
      }),
    );
  const places = [...shown.keys()].map((key) => key.split(",").map(Number));
  const [rows, columns] = [0, 1].map((axis) => {
    const all = places.map((place) => place[axis]);
    const from = axis === 0 ? Math.min(...all) : 0;
    return Array.from({ length: Math.max(...all) - from + 1 }, (_, at) => from + at);
  });
  const head = columns.map((column) => `<th scope="col">${lettersOf(column)}</th>`).join("");
  const isLong = rows.length > MOST_ROWS;
  const lineOf = (row) => {
    const line = columns.map((column) => cellOf(shown.get(`${row},${column}`), words));
    return `<tr><th scope="row">${row + 1}</th>${line.join("")}</tr>`;
  };
  const lines = (isLong ? rows.slice(0, MOST_ROWS) : rows).map(lineOf);
  // As a sheet that goes on: three dots, and its last row.
  if (isLong) lines.push(`<tr><th scope="row">⋮</th>${"<td>⋮</td>".repeat(columns.length)}</tr>`, lineOf(rows.at(-1)));
  return `<div class="sheet" tabindex="0"><table><thead><tr><th></th>${head}</tr></thead><tbody>${lines.join("")}</tbody></table></div>`;
}

function cellOf(cell, words) {
  if (!cell) return "<td></td>";
  const { value, kind } = cell;
  const classes = [...(kind ? [kind] : []), ...(typeof value === "number" || value?.day ? ["number"] : [])];
  const title = kind.includes("first") ? ` title="${words.typed}"` : "";
  return `<td${classes.length > 0 ? ` class="${classes.join(" ")}"` : ""}${title}>${escape(textOf(value))}</td>`;
}

function textOf(value) {
  if (value === null) return "";
  if (typeof value === "boolean") return String(value).toUpperCase();
  return String(value.day ?? value.error ?? value);
}

function code(formula, at) {
  const place = at ? `<span class="at">${at}</span>` : "";
  return `<pre>${place}<code>${escape(formula)}</code></pre>`;
}

function addressOf({ row, column }) {
  return `${lettersOf(column)}${row + 1}`;
}

function lettersOf(column) {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : lettersOf(Math.floor(column / 26) - 1) + letter;
}

/** A sentence with its formulas, arrays and quoted words of formulas set as code. */
function inline(text) {
  return escape(text).replaceAll(
    /(?:=KA\.[A-Z]+\((?:[^()]|\([^()]*\))*\)|#[A-Z][A-Z0-9/]*[!?]?(?![\w])|\{[^{}]*\})/g,
    "<code>$&</code>",
  );
}

function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

module.exports = { STYLE, helpFiles };
