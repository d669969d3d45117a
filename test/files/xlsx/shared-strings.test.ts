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
  const { texts, codes, scanned } = await stringsOf(part);
  expect(texts).toEqual(["Acme", is === "parted" ? "客户 & 1" : "客户\n& 1"]);
  expect(codes).toEqual([0, 1]);
  expect(scanned).toBe(is === "parted" ? 0 : 2);
});

test.each([
  { about: "a comment that looks like an item", between: "<!-- </t></si><si><t>no -->", text: "b", read: "b" },
  {
    about: "an item's end in a CDATA section",
    between: "",
    text: "<![CDATA[</t></si><si>]]>b",
    read: "</t></si><si>b",
  },
  {
    about: "names of what JavaScript knows",
    between: "",
    text: "&valueOf; &constructor;",
    read: "&valueOf; &constructor;",
  },
  { about: "them where it is scanned", between: "<!-- -->", text: "&toString; &#98;", read: "&toString; b" },
])("$about is neither an item nor an entity", async ({ between, text, read }) => {
  const { texts } = await stringsOf(`${SST}<si><t>a</t></si>${between}<si><t>${text}</t></si></sst>`);
  expect(texts).toEqual(["a", read]);
});

/** The first two texts of a part, and how many of them the scanner read. */
async function stringsOf(part: string) {
  const parts = bookParts({ sheets: [{}], strings: [""] });
  const book = parts.map((entry) => (entry.name === STRINGS ? { ...entry, content: part } : entry));
  const { value: from } = await openPackage(tempFile(zip(book)));
  if (!from) throw new Error("not opened");
  const batch = new TextBatch(new Interning(), new TextBytes());
  const { texts, codes } = await readSharedStrings(from, STRINGS, { last: 1, mark: (used) => used.fill(1), batch });
  await from.close();
  // Only the scanner interns.
  return { texts, codes: [...codes], scanned: batch.interning.size.texts };
}
