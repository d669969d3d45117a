import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** Says that KA made a mistake of its own. */
export function Broken() {
  const { t } = useTranslation();
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>{t("pane.broken")}</MessageBarBody>
    </MessageBar>
  );
}

interface Health {
  readonly broke: "yes" | "no";
}

/** Shows what is inside, or, after a bug in drawing it, that there was one: an empty pane would say nothing. */
export class Unbroken extends Component<{ readonly children: ReactNode }, Health> {
  override state: Health = { broke: "no" };

  static getDerivedStateFromError(): Health {
    return { broke: "yes" };
  }

  override render(): ReactNode {
    return this.state.broke === "no" ? this.props.children : <Broken />;
  }
}
