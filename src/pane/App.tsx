import { FluentProvider, Select, makeStyles, tokens, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { Suspense, lazy, useCallback, useEffect, useSyncExternalStore } from "react";
import { I18nextProvider, useTranslation } from "react-i18next";
import { LANGUAGES } from "../core/policy";
import { Broken, Unbroken } from "./frame/Broken";
import { DataSection } from "./data/DataSection";
import { Issues } from "./frame/Issues";
import { MethodSection } from "./method/MethodSection";
import { ResultSection } from "./result/ResultSection";
import type { Pane } from "./run";
import type { View } from "./frame/Section";
import { isWriting } from "./state";
import { Status } from "./frame/Status";
import { LANGUAGE_TAGS, WORDS } from "./text/words";
import { useAppearance, type Appearance } from "./frame/theme";
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
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 40px ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    minHeight: "32px",
  },
  title: {
    margin: 0,
    flexGrow: 1,
    minWidth: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
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
  hidden: { display: "none" },
});

interface AppProps {
  readonly pane: Pane;
  /** Light or dark, where the host says so. */
  readonly appearanceOfHost: () => Appearance | undefined;
}

/** Fetched with the first result, like all that calculates it. */
const AccountSection = lazy(async () => ({ default: (await import("./result/AccountSection")).AccountSection }));

/** Fetched once there are rows to work on. */
const PolicySection = lazy(async () => ({ default: (await import("./policy/PolicySection")).PolicySection }));

/** Fetched where somebody changed the policy of the workbook meanwhile. */
const PolicyQuestion = lazy(async () => ({ default: (await import("./policy/PolicyQuestion")).PolicyQuestion }));

/** Fetched where KA was at work in the workbook before. */
const TakeBack = lazy(async () => ({ default: (await import("./write/TakeBack")).TakeBack }));

/** Fetched once the workbook is known; the page that it opens, when it is opened. */
const FormulasSection = lazy(async () => ({ default: (await import("./formulas/FormulasSection")).FormulasSection }));

/** Fetched once the workbook is known; what it does is fetched when it is asked to. */
const FreezeSection = lazy(async () => ({ default: (await import("./freeze/FreezeSection")).FreezeSection }));

/** Fetched when it is opened, with the list of functions. */
const FormulasPage = lazy(async () => ({ default: (await import("./formulas/FormulasPage")).FormulasPage }));

/** Fetched where the rows of a result changed, or a button of the ribbon was pressed. */
const LiveSection = lazy(async () => ({ default: (await import("./live/LiveSection")).LiveSection }));

/** The task pane. */
export function App({ pane, appearanceOfHost }: AppProps) {
  const state = useSyncExternalStore(pane.subscribe, pane.state);
  const appearance = useAppearance(appearanceOfHost);
  const { language } = state.policy;
  const beginEntry = useCallback(
    (id: string) => {
      pane.send({ kind: "entryBegun", id });
      return () => pane.send({ kind: "entryEnded", id });
    },
    [pane],
  );
  useEffect(() => {
    document.documentElement.lang = LANGUAGE_TAGS[language];
  }, [language]);
  return (
    <FluentProvider theme={appearance === "dark" ? webDarkTheme : webLightTheme}>
      <I18nextProvider i18n={WORDS[language]}>
        <Unbroken>
          <UnfinishedContext.Provider value={beginEntry}>
            <Page state={state} send={pane.send} />
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
  const isOnFormulas = state.formulas.page === "open";
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1 className={styles.title}>{t("pane.name")}</h1>
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
      {isOnFormulas && (
        <main className={styles.main}>
          <Suspense fallback={null}>
            <FormulasPage state={state} send={send} />
          </Suspense>
        </main>
      )}
      {/* Kept while it is not shown: what is typed in its forms stays. */}
      <main className={isOnFormulas ? styles.hidden : styles.main}>
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
        {isLive(state) && (
          <Suspense fallback={null}>
            <LiveSection state={state} send={send} />
          </Suspense>
        )}
        <DataSection state={state} send={send} />
        <MethodSection state={state} send={send} />
        <ResultSection state={state} send={send} />
        {state.report && (
          <Suspense fallback={null}>
            <AccountSection state={state} send={send} />
          </Suspense>
        )}
        {state.sample && (
          <Suspense fallback={null}>
            <PolicySection state={state} send={send} />
          </Suspense>
        )}
        {state.underWay?.kind !== "loading" && (
          <Suspense fallback={null}>
            <FormulasSection state={state} send={send} />
            <FreezeSection state={state} send={send} />
          </Suspense>
        )}
        {wasHere(state) && (
          <Suspense fallback={null}>
            <TakeBack state={state} send={send} />
          </Suspense>
        )}
      </main>
      {!isOnFormulas && <WriteBar state={state} send={send} />}
      <Status state={state} />
    </div>
  );
}

/** Whether the result is stale, or a button of the ribbon has its answer. */
function isLive({ live: { stale, explained, issues } }: View["state"]): boolean {
  return stale !== undefined || explained !== undefined || issues.length > 0;
}

/** Whether there is something of KA's to finish or to take back, or something to be said about it. */
function wasHere({ lastRun, takeBackIssues, writing }: View["state"]): boolean {
  return (
    lastRun.unfinished !== undefined ||
    lastRun.revertible !== undefined ||
    lastRun.frozen !== undefined ||
    takeBackIssues.length > 0 ||
    writing.kind === "done"
  );
}
