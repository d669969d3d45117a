import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDown16Regular, ChevronRight16Regular } from "@fluentui/react-icons";
import { useCallback, useContext, useId, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { MethodChoice, MethodId } from "../../core/methods/methods";
import type { PaneEvent } from "../events";
import type { PaneState } from "../state";
import { UnfinishedContext } from "../controls/unfinished";

/** What every part of the pane gets: the state to show, and the way to say what happened. */
export interface View {
  readonly state: PaneState;
  readonly send: (event: PaneEvent) => void;
}

/** What the form of one method gets: the view, and the options that it shows. */
export interface FormProps<M extends MethodId> extends View {
  readonly choice: Extract<MethodChoice, { readonly id: M }>;
}

const useStyles = makeStyles({
  section: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    minWidth: 0,
    // A drop-down is as wide as its place, not as its longest option.
    "& .fui-Select": { minWidth: 0 },
  },
  heading: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalXS, minWidth: 0 },
  title: {
    margin: 0,
    minWidth: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: 600,
  },
  folded: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, minWidth: 0 },
  fold: {
    justifyContent: "flex-start",
    textAlign: "start",
    fontWeight: tokens.fontWeightRegular,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`,
    marginLeft: `calc(-1 * ${tokens.spacingHorizontalXS})`,
    minWidth: 0,
    overflowWrap: "anywhere",
  },
});

interface SectionProps {
  readonly title: string;
  /** What stands in the line of the heading without being a part of it. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** One step of the pane under its heading. */
export function Section({ title, beside, children }: SectionProps) {
  const styles = useStyles();
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <div className={styles.heading}>
        <h3 id={id} className={styles.title}>
          {title}
        </h3>
        {beside}
      </div>
      {children}
    </section>
  );
}

interface FoldProps {
  readonly label: ReactNode;
  /** What stands in the line without being a part of what unfolds it. */
  readonly beside?: ReactNode;
  readonly open: "open" | "shut";
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** A line that unfolds what lies behind it. Folded, it keeps an entry that is not complete yet, and says that there is one. */
export function Fold({ label, beside, open, onToggle, children }: FoldProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const id = useId();
  const begin = useContext(UnfinishedContext);
  const [unfinished, setUnfinished] = useState(0);
  const beginInside = useCallback(
    (entry: string) => {
      const end = begin(entry);
      setUnfinished((entries) => entries + 1);
      return () => {
        setUnfinished((entries) => entries - 1);
        end();
      };
    },
    [begin],
  );
  const isOpen = open === "open";
  const isKept = isOpen || unfinished > 0;
  const toggle = (
    <Button
      appearance="transparent"
      size="small"
      className={styles.fold}
      icon={isOpen ? <ChevronDown16Regular /> : <ChevronRight16Regular />}
      aria-expanded={isOpen}
      aria-controls={isKept ? id : undefined}
      onClick={onToggle}
    >
      {label}
      {isKept && !isOpen && ` · ${t("method.incomplete")}`}
    </Button>
  );
  return (
    <div className={styles.folded}>
      {beside ? (
        <div className={styles.heading}>
          {toggle}
          {beside}
        </div>
      ) : (
        toggle
      )}
      {isKept && (
        <div id={id} hidden={!isOpen}>
          <UnfinishedContext.Provider value={beginInside}>{children}</UnfinishedContext.Provider>
        </div>
      )}
    </div>
  );
}
