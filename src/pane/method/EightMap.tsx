import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { EIGHT } from "../../core/segments/maps";
import { coloursOf, type Colouring } from "../../core/sheets/colours";
import { TEXTS } from "../../core/text/text";

const useStyles = makeStyles({
  table: { borderCollapse: "separate", borderSpacing: "2px", width: "100%", maxWidth: "420px", tableLayout: "fixed" },
  caption: { textAlign: "start", fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  head: {
    padding: 0,
    textAlign: "start",
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  rowHead: { width: "28%" },
  cell: {
    padding: tokens.spacingHorizontalXS,
    borderRadius: tokens.borderRadiusSmall,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
});

/** Low and high, as the scores of the eight. */
const [LOW, HIGH] = [1, 2];

/** The eight segments: a table for much and one for little money, how often upwards and how recently across. */
export function EightMap({ colouring }: { readonly colouring: Colouring }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return [HIGH, LOW].map((m) => (
    <table key={m} className={styles.table}>
      <caption className={styles.caption}>{m === HIGH ? t("rfm.much") : t("rfm.little")}</caption>
      <thead>
        <tr>
          <th className={styles.rowHead} scope="col" aria-label={t("rfm.frequency")} />
          <th className={styles.head} scope="col">
            {t("rfm.longAgo")}
          </th>
          <th className={styles.head} scope="col">
            {t("rfm.recently")}
          </th>
        </tr>
      </thead>
      <tbody>
        {[HIGH, LOW].map((f) => (
          <tr key={f}>
            <th className={styles.head} scope="row">
              {f === HIGH ? t("rfm.often") : t("rfm.rarely")}
            </th>
            {[LOW, HIGH].map((r) => {
              const place = EIGHT.findIndex((rule) => rule.r.from === r && rule.f.from === f && rule.m.from === m);
              const kind = EIGHT[place]?.kind;
              if (!kind) return null;
              const { fill, font } = coloursOf({ kind }, place, colouring);
              return (
                <td key={r} className={styles.cell} style={{ backgroundColor: fill, color: font }}>
                  {TEXTS[colouring.language].classes[kind]}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  ));
}
