/** @jest-environment jsdom */
import { screen, waitFor, within } from "@testing-library/react";
import { refusal } from "../../src/core/issues";
import type { FormulaArea } from "../../src/core/plan";
import { MemoryWorkbook, SALES } from "./memory-workbook";
import { open, user } from "./pane-page";

const filled = (sheet: string): FormulaArea => ({
  ...{ sheet, row: 1, column: 3, rows: 8, columns: 1, formula: "=KA.TIER(B2,B$2:B$9)", spills: "no" },
});

async function openFormulas(opening: Parameters<typeof open>[0] = {}) {
  const opened = await open(opening);
  await waitFor(() => expect(opened.pane.state().columns.amount).toBeDefined());
  await user.click(screen.getByRole("tab", { name: opening?.language === "zh" ? "公式" : "Formulas" }));
  return opened;
}

function formula(): Promise<HTMLTextAreaElement> {
  return screen.findByRole("textbox", { name: "Formula" });
}

test("proposes a formula over the column of amounts, inserts it and takes it out again", async () => {
  const { workbook } = await openFormulas();
  await user.click(await screen.findByRole("button", { name: "Insert KA.TIER…" }));
  expect((await formula()).value).toBe("=KA.TIER(Sales!B2:B8)");
  expect(await screen.findByText("=KA.TIER(B2:B4)")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Insert at the selection" }));
  expect(await screen.findByText(/^The formula stands in the first cell of Sales!F2:F8/)).toBeTruthy();
  expect(workbook.inserted).toEqual(["=KA.TIER(Sales!B2:B8)"]);
  await user.click(screen.getByRole("button", { name: "Take it out again" }));
  expect(await screen.findByText(/taken out again/)).toBeTruthy();
  expect(workbook.inserted).toEqual(["=KA.TIER(Sales!B2:B8)", "out: formula"]);
  expect(screen.queryByRole("button", { name: "Take it out again" })).toBeNull();
});

test("a column that is still missing is asked for, and nothing is inserted before", async () => {
  const { workbook } = await openFormulas();
  await user.click(await screen.findByRole("button", { name: "Insert KA.RFM…" }));
  expect((await formula()).value).toBe("=KA.RFM(Sales!C2:C8,…)");
  await user.click(screen.getByRole("button", { name: "Insert at the selection" }));
  expect(workbook.inserted).toEqual([]);
  await user.selectOptions(await screen.findByRole("combobox", { name: "orders" }), "Revenue");
  expect((await formula()).value).toBe("=KA.RFM(Sales!C2:C8,Sales!B2:B8)");
  await user.click(screen.getByRole("button", { name: "Insert as values" }));
  expect(await screen.findByText("There are no orders.")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Insert at the selection" }));
  await waitFor(() => expect(workbook.inserted).toEqual(["=KA.RFM(Sales!C2:C8,Sales!B2:B8)"]));
});

test("what is typed in the formula is what is inserted, as values too", async () => {
  const { workbook } = await openFormulas();
  await user.click(await screen.findByRole("button", { name: "Insert KA.TIER…" }));
  await user.clear(await formula());
  await user.type(await formula(), "=KA.TIER(B2:B3)");
  await user.click(screen.getByRole("button", { name: "Insert as values" }));
  expect(await screen.findByText(/^2 values were written to Sales!F2:F8/)).toBeTruthy();
  expect(workbook.inserted).toEqual([JSON.stringify([["A"], [JSON.stringify([[["B2:B3"]], null])]])]);
});

test("a formula that names the run gives its values too, and one with another name says why not", async () => {
  const { workbook } = await openFormulas();
  await user.click(await screen.findByRole("button", { name: "Insert KA.TIER…" }));
  await user.clear(await formula());
  await user.type(await formula(), "=KA.TIER(B2:B3,KA_Tiers)");
  await user.click(screen.getByRole("button", { name: "Insert as values" }));
  expect(await screen.findByText(/KA_Tiers/, { selector: "div,span" })).toBeTruthy();
  expect(workbook.inserted).toEqual([]);
  await user.clear(await formula());
  await user.type(await formula(), "=KA.TIER(B2:B3,ka_run)");
  await user.click(screen.getByRole("button", { name: "Insert as values" }));
  await waitFor(() =>
    expect(workbook.inserted).toEqual([JSON.stringify([["A"], [JSON.stringify([[["B2:B3"]], null])]])]),
  );
});

test("what is in the way is said, and the formula stays to be tried again", async () => {
  const workbook = new MemoryWorkbook({ Sales: SALES });
  workbook.insertionRefused = [refusal("insertionBlocked", { what: "content", where: "Sales!F4" })];
  await openFormulas({ workbook });
  await user.click(await screen.findByRole("button", { name: "Insert KA.TIER…" }));
  await user.click(await screen.findByRole("button", { name: "Insert at the selection" }));
  expect(await screen.findByText(/^The result would fill Sales!F4 too/)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Insert at the selection" }));
  expect(await screen.findByText(/^The formula stands in/)).toBeTruthy();
});

test("formulas that were filled down become one, look up cut-offs or become values in a table, and come back", async () => {
  const workbook = new MemoryWorkbook({ Sales: SALES });
  workbook.formulas = { ...workbook.formulas, areas: [filled("Sales"), filled("Table")] };
  await openFormulas({ workbook });
  await user.click(await screen.findByRole("button", { name: "Look for them" }));
  await user.click(await screen.findByRole("button", { name: "Make Sales!D2:D9 one formula" }));
  expect(await screen.findByText(/became one: =KA.TIER\(B2:B9\)/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Make Sales!D2:D9 one formula" })).toBeNull();
  await user.click(await screen.findByRole("button", { name: "Bring the formulas back" }));
  await waitFor(() => expect(workbook.takenBack).toEqual(["formulas"]));
  await waitFor(() => expect(screen.queryByRole("button", { name: "Bring the formulas back" })).toBeNull());
  expect(screen.getByRole("button", { name: "Make Table!D2:D9 values" })).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Look up a table of cut-offs in Table!D2:D9" }));
  await waitFor(() => expect(workbook.plans).toHaveLength(2));
  expect(workbook.plans.map(({ rewrite }) => rewrite)).toEqual([
    { area: filled("Sales"), way: { kind: "one", formula: "=KA.TIER(B2:B9)" } },
    {
      area: filled("Table"),
      way: { kind: "cutOffs", form: { table: "=KA.CUTOFFS(B$2:B$9,,TRUE)", parts: ["=KA.TIER(B2,,", ")"] } },
    },
  ]);
});

test("what was rewritten before the pane was opened can be brought back, and formulas that cannot be are said", async () => {
  const workbook = new MemoryWorkbook({ Sales: SALES });
  workbook.last = { frozen: 8 };
  workbook.formulas = { ...workbook.formulas, areas: [{ ...filled("Sales"), formula: "=KA.TIER(B2,B2:B9)" }] };
  await openFormulas({ workbook });
  expect(await screen.findByRole("button", { name: "Bring the formulas back" })).toBeTruthy();
  await user.click(await screen.findByRole("button", { name: "Look for them" }));
  expect(await screen.findByText(/Sales!D2:D9 stay as they are: their range moves down/)).toBeTruthy();
});

test("where a table is in the way a formula is inserted row by row", async () => {
  const workbook = new MemoryWorkbook({ Sales: SALES });
  workbook.insertionRefused = [refusal("insertionBlocked", { what: "table", where: "Sales!F2:F8" })];
  await openFormulas({ workbook });
  await user.click(await screen.findByRole("button", { name: "Insert KA.TIER…" }));
  expect(screen.queryByRole("button", { name: "Insert row by row" })).toBeNull();
  await user.click(await screen.findByRole("button", { name: "Insert at the selection" }));
  await user.click(await screen.findByRole("button", { name: "Insert row by row" }));
  expect(await screen.findByText(/^7 formulas stand in Sales!F2:F8, one a row/)).toBeTruthy();
  expect(workbook.inserted).toEqual(["=KA.TIER(Sales!B2,,$H$1#)"]);
  await user.click(screen.getByRole("button", { name: "Take it out again" }));
  await waitFor(() => expect(workbook.inserted.at(-1)).toBe("out: rows"));
});

test("where nothing was filled down it says so", async () => {
  await openFormulas();
  await user.click(await screen.findByRole("button", { name: "Look for them" }));
  expect(await screen.findByText(/^No formula of KA's was filled down/)).toBeTruthy();
});

test("loading KA with the workbook is offered once a formula stands there, and taken back on the page", async () => {
  const workbook = new MemoryWorkbook({ Sales: SALES });
  await openFormulas({ workbook });
  expect((await screen.findByRole<HTMLInputElement>("checkbox", { name: "Load KA with this workbook" })).checked).toBe(
    false,
  );
  await user.click(await screen.findByRole("button", { name: "Insert KA.TIER…" }));
  expect(screen.queryByRole("button", { name: "Load KA with this workbook" })).toBeNull();
  await user.click(await screen.findByRole("button", { name: "Insert at the selection" }));
  await user.click(await screen.findByRole("button", { name: "Load KA with this workbook" }));
  await waitFor(() => expect(workbook.starting).toBe("withWorkbook"));
  await waitFor(() => expect(screen.queryByRole("button", { name: "Load KA with this workbook" })).toBeNull());
  await user.click(screen.getByRole("button", { name: "All formulas" }));
  const box = await screen.findByRole<HTMLInputElement>("checkbox", { name: "Load KA with this workbook" });
  expect(box.checked).toBe(true);
  workbook.startUpRefused = [refusal("excelBusy", {})];
  await user.click(box);
  expect(await screen.findByText(/^Excel is busy/)).toBeTruthy();
  expect(workbook.starting).toBe("withWorkbook");
  await user.click(box);
  await waitFor(() => expect(workbook.starting).toBe("withPane"));
  await waitFor(() => expect(box.checked).toBe(false));
});

test("where Excel does not load it with workbooks nothing is offered", async () => {
  const workbook = new MemoryWorkbook({ Sales: SALES });
  workbook.starting = "fixed";
  await openFormulas({ workbook });
  await user.click(await screen.findByRole("button", { name: "Insert KA.TIER…" }));
  await user.click(await screen.findByRole("button", { name: "Insert at the selection" }));
  expect(await screen.findByText(/^The formula stands in/)).toBeTruthy();
  expect(screen.queryByText("Load KA with this workbook")).toBeNull();
});

test("by keyboard: into a function and back to the list; in Chinese too", async () => {
  const { pane } = await openFormulas({ language: "zh" });
  const choose = await screen.findByRole("button", { name: "插入 KA.TIER…" });
  expect(within(choose.closest("li") ?? choose).getByText("每个金额的等级。")).toBeTruthy();
  choose.focus();
  await user.keyboard("{Enter}");
  await user.click(await screen.findByRole("button", { name: "所有公式" }));
  await waitFor(() => expect(document.activeElement?.textContent).toMatch(/每个金额的等级/));
  expect(pane.state().formulas.chosen).toBeUndefined();
});
