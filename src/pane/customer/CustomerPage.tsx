import { useTranslation } from "react-i18next";
import { Section, type View } from "../frame/Section";

/** One customer: why it is in its classes, and what to do. */
export function CustomerPage(_: View) {
  const { t } = useTranslation();
  return <Section title={t("tabs.headings.customer")}>{t("tabs.empty.customer")}</Section>;
}
