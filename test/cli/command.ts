import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keptFolder } from "../run-folder";

const root = join(__dirname, "../..");

/** What a run of the command left behind. */
export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function build(folder: string): void {
  const script = join(root, "scripts/build-cli.js");
  const built = spawnSync(process.execPath, [script, join(folder, "ka.js")], { encoding: "utf8" });
  if (built.status !== 0) throw new Error(`the command does not build: ${built.stderr}`);
}

/** The command as it is shipped, built once for a run of the tests, and a folder for its files. */
export class Command {
  readonly folder = mkdtempSync(join(tmpdir(), "ka-"));
  readonly file = join(keptFolder("command", join(this.folder, "bin"), build), "ka.js");

  /** Writes a file into the folder; gives its path. */
  write(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return path;
  }

  run(args: readonly string[], input: string | Uint8Array = ""): Run {
    const done = spawnSync(process.execPath, [this.file, ...args], {
      cwd: this.folder,
      input,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    return { code: done.status, out: done.stdout, err: done.stderr };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
