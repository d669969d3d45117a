/** @jest-environment jsdom */
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { refusal } from "../../src/core/issues";
import { MemoryWorkbook, SALES, TWO_AMOUNTS } from "./memory-workbook";
import { open, user } from "./pane-page";

const classes = () =>
  within(screen.getByRole("region", { name: /Result|结果/ }))
    .getAllByRole("listitem")
    .map((item) => item.textContent);

test("rows are selected, read, classified and written", async () => {
  const { workbook } = await open();
  expect(await screen.findByText("2 of 4 customers (50%) bring 80% of the amount.")).toBeTruthy();
  expect(screen.getByText("Sales!A1:D8")).toBeTruthy();
  expect(classes()).toEqual([
    "A2 customers · 50%900.0090% of the amount",
    "B1 customer · 25%60.506.1% of the amount",
    "C1 customer · 25%39.504% of the amount",
  ]);
  expect(await screen.findByText("5 of 7 rows used")).toBeTruthy();
  const left = within(screen.getByRole("list", { name: "Left out" })).getAllByRole("listitem");
  expect(left.map(({ textContent }) => textContent)).toContainEqual(
    expect.stringMatching(/text instead of an amount.*row 8/),
  );

  await user.click(screen.getByRole("button", { name: "Write to workbook" }));
  await waitFor(() =>
    expect(screen.getAllByText("Written to the sheets “KA Accounts” and “KA Summary”.")).toHaveLength(1),
  );
  expect(workbook.plans).toHaveLength(1);
});

test("the same in Chinese, and back to English by the switch", async () => {
  await open({ language: "zh" });
  expect(await screen.findByText("4 个客户中，2 个（50%）贡献了 80% 的金额。")).toBeTruthy();
  expect(document.documentElement.lang).toBe("zh-CN");
  expect(await screen.findByText("7 行中采用 5 行")).toBeTruthy();
  expect(await screen.findByText(/^金额居前 .*。不?符合二八法则。$/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "写入工作簿" })).toBeTruthy();
  await user.selectOptions(screen.getByRole("combobox", { name: "语言" }), "en");
  expect(screen.getByRole("button", { name: "Write to workbook" })).toBeTruthy();
  expect(document.documentElement.lang).toBe("en");
});

test("each column shows why it was chosen, and another can be chosen", async () => {
  const { pane } = await open();
  await user.click(await screen.findByRole("button", { name: /Customer, Revenue, Order date/ }));
  const amount = screen.getByRole("combobox", { name: "amount" });
  expect(amount).toHaveProperty("value", "header:Revenue");
  expect(screen.getByText("by its header, e.g. 600, 200, 100")).toBeTruthy();
  expect(screen.getByText("by its header, e.g. 2025-02-12, 2025-02-13, 2025-02-14")).toBeTruthy();

  await user.selectOptions(screen.getByRole("combobox", { name: "customer" }), "header:Channel");
  expect(await screen.findByText("2 of 2 customers (100%) bring 80% of the amount.")).toBeTruthy();
  expect(pane.state().policy.columns.customer).toBe("Channel");
  await user.selectOptions(screen.getByRole("combobox", { name: "customer" }), "find");
  expect(await screen.findByText("2 of 4 customers (50%) bring 80% of the amount.")).toBeTruthy();
});

test("further columns lie behind a fold, and what is chosen there is carried to the accounts", async () => {
  const { pane } = await open();
  await user.click(await screen.findByRole("button", { name: /Customer, Revenue, Order date/ }));
  expect(screen.queryByRole("combobox", { name: "industry" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "More columns (0 found)" }));
  const industry = await screen.findByRole("combobox", { name: "industry" });
  expect(industry).toHaveProperty("value", "none");
  await user.selectOptions(industry, "header:Channel");
  expect(await screen.findByRole("button", { name: "More columns (1 found)" })).toBeTruthy();
  await waitFor(() => {
    expect(pane.state().gathering?.customers.attributes?.map(({ role, header }) => [role, header])).toEqual([
      ["industry", "Channel"],
    ]);
  });
  expect(pane.state().policy.columns.industry).toBe("Channel");
});

test("of two amounts neither is guessed; the answer is asked for with their first values", async () => {
  const workbook = new MemoryWorkbook({ Zwei: TWO_AMOUNTS });
  await open({ workbook });
  expect(await screen.findByText(/Several columns could be the amount: 含税金额, 不含税金额/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Write to workbook" }).getAttribute("aria-disabled")).toBe("true");
  const amount = screen.getByRole("combobox", { name: "amount" });
  expect(within(amount).getByRole("option", { name: "不含税金额 (100, 50 …)" })).toBeTruthy();
  await user.selectOptions(amount, "header:不含税金额");
  expect(await screen.findByText("2 of 2 customers (100%) bring 80% of the amount.")).toBeTruthy();
});

test("a cut-off is typed, a class is named, and the preview follows", async () => {
  const { pane } = await open();
  await screen.findByText(/bring 80%/);
  const cut = await screen.findByRole("textbox", { name: /Class A ends/ });
  await user.clear(cut);
  await user.type(cut, "60{Enter}");
  expect(await screen.findByText("2 customers · 50%")).toBeTruthy();
  const name = await screen.findByRole("textbox", { name: "Name of class 1" });
  await user.clear(name);
  await user.type(name, "Key{Tab}");
  expect(await within(screen.getByRole("region", { name: "Result" })).findByText("Key")).toBeTruthy();
  expect(pane.state().policy.methods).toEqual([
    { id: "abc", cuts: [0.6, 0.95], boundary: "inclusive", labels: ["Key", "B", "C"] },
  ]);
});

test("a cut-off that cannot be is said so, and nothing can be written until it is right", async () => {
  await open();
  await screen.findByText(/bring 80%/);
  const cut = await screen.findByRole("textbox", { name: /Class A ends/ });
  await user.clear(cut);
  await user.type(cut, "97{Enter}");
  expect(screen.getByText(/cut-offs must rise/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Write to workbook" }).getAttribute("aria-disabled")).toBe("true");
  await user.clear(cut);
  await user.type(cut, "many{Enter}");
  expect(screen.getByText("Type a number, for example 80.")).toBeTruthy();
  await user.type(cut, "{Escape}");
  await user.clear(cut);
  await user.type(cut, "70{Enter}");
  expect(screen.queryByText(/cut-offs must rise/)).toBeNull();
});

test("a unit that the sheet says stands beside the data, where it can be corrected", async () => {
  const rows = [
    ["客户名称", "销售额（万元）"],
    ["甲", 12],
    ["乙", 3],
  ];
  const { pane } = await open({ workbook: new MemoryWorkbook({ Sales: rows }) });
  const unit = await screen.findByRole<HTMLSelectElement>("combobox", { name: /In which unit/ });
  expect(unit.value).toBe("tenThousand");
  expect(await screen.findByText("Customers and amounts by class; unit: ten thousand (万)")).toBeTruthy();
  await user.selectOptions(unit, "one");
  expect(await screen.findByText("Customers and amounts by class")).toBeTruthy();
  expect(pane.state().policy.amountUnit).toBe("one");
  expect((await screen.findByRole<HTMLSelectElement>("combobox", { name: /In which unit/ })).value).toBe("one");
});

test("tiers ask for the unit of the sheet, and then show their classes", async () => {
  await open();
  await screen.findByText(/bring 80%/);
  await user.selectOptions(screen.getByRole("combobox", { name: "Method" }), "tiers");
  const unit = await screen.findByRole("combobox", { name: /In which unit/ });
  expect(screen.getByText("The classes will show here.")).toBeTruthy();
  await user.selectOptions(unit, "tenThousand");
  expect((await screen.findAllByRole("listitem")).map((item) => item.textContent)).toEqual(
    expect.arrayContaining([expect.stringContaining("钻石1 customer")]),
  );
  expect(screen.getByText(/Judged by the amount of the last 12 months, to 2025-02-16/)).toBeTruthy();
});

test("whoever writes by keyboard stays at the bar, and presses nothing there by a key held down", async () => {
  const { workbook } = await open();
  await screen.findByText(/bring 80%/);
  const at: (string | undefined)[] = [];
  workbook.whileWriting = () => at.push(document.activeElement?.tagName);
  screen.getByRole("button", { name: "Write to workbook" }).focus();
  await user.keyboard("{Enter}");
  expect(await screen.findAllByText(/^Written to the sheets/)).toBeTruthy();
  expect([at.at(-1), document.activeElement?.tagName]).toEqual(["FOOTER", "FOOTER"]);
  await user.tab();
  expect(document.activeElement?.textContent).toBe("KA Accounts");
});

test("cancelling says what was written", async () => {
  const { pane, workbook } = await open();
  await screen.findByText(/bring 80%/);
  workbook.whileWriting = (step) => {
    if (step === 2) act(() => pane.send({ kind: "cancelAsked" }));
  };
  await user.click(screen.getByRole("button", { name: "Write to workbook" }));
  expect(await screen.findByText(/^Cancelled. KA's own sheets hold a part/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Write to workbook" })).toBeTruthy();
});

test("a click beside the data is answered, and the preview stays", async () => {
  const { workbook } = await open();
  await screen.findByText(/bring 80%/);
  act(() => workbook.select("nothing"));
  expect(await screen.findByText(/Only one cell with nothing around it/)).toBeTruthy();
  expect(screen.getByText(/bring 80%/)).toBeTruthy();
});

test("a refusal of Excel's is a sentence with a way on", async () => {
  const workbook = new MemoryWorkbook({ Sales: SALES });
  workbook.refusals = [refusal("cellEditing", {})];
  await open({ workbook });
  expect(await screen.findByText(/in the middle of editing a cell/)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Read again" }));
  expect(await screen.findByText(/bring 80%/)).toBeTruthy();
});

test("choices that this KA cannot read are reported, and left alone", async () => {
  const { store } = await open({ kept: { version: 9 } });
  expect(await screen.findByText(/made by a newer KA/)).toBeTruthy();
  await user.selectOptions(await screen.findByRole("combobox", { name: "Method" }), "pareto");
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(store.saved).toEqual([]);
});

test("the curve has its table, and stages are told to a screen reader", async () => {
  await open();
  await screen.findByText(/bring 80%/);
  // One place tells of the preview, another of formulas that became values.
  const told = screen.getAllByRole("status").map(({ textContent }) => textContent);
  expect(told).toContain("Preview ready: 4 customers.");
  expect(
    await screen.findByRole("img", { name: /Pareto curve.*The largest 50% of your customers bring/ }),
  ).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "The curve as a table" }));
  const rows = within(screen.getByRole("table", { name: "Pareto curve" })).getAllByRole("row");
  expect(rows.map((row) => row.textContent)).toEqual([
    "Largest customersShare of amount",
    "125%70%",
    "250%90%",
    "375%96.1%",
    "4100%100%",
  ]);
});

test("customers that are likely one are merged by a click, and taken apart again", async () => {
  const workbook = new MemoryWorkbook({
    Sales: [...SALES, ["Oakwood Ltd", 50, 45_710, "North"], ["Oakwood Inc", 40, 45_711, "North"]],
  });
  const { pane } = await open({ workbook });
  await screen.findByText(/bring 80%/);
  await user.click(await screen.findByRole("button", { name: "Likely duplicates (1)" }));
  await user.click(screen.getByRole("button", { name: "Merge Oakwood Inc into Oakwood Ltd" }));
  await waitFor(() => expect(pane.state().report?.customers).toBe(5));
  expect(screen.getByText("Oakwood Inc counts as Oakwood Ltd.")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Take Oakwood Inc out of Oakwood Ltd again" }));
  await waitFor(() => expect(pane.state().report?.customers).toBe(6));
});

test("what the cells do not tell is asked, and the answer goes on", async () => {
  const workbook = new MemoryWorkbook({
    Sales: [
      ["Customer", "Revenue"],
      ["Alder", "1.234"],
      ["Birch", "2.500"],
    ],
  });
  const { pane } = await open({ workbook });
  await user.click(await screen.findByRole("button", { name: "1.234,56 (decimal comma)" }));
  await waitFor(() => expect(pane.state().report?.net.value).toBe(3734));
  await user.click(screen.getByRole("button", { name: "Ask again: Revenue: 1.234,56 (decimal comma)" }));
  expect(await screen.findByRole("button", { name: "1,234.56 (decimal point)" })).toBeTruthy();
});

test("a ready-made policy brings its methods, and each shows its own classes", async () => {
  const { pane } = await open();
  await screen.findByText(/bring 80%/);
  await user.click(screen.getByRole("radio", { name: /^Churn watch/ }));
  await user.click(await screen.findByRole("button", { name: "ABC" }));
  await waitFor(() => expect(classes()[0]).toMatch(/^A2 customers/));
  await user.click(screen.getByRole("button", { name: "Move ABC up" }));
  expect(pane.state().policy.methods.map(({ id }) => id)).toEqual(["abc", "lifecycle"]);
});

test("keys that walk through a closed list apply nothing before Enter; Escape goes back, leaving the field applies", async () => {
  const { pane } = await open();
  await screen.findByText(/bring 80%/);
  const method = screen.getByRole("combobox", { name: "Method" });
  // What a browser does for an arrow key on a closed list; jsdom does not.
  const walkTo = (value: string) => {
    fireEvent.keyDown(method, { key: "ArrowDown" });
    fireEvent.change(method, { target: { value } });
  };
  const before = pane.state();
  walkTo("pareto");
  walkTo("tiers");
  expect(method).toHaveProperty("value", "tiers");
  expect(screen.getByText("Enter applies it, Esc goes back.")).toBeTruthy();
  expect(pane.state()).toBe(before);
  fireEvent.keyDown(method, { key: "Escape" });
  expect(method).toHaveProperty("value", "abc");
  walkTo("pareto");
  fireEvent.keyDown(method, { key: "Enter" });
  expect(pane.state().policy.methods).toMatchObject([{ id: "pareto" }]);
  walkTo("abc");
  fireEvent.blur(method);
  expect(pane.state().policy.methods).toMatchObject([{ id: "abc" }]);
  expect(screen.queryByText("Enter applies it, Esc goes back.")).toBeNull();
});

test("a number out of bounds is said with its bounds, and changes nothing", async () => {
  const { pane } = await open();
  await screen.findByText(/bring 80%/);
  await user.selectOptions(screen.getByRole("combobox", { name: "Method" }), "breaks");
  const tiers = await screen.findByRole("textbox", { name: "Number of tiers" });
  await user.clear(tiers);
  await user.type(tiers, "70{Enter}");
  expect(screen.getByText("Type numbers from 2 to 10.")).toBeTruthy();
  expect(pane.state().policy.methods).toMatchObject([{ id: "breaks", classes: 3 }]);
});

test("the last run is reverted on a second click only, and the focus goes on to the answers and back", async () => {
  const { workbook } = await open();
  workbook.last = { revertible: "2025-02-16" };
  await screen.findByText(/bring 80%/);
  await user.click(screen.getByRole("button", { name: "Write to workbook" }));
  await user.click(await screen.findByRole("button", { name: "Revert last run…" }));
  expect(document.activeElement?.textContent).toBe("Revert, remove added sheets");
  expect(workbook.takenBack).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(document.activeElement?.textContent).toBe("Revert last run…");
  await user.keyboard("{Enter}");
  await user.click(await screen.findByRole("button", { name: "Revert, keep added sheets" }));
  expect(await screen.findByText("KA's sheets are again as they were before.")).toBeTruthy();
  expect(workbook.takenBack).toEqual(["keep"]);
  // The button is gone, and nobody has to begin at the top of the page again.
  expect(document.activeElement?.tagName).toBe("SECTION");
});

test("formulas that became values are brought back apart from the last run, on a second click only", async () => {
  const { workbook } = await open();
  workbook.last = { revertible: "2025-02-16", frozen: 12 };
  await screen.findByText(/bring 80%/);
  await user.click(screen.getByRole("button", { name: "Write to workbook" }));
  await screen.findByRole("button", { name: "Revert last run…" });
  await user.click(screen.getByRole("button", { name: "Bring the formulas back…" }));
  expect(screen.getByText(/^Formulas that became values last come back .* The last run stays\.$/)).toBeTruthy();
  expect(workbook.takenBack).toEqual([]);
  expect(document.activeElement?.textContent).toBe("Bring the formulas back");
  await user.keyboard("{Enter}");
  expect(await screen.findByText("KA's sheets are again as they were before.")).toBeTruthy();
  expect(workbook.takenBack).toEqual(["formulas"]);
});

test("Escape answers the question as Cancel does, and the focus goes back to the button that asked", async () => {
  const { workbook } = await open();
  workbook.last = { revertible: "2025-02-16" };
  await screen.findByText(/bring 80%/);
  await user.click(screen.getByRole("button", { name: "Write to workbook" }));
  for (const name of ["Remove KA from this workbook…", "Revert last run…"]) {
    (await screen.findByRole("button", { name })).focus();
    await user.keyboard("{Enter}");
    await screen.findByRole("button", { name: "Cancel" });
    const asked = document.activeElement ?? document.body;
    // What ends the composing of a Chinese word is no answer.
    fireEvent.keyDown(asked, { key: "Escape", isComposing: true });
    expect(screen.getByRole("button", { name: "Cancel" })).toBeTruthy();
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("button", { name: "Cancel" })).toBeNull();
    expect(document.activeElement?.textContent).toBe(name);
  }
  expect(workbook.takenBack).toEqual([]);
  expect(workbook.plans).toHaveLength(1);
});

test("a run that was broken off is told of at the start, and can be taken back", async () => {
  const workbook = new MemoryWorkbook({ Sales: SALES });
  workbook.last = { unfinished: { at: "2025-02-16", sheets: ["KA Accounts"] } };
  await open({ workbook });
  await user.click(await screen.findByRole("button", { name: "Bring back what was there" }));
  await waitFor(() => expect(workbook.takenBack).toEqual(["remove"]));
});
