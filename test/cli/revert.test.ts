import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { removeTempFiles } from "../files/xlsx/zip-file";
import { Command } from "./command";
import { edit, partOfSheet, typed } from "./sales-workbook";

let ka: Command;
beforeAll(() => (ka = new Command()));
afterAll(() => {
  ka.remove();
  removeTempFiles();
});

const place = (name: string) => join(ka.folder, name);

test("the workbook that a run replaced comes back, and the later one after it, as often as one likes", () => {
  const output = place("classified.xlsx");
  const kept = place("classified.ka-before.xlsx");
  const first = ka.write("first.csv", "Customer,Amount\nAnn,700\nBen,200\n");
  const second = ka.write("second.csv", "Customer,Amount\nAnn,700\nBen,900\n");

  expect(ka.run(["classify", first, "-o", output]).out).not.toContain("ka-before");
  const earlier = readFileSync(output);
  expect(ka.run(["revert", output])).toMatchObject({
    code: 1,
    err: expect.stringContaining("nothing to bring back") as string,
  });
  ka.run(["classify", first, "-o", output]);
  expect(existsSync(kept)).toBe(false);

  const { out } = ka.run(["classify", second, "-o", output, "--json"]);
  expect(JSON.parse(out)).toMatchObject({ outputState: "written", outputBefore: kept });
  const later = readFileSync(output);
  expect(readFileSync(kept)).toEqual(earlier);
  for (const [here, there] of [
    [earlier, later],
    [later, earlier],
  ] as const) {
    expect(ka.run(["revert", output]).code).toBe(0);
    expect(readFileSync(output)).toEqual(here);
    expect(readFileSync(kept)).toEqual(there);
  }
});

test("the kept workbook is no output's room when it is what is read", () => {
  const output = place("again.xlsx");
  ka.run(["classify", ka.write("one.csv", "Customer,Amount\nAnn,7\n"), "-o", output]);
  const kept = place("again.ka-before.xlsx");
  copyFileSync(output, kept);
  writeFileSync(output, "other");
  const { code, err } = ka.run(["classify", kept, "-o", output]);
  expect(code).toBe(1);
  expect(err).toContain("never overwritten");
  expect(readFileSync(output, "utf8")).toBe("other");
});

test("what people typed in the workbook that is replaced is in the new one, and all of it in the one that is kept", async () => {
  const sales = ka.write("sales.csv", "Customer,Amount\nAnn,700\nBen,200\nCleo,60\n");
  const output = place("typed.xlsx");
  ka.run(["classify", sales, "-o", output]);
  await edit(output, await partOfSheet(output, "KA Accounts"), (xml) => typed(xml, "Cleo", { Note: "call on Monday" }));
  const before = readFileSync(output);
  const other = ka.write("other.csv", "Customer,Amount\nAnn,700\nDora,10\n");
  const { code, err } = ka.run(["classify", other, "-o", output]);
  expect(code).toBe(0);
  expect(err).toContain("1 customer with entries of yours is not in the rows any more; the entries are kept");
  expect(readFileSync(place("typed.ka-before.xlsx"))).toEqual(before);
});
