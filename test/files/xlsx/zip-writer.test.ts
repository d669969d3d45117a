import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeAtomically, type Target } from "../../../src/files/atomic-file";
import { describeIssue } from "../../../src/core/text/sentences";
import { openPackage } from "../../../src/files/xlsx/open-package";
import { ZipWriter } from "../../../src/files/xlsx/zip-writer";

const folder = mkdtempSync(join(tmpdir(), "ka-zip-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LEAST = ["[Content_Types].xml", "_rels/.rels"];

async function writeZip(path: string, work: (zip: ZipWriter) => Promise<void>): Promise<void> {
  const file = openSync(path, "w");
  const zip = new ZipWriter(file);
  for (const name of LEAST) await zip.add(name, [Buffer.from("<a/>")]);
  await work(zip);
  zip.finish();
  closeSync(file);
}

async function readBack(path: string, name: string): Promise<Buffer> {
  const { value, issues } = await openPackage(path);
  if (!value) throw new Error(JSON.stringify(issues));
  const pieces: Uint8Array[] = [];
  for await (const piece of value.stream(name)) pieces.push(piece);
  await value.close();
  return Buffer.concat(pieces);
}

test.each(["usual", "huge"] as const)("an entry of %s size is read back, its sum checked", async (expected) => {
  const path = join(folder, `${expected}.zip`);
  const buffers = [Buffer.alloc(300_000), Buffer.alloc(300_000)];
  function* pieces(): Generator<Uint8Array> {
    // Two buffers in turn, as the rows of a sheet come.
    for (let i = 0; i < 7; i++) yield (buffers[i % 2] ?? Buffer.alloc(0)).fill(`piece ${i} `);
  }
  await writeZip(path, (zip) => zip.add("a/büro 客户.xml", pieces(), expected));
  const wanted = Buffer.concat(Array.from({ length: 7 }, (_, i) => Buffer.alloc(300_000, `piece ${i} `)));
  expect((await readBack(path, "a/büro 客户.xml")).equals(wanted)).toBe(true);
  const bytes = readFileSync(path);
  // The compressed size stands twelve bytes before the name.
  expect(bytes.readUInt32LE(bytes.indexOf("a/b") - 12) === 0xffff_ffff).toBe(expected === "huge");
});

test("more entries than 16 bits count have their number in the zip64 record", async () => {
  const path = join(folder, "many.zip");
  const file = openSync(path, "w");
  const zip = new ZipWriter(file);
  const nothing = { size: 0, compressedSize: 0, crc: 0, method: 0 } as const;
  const none = async function* (): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(0);
  };
  for (let i = 0; i < 65_536; i++) await zip.copy({ ...nothing, name: `${i}` }, none());
  zip.finish();
  closeSync(file);
  const bytes = readFileSync(path);
  const end = bytes.subarray(-22);
  expect(end.readUInt16LE(10)).toBe(0xffff);
  const record = bytes.subarray(-22 - 20 - 56);
  expect(record.readUInt32LE(0)).toBe(0x0606_4b50);
  expect(record.readBigUInt64LE(32)).toBe(65_536n);
  // Refused as too many parts: the true number was read.
  const { issues } = await openPackage(path);
  expect(issues.map((issue) => describeIssue(issue, "en")).join()).toContain("65,536");
});

test("a copied entry that is shorter than it says is a bug, not a file", async () => {
  const path = join(folder, "short.zip");
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(3);
  };
  const entry = { name: "x", size: 4, compressedSize: 4, crc: 0, method: 0 } as const;
  await expect(writeZip(path, (zip) => zip.copy(entry, bytes()))).rejects.toThrow("not as long as it says");
});

describe("a file is written whole or not at all", () => {
  const target = (name: string): Target => {
    const file = join(folder, name);
    writeFileSync(file, "before");
    return { path: file, file, kind: "file" };
  };
  const leftovers = (name: string) => readdirSync(folder).filter((entry) => entry.startsWith(`.${name}`));

  test("a full disk: the sentence, the old file, and nothing beside it", async () => {
    const place = target("full.xlsx");
    const { issues } = await writeAtomically(place, (file) => {
      const zip = new ZipWriter(file);
      const full = Object.assign(new Error("no space"), { code: "ENOSPC", syscall: "write" });
      function* pieces(): Generator<Uint8Array> {
        yield Buffer.from("some");
        throw full;
      }
      return zip.add("a", pieces()).then(() => []);
    });
    expect(issues.map((issue) => describeIssue(issue, "en"))).toEqual([
      `${place.path} cannot be written (ENOSPC). There is no room for it: free some space, or choose another disk.`,
    ]);
    expect(readFileSync(place.file, "utf8")).toBe("before");
    expect(leftovers("full.xlsx")).toEqual([]);
  });

  test("a bug is thrown, and nothing is left of it", async () => {
    const place = target("bug.xlsx");
    await expect(writeAtomically(place, () => Promise.reject(new Error("a bug")))).rejects.toThrow("a bug");
    expect(readFileSync(place.file, "utf8")).toBe("before");
    expect(leftovers("bug.xlsx")).toEqual([]);
  });

  test("a target that cannot be replaced: the result is kept and its place is told", async () => {
    const file = join(folder, "taken.xlsx");
    // A folder in its place cannot be replaced by a file.
    mkdirSync(file);
    const { issues } = await writeAtomically({ path: file, file, kind: "file" }, (open) => {
      writeSync(open, "the result");
      return [];
    });
    const [kept = ""] = leftovers("taken.xlsx");
    expect(readFileSync(join(folder, kept), "utf8")).toBe("the result");
    expect(issues.map((issue) => describeIssue(issue, "en"))[0]).toContain(
      `The result is kept in ${join(folder, kept)}.`,
    );
  });
});
