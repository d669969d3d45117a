import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Section, type View } from "../frame/Section";
import { addGuideWords } from "../text/guide-words";
import { Welcome } from "../welcome/Welcome";
import { TermList } from "./TermList";

addGuideWords();

const useStyles = makeStyles({
  keys: {
    margin: 0,
    display: "grid",
    gridTemplateColumns: "max-content minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    fontSize: tokens.fontSizeBase200,
    "& dt": { fontWeight: tokens.fontWeightSemibold },
    "& dd": { margin: 0, minWidth: 0, overflowWrap: "anywhere" },
  },
  line: { margin: 0, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

const KEYS = ["f6", "tabs", "tab", "enter", "escape", "arrows"] as const;

/** What KA does and how to begin, what each method and figure means, the keys, and where the data goes. */
export function HelpPage({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { language } = state.policy;
  const version = process.env.KA_VERSION;
  return (
    <>
      <Welcome state={state} send={send} />
      <TermList language={language} />
      <Section title={t("guide.keys")}>
        <dl className={styles.keys}>
          {KEYS.map((key) => (
            <div key={key} style={{ display: "contents" }}>
              <dt>{t(`guide.keyNames.${key}`)}</dt>
              <dd>{t(`guide.keyUses.${key}`)}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={t("guide.privacy")}>
        <p className={styles.line}>{t("guide.privacyAbout")}</p>
        <p className={styles.line}>{t("guide.privacyWrites")}</p>
      </Section>
      <div>
        <Link href={`help/${language}/index.html`} target="_blank" rel="noreferrer">
          {t("guide.formulas")}
        </Link>
      </div>
      {version !== undefined && <div className={styles.quiet}>{t("guide.version", { version })}</div>}
    </>
  );
}
