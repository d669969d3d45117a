import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, posix, sep } from "node:path";
import ts from "typescript";

/** A room of src: what its files may import, and which of the host's globals they may name. */
interface Room {
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
  readonly globals: readonly string[];
}

/** The doors and the one room behind them. `node:` stands for all of Node. */
const ROOMS: Readonly<Record<string, Room>> = {
  // Ready-made policies are data that core reads like any other policy.
  core: { rooms: [], packages: ["zod", "@noble/hashes", "assets/policies"], globals: [] },
  excel: { rooms: ["core"], packages: [], globals: ["Excel", "Office", "OfficeExtension"] },
  files: { rooms: ["core"], packages: ["node:", "yauzl", "fast-xml-parser"], globals: [] },
  engines: { rooms: ["core"], packages: ["node:"], globals: [] },
  functions: { rooms: ["core"], packages: [], globals: ["CustomFunctions"] },
  commands: { rooms: ["core", "excel"], packages: [], globals: ["Office"] },
  pane: {
    rooms: ["core"],
    packages: ["react", "react-dom", "@fluentui/react-components", "@fluentui/react-icons", "i18next", "react-i18next"],
    globals: [],
  },
  cli: {
    rooms: ["core", "files", "engines"],
    packages: ["node:", "zod", "commander", "cli-progress"],
    globals: ["console"],
  },
};

/** The one file that wires Excel to the pane may do more than its room. */
const ENTRY = "src/pane/entry.tsx";
const ENTRY_MAY = { rooms: ["excel", "functions", "commands"], globals: ["Office"] };

/** Core in the order of the line: a file imports what stands before it. A trailing slash stands for a folder. */
const ORDER = [
  ..."roles policies/meanings policies/colour-names policies/preset-ids measures/units steps days occasion gathering/names plan/block plan/own-sheets plan/drawn plan/beside plan plan/beyond plan/own-columns plan/plan-print plan/written-cells plan/journal plan/taking-back headers issues/ issues table gathering/parts formula-cells/formula-text formula-cells/filled-formula formula-cells/formula-areas formula-cells/formula-call formula-cells/cut-off-form formula-cells/linear-forms formula-cells/insertion source/source-fingerprint source/source-figures source/touched-rows source/live-source intake/ measures/exact gathering/row-order gathering/records gathering/history gathering/months measures measures/needs customer-columns stats/ segments/ measures/contribution measures/derived-values measures/derived measures/ranked measures/comparisons".split(
    " ",
  ),
  ..."measures/lifetime customer-class methods/method ranking/ methods/ methods/methods policies/part-options policies/options policies/schema-problems policy sample-sales policies/read-policy policies/fingerprint policies/first-policy policies/presets policies/period column-guess columns intake/gather-months intake/role-columns intake/damaged-ids intake/repeated-headers intake/take-in gathering/keys gathering/merges gathering/scale gathering/sums gathering/rows gathering/judging gathering/whole-rows gathering/row-customers gathering/attributes gathering/figures gathering/invoice-sums gathering/payments gathering/products gathering/facets gathering/bare-name gathering/one-letter-apart gathering/duplicates gathering/room gathering/gather-request gathering/added-up gathering/rows-together customers classes checks class-grid concentration rank-curve profit report data-quality watch".split(
    " ",
  ),
  ..."sheets/setting-lines sheets/xml-documents verification/differences text/ why explanation sheets/recalled sheets/list-headers sheets/typed sheets/entries overrides paired-customers migration earlier-window frozen sheets/order sheets/colours sheets/pages sheets/line-breaks sheets/money-format sheets/policy-sheet sheets/read-policy-sheet sheets/saved-policy sheets/list-sheet sheets/earlier-lines sheets/past-runs sheets/log-sheet formula-cells/freeze formula-cells/rewrite sheets/history-sheet sheets/memory sheets/summary-lines sheets/summary-classes sheets/summary-source sheets/summary-findings sheets/formula-names sheets/summary sheets/hand-columns sheets/account-list sheets/earlier-standing sheets/movers-sheet sheets/migration-sheet sheets/movement sheets/choices sheets/watch-sheet sheets/facts-sheet sheets/charts sheets/charts-sheet sheets/pivot-sheet sheets/class-columns plan/counted-days sheets/layout sheets/foreseen workbook formula-cells/formula-proposal analyze search/ account/ verification/account-differences verification/summary-differences verification/pivot-differences verification/sheet-differences verification formulas/ formulas/saved-index".split(
    " ",
  ),
].map((step) => `src/core/${step}`);

const GLOBALS = ["Excel", "Office", "OfficeExtension", "CustomFunctions", "console"];
const CLOCK_AND_CHANCE = ["Date.now", "Math.random", "performance.now", "crypto.randomUUID", "crypto.getRandomValues"];
// "Shared strings" is what the file format calls the texts of a workbook.
const FORBIDDEN_NAMES = /(^|[-./])(utils?|helpers?|common|shared(?!-strings)|managers?|services?)([-./]|$)/i;

type Sources = ReadonlyMap<string, string>;

/** Every breach of the house rules, each as a sentence that names the file and what to do. */
function breaches(sources: Sources): string[] {
  const files = [...sources].map(([path, text]) => ({
    path,
    imports: importsOf(path, text, sources),
    tree: parse(path, text),
  }));
  const graph = new Map(files.map(({ path, imports }) => [path, imports.filter((target) => sources.has(target))]));
  return [...files.flatMap((file) => [...breachesOfImports(file), ...breachesOfText(file)]), ...circles(graph)];
}

interface File {
  readonly path: string;
  /** Paths inside the project, or the names of packages. */
  readonly imports: readonly string[];
  readonly tree: ts.SourceFile;
}

function breachesOfImports({ path, imports }: File): string[] {
  const found: string[] = [];
  const roomName = roomOf(path);
  const room = ROOMS[roomName];
  if (FORBIDDEN_NAMES.test(path)) found.push(`${path}: name the file for what it makes, not for whom it helps`);
  if (/(^|\/)index\.tsx?$/.test(path)) found.push(`${path}: no index files; import the file that has the thing`);
  if (!room) return [...found, `${path}: is in no room; the rooms of src are ${Object.keys(ROOMS).join(", ")}`];

  const own = path === ENTRY ? [...room.rooms, ...ENTRY_MAY.rooms] : room.rooms;
  for (const target of imports) {
    if (target.startsWith("test/")) found.push(`${path}: imports ${target}; nothing in src imports from test`);
    else if (target.startsWith("src/")) {
      const other = roomOf(target);
      if (other !== roomName && !own.includes(other))
        found.push(`${path}: imports ${target}; ${roomName} may import ${list(own)}`);
    } else if (!target.startsWith(".") && !room.packages.some((name) => isOf(target, name))) {
      found.push(`${path}: imports the package ${target}; ${roomName} may use ${list(room.packages)}`);
    }
  }
  return roomName === "core" ? [...found, ...breachesOfOrder(path, imports)] : found;
}

function breachesOfOrder(path: string, imports: readonly string[]): string[] {
  const place = placeInOrder(path);
  if (place < 0) return [`${path}: is new in core; give it its place in ORDER of test/architecture.test.ts`];
  return imports
    .filter((target) => target.startsWith("src/core/"))
    .flatMap((target) => {
      if (placeInOrder(target) > place) return [`${path}: imports ${target}, a later step; hand in what is needed`];
      const method = "src/core/methods/";
      const inMethods = path.startsWith(method) && target.startsWith(method) && !path.endsWith("/methods.ts");
      return inMethods && target !== `${method}method.ts`
        ? [`${path}: imports ${target}; a method imports stats and method.ts, never another method`]
        : [];
    });
}

function breachesOfText({ path, tree }: File): string[] {
  const found: string[] = [];
  const room = roomOf(path);
  const allowed = [...(ROOMS[room]?.globals ?? []), ...(path === ENTRY ? ENTRY_MAY.globals : [])];
  const say = (node: ts.Node, what: string) =>
    found.push(`${path}:${String(tree.getLineAndCharacterOfPosition(node.getStart()).line + 1)}: ${what}`);
  const visit = (node: ts.Node): void => {
    if (ts.isExportDeclaration(node) && node.moduleSpecifier)
      say(node, "re-exports; import from the file that has the thing");
    if (ts.isExportAssignment(node)) say(node, "has a default export; named exports only");
    if (ts.isPropertyAccessExpression(node) || ts.isQualifiedName(node)) {
      const name = node.getText().replace(/\s|\?/g, "");
      const root = name.split(".")[0] ?? "";
      if (GLOBALS.includes(root) && !allowed.includes(root) && !ts.isPropertyAccessExpression(node.parent)) {
        say(node, `says ${root}.; ${root === "Excel" ? "only src/excel may" : `${room} may not`}`);
      }
      if (room === "core" && CLOCK_AND_CHANCE.includes(name))
        say(node, `calls ${name}; core has neither clock nor chance`);
    }
    if (
      room === "core" &&
      ts.isNewExpression(node) &&
      node.getText().startsWith("new Date") &&
      !node.arguments?.length
    ) {
      say(node, "asks for the time; core has no clock, today is handed in");
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Every circle of imports, each once, beginning at its first file in alphabetical order. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found = new Set<string>();
  const done = new Set<string>();
  const walk = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path);
    if (at >= 0) {
      const round = way.slice(at);
      const first = round.indexOf([...round].sort()[0] ?? "");
      found.add(`${[...round.slice(first), ...round.slice(0, first + 1)].join(" → ")}: is a circle`);
    } else if (!done.has(path)) {
      for (const target of graph.get(path) ?? []) walk(target, [...way, path]);
      done.add(path);
    }
  };
  for (const path of graph.keys()) walk(path, []);
  return [...found];
}

function importsOf(path: string, text: string, sources: Sources): string[] {
  // The two flags include import(…) and require(…).
  const { importedFiles, referencedFiles } = ts.preProcessFile(text, true, true);
  return [...importedFiles, ...referencedFiles].map(({ fileName }) => {
    if (!fileName.startsWith(".")) return fileName;
    const target = posix.join(posix.dirname(path), fileName);
    return [target, `${target}.ts`, `${target}.tsx`].find((candidate) => sources.has(candidate)) ?? target;
  });
}

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

function roomOf(path: string): string {
  return path.split("/")[1] ?? "";
}

function placeInOrder(path: string): number {
  const name = path.replace(/\.tsx?$/, "");
  const exact = ORDER.indexOf(name);
  return exact >= 0 ? exact : ORDER.findIndex((step) => step.endsWith("/") && name.startsWith(step));
}

function isOf(specifier: string, name: string): boolean {
  return name.endsWith(":") ? specifier.startsWith(name) : specifier === name || specifier.startsWith(`${name}/`);
}

function list(names: readonly string[]): string {
  return names.length > 0 ? names.join(", ") : "nothing";
}

function readSources(): Sources {
  const root = dirname(__dirname);
  const paths = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter((path) =>
    /\.[cm]?[jt]sx?$/.test(path),
  );
  return new Map(
    paths.map((path) => [`src/${path.split(sep).join("/")}`, readFileSync(join(root, "src", path), "utf8")]),
  );
}

test("src keeps to the house rules", () => {
  const sources = readSources();
  expect(sources.size).toBeGreaterThan(20);
  expect(breaches(sources)).toEqual([]);
});

test.each([
  {
    path: "src/core/table.ts",
    text: 'import fs from "node:fs";',
    says: "imports the package node:fs; core may use zod, @noble/hashes",
  },
  {
    path: "src/core/table.ts",
    text: 'const x = await import("../excel/read");',
    says: "imports src/excel/read; core may import nothing",
  },
  {
    path: "src/cli/ka.ts",
    text: 'const x = require("../pane/state");',
    says: "imports src/pane/state; cli may import core, files, engines",
  },
  { path: "src/pane/view.tsx", text: 'import "../excel/read";', says: "imports src/excel/read; pane may import core" },
  {
    path: "src/excel/read.ts",
    text: 'import "@microsoft/office-js";',
    says: "imports the package @microsoft/office-js; excel may use nothing",
  },
  { path: "src/core/table.ts", text: 'import "../../test/host/book";', says: "nothing in src imports from test" },
  { path: "src/core/table.ts", text: 'import "./analyze";', says: "imports src/core/analyze, a later step" },
  { path: "src/core/methods/rfm.ts", text: 'import "./abc";', says: "never another method" },
  { path: "src/core/surprise.ts", text: "", says: "is new in core" },
  { path: "src/attic/box.ts", text: "", says: "is in no room" },
  { path: "src/core/stats/index.ts", text: "", says: "no index files" },
  { path: "src/excel/range-utils.ts", text: "", says: "name the file for what it makes" },
  { path: "src/excel/read.ts", text: 'export { a } from "./write";', says: ":1: re-exports" },
  { path: "src/excel/read.ts", text: "export default 1;", says: "named exports only" },
  { path: "src/pane/entry.tsx", text: "Excel.run(work);", says: ":1: says Excel.; only src/excel may" },
  { path: "src/files/csv.ts", text: "let x: Excel.Range;", says: "says Excel.; only src/excel may" },
  { path: "src/pane/view.tsx", text: "\nconsole.log(1);", says: ":2: says console.; pane may not" },
  { path: "src/core/days.ts", text: "const x = Date.now();", says: "neither clock nor chance" },
  { path: "src/core/days.ts", text: "const x = new Date();", says: "core has no clock" },
])("$path with $text is refused: $says", ({ path, text, says }) => {
  expect(breaches(new Map([[path, text]])).join("\n")).toContain(says);
});

test("a circle is named from end to end", () => {
  const sources = new Map([
    ["src/excel/a.ts", 'import "./b";'],
    ["src/excel/b.ts", 'import type { A } from "./c";'],
    ["src/excel/c.ts", 'import "./a";'],
  ]);
  expect(breaches(sources)).toEqual(["src/excel/a.ts → src/excel/b.ts → src/excel/c.ts → src/excel/a.ts: is a circle"]);
});
