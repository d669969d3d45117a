import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowUp16Regular, Dismiss16Regular } from "@fluentui/react-icons";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { columnsMissing } from "../../core/columns";
import { nameOf } from "../../core/methods/methods";
import { methodLabel } from "../choices";
import type { View } from "../frame/Section";
import { isWriting } from "../state";
import { missingNames } from "./column-names";

const useStyles = makeStyles({
  heading: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  methods: { margin: 0, padding: 0, display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXXS },
  method: {
    listStyleType: "none",
    display: "flex",
    alignItems: "center",
    minWidth: 0,
    borderLeft: "3px solid transparent",
  },
  // The form below has the same edge.
  shown: { borderLeftColor: tokens.colorBrandStroke1, backgroundColor: tokens.colorNeutralBackground1Selected },
  name: {
    flexGrow: 1,
    minWidth: 0,
    justifyContent: "flex-start",
    textAlign: "start",
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: "anywhere",
  },
  shownName: { fontWeight: tokens.fontWeightSemibold },
  label: { display: "flex", flexDirection: "column" },
  needs: {
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorStatusWarningForeground1,
  },
  leading: {
    flexShrink: 0,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    borderRadius: tokens.borderRadiusSmall,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  button: { flexShrink: 0, minWidth: "24px" },
});

/** All methods of the policy, the leading one first; a click shows the form and the figures of one. */
export function MethodList({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const heading = useId();
  const blocked = isWriting(state);
  const { language } = state.policy;
  return (
    <div>
      <div id={heading} className={styles.heading}>
        {t("method.all")}
      </div>
      <div className={styles.quiet}>{t("method.allHint")}</div>
      <ul className={styles.methods} aria-labelledby={heading}>
        {state.methods.map((choice, place) => {
          const name = methodLabel(choice, language);
          const isShown = place === state.place;
          const missing = state.sample ? columnsMissing(state.columns, choice) : [];
          return (
            <li key={nameOf(choice)} className={mergeClasses(styles.method, isShown && styles.shown)}>
              <Button
                appearance="transparent"
                size="small"
                className={mergeClasses(styles.name, isShown && styles.shownName)}
                aria-pressed={isShown}
                onClick={() => send({ kind: "methodShown", place })}
              >
                <span className={styles.label}>
                  <span>{name}</span>
                  {missing.length > 0 && (
                    <span className={styles.needs}>
                      {t("method.needs", { columns: missingNames(missing, language) })}
                    </span>
                  )}
                </span>
              </Button>
              {place === 0 ? (
                <span className={styles.leading}>{t("method.leading")}</span>
              ) : (
                <Button
                  appearance="subtle"
                  size="small"
                  className={styles.button}
                  icon={<ArrowUp16Regular />}
                  aria-label={t("method.raise", { name })}
                  title={t("method.raise", { name })}
                  disabledFocusable={blocked}
                  onClick={() => send({ kind: "methodRaised", place })}
                />
              )}
              <Button
                appearance="subtle"
                size="small"
                className={styles.button}
                icon={<Dismiss16Regular />}
                aria-label={t("method.removeMethod", { name })}
                title={t("method.removeMethod", { name })}
                disabledFocusable={blocked}
                onClick={() => send({ kind: "methodRemoved", place })}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
