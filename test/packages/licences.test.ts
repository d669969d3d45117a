import { readFileSync } from "node:fs";
import { join } from "node:path";
import { productionPackages } from "./production-packages";

/** Licences that ask for no more than to be named: KA can be MIT with them inside. */
const ALLOWED = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "0BSD"];

const packages = productionPackages();

test("the production packages are found", () => {
  expect(packages.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["zod", "react", "@fluentui/react-components"]),
  );
});

test("every production package has a licence that KA may pass on", () => {
  expect(
    packages.filter(({ licence }) => !ALLOWED.includes(licence)).map(({ name, licence }) => `${name}: ${licence}`),
  ).toEqual([]);
});

test("no production package runs a script when it is installed", () => {
  expect(packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name)).toEqual([]);
});

test("Microsoft's Office.js client is for development only: its licence does not let KA ship it", () => {
  expect(packages.map(({ name }) => name)).not.toContain("@microsoft/office-js");
});

test("KA itself is MIT, in words too", () => {
  const root = join(__dirname, "../..");
  const own = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { license: string };
  expect(own.license).toBe("MIT");
  expect(readFileSync(join(root, "LICENSE"), "utf8")).toMatch(/^MIT License\n/);
});
