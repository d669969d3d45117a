/** @jest-environment jsdom */
import { act, screen, waitFor, within } from "@testing-library/react";
import { tableFromRows } from "../../src/core/intake/head-table";
import type { CellValue } from "../../src/core/table";
import { MemoryWorkbook } from "./memory-workbook";
import { open, user } from "./pane-page";

const ROWS: readonly (readonly CellValue[])[] = [
  ["Customer ID", "Customer", "Order date", "Product", "Note", "Amount"],
  ["C1", "Alder", 45_700, "Bolts", "likes to be called", 600],
  ["C2", "Birch", 45_701, "Nuts", "", 200],
  ["C1", "Alder", 45_760, "Nuts", "", 100],
  ["C3", "阿里木业", 45_703, "Nuts", "", 60],
  ["C4", "Dogwood", 45_704, "Bolts", "", 40],
];
const sheet = (rows: readonly (readonly CellValue[])[]) => ({ table: tableFromRows(rows, "KA!A1") });
const ACCOUNTS = [
  ["Customer ID", "Customer", "Class", "Amount"],
  ["C1", "Alder", "A", 650],
  ["C2", "Birch", "C", 20],
  ["C3", "阿里木业", "B", 60],
  ["C9", "Zelkova", "B", 90],
];

function workbook(): MemoryWorkbook {
  const made = new MemoryWorkbook({ Sales: ROWS });
  made.recalled = {
    accounts: sheet(ACCOUNTS),
    history: sheet([
      ["Customer ID", "Customer", "Run 2026-10-31 09:00"],
      ["C1", "Alder", "B"],
    ]),
  };
  return made;
}

const card = (name: string) => screen.findByRole("region", { name });
const search = () => screen.findByRole("combobox", { name: "Find a customer" });

test.each([
  ["once it stands there", [{ name: "Accounts of Ann", role: "accounts" as const }]],
  ["not before", []],
])("from the card the list opens on which notes are typed: %s", async (_, sheets) => {
  const held = workbook();
  held.pointing = { where: "Sales!A4", texts: ["C1"] };
  held.last = { sheets };
  const { pane } = await open({ workbook: held });
  await screen.findByText(/bring 80%/);
  act(() => pane.send({ kind: "tabChosen", tab: "customer" }));
  const known = within(await card("What is known"));
  expect(known.queryAllByRole("button")).toHaveLength(sheets.length);
  if (sheets.length === 0) return;
  await user.click(known.getByRole("button", { name: "Open the list" }));
  await waitFor(() => expect(held.shown).toEqual(["Accounts of Ann!A1"]));
});

test("before there is a result, the pages say what comes first and lead there", async () => {
  const { pane } = await open({ workbook: new MemoryWorkbook({ Empty: [["a"]] }) });
  for (const tab of ["customer", "watch"] as const) {
    act(() => pane.send({ kind: "tabChosen", tab }));
    expect(await screen.findByText(/^Once your customers are classified/)).toBeTruthy();
    const page = within(
      await screen.findByRole("tabpanel", { name: tab === "customer" ? "Customer" : "Who needs attention" }),
    );
    await user.click(await page.findByRole("button", { name: "Classify customers" }));
    expect(pane.state().tab).toBe("classify");
  }
});

test("the card of the selected row: class, distance, months, products, earlier classes and what is known", async () => {
  const held = workbook();
  held.pointing = { where: "Sales!A4", texts: ["C1"] };
  const { pane } = await open({ workbook: held });
  await screen.findByText(/bring 80%/);
  act(() => pane.send({ kind: "tabChosen", tab: "customer" }));
  const alder = within(await card("Alder"));
  expect(alder.getByText("700 · rank 1 of 4 · 70% of the total")).toBeTruthy();
  expect((await card("Alder")).textContent).toContain("640 above B.");
  const months = within(await card("Month by month"));
  expect(months.getByRole("img").getAttribute("aria-label")).toContain("700 since 2025-02.");
  await user.click(months.getByRole("button", { name: "The months as a table" }));
  expect(months.getAllByRole("row").map(({ textContent }) => textContent)).toEqual([
    "MonthAmountOrders",
    "2025-041001",
    "2025-0300",
    "2025-026001",
  ]);
  // The column of products is read for the card alone.
  const products = within(await card("Product"));
  expect(products.getAllByRole("row").map(({ textContent }) => textContent)).toEqual([
    "ProductAmountShare",
    "Bolts60085.7%",
    "Nuts10014.3%",
  ]);
  expect((await card("Classes in earlier runs")).textContent).toContain("2026-10-31 09:00B");
  expect((await card("What is known")).textContent).toContain("likes to be called");
});

test("the card goes along with the selection while its page is shown, and the rows stay; beside customers it stays", async () => {
  const held = workbook();
  held.pointing = { where: "Sales!A4", texts: ["C1"] };
  const { pane } = await open({ workbook: held });
  await screen.findByText(/bring 80%/);
  act(() => pane.send({ kind: "tabChosen", tab: "customer" }));
  await card("Alder");
  const reads = held.requests.length;
  held.pointing = { where: "Sales!A3", texts: ["C2", "Birch"] };
  act(() => held.select("Sales"));
  await card("Birch");
  held.pointing = { where: "Sales!F1", texts: ["Amount"] };
  act(() => held.select("Sales"));
  await act(() => new Promise((resolve) => setTimeout(resolve, 400)));
  expect(await card("Birch")).toBeTruthy();
  expect(held.requests.slice(reads).filter(({ rows }) => rows !== undefined)).toEqual([]);
});

test("a customer is found by typing, by initials too, and chosen by keyboard", async () => {
  const { pane } = await open({ workbook: workbook() });
  await screen.findByText(/bring 80%/);
  act(() => pane.send({ kind: "tabChosen", tab: "customer" }));
  expect(await screen.findByText(/^Type a few letters/)).toBeTruthy();
  await waitFor(() => expect(pane.state().accounts.index).toBeDefined());
  const box = await search();
  await user.type(box, "dogwod");
  expect(await screen.findByRole("option", { name: /^Dogwood/ })).toBeTruthy();
  await user.keyboard("{ArrowDown}{Enter}");
  expect(await card("Dogwood")).toBeTruthy();
  await user.type(await search(), "alm{Enter}");
  expect(await card("阿里木业")).toBeTruthy();
  // Input methods and the clipboard write without keys of their own.
  await user.click(await search());
  await user.keyboard("{Escape}");
  await user.paste("阿里木业");
  await user.click(await screen.findByRole("option", { name: /^阿里木业/ }));
  await user.type(await search(), "zzzz");
  expect(await screen.findByText("No customer is like this.")).toBeTruthy();
});

test("a class set by hand needs a reason, changes the card, and is taken away again", async () => {
  const { pane } = await open({ workbook: workbook() });
  await screen.findByText(/bring 80%/);
  act(() => pane.send({ kind: "customerChosen", key: "C4" }));
  const own = within(await card("Dogwood"));
  await user.click(own.getByRole("button", { name: "Set the class by hand" }));
  await user.selectOptions(own.getByRole("combobox", { name: "Class" }), "A");
  await user.click(own.getByRole("button", { name: "Set" }));
  expect(own.getByText(/^Say why/)).toBeTruthy();
  expect(pane.state().policy.overrides).toBeUndefined();
  await user.type(own.getByRole("textbox", { name: /^Reason/ }), "strategic");
  await user.click(own.getByRole("button", { name: "Set" }));
  expect(pane.state().policy.overrides).toMatchObject([{ customer: "C4", class: "A", reason: "strategic" }]);
  expect(document.activeElement?.textContent).toBe("Set");
  expect(await screen.findByText(/^A since .*\(holds\)\. Reason: strategic/)).toBeTruthy();
  await waitFor(() => expect(pane.state().accounts.card?.methods[0]).toMatchObject({ class: "A" }));
  await user.click(await screen.findByRole("button", { name: "Take the class set by hand away" }));
  expect(pane.state().policy.overrides).toBeUndefined();
  await waitFor(() => expect(pane.state().accounts.card?.methods[0]?.class).not.toBe("A"));
});

test("a customer that is no longer among the rows is said, and rows that changed since are not added up", async () => {
  const held = workbook();
  const { pane } = await open({ workbook: held });
  await screen.findByText(/bring 80%/);
  act(() => pane.send({ kind: "customerChosen", key: "Zelkova" }));
  expect(await screen.findByText(/Zelkova/)).toBeTruthy();
  expect(screen.queryByRole("region", { name: "Zelkova" })).toBeNull();
  held.fill("Sales", ROWS.slice(0, -3));
  act(() => pane.send({ kind: "customerChosen", key: "C1" }));
  expect(await screen.findByText(/^The rows have changed since/)).toBeTruthy();
});

test("the watch page lists who would move and opens the card of a line; another language speaks at once", async () => {
  const { pane } = await open({ workbook: workbook() });
  await screen.findByText(/bring 80%/);
  act(() => pane.send({ kind: "tabChosen", tab: "watch" }));
  const moves = within(await card("3 customers would move"));
  expect(moves.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
    "Birch20 → 200up · C → A",
    "Zelkova90 → 0gone (B)",
    "Dogwood0 → 40new → C",
  ]);
  expect(moves.queryByRole("button", { name: "Zelkova" })).toBeNull();
  expect(screen.getByText("No class set by hand has expired or is about to.")).toBeTruthy();
  act(() => pane.send({ kind: "languageChosen", language: "zh" }));
  const chinese = within(await card("3 个客户的类别将变动"));
  await user.click(chinese.getByRole("button", { name: "Birch" }));
  expect(pane.state().tab).toBe("customer");
  await card("Birch");
  await waitFor(() => expect(document.body.textContent).toContain("第 2 名"));
});

test("classes set by hand that are over come on the watch page", async () => {
  const { pane } = await open({ workbook: workbook() });
  await screen.findByText(/bring 80%/);
  const overrides = [
    { customer: "C2", class: "A", reason: "was promised", author: "Li", date: "2020-01-01", expiry: "2021-01-01" },
  ];
  act(() => pane.send({ kind: "settingChanged", change: { overrides } }));
  act(() => pane.send({ kind: "tabChosen", tab: "watch" }));
  const reviews = within(await card("1 class set by hand to review"));
  expect(reviews.getByText("ABC · expired · until 2021-01-01 · Li · was promised")).toBeTruthy();
  expect(within(await card("1 customer needs attention")).getByRole("button", { name: "Birch" })).toBeTruthy();
});
