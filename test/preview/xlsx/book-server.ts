import { randomUUID } from "node:crypto";
import { createReadStream, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { openBook, sentenceOf } from "./open-book";
import type { BookChanges, OpenAnswer, SaveAnswer, Sentence } from "./opened-book";
import { saveBook } from "./save-book";

/** Bytes that a file to open may have: the grid shows no larger ones in a time that anybody would wait. */
const MOST_FILE_BYTES = 64 << 20;
/** Bytes of the changes of a workbook. */
const MOST_CHANGE_BYTES = 256 << 20;
/** Files that are kept for saving: a page that was left open long ago has to open its file again. */
const MOST_KEPT = 4;

const TOO_LARGE: Sentence = {
  en: `This page opens files of at most ${MOST_FILE_BYTES >> 20} MB. Use the command for larger ones: ka classify.`,
  zh: `此页面最多打开 ${MOST_FILE_BYTES >> 20} MB 的文件。更大的文件请使用命令：ka classify。`,
};
const FORGOTTEN: Sentence = {
  en: "The preview no longer has this file, because it was started anew or others were opened since. Open it again.",
  zh: "预览已不再保留此文件（预览已重新启动，或之后打开了其他文件）。请重新打开。",
};

/** Opens and saves workbook files for the preview page, by the same room `files/` as the command. */
export class BookServer {
  private readonly folder = mkdtempSync(join(tmpdir(), "ka-preview-"));
  /** Folder of each kept file by its id, the oldest first. */
  private readonly kept = new Map<string, string>();

  constructor() {
    process.once("exit", () => rmSync(this.folder, { recursive: true, force: true }));
  }

  /** Answers what is asked of it; false where it is not meant. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    if (request.method !== "POST" || !/^\/preview\/(open|save)$/.test(pathname)) return false;
    // A page of another site may send a file here, but must not make this server work.
    const { origin, host } = request.headers;
    if (origin === undefined || new URL(origin).host !== host) {
      response.writeHead(403).end();
      return true;
    }
    if (pathname === "/preview/open") sendJson(response, await this.open(request, searchParams.get("name") ?? ""));
    else await this.save(request, response, searchParams.get("id") ?? "");
    return true;
  }

  private async open(request: IncomingMessage, given: string): Promise<OpenAnswer> {
    const bytes = await bytesOf(request, MOST_FILE_BYTES);
    if (!bytes) return { refused: [TOO_LARGE] };
    // A name, whatever was sent: it must not lead out of the folder.
    const name = basename(given.replaceAll("\\", "/")) || "workbook.xlsx";
    const id = randomUUID();
    const folder = join(this.folder, id);
    mkdirSync(folder);
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const opening = await openBook(path);
    if ("refused" in opening) {
      rmSync(folder, { recursive: true, force: true });
      return opening;
    }
    this.kept.set(id, path);
    for (const [oldest, file] of this.kept) {
      if (this.kept.size <= MOST_KEPT) break;
      this.kept.delete(oldest);
      rmSync(dirname(file), { recursive: true, force: true });
    }
    return { book: { ...opening.book, id, name } };
  }

  private async save(request: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
    const bytes = await bytesOf(request, MOST_CHANGE_BYTES);
    const input = this.kept.get(id);
    if (!bytes) return sendJson(response, { notes: [TOO_LARGE] });
    if (input === undefined) return sendJson(response, { notes: [FORGOTTEN] });
    const changes = JSON.parse(bytes.toString("utf8")) as BookChanges; // sent by this page's own script
    const folder = mkdtempSync(join(dirname(input), "save-"));
    for (const step of ["plan", "cells"]) mkdirSync(join(folder, step));
    try {
      const { value, issues } = await saveBook({ input, folder, name: basename(input) }, changes);
      const notes: SaveAnswer = { notes: issues.map(sentenceOf) };
      if (value === undefined) return sendJson(response, notes);
      await sendFile(response, value, notes);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

function sendJson(response: ServerResponse, answer: OpenAnswer | SaveAnswer): void {
  response.writeHead(200, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  response.end(JSON.stringify(answer));
}

/** Sends a file with what was noticed: in a header, since the body is the file. */
function sendFile(response: ServerResponse, path: string, answer: SaveAnswer): Promise<void> {
  response.writeHead(200, {
    "content-type": "application/octet-stream",
    "content-length": statSync(path).size,
    "cache-control": "no-store",
    "x-ka-answer": encodeURIComponent(JSON.stringify(answer)),
  });
  return new Promise((resolve, reject) => {
    createReadStream(path).on("error", reject).pipe(response).on("close", resolve);
  });
}

/** The body of a request; nothing where it is larger than it may be. */
async function bytesOf(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    const bytes = piece as Buffer; // a request without an encoding hands over bytes
    size += bytes.length;
    // The rest is read and thrown away: an answer is only heard by a browser that was let finish.
    if (size <= most) pieces.push(bytes);
  }
  return size <= most ? Buffer.concat(pieces) : undefined;
}
