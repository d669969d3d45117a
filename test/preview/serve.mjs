/** `npm start`: bundles the preview page and serves it on this machine. No certificate, no Excel. For development and trying out only. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const preview = dirname(fileURLToPath(import.meta.url));
const root = join(preview, "..", "..");
// The licence of the client: it is read from node_modules at run time, never copied.
const officeClient = join(dirname(createRequire(import.meta.url).resolve("@microsoft/office-js/package.json")), "dist");
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
};

/** Bundles by address, in memory: nothing of the preview is ever written into the production build. */
async function bundle() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: {
      "preview/boot": join(preview, "boot.ts"),
      "preview/shell": join(preview, "shell.ts"),
      "preview/page": join(preview, "page.css"),
      pane: join(preview, "test-pane.ts"),
    },
    outdir: "/",
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: "es2022",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    loader: { ".woff2": "dataurl", ".svg": "dataurl", ".png": "dataurl" },
    logLevel: "warning",
  });
  return new Map(outputFiles.map(({ path, contents }) => [path, Buffer.from(contents)]));
}

/** The pane's own page; the only differences to the shipped one are where the client comes from and who answers it. */
async function panePage() {
  return `<!doctype html><html><head><meta charset="utf-8"><script>window.external = parent.__kaPreviewHost.external();</script><script src="/office/office.js"></script></head><body><pre id="log"></pre><script src="/pane.js"></script></body></html>`;
}

const bundles = await bundle();
const pages = new Map([
  ["/", await readFile(join(preview, "index.html"))],
  ["/taskpane.html", Buffer.from(await panePage())],
]);

async function answer(path) {
  const known = pages.get(path) ?? bundles.get(path);
  if (known) return known;
  if (!path.startsWith("/office/")) return undefined;
  try {
    return await readFile(join(officeClient, normalize(path.slice("/office".length))));
  } catch (problem) {
    if (problem.code === "ENOENT" || problem.code === "EISDIR") return undefined;
    throw problem;
  }
}

const server = createServer(async (request, response) => {
  // URL takes the "..", normalize what is left of it: nothing outside the folder of the client can be asked for.
  const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
  const body = await answer(path);
  const type = path === "/" ? types[".html"] : (types[extname(path)] ?? "application/octet-stream");
  response.writeHead(body ? 200 : 404, { "content-type": body ? type : "text/plain", "cache-control": "no-store" });
  response.end(body ?? "Not found");
});

/** Listens on the port, or on the next free one. Only this machine can connect. */
function listen(port) {
  server.once("error", (problem) => {
    if (problem.code !== "EADDRINUSE" || port > 65_000) throw problem;
    listen(port + 1);
  });
  server.listen(port, "localhost", () => server.removeAllListeners("error"));
}
server.on("listening", () => {
  const address = server.address();
  console.log(`KA preview: http://localhost:${address.port}/  (Ctrl+C stops it)`);
});
listen(Number(process.env.PORT ?? 3000));
