import { Interning } from "../../../src/files/interning";
import { openPackage } from "../../../src/files/xlsx/open-package";
import { readSharedStrings } from "../../../src/files/xlsx/shared-strings";
import { TextBatch } from "../../../src/files/xlsx/text-batch";
import { TextBytes } from "../../../src/files/xlsx/text-bytes";
import { bookParts } from "./book-file";
import { removeTempFiles, tempFile, zip } from "./zip-file";

afterAll(removeTempFiles);

const STRINGS = "xl/sharedStrings.xml";
const SST = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="2" uniqueCount="2">`;
const HEAD = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`;
const PLAIN = "<si><t>Acme</t></si><si><t>客户 &amp; 1</t></si></sst>";

test.each([
  { about: "as Excel writes it", part: `${HEAD}\r\n${SST}${PLAIN}`, is: "parted" },
  { about: "as others write it", part: `${HEAD}\n${SST}${PLAIN}`, is: "parted" },
  { about: "behind a mark of its order of bytes", part: `\ufeff${HEAD}\r\n${SST}${PLAIN}`, is: "parted" },
  { about: "with a line end in a text", part: `${HEAD}\r\n${SST}${PLAIN.replace(" &", "\r\n&")}`, is: "scanned" },
])("a part of plain texts is parted as one text: $about", async ({ part, is }) => {
  const parts = bookParts({ sheets: [{}], strings: [""] });
  const book = parts.map((entry) => (entry.name === STRINGS ? { ...entry, content: part } : entry));
  const { value: from } = await openPackage(tempFile(zip(book)));
  if (!from) throw new Error("not opened");
  const batch = new TextBatch(new Interning(), new TextBytes());
  const { texts, codes } = await readSharedStrings(from, STRINGS, { last: 1, mark: (used) => used.fill(1), batch });
  await from.close();
  expect(texts).toEqual(["Acme", is === "parted" ? "客户 & 1" : "客户\n& 1"]);
  expect([...codes]).toEqual([0, 1]);
  // Only the scanner interns.
  expect(batch.interning.size.texts).toBe(is === "parted" ? 0 : 2);
});
