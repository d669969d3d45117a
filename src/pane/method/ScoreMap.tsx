import { createFocusOutlineStyle, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { gridPlace, type ScoreGrid } from "../../core/segments/score-grid";
import type { ClassColours } from "../../core/sheets/colours";

const useStyles = makeStyles({
  around: { overflowX: "auto", padding: "2px", margin: "-2px" },
  table: { borderCollapse: "separate", borderSpacing: "2px", width: "100%", maxWidth: "420px", tableLayout: "fixed" },
  caption: {
    textAlign: "start",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
  score: {
    width: "18px",
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    textAlign: "center",
    padding: 0,
  },
  cell: { padding: 0, minWidth: "24px" },
  face: {
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    boxSizing: "border-box",
    width: "100%",
    height: "28px",
    borderRadius: tokens.borderRadiusSmall,
    border: "1px solid transparent",
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    padding: 0,
  },
  // What is drawn around it for the focus is as large as it.
  button: { position: "relative", cursor: "pointer", ...createFocusOutlineStyle() },
  painted: { fontWeight: tokens.fontWeightBold, border: `2px solid ${tokens.colorNeutralForeground1}` },
});

interface ScoreMapProps {
  readonly grid: ScoreGrid;
  /** Of the segments. */
  readonly colours: readonly ClassColours[];
  /** Where cells can be painted: the segment to paint with, and what happens. */
  readonly painting?:
    | {
        readonly segment: number;
        readonly state: "free" | "blocked";
        readonly onPaint: (at: number, segment: number) => void;
      }
    | undefined;
}

/** Recency across, frequency and money up: each cell with the number of its segment and its colour. */
export function ScoreMap({ grid, colours, painting }: ScoreMapProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { scores, labels, cells } = grid;
  const buttons = useRef(new Map<number, HTMLButtonElement>());
  const [stop, setStop] = useState(gridPlace(scores, scores, scores));
  const upward = Array.from({ length: scores }, (_, i) => i + 1);

  const press = (event: KeyboardEvent, at: number) => {
    const digit = /^[1-9]$/.test(event.key) ? Number(event.key) : undefined;
    if (digit !== undefined && digit <= labels.length && painting?.state === "free")
      return painting.onPaint(at, digit - 1);
    const to = stepFrom(event.key, at, scores);
    if (to === undefined) return;
    event.preventDefault();
    setStop(to);
    buttons.current.get(to)?.focus();
  };
  return (
    <div className={styles.around}>
      <table className={styles.table} {...(painting ? { role: "grid", "aria-label": t("rfm.map") } : {})}>
        <caption className={styles.caption}>{t("rfm.axes", { best: scores })}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.score} aria-label={t("rfm.corner")} />
            {upward.map((r) => (
              <th key={r} scope="col" className={styles.score}>
                {r}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {upward.toReversed().map((fm) => (
            <tr key={fm}>
              <th scope="row" className={styles.score}>
                {fm}
              </th>
              {upward.map((r) => {
                const at = gridPlace(r, fm, scores);
                const place = cells[at] ?? 0;
                const name = labels[place] ?? "";
                const style = { backgroundColor: colours[place]?.fill, color: colours[place]?.font };
                const isOfSegment = painting?.segment === place;
                return (
                  <td key={r} className={styles.cell} title={name} {...(painting ? { role: "gridcell" } : {})}>
                    {painting ? (
                      <button
                        ref={(element) => {
                          if (element) buttons.current.set(at, element);
                          else buttons.current.delete(at);
                        }}
                        type="button"
                        style={style}
                        className={mergeClasses(styles.face, styles.button, isOfSegment && styles.painted)}
                        aria-label={t("rfm.cell", { r, fm, name })}
                        aria-disabled={painting.state === "blocked"}
                        tabIndex={at === stop ? 0 : -1}
                        onKeyDown={(event) => press(event, at)}
                        onClick={() => {
                          setStop(at);
                          if (painting.state === "free") painting.onPaint(at, painting.segment);
                        }}
                      >
                        {place + 1}
                      </button>
                    ) : (
                      <span style={style} className={styles.face}>
                        {place + 1}
                      </span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The cell that an arrow key leads to; nothing at the edge. The best scores of recency stand on the right, those of frequency and money on top. */
function stepFrom(key: string, at: number, scores: number): number | undefined {
  const [r, fm] = [Math.floor(at / scores) + 1, (at % scores) + 1];
  const ways: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [r, fm + 1],
    ArrowDown: [r, fm - 1],
    ArrowLeft: [r - 1, fm],
    ArrowRight: [r + 1, fm],
    Home: [1, fm],
    End: [scores, fm],
  };
  const [toR = 0, toFm = 0] = ways[key] ?? [];
  const isInside = toR >= 1 && toR <= scores && toFm >= 1 && toFm <= scores;
  return isInside ? gridPlace(toR, toFm, scores) : undefined;
}
