import { dayFrom } from "../../../src/core/days";
import type { SheetRole } from "../../../src/core/plan/own-sheets";
import { OUTPUTS, type Output } from "../../../src/core/policy";
import { readPolicy } from "../../../src/core/policies/read-policy";
import { foresee } from "../../../src/core/sheets/foreseen";
import { layOut } from "../../../src/core/sheets/layout";
import { finish } from "../../../src/core/steps";
import type { CellValue } from "../../../src/core/table";
import { analyzeRows } from "../rows";

/** What is said before writing has to be what is written. */

const day = (year: number, month: number) => dayFrom(year, month, 1) ?? 0;

const SALES: readonly (readonly CellValue[])[] = [
  ["Customer", "Order", "Date", "Amount"],
  ["Ada", "1", day(2025, 1), 100],
  ["Ada", "2", day(2025, 3), 60],
  ["Bob", "4", day(2024, 2), 30],
];
const COMPARED = {
  period: { from: "2025-01-01", to: "2025-12-31" },
  comparison: { from: "2024-01-01", to: "2024-12-31" },
};

function policyOf(document: object) {
  const { value } = readPolicy({ language: "en", ...document });
  if (!value) throw new Error("the test's policy is wrong");
  return value;
}

/** The roles of the sheets that are really written. */
function written({ outputs = [], ...document }: { readonly outputs?: readonly Output[] }): readonly SheetRole[] {
  // Class columns stand on no sheet of KA's.
  const sheets = outputs.filter((output) => output !== "columns");
  const { value } = analyzeRows(SALES, { ...document, ...(sheets.length > 0 ? { outputs: sheets } : {}) });
  if (!value) throw new Error("the rows make classes");
  const occasion = { moment: { day: day(2025, 6) } };
  const remembered = { recalled: {}, source: "", occasion, unreadable: "leave" as const };
  const plan = finish(layOut(value, remembered)).value;
  return (plan?.edits ?? []).flatMap((edit) => (edit.kind === "openSheet" ? [edit.sheet] : []));
}

test.each<{ readonly outputs?: readonly Output[] }>([
  {},
  ...OUTPUTS.map((output) => ({ outputs: [output] })),
  { outputs: [...OUTPUTS] },
  { outputs: ["migration"], ...COMPARED },
])("$outputs: the sheets are those that are written", (document) => {
  const { sheets, added, replaced } = foresee(policyOf(document), [{ name: "Sales" }]);
  expect(sheets.map(({ role }) => role).sort()).toEqual([...written(document)].sort());
  expect([added, replaced]).toEqual([sheets.length, 0]);
});

test("sheets that stand there are written anew under the names that they have, asked for or not", () => {
  const { sheets, added, replaced } = foresee(policyOf({ outputs: ["charts"] }), [
    { name: "Key customers", role: "accounts" },
    { name: "KA Watch list", role: "watch" },
    { name: "KA Kept", role: "kept" },
  ]);
  const said = new Map(sheets.map(({ role, name, state, because }) => [role, [name, state, because]]));
  expect(said.get("accounts")).toEqual(["Key customers", "replaced", "always"]);
  expect(said.get("watch")).toEqual(["KA Watch list", "replaced", "standing"]);
  expect(said.get("kept")).toEqual(["KA Kept", "replaced", "always"]);
  expect(said.get("charts")).toEqual(["KA Charts", "new", "asked"]);
  expect([added, replaced]).toEqual([5, 3]);
});

test("a sheet of the user's keeps its name, and KA's gets another", () => {
  const { sheets } = foresee(policyOf({}), [{ name: "ka accounts" }]);
  expect(sheets[0]).toMatchObject({ role: "accounts", name: "KA Accounts (2)", state: "new" });
});

test("class columns are counted: two for each method", () => {
  const methods = [{ id: "abc" }, { id: "pareto" }];
  expect(foresee(policyOf({ methods, outputs: ["columns"] }), []).columns).toBe(4);
  expect(foresee(policyOf({ methods }), []).columns).toBe(0);
});
