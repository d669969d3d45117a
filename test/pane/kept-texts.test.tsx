/** @jest-environment jsdom */
import { act, cleanup, screen, waitFor } from "@testing-library/react";
import { MemoryWorkbook } from "./memory-workbook";
import { open, user } from "./pane-page";

const SALES = [
  ["Customer", "Revenue"],
  ["Alder", 600],
  ["Birch", 200],
  ["Cedar", 60],
] as const;

/** The pane over a workbook that keeps what it kept before; its state as soon as there are figures. */
async function openOver(kept?: unknown) {
  const { pane, store } = await open({ workbook: new MemoryWorkbook({ Sales: SALES }), kept });
  await waitFor(() => expect(pane.state().report).toBeDefined());
  /** Closes the pane, as the page goes, and opens it again over what the workbook keeps now. */
  const reload = async () => {
    act(() => {
      window.dispatchEvent(new Event("pagehide"));
      pane.send({ kind: "pageHidden" });
    });
    await waitFor(() => expect(store.kept()).toBeDefined());
    cleanup();
    return openOver(store.kept());
  };
  return { pane, store, reload };
}

const isBlocked = () =>
  screen.getByRole("button", { name: "Write to workbook" }).getAttribute("aria-disabled") === "true";

test("what is no number yet stands there again with what is wrong, and a right one is taken and no longer kept", async () => {
  const { reload } = await openOver();
  const end = () => screen.findByRole("textbox", { name: "Class A ends at this share, in %" });
  await user.clear(await end());
  await user.type(await end(), "8x");
  const again = await reload();
  expect(await end()).toHaveProperty("value", "8x");
  expect(await screen.findByText("Type a number, for example 80.")).toBeTruthy();
  expect(isBlocked()).toBe(true);
  // Nothing else was chosen: nothing is said of choices that are not written.
  expect(again.pane.state().keepingIssues).toEqual([]);
  await user.clear(await end());
  await user.type(await end(), "70{Enter}");
  expect(again.pane.state().policy.methods[0]).toMatchObject({ cuts: [0.7, 0.95] });
  expect(again.pane.state().texts).toEqual({});
});

test("a class set by hand that is half filled in is there again, open, and blocks writing until it is complete", async () => {
  const { reload } = await openOver();
  await user.click(await screen.findByRole("button", { name: "Set classes by hand" }));
  await user.click(await screen.findByRole("button", { name: "Add a row" }));
  await user.keyboard("Birch{Tab}");
  const again = await reload();
  expect(await screen.findByRole("textbox", { name: "Customer or id" })).toHaveProperty("value", "Birch");
  expect(isBlocked()).toBe(true);
  await user.selectOptions(screen.getByRole("combobox", { name: "Class" }), "A");
  await user.type(screen.getByRole("textbox", { name: "Reason" }), "Grows fast{Enter}");
  expect(again.pane.state().policy.overrides).toMatchObject([{ customer: "Birch", class: "A", reason: "Grows fast" }]);
  expect(again.pane.state().texts).toEqual({});
});

test("on the card of a customer, the class chosen and the reason typed are there again until they are set", async () => {
  const { pane, reload } = await openOver();
  const toCard = async (of: typeof pane) => {
    act(() => of.send({ kind: "customerChosen", key: "Birch" }));
    await screen.findByRole("button", { name: "Set the class by hand" });
  };
  await toCard(pane);
  await user.click(screen.getByRole("button", { name: "Set the class by hand" }));
  await user.type(await screen.findByRole("textbox", { name: /^Reason/ }), "New owner");
  await user.selectOptions(screen.getByRole("combobox", { name: "Class" }), "C");
  const again = await reload();
  await toCard(again.pane);
  expect(await screen.findByRole("textbox", { name: /^Reason/ })).toHaveProperty("value", "New owner");
  expect(screen.getByRole("combobox", { name: "Class" })).toHaveProperty("value", "C");
  await user.click(screen.getByRole("button", { name: "Set" }));
  expect(again.pane.state().policy.overrides).toMatchObject([{ customer: "Birch", class: "C", reason: "New owner" }]);
  expect(again.pane.state().texts).toEqual({});
});
