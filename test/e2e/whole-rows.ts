import type { Content } from "../host/store";

/** Headers by which every method finds its columns. */
const HEADERS = [
  ...["Customer ID", "Customer", "Order date", "Order no.", "Product", "Region", "Amount", "Cost", "Discount"],
  ...["Freight", "Due date", "Paid date", "Visits", "Service minutes", "Satisfaction", "Referrals", "Complaints"],
];

/** 2024-01-01, as Excel counts days. */
const FIRST_DAY = 45_292;
const CUSTOMERS = [
  ...["Bluestone Retail", "Harbor Foods Ltd", "Kestrel Outfitters", "Maple Grove Schools", "Lakeside Clinics"],
  ...["Summit Tools", "Riverbend Hotels", "Orchard Market", "Pinecrest Logistics", "青石零售有限公司", "Ember Bakery"],
  ...["Tidewater Boats and Everything that Floats, Incorporated", "Foxglove Studio", "Granite Works", "枫林学校"],
];

/** Orders of two years, a few of each customer a year; some are sold below what they cost. */
export function wholeRows(): readonly (readonly Content[])[] {
  let state = 11;
  const chance = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const rows = CUSTOMERS.flatMap((customer, place) =>
    Array.from({ length: 24 - place }, (_, order) => {
      // Some have not bought for a year.
      const day = FIRST_DAY + Math.floor(chance() * (place % 5 === 4 ? 300 : 730));
      const amount = Math.round(200_000 / (place + 1) + chance() * 40_000) / 10;
      // What the largest customer and the small ones buy brings less than it costs.
      const cost = Math.round(amount * (place === 0 || place > 10 ? 1.1 : 0.6) * 100) / 100;
      return [
        ...[`K${place + 101}`, customer, day, `A${1000 + place * 30 + order}`, `P${1 + (order % 5)}`],
        ...[["North", "South", "西部"][place % 3] ?? "", amount, cost, order % 4 === 0 ? amount / 20 : 0, 45.5],
        ...[day + 30, day + 20 + Math.floor(chance() * 60), 1 + (order % 3), 30 + place],
        ...[1 + (place % 5), place % 4, order % 7 === 0 ? 1 : 0],
      ];
    }),
  );
  return [HEADERS, ...rows];
}
