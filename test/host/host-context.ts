import type { Book } from "./book";
import type { HostOptions } from "./external";

/** Excel, Windows, no telemetry, shared runtime with custom functions. */
export const HOST_INFO = "Excel$Win32$16.01$en-US$telemetry$$disableLogging$3";

/** What the client finds supported, unless a test says otherwise. */
const SETS: Readonly<Record<string, string>> = {
  ExcelApi: "1.15",
  SharedRuntime: "1.1",
  CustomFunctions: "1.7",
  CustomFunctionsRuntime: "1.3",
  AddinCommands: "1.1",
  RibbonApi: "1.1",
  Settings: "1.1",
  DelayForCellEdit: "1.1",
  RichApiRuntime: "1.1",
};

/** Colours of Office's themes, as far as an add-in is told them. */
const THEMES = {
  light: {
    bodyBackgroundColor: 0xffffff,
    bodyForegroundColor: 0x000000,
    controlBackgroundColor: 0xf3f2f1,
    controlForegroundColor: 0x323130,
  },
  dark: {
    bodyBackgroundColor: 0x292929,
    bodyForegroundColor: 0xffffff,
    controlBackgroundColor: 0x3b3a39,
    controlForegroundColor: 0xf3f2f1,
  },
} as const;

/** The answers of `GetContext()`. */
export type ContextFacts = Readonly<Record<string, () => unknown>>;

export function contextFacts({ book, sets, uiLanguage, appearance }: HostOptions): ContextFacts {
  const facts: Readonly<Record<string, unknown>> = {
    GetAppType: 1,
    GetSolutionRef: "00000000-0000-4000-8000-000000000001",
    GetAppVersionMajor: 16,
    GetAppVersionMinor: 1,
    GetAppUILocale: uiLanguage ?? "en-US",
    GetAppDataLocale: book.application.culture,
    GetDocUrl: book.name,
    GetAppCapabilities: book.readOnly ? 1 : 0,
    GetActivationMode: 2,
    GetControlIntegrationLevel: 1,
    GetSolutionToken: "",
    GetCorrelationId: "00000000-0000-4000-8000-000000000002",
    GetInstanceId: "00000000-0000-4000-8000-000000000003",
    GetTouchEnabled: false,
    GetCommerceAllowed: false,
    GetSupportedMatrix: JSON.stringify({ ...SETS, ...sets }),
    GetHostCustomMessage: "",
    GetHostFullVersion: "16.0.15407.10000",
    GetDialogRequirementMatrix: "",
    GetFeaturesForSolution: "",
    GetInitialDisplayMode: 0,
    GetOfficeThemeInfo: JSON.stringify(THEMES[appearance ?? "light"]),
  };
  const answers = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, () => fact]));
  return { ...answers, GetSettings: () => legacySettings(book) };
}

/** `Office.context.document.settings` over the same settings as `workbook.settings`; each value is JSON. */
function legacySettings(book: Book) {
  return {
    Read(keys: string[], values: string[]): void {
      for (const [key, value] of book.settings) {
        keys.push(key);
        values.push(JSON.stringify(value));
      }
    },
    Write(keys: readonly string[], values: readonly string[]): void {
      book.settings.clear();
      for (const [index, key] of keys.entries()) book.settings.set(key, JSON.parse(values[index] ?? "null"));
    },
  };
}
