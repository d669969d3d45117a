import { Button, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { MethodChoice } from "../../core/methods/methods";
import { PRESET_IDS } from "../../core/policies/preset-ids";
import { presetPolicy } from "../../core/policies/presets";
import type { Language } from "../../core/policy";
import { useNumbers } from "../frame/numbers";
import { classLabel, type NamedClass } from "../../core/text/text";
import { useTakenOnLeaving } from "../controls/page-leaving";
import { useUnfinished } from "../controls/unfinished";
import type { View } from "../frame/Section";
import { isWriting } from "../state";
import { keyOf, textOf, withTreatment } from "./by-class";
import { ColourButton } from "./ColourButton";

const LONGEST = 2_000;

const useStyles = makeStyles({
  classes: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, margin: 0, padding: 0 },
  class: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXXS, listStyleType: "none" },
  name: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  text: { width: "100%", minWidth: 0 },
  take: { alignSelf: "flex-start" },
});

/** What to do with the customers of each class: a text that goes to their lines of the account list. */
export function ClassTexts({ state, send, choice }: View & { readonly choice: MethodChoice }) {
  const { t } = useTranslation();
  const { count } = useNumbers();
  const styles = useStyles();
  const { report, reportOf, place, policy } = state;
  const { treatments, language } = policy;
  // The classes are those that were found last: a method that was put here meanwhile has none yet.
  const isOf = reportOf?.methods[place]?.id === choice.id;
  const classes = isOf ? (report?.methods[place]?.classes ?? []) : [];
  if (classes.length === 0) return <div className={styles.quiet}>{t("treatments.later")}</div>;
  const known = recommended(language);
  const missing = classes.flatMap((entry) => {
    const text = known.get(keyOf(entry, language));
    return textOf(treatments, entry, language) === "" && text !== undefined
      ? [[keyOf(entry, language), text] as const]
      : [];
  });
  return (
    <>
      <div className={styles.quiet}>{t("treatments.hint")}</div>
      {missing.length > 0 && (
        <Button
          size="small"
          className={styles.take}
          disabledFocusable={isWriting(state)}
          onClick={() =>
            send({
              kind: "settingChanged",
              change: { treatments: { ...Object.fromEntries(missing), ...treatments } },
            })
          }
        >
          {t("treatments.take", { found: count(missing.length) })}
        </Button>
      )}
      <ul className={styles.classes} aria-label={t("treatments.title")}>
        {classes.map((entry, at) => (
          <ClassText
            // What is being typed belongs to its class.
            key={keyOf(entry, language)}
            entry={entry}
            place={at}
            view={{ state, send }}
            text={textOf(treatments, entry, language)}
            onText={(text) =>
              send({
                kind: "settingChanged",
                change: { treatments: withTreatment(treatments, keyOf(entry, language, treatments), text) },
              })
            }
          />
        ))}
      </ul>
    </>
  );
}

interface ClassTextProps {
  readonly entry: NamedClass;
  readonly place: number;
  readonly view: View;
  readonly text: string;
  readonly onText: (text: string) => void;
}

function ClassText({ entry, place, view, text, onText }: ClassTextProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [draft, setDraft] = useState<string>();
  // A text that is still being typed is not written yet.
  useUnfinished(draft === undefined || draft === text ? "finished" : "unfinished");
  const take = () => {
    if (draft !== undefined && draft !== text) onText(draft);
    setDraft(undefined);
  };
  useTakenOnLeaving(take);
  const name = classLabel(entry, view.state.policy.language);
  return (
    <li className={styles.class}>
      <span className={styles.name}>
        <ColourButton {...view} entry={entry} place={place} />
        {name}
      </span>
      <Textarea
        size="small"
        className={styles.text}
        rows={text === "" && draft === undefined ? 1 : 2}
        resize="vertical"
        aria-label={t("treatments.of", { name })}
        maxLength={LONGEST}
        disabled={isWriting(view.state)}
        value={draft ?? text}
        onChange={(_, { value }) => setDraft(value)}
        onBlur={take}
        onKeyDown={({ key }) => {
          if (key === "Escape") setDraft(undefined);
        }}
      />
    </li>
  );
}

/** What the ready-made policies recommend, by class; the first of them that has a class counts. */
function recommended(language: Language): ReadonlyMap<string, string> {
  const entries = PRESET_IDS.flatMap((id) => Object.entries(presetPolicy(id, language).value?.treatments ?? {}));
  return new Map(entries.toReversed());
}
