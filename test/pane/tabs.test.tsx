/** @jest-environment jsdom */
import { act, screen, waitFor } from "@testing-library/react";
import { TABS, tabAfter } from "../../src/pane/frame/tabs";
import { open, user } from "./pane-page";

const focused = () => document.activeElement?.textContent;
const shownPage = () => document.querySelector('[role="tabpanel"]:not([hidden])');

test.each([
  ["ArrowRight", "help", "classify"],
  ["ArrowDown", "classify", "customer"],
  ["ArrowLeft", "classify", "help"],
  ["ArrowUp", "help", "formulas"],
  ["Home", "policy", "classify"],
  ["End", "classify", "help"],
  ["a", "classify", undefined],
] as const)("%s leads from the tab %s to %s", (key, from, to) => {
  expect(tabAfter(from, key)).toBe(to);
});

test("a page is chosen by keyboard, and the focus goes to its heading; arrows alone choose none", async () => {
  const { pane } = await open();
  await screen.findByText(/bring 80%/);
  expect(focused()).not.toBe("Classify customers");
  screen.getByRole("tab", { name: "Classify" }).focus();
  await user.keyboard("{ArrowRight}{End}{ArrowLeft}{ArrowLeft}");
  expect([focused(), pane.state().tab]).toEqual(["Policy", "classify"]);
  expect(screen.getAllByRole("tab").filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  await user.keyboard("{Enter}");
  await waitFor(() => expect(focused()).toBe("Policy and sharing"));
  expect(shownPage()?.getAttribute("aria-labelledby")).toBe(document.activeElement?.id);
  expect(screen.getByRole("tab", { selected: true }).textContent).toBe("Policy");
  expect(screen.queryByRole("button", { name: "Write to workbook" })).toBeNull();
});

test("what is typed in a form is still there after other pages were shown", async () => {
  await open();
  await screen.findByText(/bring 80%/);
  const cut = await screen.findByRole("textbox", { name: /Class A ends/ });
  await user.clear(cut);
  await user.type(cut, "many");
  for (const name of ["Help", "Formulas", "Classify"]) await user.click(screen.getByRole("tab", { name }));
  expect(screen.getByRole("textbox", { name: /Class A ends/ })).toHaveProperty("value", "many");
});

test("every page has a heading and something to say, in both languages", async () => {
  const { pane } = await open();
  await screen.findByText(/bring 80%/);
  for (const language of ["en", "zh"] as const) {
    act(() => pane.send({ kind: "languageChosen", language }));
    for (const tab of TABS) {
      act(() => pane.send({ kind: "tabChosen", tab }));
      await waitFor(() => expect(shownPage()?.children.length).toBeGreaterThan(1));
      expect(shownPage()?.firstElementChild?.textContent?.length).toBeGreaterThan(1);
    }
  }
});

test("a button of the ribbon brings the page that answers it", async () => {
  const { pane } = await open();
  await screen.findByText(/bring 80%/);
  act(() => pane.send({ kind: "tabChosen", tab: "help" }));
  act(() => pane.send({ kind: "explainAsked" }));
  expect(pane.state().tab).toBe("customer");
  await waitFor(() => expect(pane.state().accounts.issues).toHaveLength(1));
  act(() => pane.send({ kind: "revertAsked" }));
  expect(pane.state().tab).toBe("classify");
  await waitFor(() => expect(pane.state().live.issues).toHaveLength(1));
});
