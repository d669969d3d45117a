/** @jest-environment jsdom */
import { act, screen, waitFor, within } from "@testing-library/react";
import { MemoryWorkbook, SALES } from "./memory-workbook";
import { open, user } from "./pane-page";

test("who never worked with KA is greeted, tries it with sample rows, and takes them out again", async () => {
  const { pane, workbook } = await open({ welcome: "open" });
  await user.click(await screen.findByRole("button", { name: "Try with sample data" }));
  expect(await screen.findByText(/^The sample stands on a new sheet, “KA Sample”/)).toBeTruthy();
  expect(await screen.findByText(/of 15 customers|of 16 customers/)).toBeTruthy();
  expect(workbook.selected).toBe("KA Sample");
  expect(screen.queryByRole("button", { name: "Use my selection" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Remove “KA Sample”" }));
  expect(await screen.findByText(/^The sheet “KA Sample” is removed/)).toBeTruthy();
  await waitFor(() => expect(pane.state().sample?.table.where).toBe("Sales!A1:D8"));
});

test("whoever has rows begins with the selection; the first screen does not come back", async () => {
  const { pane } = await open({ welcome: "open", language: "zh" });
  expect(await screen.findByRole("heading", { name: "哪些客户最重要？" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "写入工作簿" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "使用我的选区" }));
  expect(await screen.findByRole("button", { name: "写入工作簿" })).toBeTruthy();
  act(() => pane.send({ kind: "tabChosen", tab: "help" }));
  expect(await screen.findByRole("heading", { name: "哪些客户最重要？" })).toBeTruthy();
  act(() => pane.send({ kind: "tabChosen", tab: "classify" }));
  expect(screen.getByRole("button", { name: "写入工作簿" })).toBeTruthy();
});

test("a workbook that KA wrote to, or in which somebody chose, greets nobody", async () => {
  const workbook = new MemoryWorkbook({ Sales: SALES });
  const at = "2026-11-22T10:30:00.000Z";
  workbook.last = {
    revertible: at,
    source: { at, place: { kind: "range", sheet: "Sales", address: "A1:D8" } },
  };
  await open({ welcome: "open", workbook });
  expect(await screen.findByText("2 of 4 customers (50%) bring 80% of the amount.")).toBeTruthy();
});

test("a table of the workbook is chosen, and the pane stays with it", async () => {
  const workbook = new MemoryWorkbook({ Sales: SALES, Other: SALES.slice(0, 4) });
  workbook.named = [
    { kind: "table", name: "Orders", sheet: "Other", source: { kind: "range", sheet: "Other", address: "A1:D4" } },
  ];
  const { pane } = await open({ workbook });
  await screen.findByText(/bring 80%/);
  await user.click(await screen.findByRole("button", { name: "Tables and named ranges" }));
  await user.click(await screen.findByRole("button", { name: "Orders table on “Other”" }));
  await waitFor(() => expect(pane.state().sample?.table.where).toBe("Other!A1:D4"));
  expect(pane.state().following).toBe("pinned");
});

test("what was left out stands in order of money, and its rows are shown one after the other", async () => {
  const workbook = new MemoryWorkbook({
    Sales: [...SALES, ["Fir", "soon", 45_707, "North"], [null, -900, 45_708, "North"]],
  });
  const { pane } = await open({ workbook });
  const list = await screen.findByRole("list", { name: "Left out" });
  const lines = within(list)
    .getAllByRole("listitem")
    .map(({ textContent }) => textContent);
  expect(screen.getByText("893.00 left out, 47.2% of all money in the rows")).toBeTruthy();
  expect(screen.getByText("2 rows have no amount that could be read")).toBeTruthy();
  expect(screen.getByText("Days from 2025-02-12 to 2025-02-16")).toBeTruthy();
  expect(lines).toEqual([
    expect.stringMatching(/no customer.*-893/i),
    expect.stringMatching(/text instead of an amount.*not known/),
  ]);
  await user.click(within(list).getByRole("button", { name: /^Show row 8:/ }));
  await user.click(within(list).getByRole("button", { name: /^Show row 9:/ }));
  await user.click(within(list).getByRole("button", { name: /^Show row 8:/ }));
  expect(workbook.shown).toEqual(["Sales!A8:D8", "Sales!A9:D9", "Sales!A8:D8"]);
  expect(pane.state().following).toBe("pinned");

  for (const title of ["Rows left out", "Checks"]) {
    await user.click(screen.getByRole("button", { name: `What does this mean? ${title}` }));
    expect(await screen.findByRole("note", { name: title })).toBeTruthy();
    await user.keyboard("{Escape}");
  }
});

test("what was read specially is said in a few words, with the cell that shows it", async () => {
  const workbook = new MemoryWorkbook({ Sales: [...SALES, ["Fir", "1,234.50", 45_707, "North"]] });
  await open({ workbook });
  expect(await screen.findByRole("button", { name: "1 thing was read specially" })).toBeTruthy();
  expect(screen.getByText(/were read with a decimal point/)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Show in sheet: Revenue" }));
  expect(workbook.shown).toEqual(["Sales!A9:D9"]);
});
