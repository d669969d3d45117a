import type { CellColumn, Edit } from "../../../src/core/plan";
import { printPlan } from "../../../src/core/plan/plan-print";
import { finish } from "../../../src/core/steps";
import { NativeDigest } from "../../../src/files/xlsx/native-digest";

const print = (...columns: CellColumn["values"][]): string => {
  const at = { row: 0, column: 0 };
  const edit: Edit = {
    kind: "setCells",
    sheet: "accounts",
    at,
    columns: columns.map((values) => ({ values, format: "@" })),
  };
  return finish(printPlan({ edits: [edit] }, new NativeDigest()));
};

test.each<[string, CellColumn["values"][], CellColumn["values"][], "same" | "other"]>([
  ["the same cells", [["Ann", 1, null]], [["Ann", 1, null]], "same"],
  ["0 and -0", [[0]], [[-0]], "same"],
  ["another letter", [["Bo"]], [["Bö"]], "other"],
  ["another order", [["Ann", "Bo"]], [["Bo", "Ann"]], "other"],
  ["a text that looks like the number", [[1]], [["1"]], "other"],
  ["texts parted elsewhere", [["ab", "c"]], [["a", "bc"]], "other"],
  ["cells in another column", [["ab", "c"]], [["ab"], ["c"]], "other"],
  ["another number of many", [Float64Array.of(1, 2.5)], [Float64Array.of(1, 2.25)], "other"],
])("the print by native code: %s", (_, one, other, is) => {
  expect(print(...one) === print(...other) ? "same" : "other").toBe(is);
  expect(print(...one)).toMatch(/^[\da-f]{16}$/);
});
