/** @jest-environment jsdom */
import { act, screen, waitFor, within } from "@testing-library/react";
import { tableFromRows } from "../../src/core/intake/head-table";
import type { CellValue } from "../../src/core/table";
import { standardOptions } from "../../src/pane/choices";
import { MemoryWorkbook } from "./memory-workbook";
import { open, user } from "./pane-page";

type Rows = readonly (readonly CellValue[])[];

const ROWS: Rows = [
  ["Customer", "Order date", "Amount"],
  ["Alder", 45_700, 600],
  ["Birch", 45_701, 200],
  ["Alder", 45_760, 100],
  ["Cedar", 45_703, 60],
  ["Dogwood", 45_704, 40],
];
const HEADERS = ["Customer", "Class", "Amount"];
/** A result that stands in the workbook: Birch was lower, and Elm is gone since. */
const BEFORE: Rows = [
  HEADERS,
  ["Alder", "A", 700],
  ["Birch", "B", 200],
  ["Cedar", "B", 60],
  ["Dogwood", "C", 40],
  ["Elm", "C", 5],
];

function workbook(accounts?: Rows, rows = ROWS): MemoryWorkbook {
  const made = new MemoryWorkbook({ Sales: rows });
  if (accounts) made.recalled = { accounts: { table: tableFromRows(accounts, "KA!A1") } };
  return made;
}

const moves = async () => within(await screen.findByRole("region", { name: "Who would move" }));
const slider = (name: string) => screen.findByRole("slider", { name });

test("a cut-off on the curve is moved by the keyboard as by its slider, and says what it means", async () => {
  const { pane } = await open({ workbook: workbook() });
  const end = await slider("End of class A");
  expect(end.getAttribute("aria-valuetext")).toBe(
    "A ends at 80% of the amount: about the largest 37.5% of the customers",
  );
  act(() => end.focus());
  const cuts = () => pane.state().methods.map((choice) => (choice.id === "abc" ? choice.cuts : []));
  await user.keyboard("{ArrowUp}");
  expect(cuts()).toEqual([[0.81, 0.95]]);
  await user.keyboard("{Shift>}{ArrowLeft}{/Shift}");
  expect(cuts()).toEqual([[0.809, 0.95]]);
  await user.keyboard("{PageDown}");
  expect(cuts()).toEqual([[0.759, 0.95]]);
  // It goes as far as the next class leaves room.
  await user.keyboard("{End}");
  expect(cuts()).toEqual([[0.94, 0.95]]);
  expect(document.activeElement).toBe(end);
  expect(end.getAttribute("aria-valuenow")).toBe("94");
  await waitFor(() => expect(pane.state().reportOf).toBe(pane.state().policy));
});

test("who would move, before anything is written, and anew with each cut-off; a name opens the card", async () => {
  const held = workbook(BEFORE);
  const { pane } = await open({ workbook: held });
  const own = await moves();
  expect(
    await own.findByText("2 customers would move against the result in the workbook: 1 up (200), 1 gone (5)."),
  ).toBeTruthy();
  expect(own.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual(["BirchB → A200", "ElmC → gone5"]);
  expect(own.queryByRole("button", { name: "Elm" })).toBeNull();
  act(() =>
    pane.send({ kind: "optionsChanged", choice: { ...standardOptions("abc"), ...{ cuts: [0.6, 0.95] } } as never }),
  );
  expect(await own.findByText(/^1 customer would move .*: 1 gone \(5\)\.$/)).toBeTruthy();
  act(() => pane.send({ kind: "undone" }));
  await user.click(await own.findByRole("button", { name: "Birch" }));
  expect(pane.state()).toMatchObject({ tab: "customer", accounts: { key: "Birch" } });
});

test("in Chinese, moves are told with Chinese marks between them", async () => {
  const held = workbook(BEFORE);
  await open({ workbook: held, language: "zh" });
  expect((await screen.findByText(/与工作簿中的结果相比/)).textContent).toMatch(/（200）、.*（5）/);
});

test("five names are shown, and all of them on request", async () => {
  const names = ["Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gum"];
  const rows: Rows = [["Customer", "Amount"], ...names.map((name, i) => [name, 100 - i])];
  await open({ workbook: workbook([HEADERS, ...names.map((name) => [name, "C", 1])], rows) });
  const own = await moves();
  await own.findByText(/^7 customers would move/);
  expect(own.getAllByRole("listitem").map((line) => line.firstChild?.textContent)).toEqual(names.slice(0, 5));
  await user.click(own.getByRole("button", { name: "Show all 7" }));
  expect(own.getAllByRole("listitem")).toHaveLength(7);
});

test.each([
  { about: "no result", accounts: undefined, says: /^Nothing to compare with yet/ },
  {
    about: "a result of other classes",
    accounts: [HEADERS, ["Alder", "Gold", 700], ["Birch", "Silver", 200]],
    says: "The result in the workbook has other classes (Gold, Silver): who would move cannot be told.",
  },
  {
    about: "the same classes",
    accounts: [HEADERS, ["Alder", "A", 700], ["Birch", "A", 200], ["Cedar", "B", 60], ["Dogwood", "C", 40]],
    says: /^Nobody would move/,
  },
])("with $about in the workbook, it is said plainly", async ({ accounts, says }) => {
  await open({ workbook: workbook(accounts) });
  expect(await (await moves()).findByText(says)).toBeTruthy();
});

test("how concentrated the business is stands in one line, and measure by measure with what it says behind it", async () => {
  const { pane } = await open({ workbook: workbook() });
  await user.click(await screen.findByRole("button", { name: "As concentrated as 1.9 equal customers" }));
  const list = await screen.findByRole("table", { name: "How concentrated the business is" });
  const lines = within(list)
    .getAllByRole("row")
    .map((row) => [row.querySelector("th")?.textContent, row.querySelector("td")?.textContent]);
  expect(lines).toEqual([
    ["Largest 20% of the customers (1) ", "70%"],
    ["Gini coefficient 0: all bring the same. 1: one brings everything.", "0.53"],
    ["Herfindahl index (HHI) Of 10,000 points: as many as 1.9 equal customers would give.", "5,352"],
    ["Alder 10% or more of the net total", "70%"],
    ["Birch 10% or more of the net total", "20%"],
  ]);
  await user.click(within(list).getByRole("button", { name: "What does this mean? Gini coefficient" }));
  expect((await screen.findByRole("note")).textContent).toContain("How unevenly the amounts are spread");
  act(() => pane.send({ kind: "languageChosen", language: "zh" }));
  expect(await screen.findByRole("button", { name: "集中程度：相当于 1.9 个同等规模的客户" })).toBeTruthy();
});

test("RFM is drawn as a grid of its scores, of customers or of money, with a table behind it", async () => {
  const { pane } = await open({ workbook: workbook() });
  await screen.findByText(/bring 80%/);
  act(() => pane.send({ kind: "optionsChanged", choice: { ...standardOptions("rfm"), bins: 2 } as never }));
  const map = await screen.findByRole("table", {
    name: /^Recency across, frequency up: the best are at the top right/,
  });
  const cells = () =>
    within(map)
      .getAllByRole("row")
      .map(({ textContent }) => textContent);
  expect(cells()).toEqual(["R 1R 2", "F 2–1", "F 121"]);
  await user.click(screen.getByRole("button", { name: "Amount" }));
  expect(cells()).toEqual(["R 1R 2", "F 2–70%", "F 126%4%"]);
  await user.click(screen.getByRole("button", { name: "The grid as a table" }));
  const behind = within(screen.getByRole("table", { name: "The grid as a table" }));
  expect(behind.getAllByRole("row").map(({ textContent }) => textContent)).toEqual([
    "Row and columnCustomersAmountShare",
    "R 2 · F 2170070%",
    "R 1 · F 1226026%",
    "R 2 · F 11404%",
  ]);
  expect(screen.queryByRole("slider", { name: /^End of class/ })).toBeNull();
});

const PROFITS: Rows = [
  ["Customer", "Amount", "Profit"],
  ["Alder", 700, 300],
  ["Birch", 200, -50],
  ["Cedar", 60, 10],
  ["Dogwood", 40, -10],
];

test("the margin is drawn as a whale curve, its peak and what is lost again in words, with a table behind it", async () => {
  const { pane } = await open({ workbook: workbook(undefined, PROFITS) });
  await screen.findByText(/bring 80%/);
  act(() => pane.send({ kind: "methodChosen", method: "margin" }));
  const said =
    "The most profitable 50% of your customers earn 124% of the profit. The others cost 24% of it again. 2 customers cost more than they bring: -60.";
  expect(await screen.findByText(said)).toBeTruthy();
  expect(screen.getByRole("img", { name: /^Whale curve: cumulative profit/ }).getAttribute("aria-label")).toContain(
    said,
  );
  await user.click(screen.getByRole("button", { name: "The curve as a table" }));
  const rows = within(screen.getByRole("table", { name: "Whale curve" })).getAllByRole("row");
  expect(rows.map(({ textContent }) => textContent)).toEqual([
    "Most profitable customersProfit together",
    "125%120%",
    "250%124%",
    "375%120%",
    "4100%100%",
  ]);
});

test("a grid of two methods is drawn with the names of its cells", async () => {
  const { pane } = await open({ workbook: workbook(undefined, PROFITS) });
  await screen.findByText(/bring 80%/);
  act(() => pane.send({ kind: "methodAdded", method: "margin" }));
  act(() => pane.send({ kind: "methodAdded", method: "grid" }));
  const grid = pane.state().methods[2];
  if (grid?.id !== "grid") throw new Error("the third method is a grid");
  act(() => pane.send({ kind: "optionsChanged", choice: { ...grid, names: "salesMargin" } }));
  const map = await screen.findByRole("table", { name: /\(down\) and .*\(across\)/ });
  await waitFor(() => expect(map.textContent).toContain("Star"));
  expect(
    within(map)
      .getAllByRole("row")
      .map(({ textContent }) => textContent),
  ).toEqual(["High marginMiddle marginLoss-making", "AStar1–Volume1", "B–Drain1–", "C––Drain1"]);
});
