/** `npm start`: bundles the preview page and serves it on this machine. No certificate, no Excel. For development and trying out only. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { deserialize, serialize } from "node:v8";
import { compileFunction } from "node:vm";
import { build } from "esbuild";
import { XMLParser } from "fast-xml-parser";

const require = createRequire(import.meta.url);
const { version } = require("../../package.json");
const { functionsFiles } = require("../../scripts/functions-metadata.js");
const { helpFiles } = require("../../scripts/functions-help.js");
const { keptBytes } = require("../run-folder.js");
const preview = dirname(fileURLToPath(import.meta.url));
const root = join(preview, "..", "..");
// The licence of the client: it is read from node_modules at run time, never copied.
const officeClient = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
};

/** Bundles by address, in memory: nothing of the preview ever lies where the production build could find it. */
async function bundle(options) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    bundle: true,
    write: false,
    minify: true,
    target: "es2022",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"', "process.env.KA_VERSION": JSON.stringify(version) },
    logLevel: "warning",
    ...options,
  });
  return outputFiles.map(({ path, contents }) => [path, Buffer.from(contents)]);
}

/** The page around the pane: Univer, the host and the sample. */
function bundleShell() {
  const entryPoints = { "preview/shell": join(preview, "shell.ts"), "preview/page": join(preview, "page.css") };
  return bundle({ entryPoints, outdir: "/", format: "esm" });
}

/** Functions and pane as one script: in Excel too they share one page and their modules. */
function bundlePane() {
  const contents = `import "./src/functions/functions.ts"; import "./src/pane/entry.tsx";`;
  const stdin = { contents, resolveDir: root, sourcefile: "taskpane.js" };
  return bundle({ stdin, outfile: "/taskpane.js", format: "iife" });
}

/** What opens and saves workbook files, by the room of files that the command has. */
async function bundleBooks() {
  const entryPoints = [join(preview, "xlsx/book-server.ts")];
  const [[, code]] = await bundle({ entryPoints, outdir: "/", platform: "node", target: "node20", format: "cjs" });
  return code;
}

function startBooks(code) {
  const module = { exports: {} };
  compileFunction(Buffer.from(code).toString("utf8"), ["module", "exports", "require"])(
    module,
    module.exports,
    require,
  );
  return new module.exports.BookServer();
}

/** The pane's own page. The preview's differs from the shipped one in where the client comes from and in who answers it. */
async function panePage() {
  const page = await readFile(join(root, "src/pane/taskpane.html"), "utf8");
  const scripts = [
    "<script>window.external = parent.__kaPreviewHost.external();</script>",
    '<script src="/office/office.js"></script>',
    '<script src="/taskpane.js" defer></script>',
  ];
  const html = page.replace(/<head>(\s*<meta charset[^>]*>)?/i, (head) => head + scripts.join(""));
  if (html === page) throw new Error("src/pane/taskpane.html has no head");
  return Buffer.from(html);
}

/** The buttons that the manifest puts on the ribbon, with both languages in the label. */
async function ribbon() {
  const parser = new XMLParser({
    ignoreAttributes: false,
    isArray: (name) => /^(bt:\w+|Control|Group|Override)$/.test(name),
  });
  const found = { controls: [], texts: new Map() };
  walk(parser.parse(await readFile(join(root, "manifest.xml"), "utf8")), found);
  const text = (reference) => {
    const { value, chinese } = found.texts.get(reference["@_resid"]) ?? {};
    return { value, both: chinese && chinese !== value ? `${value} ${chinese}` : value };
  };
  const buttons = found.controls.map((control) => ({
    id: control["@_id"],
    label: text(control.Label).both,
    tip: text(control.Supertip.Description).both,
    icon: new URL(text(control.Icon["bt:Image"].find((image) => image["@_size"] === "32")).value).pathname,
    ...(control.Action["@_xsi:type"] === "ExecuteFunction" ? { command: control.Action.FunctionName } : {}),
  }));
  return Buffer.from(JSON.stringify(buttons));
}

/** Gathers the manifest's buttons and its texts by id. */
function walk(node, found) {
  if (typeof node !== "object" || node === null) return;
  if (node["@_xsi:type"] === "Button") found.controls.push(node);
  if (typeof node["@_id"] === "string" && node["@_DefaultValue"] !== undefined) {
    const chinese = node["bt:Override"]?.find((override) => override["@_Locale"] === "zh-CN")?.["@_Value"];
    found.texts.set(node["@_id"], { value: node["@_DefaultValue"], chinese });
  }
  for (const [name, child] of Object.entries(node)) {
    // The context menu has the same buttons.
    if (name !== "OfficeMenu") walk(child, found);
  }
}

/** All that the server makes of the sources: the pages by address, and itself the part for workbook files. */
async function made() {
  const pages = new Map([
    ...(await bundleShell()),
    ...(await bundlePane()),
    ["/", await readFile(join(preview, "index.html"))],
    ["/taskpane.html", await panePage()],
    ["/preview/ribbon.json", await ribbon()],
    ...[...(await functionsFiles()), ...(await helpFiles())].map(({ name, text }) => [`/${name}`, Buffer.from(text)]),
  ]);
  return { pages, books: await bundleBooks() };
}

const { pages, books: code } = deserialize(await keptBytes("preview", async () => serialize(await made())));
const folders = new Map([
  ["/office/", officeClient],
  ["/assets/", join(root, "assets")],
]);

async function answer(path) {
  const known = pages.get(path);
  if (known) return known;
  const [prefix, folder] = [...folders].find(([start]) => path.startsWith(start)) ?? [];
  if (prefix === undefined) return undefined;
  try {
    return await readFile(join(folder, normalize(`/${path.slice(prefix.length)}`)));
  } catch (problem) {
    if (problem.code === "ENOENT" || problem.code === "EISDIR") return undefined;
    throw problem;
  }
}

const books = startBooks(code);
const server = createServer(async (request, response) => {
  try {
    if (await books.answer(request, response)) return;
  } catch (problem) {
    // A page that was closed in the middle of a file must not end the server; anything else is a bug, and said.
    console.error(problem);
    response.writeHead(500).end();
    return;
  }
  const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
  const body = await answer(path);
  const type = path === "/" ? types[".html"] : (types[extname(path)] ?? "application/octet-stream");
  response.writeHead(body ? 200 : 404, { "content-type": body ? type : "text/plain", "cache-control": "no-store" });
  response.end(body ?? "Not found");
});

/** Listens on the port, or on the next free one. Only this machine can connect. */
function listen(port) {
  const next = (problem) => {
    if (problem.code !== "EADDRINUSE" || port >= 65_535) throw problem;
    listen(port + 1);
  };
  server.once("error", next);
  server.listen(port, "localhost", () => {
    server.off("error", next);
    console.log(`KA preview: http://localhost:${server.address().port}/  (Ctrl+C stops it)`);
  });
}
// The files that were opened lie in a folder of the server's, which goes with it.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit());
listen(Number(process.env.PORT ?? 3000));
