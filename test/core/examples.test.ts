import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Runs the `@example` of every function in `stats/`: the last line's expression has to give what its comment says. */
const FOLDER = join(__dirname, "../../src/core/stats");

interface Example {
  readonly file: string;
  readonly name: string;
  readonly lines: readonly string[];
  readonly is: string;
}

const examples = readdirSync(FOLDER).flatMap((file) => {
  const text = readFileSync(join(FOLDER, file), "utf8");
  return [...text.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export function (\w+)/g)].map(
    ([, comment = "", name = ""]): Example => {
      const code = /```ts\n([\s\S]*?)```/.exec(comment)?.[1] ?? "";
      const lines = code
        .split("\n")
        .map((line) => line.replace(/^\s*\* ?/, "").replace(/ as const/g, ""))
        .filter((line) => line.trim() !== "");
      const [last = "", is = ""] = (lines.pop() ?? "").split(/;\s*\/\/ ?/);
      return { file, name, lines: [...lines, `return ${last};`], is };
    },
  );
});

test("every function in stats has an example", () => {
  expect(examples.length).toBeGreaterThan(6);
  expect(examples.filter(({ is }) => is === "").map(({ name }) => name)).toEqual([]);
});

test.each(examples)("$file: $name gives $is", async ({ lines, is }) => {
  const modules = await Promise.all(
    readdirSync(FOLDER).map((file) => import(join(FOLDER, file)) as Promise<Record<string, unknown>>),
  );
  const scope = Object.assign({}, ...modules) as Record<string, unknown>;
  const run = (body: string): unknown => new Function(...Object.keys(scope), body)(...Object.values(scope));
  expect(run(lines.join("\n"))).toEqual(run(`return ${is};`));
});
