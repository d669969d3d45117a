import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useNumbers } from "../frame/numbers";
import { methodLabel, pathOf, problemsAt } from "../choices";
import { idleOptions, ownControls } from "./own-controls";
import { problemSentence } from "./problem-sentence";
import type { View } from "../frame/Section";

const useStyles = makeStyles({
  problem: {
    color: tokens.colorPaletteRedForeground1,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
});

/** What is wrong with the methods, as far as their own controls do not say it. */
export function MethodProblems({ state }: Pick<View, "state">) {
  const { t } = useTranslation();
  const { say } = useNumbers();
  const styles = useStyles();
  const { methods, place, policy } = state;
  const { language } = policy;
  const problems = problemsAt(state, "methods").flatMap((issue) => {
    const [, at = "", key] = pathOf(issue);
    const sentence = say(() => problemSentence(issue, language));
    const choice = methods[Number(at)];
    if (at !== String(place))
      return choice ? t("method.problemOf", { name: methodLabel(choice, language), problem: sentence }) : sentence;
    // Plain controls say it beside themselves.
    return key === undefined || (choice && [...ownControls(choice), ...idleOptions(choice)].includes(key))
      ? sentence
      : [];
  });
  return [...new Set(problems)].map((problem) => (
    <div key={problem} role="alert" className={styles.problem}>
      {problem}
    </div>
  ));
}
