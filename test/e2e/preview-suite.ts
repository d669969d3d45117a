import { type Browser, type BrowserContextOptions, chromium } from "playwright-core";
import { findBrowser } from "../browser";
import { PreviewPage, type PreviewServer, startPreview } from "./preview-driver";

export interface PreviewSuite {
  readonly browser: Browser;
  readonly url: string;
  /** The page with the greeting answered. */
  open(): Promise<PreviewPage>;
  /** The page as a person with this screen and this language finds it. */
  arrive(person?: BrowserContextOptions): Promise<PreviewPage>;
}

/** A browser and the preview's server for the suite that calls it. Both end with the suite, also where one of them did not start: else the run would wait for the other for ever. */
export function previewOfSuite(): PreviewSuite {
  let browser: Browser | undefined;
  let server: PreviewServer | undefined;
  beforeAll(async () => {
    browser = await chromium.launch(findBrowser());
    server = await startPreview();
  }, 180_000);
  afterAll(() => Promise.all([browser?.close(), server?.stop()]));
  const running = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error("The preview runs for tests only, not before them");
    return part;
  };
  return {
    get browser() {
      return running(browser);
    },
    get url() {
      return running(server).url;
    },
    open: () => PreviewPage.open(running(browser), running(server).url),
    arrive: (person) => PreviewPage.arrive(running(browser), running(server).url, person),
  };
}
