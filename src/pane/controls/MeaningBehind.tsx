import { makeStyles } from "@fluentui/react-components";
import type { Term } from "../../core/text/definitions/terms";
import { Meaning } from "./Meaning";

const useStyles = makeStyles({
  end: { whiteSpace: "nowrap" },
});

/** A sentence of running text with “What does this mean?” behind it: its end and the button stay in one line. */
export function MeaningBehind({ text, of }: { readonly text: string; readonly of: Term }) {
  const styles = useStyles();
  const [end = ""] = END.exec(text) ?? [];
  return (
    <>
      {text.slice(0, text.length - end.length)}
      <span className={styles.end}>
        {end} <Meaning of={of} />
      </span>
    </>
  );
}

/** The last word, with what closes it; Chinese has no spaces between words, and lines break between any two of its letters. */
const END = /(?:\p{Script=Han}\P{L}{0,2}|[^\s\p{Script=Han}]{1,16})$/u;
