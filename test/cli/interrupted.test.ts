import { spawn, spawnSync } from "node:child_process";
import { readFileSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { Command } from "./command";

const command = new Command();
afterAll(() => command.remove());

/** So many customers that writing them takes long enough to be interrupted. */
const CUSTOMERS = 100_000;
const BEFORE = "what was there before";

let input = "";
beforeAll(() => {
  const lines = Array.from({ length: CUSTOMERS }, (_, i) => `Customer ${i} 科技,${(i % 9_973) + 1}.25`);
  command.write("small.csv", "Customer,Amount\nElm,1200\n");
  input = command.write("sales.csv", `Customer,Amount\n${lines.join("\n")}\n`);
});

interface End {
  readonly code: number | null;
  readonly signal: string | null;
  readonly err: string;
}

/** The files beside the target, by their names. */
function leftBeside(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith(".tmp"));
}

/** Classifies to a file, and sends a signal as soon as something of it is on the disk. */
function interrupt(output: string, signal: NodeJS.Signals): Promise<End> {
  const run = spawn(process.execPath, [command.file, "classify", input, "-o", output], { cwd: command.folder });
  let err = "";
  run.stderr.on("data", (bytes: Buffer) => (err += String(bytes)));
  run.stdout.resume();
  const look = setInterval(() => {
    if (leftBeside(command.folder).length === 0) return;
    // Once: the second one ends the process at once.
    clearInterval(look);
    run.kill(signal);
  }, 1);
  return new Promise((resolve) => {
    run.on("exit", () => clearInterval(look));
    run.on("close", (code, by) => resolve({ code, signal: by, err }));
  });
}

describe.each(["accounts.csv", "accounts.xlsx"])("writing %s", (name) => {
  beforeEach(() => {
    command.write(name, BEFORE);
  });

  test.each(["SIGINT", "SIGTERM"] as const)(
    "%s ends it with a sentence; the old file stays, nothing beside it",
    async (signal) => {
      const { code, err } = await interrupt(name, signal);
      expect(err).toBe("Cancelled. Nothing was written.\n");
      expect(code).toBe(1);
      expect(readFileSync(join(command.folder, name), "utf8")).toBe(BEFORE);
      expect(leftBeside(command.folder)).toEqual([]);
    },
  );

  test("kill -9 leaves the old file, and beside it a file that says what it is; the next run takes it away", async () => {
    const { signal } = await interrupt(name, "SIGKILL");
    expect(signal).toBe("SIGKILL");
    expect(readFileSync(join(command.folder, name), "utf8")).toBe(BEFORE);
    const left = leftBeside(command.folder);
    expect(left).toEqual([expect.stringMatching(new RegExp(`^\\.${name}\\.ka-[0-9a-f]{8}-\\d+\\.[0-9a-f]{8}\\.tmp$`))]);

    // What a running process has begun stays, what another machine's has, too, until it is old; so does what only looks like it.
    const [begun = ""] = left;
    const named = (machine: string, pid: number) =>
      begun.replace(/ka-([0-9a-f]{8})-\d+/, (_, here: string) => `ka-${machine === "here" ? here : machine}-${pid}`);
    const staying = [named("here", process.pid), named("00000000", 4_711), `.${name}.ka-notes.tmp`];
    const old = named("00000000", 4_712);
    for (const file of [...staying, old]) command.write(file, "begun");
    utimesSync(join(command.folder, old), 0, 0);
    expect(command.run(["classify", "small.csv", "-o", "other.csv"]).code).toBe(0);
    expect(leftBeside(command.folder).sort()).toEqual(staying.sort());
    for (const file of staying) rmSync(join(command.folder, file));
  });

  test("a full disk ends it with a sentence; the old file stays, nothing beside it", () => {
    // The shell's limit of file sizes stands for the disk: the system refuses the write in the middle of the file.
    const script = `trap '' XFSZ; ulimit -f 600; exec "$0" "$@"`;
    const args = ["-c", script, process.execPath, command.file, "classify", input, "-o", name];
    const { status, stderr } = spawnSync("bash", args, { cwd: command.folder, encoding: "utf8" });
    expect(stderr).toBe(
      `${name} cannot be written (EFBIG). There is no room for it: free some space, or choose another disk.\n`,
    );
    expect(status).toBe(1);
    expect(readFileSync(join(command.folder, name), "utf8")).toBe(BEFORE);
    expect(leftBeside(command.folder)).toEqual([]);
  });
});
