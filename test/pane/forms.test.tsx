/** @jest-environment jsdom */
import { act, screen, waitFor, within } from "@testing-library/react";
import type { Language, Policy } from "../../src/core/policy";
import type { Pane } from "../../src/pane/run";
import { MemoryWorkbook } from "./memory-workbook";
import { open, user } from "./pane-page";

/** Sales with columns of numbers, of texts and of days. */
const COLUMNS = [
  ["Customer", "Revenue", "Order date", "Order no", "Rating", "Channel"],
  ["Alder", 600, 45_700, 1001, 5, "North"],
  ["Birch", 200, 45_701, 1002, 3, "South"],
  ["Alder", 100, 45_702, 1003, 4, "North"],
  ["Cedar", 60.5, 45_703, 1004, 2, "South"],
] as const;

/** Opens the pane and a fold in it, and waits for the form behind it. */
async function openForm(fold: string | RegExp, { language = "en", kept }: { language?: Language; kept?: object } = {}) {
  const { pane } = await open({
    language,
    workbook: new MemoryWorkbook({ Sales: COLUMNS }),
    ...(kept ? { kept: { language, ...kept } } : {}),
  });
  await waitFor(() => expect(pane.state().report).toBeDefined());
  await user.click(await screen.findByRole("button", { name: fold }));
  return pane;
}

const writing = (name = "Write to workbook") =>
  screen.getByRole("button", { name }).getAttribute("aria-disabled") === "true" ? "blocked" : "free";
const settingsOf = (pane: Pane): Policy => pane.state().policy;
/** Moves the focus: the pane listens, as a step of choices ends there. */
const focusOn = (element: HTMLElement) => act(() => element.focus());
const focused = () => document.activeElement?.getAttribute("aria-label");

const OVERRIDE = { customer: "Birch", class: "A", reason: "Grows fast", author: "", date: "2026-01-15" };

test("a class is set by hand: nothing counts and nothing is written before it is complete", async () => {
  const pane = await openForm("Set classes by hand");
  await user.click(await screen.findByRole("button", { name: "Add a row" }));
  expect(focused()).toBe("Customer or id");
  await user.keyboard("Birch{Tab}");
  expect(screen.getByText("Still to fill in: Class, Reason")).toBeTruthy();
  expect(writing()).toBe("blocked");
  expect(screen.getByText(/not complete or not right yet/)).toBeTruthy();
  await user.selectOptions(screen.getByRole("combobox", { name: "Class" }), "A");
  await user.type(screen.getByRole("textbox", { name: "Reason" }), "Grows fast{Enter}");
  expect(settingsOf(pane).overrides).toMatchObject([{ customer: "Birch", class: "A", reason: "Grows fast" }]);
  await waitFor(() => expect(writing()).toBe("free"));
  expect(screen.getByRole("button", { name: "Set classes by hand (1)" })).toBeTruthy();
});

test("a class set by hand is changed, and the focus goes to the neighbour of one that is removed", async () => {
  const kept = { overrides: [OVERRIDE, { ...OVERRIDE, customer: "Cedar" }] };
  const pane = await openForm("Set classes by hand (2)", { kept });
  const [reason] = await screen.findAllByRole("textbox", { name: "Reason" });
  if (!reason) throw new Error("the first row has a reason");
  await user.clear(reason);
  await user.type(reason, "New owner{Enter}");
  expect(settingsOf(pane).overrides?.[0]?.reason).toBe("New owner");
  await user.click(screen.getByRole("button", { name: "Remove row 2" }));
  expect(settingsOf(pane).overrides).toMatchObject([{ customer: "Birch" }]);
  expect(focused()).toBe("Remove row 1");
  await user.keyboard("{Enter}");
  expect(settingsOf(pane).overrides).toBeUndefined();
  expect(document.activeElement?.textContent).toBe("Add a row");
});

test("a month that there is not is said beside it, blocks writing, and Escape or a right one frees it", async () => {
  const pane = await openForm("Leave out months or orders");
  await user.click(await screen.findByRole("button", { name: "Add a row" }));
  expect(focused()).toBe("Month");
  await user.keyboard("2025-13{Tab}");
  await user.type(screen.getByRole("textbox", { name: "Reason" }), "Flood{Enter}");
  const month = screen.getByRole("textbox", { name: "Month" });
  expect(month.getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByRole("textbox", { name: "Reason" }).getAttribute("aria-invalid")).toBe("false");
  expect(screen.getByRole("alert").textContent).toBe("There is no such month; write it like 2025-03.");
  expect(settingsOf(pane).leaveOut).toBeUndefined();
  expect(writing()).toBe("blocked");
  await user.clear(month);
  await user.type(month, "2025-02{Enter}");
  expect(settingsOf(pane).leaveOut).toEqual([{ month: "2025-02", reason: "Flood" }]);
  expect(screen.queryByRole("alert")).toBeNull();
});

test("a row with neither month nor order is told so under it", async () => {
  await openForm("Leave out months or orders");
  await user.click(await screen.findByRole("button", { name: "Add a row" }));
  await user.type(screen.getByRole("textbox", { name: "Reason" }), "Flood{Enter}");
  const row = screen.getByRole("group", { name: "Months and orders that do not count, row 1" });
  expect(within(row).getByRole("alert").textContent).toBe("Name either a month or an order.");
  await user.click(screen.getByRole("button", { name: "Remove row 1" }));
  expect(screen.queryByRole("alert")).toBeNull();
  expect(writing()).toBe("free");
});

test("columns to judge by are those of numbers; any column may be shown", async () => {
  const pane = await openForm(/Customer, Revenue/);
  await user.click(screen.getByRole("button", { name: "Further columns to judge by" }));
  const numbers = await screen.findByRole("group", { name: "Further columns of numbers that methods may judge by" });
  const boxes = (group: HTMLElement) => within(group).getAllByRole("checkbox");
  const names = (group: HTMLElement) => boxes(group).map((box) => box.closest("span")?.textContent);
  expect(names(numbers)).toEqual(["Revenue", "Rating"]);
  await user.click(within(numbers).getByRole("checkbox", { name: "Rating" }));
  expect(settingsOf(pane).criteria).toEqual(["Rating"]);
  await user.click(within(numbers).getByRole("checkbox", { name: "Rating" }));
  expect(settingsOf(pane).criteria).toBeUndefined();
  await user.click(screen.getByRole("button", { name: "Show further columns" }));
  const any = await screen.findByRole("group", { name: "Further columns shown for each customer" });
  expect(boxes(any)).toHaveLength(6);
});

const RULES = {
  methods: [
    {
      id: "rules",
      classes: [
        { label: "Gold", all: [{ measure: "orders", is: ">=", value: 2 }] },
        { label: "Rest", all: [{ measure: "orders", is: ">=", value: 0 }] },
      ],
    },
  ],
};
const RULE_FORM = "Classes with their conditions; the first that fits wins";

async function openRules() {
  const { pane } = await open({ workbook: new MemoryWorkbook({ Sales: COLUMNS }), kept: RULES });
  await waitFor(() => expect(pane.state().report).toBeDefined());
  await screen.findByRole("group", { name: RULE_FORM });
  return pane;
}

test("rules are folded into a sentence each; a share is typed as per cent", async () => {
  const pane = await openRules();
  expect(screen.queryByRole("textbox", { name: "Name" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Gold: orders ≥ 2" }));
  await user.selectOptions(screen.getByRole("combobox", { name: "Measure, row 1" }), "measure:share");
  const value = screen.getByRole("textbox", { name: "Value, row 1" });
  // What was typed stays as it was typed.
  expect(value).toHaveProperty("value", "2");
  await user.clear(value);
  await user.type(value, "30{Enter}");
  expect(settingsOf(pane).methods[0]).toMatchObject({
    classes: [{ all: [{ measure: "share", is: ">=", value: 0.3 }] }, {}],
  });
  // Its conditions stand below it while it is open.
  await user.click(screen.getByRole("button", { name: "Gold" }));
  expect(screen.queryByRole("textbox", { name: "Name" })).toBeNull();
  expect(screen.getByRole("button", { name: "Gold: share of the total ≥ 30%" })).toBeTruthy();
});

test("a condition asks a column of numbers as well as a measure", async () => {
  const pane = await openRules();
  await user.click(screen.getByRole("button", { name: "Gold: orders ≥ 2" }));
  const measure = screen.getByRole("combobox", { name: "Measure, row 1" });
  const columns = within(measure).getByRole("group", { name: "Columns of numbers, their mean" });
  expect(
    within(columns)
      .getAllByRole("option")
      .map(({ textContent }) => textContent),
  ).toEqual(["Revenue", "Rating"]);
  await user.selectOptions(measure, "column:Rating");
  expect(settingsOf(pane).methods[0]).toMatchObject({ classes: [{ all: [{ header: "Rating" }] }, {}] });
  expect(settingsOf(pane).methods[0]).not.toHaveProperty("classes.0.all.0.measure");
});

test("rules that leave customers over are shown with what is wrong, and naming the rest puts them right", async () => {
  const pane = await openRules();
  await user.click(screen.getByRole("button", { name: "Remove row 2" }));
  expect(focused()).toBe("Remove row 1");
  expect(screen.getByText("Not every customer fits one of the classes; name the class of the rest.")).toBeTruthy();
  const rest = screen.getByRole("textbox", { name: "Class of all others" });
  expect(rest.getAttribute("aria-invalid")).toBe("true");
  expect(writing()).toBe("blocked");
  await user.type(rest, "Others{Enter}");
  await waitFor(() => expect(writing()).toBe("free"));
  expect(settingsOf(pane).methods[0]).toMatchObject({ rest: "Others", classes: [{ label: "Gold" }] });
});

test("a rule by the keyboard alone: added, filled in, and taken away again", async () => {
  const pane = await openRules();
  const form = screen.getByRole("group", { name: RULE_FORM });
  focusOn(within(form).getByRole("button", { name: "Add a class" }));
  await user.keyboard("{Enter}");
  expect(focused()).toBe("Name");
  await user.keyboard("Third{Enter}");
  const added = screen.getByRole("group", { name: `${RULE_FORM}, row 3` });
  expect(within(added).getByRole("alert").textContent).toMatch(/^The class has no conditions/);
  const all = within(added).getByRole("group", { name: "All of these hold" });
  focusOn(within(all).getByRole("button", { name: "Add a condition" }));
  await user.keyboard("{Enter}");
  expect(focused()).toBe("Measure, row 1");
  await user.selectOptions(screen.getByRole("combobox", { name: "Measure, row 1" }), "measure:amount");
  await user.type(screen.getByRole("textbox", { name: "Value, row 1" }), "1000{Tab}");
  // The rule before it takes all customers: it could never be given.
  expect(within(added).getByRole("alert").textContent).toMatch(/^This class can never be given/);
  expect(settingsOf(pane).methods[0]).toMatchObject({ classes: [{ label: "Gold" }, { label: "Rest" }] });
  focusOn(screen.getByRole("button", { name: "Remove row 3" }));
  await user.keyboard("{Enter}");
  expect(focused()).toBe("Remove row 2");
  expect(writing()).toBe("free");
});

test("a grid without its methods says so beside the field that names them", async () => {
  const { pane } = await open({ workbook: new MemoryWorkbook({ Sales: COLUMNS }) });
  await waitFor(() => expect(pane.state().report).toBeDefined());
  await user.selectOptions(screen.getByRole("combobox", { name: "Method" }), "grid");
  expect(
    (
      await screen.findAllByText(
        /^There is no classification “abc” before this one\. Nor is there any other: add “abc” before it\./,
      )
    ).length,
  ).toBe(1);
  expect(document.body.textContent).not.toContain("methods.0");
  expect(screen.getByRole("combobox", { name: "Rows: the classes of" }).getAttribute("aria-invalid")).toBe("true");
});

test("customers are ranked by a measure or by a column that is there", async () => {
  const { pane } = await open({ workbook: new MemoryWorkbook({ Sales: COLUMNS }) });
  const by = await screen.findByRole("combobox", { name: "Ranked by" });
  expect(by).toHaveProperty("value", "measure:amount");
  await user.selectOptions(by, "column:Rating");
  expect(settingsOf(pane).methods[0]).toMatchObject({ byColumn: "Rating" });
  await user.selectOptions(by, "measure:orders");
  expect(settingsOf(pane).methods[0]).toMatchObject({ by: "orders" });
  expect(settingsOf(pane).methods[0]).not.toHaveProperty("byColumn");
  await user.selectOptions(by, "measure:amount");
  expect(settingsOf(pane).methods[0]).toEqual({ id: "abc", cuts: [0.8, 0.95], boundary: "inclusive" });
});

test("where the classes end is said before anything is chosen, and is left out again", async () => {
  const { pane } = await open();
  const ends = await screen.findByRole("combobox", { name: "Where the classes end" });
  expect(ends).toHaveProperty("value", "cuts");
  expect(within(ends).queryByRole("option", { name: "Not set" })).toBeNull();
  await user.selectOptions(ends, "triangle");
  expect(settingsOf(pane).methods[0]).toMatchObject({ limits: "triangle" });
  await user.selectOptions(ends, "cuts");
  expect(settingsOf(pane).methods[0]).not.toHaveProperty("limits");
});

test("a number that is none blocks writing as long as it stands there", async () => {
  await open();
  const cut = await screen.findByRole("textbox", { name: /Class A ends/ });
  await waitFor(() => expect(writing()).toBe("free"));
  await user.clear(cut);
  await user.type(cut, "many{Enter}");
  expect(writing()).toBe("blocked");
  await user.type(cut, "{Escape}");
  expect(writing()).toBe("free");
});

test("the same in Chinese", async () => {
  const pane = await openForm("剔除某些月份或订单", { language: "zh" });
  await user.click(await screen.findByRole("button", { name: "添加一行" }));
  await user.keyboard("2025-13{Tab}");
  expect(writing("写入工作簿")).toBe("blocked");
  await user.type(screen.getByRole("textbox", { name: "理由" }), "水灾{Enter}");
  expect(screen.getByRole("alert").textContent).toMatch(/^没有这个月份/);
  await user.click(screen.getByRole("button", { name: "删除第 1 行" }));
  expect(settingsOf(pane).leaveOut).toBeUndefined();
  expect(writing("写入工作簿")).toBe("free");
});

test("an entry that is not complete is kept when it is folded away, and the fold says so", async () => {
  const pane = await openForm("Set classes by hand");
  await user.click(await screen.findByRole("button", { name: "Add a row" }));
  await user.keyboard("Birch{Tab}");
  await user.click(screen.getByRole("button", { name: "Set classes by hand" }));
  const entry = () => screen.getByRole("textbox", { name: "Customer or id" });
  expect(entry().closest("[hidden]")).not.toBeNull();
  expect(writing()).toBe("blocked");
  await user.click(screen.getByRole("button", { name: "Set classes by hand · not complete yet" }));
  expect(entry().closest("[hidden]")).toBeNull();
  expect(entry()).toHaveProperty("value", "Birch");
  await user.selectOptions(screen.getByRole("combobox", { name: "Class" }), "A");
  await user.type(screen.getByRole("textbox", { name: "Reason" }), "Grows fast{Enter}");
  expect(settingsOf(pane).overrides).toMatchObject([{ customer: "Birch", class: "A" }]);
  // What is complete needs no place of its own: folded away, it is gone from the page.
  await user.click(screen.getByRole("button", { name: "Set classes by hand (1)" }));
  expect(screen.queryByRole("textbox", { name: "Customer or id" })).toBeNull();
});

/** Three rules, the first of which may stand anywhere but last. */
const THREE = {
  methods: [
    {
      ...{ id: "rules", rest: "Others" },
      classes: [
        { label: "Gold", all: [{ measure: "orders", is: ">=", value: 2 }] },
        { label: "Silver", all: [{ measure: "share", is: ">=", value: 0.1 }] },
        { label: "Bronze", all: [{ measure: "tenure", is: ">=", value: 1 }] },
      ],
    },
  ],
};

const namesOf = (pane: Pane) => {
  const [method] = settingsOf(pane).methods;
  return method?.id === "rules" ? method.classes.map(({ label }) => label) : [];
};

const [UP, DOWN] = ["{Alt>}{ArrowUp}{/Alt}", "{Alt>}{ArrowDown}{/Alt}"];

interface Moved {
  readonly about: string;
  readonly keys: readonly string[];
  readonly from: string;
  readonly is: readonly string[];
  readonly focus: string;
  readonly said: string;
}

test.each<Moved>([
  {
    about: "down by one",
    ...{ from: "Move row 1", keys: [DOWN] },
    ...{ is: ["Silver", "Gold", "Bronze"], focus: "Move row 2", said: "Gold is now number 2 of 3." },
  },
  {
    about: "down to the end, and no further",
    ...{ from: "Move row 1", keys: [DOWN, DOWN, DOWN] },
    ...{ is: ["Silver", "Bronze", "Gold"], focus: "Move row 3", said: "Gold is now number 3 of 3." },
  },
  {
    about: "up to the beginning",
    ...{ from: "Move row 3", keys: [UP, UP] },
    ...{ is: ["Bronze", "Gold", "Silver"], focus: "Move row 1", said: "Bronze is now number 1 of 3." },
  },
])("a rule is moved $about by the keyboard, and the focus goes with it", async ({ keys, from, is, focus, said }) => {
  const { pane } = await open({ workbook: new MemoryWorkbook({ Sales: COLUMNS }), kept: THREE });
  await waitFor(() => expect(pane.state().report).toBeDefined());
  focusOn(await screen.findByRole("button", { name: from }));
  for (const key of keys) await user.keyboard(key);
  expect(namesOf(pane)).toEqual(is);
  expect(focused()).toBe(focus);
  expect(screen.getByText(said).getAttribute("role")).toBe("status");
});

test("a rule that is open stays open where it is moved to, with what is typed in it", async () => {
  const { pane } = await open({ workbook: new MemoryWorkbook({ Sales: COLUMNS }), kept: THREE });
  await waitFor(() => expect(pane.state().report).toBeDefined());
  await user.click(await screen.findByRole("button", { name: "Silver: share of the total ≥ 10%" }));
  const value = screen.getByRole("textbox", { name: "Value, row 1" });
  await user.clear(value);
  await user.type(value, "many{Enter}");
  await user.click(screen.getByRole("button", { name: "Move row 2" }));
  await user.click(await screen.findByRole("menuitem", { name: /^Move up/ }));
  expect(focused()).toBe("Move row 1");
  expect(writing()).toBe("blocked");
  const first = screen.getByRole("group", { name: `${RULE_FORM}, row 1` });
  expect(within(first).getByRole("textbox", { name: "Name" })).toHaveProperty("value", "Silver");
  const typed = within(first).getByRole("textbox", { name: "Value, row 1" });
  expect(typed).toHaveProperty("value", "many");
  // The new order counts as soon as every rule is complete.
  await user.clear(typed);
  await user.type(typed, "20{Enter}");
  expect(namesOf(pane)).toEqual(["Silver", "Gold", "Bronze"]);
});

test("rules are moved by the menu of their grip with Chinese names too; a class set by hand has no order", async () => {
  const { pane } = await open({
    language: "zh",
    workbook: new MemoryWorkbook({ Sales: COLUMNS }),
    kept: { language: "zh", ...THREE, overrides: [OVERRIDE, { ...OVERRIDE, customer: "Cedar" }] },
  });
  await waitFor(() => expect(pane.state().report).toBeDefined());
  await user.click(await screen.findByRole("button", { name: "移动第 2 行" }));
  await user.click(await screen.findByRole("menuitem", { name: /^下移/ }));
  expect(namesOf(pane)).toEqual(["Gold", "Bronze", "Silver"]);
  expect(screen.queryByRole("menu")).toBeNull();
  expect(focused()).toBe("移动第 3 行");
  await user.keyboard("{Enter}");
  expect((await screen.findByRole("menuitem", { name: /^下移/ })).getAttribute("aria-disabled")).toBe("true");
  expect(screen.getAllByRole("button", { name: /^移动第/ })).toHaveLength(3);
});
