import { COLOUR_NAMES } from "../../../src/core/policies/colour-names";
import { BAR, PALETTE, SHADES, coloursOf, type ClassColours } from "../../../src/core/sheets/colours";

type Triple = readonly [number, number, number];

/** Linear light of a colour of a screen (IEC 61966-2-1). */
function light(colour: string): Triple {
  const part = (at: number) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

const luminance = ([red, green, blue]: Triple) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** Contrast of two colours (WCAG 2.1, 1.4.3). */
function contrast(a: string, b: string): number {
  const [dark = 0, bright = 0] = [luminance(light(a)), luminance(light(b))].sort((x, y) => x - y);
  return (bright + 0.05) / (dark + 0.05);
}

/** How colours look to others: Machado, Oliveira and Fernandes 2009, table 1, severity 1.0, in linear light; `grey` is a printer without colours. */
const EYES: Readonly<Record<string, readonly Triple[]>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  grey: Array.from({ length: 3 }, () => [0.2126, 0.7152, 0.0722] as const),
};

function seen(colour: string, eye: string): Triple {
  const [red, green, blue] = light(colour);
  const [r = 0, g = 0, b = 0] = (EYES[eye] ?? []).map(([x, y, z]) =>
    Math.min(1, Math.max(0, x * red + y * green + z * blue)),
  );
  return [r, g, b];
}

/** CIE 1976 L*a*b* under D65. */
function lab([red, green, blue]: Triple): Triple {
  const root = (value: number) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  const x = root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047);
  const y = root(luminance([red, green, blue]));
  const z = root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIE 1976 difference: 2.3 is just noticeable side by side. */
function difference(a: string, b: string, eye: string): number {
  const [first, second] = [lab(seen(a, eye)), lab(seen(b, eye))];
  return Math.hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

test("the measures are those of their sources: black on white is 21, white is 100, and red and green of one light differ less to who sees no red", () => {
  expect(contrast("#000000", "#FFFFFF")).toBeCloseTo(21, 5);
  expect(lab(light("#FFFFFF"))[0]).toBeCloseTo(100, 1);
  expect(difference("#FF0000", "#00A000", "deuteranopia")).toBeLessThan(difference("#FF0000", "#00A000", "full") / 2);
});

const RANKED = COLOUR_NAMES.map((name) => PALETTE[name]);
const [ZERO, NEGATIVE] = (["zero", "negative"] as const).map((kind) => coloursOf({ kind }, 0, { language: "en" })) as [
  ClassColours,
  ClassColours,
];

test("every label is read on its fill at 7 to 1, and the digits over bars and shades too", () => {
  const worst = Math.min(...[...RANKED, ZERO, NEGATIVE].map(({ fill, font }) => contrast(fill, font)));
  expect(worst).toBeGreaterThanOrEqual(7);
  for (const fill of [BAR, SHADES.low, SHADES.high]) expect(contrast(fill, "#000000")).toBeGreaterThanOrEqual(7);
});

/** Least differences of neighbouring classes: far above what is just noticeable, in a print without colours by light alone. */
const LEAST: Readonly<Record<string, number>> = { full: 20, protanopia: 15, deuteranopia: 15, tritanopia: 15, grey: 8 };

test.each(Object.keys(EYES))("neighbouring classes are told apart: %s", (eye) => {
  const least = LEAST[eye] ?? Infinity;
  const tooNear = (pairs: readonly (readonly [ClassColours, ClassColours])[]) =>
    pairs.filter(([a, b]) => difference(a.fill, b.fill, eye) < least).map(([a, b]) => `${a.fill} ${b.fill}`);
  const first = RANKED[0] ?? ZERO;
  expect(tooNear(RANKED.map((colours, place) => [colours, RANKED[place + 1] ?? first]))).toEqual([]);
  expect(tooNear([[ZERO, NEGATIVE], ...RANKED.map((colours) => [colours, NEGATIVE] as const)])).toEqual([]);
  // White beside a light class: the label and, in a print, the line around it tell.
  const besideZero = RANKED.map(({ fill }) => difference(fill, ZERO.fill, eye));
  expect(Math.min(...besideZero)).toBeGreaterThanOrEqual(7);
  // Most results have three classes.
  expect(difference(RANKED[0]?.fill ?? "", RANKED[2]?.fill ?? "", eye)).toBeGreaterThanOrEqual(least);
});
