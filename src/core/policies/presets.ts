import enAbcXyz from "../../../assets/policies/en/abc-xyz.json";
import enChinaPostTiers from "../../../assets/policies/en/china-post-tiers.json";
import enChurnWatch from "../../../assets/policies/en/churn-watch.json";
import enCore from "../../../assets/policies/en/core-important-ordinary.json";
import enKeyAccounts from "../../../assets/policies/en/key-accounts.json";
import enPayment from "../../../assets/policies/en/payment-discipline.json";
import enRfmEight from "../../../assets/policies/en/rfm-eight.json";
import enRfmWestern from "../../../assets/policies/en/rfm-western.json";
import enSalesMargin from "../../../assets/policies/en/sales-margin.json";
import enValuePotential from "../../../assets/policies/en/value-potential.json";
import zhAbcXyz from "../../../assets/policies/zh/abc-xyz.json";
import zhChinaPostTiers from "../../../assets/policies/zh/china-post-tiers.json";
import zhChurnWatch from "../../../assets/policies/zh/churn-watch.json";
import zhCore from "../../../assets/policies/zh/core-important-ordinary.json";
import zhKeyAccounts from "../../../assets/policies/zh/key-accounts.json";
import zhPayment from "../../../assets/policies/zh/payment-discipline.json";
import zhRfmEight from "../../../assets/policies/zh/rfm-eight.json";
import zhRfmWestern from "../../../assets/policies/zh/rfm-western.json";
import zhSalesMargin from "../../../assets/policies/zh/sales-margin.json";
import zhValuePotential from "../../../assets/policies/zh/value-potential.json";
import type { Outcome } from "../issues";
import type { PresetId } from "./preset-ids";
import type { Language, Policy } from "../policy";
import { readPolicy } from "./read-policy";

/** The ready-made policies, each with the treatments it recommends. */
const PRESETS = {
  "key-accounts": { en: enKeyAccounts, zh: zhKeyAccounts },
  "china-post-tiers": { en: enChinaPostTiers, zh: zhChinaPostTiers },
  "core-important-ordinary": { en: enCore, zh: zhCore },
  "rfm-western": { en: enRfmWestern, zh: zhRfmWestern },
  "rfm-eight": { en: enRfmEight, zh: zhRfmEight },
  "abc-xyz": { en: enAbcXyz, zh: zhAbcXyz },
  "value-potential": { en: enValuePotential, zh: zhValuePotential },
  "sales-margin": { en: enSalesMargin, zh: zhSalesMargin },
  "churn-watch": { en: enChurnWatch, zh: zhChurnWatch },
  "payment-discipline": { en: enPayment, zh: zhPayment },
} as const satisfies Record<PresetId, unknown>;

/** A ready-made policy, checked like any other. */
export function presetPolicy(id: PresetId, language: Language): Outcome<Policy> {
  return readPolicy(PRESETS[id][language]);
}
