import { Button, Spinner, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Issues } from "../frame/Issues";
import type { View } from "../frame/Section";
import { CustomerCard } from "./CustomerCard";
import { CustomerSearch } from "./CustomerSearch";
import { addCustomerWords } from "../text/customer-words";

addCustomerWords();

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  unseen: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
  waiting: { display: "flex", flexDirection: "column", alignItems: "flex-start", rowGap: tokens.spacingVerticalS },
});

/** One customer: found by typing or by the row that is selected, with all that is known of it. */
export function CustomerPage({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { accounts, report, policy, live, underWay } = state;
  const { card, key, issues } = accounts;
  const isSought = live.wanted.kind === "explain";
  if (!report)
    return (
      <div className={styles.waiting}>
        <Issues issues={issues} language={policy.language} />
        {isSought || underWay ? (
          <div role="status">
            <Spinner
              size="tiny"
              labelPosition="after"
              label={isSought ? t("customer.making") : t("customer.reading")}
            />
          </div>
        ) : (
          <>
            <div className={styles.quiet}>{t("tabs.empty.customer")}</div>
            <Button size="small" onClick={() => send({ kind: "tabChosen", tab: "classify" })}>
              {t("tabs.headings.classify")}
            </Button>
          </>
        )}
      </div>
    );
  const isMaking = isSought || (key !== undefined && !card && issues.length === 0);
  return (
    <>
      <CustomerSearch index={accounts.index} onChoose={(found) => send({ kind: "customerChosen", key: found })} />
      <div role="status">
        {isMaking ? (
          <Spinner size="tiny" labelPosition="after" label={t("customer.making")} />
        ) : (
          // The card goes along with the selection: whoever does not see it hears whose it is.
          card && <span className={styles.unseen}>{t("customer.shown", { name: card.name })}</span>
        )}
      </div>
      <Issues issues={issues} language={policy.language} />
      {card ? (
        <CustomerCard card={card} state={state} send={send} />
      ) : (
        key === undefined && !isMaking && <div className={styles.quiet}>{t("customer.hint")}</div>
      )}
    </>
  );
}
