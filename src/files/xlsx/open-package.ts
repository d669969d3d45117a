import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { refusal, type Issue, type Outcome } from "../../core/issues";
import { codeOf } from "../byte-source";
import { PackageFault, issueOf, type Package } from "./package";
import { LOCAL_MAGIC, checkLimits, readDirectory, type Place } from "./zip-directory";
import { ZipPackage } from "./zip-package";

const CFB_MAGIC = "d0cf11e0a1b11ae1";

/** Opens a workbook file by its zip directory, refusing what is no workbook or would take all memory. */
export async function openPackage(path: string): Promise<Outcome<Package>> {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch (error) {
    const code = codeOf(error);
    return {
      issues: [code === "ENOENT" ? refusal("fileNotFound", { path }) : refusal("fileUnreadable", { path, code })],
    };
  }
  try {
    const stats = fstatSync(file, { bigint: true });
    if (!stats.isFile()) throw new PackageFault(refusal("fileUnreadable", { path, code: "not a file" }));
    const other = otherFormat(file, path);
    if (other) throw new PackageFault(other);
    const places = await readDirectory(file, path);
    checkLimits(places, { path, fileSize: Number(stats.size) });
    checkFormat(places, path);
    return { value: new ZipPackage({ path, file, stats, places }), issues: [] };
  } catch (error) {
    closeSync(file);
    return { issues: [issueOf(error, path)] };
  }
}

/** Says what a file that is no zip is. */
function otherFormat(file: number, path: string): Issue | undefined {
  const head = Buffer.alloc(8);
  const got = readSync(file, head, 0, 8, 0);
  if (got === 8 && head.toString("hex") === CFB_MAGIC)
    return isEncrypted(file) ? refusal("encryptedWorkbook", { path }) : refusal("otherFormat", { path, format: "xls" });
  return got >= 4 && head.readUInt32LE(0) === LOCAL_MAGIC ? undefined : refusal("notWorkbook", { path });
}

/** A workbook with a password is a compound file with a stream of this name; an old one has no such stream. */
function isEncrypted(file: number): boolean {
  const name = Buffer.from("EncryptedPackage", "utf16le");
  const piece = Buffer.alloc(1 << 20);
  for (let at = 0; ; at += piece.length - name.length) {
    const got = readSync(file, piece, 0, piece.length, at);
    if (piece.subarray(0, got).includes(name)) return true;
    if (got < piece.length) return false;
  }
}

/** Says what a zip that is no .xlsx is. */
function checkFormat(places: ReadonlyMap<string, Place>, path: string): void {
  if (places.has("xl/workbook.bin")) throw new PackageFault(refusal("otherFormat", { path, format: "xlsb" }));
  if (places.has("mimetype") && places.has("content.xml"))
    throw new PackageFault(refusal("otherFormat", { path, format: "ods" }));
  if (!places.has("[Content_Types].xml") || !places.has("_rels/.rels"))
    throw new PackageFault(refusal("notWorkbook", { path }));
}
