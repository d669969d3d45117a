import { fstatSync, openSync } from "node:fs";
import { refusal, type Issue, type Outcome } from "../../core/issues";
import { codeOf, fill, letGo } from "../byte-source";
import { PackageFault, issueOf, type Package } from "./package";
import { LOCAL_MAGIC, checkLimits, readDirectory, type Place } from "./zip-directory";
import { KeptParts, ZipPackage } from "./zip-package";

/** The file that was opened last, by all that changes with it: one run opens the same file several times. */
let last: { readonly state: string; readonly places: ReadonlyMap<string, Place>; readonly kept: KeptParts } | undefined;

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
    const code = stats.isDirectory() ? "EISDIR" : "not a file";
    if (!stats.isFile()) throw new PackageFault(refusal("fileUnreadable", { path, code }));
    const other = otherFormat(file, path);
    if (other) throw new PackageFault(other);
    const state = [path, stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(" ");
    if (last?.state !== state) {
      const places = await readDirectory(file, path);
      checkLimits(places, { path, fileSize: Number(stats.size) });
      checkFormat(places, path);
      last = { state, places, kept: new KeptParts() };
    }
    const { places, kept } = last;
    return { value: new ZipPackage({ path, file, stats, places, kept }), issues: [] };
  } catch (error) {
    letGo(file);
    return { issues: [issueOf(error, path)] };
  }
}

/** Says what a file that is no zip is. */
function otherFormat(file: number, path: string): Issue | undefined {
  const head = Buffer.alloc(8);
  const got = fill(file, head, 0);
  if (got === 8 && head.toString("hex") === CFB_MAGIC)
    return isEncrypted(file) ? refusal("encryptedWorkbook", { path }) : refusal("otherFormat", { path, format: "xls" });
  return got >= 4 && head.readUInt32LE(0) === LOCAL_MAGIC ? undefined : refusal("notWorkbook", { path });
}

/** A workbook with a password is a compound file with a stream of this name; an old one has no such stream. */
function isEncrypted(file: number): boolean {
  const name = Buffer.from("EncryptedPackage", "utf16le");
  const piece = Buffer.alloc(1 << 20);
  for (let at = 0; ; at += piece.length - name.length) {
    const got = fill(file, piece, at);
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
