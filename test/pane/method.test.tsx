/** @jest-environment jsdom */
import { act, screen, waitFor, within } from "@testing-library/react";
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
const focusOn = (element: HTMLElement) => act(() => element.focus());
const focused = () => document.activeElement?.getAttribute("aria-label");
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

test("a ready-made policy that was changed says so, and comes back as it was when it is chosen again", async () => {
  const pane = await openReady();
  const card = () => screen.getByRole("radio", { name: /^RFM, western/ });
  await user.click(card());
  expect(screen.getByRole("button", { name: "Start from: RFM, western segments" })).toBeTruthy();
  const before = pane.state().policy.methods;
  act(() => pane.send({ kind: "methodAdded", method: "abc" }));
  expect(screen.getByRole("button", { name: "Start from: RFM, western segments, changed" })).toBeTruthy();
  expect(checked()).toEqual([card()]);
  expect(within(card()).getByText(/^You have changed it/)).toBeTruthy();
  await user.click(card());
  expect(pane.state().policy.methods).toEqual(before);
  expect(screen.queryByText(/^You have changed it/)).toBeNull();
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

/** The cells of the map, often on top and lately on the right, by the names of their segments. */
const cellNames = () =>
  within(screen.getByRole("grid", { name: "Map of segments" }))
    .getAllByRole("button")
    .map((cell) => cell.getAttribute("aria-label")?.replace(/^.*: /, ""));
const rfmOf = (pane: Awaited<ReturnType<typeof openReady>>) => {
  const [choice] = pane.state().policy.methods;
  if (choice?.id !== "rfm") throw new Error("the method is RFM");
  return choice;
};

test("the western map is shown to read, and becomes a map of one's own with its names and texts", async () => {
  const pane = await openReady();
  await user.click(screen.getByRole("radio", { name: /^RFM, western/ }));
  const legend = await screen.findByRole("list", { name: "Segments" });
  expect(within(legend).getAllByRole("listitem")[0]?.textContent).toBe("1Champions");
  expect(screen.queryByRole("grid")).toBeNull();
  expect(screen.queryByRole("combobox", { name: "The eight compare with" })).toBeNull();
  await user.selectOptions(screen.getByRole("combobox", { name: "Segments" }), "own");
  expect(cellNames().slice(0, 5)).toEqual(["Can't lose them", "Can't lose them", "Loyal", "Loyal", "Champions"]);
  expect(pane.state().problems).toEqual([]);
  expect(pane.state().policy.treatments?.["Champions"]).toMatch(/^Thank them/);
});

test("cells of a map are painted by mouse and by keys, and what is not painted stays", async () => {
  const pane = await openReady();
  await user.selectOptions(screen.getByRole("combobox", { name: "Method" }), "rfm");
  await user.selectOptions(await screen.findByRole("combobox", { name: "Segments" }), "own");
  const before = cellNames();
  await user.click(screen.getByRole("radio", { name: /^Loyal, cells: 4/ }));
  await user.click(screen.getByRole("button", { name: "R 5, frequency and money 4: Champions" }));
  expect(cellNames()).toEqual(before.with(9, "Loyal"));
  await user.keyboard("{ArrowDown}");
  expect(document.activeElement?.getAttribute("aria-label")).toBe("R 5, frequency and money 3: Potential loyalist");
  await user.keyboard("1");
  expect(cellNames()).toEqual(before.with(9, "Loyal").with(14, "Champions"));
  expect(pane.state().problems).toEqual([]);
  expect(rfmOf(pane).map?.filter(({ label }) => label === "Champions")).toEqual([
    { label: "Champions", r: { from: 5, to: 5 }, fm: { from: 3, to: 3 } },
    { label: "Champions", r: { from: 5, to: 5 }, fm: { from: 5, to: 5 } },
  ]);
});

test("a segment is renamed with its text, ranked, added and removed; a name twice is refused", async () => {
  const pane = await openReady();
  await user.click(screen.getByRole("radio", { name: /^RFM, western/ }));
  await user.selectOptions(await screen.findByRole("combobox", { name: "Segments" }), "own");
  const name = (place: number) => screen.getByRole("textbox", { name: `Name of segment ${place}` });
  await user.clear(name(1));
  await user.type(name(1), "Loyal{Enter}");
  expect(screen.getByText("There is a segment “Loyal” already.")).toBeTruthy();
  await user.clear(name(1));
  await user.type(name(1), "Best{Enter}");
  expect(rfmOf(pane).map?.[0]?.label).toBe("Best");
  expect(pane.state().policy.treatments?.["Best"]).toMatch(/^Thank them/);
  focusOn(screen.getByRole("button", { name: "Colour of Best: by rank (green)" }));
  await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
  expect(rfmOf(pane).map?.[0]?.label).toBe("Loyal");
  expect(focused()).toBe("Colour of Best: by rank (light blue)");
  expect(screen.getByRole("radio", { name: /^Best/ })).toHaveProperty("checked", true);
  expect(screen.getByRole("button", { name: /^Loyal has cells/ }).getAttribute("aria-disabled")).toBe("true");
  // A new segment waits for its first cell, and is in the policy from then on.
  await user.click(screen.getByRole("button", { name: "Add a segment" }));
  expect(rfmOf(pane).map?.some(({ label }) => label === "Segment 11")).toBe(false);
  await user.click(screen.getByRole("button", { name: /^R 1, frequency and money 1/ }));
  expect(rfmOf(pane).map?.at(-1)?.label).toBe("Segment 11");
  expect(pane.state().problems).toEqual([]);
});

test("a map of one's own comes back after a look at the eight, and follows the number of scores", async () => {
  const pane = await openReady();
  await user.selectOptions(screen.getByRole("combobox", { name: "Method" }), "rfm");
  const segments = () => screen.getByRole("combobox", { name: "Segments" });
  await user.selectOptions(await screen.findByRole("combobox", { name: "Segments" }), "own");
  await user.click(screen.getByRole("button", { name: "R 1, frequency and money 1: Hibernating" }));
  const own = rfmOf(pane).map;
  await user.selectOptions(segments(), "eight");
  expect(rfmOf(pane).map).toBeUndefined();
  expect(screen.getByRole("table", { name: "Buy much" })).toBeTruthy();
  expect(screen.getByRole("combobox", { name: "The eight compare with" })).toBeTruthy();
  await user.selectOptions(segments(), "own");
  expect(rfmOf(pane).map).toEqual(own);
  await user.selectOptions(screen.getByRole("combobox", { name: /^Best score/ }), "3");
  expect(pane.state().problems).toEqual([]);
  expect(cellNames()).toHaveLength(9);
});

test("what to do with each class is typed beside it, and recommended texts fill what is empty", async () => {
  const pane = await openReady();
  await user.click(screen.getByRole("button", { name: "What to do with each class" }));
  const text = await screen.findByRole("textbox", { name: "What to do with class B" });
  await user.type(text, "Call them");
  await user.tab();
  expect(pane.state().policy.treatments).toEqual({ B: "Call them" });
  await user.click(screen.getByRole("button", { name: /^Use the recommended texts/ }));
  expect(pane.state().policy.treatments).toMatchObject({
    A: expect.stringMatching(/^Own account manager/),
    B: "Call them",
  });
  // A class that gets another name keeps its text.
  const name = screen.getByRole("textbox", { name: "Name of class 2" });
  await user.clear(name);
  await user.type(name, "Middle{Enter}");
  expect(pane.state().policy.treatments).toMatchObject({ Middle: "Call them" });
  await user.clear(await screen.findByRole("textbox", { name: "What to do with class Middle" }));
  await user.tab();
  expect(pane.state().policy.treatments).not.toHaveProperty("Middle");
});

test("tiers whose thresholds are out of order are sorted by a click; large numbers are grouped", async () => {
  const pane = await openReady();
  await user.selectOptions(screen.getByRole("combobox", { name: "Method" }), "tiers");
  expect(screen.queryByRole("button", { name: /^Sort from/ })).toBeNull();
  const froms = await screen.findAllByRole("textbox", { name: /^Tier .* starts at$/ });
  const [first] = froms;
  if (!first) throw new Error("there are tiers");
  expect(first).toHaveProperty("value", "5,000,000");
  await user.clear(first);
  await user.type(first, "5000{Enter}");
  expect(pane.state().problems).not.toEqual([]);
  await user.click(screen.getByRole("button", { name: "Sort from the highest threshold down" }));
  expect(pane.state().problems).toEqual([]);
  const [choice] = pane.state().policy.methods;
  expect(choice?.id === "tiers" && choice.tiers.map(({ from }) => from)).toEqual([1_000_000, 500_000, 10_000, 5_000]);
});

test("every method is offered once", () => {
  expect(METHOD_GROUP_NAMES.flatMap((name) => METHOD_GROUPS[name]).sort()).toEqual([...METHOD_IDS].sort());
  expect([...METHOD_GROUP_NAMES].sort()).toEqual(Object.keys(METHOD_GROUPS).sort());
});

test("a class gets its colour by keyboard: the bars take it, a new name keeps it, undo takes it back, and by rank it goes", async () => {
  const pane = await openReady();
  const chip = (label: string) => screen.getByText(label, { selector: "li span[style]" }).style.backgroundColor;
  const before = chip("A");
  const button = screen.getByRole("button", { name: "Colour of A: by rank (green)" });
  button.focus();
  await user.keyboard("{Enter}");
  const menu = await screen.findByRole("menu", { name: "Colours for A" });
  const items = within(menu).getAllByRole("menuitemradio");
  expect(items.map(({ textContent }) => textContent)).toHaveLength(11);
  expect(items.filter((item) => item.getAttribute("aria-checked") === "true")).toEqual([items[0]]);
  await waitFor(() => expect(document.activeElement).toBe(items[0]));
  await user.keyboard("l{Enter}");
  expect(pane.state().policy.colours).toEqual({ A: "blue" });
  expect(screen.queryByRole("menu")).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Colour of A: light blue" }));
  expect(chip("A")).toBe(chip("B"));
  expect(chip("A")).not.toBe(before);
  // Escape leaves all as it is.
  await user.keyboard("{Enter}");
  await screen.findByRole("menu");
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Colour of A: light blue" }));
  const name = screen.getByRole("textbox", { name: "Name of class 1" });
  await user.clear(name);
  await user.type(name, "Best{Enter}");
  expect(pane.state().policy.colours).toEqual({ Best: "blue" });
  await user.click(screen.getByRole("button", { name: "Colour of Best: light blue" }));
  await user.click(await screen.findByRole("menuitemradio", { name: "by rank (green)" }));
  expect(pane.state().policy.colours).toBeUndefined();
  act(() => pane.send({ kind: "undone" }));
  expect(pane.state().policy.colours).toEqual({ Best: "blue" });
});
