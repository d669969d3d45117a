/** @jest-environment jsdom */
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { tableFromRows } from "../../src/core/intake/head-table";
import { readPolicy } from "../../src/core/policies/read-policy";
import { policyXml } from "../../src/core/sheets/saved-policy";
import type { CellValue } from "../../src/core/table";
import { policyText } from "../../src/pane/policy/policy-file";
import { MemoryWorkbook, SALES } from "./memory-workbook";
import { open, user } from "./pane-page";

const section = (name: string) => screen.findByRole("region", { name });
const toPage = async () => user.click(screen.getByRole("tab", { name: "Policy" }));

test("the policy has a name, a sentence for each method and notes; names that are too long say so", async () => {
  const { pane } = await open();
  await toPage();
  const policy = await section("Policy");
  expect(within(policy).getByText(/ABC by cumulative share/)).toBeTruthy();
  expect(within(policy).getByText(/Not written yet/)).toBeTruthy();
  const name = within(policy).getByRole("textbox", { name: "Name" });
  await user.type(name, "Key accounts 2026{Enter}");
  expect(pane.state().policy.name).toBe("Key accounts 2026");
  const notes = within(policy).getByRole("textbox", { name: "Notes" });
  fireEvent.change(notes, { target: { value: "Agreed in March\nby sales" } });
  fireEvent.blur(notes);
  expect(pane.state().policy.notes).toBe("Agreed in March\nby sales");
  fireEvent.change(name, { target: { value: "x".repeat(101) } });
  fireEvent.blur(name);
  expect(await within(policy).findByRole("alert")).toBeTruthy();
  expect(pane.state().policy.name).toBe("Key accounts 2026");
});

test("compared with another policy, each setting stands here and there; the other one is taken and undone", async () => {
  const { pane } = await open();
  act(() => pane.send({ kind: "columnChosen", role: "amount", header: "Revenue" }));
  act(() => pane.send({ kind: "methodAdded", method: "pareto" }));
  await toPage();
  const compare = await section("Compare and replace");
  const other = within(compare).getByRole("combobox", { name: "Compare with" });
  await user.click(within(compare).getByRole("button", { name: "Reset to standard settings …" }));
  expect(other).toHaveProperty("value", "standard");
  expect(within(compare).getByText("1 setting differs.")).toBeTruthy();
  expect(within(compare).getByText("Classification 2")).toBeTruthy();
  expect(within(compare).getByText("not set")).toBeTruthy();

  await user.click(within(compare).getByRole("button", { name: "Use the chosen policy" }));
  expect(pane.state().policy.methods.map(({ id }) => id)).toEqual(["abc"]);
  // What was said of the data stays.
  expect(pane.state().policy.columns).toEqual({ amount: "Revenue" });
  expect(within(compare).getByText("There is no difference.")).toBeTruthy();
  act(() => pane.send({ kind: "undone" }));
  expect(pane.state().policy.methods.map(({ id }) => id)).toEqual(["abc", "pareto"]);

  await user.selectOptions(other, "key-accounts");
  await user.click(within(compare).getByRole("button", { name: "Use the chosen policy" }));
  expect(pane.state().preset).toBe("key-accounts");
});

test("a file is compared before it is taken, and one that is none says why", async () => {
  const { pane } = await open();
  await toPage();
  const compare = await section("Compare and replace");
  await user.selectOptions(within(compare).getByRole("combobox", { name: "Compare with" }), "file");
  const input = compare.querySelector('input[type="file"]');
  if (!(input instanceof HTMLInputElement)) throw new Error("there is no way to choose a file");
  const choose = (name: string, text: string) =>
    fireEvent.change(input, { target: { files: [new File([text], name)] } });
  choose("list.csv", "a,b");
  expect(await within(compare).findByText(/list\.csv/)).toBeTruthy();
  const { value } = readPolicy({ methods: [{ id: "pareto", share: 0.6 }], name: "Theirs" });
  if (!value) throw new Error("the test's policy is wrong");
  choose("theirs.json", policyText(value));
  expect(await within(compare).findByText("2 settings differ.")).toBeTruthy();
  expect(pane.state().policy.name).toBeUndefined();
  await user.click(within(compare).getByRole("button", { name: "Use the chosen policy" }));
  expect(pane.state().policy).toMatchObject({ name: "Theirs", methods: [{ id: "pareto", share: 0.6 }] });
});

test("what the workbook keeps can be compared with what was changed since, and brought back", async () => {
  const { value } = readPolicy({ methods: [{ id: "abc", cuts: [0.7, 0.9] }] });
  if (!value) throw new Error("the test's policy is wrong");
  const workbook = new MemoryWorkbook({ Sales: SALES });
  workbook.recalled = { parts: [policyXml(value)] };
  const { pane } = await open({ workbook });
  await waitFor(() => expect(pane.state().own.written).toEqual(value));
  await toPage();
  expect(within(await section("Policy")).getByText(/Written in the workbook/)).toBeTruthy();
  act(() => pane.send({ kind: "methodAdded", method: "pareto" }));
  const compare = await section("Compare and replace");
  await user.selectOptions(within(compare).getByRole("combobox", { name: "Compare with" }), "workbook");
  expect(within(compare).getByText("1 setting differs.")).toBeTruthy();
  await user.click(within(compare).getByRole("button", { name: "Use the chosen policy" }));
  expect(pane.state().policy.methods).toEqual(value.methods);
});

test("earlier runs stand newest first, five at once, and are read when the page is shown", async () => {
  const head = [
    "When",
    "Author (as typed)",
    "Rows",
    "Customers",
    "Net total",
    "Customers by class",
    "Policy fingerprint",
  ];
  const workbook = new MemoryWorkbook({ Sales: SALES });
  const { pane } = await open({ workbook });
  await waitFor(() => expect(pane.state().report).toBeDefined());
  // That of the result: it knows the columns that were found.
  const { fingerprint = "" } = pane.state().report ?? {};
  const line = (day: number): CellValue[] => [
    `2026-01-0${day} 08:00`,
    day === 7 ? "Wu" : "",
    1000 + day,
    10 + day,
    1234.5,
    "A 2; B 3",
    day === 7 ? fingerprint : "ffff",
  ];
  workbook.recalled = { log: { table: tableFromRows([head, ...[1, 2, 3, 4, 5, 6, 7].map(line)], "KA Log!A1") } };
  expect(pane.state().runs.found).toBeUndefined();
  await toPage();
  const runs = await section("Earlier runs");
  const lines = () =>
    within(runs)
      .getAllByRole("listitem")
      .map(({ textContent }) => textContent);
  expect(lines()).toHaveLength(5);
  expect(lines()[0]).toBe(
    "2026-01-07 08:00, Wu17 customers from 1,007 rows, net 1,234.50A 2; B 3Policy: the same as now",
  );
  expect(lines()[1]).toContain("Policy: ffff");
  await user.click(within(runs).getByRole("button", { name: "Show 2 more" }));
  expect(lines()).toHaveLength(7);
});

test("a workbook without a log says that there are no earlier runs", async () => {
  await open();
  await toPage();
  expect(within(await section("Earlier runs")).getByText(/None yet/)).toBeTruthy();
});
