/** What a column of the source can be to KA. */
export const ROLES = ["customerId", "customer", "amount", "date", "order", "within"] as const;

/**
 * `customerId` identifies, `customer` names; with both, the id is the key and the name is shown. `within` splits the customers into groups that
 * are classified each on its own: an industry, a region, a size. It is never guessed.
 */
export type Role = (typeof ROLES)[number];
