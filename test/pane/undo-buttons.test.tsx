/** @jest-environment jsdom */
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { open, user } from "./pane-page";

/** Waits until nothing is calculated any more. */
const rest = (pane: Opened["pane"]) => waitFor(() => expect(pane.state().underWay).toBeUndefined());
type Opened = Awaited<ReturnType<typeof open>>;

const back = () => screen.findByRole("button", { name: /^Undo: / });
const cut = () => screen.findByRole<HTMLInputElement>("textbox", { name: "Class A ends at this share, in %" });

test("a choice can be taken back and made again, by buttons that say what and by keys, but not out of a text that is typed", async () => {
  const { pane } = await open();
  expect(screen.queryByRole("button", { name: /^Undo/ })).toBeNull();
  await rest(pane);

  act(() => pane.send({ kind: "periodChanged", period: { from: "2025-01-01" } }));
  expect((await back()).getAttribute("aria-label")).toBe("Undo: Period: first day that counts");
  expect(screen.getByRole("button", { name: "Redo" }).getAttribute("aria-disabled")).toBe("true");

  await user.click(await back());
  expect(pane.state().policy.period).toBeUndefined();
  expect(screen.getByText("Undone: Period: first day that counts")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Redo: Period: first day that counts" }));
  expect(pane.state().policy.period).toEqual({ from: "2025-01-01" });

  await rest(pane);
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  expect(pane.state().policy.period).toBeUndefined();
  fireEvent.keyDown(document.body, { key: "Z", ctrlKey: true, shiftKey: true });
  expect(pane.state().policy.period).toEqual({ from: "2025-01-01" });
  fireEvent.keyDown(document.body, { key: "z", metaKey: true });
  fireEvent.keyDown(document.body, { key: "y", ctrlKey: true });
  expect(pane.state().policy.period).toEqual({ from: "2025-01-01" });

  await rest(pane);
  // In a text the browser's own undo stays, and so do keys that mean something else.
  fireEvent.keyDown(await cut(), { key: "z", ctrlKey: true });
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true, altKey: true });
  fireEvent.keyDown(document.body, { key: "z" });
  expect(pane.state().policy.period).toEqual({ from: "2025-01-01" });
  const slider = screen.getAllByRole("slider")[0];
  if (!slider) throw new Error("there is no slider");
  fireEvent.keyDown(slider, { key: "z", ctrlKey: true });
  expect(pane.state().policy.period).toBeUndefined();
  await rest(pane);
});

test("a slider that is dragged is one step, and dragged again another", async () => {
  const { pane } = await open();
  act(() => pane.send({ kind: "unitChosen", unit: "one" }));
  await back();
  const slider = (await screen.findAllByRole("slider"))[0];
  if (!slider) throw new Error("there is no slider");
  const drag = (...values: readonly number[]) => {
    fireEvent.pointerDown(slider);
    for (const value of values) fireEvent.change(slider, { target: { value: String(value) } });
    fireEvent.click(slider);
  };
  const first = () => {
    const [choice] = pane.state().methods;
    return choice?.id === "abc" ? choice.cuts[0] : undefined;
  };
  drag(78, 75, 70);
  drag(65, 60);
  expect([first(), pane.state().undo.past.length]).toEqual([0.6, 3]);
  await user.click(await back());
  expect(first()).toBe(0.7);
  await user.click(await back());
  expect(first()).toBe(0.8);
  await rest(pane);
});

test("what is typed when the pane is closed is kept", async () => {
  const { pane, store } = await open();
  await rest(pane);
  const field = await cut();
  fireEvent.change(field, { target: { value: "72" } });
  expect(pane.state().policy.methods[0]).toMatchObject({ cuts: [0.8, 0.95] });
  fireEvent(window, new Event("pagehide"));
  act(() => pane.send({ kind: "pageHidden" }));
  expect(pane.state().policy.methods[0]).toMatchObject({ cuts: [0.72, 0.95] });
  await waitFor(() => expect(store.saved.at(-1)?.policy.methods[0]).toMatchObject({ cuts: [0.72, 0.95] }));
  await rest(pane);
});
