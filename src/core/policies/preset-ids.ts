/** Names of the ready-made policies, as the command spells them, in the order in which they are offered. */
export const PRESET_IDS = [
  "key-accounts",
  "china-post-tiers",
  "core-important-ordinary",
  "rfm-western",
  "rfm-eight",
  "abc-xyz",
  "value-potential",
  "sales-margin",
  "churn-watch",
  "payment-discipline",
] as const;
export type PresetId = (typeof PRESET_IDS)[number];

/** Whether there is a ready-made policy of that name. */
export function isPreset(name: string): name is PresetId {
  return PRESET_IDS.some((id) => id === name);
}
