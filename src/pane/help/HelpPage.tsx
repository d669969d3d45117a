import { useTranslation } from "react-i18next";
import { Section, type View } from "../frame/Section";

/** What KA does, and what its words mean. */
export function HelpPage(_: View) {
  const { t } = useTranslation();
  return <Section title={t("help.what")}>{t("help.whatAbout")}</Section>;
}
