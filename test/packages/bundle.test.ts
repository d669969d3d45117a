import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { productionPackages } from "./production-packages";

/** The production build, made as `npm run build` makes it, but for another address and into a folder of its own. */

const ROOT = join(__dirname, "../..");
const ORIGIN = "https://ka.example.com";
const KB = 1000;

interface Module {
  readonly name?: string;
  /** Where it is; nowhere, when nothing of it is used. */
  readonly chunks?: readonly unknown[];
  readonly modules?: readonly Module[];
}

let folder = "";
let modules: string[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ka-build-"));
  const webpack = join(ROOT, "node_modules/webpack/bin/webpack.js");
  const build = spawnSync(process.execPath, [webpack, "--mode", "production", "--output-path", folder, "--json"], {
    cwd: ROOT,
    env: { ...process.env, KA_ORIGIN: `${ORIGIN}/`, OFFICE_JS_URL: "", NODE_ENV: "production" },
    maxBuffer: 2 ** 28,
    encoding: "utf8",
  });
  const stats = JSON.parse(build.stdout) as {
    readonly errors: readonly { readonly message: string }[];
    readonly modules: readonly Module[];
  };
  if (stats.errors.length > 0) throw new Error(stats.errors.map(({ message }) => message).join("\n"));
  modules = names(stats.modules.filter(({ chunks = [] }) => chunks.length > 0)).filter(
    (name) => !name.startsWith("webpack/runtime"),
  );
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true }));

function names(of: readonly Module[]): string[] {
  return of.flatMap(({ name, modules: inner }) => [...(name && !inner ? [name] : []), ...names(inner ?? [])]);
}

function read(name: string): string {
  return readFileSync(join(folder, name), "utf8");
}

function gzipped(name: string): number {
  return gzipSync(readFileSync(join(folder, name)), { level: 9 }).length;
}

/** The page's own scripts in the order in which they run. */
function scripts(): string[] {
  const sources = [...read("taskpane.html").matchAll(/<script[^>]*\ssrc=["']?([^"'\s>]+)/g)].map(
    ([, source]) => source ?? "",
  );
  return sources.map((source) => source.replace(/\?.*$/, ""));
}

function files(): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => extname(path) !== "");
}

test("has all that the manifest names, and only that besides the scripts", () => {
  const named = [...read("manifest.xml").matchAll(/"https:\/\/ka\.example\.com\/([^"#]+)/g)].map(
    ([, path]) => path ?? "",
  );
  expect(files()).toEqual(expect.arrayContaining(named));
  const others = files().filter(
    (path) => !named.includes(path) && !/^assets\/icon-\d+\.png$/.test(path.replaceAll("\\", "/")),
  );
  expect(
    others.filter(
      (path) =>
        !/^(manifest\.xml|third-party-notices\.txt|[a-z0-9.-]+\.js(\.LICENSE\.txt)?)$/.test(path) &&
        !/^help\/(help\.css|(en|zh)\/([a-z]+\.html|functions\.json))$/.test(path.replaceAll("\\", "/")),
    ),
  ).toEqual([]);
});

test.each(["functions.json", "functions.zh-CN.json"])("has the page of every function that %s tells of", (name) => {
  const { functions } = JSON.parse(read(name)) as { readonly functions: readonly { readonly helpUrl: string }[] };
  expect(functions.length).toBeGreaterThan(1);
  const pages = functions.map(({ helpUrl }) => helpUrl.slice(ORIGIN.length + 1));
  expect(files().map((path) => path.replaceAll("\\", "/"))).toEqual(expect.arrayContaining(pages));
  expect(pages.filter((path) => !/<h1><code>KA\.[A-Z]+<\/code><\/h1>/.test(read(path)))).toEqual([]);
});

test("names the address it is served from, and no longer the developer's", () => {
  const texts = files().filter((path) => /\.(xml|json|html|js)$/.test(path));
  expect(texts.filter((path) => read(path).includes("localhost"))).toEqual([]);
  expect(read("functions.json")).toContain(`${ORIGIN}/help/en/abc.html`);
});

test("runs Office.js, then the functions, then the pane", () => {
  expect(scripts()).toEqual([
    "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
    "functions.js",
    "taskpane.js",
  ]);
});

test("the page says what it may load, before it loads anything", () => {
  const page = read("taskpane.html");
  expect(page).toContain("script-src 'self' https://appsforoffice.microsoft.com;");
  expect(page.indexOf("Content-Security-Policy")).toBeLessThan(page.indexOf("<script"));
  expect(page).not.toContain("unsafe-eval");
});

test("no script evaluates text: the page's policy would stop it", () => {
  const evaluating = files().filter(
    (path) => path.endsWith(".js") && /\beval\(|sourceMappingURL=data/.test(read(path)),
  );
  expect(evaluating).toEqual([]);
});

test("is made of src and of production packages: nothing of the tests, nothing of Microsoft's client", () => {
  const shipped = productionPackages().map(({ path }) => `./${path}/`);
  const own = (name: string) => /^\.\/(src|assets\/policies|scripts\/no-)/.test(name) || /^external |^data:/.test(name);
  expect(modules.length).toBeGreaterThan(100);
  expect(modules.filter((name) => !own(name) && !shipped.some((path) => name.startsWith(path)))).toEqual([]);
});

test("brings the licence of every package inside it", () => {
  const notices = read("third-party-notices.txt");
  const inside = productionPackages().filter(({ path }) => modules.some((name) => name.startsWith(`./${path}/`)));
  expect(inside.map(({ name }) => name)).toEqual(expect.arrayContaining(["zod", "react"]));
  expect(inside.filter(({ name }) => !new RegExp(`^${name} \\d`, "m").test(notices)).map(({ name }) => name)).toEqual(
    [],
  );
  expect(notices).toContain("Permission is hereby granted");
});

test("leaves out what makes styles and JSON Schema: the build did the one, the command does the other", () => {
  expect(modules.filter((name) => /rtl-css-js|to-json-schema/.test(name))).toEqual([]);
});

test("the functions and their engine weigh at most 60 kB", () => {
  expect(gzipped("functions.js")).toBeGreaterThan(KB);
  expect(gzipped("functions.js")).toBeLessThanOrEqual(60 * KB);
});

test("the pane's first load weighs at most 250 kB", () => {
  const own = scripts().filter((source) => !source.startsWith("https:"));
  const total = own.reduce((sum, name) => sum + gzipped(name), 0);
  expect(total).toBeGreaterThan(50 * KB);
  expect(total).toBeLessThanOrEqual(250 * KB);
});
