import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MoveLine, Moves } from "../../core/account/movement";
import { useNumbers } from "../frame/numbers";
import { methodLabel } from "../choices";
import type { View } from "../frame/Section";

/** Names that are shown before somebody asks for more. */
const FIRST = 5;

const useStyles = makeStyles({
  block: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    minWidth: 0,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingTop: tokens.spacingVerticalS,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: 600 },
  said: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground3 },
  list: { margin: 0, padding: 0, display: "flex", flexDirection: "column" },
  line: {
    listStyleType: "none",
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    minWidth: 0,
    minHeight: "24px",
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: "tabular-nums",
  },
  name: {
    padding: 0,
    minWidth: 0,
    justifyContent: "flex-start",
    textAlign: "start",
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
    color: tokens.colorBrandForegroundLink,
  },
  plain: { overflowWrap: "anywhere" },
  way: { fontWeight: 600, overflowWrap: "anywhere" },
  money: { marginLeft: "auto", color: tokens.colorNeutralForeground2 },
  more: { alignSelf: "flex-start" },
});

/** Who would stand in another class than in the result of the workbook, before anything is written. */
export function WouldMove({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const id = useId();
  const { moves } = state.further;
  const [leading, ...others] = state.methods;
  const { language } = state.policy;
  return (
    <section className={styles.block} aria-labelledby={id}>
      <h4 id={id} className={styles.title}>
        {t("moves.title")}
      </h4>
      <Said moves={moves} />
      {moves?.kind === "moves" && (
        <>
          {others.length > 0 && leading && (
            <div className={styles.said}>{t("moves.leading", { name: methodLabel(leading, language) })}</div>
          )}
          <Lines lines={moves.lines} all={moves.all} open={(key) => send({ kind: "customerChosen", key })} />
        </>
      )}
    </section>
  );
}

/** What can be said of all of them; it changes by itself while controls move. */
function Said({ moves }: { readonly moves: Moves | undefined }) {
  const { t } = useTranslation();
  const { count } = useNumbers();
  const styles = useStyles();
  const sentence = () => {
    if (!moves) return t("moves.finding");
    if (moves.kind === "nothingBefore") return t("moves.nothingBefore");
    if (moves.kind === "otherClasses") {
      const classes = moves.before.slice(0, 3).join(t("moves.between"));
      return classes === "" ? t("moves.otherClassesUnnamed") : t("moves.otherClasses", { classes });
    }
    if (moves.all === 0) return t("moves.nobody");
    const totals = moves.totals
      .map(({ said, customers, money }) => t("moves.part", { number: count(customers), move: said, money }))
      .join(t("moves.between"));
    return t("moves.some", { count: moves.all, number: count(moves.all), totals });
  };
  return (
    <div role="status" className={styles.said}>
      {sentence()}
    </div>
  );
}

interface LinesProps {
  readonly lines: readonly MoveLine[];
  readonly all: number;
  readonly open: (key: string) => void;
}

function Lines({ lines, all, open }: LinesProps) {
  const { t } = useTranslation();
  const { count } = useNumbers();
  const styles = useStyles();
  const [shown, setShown] = useState<"first" | "all">("first");
  return (
    <>
      <ul className={styles.list} aria-label={t("moves.title")}>
        {(shown === "all" ? lines : lines.slice(0, FIRST)).map(
          ({ key, name, from, to, move, before, after }, place) => (
            <li key={key ?? `${place} ${name}`} className={styles.line}>
              {key === undefined ? (
                <span className={styles.plain}>{name}</span>
              ) : (
                <Button appearance="transparent" size="small" className={styles.name} onClick={() => open(key)}>
                  {name}
                </Button>
              )}
              <span className={styles.way} role="img" aria-label={t("moves.fromTo", { from, to })}>
                {from} → {to}
              </span>
              <span className={styles.money}>{move === "gone" ? before : after}</span>
            </li>
          ),
        )}
      </ul>
      {lines.length > FIRST && (
        <Button size="small" className={styles.more} onClick={() => setShown(shown === "all" ? "first" : "all")}>
          {shown === "all" ? t("moves.showFirst") : t("moves.showAll", { number: count(lines.length) })}
        </Button>
      )}
      {shown === "all" && all > lines.length && (
        <div className={styles.said}>{t("moves.largest", { number: count(lines.length), all: count(all) })}</div>
      )}
    </>
  );
}
