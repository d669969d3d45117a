import { crc32 } from "node:zlib";
import { damage, type Package, type PartInfo } from "./package";

const START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

/** What the smallest workbook consists of; its sheets and styles come with what is written to it. */
const PARTS: readonly (readonly [string, string])[] = [
  [
    "[Content_Types].xml",
    `${START}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}"/></Types>`,
  ],
  [
    "_rels/.rels",
    `${START}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    "xl/workbook.xml",
    `${START}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}/relationships"><sheets></sheets></workbook>`,
  ],
];

/** A workbook without sheets, for results whose rows did not come from a workbook. */
export function newPackage(path: string): Package {
  const bytes = new Map(PARTS.map(([name, text]) => [name, Buffer.from(text)]));
  const part = (name: string): Uint8Array => {
    const found = bytes.get(name);
    if (!found) throw damage(path, name, "the part is missing");
    return found;
  };
  async function* whole(name: string): AsyncGenerator<Uint8Array> {
    yield part(name);
  }
  return {
    path,
    parts: new Map([...bytes].map(([name, content]): [string, PartInfo] => [name, infoOf(name, content)])),
    read: (name) => Promise.resolve(part(name)),
    stream: whole,
    raw: whole,
    unchanged: () => true,
    close: () => Promise.resolve(),
  };
}

function infoOf(name: string, content: Uint8Array): PartInfo {
  return { name, size: content.length, compressedSize: content.length, crc: crc32(content), method: 0 };
}
