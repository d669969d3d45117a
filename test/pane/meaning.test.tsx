/** @jest-environment jsdom */
import { act, screen, waitFor, within } from "@testing-library/react";
import { FIGURES } from "../../src/core/text/definitions/figures";
import { findTerms } from "../../src/core/text/definitions/find-terms";
import { meaningOf } from "../../src/core/text/definitions/terms";
import { METHOD_IDS } from "../../src/core/methods/methods";
import { LANGUAGES } from "../../src/core/policy";
import { open, user } from "./pane-page";

const ABOUT = { standing: "What does this mean? Amount, rank and share", abc: "What does this mean? ABC" };

async function showCard() {
  const { pane } = await open();
  await screen.findByText(/bring 80%/);
  act(() => pane.send({ kind: "customerChosen", key: "Alder" }));
  await screen.findByRole("region", { name: "Alder" });
  return pane;
}

test("by keyboard: Enter opens what a figure means, Escape closes it, and the focus is where it was", async () => {
  await showCard();
  const button = await screen.findByRole("button", { name: ABOUT.standing });
  expect(button.getAttribute("aria-expanded")).toBe("false");
  act(() => button.focus());
  await user.keyboard("{Enter}");
  const note = await screen.findByRole("note", { name: "Amount, rank and share" });
  expect(note.textContent).toContain("Customers with equal amounts have the same rank.");
  expect(button.getAttribute("aria-expanded")).toBe("true");
  await waitFor(() => expect(document.activeElement).toBe(note));
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("note")).toBeNull());
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute("aria-expanded")).toBe("false");
});

test("Tab goes on behind the button, a second click shuts the note, and a click elsewhere too", async () => {
  await showCard();
  const button = await screen.findByRole("button", { name: ABOUT.standing });
  await user.click(button);
  await waitFor(async () => expect(document.activeElement).toBe(await screen.findByRole("note")));
  await user.tab();
  await waitFor(() => expect(screen.queryByRole("note")).toBeNull());
  expect(button.compareDocumentPosition(document.activeElement ?? document.body)).toBe(
    Node.DOCUMENT_POSITION_FOLLOWING,
  );
  await user.click(button);
  await screen.findByRole("note");
  await user.click(button);
  await waitFor(() => expect(screen.queryByRole("note")).toBeNull());
  await user.click(button);
  await screen.findByRole("note");
  await user.click(await screen.findByRole("heading", { name: "Alder" }));
  await waitFor(() => expect(screen.queryByRole("note")).toBeNull());
});

test("beside a class stands the definition of its method, in the language of the pane", async () => {
  const pane = await showCard();
  await user.click(await screen.findByRole("button", { name: ABOUT.abc }));
  const { says } = meaningOf("abc", "en");
  for (const sentence of says) expect((await screen.findByRole("note")).textContent).toContain(sentence);
  await user.keyboard("{Escape}");
  act(() => pane.send({ kind: "languageChosen", language: "zh" }));
  await user.click(await screen.findByRole("button", { name: "这是什么意思？ABC" }));
  expect((await screen.findByRole("note")).textContent).toContain(meaningOf("abc", "zh").says[1]);
});

test("beside the form of a class set by hand stands what that is", async () => {
  await showCard();
  await user.click(await screen.findByRole("button", { name: "What does this mean? Class set by hand" }));
  expect((await screen.findByRole("note")).textContent).toContain("It survives every run");
});

test("the page that helps has every method and figure, finds them by their words and shows what it found", async () => {
  const { pane } = await open();
  act(() => pane.send({ kind: "tabChosen", tab: "help" }));
  const methods = within(await screen.findByRole("region", { name: "Methods" }));
  expect(methods.getAllByRole("listitem")).toHaveLength(METHOD_IDS.length);
  await user.click(methods.getByRole("button", { name: "XYZ" }));
  expect(methods.getByText(meaningOf("xyz", "en").says[1] ?? "")).toBeTruthy();
  await user.type(screen.getByRole("searchbox", { name: "Find a method or a figure" }), "usual GAP");
  expect(await screen.findByText("1 entry found")).toBeTruthy();
  expect(screen.getByText(meaningOf("lifecycle", "en").says[0] ?? "")).toBeTruthy();
  await user.type(screen.getByRole("searchbox", { name: "Find a method or a figure" }), "zzz");
  expect(await screen.findByText(/^Nothing here has these words/)).toBeTruthy();
  expect(screen.queryByRole("region", { name: "Methods" })).toBeNull();
  expect(screen.getByRole("region", { name: "Where your data goes" })).toBeTruthy();
  expect(screen.getByRole("link", { name: /formulas/ }).getAttribute("href")).toBe("help/en/index.html");
});

test("figures are explained in one sentence or two, in every language, and found in any case and width", () => {
  const ends = { en: /[.](?=\s|$)/g, zh: /。/g } as const;
  expect(Object.keys(FIGURES.zh)).toEqual(Object.keys(FIGURES.en));
  for (const language of LANGUAGES)
    for (const [name, { says }] of Object.entries(FIGURES[language]))
      expect([name, [1, 2].includes(says.match(ends[language])?.length ?? 0)]).toEqual([name, true]);
  expect(findTerms("ｒｆｍ", "zh").methods.map(({ title }) => title)).toEqual(["RFM"]);
  expect(findTerms("未付发票", "zh").methods.map(({ title }) => title)).toEqual(["付款及时性"]);
  expect(findTerms(" ", "en").methods).toHaveLength(METHOD_IDS.length);
});
