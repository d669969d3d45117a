import type { BrowserContextOptions } from "playwright-core";
import { speak } from "./pane-words";
import { previewOfSuite } from "./preview-suite";
import { setWidth, settle } from "./sight";
import { tabTour } from "./tab-tour";

const suite = previewOfSuite();

const TOURS: readonly {
  readonly about: string;
  readonly look: BrowserContextOptions;
  readonly pages: readonly string[];
}[] = [
  {
    about: "light",
    look: { colorScheme: "light" },
    pages: ["classify", "customer", "watch", "policy", "formulas", "help"],
  },
  { about: "dark", look: { colorScheme: "dark" }, pages: ["classify", "policy"] },
  { about: "in forced colours", look: { forcedColors: "active", colorScheme: "dark" }, pages: ["classify", "policy"] },
];

test.each(TOURS)("each stop of the Tab key is seen, $about", async ({ look, pages }) => {
  const preview = await suite.arrive({ ...look, reducedMotion: "reduce" });
  const { page, pane } = preview;
  const say = await speak("en");
  await setWidth(page, 320);
  await pane.getByRole("button", { name: say("welcome.sample") }).click();
  const write = pane.getByRole("button", { name: say("write.action"), exact: true });
  await write.and(pane.locator(":not([aria-disabled=true])")).waitFor();
  const seen: Record<string, readonly string[]> = {};
  for (const name of pages) {
    await pane.getByRole("tab", { name: say(`tabs.${name}`), exact: true }).click();
    await pane.getByRole("heading", { level: 2, name: say(`tabs.headings.${name}`) }).waitFor();
    await pane.locator("[role=tabpanel]:not([hidden]) > h2 ~ *").first().waitFor();
    await settle(pane);
    const { stops, unseen } = await tabTour(preview);
    // The language and the tabs at least.
    expect(stops).toBeGreaterThanOrEqual(2);
    seen[name] = unseen;
  }
  expect(seen).toEqual(Object.fromEntries(pages.map((name) => [name, []])));
  expect(preview.troubles).toEqual([]);
  await page.close();
});

test("a stop that looks as if it had no focus is found", async () => {
  const preview = await suite.arrive({ reducedMotion: "reduce" });
  const { pane, page } = preview;
  await pane.getByRole("button", { name: (await speak("en"))("welcome.sample") }).waitFor();
  await pane.addStyleTag({
    content: "* { outline: none !important; box-shadow: none !important; border-color: gray !important }",
  });
  const { unseen } = await tabTour(preview);
  expect(unseen).toContainEqual(expect.stringMatching(/^not shown: .*role="tab"/));
  await page.close();
});
