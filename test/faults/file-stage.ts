import { createHash } from "node:crypto";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { classifyFile } from "../../src/cli/classify";
import { injectInto, type FileFaultPlan } from "./file-faults";

/** What the command said and how it ended. */
export interface Said {
  readonly code: number | "thrown";
  readonly out: string;
  readonly err: string;
}

/** A folder with the files of one run: one after the other the same, since a workbook says where its rows came from. */
export class Place {
  readonly folder = join(fs.realpathSync(tmpdir()), `ka-fault-${process.pid}`);

  constructor(files: ReadonlyMap<string, Uint8Array>) {
    fs.mkdirSync(this.folder);
    for (const [name, bytes] of files) fs.writeFileSync(this.path(name), bytes);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** All files by name; those that are beside a target under a name of chance get a common one. */
  files(): Map<string, Buffer> {
    const names = fs.readdirSync(this.folder).sort();
    return new Map(
      names.map((name) => [
        name.replace(/(\.ka-[0-9a-f]{8}-\d+)?(\.[0-9a-f]{8})?\.tmp$/, ".tmp"),
        fs.readFileSync(this.path(name)),
      ]),
    );
  }

  /** The same text for the same files. */
  print(): string {
    return [...this.files()].map(([name, bytes]) => `${name} ${hash(bytes)}`).join("\n");
  }

  /** Runs the command here, in this process; the plan's faults happen to it. */
  async classify(input: string, output: string, plan: FileFaultPlan = () => undefined): Promise<Said> {
    const said = { out: "", err: "" };
    const [out, err] = [process.stdout.write, process.stderr.write];
    process.stdout.write = (text: string | Uint8Array) => ((said.out += String(text)), true);
    process.stderr.write = (text: string | Uint8Array) => ((said.err += String(text)), true);
    const end = injectInto(fs, this.folder, plan);
    try {
      const code = await classifyFile(this.path(input), { output: this.path(output), author: "Ann" });
      return { code, ...said };
    } catch (error) {
      return { code: "thrown", out: said.out, err: error instanceof Error ? (error.stack ?? "") : String(error) };
    } finally {
      end();
      process.stdout.write = out;
      process.stderr.write = err;
    }
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

export function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 16);
}
