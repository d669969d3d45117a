import type { Plan } from "../../src/core/plan";
import { writtenOf } from "../../src/core/workbook";

const open = (sheet: "accounts" | "summary" | "watch" | "charts" | "log") =>
  ({ kind: "openSheet", sheet, name: sheet, columns: 1 }) as const;
const beside = {
  source: { sheet: "Sales", address: "A1:B2" },
  headerRow: 0,
  customers: Int32Array.of(0),
  columns: [{ header: "KA Class", labels: ["A"], of: Uint8Array.of(0) }],
};

test.each<{ about: string; plan: Plan; also: readonly string[] | undefined }>([
  { about: "the two alone", plan: { edits: [open("accounts"), open("summary"), open("log")] }, also: undefined },
  {
    about: "sheets on request",
    plan: { edits: [open("accounts"), open("charts"), open("watch")] },
    also: ["KA watch", "KA charts"],
  },
  { about: "class columns", plan: { edits: [open("accounts")], beside }, also: ["Sales"] },
])("what was written is named: $about", ({ plan, also }) => {
  const written = writtenOf(plan, (role) => `KA ${role}`);
  expect(written.sheets).toEqual({ accounts: "KA accounts", summary: "KA summary" });
  expect(written.also).toEqual(also);
});
