/** @jest-environment jsdom */
import { act, screen, waitFor } from "@testing-library/react";
import type { Pane } from "../../src/pane/run";
import { open, user } from "./pane-page";

const [UP, DOWN] = ["{Alt>}{ArrowUp}{/Alt}", "{Alt>}{ArrowDown}{/Alt}"];

const CHOICES = {
  ABC: { id: "abc" },
  tiers: {
    id: "tiers",
    tiers: [
      { label: "A", from: 500 },
      { label: "B", from: 50 },
      { label: "C", from: 0 },
    ],
  },
  percentiles: { id: "percentile", parts: [0.2, 0.5] },
};

/** The classes of the method that is shown, as the policy has them. */
function classesOf(pane: Pane): { readonly names: readonly string[]; readonly limits: readonly number[] } {
  const [choice] = pane.state().policy.methods;
  if (choice?.id === "tiers")
    return { names: choice.tiers.map(({ label }) => label), limits: choice.tiers.map(({ from }) => from) };
  const limits = choice?.id === "abc" ? choice.cuts : choice?.id === "percentile" ? choice.parts : [];
  return { names: (choice && "labels" in choice ? choice.labels : undefined) ?? ["A", "B", "C"], limits };
}

async function openWith(choice: object) {
  const { pane } = await open({
    kept: { methods: [choice], amountUnit: "one", colours: { A: "pink" }, treatments: { A: "Visit" } },
  });
  await waitFor(() => expect(pane.state().report).toBeDefined());
  return pane;
}

const focused = () => document.activeElement?.getAttribute("aria-label");

test.each(Object.entries(CHOICES))(
  "%s: a class is moved by its menu and by keys; its name goes with colour and text, the limits stay",
  async (_, choice) => {
    const pane = await openWith(choice);
    const before = classesOf(pane);
    expect(before.names).toEqual(["A", "B", "C"]);
    await user.click(await screen.findByRole("button", { name: "Colour of A: pink" }));
    expect((await screen.findByRole("menuitem", { name: /^Move up/ })).getAttribute("aria-disabled")).toBe("true");
    await user.click(screen.getByRole("menuitem", { name: /^Move down/ }));
    expect(classesOf(pane)).toEqual({ names: ["B", "A", "C"], limits: before.limits });
    expect(screen.queryByRole("menu")).toBeNull();
    expect(focused()).toBe("Colour of A: pink");
    expect(screen.getByText("A is now number 2 of 3.").getAttribute("role")).toBe("status");
    // To the end, and no further.
    for (const key of [DOWN, DOWN]) await user.keyboard(key);
    expect(classesOf(pane)).toEqual({ names: ["B", "C", "A"], limits: before.limits });
    expect(focused()).toBe("Colour of A: pink");
    expect(screen.getByRole("textbox", { name: /^Name of (class|tier) 3$/ })).toHaveProperty("value", "A");
    expect(pane.state().policy).toMatchObject({ colours: { A: "pink" }, treatments: { A: "Visit" } });
    expect(pane.state().problems).toEqual([]);
    // Where it was, the rule is the one of before: names that are the standard ones are not kept.
    for (const key of [UP, UP, UP]) await user.keyboard(key);
    expect(classesOf(pane)).toEqual(before);
    const [now] = pane.state().policy.methods;
    expect(now && "labels" in now ? now.labels : undefined).toBeUndefined();
  },
);

test("while the result is written, no class is moved", async () => {
  const pane = await openWith(CHOICES.ABC);
  const grip = await screen.findByRole("button", { name: "Colour of A: pink" });
  act(() => {
    grip.focus();
    pane.send({ kind: "writeAsked" });
  });
  expect(grip.getAttribute("aria-disabled")).toBe("true");
  await user.keyboard(DOWN);
  expect(classesOf(pane).names).toEqual(["A", "B", "C"]);
});
