import { createRoot } from "react-dom/client";
import { dayFrom, type Day } from "../core/days";
import type { Language } from "../core/policy";
import { refusalOf } from "../excel/refusals";
import { loadPolicy, savePolicy } from "../excel/settings";
import { ExcelWorkbook } from "../excel/workbook";
import { explainIn } from "../functions/functions";
import { App } from "./App";
import { watchPage } from "./page";
import type { PolicyStore } from "./ports";
import { runPane } from "./run";
import { firstState } from "./state";
import type { Appearance } from "./theme";

/** The choices are kept in the settings of the workbook. */
const settings: PolicyStore = {
  async load() {
    try {
      const value = await loadPolicy();
      return value === undefined ? { issues: [] } : { value, issues: [] };
    } catch (error) {
      return { issues: [refusalOf(error)] };
    }
  },
  async save(policy) {
    try {
      await savePolicy(policy);
      return [];
    } catch (error) {
      return [refusalOf(error)];
    }
  },
};

function today(): Day {
  const now = new Date();
  return dayFrom(now.getFullYear(), now.getMonth() + 1, now.getDate()) ?? 1;
}

function languageOfHost(): Language {
  return /^zh\b/i.test(Office.context.displayLanguage) ? "zh" : "en";
}

/** Excel on the desktop says which theme it has; Excel on the web says nothing. */
function appearanceOfHost(): Appearance | undefined {
  // The typings promise a theme that Excel on the web does not give.
  const theme = Office.context.officeTheme as Office.OfficeTheme | undefined;
  if (theme?.isDarkTheme !== undefined) return theme.isDarkTheme ? "dark" : "light";
  const background = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(theme?.bodyBackgroundColor ?? "");
  if (!background) return undefined;
  const [red = 0, green = 0, blue = 0] = background.slice(1).map((part) => parseInt(part, 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128 ? "dark" : "light";
}

async function start(): Promise<void> {
  await Office.onReady();
  const root = document.getElementById("pane");
  if (!root) throw new Error("taskpane.html has no element for the pane");
  const world = { workbook: new ExcelWorkbook(), store: settings, today };
  const pane = runPane(firstState(languageOfHost()), world);
  const explain = () => explainIn(pane.state().policy.language);
  pane.subscribe(explain);
  explain();
  watchPage(pane);
  pane.send({ kind: "started" });
  createRoot(root).render(<App pane={pane} appearanceOfHost={appearanceOfHost} />);
}

void start();
