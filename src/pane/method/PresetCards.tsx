import { Button, createFocusOutlineStyle, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { RadioButton16Filled, RadioButton16Regular } from "@fluentui/react-icons";
import { useId, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { columnsMissing } from "../../core/columns";
import { PRESET_IDS, type PresetId } from "../../core/policies/preset-ids";
import { presetPolicy } from "../../core/policies/presets";
import type { Language } from "../../core/policy";
import type { Role } from "../../core/roles";
import { PRESET_WORDS } from "../../core/text/presets";
import { Fold, type View } from "../frame/Section";
import { isWriting } from "../state";
import { missingNames } from "./column-names";
import { presetStanding, type Presets, type PresetStanding } from "./preset-standing";

/** What is asked for most, by language: Chinese sales teams have words of their own. */
const FIRST: { readonly [L in Language]: readonly PresetId[] } = {
  en: ["key-accounts", "rfm-western", "churn-watch", "abc-xyz"],
  zh: ["key-accounts", "core-important-ordinary", "rfm-eight", "churn-watch"],
};

const useStyles = makeStyles({
  cards: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  card: {
    // What is drawn around it for the focus is as large as it.
    position: "relative",
    display: "grid",
    gridTemplateColumns: "16px minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textAlign: "start",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ...createFocusOutlineStyle(),
  },
  chosen: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorNeutralBackground1Selected,
  },
  blocked: { cursor: "not-allowed", color: tokens.colorNeutralForegroundDisabled },
  dot: { marginTop: "2px", color: tokens.colorNeutralForeground3 },
  chosenDot: { color: tokens.colorCompoundBrandForeground1 },
  text: { display: "flex", flexDirection: "column", minWidth: 0, overflowWrap: "anywhere" },
  name: { fontWeight: tokens.fontWeightSemibold },
  summary: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  changed: {
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontStyle: "italic",
  },
  needs: { color: tokens.colorStatusWarningForeground1, fontSize: tokens.fontSizeBase200 },
  more: { marginTop: tokens.spacingVerticalXXS },
});

/** The ready-made policies to start from, one line that says which; the cards are open as long as nobody chose anything. */
export function PresetCards({ state, send }: View) {
  const { t } = useTranslation();
  const { preset, methods, policy } = state;
  const isFirst = preset === undefined && methods.length === 1 && !policy.treatments;
  const [open, setOpen] = useState(isFirst);
  const presets = usePresets(policy.language);
  const standing = useMemo(() => presetStanding(state, presets), [state, presets]);
  const name = standing ? PRESET_WORDS[policy.language][standing.preset].name : t("method.own");
  const chosen = standing?.is === "changed" ? t("method.changedPreset", { name }) : name;
  return (
    <Fold label={t("method.startFrom", { name: chosen })} open={open ? "open" : "shut"} onToggle={() => setOpen(!open)}>
      <Cards state={state} send={send} presets={presets} standing={standing} />
    </Fold>
  );
}

interface CardsProps extends View {
  readonly presets: Presets;
  readonly standing: PresetStanding | undefined;
}

function Cards({ state, send, presets, standing }: CardsProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const list = useId();
  const [isMore, setIsMore] = useState(false);
  const { language } = state.policy;
  const preset = standing?.preset;
  const radios = useRef(new Map<PresetId, HTMLButtonElement>());
  // The one that has the tab stop: the keys pass cards without taking them, because each would replace the methods.
  const [walked, setWalked] = useState<PresetId>();

  const first = FIRST[language];
  const shown = isMore ? PRESET_IDS : PRESET_IDS.filter((id) => first.includes(id) || id === preset);
  const stop = shown.find((id) => id === (walked ?? preset)) ?? shown[0];
  const take = (id: PresetId) => {
    setWalked(id);
    const taken = presets.get(id);
    if (taken && !isWriting(state)) send({ kind: "presetChosen", preset: id, policy: taken });
  };
  const press = (event: KeyboardEvent<HTMLButtonElement>, id: PresetId) => {
    const to = goal(event.key, shown.indexOf(id), shown.length);
    const wanted = to === undefined ? undefined : shown[to];
    if (wanted === undefined) return;
    event.preventDefault();
    setWalked(wanted);
    radios.current.get(wanted)?.focus();
  };
  return (
    <>
      <div id={list} role="radiogroup" aria-label={t("method.presets")} className={styles.cards}>
        {shown.map((id) => {
          const { name, summary } = PRESET_WORDS[language][id];
          const isChosen = id === preset;
          const missing = missingFor(state, presets.get(id)?.methods);
          return (
            <button
              key={id}
              ref={(element) => {
                if (element) radios.current.set(id, element);
                else radios.current.delete(id);
              }}
              type="button"
              role="radio"
              aria-checked={isChosen}
              aria-disabled={isWriting(state)}
              tabIndex={id === stop ? 0 : -1}
              className={mergeClasses(styles.card, isChosen && styles.chosen, isWriting(state) && styles.blocked)}
              onClick={() => take(id)}
              onKeyDown={(event) => press(event, id)}
            >
              <span className={mergeClasses(styles.dot, isChosen && styles.chosenDot)} aria-hidden="true">
                {isChosen ? <RadioButton16Filled /> : <RadioButton16Regular />}
              </span>
              <span className={styles.text}>
                <span className={styles.name}>{name}</span>
                <span className={styles.summary}>{summary}</span>
                {isChosen && standing?.is === "changed" && (
                  <span className={styles.changed}>{t("method.presetChanged")}</span>
                )}
                {missing.length > 0 && (
                  <span className={styles.needs}>
                    {t("method.needs", { columns: missingNames(missing, language) })}
                  </span>
                )}
              </span>
            </button>
          );
        })}
      </div>
      <Button
        appearance="transparent"
        size="small"
        className={styles.more}
        aria-expanded={isMore}
        aria-controls={list}
        onClick={() => setIsMore(!isMore)}
      >
        {isMore ? t("method.fewerPresets") : t("method.morePresets", { found: PRESET_IDS.length - shown.length })}
      </Button>
    </>
  );
}

/** The ready-made policies of a language, checked once. */
function usePresets(language: Language): Presets {
  return useMemo(
    () =>
      new Map(
        PRESET_IDS.flatMap((id) => {
          const { value: policy } = presetPolicy(id, language);
          return policy ? [[id, policy] as const] : [];
        }),
      ),
    [language],
  );
}

/** What the rows lack for all of some methods; each entry once. */
function missingFor(
  { sample, columns }: View["state"],
  methods: View["state"]["methods"] = [],
): readonly (readonly Role[])[] {
  if (!sample) return [];
  const missing = methods.flatMap((choice) => columnsMissing(columns, choice));
  return missing.filter((roles, place) => missing.findIndex((other) => other.join() === roles.join()) === place);
}

/** Where the arrow keys lead from a card; round at both ends. */
function goal(key: string, from: number, count: number): number | undefined {
  if (key === "ArrowDown" || key === "ArrowRight") return (from + 1) % count;
  if (key === "ArrowUp" || key === "ArrowLeft") return (from + count - 1) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : undefined;
}
