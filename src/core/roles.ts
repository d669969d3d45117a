/** What a column of the source can be to KA. */
export const ROLES = ["customerId", "customer", "amount", "date", "order"] as const;

/** `customerId` identifies, `customer` names; with both, the id is the key and the name is shown. */
export type Role = (typeof ROLES)[number];
