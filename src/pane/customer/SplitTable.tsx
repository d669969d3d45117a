import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { CardSplit } from "../../core/account/account-detail";

const useStyles = makeStyles({
  table: {
    borderCollapse: "collapse",
    width: "100%",
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    "& th": { textAlign: "end", fontWeight: 600, paddingLeft: tokens.spacingHorizontalS },
    "& th:first-child": { textAlign: "start", fontWeight: 400, paddingLeft: 0, overflowWrap: "anywhere" },
    "& td": { textAlign: "end", paddingLeft: tokens.spacingHorizontalS, whiteSpace: "nowrap" },
    "& tbody th, & tbody td": { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, verticalAlign: "top" },
  },
  unseen: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
});

/** The money of a customer by the values of a column. */
export function SplitTable({ split: { header, parts } }: { readonly split: CardSplit }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const hasShares = parts.some(({ share }) => share !== undefined);
  return (
    <table className={styles.table} aria-label={header}>
      <thead>
        <tr>
          <th scope="col">
            {/* Said once above the table for whoever sees it. */}
            <span className={styles.unseen}>{header}</span>
          </th>
          <th scope="col">{t("customer.amount")}</th>
          {hasShares && <th scope="col">{t("customer.share")}</th>}
        </tr>
      </thead>
      <tbody>
        {parts.map(({ name, amount, share }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{amount}</td>
            {hasShares && <td>{share}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
