import type { Issue } from "../../core/issues";
import type { Language } from "../../core/policy";
import { describeIssue } from "../../core/text/sentences";
import { pathOf } from "../choices";

/** What is wrong with a choice, in a sentence without the place: the form itself shows it. */
export function problemSentence(issue: Issue, language: Language): string {
  const said = describeIssue(issue, language);
  const path = pathOf(issue).join(".");
  // The sentence names the place in the policy before it says what is wrong there.
  const own = [`${path}: `, `${path}：`].reduce((text, place) => {
    const at = path === "" ? -1 : text.indexOf(place);
    return at < 0 ? text : text.slice(at + place.length);
  }, said);
  return own.charAt(0).toUpperCase() + own.slice(1);
}
