import { useTranslation } from "react-i18next";
import { useNumbers } from "../frame/numbers";
import { dayFrom, dayToText } from "../../core/days";
import { fieldOf } from "../../core/policies/options";
import { policySchema } from "../../core/policy";
import { readPolicy } from "../../core/policies/read-policy";
import type { FormSetting } from "../../core/text/option-words";
import { OPTION_WORDS } from "../../core/text/options";
import { pathOf } from "../choices";
import { problemSentence } from "./problem-sentence";
import type { Taken } from "../controls/ExactInput";
import { FieldControl } from "./FieldControl";
import { namesOf } from "./names";
import type { View } from "../frame/Section";
import { isWriting } from "../state";
import { addMethodWords } from "../text/method-words";

addMethodWords();

/** The plain form of a setting of the policy that is no method's, made from its schema. */
export function SettingField({ state, send, setting }: View & { readonly setting: FormSetting }) {
  const { t } = useTranslation();
  const { say } = useNumbers();
  const { policy } = state;
  const words = OPTION_WORDS[policy.language].settings[setting];
  const field = fieldOf(setting, policySchema.shape[setting]);
  const value = policy[setting];
  const take = (wanted: unknown): Taken => {
    const { value: checked, issues } = readPolicy({ ...policy, [setting]: wanted });
    const [problem] = issues;
    if (!checked)
      return problem
        ? { problem: say(() => problemSentence(problem, policy.language)), at: pathOf(problem).slice(1) }
        : "not understood";
    send({ kind: "settingChanged", change: { [setting]: checked[setting] } });
    return "understood";
  };
  return (
    <FieldControl
      field={field}
      words={words}
      value={value}
      names={namesOf(state, t("method.leading"))}
      state={isWriting(state) ? "blocked" : "free"}
      fresh={setting === "overrides" ? { date: today() } : {}}
      onValue={take}
    />
  );
}

/** Today as a date of the user's own calendar: what is set by hand holds from now on. */
function today(): string {
  const now = new Date();
  return dayToText(dayFrom(now.getFullYear(), now.getMonth() + 1, now.getDate()) ?? 1);
}
