import type { Package } from "../../../src/files/xlsx/package";
import type { WorkbookParts } from "../../../src/files/xlsx/workbook-parts";
import { textOfPart } from "../../../src/files/xlsx/xml-edit";
import type { Sentence } from "./opened-book";

/** What stands around the rows of all sheets, and what of it the grid was seen not to draw. */
export interface SeenSheets {
  readonly frames: readonly string[];
  readonly undrawnRules: number;
}

type Words = readonly [one: string, many: string, chinese: string];

/** Parts that the grid has no place for, by their names. */
const PARTS: readonly (readonly [RegExp, Words])[] = [
  [/\/charts(ex)?\/chart[^/]*\.xml$/i, ["chart", "charts", "个图表"]],
  [/\/pivotTables\/[^/]+\.xml$/i, ["pivot table", "pivot tables", "个数据透视表"]],
  [/\/media\/[^/]+$/i, ["image", "images", "张图片"]],
  [/\/slicers\/[^/]+\.xml$/i, ["slicer part", "slicer parts", "组切片器"]],
  [/\/timelines\/[^/]+\.xml$/i, ["timeline part", "timeline parts", "组日程表"]],
  [/\/(ctrlProps|activeX)\/[^/]+\.xml$/i, ["form control", "form controls", "个表单控件"]],
  [/\/embeddings\/[^/]+$/i, ["embedded object", "embedded objects", "个嵌入对象"]],
  [/\/externalLinks\/[^/]+\.xml$/i, ["link to another workbook", "links to other workbooks", "个指向其他工作簿的链接"]],
];
/** Things that are there or not. */
const FACTS: readonly (readonly [RegExp, Sentence])[] = [
  [/(^|\/)vbaProject\.bin$/i, { en: "macros", zh: "宏" }],
  [/\/(queryTables\/|connections\.xml)/i, { en: "data connections", zh: "数据连接" }],
  [/^customXml\/item\d*\.xml$/i, { en: "custom XML data", zh: "自定义 XML 数据" }],
  [/^_xmlsignatures\//i, { en: "a digital signature", zh: "数字签名" }],
];
/** Elements of a sheet that the grid has no place for. */
const ELEMENTS: readonly (readonly [RegExp, Words])[] = [
  [/<(?:\w+:)?dataValidation(?=[\s>])/g, ["data validation", "data validations", "条数据有效性规则"]],
  [/<(?:\w+:)?hyperlink(?=[\s>])/g, ["hyperlink", "hyperlinks", "个超链接"]],
  [/<(?:\w+:)?sparkline(?=[\s>])/g, ["sparkline", "sparklines", "个迷你图"]],
];
const SHEET_FACTS: readonly (readonly [RegExp, Sentence])[] = [
  [/<(?:\w+:)?autoFilter(?=[\s/>])/, { en: "filter buttons", zh: "筛选按钮" }],
  [/<(?:\w+:)?(headerFooter|rowBreaks|colBreaks)(?=[\s>])/, { en: "print settings", zh: "打印设置" }],
  [/\soutlineLevel(Row|Col)?=["'][1-9]/, { en: "groups of rows or columns", zh: "行列分组" }],
];

/** What a workbook file holds and the grid does not show, as one sentence; none where it shows everything. */
export async function describeUnshown(
  from: Package,
  parts: WorkbookParts,
  { frames, undrawnRules }: SeenSheets,
): Promise<readonly Sentence[]> {
  const names = [...from.parts.keys()];
  const items: Sentence[] = [];
  const add = (count: number, [one, many, chinese]: Words) => {
    if (count > 0) items.push({ en: `${count} ${count === 1 ? one : many}`, zh: `${count} ${chinese}` });
  };
  const chartSheets = parts.sheets.filter(({ kind }) => kind === "other").map(({ name }) => name);
  for (const [pattern, words] of PARTS) add(names.filter((name) => pattern.test(name)).length, words);
  if (chartSheets.length > 0)
    items.push({
      en: `${chartSheets.length === 1 ? "the chart sheet" : "the chart sheets"} ${chartSheets.map((name) => `“${name}”`).join(", ")}`,
      zh: `图表工作表${chartSheets.map((name) => `“${name}”`).join("、")}`,
    });
  add(await countIn(from, /\/drawings\/drawing[^/]*\.xml$/i, /<(?:\w+:)?(sp|cxnSp|grpSp)(?=[\s>])/g), [
    "shape or text box",
    "shapes and text boxes",
    "个形状或文本框",
  ]);
  add(
    await countIn(
      from,
      /\/(threadedComments\/[^/]+|comments?[^/]*)\.xml$/i,
      /<(?:\w+:)?(comment|threadedComment)(?=[\s>])/g,
    ),
    ["comment", "comments", "条批注"],
  );
  for (const [pattern, words] of ELEMENTS)
    add(
      frames.reduce((sum, xml) => sum + [...xml.matchAll(pattern)].length, 0),
      words,
    );
  add(undrawnRules, ["conditional format with icons", "conditional formats with icons", "条图标集条件格式"]);
  for (const [pattern, sentence] of FACTS) if (names.some((name) => pattern.test(name))) items.push(sentence);
  for (const [pattern, sentence] of SHEET_FACTS) if (frames.some((xml) => pattern.test(xml))) items.push(sentence);
  if (await hasRichText(from, parts.sharedStrings))
    items.push({ en: "formats inside of a text", zh: "单元格内的富文本格式" });
  if (items.length === 0) return [];
  return [
    {
      en: `Kept in the file and not shown here: ${items.map(({ en }) => en).join(", ")}.`,
      zh: `以下内容保留在文件中，此处不显示：${items.map(({ zh }) => zh).join("、")}。`,
    },
  ];
}

async function countIn(from: Package, names: RegExp, elements: RegExp): Promise<number> {
  let count = 0;
  for (const name of from.parts.keys())
    if (names.test(name)) count += [...textOfPart(await from.read(name)).matchAll(elements)].length;
  return count;
}

async function hasRichText(from: Package, part: string | undefined): Promise<boolean> {
  if (part === undefined) return false;
  let rest = "";
  const decoder = new TextDecoder();
  for await (const piece of from.stream(part)) {
    const text = rest + decoder.decode(piece, { stream: true });
    if (/<(?:\w+:)?rPr[\s>]/.test(text)) return true;
    rest = text.slice(-16);
  }
  return false;
}
