import { cellText } from "../../../src/core/table";
import { readXlsx } from "../../../src/files/xlsx/read";
import { bookParts, rowsXml } from "./book-file";
import { removeTempFiles, tempFile, zip, type ZipEntry } from "./zip-file";

afterAll(removeTempFiles);

const ROWS = [
  ["Customer", "Amount"],
  ["中国石化 𠮷", 1],
  ["Müller", 2],
] as const;
/** Longer than what is handed over at once, so that characters are cut. */
const MANY = Array.from({ length: 40_000 }, (_, i) => [`客户 𠮷 ${i}`, i]);
const STRINGS = ["<si><t>客户</t></si>"];

const inUtf16 = (order: "le" | "be") => (part: ZipEntry) => {
  const text = String(part.content).replace('encoding="UTF-8"', 'encoding="UTF-16"');
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return { ...part, content: order === "le" ? bytes : bytes.swap16() };
};
/** What says what a part is keeps its name: without it a file is no package. */
const inCapitals = (part: ZipEntry) =>
  part.name.startsWith("xl/") ? { ...part, name: part.name.toUpperCase() } : part;

describe.each([
  { about: "UTF-16, low byte first", form: inUtf16("le") },
  { about: "UTF-16, high byte first", form: inUtf16("be") },
  { about: "names of parts in capitals", form: inCapitals },
])("$about", ({ form }) => {
  test.each([
    { about: "some rows", rows: [...ROWS.map((row) => [...row])] },
    { about: "many rows", rows: [["Customer", "Amount"], ...MANY] },
  ])("$about are read as from any other file", async ({ rows }) => {
    const sheets = [{ rows: rowsXml(rows) }];
    const path = tempFile(zip(bookParts({ sheets, strings: STRINGS }).map(form)));
    const { value, issues } = await readXlsx(path, { source: { kind: "selection" } });
    expect(issues).toEqual([]);
    const columns = value?.table.columns ?? [];
    expect(columns.map(({ header }) => header)).toEqual(rows[0]);
    const last = rows.length - 2;
    expect(columns.map((column) => cellText(column, last))).toEqual(rows.at(-1)?.map(String));
  });
});
