import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { removeTempFiles } from "../files/xlsx/zip-file";
import { Command } from "./command";
import { edit, lineOf, partOfSheet, typed } from "./sales-workbook";

let ka: Command;
let sales: string;
beforeAll(() => {
  ka = new Command();
  sales = ka.write("sales.csv", "Customer,Amount\nAnn,700\nBen,200\nCleo,60\n");
  ka.run(["classify", sales, "-o", join(ka.folder, "classified.xlsx")]);
});
afterAll(() => {
  ka.remove();
  removeTempFiles();
});

function copy(name: string): string {
  const path = join(ka.folder, name);
  copyFileSync(join(ka.folder, "classified.xlsx"), path);
  return path;
}

test("a workbook of a newer KA is not replaced", async () => {
  const path = copy("newer.xlsx");
  await edit(path, await partOfSheet(path, "KA Policy"), (xml) => {
    const line = lineOf(xml, "version");
    return xml.replace(line, line.replace(/<v>\d+<\/v>/, "<v>99</v>"));
  });
  const before = readFileSync(path);
  const { code, err } = ka.run(["classify", sales, "--cuts", "0.5,0.9", "-o", path]);
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining("made by a newer KA") as string });
  expect(readFileSync(path)).toEqual(before);
});

test("an account list whose column of customers has another name is not replaced: nobody knows whose the entries are", async () => {
  const path = copy("renamed.xlsx");
  await edit(path, await partOfSheet(path, "KA Accounts"), (xml) => xml.replace("<t>Customer</t>", "<t>Client</t>"));
  const before = readFileSync(path);
  const { code, err } = ka.run(["classify", sales, "-o", path]);
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining("Customer") as string });
  expect(readFileSync(path)).toEqual(before);
});

test.each([
  {
    about: "a line that stands twice, with other words",
    change: (xml: string) => typed(typed(xml, "Cleo", { Note: "write" }), "Ben", { Note: "call", Customer: "Cleo" }),
    says: "Cleo",
  },
  {
    about: "a class that does not exist",
    change: (xml: string) => typed(xml, "Cleo", { "Set by hand": "Gold", Reason: "strategic" }),
    says: "Cleo",
  },
  {
    about: "a class without a reason",
    change: (xml: string) => typed(xml, "Cleo", { "Set by hand": "A" }),
    says: "reason",
  },
  {
    about: "a class that has expired",
    change: (xml: string) => typed(xml, "Cleo", { "Set by hand": "A", Reason: "strategic", Until: "2025-01-31" }),
    says: "expired",
  },
])("$about is written again with a sentence, and the workbook before is kept", async ({ about, change, says }) => {
  const path = copy(`${about.replaceAll(/\W/g, "")}.xlsx`);
  await edit(path, await partOfSheet(path, "KA Accounts"), change);
  const before = readFileSync(path);
  const { code, err } = ka.run(["classify", sales, "-o", path]);
  expect(code).toBe(0);
  expect(err).toContain(says);
  expect(readFileSync(path.replace(".xlsx", ".ka-before.xlsx"))).toEqual(before);
});
