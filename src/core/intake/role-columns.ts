import type { Columns } from "../columns";
import type { Role } from "../roles";
import type { Column, Table } from "../table";

/** Roles of columns by which customers are told. */
export const ID_ROLES = ["customerId", "customer"] as const;

/** The columns of a table that have one of the roles, in their order. */
export function columnsOf(table: Table, columns: Columns, roles: readonly Role[]): readonly Column[] {
  return roles.flatMap((role) => {
    const found = columns[role];
    const column = found && table.columns[found.index];
    return column ? [column] : [];
  });
}
