import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { withStyles } from "../../scripts/styles-at-build.js";

const PANE = join(__dirname, "../../src/pane");

test("styles are made by the build: their classes, and their rules with what tokens stand for", () => {
  const made = withStyles("const useStyles = makeStyles({ bar: { fill: tokens.colorBrandForeground1 } });");
  expect(made).toContain('import { __styles } from "@fluentui/react-components";');
  expect(made).toMatch(
    /useStyles = __styles\(\{"bar":\{"\w+":"(f\w+)"\}\}, \{"d":\["\.\1\{fill:var\(--colorBrandForeground1\);\}"\]\}\);/,
  );
});

test("styles that name what the build does not know are left for the page to make", () => {
  const source = "const useStyles = makeStyles({ bar: { height: HEIGHT } });";
  expect(withStyles(source)).toBe(source);
});

test("a mistake in styles stops the build", () => {
  expect(() => withStyles("makeStyles({ bar: { height: tokens.none.length } });")).toThrow(TypeError);
});

/** One that is left brings the compiler of styles into the first load. */
test("every style of the pane is made by the build", () => {
  const files = readdirSync(PANE, { recursive: true, encoding: "utf8" }).filter((path) => /\.tsx?$/.test(path));
  const texts = files.map((path) => ({ path, text: readFileSync(join(PANE, path), "utf8") }));
  expect(texts.filter(({ text }) => text.includes("makeStyles(")).length).toBeGreaterThan(20);
  expect(texts.filter(({ text }) => withStyles(text).includes("makeStyles(")).map(({ path }) => path)).toEqual([]);
});
