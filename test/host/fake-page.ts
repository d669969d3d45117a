/** What of a browser's page the client and the add-in's code (not its pane) touch. */
export interface FakePage {
  readonly globals: Record<string, unknown>;
  readonly printed: readonly string[];
  /** Stops all timers. */
  close(): void;
}

const ORIGIN = "https://localhost";
const CLIENT_FOLDER = `${ORIGIN}/office/`;

/** A page whose script tags run by `load`, given their path in the client's folder. */
export function fakePage(load: (path: string) => void): FakePage {
  const timers = fakeTimers();
  const printed: string[] = [];
  const print = (...parts: readonly unknown[]): void => {
    printed.push(parts.map(String).join(" "));
  };
  const head = {
    appendChild(script: { readonly src?: string; readonly onload?: () => void }) {
      timers.setTimeout(() => {
        if (script.src?.startsWith(CLIENT_FOLDER)) load(script.src.slice(CLIENT_FOLDER.length));
        script.onload?.();
      }, 0);
      return script;
    },
  };
  const clientTag = { src: `${CLIENT_FOLDER}office.js`, getAttribute: () => `${CLIENT_FOLDER}office.js` };
  const document = {
    readyState: "complete",
    cookie: "",
    head,
    body: head,
    documentElement: { lang: "" },
    createElement: (tagName: string) => ({ tagName, setAttribute: () => undefined, style: {} }),
    getElementsByTagName: (name: string) => (name === "script" ? [clientTag] : name === "head" ? [head] : []),
    getElementById: () => null,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  };
  return {
    printed,
    close: timers.close,
    globals: {
      ...timers.globals,
      document,
      console: { log: print, info: print, debug: print, warn: print, error: print },
      navigator: { userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Edg/130.0", language: "en-US" },
      location: {
        href: `${ORIGIN}/taskpane.html`,
        origin: ORIGIN,
        protocol: "https:",
        host: "localhost",
        search: "",
        hash: "",
        pathname: "/taskpane.html",
      },
      history: { pushState: () => undefined, replaceState: () => undefined },
      localStorage: fakeStorage(),
      sessionStorage: fakeStorage(),
      name: "",
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
      postMessage: () => undefined,
      performance,
      queueMicrotask,
      structuredClone,
      TextEncoder,
      TextDecoder,
      URL,
      URLSearchParams,
      AbortController,
      AbortSignal,
      crypto: globalThis.crypto,
    },
  };
}

/** The page's own timers, so that nothing runs on after the page is closed. */
function fakeTimers() {
  const running = new Set<NodeJS.Timeout>();
  const start = (act: (...args: unknown[]) => void, delay?: number, ...args: unknown[]): NodeJS.Timeout => {
    const timer = setTimeout(() => {
      running.delete(timer);
      act(...args);
    }, delay);
    running.add(timer);
    return timer;
  };
  const repeat = (act: (...args: unknown[]) => void, delay?: number, ...args: unknown[]): NodeJS.Timeout => {
    const timer = setInterval(act, delay, ...args);
    running.add(timer);
    return timer;
  };
  const stop = (timer: NodeJS.Timeout | undefined): void => {
    clearTimeout(timer);
    if (timer) running.delete(timer);
  };
  return {
    setTimeout: start,
    close: () => {
      for (const timer of running) clearTimeout(timer);
    },
    globals: { setTimeout: start, clearTimeout: stop, setInterval: repeat, clearInterval: stop },
  };
}

function fakeStorage() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    clear: () => items.clear(),
    key: (index: number) => [...items.keys()][index] ?? null,
    get length() {
      return items.size;
    },
  };
}
