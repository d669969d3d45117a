/** @jest-environment jsdom */
import { act, screen, waitFor, within } from "@testing-library/react";
import type { Moment } from "../../src/core/occasion";
import { pace } from "../../src/pane/write/pace";
import { MemoryWorkbook, SALES } from "./memory-workbook";
import { open, user } from "./pane-page";

const AFTER_A_RUN = [
  { name: "Sales" },
  { name: "Key customers", role: "accounts" },
  { name: "KA Summary", role: "summary" },
  { name: "KA Charts", role: "charts" },
] as const;

function workbookWith(sheets: MemoryWorkbook["last"]["sheets"]) {
  const workbook = new MemoryWorkbook({ Sales: SALES });
  workbook.last = { ...(sheets ? { sheets } : {}) };
  return workbook;
}

test("what will be written and changed stands above the button, counted", async () => {
  const { pane } = await open({ workbook: workbookWith([{ name: "Sales" }]) });
  const label = "Writes KA Accounts (4 customers), KA Summary and 3 more sheets";
  await user.click(await screen.findByRole("button", { name: label }));
  expect(screen.getByText("5 sheets are new. Nothing else is touched.")).toBeTruthy();
  const always = within(screen.getByRole("list", { name: "Always written" })).getAllByRole("listitem");
  expect(always.map(({ textContent }) => textContent)).toEqual(
    ["KA Accounts", "KA Summary", "KA Policy", "KA Log", "KA History"].map((name) => `${name}new`),
  );
  await user.click(screen.getByRole("checkbox", { name: "Charts" }));
  await user.click(screen.getByRole("checkbox", { name: /^Class columns beside your rows/ }));
  await user.click(screen.getByRole("checkbox", { name: /^Migration/ }));
  expect(pane.state().policy.outputs).toEqual(["migration", "charts", "columns"]);
  expect(await screen.findByText("2 columns beside your rows")).toBeTruthy();
  expect(screen.getByText(/^from the second run on/)).toBeTruthy();
  expect(screen.getByText("6 sheets are new. Nothing else is touched.")).toBeTruthy();
  expect(screen.getByRole("button", { name: /more sheets, and class columns beside your rows$/ })).toBeTruthy();
  for (const name of ["Charts", /^Class columns/, /^Migration/])
    await user.click(screen.getByRole("checkbox", { name }));
  expect(pane.state().policy.outputs).toBeUndefined();
});

test("sheets that stand there are written anew, and what people typed stays", async () => {
  const workbook = workbookWith(AFTER_A_RUN);
  await open({ workbook });
  await user.click(await screen.findByRole("button", { name: /^Writes Key customers/ }));
  expect(screen.getByText("3 new, 3 written anew. Nothing else is touched.")).toBeTruthy();
  expect(screen.getByText(/^What was typed on KA's sheets/)).toBeTruthy();
  const charts = screen.getByRole("checkbox", { name: "Charts" });
  expect([charts.hasAttribute("disabled"), charts.hasAttribute("checked")]).toEqual([true, true]);
  expect(screen.getByText("stands in the workbook, so it is kept up to date")).toBeTruthy();
});

test("a sheet that somebody deleted is new once the list is opened again", async () => {
  const workbook = workbookWith(AFTER_A_RUN);
  await open({ workbook });
  const fold = await screen.findByRole("button", { name: /^Writes Key customers/ });
  workbook.last = { sheets: [{ name: "Sales" }] };
  await user.click(fold);
  expect(await screen.findByText("5 sheets are new. Nothing else is touched.")).toBeTruthy();
});

test("the button that cancels is another one than the button that writes: a key held down cancels nothing", async () => {
  const workbook = workbookWith(undefined);
  workbook.carryOut = () => new Promise(() => undefined);
  await open({ workbook });
  await screen.findByText(/bring 80%/);
  const write = screen.getByRole("button", { name: "Write to workbook" });
  await user.click(write);
  expect(await screen.findByRole("button", { name: "Cancel" })).not.toBe(write);
});

test("in Chinese it is said in Chinese", async () => {
  await open({ workbook: workbookWith(AFTER_A_RUN), language: "zh" });
  expect(await screen.findByText(/^新增 3 张、更新 3 张，其他内容不变。/)).toBeTruthy();
});

test("what was written is led to, can be reverted, and says what was checked", async () => {
  const workbook = workbookWith(undefined);
  const { pane } = await open({ workbook });
  await screen.findByText(/bring 80%/);
  workbook.last = { revertible: "2026-11-22T10:30:00.000Z", sheets: AFTER_A_RUN };
  await user.click(screen.getByRole("button", { name: "Write to workbook" }));
  expect(await screen.findByText("Written: 4 customers.")).toBeTruthy();
  expect(screen.queryByText(/written anew/)).toBeNull();
  await user.click(screen.getByRole("button", { name: "KA Summary" }));
  expect(workbook.shown).toEqual(["KA Summary!A1"]);
  expect(pane.state().following).toBe("pinned");

  await user.click(within(screen.getByRole("contentinfo")).getByRole("button", { name: "All 7 checks passed" }));
  expect(screen.getByText("No row was lost: of 7 rows, 5 count and 2 are left out.")).toBeTruthy();
  expect(screen.getByText("Every cell that KA wrote was read back and is as it should be.")).toBeTruthy();

  await user.click(screen.getByRole("button", { name: "Revert…" }));
  await user.click(await screen.findByRole("button", { name: "Revert, remove added sheets" }));
  await waitFor(() => expect(workbook.takenBack).toEqual(["remove"]));
});

test("a sheet of the result that was deleted is said to be gone", async () => {
  const workbook = workbookWith(undefined);
  await open({ workbook });
  await screen.findByText(/bring 80%/);
  await user.click(screen.getByRole("button", { name: "Write to workbook" }));
  workbook.gone = ["KA Summary"];
  await user.click(await screen.findByRole("button", { name: "KA Summary" }));
  expect(await screen.findByText(/^KA Summary!A1 is no longer there/)).toBeTruthy();
});

test.each([
  { left: 3, says: "only a few seconds left" },
  { left: 21, says: "about 25 seconds left" },
  { left: 58, says: "about a minute left" },
  { left: 200, says: "about 3 minutes left" },
])("writing says how many cells are done, and what is left: $left s", async ({ left, says }) => {
  const workbook = workbookWith(undefined);
  const { pane } = await open({ workbook });
  await screen.findByText(/bring 80%/);
  let go: () => void = () => undefined;
  workbook.holding = () => new Promise((resolve) => (go = resolve));
  await user.click(screen.getByRole("button", { name: "Write to workbook" }));
  expect(await screen.findByText("Step 1 of 3: Reading the rows once more")).toBeTruthy();
  act(() => pane.send({ kind: "writeProgressed", stage: "reading", at: { done: 5, total: 7 }, left }));
  expect(screen.getByText(`5 of 7 rows · ${says} in this step`)).toBeTruthy();
  act(() => pane.send({ kind: "writeProgressed", stage: "writing", at: { done: 1200, total: 7000 }, left }));
  expect(screen.getByText(`1,200 of 7,000 cells · ${says}`)).toBeTruthy();
  act(() => go());
  expect(await screen.findByText("Written: 4 customers.")).toBeTruthy();
});

test("the pace is told after two seconds, over midnight too", () => {
  let now: Moment = { day: 100, minute: 1_439, second: 58 };
  const left = pace(() => now);
  now = { day: 100, minute: 1_439, second: 59 };
  expect(left({ done: 10, total: 100 })).toBeUndefined();
  now = { day: 101, minute: 0, second: 0 };
  expect(left({ done: 0, total: 100 })).toBeUndefined();
  expect(left({ done: 10, total: 100 })).toBe(18);
  now = { day: 101, minute: 0, second: 8 };
  expect(left({ done: 50, total: 100 })).toBe(10);
  expect(pace(() => ({ day: 100, minute: 1 }))({ done: 10, total: 100 })).toBeUndefined();
});

test.each([
  { press: "Remove KA only", takes: "all" },
  { press: "Remove KA and “KA Sample”", takes: "all and sample" },
])("taking KA out asks whether sample rows go too: $press", async ({ press, takes }) => {
  const workbook = workbookWith(AFTER_A_RUN);
  workbook.last = { ...workbook.last, revertible: "2026-11-22T10:30:00.000Z", sample: "KA Sample" };
  await open({ workbook });
  await user.click(await screen.findByRole("button", { name: "Remove KA from this workbook…" }));
  await user.click(await screen.findByRole("button", { name: press }));
  await waitFor(() => expect(workbook.takenBack).toEqual([takes]));
});
