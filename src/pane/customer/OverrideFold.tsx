import { Button, Field, Input, Select, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountCard, CardOverride } from "../../core/account/account-card";
import { dayFrom, dayToText } from "../../core/days";
import { nameOf } from "../../core/methods/methods";
import type { Override } from "../../core/policy";
import { classLabel } from "../../core/text/text";
import { DateInput } from "../controls/DateInput";
import { FieldsOfContext, useHasTexts, useKeptText } from "../controls/kept-text";
import { Meaning } from "../controls/Meaning";
import { useNumbers } from "../frame/numbers";
import { Fold, type View } from "../frame/Section";
import { isWriting } from "../state";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, minWidth: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  said: { margin: 0, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
});

interface OverrideFoldProps extends View {
  readonly card: AccountCard;
}

/** The class set by hand for the method that leads: what it is, and a form to set it or take it away. */
export function OverrideFold({ card, state, send }: OverrideFoldProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<boolean>();
  const of = `byHand ${card.key}`;
  // What was begun when the pane was closed is not hidden when it opens again.
  const hasTexts = useHasTexts(of);
  if (hasTexts && open === undefined) setOpen(true);
  const byHand = card.methods[0]?.byHand;
  return (
    <>
      {byHand && <Said byHand={byHand} />}
      <Fold
        label={t("customer.setByHand")}
        beside={<Meaning of="byHand" />}
        open={open === true ? "open" : "shut"}
        onToggle={() => setOpen(!open)}
      >
        {/* Another customer has an entry of its own; what was set stays in the fields, and the focus where it is. */}
        <FieldsOfContext.Provider value={of}>
          <OverrideForm key={card.key} card={card} state={state} send={send} />
        </FieldsOfContext.Provider>
      </Fold>
    </>
  );
}

/** What is set by hand: the class, since when and how long, why and by whom. */
function Said({ byHand: { class: name, date, expiry, reason, author, stateSaid } }: { readonly byHand: CardOverride }) {
  const { t } = useTranslation();
  const { dayText } = useNumbers();
  const said = { name, date: dayText(date), state: stateSaid, reason };
  return (
    <p className={useStyles().said}>
      <strong>{t("customer.byHand")}</strong> {t("customer.byHandSaid", said)}{" "}
      {expiry !== undefined && t("customer.until", { date: dayText(expiry) })}{" "}
      {author !== "" && t("customer.author", { author })}
    </p>
  );
}

function OverrideForm({ card, state, send }: OverrideFoldProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { policy, report, author } = state;
  const [leading] = report?.methods ?? [];
  const classes = (leading?.classes ?? []).map((entry) => classLabel(entry, policy.language));
  const byHand = card.methods[0]?.byHand;
  const [chosen, setChosen, dropChosen] = useEntry("class", byHand?.class ?? card.methods[0]?.class ?? "");
  const [reason, setReason, dropReason] = useEntry("reason", byHand?.reason ?? "");
  const [expiry, setExpiry, dropExpiry] = useEntry("expiry", byHand?.expiry ?? "");
  const drop = () => [dropChosen, dropReason, dropExpiry].forEach((dropIt) => dropIt());
  const [problem, setProblem] = useState("");
  const blocked = isWriting(state);
  const method = policy.methods[0] && nameOf(policy.methods[0]);
  const others = (policy.overrides ?? []).filter(
    (entry) => !((entry.customer === card.key || entry.customer === card.name) && (entry.method ?? method) === method),
  );
  const set = () => {
    if (reason.trim() === "") return setProblem(t("customer.reasonMissing"));
    setProblem("");
    const override: Override = {
      ...{ customer: card.key, class: chosen, reason: reason.trim(), author, date: today() },
      ...(expiry === "" ? {} : { expiry }),
    };
    send({ kind: "settingChanged", change: { overrides: [...others, override] } });
    drop();
  };
  return (
    <div className={styles.form}>
      <Field label={t("customer.class")} size="small">
        <Select size="small" value={chosen} disabled={blocked} onChange={(_, { value }) => setChosen(value)}>
          {[...new Set([...classes, chosen])].map((label) => (
            <option key={label}>{label}</option>
          ))}
        </Select>
      </Field>
      <Field
        label={t("customer.reason")}
        size="small"
        required
        {...(problem === "" ? {} : { validationState: "error" as const, validationMessage: problem })}
      >
        <Input size="small" value={reason} disabled={blocked} onChange={(_, { value }) => setReason(value)} />
      </Field>
      <Field label={t("customer.expiry")} size="small">
        <DateInput text={expiry} onText={setExpiry} state={blocked ? "blocked" : "free"} />
      </Field>
      <div className={styles.buttons}>
        <Button size="small" appearance="primary" disabledFocusable={blocked} onClick={set}>
          {t("customer.set")}
        </Button>
        {others.length < (policy.overrides ?? []).length && (
          <Button
            size="small"
            disabledFocusable={blocked}
            onClick={() => {
              send({ kind: "settingChanged", change: { overrides: others.length > 0 ? others : undefined } });
              drop();
            }}
          >
            {t("customer.takeAway")}
          </Button>
        )}
      </div>
    </div>
  );
}

/** What stands in a field of the form: what is set, or what is typed and not set yet, which is kept when the pane closes. */
function useEntry(name: string, set: string): readonly [string, (text: string) => void, () => void] {
  const [kept, keep] = useKeptText(name);
  return [kept ?? set, (text) => keep(text === set ? undefined : text), () => keep(undefined)];
}

/** Today as a date of the user's own calendar: what is set by hand holds from now on. */
function today(): string {
  const now = new Date();
  return dayToText(dayFrom(now.getFullYear(), now.getMonth() + 1, now.getDate()) ?? 1);
}
