import type { Columns } from "../columns";
import { numberOf } from "../gathering/parts";
import { refusal, type Issue } from "../issues";
import type { Role } from "../roles";
import { NUMBER, type Table } from "../table";
import { ID_ROLES, columnsOf } from "./role-columns";

/** From this size on a number has 16 digits, more than Excel keeps. */
const DAMAGED = 1e15;
/** Rows that are named in an issue. */
const FIRST_ROWS = 5;

/** Ids that Excel has rounded: the digits after the fifteenth are gone for good, so that several customers may have become one. */
export class DamagedIds {
  private readonly found = new Map<Role, { header: string; rows: number; firstRows: number[]; example: string }>();

  constructor(private readonly columns: Columns) {}

  look(table: Table): void {
    for (const role of ID_ROLES) {
      const [column] = columnsOf(table, this.columns, [role]);
      if (!column) continue;
      const { header, kinds, numbers } = column;
      for (let row = 0; row < numbers.length; row++) {
        const number = numbers[row] ?? 0;
        if (kinds[row] !== NUMBER || Math.abs(number) < DAMAGED) continue;
        const seen = this.found.get(role) ?? {
          header,
          rows: 0,
          firstRows: [],
          example: String(BigInt(Math.trunc(number))),
        };
        this.found.set(role, seen);
        if (seen.rows++ < FIRST_ROWS) seen.firstRows.push(numberOf(table, row));
      }
    }
  }

  issues(): readonly Issue[] {
    return ID_ROLES.flatMap((role) => {
      const facts = this.found.get(role);
      return facts ? [refusal("damagedIds", facts)] : [];
    });
  }
}
