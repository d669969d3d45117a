import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PNG } from "pngjs";
import type { BrowserContextOptions } from "playwright-core";
import type { Language } from "../../src/core/policy";
import { HANDS } from "../e2e/hands";
import { speak } from "../e2e/pane-words";
import { PreviewPage } from "../e2e/preview-driver";
import { previewOfSuite } from "../e2e/preview-suite";
import { setWidth, settle } from "../e2e/sight";
import { walk } from "../e2e/walk";

const FOLDER = join(__dirname, "../../docs/images");
/** Nothing in the repository is larger than it has to be. */
const LARGEST = 150_000;
/** The day on which all pictures are taken. */
const NOON = new Date("2026-09-30T12:00:00Z");

interface Album {
  readonly about: string;
  readonly language: Language;
  readonly width: number;
  readonly look: BrowserContextOptions;
  /** The states of the walk that are taken; all of them where none is named. */
  readonly states?: readonly string[];
}

const ALBUMS: readonly Album[] = [
  { about: "en", language: "en", width: 350, look: { locale: "en-US" } },
  {
    ...{ about: "zh", language: "zh", width: 350, look: { locale: "zh-CN" } },
    states: ["first screen", "a ready-made policy", "the result before it is written", "written", "a customer"],
  },
  {
    ...{ about: "zh-dark-270", language: "zh", width: 270, look: { locale: "zh-CN", colorScheme: "dark" } },
    states: ["the result before it is written"],
  },
  {
    ...{ about: "en-contrast-500", language: "en", width: 500 },
    look: { locale: "en-US", colorScheme: "dark", forcedColors: "active" },
    states: ["the result before it is written"],
  },
];

const suite = previewOfSuite();
beforeAll(() => void mkdirSync(FOLDER, { recursive: true }));

/** Keeps a picture, packed tightly: rows of letters and of lines repeat themselves as they are. A coarser step between shades is smaller and hardly seen. */
function keep(name: string, picture: Buffer, step = 1): void {
  const image = PNG.sync.read(picture);
  const isColour = (at: number) => at % 4 < 3;
  image.data.forEach((value, at) => {
    if (isColour(at)) image.data[at] = Math.min(255, Math.round(value / step) * step);
  });
  const packed = PNG.sync.write(image, { colorType: 2, filterType: 0, deflateLevel: 9, deflateStrategy: 0 });
  expect({ name, isSmall: packed.length < LARGEST }).toEqual({ name, isSmall: true });
  writeFileSync(join(FOLDER, `${name}.png`), packed);
}

test.each(ALBUMS)(
  "pictures of the pane: $about",
  async ({ about, language, width, look, states }) => {
    const context = await suite.browser.newContext({
      viewport: { width: 1150, height: 800 },
      reducedMotion: "reduce",
      timezoneId: "UTC",
      ...look,
    });
    // The time stands still, the clocks that wait for something go on.
    await context.clock.setFixedTime(NOON);
    const preview = await PreviewPage.arrive(context, suite.url);
    const { page, pane } = preview;
    await setWidth(page, width);
    const taken: string[] = [];
    const take = async (state: string) => {
      if (states && !states.includes(state)) return;
      await page.mouse.move(2, 2);
      await settle(pane);
      keep(`${about}-${state.replaceAll(" ", "-")}`, await page.locator("#pane").screenshot());
      taken.push(state);
    };
    const say = await speak(language);
    await walk({ preview, hands: HANDS.mouse(preview), language, say, start: "sample", look: take });
    if (states) expect(taken).toEqual(states);
    expect(preview.troubles).toEqual([]);
    await context.close();
  },
  900_000,
);

test("the picture of the whole page", async () => {
  const context = await suite.browser.newContext({
    ...{ viewport: { width: 1000, height: 640 }, locale: "en-US", timezoneId: "UTC", reducedMotion: "reduce" },
  });
  await context.clock.setFixedTime(NOON);
  const preview = await PreviewPage.arrive(context, suite.url);
  const say = await speak("en");
  await preview.click("A5");
  await preview.pane.getByRole("button", { name: say("welcome.selection") }).click();
  const result = preview.pane.getByRole("region", { name: say("result.title") });
  await result.getByRole("img").first().waitFor();
  await result.scrollIntoViewIfNeeded();
  await settle(preview.pane);
  keep("preview", await preview.page.screenshot(), 8);
  await context.close();
});
