import type { FoundColumn } from "../column-guess";
import type { Columns } from "../columns";
import { dayToText, type Day } from "../days";
import { NameChoice, type RowPlaces } from "./keys";
import type { Attribute, Control } from "../customer-columns";
import { foldName } from "./names";
import { columnAt } from "./parts";
import { ROLES, kindOf, neededBy, type ColumnRole } from "../roles";
import { readDays } from "./rows";
import { overRows, type Steps } from "../steps";
import { EMPTY, ERROR, cellText, isRead, type Table } from "../table";

/** The rows of one part by customer, and their days where there are any. */
export interface AttributeRows extends RowPlaces {
  readonly table: Table;
  readonly days: Int32Array | undefined;
}

/** One value a customer, from rows that come part by part: `take` every part, and, where that leaves a choice open, `count` in every part. */
interface Choice {
  take(rows: AttributeRows): Steps<void>;
  readonly leavesOpen?: boolean;
  count?(rows: AttributeRows): Steps<void>;
  values(): readonly string[];
}

/**
 * Gathers what the account list shows of each customer. Of texts the most frequent counts, of notes the latest, of last contacts the latest, and of
 * next contacts the one that comes next or, where none is to come, the latest that was planned. Rows come part by part, as for a `Choice`.
 */
export class AttributeGathering {
  private readonly chosen: readonly (Omit<Attribute, "values"> & { readonly choice: Choice })[];
  private readonly control: { readonly header: string; readonly choice: Choice } | undefined;

  /** Any part tells which columns are there. */
  constructor(
    any: Table,
    private readonly columns: Columns,
    private readonly given: { readonly customers: number; readonly today: Day },
  ) {
    const wanted: FoundColumn[] = ROLES.flatMap((role) => {
      const column = columns[role];
      return column && (neededBy(role) === "account" || role === "group") ? [column] : [];
    });
    wanted.push(...(columns.attributes ?? []));
    const chosen: (Omit<Attribute, "values"> & { readonly choice: Choice })[] = [];
    for (const { role, index, header } of wanted) {
      const column = any.columns[index];
      // What splits the customers into groups stands in the list already.
      const isShown = header === columns.within?.header || chosen.some((other) => other.header === header);
      if (column && isRead(column) && !isShown) chosen.push({ role, header, choice: this.choiceOf(any, role, index) });
    }
    this.chosen = chosen;
    const { group } = columns;
    this.control =
      group && isRead(columnAt(any, group.index))
        ? { header: columnAt(any, group.index).header, choice: new TextChoice(group.index, given.customers) }
        : undefined;
  }

  *take(rows: AttributeRows): Steps<void> {
    for (const choice of this.choices()) yield* choice.take(rows);
  }

  get leavesOpen(): boolean {
    return this.choices().some(({ leavesOpen }) => leavesOpen === true);
  }

  *count(rows: AttributeRows): Steps<void> {
    for (const choice of this.choices()) if (choice.leavesOpen && choice.count) yield* choice.count(rows);
  }

  get attributes(): readonly Attribute[] {
    return this.chosen.map(({ role, header, choice }) => ({ role, header, values: choice.values() }));
  }

  /** Who controls each customer, from the column of groups; a customer without one stands alone. */
  get controls(): Control | undefined {
    if (!this.control) return undefined;
    const placeOf = new Map<string, number>();
    const names: string[] = [];
    const of = Int32Array.from(this.control.choice.values(), (value) => {
      const folded = foldName(value);
      if (folded === "") return -1;
      const place = placeOf.get(folded) ?? names.push(value) - 1;
      placeOf.set(folded, place);
      // Of several spellings the first in code order, whatever the row order.
      if (value < (names[place] ?? "")) names[place] = value;
      return place;
    });
    return { header: this.control.header, names, of };
  }

  private choices(): readonly Choice[] {
    const choices = this.chosen.map(({ choice }) => choice);
    return this.control ? [...choices, this.control.choice] : choices;
  }

  private choiceOf(any: Table, role: ColumnRole, index: number): Choice {
    const { customers, today } = this.given;
    if (kindOf(role) === "date") return new DayChoice(index, customers, role === "nextContact" ? today : undefined);
    const { lastContact, date } = this.columns;
    const contacts = lastContact && isRead(columnAt(any, lastContact.index)) ? lastContact.index : undefined;
    // Without days no note is later than another.
    if (role !== "note" || (contacts === undefined && !date)) return new TextChoice(index, customers);
    return new NoteChoice(index, customers, contacts);
  }
}

/** The most frequent text. */
class TextChoice implements Choice {
  private readonly choice: NameChoice;

  constructor(
    private readonly index: number,
    customers: number,
  ) {
    this.choice = new NameChoice(customers);
  }

  take(rows: AttributeRows): Steps<void> {
    return this.choice.take(columnAt(rows.table, this.index), rows);
  }

  get leavesOpen(): boolean {
    return this.choice.leavesOpen;
  }

  count(rows: AttributeRows): Steps<void> {
    return this.choice.count(columnAt(rows.table, this.index), rows);
  }

  values(): readonly string[] {
    return this.choice.choose(() => "").names;
  }
}

/** The latest day, or, from a day on, the one that comes next. */
class DayChoice implements Choice {
  private readonly chosen: Int32Array;

  constructor(
    private readonly index: number,
    customers: number,
    private readonly nextFrom: Day | undefined,
  ) {
    this.chosen = new Int32Array(customers);
  }

  *take({ table, of, reasons }: AttributeRows): Steps<void> {
    const days = yield* readDays(columnAt(table, this.index), table.rowCount);
    const { chosen, nextFrom = Infinity } = this;
    yield* overRows(reasons.length, (from, to) => {
      for (let row = from; row < to; row++) {
        const day = days[row] ?? 0;
        if (reasons[row] !== 0 || day <= 0) continue;
        const customer = of[row] ?? 0;
        const before = chosen[customer] ?? 0;
        const isNext = day >= nextFrom && before >= nextFrom;
        if (isNext ? day < before : day > before) chosen[customer] = day;
      }
    });
  }

  values(): readonly string[] {
    return Array.from(this.chosen, (day) => (day > 0 ? dayToText(day) : ""));
  }
}

/** The text of the latest row that has one, by the day of the last contact or of the row; of several of one day the first in code order. */
class NoteChoice implements Choice {
  private readonly texts: (string | undefined)[];
  private readonly dayOf: Int32Array;

  constructor(
    private readonly index: number,
    customers: number,
    private readonly contacts: number | undefined,
  ) {
    this.texts = new Array<string | undefined>(customers).fill(undefined);
    this.dayOf = new Int32Array(customers);
  }

  *take({ table, of, reasons, days: ofRows }: AttributeRows): Steps<void> {
    const column = columnAt(table, this.index);
    const contacts = this.contacts === undefined ? undefined : columnAt(table, this.contacts);
    const days = contacts ? yield* readDays(contacts, table.rowCount) : ofRows;
    const { texts, dayOf } = this;
    yield* overRows(reasons.length, (from, to) => {
      for (let row = from; row < to; row++) {
        if (reasons[row] !== 0 || column.kinds[row] === EMPTY || column.kinds[row] === ERROR) continue;
        const customer = of[row] ?? 0;
        const best = texts[customer];
        const day = days?.[row] ?? 0;
        const later = best === undefined ? 1 : day - (dayOf[customer] ?? 0);
        if (later < 0) continue;
        const text = cellText(column, row);
        if (best !== undefined && later === 0 && text >= best) continue;
        texts[customer] = text;
        dayOf[customer] = day;
      }
    });
  }

  values(): readonly string[] {
    return this.texts.map((text = "") => text.trim());
  }
}

/** The control of some of the customers, in the order given. */
export function selectControl(control: Control, customers: Uint32Array): Control {
  return { ...control, of: Int32Array.from(customers, (customer) => control.of[customer] ?? -1) };
}

/** The attributes of some of the customers, in the order given. */
export function selectAttributes(attributes: readonly Attribute[], customers: Uint32Array): readonly Attribute[] {
  return attributes.map((attribute) => ({
    ...attribute,
    values: Array.from(customers, (customer) => attribute.values[customer] ?? ""),
  }));
}
