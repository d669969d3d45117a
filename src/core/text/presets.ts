import type { PresetId } from "../policies/preset-ids";
import type { InLanguages } from "./words";

/** What a ready-made policy is called, and in a sentence what it tells. */
export interface PresetWords {
  readonly name: string;
  readonly summary: string;
}

/** What is said of the ready-made policies. Beside `TEXTS`, because it is wanted only where one is chosen. */
export const PRESET_WORDS: InLanguages<{ readonly [P in PresetId]: PresetWords }> = {
  en: {
    "key-accounts": {
      name: "Key accounts",
      summary:
        "Customers behind 80% of sales are A, those of the next 15% B, the rest C; you also see who is drifting away.",
    },
    "china-post-tiers": {
      name: "China Post tiers",
      summary: "Four tiers by the sales of the last twelve months, from 10,000 yuan (VIP) to 5 million (Diamond).",
    },
    "core-important-ordinary": {
      name: "Core / important / ordinary",
      summary: "Core customers stand for 80% of sales, important ones for the next 15%, ordinary ones for the rest.",
    },
    "rfm-western": {
      name: "RFM, western segments",
      summary: "Ten segments by how recently, how often and how much customers buy, from champions to hibernating.",
    },
    "rfm-eight": {
      name: "RFM, the eight (RFM 八类)",
      summary: "Eight segments: whether customers bought recently, often and much, each compared with the average.",
    },
    "abc-xyz": {
      name: "ABC-XYZ",
      summary:
        "Nine groups by how much customers buy and how steadily: AX is large and steady, CZ small and irregular.",
    },
    "value-potential": {
      name: "Value × potential",
      summary: "Four groups by what customers buy today and what they could buy: where more effort pays.",
    },
    "sales-margin": {
      name: "Sales × margin",
      summary: "Four groups by sales and by what is left after costs: which large customers earn little.",
    },
    "churn-watch": {
      name: "Churn watch",
      summary: "Who keeps to the usual rhythm of buying, who is overdue and who has left, with their ABC class.",
    },
    "payment-discipline": {
      name: "Payment discipline",
      summary: "How punctually customers pay their invoices, with their ABC class.",
    },
  },
  zh: {
    "key-accounts": {
      name: "大客户管理",
      summary: "贡献 80% 销售额的客户为 A 类，其次 15% 为 B 类，其余为 C 类，同时显示谁正在流失。",
    },
    "china-post-tiers": {
      name: "邮政大客户分级",
      summary: "按最近十二个月的销售额分为四级：从 1 万元（贵宾）到 500 万元（钻石）。",
    },
    "core-important-ordinary": {
      name: "核心 / 重要 / 一般客户",
      summary: "核心客户贡献 80% 的销售额，重要客户贡献其次的 15%，其余为一般客户。",
    },
    "rfm-western": {
      name: "RFM 十类（西方分法）",
      summary: "按最近一次购买、购买频率和购买金额分为十类，从冠军客户到沉睡客户。",
    },
    "rfm-eight": {
      name: "RFM 八类",
      summary: "按购买的远近、频率高低、金额大小（各与平均值相比）分为八类。",
    },
    "abc-xyz": {
      name: "ABC-XYZ",
      summary: "按购买多少和是否平稳分为九组：AX 量大而平稳，CZ 量小而不规律。",
    },
    "value-potential": {
      name: "价值 × 潜力",
      summary: "按现有购买额和未来潜力分为四组，看出哪里值得多投入。",
    },
    "sales-margin": {
      name: "销售额 × 利润率",
      summary: "按销售额和扣除成本后的利润率分为四组，找出量大利薄的客户。",
    },
    "churn-watch": {
      name: "流失预警",
      summary: "看出谁按平常的节奏购买、谁已逾期未购、谁已流失，并附 ABC 类别。",
    },
    "payment-discipline": {
      name: "回款纪律",
      summary: "客户付款是否准时，并附 ABC 类别。",
    },
  },
};
