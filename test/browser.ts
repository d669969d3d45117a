import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

/** Switches that keep a browser of the tests quiet, offline and able to run as root in a container. */
const ARGS: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** How to start a browser: what `chromium.launch` of playwright-core takes. */
export interface BrowserLaunch {
  readonly executablePath: string;
  readonly args: string[];
}

/**
 * A browser to test in: `CHROME_PATH`, else an installed Chrome, Chromium or Edge, else Playwright's own, else Debian's `chromium`, installed by apt when
 * root. Throws a sentence when there is none: a test without a browser fails, it is never skipped.
 *
 * @example const browser = await chromium.launch(findBrowser());
 */
export function findBrowser(): BrowserLaunch {
  const chosen = process.env.CHROME_PATH;
  if (chosen !== undefined && chosen !== "") {
    if (existsSync(chosen)) return launch(chosen);
    throw new Error(`CHROME_PATH names ${chosen}, and there is no such file.`);
  }
  const found = installedBrowser() ?? installFromDebian();
  if (found !== undefined) return launch(found);
  throw new Error(
    "No browser was found to test in. Install Google Chrome, Chromium or Microsoft Edge, or set CHROME_PATH to one.",
  );
}

function launch(executablePath: string): BrowserLaunch {
  return { executablePath, args: [...ARGS] };
}

function installedBrowser(): string | undefined {
  return [...usualPaths(), ownPath()].find((path) => path !== "" && existsSync(path));
}

/** Where Playwright keeps its own Chromium, were it downloaded. */
function ownPath(): string {
  try {
    return chromium.executablePath();
  } catch {
    // Playwright has no Chromium for this system: then there is none of its own.
    return "";
  }
}

function usualPaths(): string[] {
  switch (process.platform) {
    case "darwin":
      return ["Google Chrome", "Chromium", "Microsoft Edge"].flatMap((name) =>
        ["/Applications", join(process.env.HOME ?? "", "Applications")].map((folder) =>
          join(folder, `${name}.app`, "Contents", "MacOS", name),
        ),
      );
    case "win32":
      return [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA].flatMap((folder) =>
        folder === undefined
          ? []
          : [
              "Google\\Chrome\\Application\\chrome.exe",
              "Chromium\\Application\\chrome.exe",
              "Microsoft\\Edge\\Application\\msedge.exe",
            ].map((name) => join(folder, name)),
      );
    default:
      return [
        "google-chrome-stable",
        "google-chrome",
        "chromium",
        "chromium-browser",
        "microsoft-edge",
        "microsoft-edge-stable",
      ].flatMap((name) => (process.env.PATH ?? "/usr/bin").split(":").map((folder) => join(folder, name)));
  }
}

function installFromDebian(): string | undefined {
  if (process.platform !== "linux" || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update", "-q"], { env, stdio: "ignore" });
  spawnSync("apt-get", ["install", "-q", "-y", "--no-install-recommends", "chromium"], { env, stdio: "ignore" });
  return installedBrowser();
}
