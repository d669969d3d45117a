/** @jest-environment jsdom */
import { act, screen, waitFor, within } from "@testing-library/react";
import { OWN_CULTURE, type Culture } from "../../src/core/text/culture";
import { cultureFrom } from "../../src/pane/frame/culture";
import { MemoryWorkbook, SALES } from "./memory-workbook";
import { open, user } from "./pane-page";

const GERMAN: Culture = { decimal: ",", group: ".", day: "dd.MM.yyyy" };

/** A workbook in an Excel that writes so. */
function workbookIn(culture: Culture | undefined): MemoryWorkbook {
  const rows = SALES.map((row, at) => (at === 1 ? [row[0] ?? null, 6000, ...row.slice(2)] : row));
  const workbook = new MemoryWorkbook({ Sales: rows });
  workbook.writes = culture;
  return workbook;
}

const classes = () =>
  within(screen.getByRole("region", { name: "Result" }))
    .getAllByRole("listitem")
    .map((item) => item.textContent);

test.each([
  {
    about: "a German Excel",
    culture: GERMAN,
    is: [
      "A1 customer · 25%6.100,0095,3% of the amount",
      "B0 customers · 0%0,000% of the amount",
      "C3 customers · 75%300,004,7% of the amount",
    ],
  },
  {
    about: "an Excel that says nothing",
    culture: undefined,
    is: [
      "A1 customer · 25%6,100.0095.3% of the amount",
      "B0 customers · 0%0.000% of the amount",
      "C3 customers · 75%300.004.7% of the amount",
    ],
  },
])("$about has its signs in the pane", async ({ culture, is }) => {
  await open({ workbook: workbookIn(culture) });
  await screen.findByText(/brings 80% of the amount/);
  expect(classes()).toEqual(is);
});

test("a number is read as the German Excel would, and one that could be another is refused", async () => {
  const { pane } = await open({ workbook: workbookIn(GERMAN) });
  const cut = await screen.findByRole("textbox", { name: /Class A ends/ });
  const cuts = () => pane.state().policy.methods.map((choice) => ("cuts" in choice ? choice.cuts : []));
  await user.clear(cut);
  await user.type(cut, "70,5{Enter}");
  expect(cuts()).toEqual([[0.705, 0.95]]);
  expect(cut).toHaveProperty("value", "70,5");

  await user.clear(cut);
  await user.type(cut, "60.5{Enter}");
  expect(screen.getByRole("alert").textContent).toBe(
    "“60.5” can be read in two ways. Write decimals with “,”, as Excel does here, for example 1.234,5.",
  );
  expect(cuts()).toEqual([[0.705, 0.95]]);
});

test("the days of a class set by hand are those of a German Excel, on the watch page as on the card", async () => {
  const { pane } = await open({ workbook: workbookIn(GERMAN) });
  await screen.findByText(/brings 80% of the amount/);
  const [, [customer] = []] = SALES;
  const overrides = [
    {
      customer: String(customer),
      class: "B",
      reason: "was promised",
      author: "",
      date: "2020-01-31",
      expiry: "2021-01-15",
    },
  ];
  act(() => pane.send({ kind: "settingChanged", change: { overrides } }));
  act(() => pane.send({ kind: "tabChosen", tab: "watch" }));
  expect(await screen.findByText("ABC · expired · until 15.01.2021 · was promised")).toBeTruthy();
  await user.click(screen.getAllByRole("button", { name: String(customer) })[0] as HTMLElement);
  expect(await screen.findByText(/since 31\.01\.2020 .*Holds until 15\.01\.2021/)).toBeTruthy();
});

test("until Excel has said how it writes, and where it cannot, the pane writes as KA does", async () => {
  const told = jest.fn();
  const found = cultureFrom(() => Promise.resolve(GERMAN));
  found.subscribe(told);
  const unknown = cultureFrom(() => Promise.resolve(undefined));
  expect(found.current()).toBe(OWN_CULTURE);
  await waitFor(() => expect(told).toHaveBeenCalledTimes(1));
  expect(found.current()).toBe(GERMAN);
  expect(unknown.current()).toBe(OWN_CULTURE);
});
