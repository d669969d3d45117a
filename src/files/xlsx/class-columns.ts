import { linesOf, type ClassColumns } from "../../core/plan/beside";
import type { Block } from "../../core/plan/block";
import { addressOf, blockOf } from "./blocks";
import { ownBlocks, type BesideSpot } from "./beside-spot";
import type { Book } from "./book";
import { ownColumnsOf } from "../../core/plan/own-columns";
import type { PackageDraft } from "./package-draft";
import { scanPart } from "./pieces";
import { withRowCells } from "./row-cells";
import { SameCells, type SharedExpected } from "./same-cells";
import { SheetScanner } from "./sheet-scanner";
import { faultsOf } from "./xml";
import {
  appendTo,
  attributeOf,
  childOf,
  childrenOf,
  escapeXml,
  prefixOf,
  removeElements,
  rootOf,
  setAttribute,
} from "./xml-edit";

const HUGE = 2 ** 32;
/** Bytes that a cell of a class takes at most, but for very long names of classes. */
const BYTES_OF_CELL = 200;

/** Puts class columns beside the rows that they are of: into the sheet, into its table, and under a name. */
export async function putBeside(
  draft: PackageDraft,
  book: Book,
  { beside, spot }: { readonly beside: ClassColumns; readonly spot: BesideSpot },
): Promise<void> {
  const { part, sheet, block, before, table, name } = spot;
  const bytes = (draft.file.parts.get(part)?.size ?? 0) + block.rows * block.columns * BYTES_OF_CELL;
  draft.setBytes(part, {
    pieces: () => withRowCells(draft.file.stream(part), { sheet, beside, left: block.column, before }),
    expected: bytes < HUGE ? "usual" : "huge",
  });
  if (table?.block) {
    const own = table.block;
    const end =
      own.column + own.columns - (before?.columns ?? 0) === block.column
        ? block.column + block.columns
        : own.column + own.columns;
    const wide = { ...own, columns: end - own.column };
    const headers = beside.columns.map(({ header }) => header);
    const [first, known] = [block.column - own.column, before?.columns ?? 0];
    await draft.setText(table.part, withColumns(await draft.text(table.part), { wide, headers, first, known }));
  }
  book.mark(name, { sheet, block });
}

/** The part of a table with other columns of KA's in it, or with none: its place, its columns and its filter. */
export function withColumns(
  xml: string,
  {
    wide,
    headers,
    first,
    known,
  }: {
    /** The cells that the table takes then. */
    readonly wide: Block;
    readonly headers: readonly string[];
    /** The place of KA's first column in the table, and how many KA has there now. */
    readonly first: number;
    readonly known: number;
  },
): string {
  let text = setAttribute(xml, rootOf(xml), { name: "ref", value: addressOf(wide) });
  const filter = childOf(text, rootOf(text), "autoFilter");
  const filtered = filter && blockOf(attributeOf(text, filter, "ref") ?? "");
  if (filter && filtered)
    text = setAttribute(text, filter, { name: "ref", value: addressOf({ ...filtered, columns: wide.columns }) });
  const listOf = () => {
    const list = childOf(text, rootOf(text), "tableColumns");
    if (!list) throw new Error("a table without columns");
    return list;
  };
  headers.slice(0, known).forEach((header, i) => {
    const column = childrenOf(text, listOf())[first + i];
    if (column) text = setAttribute(text, column, { name: "name", value: header });
  });
  const columns = childrenOf(text, listOf());
  let id = Math.max(0, ...columns.map((column) => Number(attributeOf(text, column, "id") ?? 0)));
  text = removeElements(text, columns.slice(first + headers.length, first + known));
  const list = listOf();
  const added = headers
    .slice(known)
    .map((header) => `<${prefixOf(text, list)}tableColumn id="${++id}" name="${escapeXml(header)}"/>`);
  if (added.length > 0) text = appendTo(text, list, added.join(""));
  return setAttribute(text, listOf(), { name: "count", value: String(childrenOf(text, listOf()).length) });
}

/** Whether the class columns of a plan stand in the workbook already, as far as its shared strings agree. */
export async function holdsBeside(
  draft: PackageDraft,
  book: Book,
  { beside, shared }: { readonly beside: ClassColumns; readonly shared: SharedExpected },
): Promise<boolean> {
  const { sheet, address } = beside.source;
  const part = (await book.sheets()).find(({ name }) => name === sheet)?.part;
  const source = blockOf(address);
  const block = source && ownColumnsOf(source, ownBlocks(book, sheet));
  const rows = beside.customers.length + 1;
  if (part === undefined || !block || block.row !== beside.headerRow) return false;
  if (block.rows !== rows || block.columns !== beside.columns.length) return false;
  const unknown = new Array<undefined>(block.column).fill(undefined);
  const wanted = {
    rows: block.row + rows,
    columns: block.column + block.columns,
    piece: (from: number, count: number) => {
      const above = Math.max(0, Math.min(count, block.row - from));
      const lines = linesOf(beside, Math.max(0, from - block.row), count - above);
      return [
        ...Array.from({ length: above }, () => [...unknown, ...beside.columns.map(() => undefined)]),
        ...lines.map((line) => [...unknown, ...line]),
      ];
    },
  };
  const sink = new SameCells(wanted, shared, "anything");
  const scanner = new SheetScanner(sink, faultsOf(draft.file, part));
  await scanPart(draft.file, part, (bytes, from, to) => scanner.scan(bytes, from, to));
  return sink.finish();
}
