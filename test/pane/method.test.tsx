/** @jest-environment jsdom */
import { screen, waitFor, within } from "@testing-library/react";
import { METHOD_IDS } from "../../src/core/methods/methods";
import { PRESET_IDS } from "../../src/core/policies/preset-ids";
import { METHOD_GROUP_NAMES, METHOD_GROUPS } from "../../src/pane/method/method-groups";
import { MemoryWorkbook } from "./memory-workbook";
import { open, user } from "./pane-page";

/** Sales without days. */
const UNDATED = [
  ["Customer", "Revenue", "Shipped"],
  ["Alder", 600, "45700"],
  ["Birch", 200, "45701"],
  ["Alder", 100, "45702"],
  ["Cedar", 60.5, "45703"],
] as const;

async function openReady(workbook?: MemoryWorkbook, language: "en" | "zh" = "en") {
  const { pane } = await open({ language, ...(workbook ? { workbook } : {}) });
  await waitFor(() => expect(pane.state().report).toBeDefined());
  await screen.findAllByRole("radio");
  return pane;
}

const undated = () => new MemoryWorkbook({ Sales: UNDATED });
const cards = () => screen.getAllByRole("radio");
const checked = () => cards().filter((card) => card.getAttribute("aria-checked") === "true");
const ids = (pane: Awaited<ReturnType<typeof openReady>>) => pane.state().policy.methods.map(({ id }) => id);

test("the usual ready-made policies stand there with a sentence each, the others on demand", async () => {
  const pane = await openReady();
  expect(cards()).toHaveLength(4);
  expect(cards()[0]?.textContent).toMatch(/^Key accountsCustomers behind 80% of sales are A/);
  await user.click(screen.getByRole("button", { name: "Show 6 more" }));
  expect(cards()).toHaveLength(PRESET_IDS.length);
  await user.click(screen.getByRole("radio", { name: /^Value × potential/ }));
  expect(checked()).toHaveLength(1);
  // Where the others are folded again, the chosen one stays.
  await user.click(screen.getByRole("button", { name: "Show fewer" }));
  expect(checked().map(({ textContent }) => textContent)).toEqual([expect.stringMatching(/^Value × potential/)]);
  expect(cards()).toHaveLength(5);
  expect(screen.getByRole("button", { name: "Start from: Value × potential" })).toBeTruthy();
  expect(ids(pane)).toEqual(["percentile", "scorecard", "grid"]);
});

test("the arrow keys pass the cards without replacing the methods; Space takes one", async () => {
  const pane = await openReady();
  const [first, second] = cards();
  first?.focus();
  await user.keyboard("{ArrowDown}");
  expect(document.activeElement).toBe(second);
  expect([first?.tabIndex, second?.tabIndex]).toEqual([-1, 0]);
  expect(ids(pane)).toEqual(["abc"]);
  await user.keyboard("{End}{ArrowDown}");
  expect(document.activeElement).toBe(first);
  await user.keyboard(" ");
  expect(ids(pane)).toEqual(["abc", "lifecycle"]);
  expect(checked()).toEqual([first]);
  expect(document.activeElement).toBe(first);
});

test("a ready-made policy says which column it lacks, and can be chosen all the same", async () => {
  const pane = await openReady(undated());
  const churn = screen.getByRole("radio", { name: /^Churn watch/ });
  expect(within(churn).getByText("needs a column for the date")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Show 6 more" }));
  const needs = (name: RegExp) => screen.getByRole("radio", { name }).textContent;
  expect(needs(/^Sales × margin/)).toMatch(/needs a column for the profit, cost or freight$/);
  expect(needs(/^Payment discipline/)).toMatch(/needs a column for the due date and payment date$/);
  expect(needs(/^Core/)).not.toMatch(/needs/);
  await user.click(churn);
  expect(ids(pane)).toEqual(["lifecycle", "abc"]);
});

test("a method that lacks a column names it with what would supply it, and takes it where it stands", async () => {
  const pane = await openReady(undated());
  await user.selectOptions(screen.getByRole("combobox", { name: "Method" }), "xyz");
  const box = screen.getByRole("group", { name: "Columns that XYZ needs" });
  expect(within(box).getByText("The day of each order or invoice")).toBeTruthy();
  await user.selectOptions(within(box).getByRole("combobox", { name: "date" }), "Shipped");
  expect(pane.state().policy.columns.date).toBe("Shipped");
  expect(screen.queryByRole("group", { name: "Columns that XYZ needs" })).toBeNull();
});

test("a method is added by its name, is shown, and lacks in the list what it lacks", async () => {
  const pane = await openReady(undated());
  const adding = screen.getByRole("combobox", { name: "Add a method" });
  expect(within(adding).getByRole("option", { name: "RFM – needs a column for the date" })).toBeTruthy();
  await user.selectOptions(adding, "pareto");
  await user.selectOptions(screen.getByRole("combobox", { name: "Add a method" }), "rfm");
  expect(ids(pane)).toEqual(["abc", "pareto", "rfm"]);
  expect(pane.state().place).toBe(2);
  const list = screen.getByRole("list", { name: "Methods of this policy" });
  const lines = within(list).getAllByRole("listitem");
  expect(lines.map(({ textContent }) => textContent)).toEqual([
    "ABCleading",
    expect.stringMatching(/80\/20/),
    "RFMneeds a column for the date",
  ]);
  const shown = within(list).getAllByRole("button", { pressed: true });
  expect(shown.map(({ textContent }) => textContent)).toEqual(["RFMneeds a column for the date"]);
});

test("Chinese has its own usual ones", async () => {
  await openReady(undated(), "zh");
  expect(cards()[1]?.textContent).toMatch(/^核心/);
  expect(within(screen.getByRole("radio", { name: /^流失预警/ })).getByText("缺少日期列")).toBeTruthy();
});

test("every method is offered once", () => {
  expect(METHOD_GROUP_NAMES.flatMap((name) => METHOD_GROUPS[name]).sort()).toEqual([...METHOD_IDS].sort());
  expect([...METHOD_GROUP_NAMES].sort()).toEqual(Object.keys(METHOD_GROUPS).sort());
});
