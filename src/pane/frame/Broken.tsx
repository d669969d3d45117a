import { makeStyles, tokens } from "@fluentui/react-components";
import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  // Not the message bar of Fluent UI, which is fetched when there is something to say: after a mistake nothing may be left to fetch.
  bar: {
    padding: tokens.spacingVerticalS,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorStatusDangerBackground1,
  },
});

/** Says that KA made a mistake of its own. */
export function Broken() {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <div role="alert" className={styles.bar}>
      {t("pane.broken")}
    </div>
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
