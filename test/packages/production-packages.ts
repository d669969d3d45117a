import { readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");

/** A package that KA ships or needs to run, as the lock file has it. */
export interface ProductionPackage {
  readonly name: string;
  readonly path: string;
  readonly hasInstallScript: boolean;
  /** The licence that the installed package itself declares. */
  readonly licence: string;
}

interface LockEntry {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
}

/** All packages that come with `npm install --omit=dev`. */
export function productionPackages(): ProductionPackage[] {
  const lock = readJson("package-lock.json") as { readonly packages: Readonly<Record<string, LockEntry>> };
  return Object.entries(lock.packages)
    .filter(([path, { dev, devOptional }]) => path !== "" && !dev && !devOptional)
    .map(([path, { hasInstallScript = false }]) => {
      const { name, license } = readJson(join(path, "package.json")) as {
        readonly name: string;
        readonly license?: unknown;
      };
      return { name, path, hasInstallScript, licence: typeof license === "string" ? license : "not declared" };
    });
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, path), "utf8"));
}
