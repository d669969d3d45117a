import type { BrowserContextOptions } from "playwright-core";
import type { Language } from "../../src/core/policy";
import { HANDS, placeOf, type HandsName } from "./hands";
import { speak } from "./pane-words";
import { previewOfSuite } from "./preview-suite";
import { axeFindings, setWidth, settle, WIDTHS, type Width } from "./sight";
import { unreadable } from "./text-in-sight";
import { walk } from "./walk";

type Look = "light" | "dark" | "forced colours";

const LOOKS: { readonly [L in Look]: BrowserContextOptions } = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  "forced colours": { colorScheme: "dark", forcedColors: "active" },
};
const LOCALES: { readonly [L in Language]: string } = { en: "en-US", zh: "zh-CN" };

/** Every pair of hands, width, look and language is walked once at least. */
const WALKS: readonly {
  readonly by: HandsName;
  readonly width: Width;
  readonly colours: Look;
  readonly language: Language;
  readonly start: "sample" | "selection";
}[] = [
  { by: "mouse", width: 270, colours: "light", language: "en", start: "sample" },
  { by: "mouse", width: 320, colours: "dark", language: "zh", start: "selection" },
  { by: "mouse", width: 350, colours: "forced colours", language: "en", start: "selection" },
  { by: "mouse", width: 500, colours: "light", language: "zh", start: "sample" },
  { by: "keyboard", width: 270, colours: "dark", language: "zh", start: "selection" },
  { by: "keyboard", width: 320, colours: "forced colours", language: "en", start: "sample" },
  { by: "keyboard", width: 350, colours: "light", language: "zh", start: "sample" },
  { by: "keyboard", width: 500, colours: "dark", language: "en", start: "selection" },
  { by: "touch", width: 270, colours: "forced colours", language: "en", start: "sample" },
  { by: "touch", width: 320, colours: "light", language: "zh", start: "selection" },
  { by: "touch", width: 350, colours: "dark", language: "en", start: "sample" },
  { by: "touch", width: 500, colours: "forced colours", language: "zh", start: "selection" },
];

const suite = previewOfSuite();

test("every pair of hands, width, look and language is walked", () => {
  const keys = ["by", "width", "colours", "language"] as const;
  const values = keys.map((key) => [...new Set(WALKS.map((one) => one[key]))]);
  expect(values.map(({ length }) => length)).toEqual([3, WIDTHS.length, 3, 2]);
  const walked = (one: number, other: number) =>
    new Set(WALKS.map((row) => JSON.stringify([row[keys[one] ?? "by"], row[keys[other] ?? "by"]]))).size;
  for (let one = 0; one < keys.length; one++)
    for (let other = one + 1; other < keys.length; other++)
      expect(walked(one, other)).toBe((values[one]?.length ?? 0) * (values[other]?.length ?? 0));
});

test.each(WALKS)(
  "by $by, $width px, $colours, $language, from the $start to a reverted result: nothing lost, nothing cut off, nothing against WCAG 2.2 AA",
  async ({ by, width, colours, language, start }) => {
    const preview = await suite.arrive({
      ...LOOKS[colours],
      locale: LOCALES[language],
      reducedMotion: "reduce",
      hasTouch: by === "touch",
    });
    const { page, pane } = preview;
    await setWidth(page, width);
    const found: string[] = [];
    const look = async (state: string) => {
      await settle(pane);
      const seen = [...(await axeFindings(page, pane)), ...(await pane.evaluate(unreadable))];
      found.push(...seen.map((finding) => `${state}: ${finding}`));
      if (by === "keyboard" && state !== "first screen" && (await placeOf(pane)) === "")
        found.push(`${state}: the focus is lost`);
    };
    await walk({ preview, hands: HANDS[by](preview), language, say: await speak(language), start, look });
    expect(found).toEqual([]);
    expect(preview.troubles).toEqual([]);
    await page.close();
  },
  180_000,
);
