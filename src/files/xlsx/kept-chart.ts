const SERIES = /<c:ser>.*?<\/c:ser>/gs;
const CELLS = /<c:(strRef|numRef)>\s*<c:f>([^<]*)<\/c:f>.*?<\/c:\1>/gs;
const AXIS = /<c:(?:catAx|valAx|dateAx|serAx)>.*?<\/c:(?:catAx|valAx|dateAx|serAx)>/gs;
const TITLE = /<c:title>.*?<\/c:title>/s;
const WORDS = /<a:t>([^<]*)<\/a:t>/g;

/**
 * A chart's part as people formatted it, over the cells of a part that was made for the same chart: its series name and show the cells of that one, with
 * what they say. Nothing where it has other series or axes, or says them in another way than Excel does: then the made part is to take its place.
 */
export function withCellsOf(made: string, kept: string): string | undefined {
  const wanted = new Map((made.match(SERIES) ?? []).map((series) => [columnsOf(series), series]));
  const there = kept.match(SERIES) ?? [];
  const found = new Set(there.map(columnsOf));
  if (there.length !== wanted.size || found.size !== wanted.size || [...found].some((key) => !wanted.has(key)))
    return undefined;
  const words = axisWords(kept);
  if (axisWords(made).some((said) => !words.includes(said))) return undefined;
  return kept.replace(SERIES, (series) => {
    const cells = [...(wanted.get(columnsOf(series)) ?? "").matchAll(CELLS)].map(([all]) => all);
    return series.replace(CELLS, () => cells.shift() ?? "");
  });
}

/** The columns that a series is over, in their order, and what kind of values they are read as. */
function columnsOf(series: string): string {
  return [...series.matchAll(CELLS)]
    .map(([, kind, cells = ""]) => `${kind} ${cells.slice(cells.lastIndexOf("!") + 1).replace(/\$?\d+/g, "")}`)
    .join(",");
}

/** What the titles of the axes say. */
function axisWords(xml: string): string[] {
  return (xml.match(AXIS) ?? [])
    .map((axis) => [...(TITLE.exec(axis)?.[0] ?? "").matchAll(WORDS)].map(([, said]) => said).join(""))
    .filter((said) => said !== "");
}
