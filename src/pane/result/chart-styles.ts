import { makeStyles, tokens } from "@fluentui/react-components";

/** How the drawings of a result look, and the tables behind them. */
export const useChartStyles = makeStyles({
  figure: { margin: 0, display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS, minWidth: 0 },
  plot: {
    position: "relative",
    height: "150px",
    borderLeft: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  svg: { position: "absolute", inset: 0, width: "100%", height: "100%", overflow: "visible" },
  curve: {
    fill: "none",
    stroke: tokens.colorBrandForeground1,
    strokeWidth: "2px",
    vectorEffect: "non-scaling-stroke",
    "@media (forced-colors: active)": { stroke: "Highlight" },
  },
  even: {
    stroke: tokens.colorNeutralStroke1,
    strokeDasharray: "3 3",
    strokeWidth: "1px",
    vectorEffect: "non-scaling-stroke",
    "@media (forced-colors: active)": { stroke: "CanvasText" },
  },
  guide: {
    fill: "none",
    stroke: tokens.colorNeutralForeground3,
    strokeWidth: "1px",
    vectorEffect: "non-scaling-stroke",
    "@media (forced-colors: active)": { stroke: "CanvasText" },
  },
  point: {
    position: "absolute",
    width: "8px",
    height: "8px",
    margin: "-5px 0 0 -5px",
    border: `1px solid ${tokens.colorNeutralBackground1}`,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandForeground1,
    "@media (forced-colors: active)": { backgroundColor: "Highlight" },
  },
  axis: {
    display: "flex",
    justifyContent: "space-between",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  caption: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  table: {
    borderCollapse: "collapse",
    width: "100%",
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    "& th": { textAlign: "end", fontWeight: 600 },
    "& td": { textAlign: "end", borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    "& tbody th": { textAlign: "start", fontWeight: 400, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
});
