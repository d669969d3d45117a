import { FluentProvider, Select, makeStyles, tokens } from "@fluentui/react-components";
import {
  Suspense,
  lazy,
  memo,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
  type ComponentType,
} from "react";
import { I18nextProvider, useTranslation } from "react-i18next";
import { LANGUAGES } from "../core/policy";
import { Broken, Unbroken } from "./frame/Broken";
import { ClassifyPage } from "./classify/ClassifyPage";
import { Issues } from "./frame/Issues";
import { NumbersContext, numbersIn } from "./frame/numbers";
import { PageTabs } from "./frame/PageTabs";
import { TABS, tabIds, type Tab } from "./frame/tabs";
import { TabPage } from "./frame/TabPage";
import type { Pane } from "./run";
import type { View } from "./frame/Section";
import { isWelcome, isWriting } from "./state";
import { Status } from "./frame/Status";
import { LANGUAGE_TAGS, WORDS } from "./text/words";
import { THEMES, useAppearance, type Appearance } from "./frame/theme";
import { TextsContext } from "./controls/kept-text";
import { UnfinishedContext } from "./controls/unfinished";
import { WriteBar } from "./write/WriteBar";
import { useKeptFocus } from "./frame/kept-focus";

const useStyles = makeStyles({
  page: {
    minHeight: "100vh",
    display: "flex",
    flexDirection: "column",
    backgroundColor: tokens.colorNeutralBackground2,
  },
  // The top right corner belongs to Excel's own menu of the pane.
  header: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXS} 40px ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    minHeight: "36px",
  },
  title: {
    margin: 0,
    flexGrow: 1,
    minWidth: 0,
    fontSize: tokens.fontSizeBase300,
    // Two lines of it are no higher than what stands beside it.
    lineHeight: tokens.lineHeightBase200,
    fontWeight: 600,
  },
  main: {
    flexGrow: 1,
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    padding: `0 ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS}`,
    minWidth: 0,
  },
});

interface AppProps {
  readonly pane: Pane;
  /** Light or dark, where the host says so. */
  readonly appearanceOfHost: () => Appearance | undefined;
}

/** Fetched where somebody changed the policy of the workbook meanwhile. */
const PolicyQuestion = lazy(async () => ({ default: (await import("./policy/PolicyQuestion")).PolicyQuestion }));

/** Fetched with the first choice: before it there is nothing to take back. */
const UndoButtons = lazy(async () => ({ default: (await import("./policy/UndoButtons")).UndoButtons }));

/** The other pages are fetched when they are first shown. */
const PAGES: { readonly [T in Tab]: ComponentType<View> } = {
  classify: memo(ClassifyPage),
  customer: memo(lazy(async () => ({ default: (await import("./customer/CustomerPage")).CustomerPage }))),
  watch: memo(lazy(async () => ({ default: (await import("./watch/WatchPage")).WatchPage }))),
  policy: memo(lazy(async () => ({ default: (await import("./policy/PolicyPage")).PolicyPage }))),
  formulas: memo(lazy(async () => ({ default: (await import("./formulas/FormulasPage")).FormulasPage }))),
  help: memo(lazy(async () => ({ default: (await import("./help/HelpPage")).HelpPage }))),
};

/** The task pane. */
export function App({ pane, appearanceOfHost }: AppProps) {
  const state = useSyncExternalStore(pane.subscribe, pane.state);
  const appearance = useAppearance(appearanceOfHost);
  const culture = useSyncExternalStore(pane.culture.subscribe, pane.culture.current);
  const numbers = useMemo(() => numbersIn(culture), [culture]);
  const { language } = state.policy;
  const beginEntry = useCallback(
    (id: string) => {
      pane.send({ kind: "entryBegun", id });
      return () => pane.send({ kind: "entryEnded", id });
    },
    [pane],
  );
  const texts = useMemo(
    () => ({
      texts: state.texts,
      keep: (field: string, text: string | undefined) => pane.send({ kind: "textKept", field, text }),
    }),
    [pane, state.texts],
  );
  useEffect(() => {
    document.documentElement.lang = LANGUAGE_TAGS[language];
  }, [language]);
  return (
    <FluentProvider theme={THEMES[appearance]}>
      <I18nextProvider i18n={WORDS[language]}>
        <Unbroken>
          <UnfinishedContext.Provider value={beginEntry}>
            <NumbersContext.Provider value={numbers}>
              <TextsContext.Provider value={texts}>
                <Page state={state} send={pane.send} />
              </TextsContext.Provider>
            </NumbersContext.Provider>
          </UnfinishedContext.Provider>
        </Unbroken>
      </I18nextProvider>
    </FluentProvider>
  );
}

function Page({ state, send }: View) {
  const { t } = useTranslation();
  useKeptFocus();
  const styles = useStyles();
  const { tab } = state;
  // While Excel is written to, nothing of a page can be chosen: pages are then drawn in slices, between the pieces of the writing. So are those that are hidden.
  const late = useDeferredValue(state);
  const shown = isWriting(state) || isWriting(late) ? late : state;
  const before = useRef(tab);
  useEffect(() => {
    if (before.current !== tab) document.getElementById(tabIds(tab).heading)?.focus();
    before.current = tab;
  }, [tab]);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1 className={styles.title}>{t("pane.name")}</h1>
        {state.undo.past.length + state.undo.future.length > 0 && (
          <Suspense fallback={null}>
            <UndoButtons state={state} send={send} />
          </Suspense>
        )}
        <Select
          size="small"
          appearance="filled-lighter"
          aria-label={t("pane.language")}
          value={state.policy.language}
          disabled={isWriting(state)}
          onChange={(_, { value }) => {
            const language = LANGUAGES.find((name) => name === value);
            if (language) send({ kind: "languageChosen", language });
          }}
        >
          {LANGUAGES.map((language) => (
            <option key={language} value={language} lang={LANGUAGE_TAGS[language]}>
              {t(`languages.${language}`)}
            </option>
          ))}
        </Select>
      </header>
      <PageTabs tab={tab} onChoose={(chosen) => send({ kind: "tabChosen", tab: chosen })} />
      <main className={styles.main}>
        {state.health === "broken" && <Broken />}
        <Issues issues={state.keepingIssues} language={state.policy.language} />
        <Issues
          issues={state.own.issues.filter(({ severity }) => severity !== "note")}
          language={state.policy.language}
        />
        {state.own.changed && (
          <Suspense fallback={null}>
            <PolicyQuestion state={state} send={send} />
          </Suspense>
        )}
        {TABS.map((name) => {
          const Content = PAGES[name];
          return (
            <TabPage key={name} tab={name} shown={name === tab ? "yes" : "no"}>
              <Content state={name === tab ? shown : late} send={send} />
            </TabPage>
          );
        })}
      </main>
      {tab === "classify" && !isWelcome(state) && <WriteBar state={state} send={send} />}
      <Status state={state} />
    </div>
  );
}
