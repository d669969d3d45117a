import { Button, Spinner, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Movement } from "../../core/account/movement";
import { useNumbers } from "../frame/numbers";
import { Meaning } from "../controls/Meaning";
import { Section, type View } from "../frame/Section";
import { addCustomerWords } from "../text/customer-words";

addCustomerWords();

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  list: { margin: 0, padding: 0, display: "flex", flexDirection: "column" },
  item: {
    listStyleType: "none",
    minWidth: 0,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  // A long name goes on below itself, beside its money; only where both have no room the money goes below the name.
  line: { display: "flex", flexWrap: "wrap", alignItems: "baseline", columnGap: tokens.spacingHorizontalS },
  name: {
    flex: "1 1 8em",
    padding: 0,
    minWidth: 0,
    justifyContent: "flex-start",
    textAlign: "start",
    fontWeight: 600,
    overflowWrap: "anywhere",
    color: tokens.colorBrandForegroundLink,
  },
  plain: { flex: "1 1 8em", fontWeight: 600, overflowWrap: "anywhere" },
  money: { fontVariantNumeric: "tabular-nums", marginLeft: "auto" },
  why: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: "anywhere" },
  waiting: { display: "flex", flexDirection: "column", alignItems: "flex-start", rowGap: tokens.spacingVerticalS },
});

/** Lines of a list that are shown before somebody asks for more. */
const FIRST_LINES = 10;

/** Who needs attention today, who moved, and which classes set by hand are to be looked at; each line opens the card. */
export function WatchPage({ state, send }: View) {
  const { t } = useTranslation();
  const { count, dayText } = useNumbers();
  const styles = useStyles();
  const { accounts, report } = state;
  const { attention } = accounts;
  if (!report)
    return (
      <div className={styles.waiting}>
        <div className={styles.quiet}>{t("tabs.empty.watch")}</div>
        <Button size="small" onClick={() => send({ kind: "tabChosen", tab: "classify" })}>
          {t("tabs.headings.classify")}
        </Button>
      </div>
    );
  if (!attention)
    return (
      <div role="status">
        <Spinner size="tiny" labelPosition="after" label={t("watch.finding")} />
      </div>
    );
  const { watched, watchedAll, movement, reviews } = attention;
  const open = (key: string) => send({ kind: "customerChosen", key });
  return (
    <>
      <Section
        title={
          watchedAll === 0 ? t("watch.nobody") : t("watch.needs", { count: watchedAll, number: count(watchedAll) })
        }
        beside={<Meaning of="atStake" />}
      >
        <Lines
          lines={watched.map(({ key, name, class: label, money, why }) => (
            <li key={key} className={styles.item}>
              <div className={styles.line}>
                <Name name={name} open={() => open(key)} />
                <span className={styles.money}>{money}</span>
              </div>
              <p className={styles.why}>
                <strong>{label}</strong> · {why}
              </p>
            </li>
          ))}
        />
        {watchedAll > watched.length && <div className={styles.quiet}>{t("watch.onSheet")}</div>}
      </Section>
      <Moves movement={movement} open={open} />
      <Section
        title={
          reviews.length === 0
            ? t("watch.byHand")
            : t("watch.reviews", { count: reviews.length, number: count(reviews.length) })
        }
        beside={<Meaning of="reviews" />}
      >
        {reviews.length === 0 && <div className={styles.quiet}>{t("watch.noReviews")}</div>}
        <Lines
          lines={reviews.map(({ key, name, method, class: label, said, reason, author, expiry, state: of }, place) => (
            <li key={place} className={styles.item}>
              <div className={styles.line}>
                {of === "gone" ? (
                  <span className={styles.plain}>{name}</span>
                ) : (
                  <Name name={name} open={() => open(key)} />
                )}
                <span className={styles.money}>{label}</span>
              </div>
              <p className={styles.why}>
                {[
                  method,
                  said,
                  ...(expiry === undefined ? [] : [t("watch.until", { date: dayText(expiry) })]),
                  author,
                  reason,
                ]
                  .filter((part) => part !== "")
                  .join(" · ")}
              </p>
            </li>
          ))}
        />
      </Section>
    </>
  );
}

/** Who moved, by name and money. */
function Moves({ movement, open }: { readonly movement: Movement | undefined; readonly open: (key: string) => void }) {
  const { t } = useTranslation();
  const { count } = useNumbers();
  const styles = useStyles();
  if (!movement || movement.all === 0)
    return (
      <Section title={t("watch.movement")} beside={<Meaning of="movement" />}>
        <div className={styles.quiet}>{movement ? t("watch.still") : t("watch.noMoves")}</div>
      </Section>
    );
  const { since, all, totals, lines } = movement;
  const said = totals.map(({ said: move, customers }) => `${move} ${count(customers)}`).join(" · ");
  return (
    <Section title={t(`watch.${since}`, { count: all, number: count(all) })} beside={<Meaning of="movement" />}>
      <div className={styles.quiet}>{t(`watch.${since}About`, { totals: said })}</div>
      <Lines
        lines={lines.map(({ key, name, said: move, from, to, before, after }, place) => (
          <li key={place} className={styles.item}>
            <div className={styles.line}>
              {key === undefined ? (
                <span className={styles.plain}>{name}</span>
              ) : (
                <Name name={name} open={() => open(key)} />
              )}
              <span className={styles.money}>{`${before} → ${after}`}</span>
            </div>
            <p
              className={styles.why}
            >{`${move}${move === from || move === to ? "" : " · "}${arrow(from, to, move)}`}</p>
          </li>
        ))}
      />
    </Section>
  );
}

/** From one class to the other; of one who is new or gone the class there was. */
function arrow(from: string, to: string, move: string): string {
  if (from === move) return ` → ${to}`;
  return to === move ? ` (${from})` : `${from} → ${to}`;
}

function Name({ name, open }: { readonly name: string; readonly open: () => void }) {
  const styles = useStyles();
  return (
    <Button appearance="transparent" size="small" className={styles.name} onClick={open}>
      {name}
    </Button>
  );
}

/** The first lines of a list, and all of them on request. */
function Lines({ lines }: { readonly lines: readonly ReactNode[] }) {
  const { t } = useTranslation();
  const { count } = useNumbers();
  const styles = useStyles();
  const [shown, setShown] = useState<"first" | "all">("first");
  const rest = lines.length - FIRST_LINES;
  return (
    <>
      <ul className={styles.list}>{shown === "all" ? lines : lines.slice(0, FIRST_LINES)}</ul>
      {shown === "first" && rest > 0 && (
        <div>
          <Button size="small" onClick={() => setShown("all")}>
            {t("watch.more", { count: rest, number: count(rest) })}
          </Button>
        </div>
      )}
    </>
  );
}
