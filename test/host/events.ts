import { formatCells, intersect } from "./address";
import type { Book } from "./book";
import type { Place } from "./model/place";
import type { CellValue, StoreEvent } from "./store";

/** One entry of a message to the client: category, type, target, arguments, and 0. */
export type EventEntry = readonly [65536, number, string, string, 0];

const TYPE = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selectionChanged: 14,
  deleted: 15,
  calculated: 16,
  formatChanged: 18,
  nameChanged: 25,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
} as const;

const EVENTS_REMEMBERED = 1000;

/** Turns what happens in the store into the events Excel sends. */
export class Events {
  readonly #places = new Map<string, Place>();
  #lastReference = 0;

  constructor(readonly book: Book) {}

  /** The cells an event was about, for `event.getRange(context)`. */
  readonly place = (reference: string): Place | undefined => this.#places.get(reference);

  /** The entries for one happening: handlers of a sheet and of the collection each look for their own target. */
  entries(event: StoreEvent): EventEntry[] {
    switch (event.kind) {
      case "changed":
        return this.#changed(event);
      case "formatChanged":
        return both(TYPE.formatChanged, event.sheetId, this.#cells(event.sheetId, event.rect, event.source));
      case "selectionChanged": {
        const address = event.rects.map(formatCells).join(",");
        return both(TYPE.selectionChanged, event.sheetId, { address, worksheetId: event.sheetId });
      }
      case "activated":
        return [
          ...both(TYPE.deactivated, event.previousSheetId, { worksheetId: event.previousSheetId }),
          ...both(TYPE.activated, event.sheetId, { worksheetId: event.sheetId }),
        ];
      case "sheetAdded":
        return [entry(TYPE.added, WORKBOOK, { worksheetId: event.sheetId, source: sourceOf(event.source) })];
      case "sheetDeleted":
        return [entry(TYPE.deleted, WORKBOOK, { worksheetId: event.sheetId, source: sourceOf(event.source) })];
      case "sheetRenamed":
        return both(TYPE.nameChanged, event.sheetId, {
          worksheetId: event.sheetId,
          nameBefore: event.nameBefore,
          nameAfter: event.nameAfter,
          source: sourceOf(event.source),
        });
      case "calculated":
        return both(TYPE.calculated, event.sheetId, { worksheetId: event.sheetId, address: "" });
      case "tableAdded":
      case "tableDeleted": {
        const type = event.kind === "tableAdded" ? TYPE.tableAdded : TYPE.tableDeleted;
        const args = { tableId: event.tableId, worksheetId: event.sheetId, source: sourceOf(event.source) };
        return both(type, event.sheetId, args);
      }
    }
  }

  #changed(event: Extract<StoreEvent, { kind: "changed" }>): EventEntry[] {
    const cells = this.#cells(event.sheetId, event.rect, event.source);
    const details = event.before === undefined ? {} : detailsOf(event.before, event.after ?? "");
    // The client makes `details` and `changeDirectionState` of these.
    const args = { ...cells, changeType: event.change, shiftDirection: "None", ...details };
    const tables = this.book.store
      .tables()
      .filter(({ sheetId, rect }) => sheetId === event.sheetId && intersect(rect, event.rect))
      .map(({ id }) => entry(TYPE.tableChanged, id, { ...args, tableId: id }));
    return [...both(TYPE.changed, event.sheetId, args), ...tables];
  }

  #cells(sheetId: string, rect: Place["rect"], source: StoreEvent["source"]) {
    const referenceId = `event${++this.#lastReference}`;
    this.#places.set(referenceId, { sheetId, rect });
    this.#places.delete(`event${this.#lastReference - EVENTS_REMEMBERED}`);
    return {
      worksheetId: sheetId,
      address: formatCells(rect),
      referenceId,
      source: sourceOf(source),
      triggerSource: source === "addin" ? "ThisLocalAddin" : "Unknown",
    };
  }
}

const WORKBOOK = "Workbook";

function both(type: number, target: string, args: object): EventEntry[] {
  return [entry(type, target, args), entry(type, WORKBOOK, args)];
}

function entry(type: number, target: string, args: object): EventEntry {
  return [65536, type, target, JSON.stringify(args), 0];
}

function sourceOf(source: StoreEvent["source"]): "Local" | "Remote" {
  return source === "coauthor" ? "Remote" : "Local";
}

function detailsOf(before: CellValue, after: CellValue) {
  return {
    valueBefore: plain(before),
    valueAfter: plain(after),
    valueTypeBefore: typeOf(before),
    valueTypeAfter: typeOf(after),
  };
}

function plain(value: CellValue): string | number | boolean {
  return typeof value === "object" ? value.error : value;
}

function typeOf(value: CellValue): string {
  if (typeof value === "number") return "Double";
  if (typeof value === "boolean") return "Boolean";
  if (typeof value === "object") return "Error";
  return value === "" ? "Empty" : "String";
}
