import { join } from "node:path";
import { compare, modelClasses, referenceClasses, type Classes } from "./coverage";

const reference = referenceClasses();
const coverage = compare(modelClasses(join(__dirname, "model")), reference);

test("the model has no member that Excel does not have", () => {
  expect(coverage.strays).toEqual([]);
});

test("the model stays within what the client of the tests knows", () => {
  expect(coverage.tooNew).toEqual([]);
});

test("says how much of the modelled classes is served", () => {
  const { served, known } = coverage.total;
  process.stdout.write(
    `test/host serves ${served} of ${known} members of ${coverage.served.length} classes: ${coverage.served.join(", ")}\n`,
  );
  expect(coverage.served.length).toBeGreaterThan(30);
  expect(coverage.served.find((line) => line.startsWith("Range "))).toMatch(/^Range [4-9]\d of 1\d\d$/);
});

test("finds strays: a typo, a method for a property, a setter Excel lacks, a class it lacks, a set above the client's", () => {
  const model: Classes = new Map([
    [
      "Range",
      new Map([
        ["adress", { kind: "property", access: "read", set: "" } as const],
        ["values", { kind: "method", access: "read", set: "" } as const],
        ["address", { kind: "property", access: "write", set: "" } as const],
        ["valuesAsJson", { kind: "property", access: "read", set: "" } as const],
      ]),
    ],
    ["Rang", new Map()],
  ]);
  const found = compare(model, reference);
  expect(found.strays).toEqual([
    "class Rang",
    "Range.adress does not exist",
    "Range.values is a property",
    "Range.address is read-only",
  ]);
  expect(found.tooNew).toEqual(["Range.valuesAsJson is of ExcelApi 1.16"]);
});
