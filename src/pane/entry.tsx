import { createRoot } from "react-dom/client";
import type { Issue } from "../core/issues";
import { momentOf } from "../core/occasion";
import type { Language } from "../core/policy";
import { associateCommands } from "../commands/ribbon";
import { refusalOf } from "../excel/refusals";
import { dropDraft, loadDraft, saveDraft } from "../excel/settings";
import { ExcelWorkbook } from "../excel/workbook";
import { explainIn } from "../functions/answers";
import { answerDirectly } from "../functions/direct";
import { readSavedFrom } from "../functions/saved";
import { SavedSource } from "../functions/saved-source";
import { App } from "./App";
import { authorOn } from "./policy/author";
import { cultureFrom } from "./frame/culture";
import { watchPage } from "./frame/page";
import type { DraftStore, FormulaStore } from "./ports";
import type { FunctionFacts } from "./formulas/formulas-state";
import { runPane } from "./run";
import { inSlices } from "./slices";
import { firstState } from "./state";
import type { Appearance } from "./frame/theme";

/** Choices that are not written yet are kept in the settings of the workbook. */
const drafts: DraftStore = {
  async load() {
    try {
      const value = await loadDraft();
      return value === undefined ? { issues: [] } : { value, issues: [] };
    } catch (error) {
      return { issues: [refusalOf(error)] };
    }
  },
  save: (draft) => refusedIn(() => saveDraft(draft)),
  drop: () => refusedIn(dropDraft),
};

async function refusedIn(job: () => Promise<void>): Promise<readonly Issue[]> {
  try {
    await job();
    return [];
  } catch (error) {
    return [refusalOf(error)];
  }
}

/** The functions of the same page, and the list of them that the build made beside it. */
const formulas: FormulaStore = {
  async list(language) {
    try {
      const answer = await fetch(`help/${language}/functions.json`);
      // Made by this build of the comments of the functions, and read by its tests.
      return answer.ok ? ((await answer.json()) as readonly FunctionFacts[]) : undefined;
    } catch {
      // Without a connection there is no list; the page says so.
      return undefined;
    }
  },
  answer: answerDirectly,
};

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

const workbook = new ExcelWorkbook();

/** The saved result for formulas: read when one asks for it, after Office is there, and indexed in slices. */
const saved: SavedSource = new SavedSource(async () => {
  await Office.onReady();
  const { value: found } = await workbook.savedList(() => saved.forget());
  if (found === undefined) return { kind: "resultUnread" };
  if (typeof found === "string") return { kind: found };
  const { indexSaved } = await import("../core/formulas/saved-index");
  return { kind: "list", index: await inSlices(indexSaved(found), new AbortController().signal) };
});
readSavedFrom(saved);

async function start(): Promise<void> {
  await Office.onReady();
  const root = document.getElementById("pane");
  if (!root) throw new Error("taskpane.html has no element for the pane");
  const author = authorOn(() => window.localStorage, Office.context.partitionKey);
  const now = () => momentOf(new Date());
  const culture = cultureFrom(() => workbook.culture());
  const world = { workbook, drafts, author, formulas, culture, now, version: process.env.KA_VERSION };
  const pane = runPane(firstState(languageOfHost()), world);
  const explain = () => explainIn(pane.state().policy.language);
  pane.subscribe(explain);
  explain();
  watchPage(pane);
  associateCommands((command) => pane.send({ kind: command }));
  pane.send({ kind: "started" });
  createRoot(root).render(<App pane={pane} appearanceOfHost={appearanceOfHost} />);
}

void start();
