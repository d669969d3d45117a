import { columnsNeeded, ordersMatter, type Columns } from "../core/columns";
import { headTable, placesToRead } from "../core/intake/head-table";
import type { DecimalSign } from "../core/intake/written-number";
import { refusal, type Issue, type Outcome } from "../core/issues";
import type { Parts } from "../core/gathering/parts";
import { inMegabytes } from "../core/gathering/room";
import type { Policy } from "../core/policy";
import { kindOf } from "../core/roles";
import { unreadColumn, type Column, type Heading, type Table } from "../core/table";
import { DateSink, FilledSink, TextSink, type ColumnSink } from "./csv-columns";
import { NumberSink } from "./number-sink";
import { PART_SIZES, RowStore, type PackedRows, type PartSizes } from "./row-store";

const SINKS = { key: TextSink, text: TextSink, date: DateSink } as const;

/** What is gathered, and how much of it is expected. */
interface Wanted {
  readonly heading: Heading;
  readonly expectedRows: number;
  readonly request: { readonly policy: Policy; readonly partSizes?: PartSizes; readonly room?: number | undefined };
}

/** Gathers the rows of a file: in memory as long as they are as many as a sheet has, beyond that part by part in a temporary file. */
export class RowGathering {
  /** One entry a field of a record: what takes it, if anything does. */
  readonly sinks: readonly (ColumnSink | undefined)[];
  private readonly heading: Heading;
  private readonly sizes: PartSizes;
  /** Bytes of memory for texts. */
  private readonly textRoom: number;
  private readonly used: readonly ColumnSink[];
  private store: RowStore | undefined;
  /** Rows that the sinks do not hold any more. */
  private rowsAside = 0;

  constructor(columns: Columns, { heading, expectedRows, request }: Wanted) {
    const { policy, partSizes = PART_SIZES, room = Infinity } = request;
    this.heading = heading;
    this.sizes = partSizes;
    this.textRoom = room;
    const rows = Math.min(expectedRows, partSizes.inMemory);
    const sinks = new Array<ColumnSink | undefined>(heading.headers.length);
    for (const { index, header, role } of columnsNeeded(columns, policy)) {
      const places = placesToRead(heading, [index]);
      // Several columns of the file are one of the table where they are its months: numbers, whatever the role.
      const kind = places.length > 1 ? "number" : kindOf(role);
      for (const place of places) {
        if (kind === "number") sinks[place] ??= new NumberSink(header, rows, decimalOf(policy, header));
        else if (onlyFilled(columns, index, policy)) sinks[place] ??= new FilledSink(header, rows);
        else sinks[place] ??= new SINKS[kind](header, rows);
      }
    }
    this.sinks = Array.from(sinks);
    this.used = this.sinks.flatMap((sink) => sink ?? []);
  }

  /** How many more rows fit, after so many records, before some are set aside. */
  room(records: number): number {
    const { inMemory, setAside } = this.sizes;
    return (this.store ? setAside : inMemory) - (records - this.rowsAside);
  }

  /** Sets aside what the sinks hold after so many records; says what forbids it. */
  setAside(records: number): Issue | undefined {
    const store = this.store ?? RowStore.open(this.sizes.folder);
    if (!(store instanceof RowStore)) return store;
    this.store = store;
    const rows = records - this.rowsAside;
    const packed = this.used.map((sink) => sink.takeOut(this.sizes.setAside));
    for (let from = 0; from < rows; from += this.sizes.setAside) {
      const to = Math.min(from + this.sizes.setAside, rows);
      const full = store.add(
        packed.map((lists) => lists.map((list) => list.subarray(from, to))),
        to - from,
      );
      if (full) return full;
    }
    this.rowsAside = records;
    return undefined;
  }

  /** The parts, when all records are read: so many of them. */
  finish(records: number, { where, firstRow }: Pick<Table, "where" | "firstRow">): Outcome<Parts> {
    const full = this.textsIssue() ?? (this.store && this.setAside(records));
    if (full) return { issues: [full] };
    const held = this.store ? [] : this.used.map((sink) => sink.takeOut(0).map((list) => list.subarray(0, records)));
    const columnOf = this.used.map((sink) => sink.finish());
    const { heading, sinks, used, store } = this;
    const tableOf = (packed: PackedRows, rows: { readonly firstRow: number; readonly rowCount: number }): Table => {
      const columns = heading.headers.map((header, place): Column => {
        const of = used.findIndex((sink) => sink === sinks[place]);
        return columnOf[of]?.(packed[of] ?? []) ?? unreadColumn(header);
      });
      return headTable(heading, { where, ...rows, columns });
    };
    if (!store) return { value: [tableOf(held, { firstRow, rowCount: records })], issues: [] };
    const parts = {
      *[Symbol.iterator]() {
        let before = 0;
        for (const { columns, rows } of store.parts()) {
          yield tableOf(columns, { firstRow: firstRow + before, rowCount: rows });
          before += rows;
        }
      },
    };
    return { value: parts, issues: [] };
  }

  /** Says that the texts do not fit into memory, before strings are made of them. */
  private textsIssue(): Issue | undefined {
    const [texts, needed] = this.used.reduce(
      ([count, bytes], { size }) => [count + size.texts, bytes + size.bytes],
      [0, 0],
    );
    if (needed <= this.textRoom) return undefined;
    return refusal("textsDoNotFit", { texts, needed: inMegabytes(needed), room: inMegabytes(this.textRoom) });
  }

  close(): void {
    this.store?.close();
  }
}

/** Whether it only counts that a row names an order, and not which: that is what tells a sale from a total. */
function onlyFilled(columns: Columns, place: number, policy: Policy): boolean {
  const uses = Object.values(columns)
    .flat()
    .filter(({ index }) => index === place);
  return uses.every(({ role }) => role === "order") && !ordersMatter(policy);
}

/** The sign before the decimals, where the policy says it. */
function decimalOf({ intake }: Policy, header: string): DecimalSign | undefined {
  return typeof intake?.decimal === "string" ? intake.decimal : intake?.decimal?.[header];
}
