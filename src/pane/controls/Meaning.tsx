import { Button, makeStyles } from "@fluentui/react-components";
import { Info16Regular } from "@fluentui/react-icons";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { meaningOf, type Term } from "../../core/text/definitions/terms";
import { addGuideWords } from "../text/guide-words";
import { LANGUAGE_TAGS } from "../text/words";

addGuideWords();

/** What floats beside the button is fetched when somebody asks. */
const MeaningNote = lazy(async () => ({ default: (await import("./MeaningNote")).MeaningNote }));

const useStyles = makeStyles({
  // In a line of text it takes no more height than the text.
  button: {
    minWidth: "24px",
    maxWidth: "24px",
    height: "24px",
    padding: 0,
    margin: "-4px 0",
    flexShrink: 0,
    alignSelf: "center",
  },
});

/** “What does this mean?” beside a figure or a method: one sentence or two, on demand. For pages that are fetched: the sentences come with it. */
export function Meaning({ of }: { readonly of: Term }) {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  // The button, while its note is open.
  const [asked, setAsked] = useState<HTMLElement>();
  const meaning = meaningOf(of, i18n.language === LANGUAGE_TAGS.en ? "en" : "zh");
  const name = t("meaning.of", { title: meaning.title });
  return (
    <>
      <Button
        className={styles.button}
        appearance="transparent"
        size="small"
        icon={<Info16Regular />}
        aria-label={name}
        title={t("meaning.ask")}
        aria-expanded={asked !== undefined}
        onClick={({ currentTarget }) => setAsked(asked ? undefined : currentTarget)}
      />
      {asked && (
        <Suspense fallback={null}>
          <MeaningNote
            meaning={meaning}
            button={asked}
            onClose={(focus) => {
              setAsked(undefined);
              if (focus === "back") asked.focus();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
