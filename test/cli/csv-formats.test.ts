import { gzipSync } from "node:zlib";
import { Command } from "./command";

let ka: Command;
beforeAll(() => (ka = new Command()));
afterAll(() => ka.remove());

const CHINESE = "客户,金额\n张三丰贸易有限公司,700\n李四,300\n";
const CHINESE_GB = Buffer.from(
  "bfcdbba72cbdf0b6ee0ad5c5c8fdb7e1c3b3d2d7d3d0cfdeb9abcbbe2c3730300ac0eecbc42c3330300a",
  "hex",
);
const WESTERN = Buffer.from("Kunde;Betrag\nM\xfcller;1.234,50\nCaf\xe9;12,00\nZo\xeb;n.a.\n", "latin1");
const UNCLEAR = "Kunde;Betrag\nAnn;1.234\nBen;12\n";

function nameIn(out: string): string {
  return /10% or more of the net total: (\S+)/.exec(out)?.[1] ?? "";
}

test.each([
  { encoding: "UTF-16 LE", bytes: Buffer.from("\ufeff" + CHINESE, "utf16le") },
  { encoding: "UTF-16 BE", bytes: Buffer.from(CHINESE, "utf16le").swap16() },
  { encoding: "GB18030", bytes: CHINESE_GB },
])(
  "a file in $encoding is read, from a disk, packed, or from a pipe, and the encoding is said",
  ({ encoding, bytes }) => {
    const runs = [
      ka.run(["classify", ka.write("a.csv", bytes)]),
      ka.run(["classify", ka.write("a.csv.gz", gzipSync(bytes))]),
      ka.run(["classify", "-"], bytes),
    ];
    for (const { code, out, err } of runs) {
      expect(err).toContain(`it was read as ${encoding}.`);
      expect(err).toContain("--encoding utf-8|utf-16le|utf-16be|gb18030|windows-1252");
      expect(nameIn(out)).toBe("张三丰贸易有限公司");
      expect(code).toBe(0);
    }
  },
);

test("accents and a decimal comma of the west: both are said, and what is no number is left out with its reason", () => {
  const { code, out, err } = ka.run(["classify", ka.write("west.csv", WESTERN)]);
  expect(err).toContain("it was read as Windows-1252.");
  expect(err).toContain("read with a decimal comma, as in “1.234,50”");
  expect(nameIn(out)).toBe("Müller");
  expect(out).toMatch(/Net total\s+1,246\.50\n/);
  expect(out).toMatch(/text instead of an amount\s+1\s/);
  expect(code).toBe(0);
});

test("an encoding that is named wins, and says nothing", () => {
  const { out, err } = ka.run(["classify", ka.write("named.csv", CHINESE_GB), "--encoding", "gb18030"]);
  expect(err).not.toContain("read as");
  expect(nameIn(out)).toBe("张三丰贸易有限公司");
  const wrong = ka.run(["classify", ka.write("named.csv", CHINESE_GB), "--encoding", "utf-8"]);
  expect(wrong).toMatchObject({ code: 1, out: "" });
  expect(wrong.err).toMatch(/^Line 1 is not UTF-8 text\..*--encoding/);
});

test("amounts that could be read in two ways are refused until the sign is named", () => {
  const path = ka.write("unclear.csv", UNCLEAR);
  const asked = ka.run(["classify", path]);
  expect(asked).toMatchObject({ code: 1, out: "" });
  expect(asked.err).toMatch(
    /“1\.234” may stand before decimals or between thousands.*KA does not guess\. \(--decimal comma\|point\)/,
  );
  expect(ka.run(["classify", path, "--decimal", "comma"]).out).toMatch(/Net total\s+1,246\n/);
  expect(ka.run(["classify", path, "--decimal", "point"]).out).toMatch(/Net total\s+13\.234/);
});

test("an encoding or a sign that there is not, or for a workbook, is wrong usage", () => {
  const path = ka.write("usage.csv", UNCLEAR);
  const decimal = ka.run(["classify", path, "--decimal", "dot"]);
  expect(decimal).toMatchObject({ code: 2, out: "" });
  expect(decimal.err).toContain("It is one of: comma, point.");
  expect(ka.run(["classify", path, "--encoding", "latin9"])).toMatchObject({ code: 2 });
  const workbook = ka.run(["classify", "any.xlsx", "--encoding", "gb18030"]);
  expect(workbook).toMatchObject({ code: 2 });
  expect(workbook.err).toContain("--encoding is for CSV files");
});

test.each([
  {
    about: "the order of days and months",
    row: "A,1/5/2024,1\nB,2/6/2024,2",
    flag: "--date-order",
    answer: "day-first",
    choices: "day-first|month-first|year-first",
  },
  {
    about: "the currency",
    row: "A,2024-01-05,€1\nB,2024-01-06,$2",
    flag: "--currency",
    answer: "eur",
    choices: "<currency>",
  },
])("$about is asked with the option that answers it, and the answer is taken", ({ row, flag, answer, choices }) => {
  const path = ka.write("asked.csv", `Customer,Date,Amount\n${row}\n`);
  const asked = ka.run(["classify", path]);
  expect(asked).toMatchObject({ code: 1, out: "" });
  expect(asked.err).toContain(`${flag} ${choices}`);
  expect(ka.run(["classify", path, flag, answer])).toMatchObject({ code: 0 });
  expect(ka.run(["classify", path, flag, "?"])).toMatchObject({ code: 2 });
});

test("amounts with four decimals are printed to the last digit, without zeros that say nothing, their points one below the other", () => {
  const { out } = ka.run(["classify", ka.write("fine.csv", "Customer,Amount\nAnn,700.0395\nBen,200\nZoe,100.805\n")]);
  const classes =
    /\n {2}A .*\n {2}B .*\n {2}C .*\n/
      .exec(out)?.[0]
      .split("\n")
      .filter((line) => line !== "") ?? [];
  expect(classes.map((line) => /% +([\d.]+) /.exec(line)?.[1])).toEqual(["900.0395", "100.805", "0.00"]);
  expect(new Set(classes.map((line) => line.search(/\.\d+ +[\d.]+%$/))).size).toBe(1);
  expect(out).toMatch(/Net total +1,000\.8445\n/);
});
