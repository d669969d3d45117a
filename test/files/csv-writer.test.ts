import fc from "fast-check";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Papa from "papaparse";
import type { ListColumn } from "../../src/core/plan";
import { chooseTarget, type Target } from "../../src/files/atomic-file";
import { encodeCsv } from "../../src/files/csv-encoder";
import { writeCsv } from "../../src/files/csv-writer";

jest.mock("node:fs", () => {
  const real = jest.requireActual<typeof fs>("node:fs");
  return { ...real, renameSync: jest.fn(real.renameSync), writeSync: jest.fn(real.writeSync) };
});
const rename = jest.mocked(fs.renameSync);
const write = jest.mocked(fs.writeSync);

let folder = "";
beforeEach(() => (folder = fs.mkdtempSync(join(tmpdir(), "ka-"))));
afterEach(() => {
  jest.restoreAllMocks();
  fs.rmSync(folder, { recursive: true });
});

function columnOf(header: string, values: ListColumn["cells"]["values"], format = "@"): ListColumn {
  return { header, cells: { values, format }, width: 10 };
}

function encode(columns: readonly ListColumn[]): string {
  return Array.from(encodeCsv(columns), (piece) => Buffer.from(piece).toString("utf8")).join("");
}

function target(path: string): Target {
  const found = chooseTarget(path, join(folder, "input.csv"));
  if (!found.value) throw new Error(JSON.stringify(found.issues));
  return found.value;
}

const refused = (code: string) => () => {
  throw Object.assign(new Error(code), { code, syscall: "test" });
};

test("a short list is written as its rows are in a long one", () => {
  const values = fc.array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.double(),
      fc.integer().map((cents) => cents / 100),
      fc.constantFrom(
        "",
        "=1",
        "\tx",
        " a",
        "a ",
        'a"b',
        "a;b",
        null,
        0,
        -0,
        1e-7,
        -3e-9,
        0.00005,
        1e21,
        123456789.1234,
      ),
    ),
    { minLength: 1, maxLength: 20 },
  );
  const filler = Array<null>(5_000).fill(null);
  fc.assert(
    fc.property(values, (some) => {
      const columnsOf = (all: readonly (string | number | null)[]) => [
        columnOf("a;b", all),
        columnOf("share", all, "0.0%"),
        columnOf(
          "day",
          all.map((_, row) => 45_000 + row),
          "yyyy-mm-dd",
        ),
      ];
      expect(encode(columnsOf([...some, ...filler])).startsWith(encode(columnsOf(some)))).toBe(true);
    }),
    { numRuns: 100 },
  );
});

test("any texts are read back by another reader; those that would be formulas with a single quote before them", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.constantFrom(
      "=1",
      "+1",
      "-1",
      "@a",
      "\tx",
      "\rx",
      "\0x",
      " a ",
      'a"b',
      "a,b",
      "a;b",
      "客户",
      "😀",
      "x".repeat(32_767),
    ),
  );
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 40 }), (texts) => {
      // A lone half of a pair has no UTF-8.
      const whole = texts.map((one) => Buffer.from(one, "utf8").toString("utf8"));
      const csv = encode([
        columnOf("name", whole),
        columnOf(
          "n",
          whole.map((_, i) => i),
          "#,##0",
        ),
      ]);
      expect(csv.startsWith("\ufeff")).toBe(true);
      const { data } = Papa.parse<string[]>(csv.slice(1), { delimiter: ",", newline: "\r\n" });
      const safe = whole.map((one) => (/^[=+\-@\t\r\n\0＝＋－＠]/.test(one) ? `'${one}` : one));
      expect(data.slice(1, -1).map(([name]) => name)).toEqual(safe);
    }),
    { numRuns: 300 },
  );
});

test("numbers are the shortest decimals that are read back as the same doubles; no number is taken for a formula", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.double({ noNaN: true, noDefaultInfinity: true }),
          fc.integer().map((cents) => cents / 100),
        ),
        { minLength: 1 },
      ),
      (values) => {
        const lines = encode([columnOf("n", values, "#,##0.00")])
          .split("\r\n")
          .slice(1, -1);
        expect(lines.map(Number)).toEqual(values.map((value) => value + 0));
        expect(lines.every((line) => !line.startsWith("'"))).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

test("shares have eight decimals, an empty cell is nothing", () => {
  expect(encode([columnOf("share", [1 / 3, 1, 0.5, null, 0], "0.00%"), columnOf("x", ["a", "", null, "b", "c"])])).toBe(
    "\ufeffshare,x\r\n0.33333333,a\r\n1,\r\n0.5,\r\n,b\r\n0,c\r\n",
  );
});

test("the file appears whole, with the permissions of the one that it replaces, behind a link too", async () => {
  const path = join(folder, "out.csv");
  fs.writeFileSync(path, "before", { mode: 0o600 });
  fs.symlinkSync(path, join(folder, "link.csv"));
  const { value, issues } = await writeCsv([columnOf("a", ["1"])], target(join(folder, "link.csv")));
  expect({ file: value?.file, issues }).toEqual({ file: fs.realpathSync(path), issues: [] });
  expect(fs.readFileSync(path, "utf8")).toBe("\ufeffa\r\n1\r\n");
  expect(fs.statSync(path).mode & 0o777).toBe(0o600);
  expect(fs.lstatSync(join(folder, "link.csv")).isSymbolicLink()).toBe(true);
  expect(fs.readdirSync(folder).sort()).toEqual(["link.csv", "out.csv"]);
});

test("a file that is held for a moment is waited for", async () => {
  rename.mockImplementationOnce(refused("EBUSY")).mockImplementationOnce(refused("EPERM"));
  const { issues } = await writeCsv([columnOf("a", ["1"])], target(join(folder, "out.csv")));
  expect(issues).toEqual([]);
  expect(fs.readdirSync(folder)).toEqual(["out.csv"]);
});

test("where the file stays locked, the result is kept beside it and its place is told", async () => {
  const path = join(folder, "out.csv");
  fs.writeFileSync(path, "mine");
  for (let i = 0; i < 5; i++) rename.mockImplementationOnce(refused("EPERM"));
  const { value, issues } = await writeCsv([columnOf("a", ["1"])], target(path));
  expect(value).toBeUndefined();
  expect(issues).toMatchObject([{ kind: "cannotWrite", facts: { path, code: "EPERM" } }]);
  const kept = fs.readdirSync(folder).find((name) => name !== "out.csv") ?? "";
  expect(issues).toMatchObject([{ facts: { kept: join(dirname(fs.realpathSync(path)), kept) } }]);
  expect(fs.readFileSync(join(folder, kept), "utf8")).toBe("\ufeffa\r\n1\r\n");
  expect(fs.readFileSync(path, "utf8")).toBe("mine");
});

test("a full disk leaves nothing behind, and what was there stays", async () => {
  const path = join(folder, "out.csv");
  fs.writeFileSync(path, "mine");
  write.mockImplementationOnce(refused("ENOSPC"));
  const { issues } = await writeCsv([columnOf("a", ["1"])], target(path));
  expect(issues).toMatchObject([{ kind: "cannotWrite", facts: { path, code: "ENOSPC", kept: "" } }]);
  expect(fs.readdirSync(folder)).toEqual(["out.csv"]);
  expect(fs.readFileSync(path, "utf8")).toBe("mine");
});
