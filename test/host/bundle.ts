import { build } from "esbuild";
import { keptBytes } from "../run-folder";

/** Code to run in a page: a file, or TypeScript in a text whose imports are resolved from the project's folder. */
export type Code = { readonly entry: string } | { readonly source: string };

const bundles = new Map<string, Promise<string>>();

/** One classic script with all it imports; its exports are the properties of the global `name`. Bundled once in a run of the tests. */
export function bundle(code: Code, name: string): Promise<string> {
  const key = `${name} ${JSON.stringify(code)}`;
  const known = bundles.get(key) ?? kept(key, () => make(code, name));
  bundles.set(key, known);
  return known;
}

async function kept(key: string, make: () => Promise<Uint8Array>): Promise<string> {
  return Buffer.from(await keptBytes(key, make)).toString("utf8");
}

async function make(code: Code, name: string): Promise<Uint8Array> {
  const input =
    "entry" in code
      ? { entryPoints: [code.entry] }
      : { stdin: { contents: code.source, loader: "ts" as const, resolveDir: process.cwd() } };
  const result = await build({
    ...input,
    bundle: true,
    write: false,
    format: "iife",
    globalName: name,
    platform: "browser",
    target: "es2022",
    jsx: "automatic",
    logLevel: "silent",
    define: { "process.env.NODE_ENV": '"test"', "process.env.KA_VERSION": '"0.0.0"' },
  });
  return result.outputFiles[0]?.contents ?? new Uint8Array();
}
