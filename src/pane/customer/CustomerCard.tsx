import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { Warning16Regular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import type { AccountCard, CardClass } from "../../core/account/account-card";
import { coloursOf, type Colouring } from "../../core/sheets/colours";
import { nameOf, type MethodId } from "../../core/methods/methods";
import { TEXTS } from "../../core/text/text";
import { Meaning } from "../controls/Meaning";
import { MeaningBehind } from "../controls/MeaningBehind";
import { useNumbers } from "../frame/numbers";
import { Section, type View } from "../frame/Section";
import { OverrideFold } from "./OverrideFold";
import { SplitTable } from "./SplitTable";
import { TrendChart } from "./TrendChart";

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  standing: { fontVariantNumeric: "tabular-nums", overflowWrap: "anywhere" },
  list: { margin: 0, padding: 0, display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  item: { listStyleType: "none", minWidth: 0 },
  head: { display: "flex", flexWrap: "wrap", alignItems: "baseline", columnGap: tokens.spacingHorizontalS },
  together: { display: "inline-flex", alignItems: "baseline", minWidth: 0 },
  chip: {
    fontWeight: 600,
    borderRadius: tokens.borderRadiusSmall,
    padding: "0 6px",
    overflowWrap: "anywhere",
    forcedColorAdjust: "none",
  },
  line: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: "anywhere" },
  distance: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    fontWeight: 600,
    overflowWrap: "anywhere",
  },
  warning: { display: "flex", columnGap: tokens.spacingHorizontalXS, alignItems: "flex-start" },
  mark: { flexShrink: 0, color: tokens.colorPaletteDarkOrangeForeground1 },
  open: { minHeight: "24px", fontSize: tokens.fontSizeBase200 },
  pairs: {
    margin: 0,
    display: "grid",
    gridTemplateColumns: "minmax(0, 2fr) minmax(0, 3fr)",
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXXS,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
    "& dt": { color: tokens.colorNeutralForeground2 },
    "& dd": { margin: 0 },
  },
});

interface CustomerCardProps extends View {
  readonly card: AccountCard;
}

/** The card of one customer: classes and how far the next ones are, warnings, months, products, earlier classes, what is known. */
export function CustomerCard({ card, state, send }: CustomerCardProps) {
  const { t } = useTranslation();
  const { dayText } = useNumbers();
  const styles = useStyles();
  const { detail, history } = state.accounts;
  return (
    <>
      <Section title={card.name} beside={<Meaning of="standing" />}>
        {card.id !== undefined && <div className={styles.quiet}>{card.id}</div>}
        <div className={styles.standing}>{card.standing}</div>
        <ul className={styles.list} aria-label={t("customer.classes")}>
          {card.methods.map((method) => (
            <li key={method.method} className={styles.item}>
              <ClassOf
                method={method}
                id={state.policy.methods.find((one) => nameOf(one) === method.method)?.id}
                colouring={state.policy}
              />
            </li>
          ))}
        </ul>
        <OverrideFold card={card} state={state} send={send} />
      </Section>
      {card.warnings.length > 0 && (
        <Section title={t("customer.warnings")} beside={<Meaning of="warnings" />}>
          <ul className={styles.list}>
            {card.warnings.map(({ kind, sentence }, place) => (
              <li key={`${kind} ${place}`} className={styles.item}>
                <div className={styles.warning}>
                  <Warning16Regular className={styles.mark} aria-hidden="true" />
                  <p className={styles.line}>{sentence}</p>
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {detail === "changed" && (
        <Section title={t("customer.trend")}>
          <div className={styles.quiet}>{t("customer.changed")}</div>
          <div>
            <Button size="small" onClick={() => send({ kind: "readAgain" })}>
              {t("customer.readAgain")}
            </Button>
          </div>
        </Section>
      )}
      {detail && detail !== "changed" && (
        <>
          {detail.trend && (
            <Section title={t("customer.trend")} beside={<Meaning of="trend" />}>
              <TrendChart trend={detail.trend} />
            </Section>
          )}
          {detail.splits.map((split) => (
            <Section key={split.header} title={split.header} beside={<Meaning of="split" />}>
              <SplitTable split={split} />
            </Section>
          ))}
        </>
      )}
      <Known card={card} state={state} send={send} />
      {history && (
        <Section title={t("customer.history")} beside={<Meaning of="history" />}>
          {history.length === 0 ? (
            <div className={styles.quiet}>{t("customer.noHistory")}</div>
          ) : (
            <dl className={styles.pairs}>
              {history.map(({ when, class: label }) => (
                <div key={when} style={{ display: "contents" }}>
                  <dt>{dayText(when)}</dt>
                  <dd>{label}</dd>
                </div>
              ))}
            </dl>
          )}
        </Section>
      )}
    </>
  );
}

interface ClassOfProps {
  readonly method: CardClass;
  readonly id: MethodId | undefined;
  readonly colouring: Colouring;
}

/** The class by one method: why, how far the next classes are, what is recommended. */
function ClassOf({ method, id, colouring }: ClassOfProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { title, class: label, kind, place, why, distances, treatment } = method;
  const { fill, font } = coloursOf({ kind, label }, place, colouring);
  return (
    <>
      <div className={styles.head}>
        <span>{t("customer.by", { title })}</span>
        <span className={styles.together}>
          <span className={styles.chip} style={{ backgroundColor: fill, color: font }}>
            {label}
          </span>
          {id && <Meaning of={id} />}
        </span>
      </div>
      <p className={styles.line}>{why}</p>
      {distances.map((sentence, place) => (
        <p key={sentence} className={styles.distance}>
          {place === 0 ? <MeaningBehind text={sentence} of="distance" /> : sentence}
        </p>
      ))}
      {treatment !== undefined && <p className={styles.line}>{t("customer.treatment", { text: treatment })}</p>}
    </>
  );
}

/** What the rows say of the customer, and what people noted of it on the account list. */
function Known({ card, state, send }: CustomerCardProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { known, nextContact, note } = card;
  const list = state.lastRun.sheets?.find(({ role }) => role === "accounts")?.name;
  const pairs = [
    ...known.map(({ header, value }) => [header, value] as const),
    ...(nextContact === "" ? [] : [[t("customer.nextContact"), nextContact] as const]),
    ...(note === "" ? [] : [[t("customer.note"), note] as const]),
  ];
  return (
    <Section title={t("customer.known")}>
      {pairs.length > 0 && (
        <dl className={styles.pairs}>
          {pairs.map(([header, value]) => (
            <div key={header} style={{ display: "contents" }}>
              <dt>{header}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className={styles.quiet}>
        {t("customer.typed", { sheet: list ?? TEXTS[state.policy.language].sheets.accounts })}{" "}
        {list !== undefined && (
          <Link as="button" className={styles.open} onClick={() => send({ kind: "sheetAsked", sheet: list })}>
            {t("customer.openList")}
          </Link>
        )}
      </div>
    </Section>
  );
}
