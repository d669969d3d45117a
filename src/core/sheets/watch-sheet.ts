import { amounts, labels, whoColumns } from "./account-list";
import { BAR, type Colouring } from "./colours";
import type { Gathering } from "../customers";
import type { Result } from "../classes";
import { inOrder } from "./hand-columns";
import { layOutList } from "./list-sheet";
import { moneyFormat } from "./money-format";
import { WATCH_TABLE } from "../plan/own-sheets";
import type { Edit, ListColumn } from "../plan";
import type { Language } from "../policy";
import { ROWS_PER_SLICE, type Steps } from "../steps";
import { LIST_WORDS } from "../text/lists";
import { measureValue } from "../text/measures";
import { moneyIn, percent } from "../text/numbers";
import { TEXTS, classLabel } from "../text/text";
import type { Entries } from "./entries";
import { shownIn } from "./entries";
import type { WatchReason, Watched } from "../watch";
import { whyOf } from "../why";

/** What the watch list is made of. */
export interface WatchListing extends Colouring {
  readonly gathering: Gathering;
  readonly results: readonly Result[];
  readonly watched: readonly Watched[];
  readonly entries: Entries;
}

/** Rows of a sheet below the header. */
const MOST_ROWS = 1_048_575;
/** Reasons are sentences, several lines high; Excel measures each line of a list that wraps, so a list too long to be printed has them in one. */
const [WIDTH_OF_WHY, WRAPPED_ROWS] = [60, 5_000];

/** The watch list as columns: who, why, and the money at stake, the most of it first. */
function* listWatched({ gathering, results, watched, entries, language }: WatchListing): Steps<ListColumn[]> {
  const { customers } = gathering;
  const [leading] = results;
  const { headers } = TEXTS[language];
  const words = LIST_WORDS[language].watch;
  const rows = watched.slice(0, MOST_ROWS);
  const order = Uint32Array.from(rows, ({ customer }) => customer);
  const speak = sayReasons(results, language);
  const money = moneyFormat(customers.amount.decimals);
  const why: string[] = [];
  for (const { customer, reasons } of rows) {
    if (why.length % (ROWS_PER_SLICE / 16) === 0) yield;
    why.push(reasons.map((reason) => speak(customer, reason)).join(" "));
  }
  const owner = customers.attributes?.find(({ role }) => role === "owner");
  const ownerOf = (customer: number) => shownIn(entries.of.get(customer), "owner", owner?.values[customer] ?? "");
  return [
    ...whoColumns(customers, order, headers),
    ...(leading ? [{ header: headers.class, cells: labels(leading, order, language), width: 12 }] : []),
    {
      header: words.what,
      cells: {
        values: rows.map(({ reasons }) => [...new Set(reasons.map(({ kind }) => words.kinds[kind]))].join(words.comma)),
        format: "@",
      },
      width: 22,
    },
    { header: words.atStake, cells: { values: rows.map((row) => row.money), format: money }, width: 18 },
    { header: headers.amount, cells: { values: amounts(customers.amount, order), format: money }, width: 18 },
    ...(owner || entries.of.size > 0
      ? [
          {
            header: owner?.header ?? TEXTS[language].typed.owner,
            cells: { values: inOrder(order, ownerOf), format: "@" },
            width: 16,
          },
        ]
      : []),
    { header: headers.why, cells: { values: why, format: "@" }, width: WIDTH_OF_WHY },
  ];
}

/** The sheet *KA Watch list*; where nobody is to be watched it says so, and no list of an earlier run is left there. */
export function* layOutWatchList(listing: WatchListing): Steps<readonly Edit[]> {
  const { language, watched, results } = listing;
  const listed = yield* listWatched(listing);
  const columns = watched.length === 0 ? nobody(listed, language) : listed;
  const { headers, sheets } = TEXTS[language];
  const words = LIST_WORDS[language].watch;
  const place = (header: string) => columns.findIndex((column) => column.header === header);
  return layOutList(columns, {
    sheet: "watch",
    name: sheets.watch,
    table: WATCH_TABLE,
    titleColumns: place(headers.customer) + 1,
    classes: { column: place(headers.class), of: results[0], colouring: listing },
    bars: { column: place(words.atStake), colour: BAR },
    height: watched.length <= WRAPPED_ROWS ? "wrapped" : "oneLine",
  });
}

/** A line that says that there is nobody: a table has one line at least. */
function nobody(columns: readonly ListColumn[], language: Language): ListColumn[] {
  const { what, nobody: said } = LIST_WORDS[language].watch;
  return columns.map(({ cells, ...column }) => ({
    ...column,
    cells: { ...cells, values: [column.header === what ? said : null] },
  }));
}

/** How to say of a customer and a reason why it stands on the list; briefly where a line is all the room there is. */
export function sayReasons(
  results: readonly Result[],
  language: Language,
  form: "whole" | "brief" = "whole",
): (customer: number, reason: WatchReason) => string {
  const words = LIST_WORDS[language].watch;
  const whys = new Map(results.map((result) => [result, whyOf(result, language)]));
  const several = results.length > 1;
  return (customer, { kind, result, drop, override }) => {
    const { list, ranked } = result.classes;
    const method = result.choice.name ?? TEXTS[language].methods[result.choice.id];
    const label = (place: number) => classLabel(list[place] ?? { kind: "none" }, language);
    const slackOf = (slack: number) =>
      ranked ? measureValue(ranked.choice, slack, language) : moneyIn(result.classes.measure)(slack);
    if (drop && form === "brief") {
      const said = words.nearDropBriefly(label(drop.class), slackOf(drop.slack), percent(drop.share));
      return several ? `${said}${words.by(method)}` : said;
    }
    const says = () => {
      if (drop) {
        return words.nearDrop(label(drop.class), slackOf(drop.slack), percent(drop.share));
      }
      const set = override && result.overrides?.[override.at]?.override;
      if (set) return words.review[override.state](set.class, set.expiry ?? "", set.reason);
      return (whys.get(result)?.(customer) ?? "").trimStart();
    };
    return `${words.kinds[kind]}${several ? words.by(method) : ""}${words.colon}${says()}`;
  };
}
