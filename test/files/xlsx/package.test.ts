import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { describeIssue } from "../../../src/core/text/sentences";
import { openPackage } from "../../../src/files/xlsx/open-package";
import { PackageFault, type Package } from "../../../src/files/xlsx/package";
import { XlsxRows, readXlsx } from "../../../src/files/xlsx/read";
import { bookFile, bookParts, rowsXml } from "./book-file";
import { removeTempFiles, tempFile, zip, type ZipEntry } from "./zip-file";

afterAll(removeTempFiles);

const BOOK = {
  sheets: [
    {
      rows: rowsXml([
        ["Customer", "Amount"],
        ["Acme", 1],
      ]),
    },
  ],
};
const PARTS = bookParts(BOOK);
const withPart = (entry: ZipEntry) => [...PARTS.filter(({ name }) => name !== entry.name), entry];
const SHEET = "xl/worksheets/sheet1.xml";
const cfb = (stream: string) =>
  Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(1528), Buffer.from(stream, "utf16le")]);

async function open(bytes: string | Uint8Array): Promise<Package> {
  const { value, issues } = await openPackage(tempFile(bytes));
  if (!value) throw new Error(JSON.stringify(issues));
  return value;
}

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

test.each(["plain", "zip64"] as const)(
  "a %s zip gives its parts in the order of its directory, whole, streamed and raw",
  async (format) => {
    const file = await open(zip(PARTS, format));
    expect([...file.parts.keys()]).toEqual(PARTS.map(({ name }) => name));
    for (const { name, content } of PARTS) {
      const expected = Buffer.from(content);
      expect(Buffer.from(await file.read(name))).toEqual(expected);
      expect(await bytesOf(file.stream(name))).toEqual(expected);
      expect(await bytesOf(file.raw(name))).toEqual(deflateRawSync(expected));
    }
    await file.close();
  },
);

test("a stored part is read as it lies", async () => {
  const file = await open(zip(withPart({ name: "stored.bin", content: "as it lies", method: 0 })));
  expect(Buffer.from(await file.read("stored.bin")).toString()).toBe("as it lies");
  expect((await bytesOf(file.stream("stored.bin"))).toString()).toBe("as it lies");
  await file.close();
});

test("leaving a stream early closes it", async () => {
  const file = await open(zip(withPart({ name: "long", content: Buffer.alloc(2_000_000, "a long text") })));
  for await (const piece of file.stream("long")) {
    expect(piece.length).toBeGreaterThan(0);
    break;
  }
  await file.close();
});

const REFUSED: readonly { about: string; bytes: () => string | Uint8Array; says: string }[] = [
  { about: "an empty file", bytes: () => "", says: "is not an Excel workbook" },
  { about: "a web page called .xlsx", bytes: () => "<html><table></table></html>", says: "is not an Excel workbook" },
  {
    about: "a zip of something else",
    bytes: () => zip([{ name: "readme.txt", content: "hello" }]),
    says: "is not an Excel workbook",
  },
  { about: "an old .xls", bytes: () => cfb("Workbook"), says: "is a .xls file, which KA does not read" },
  { about: "a workbook with a password", bytes: () => cfb("EncryptedPackage"), says: "protected by a password" },
  {
    about: "an encrypted zip",
    bytes: () => zip(withPart({ name: SHEET, content: "x", flags: 1 })),
    says: "protected by a password",
  },
  {
    about: "an .ods",
    bytes: () =>
      zip([
        { name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet", method: 0 },
        { name: "content.xml", content: "<x/>" },
      ]),
    says: "is a .ods file, which KA does not read",
  },
  {
    about: "an .xlsb",
    bytes: () => zip([...PARTS, { name: "xl/workbook.bin", content: "" }]),
    says: "is a .xlsb file, which KA does not read",
  },
  {
    about: "a zip cut off in the middle",
    bytes: () => zip(PARTS).subarray(0, 900),
    says: "is damaged (its end is missing or wrong)",
  },
  {
    about: "a zip of a million entries",
    bytes: millionEntries,
    says: "it has 1,000,000 parts, and a workbook has at most 10,000",
  },
  {
    about: "a sheet of 512 MB in 511 kB",
    bytes: bomb,
    says: "times its size, more than 200 times",
  },
  {
    about: "parts of 3 GB together",
    bytes: () =>
      zip([
        ...PARTS,
        { name: "a", content: "x", declares: 7_000_000 },
        ...Array.from({ length: 400 }, (_, i) => ({ name: `b${i}`, content: "x", declares: 8_000_000 })),
      ]),
    says: "bytes, more than 2,147,483,648",
  },
  {
    about: "a part that is there twice",
    bytes: () => zip([...PARTS, { name: SHEET, content: "x" }]),
    says: "the part is there twice",
  },
  {
    about: "an unknown compression",
    bytes: () => zip(withPart({ name: SHEET, content: "x", method: 14 })),
    says: "compression method 14",
  },
  {
    about: "a .docx",
    bytes: () => zip(withPart({ name: "xl/workbook.xml", content: "<w:document xmlns:w='w'/>" })),
    says: "is not an Excel workbook",
  },
  {
    about: "a document type in a small part",
    bytes: () => zip(withPart({ name: "xl/workbook.xml", content: `<!DOCTYPE x [<!ENTITY a "b">]><workbook/>` })),
    says: "it defines its own XML entities",
  },
  {
    about: "a document type in a sheet",
    bytes: () =>
      zip(withPart({ name: SHEET, content: `<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>` })),
    says: "it defines its own XML entities",
  },
  {
    about: "a sheet that is longer than declared",
    bytes: () => zip(withPart({ name: SHEET, content: sheetOf(9_000), declares: 1_000 })),
    says: "it is longer than the directory says",
  },
  {
    about: "a sheet that is shorter than declared",
    bytes: () => zip(withPart({ name: SHEET, content: sheetOf(10), declares: 90_000 })),
    says: "it is shorter than the directory says",
  },
  {
    about: "a small part that is longer than declared",
    bytes: () => zip(withPart({ name: "xl/workbook.xml", content: sheetOf(9_000), declares: 1_000 })),
    says: "is damaged in xl/workbook.xml",
  },
  {
    about: "a wrong checksum",
    bytes: () => zip(withPart({ name: SHEET, content: sheetOf(10), crc: 7 })),
    says: "its checksum is wrong",
  },
  {
    about: "a sheet that is no XML",
    bytes: () => zip(withPart({ name: SHEET, content: `<worksheet><sheetData><row r="1${noise(18 << 20)}` })),
    says: "an element has no end",
  },
  {
    about: "a sheet that is missing",
    bytes: () => zip(PARTS.filter(({ name }) => name !== SHEET)),
    says: "the sheet “Sheet1” has no part",
  },
];

test.each(REFUSED)("$about is refused with its own sentence", async ({ bytes, says }) => {
  const path = tempFile(bytes());
  const { value, issues } = await readXlsx(path, { source: { kind: "selection" } });
  expect(value).toBeUndefined();
  expect(issues).toHaveLength(1);
  const sentence = issues.map((issue) => describeIssue(issue, "en")).join();
  expect(sentence).toContain(says);
  expect(sentence.startsWith(path)).toBe(true);
});

test("a bomb is refused before it takes memory", async () => {
  const path = tempFile(bomb());
  const before = process.memoryUsage.rss();
  const { issues } = await readXlsx(path, { source: { kind: "selection" } });
  expect(issues.map(({ kind }) => kind)).toEqual(["unsafeWorkbook"]);
  expect(process.memoryUsage.rss() - before).toBeLessThan(100 << 20);
});

test("a bomb that lies about its size is stopped where the lie shows", async () => {
  const honest = bomb();
  // Both headers say 1,000 bytes.
  const lying = Buffer.from(honest);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(512 << 20);
  const lie = Buffer.alloc(4);
  lie.writeUInt32LE(1_000);
  for (let at = lying.indexOf(size); at >= 0; at = lying.indexOf(size, at + 4)) lie.copy(lying, at);
  const before = process.memoryUsage.rss();
  const { issues } = await readXlsx(tempFile(lying), { source: { kind: "selection" } });
  expect(issues.map((issue) => describeIssue(issue, "en")).join()).toContain("it is longer than the directory says");
  expect(process.memoryUsage.rss() - before).toBeLessThan(100 << 20);
});

test("a file that is not there and a folder are said", async () => {
  const path = join(dirname(tempFile("")), "none.xlsx");
  expect((await openPackage(path)).issues.map(({ kind }) => kind)).toEqual(["fileNotFound"]);
  mkdirSync(path);
  expect((await openPackage(path)).issues.map(({ kind }) => kind)).toEqual(["fileUnreadable"]);
});

test("a file that changes while it is read is noticed", async () => {
  const path = bookFile(BOOK);
  const changed = await readXlsx(path, {
    source: { kind: "selection" },
    progress: { report: () => appendFileSync(path, "x"), signal: new AbortController().signal },
  });
  expect(changed.issues.map(({ kind }) => kind)).toEqual(["fileChanged"]);

  const bytes = readFileSync(bookFile(BOOK));
  writeFileSync(path, bytes);
  const touched = await readXlsx(path, {
    source: { kind: "selection" },
    progress: { report: () => utimesSync(path, 1, 1), signal: new AbortController().signal },
  });
  expect(touched.issues.map(({ kind }) => kind)).toEqual(["fileChanged"]);
});

test("a part that is cut away while it is read is a changed file, not a damaged one", async () => {
  const path = tempFile(zip(withPart({ name: SHEET, content: sheetOf(100_000) })));
  const { value: file } = await openPackage(path);
  writeFileSync(path, "");
  await expect(bytesOf(file?.stream(SHEET) ?? fail())).rejects.toMatchObject({ issue: { kind: "fileChanged" } });
  await file?.close();
  expect(new PackageFault({ kind: "notWorkbook", severity: "error", facts: { path } }).message).toBe("notWorkbook");
});

function fail(): never {
  throw new Error("the package did not open");
}

function sheetOf(rows: number): string {
  return `<worksheet><sheetData>${rowsXml(Array.from({ length: rows }, (_, i) => [`Customer ${i}`, i]))}</sheetData></worksheet>`;
}

let built: Buffer | undefined;

function bomb(): Buffer {
  return (built ??= zip(withPart({ name: SHEET, content: Buffer.alloc(512 << 20, 32) })));
}

/** Letters that hardly compress, always the same. */
function noise(length: number): string {
  const words = new Uint32Array(length >> 3);
  let word = 1;
  for (let i = 0; i < words.length; i++) {
    word ^= word << 13;
    word ^= word >>> 17;
    word ^= word << 5;
    words[i] = word;
  }
  return Buffer.from(words.buffer).toString("hex");
}

function millionEntries(): Buffer {
  const one = zip([{ name: "a", content: "" }], "zip64");
  for (const at of [one.length - 22 - 20 - 56 + 24, one.length - 22 - 20 - 56 + 32])
    one.writeBigUInt64LE(1_000_000n, at);
  one.writeUInt16LE(0xffff, one.length - 22 + 8);
  one.writeUInt16LE(0xffff, one.length - 22 + 10);
  return one;
}

test.each([
  { about: "is written to", change: (path: string) => appendFileSync(path, "x") },
  { about: "is cut off", change: (path: string) => writeFileSync(path, "") },
  { about: "is put in its place", change: (path: string) => renameSync(bookFile(BOOK), path) },
  { about: "is deleted", change: (path: string) => rmSync(path) },
])("a file that $about between the sample and the rest has changed", async ({ change }) => {
  const path = bookFile(BOOK);
  const rows = new XlsxRows(path);
  const source = { kind: "selection" } as const;
  expect((await rows.read({ source, rows: 1 })).value?.table.rowCount).toBe(1);
  change(path);
  expect((await rows.read({ source })).issues.map(({ kind }) => kind)).toEqual(["fileChanged"]);
});
