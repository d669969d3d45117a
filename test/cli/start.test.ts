import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { removeTempFiles } from "../files/xlsx/zip-file";
import { Command } from "./command";
import { salesWorkbook } from "./sales-workbook";

let ka: Command;
beforeAll(() => (ka = new Command()));
afterAll(() => {
  ka.remove();
  removeTempFiles();
});

/** Loaded before the command: notes whether what was compiled at build time is taken, and what Node loads after V8 was given its flags. */
const WATCH = `
const vm = require("node:vm");
const v8 = require("node:v8");
const { writeFileSync } = require("node:fs");
const { Script } = vm;
const { setFlagsFromString } = v8;
const seen = { rejected: [], flags: [] };
let before = [];
vm.Script = class extends Script {
  constructor(...given) {
    super(...given);
    seen.rejected.push(this.cachedDataRejected);
  }
};
v8.setFlagsFromString = (flag) => {
  before = [...process.moduleLoadList];
  seen.flags.push(flag);
  setFlagsFromString(flag);
};
process.on("exit", () => {
  const later = process.moduleLoadList.filter((name) => name.startsWith("NativeModule") && !before.includes(name));
  writeFileSync("seen.json", JSON.stringify({ ...seen, later }));
});
`;

test.each(["sales.csv", "sales.xlsx"])(
  "what was compiled at build time is taken for %s, and that of Node's own modules, which V8 does under its own flags only",
  async (input) => {
    ka.write("sales.csv", "Customer,Amount\nAnn,700\nBen,200\n");
    copyFileSync(await salesWorkbook(), join(ka.folder, "sales.xlsx"));
    const watch = ka.write("watch.cjs", WATCH);
    const output = input.replace("sales", "classified");
    const words = ["--require", watch, ka.file, "classify", input, "-o", output];
    const done = spawnSync(process.execPath, words, { cwd: ka.folder, encoding: "utf8" });
    expect(done.status).toBe(0);
    const seen: unknown = JSON.parse(readFileSync(join(ka.folder, "seen.json"), "utf8"));
    expect(seen).toEqual({
      rejected: [false],
      flags: expect.arrayContaining(["--no-incremental-marking"]),
      later: [],
    });
  },
);
