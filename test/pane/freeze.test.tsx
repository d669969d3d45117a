/** @jest-environment jsdom */
import { screen, waitFor } from "@testing-library/react";
import type { FormulaArea } from "../../src/core/plan";
import { MemoryWorkbook, SALES } from "./memory-workbook";
import { open, user } from "./pane-page";

const area = (sheet: string, rows: number): FormulaArea => ({
  ...{ sheet, row: 1, column: 3, rows, columns: 1, formula: "=KA.TIER(C2)", spills: "no" },
});

function workbookWithFormulas(): MemoryWorkbook {
  const workbook = new MemoryWorkbook({ Sales: SALES });
  workbook.formulas = { ...workbook.formulas, areas: [area("Sales", 10), area("Q1", 2)], hidden: ["Q1"] };
  return workbook;
}

test("says how many cells on which sheets, changes nothing before it is told to, then says what became of it", async () => {
  const { workbook, pane } = await open({ workbook: workbookWithFormulas() });
  await user.click(screen.getByRole("tab", { name: "Policy" }));
  await user.click(await screen.findByRole("button", { name: "Freeze formulas…" }));
  expect(await screen.findByText(/^12 cells with formulas of KA's become values/)).toBeTruthy();
  expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual(
    expect.arrayContaining(["“Sales”: 10 cells", "“Q1”: 2 cells"]),
  );
  expect(await screen.findByText(/sheets that are not shown are among them: Q1/)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(workbook.plans).toHaveLength(0);
  await waitFor(() => expect(document.activeElement?.textContent).toBe("Freeze formulas…"));

  await user.keyboard("{Enter}");
  await screen.findByRole("button", { name: "Cancel" });
  await user.keyboard("{Escape}");
  await waitFor(() => expect(document.activeElement?.textContent).toBe("Freeze formulas…"));
  expect(screen.queryByRole("button", { name: "Cancel" })).toBeNull();

  await user.click(screen.getByRole("button", { name: "Freeze formulas…" }));
  await user.click(await screen.findByRole("button", { name: "Freeze" }));
  expect(await screen.findByText(/^12 cells with formulas of KA's became values.*listed in KA Log/)).toBeTruthy();
  expect(workbook.plans.map(({ freeze }) => freeze?.length)).toEqual([2]);
  expect(pane.state().takingBack).toBe("idle");
});

test("offers to bring the formulas back, in the pane's language", async () => {
  const workbook = workbookWithFormulas();
  const { pane } = await open({ workbook, language: "zh" });
  await user.click(screen.getByRole("tab", { name: "策略" }));
  await user.click(await screen.findByRole("button", { name: "公式转为数值…" }));
  workbook.last = { frozen: 12 };
  await user.click(await screen.findByRole("button", { name: "转为数值" }));
  await user.click(await screen.findByRole("button", { name: "恢复公式" }));
  await waitFor(() => expect(workbook.takenBack).toEqual(["formulas"]));
  await waitFor(() => expect(pane.state().freezing.kind).toBe("idle"));
});

test("where there is nothing to freeze it says so and writes nothing", async () => {
  const { workbook } = await open();
  await user.click(screen.getByRole("tab", { name: "Policy" }));
  await user.click(await screen.findByRole("button", { name: "Freeze formulas…" }));
  expect(await screen.findByText(/^There are no formulas of KA's/)).toBeTruthy();
  expect(workbook.plans).toHaveLength(0);
});
