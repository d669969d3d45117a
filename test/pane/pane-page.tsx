import { act, configure, render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { TextDecoder, TextEncoder } from "node:util";
import type { Language } from "../../src/core/policy";
import { firstState } from "../../src/pane/state";
import { MemoryWorkbook, memoryStore, SALES, TWO_AMOUNTS, worldOf } from "./memory-workbook";

// What browsers have and jsdom has not; App is loaded after it, because zod and Fluent UI look for some of it when they load.
Object.assign(globalThis, {
  // One of Node's would keep the process alive: React holds on to its own.
  MessageChannel: class {
    readonly port1 = { onmessage: (_: unknown) => undefined, close: () => undefined };
    readonly port2 = { postMessage: (data: unknown) => setTimeout(() => this.port1.onmessage({ data })) };
  },
  TextEncoder,
  TextDecoder,
  matchMedia: () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }),
  ResizeObserver: class {
    observe = () => undefined;
    unobserve = () => undefined;
    disconnect = () => undefined;
  },
});
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.setPointerCapture = () => undefined;

/** A person at mouse and keyboard. */
export const user = userEvent.setup();

// Whether an element is hidden is not asked here: jsdom takes seconds to tell it from all of Fluent UI's styles.
// A busy machine takes its time to load what calculates.
configure({ defaultHidden: true, asyncUtilTimeout: 20_000 });

// React and Fluent UI tell of misuse on the console.
beforeEach(() => {
  jest.spyOn(console, "error").mockImplementation((...said) => {
    throw new Error(said.join(" "));
  });
});

interface Opening {
  readonly language?: Language;
  readonly workbook?: MemoryWorkbook;
  /** Choices that were not written. */
  readonly kept?: unknown;
  /** Where this machine keeps things; none where it is left out. */
  readonly storage?: Storage;
  /** Whether somebody worked with KA before, so that the first screen is not shown. */
  readonly welcome?: "open" | "answered";
}

/** Opens the pane over a workbook in memory. */
export async function open({ language = "en", workbook, kept, storage, welcome = "answered" }: Opening = {}) {
  const { App } = await import("../../src/pane/App");
  const { runPane } = await import("../../src/pane/run");
  // What is fetched on demand takes long the first time, because it is compiled then.
  await Promise.all([
    import("../../src/core/analyze"),
    import("../../src/pane/method/MethodPanel"),
    import("../../src/pane/method/PresetCards"),
    import("../../src/pane/method/SettingField"),
  ]);
  const store = memoryStore(kept);
  const held = workbook ?? new MemoryWorkbook({ Sales: SALES, Zwei: TWO_AMOUNTS });
  const first = firstState(language);
  const pane = runPane({ ...first, places: { ...first.places, welcome } }, worldOf(held, store, storage));
  render(<App pane={pane} appearanceOfHost={() => undefined} />);
  act(() => pane.send({ kind: "started" }));
  return { pane, workbook: held, store };
}
