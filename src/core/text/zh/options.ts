import { MEASURE_NAMES, RELATION_SIGNS } from "../measures";
import type { OptionWords } from "../option-words";
import { boundaries, periods, units } from "./labels";

const cuts = "各类截止的累计占比（%），从小到大";
const classNames = "类别名称，从优到次（留空为 A、B、C……）";
const tierNames = "等级名称，从优到次（留空为 A、B、C……）";

const ranking = {
  by: { label: "排名依据", choices: MEASURE_NAMES.zh },
  byColumn: { label: "数字列（按客户求和）" },
};

const measure = { label: "指标", choices: MEASURE_NAMES.zh };
const header = { label: "数字列（按客户取平均）" };
const conditions = { measure, header, is: { label: "比较", choices: RELATION_SIGNS }, value: { label: "数值" } };

const scores = (label: string) => ({ label, fields: { from: "从", to: "到" } });

/** What forms of methods say in Chinese. */
export const optionWords: OptionWords = {
  ownName: "此分类的名称（留空用方法名）",
  settings: {
    overrides: {
      label: "手工指定的类别",
      fields: {
        customer: "客户名称或编号",
        method: "所属分类",
        class: "类别",
        reason: "理由",
        author: "指定人",
        date: "开始日期",
        expiry: "截止日期",
      },
    },
    leaveOut: { label: "不计入的月份和订单", fields: { month: "月份", order: "或订单", reason: "理由" } },
    attributes: { label: "在客户清单中另外显示的列" },
    criteria: { label: "可作为评价指标的其他数字列" },
    outputs: {
      label: "另外生成的内容",
      choices: {
        watch: "关注名单：需要跟进的客户",
        migration: "客户变动：与上次运行或更早期间相比，谁升谁降",
        facts: "明细数据：每个客户每月一行",
        pivot: "数据透视表",
        slicers: "带切片器的数据透视表，点击即可筛选",
        charts: "图表",
        columns: "类别列：写在数据旁边，即您自己的工作表上",
      },
    },
  },
  methods: {
    abc: {
      cuts: { label: cuts },
      boundary: { label: "跨越分界点的客户", choices: boundaries },
      limits: {
        label: "类别的分界",
        leftOut: "cuts",
        choices: {
          cuts: "按上面的分界点",
          triangle: "由数据决定：三角法",
          computed: "由数据决定：计算 ABC 分析",
        },
      },
      labels: { label: classNames },
      ...ranking,
    },
    pareto: { share: { label: "关键少数要达到的占比（%）" }, ...ranking },
    tiers: {
      tiers: { label: "等级，门槛从高到低", fields: { label: "名称", from: "起点" } },
      unit: { label: "门槛的单位", choices: units },
      period: { label: "比较的金额", choices: periods },
      ...ranking,
    },
    percentile: {
      parts: { label: "各级截止的客户比例（%），从小到大" },
      whole: { label: "比例的基数", choices: { positive: "金额为正的客户", all: "全部客户" } },
      labels: { label: tierNames },
      ...ranking,
    },
    top: { counts: { label: "各级截止的名次，例如 10, 50" }, labels: { label: tierNames }, ...ranking },
    breaks: {
      classes: { label: "级数" },
      scale: { label: "断点依据", choices: { linear: "金额", log: "金额的对数（少数客户特别大时）" } },
      labels: { label: tierNames },
      ...ranking,
    },
    rfm: {
      bins: { label: "最高分（1 分最低）" },
      monetary: { label: "M 的含义", choices: { total: "累计金额", averageOrder: "平均订单金额" } },
      window: { label: "只计最近多少天（留空为全部）" },
      segments: {
        label: "细分方式",
        choices: { western: "十类，按得分", eight: "八类，按高低远近" },
      },
      bound: { label: "八类的比较基准", choices: { mean: "平均值", median: "中位数" } },
      ownBounds: {
        label: "自定八类的界限",
        fields: { recency: "天数", frequency: "订单数", monetary: "金额" },
      },
      map: {
        label: "自定细分，取第一个符合的",
        fields: { label: "名称", r: scores("R"), f: scores("F"), m: scores("M"), fm: scores("F 与 M 的平均") },
      },
      cuts: {
        label: "自定分界点，或沿用以前的分界点",
        fields: { recency: "R：天数", frequency: "F：订单数", monetary: "M：金额" },
      },
      weights: { label: "各项得分的权重", fields: { r: "R", f: "F", m: "M" } },
    },
    xyz: {
      period: { label: "比较的周期", choices: { month: "月", quarter: "季度", week: "周" } },
      start: { label: "周期的起点", choices: { window: "数据开始时", customer: "客户首次购买时" } },
      edges: { label: "首尾不完整的周期", choices: { leaveOut: "不计", keep: "计入" } },
      cuts: { label: "X 和 Y 的最大变异系数，例如 0.5, 1" },
      mostZeroPeriods: { label: "无销售的周期超过多少个归入 N（留空则没有 N）" },
    },
    lifecycle: {
      classes: { label: "分类方式", choices: { stages: "生命周期阶段", needStates: "需求状态" } },
      newDays: { label: "多少天内算新客户" },
      limits: { label: "过几个通常间隔算有风险、沉寂、流失" },
      floor: { label: "通常间隔至少算多少天" },
      gap: { label: "购买不足三次的客户的通常间隔天数（留空取其他客户的中位数）" },
      stateColumn: { label: "区分意向客户与潜在客户的列" },
    },
    payment: {
      prompt: { label: "付款及时：到期后不超过多少天" },
      normal: { label: "付款正常：不超过多少天" },
      slow: { label: "付款偏慢：不超过多少天，再长为严重拖欠" },
    },
    margin: {
      high: { label: "高利润率的起点（%）" },
      middle: { label: "中利润率的起点（%）" },
      discountAs: {
        label: "折扣列的内容",
        choices: { money: "金额", rate: "比率（0.15）", percent: "百分数（15）" },
      },
      salesAre: { label: "销售金额为", choices: { before: "折扣前金额", after: "折扣后金额" } },
      costPerOrder: { label: "每笔订单的成本" },
      costPerVisit: { label: "每次拜访的成本" },
      costPerMinute: { label: "每分钟服务的成本" },
      financingRate: { label: "逾期付款的年利率（%）" },
    },
    growth: {
      months: { label: "每个时段的长度（月）" },
      growing: { label: "增长率达到多少算增长（%）" },
      declining: { label: "下降达到多少算下滑（%）" },
    },
    grid: {
      rows: { label: "行：采用哪个分类的类别" },
      columns: { label: "列：采用哪个分类的类别" },
      names: {
        label: "格子的名称",
        choices: {
          joined: "两个类别名相连（AX……CZ）",
          salesMargin: "销售额 × 利润率",
          valuePotential: "价值 × 潜力",
          potentialLoyalty: "潜力 × 忠诚度",
        },
      },
      highRows: { label: "行中前几个类别算高" },
      highColumns: { label: "列中前几个类别算高" },
      cells: { label: "自定名称的格子", fields: { row: "行", column: "列", label: "名称" } },
    },
    scorecard: {
      criteria: {
        label: "评价指标及权重",
        fields: {
          measure,
          header,
          weight: "权重",
          direction: { label: "怎样更好", choices: { benefit: "越大越好", cost: "越小越好" } },
          scale: {
            label: "计分依据",
            choices: { minmax: "最小到最大", percentileRank: "全体中的位次" },
          },
        },
      },
      tiers: { label: "按得分（0 至 100）分级，从高到低", fields: { label: "名称", from: "起点" } },
      compare: { label: "门槛与什么比较", choices: { score: "得分", percentileRank: "得分在全部客户中的百分位" } },
    },
    rules: {
      classes: {
        label: "类别及条件，取第一个符合的",
        fields: {
          label: "名称",
          all: { label: "须全部符合", fields: conditions },
          any: { label: "并符合其中之一", fields: conditions },
        },
      },
      rest: { label: "其余客户的类别" },
      unit: { label: "条件中金额的单位", choices: units },
    },
    clv: {
      model: {
        label: "模型",
        choices: {
          historic: "历史值：客户累计带来的金额",
          simple: "简易：月均 × 月数 × 留存率",
          predictive: "预测：BG/NBD 模型",
        },
      },
      horizon: { label: "预测未来多少个月" },
      discount: { label: "年折现率（%，用于预测）" },
      retention: { label: "预计留存的客户比例（%，用于简易）" },
      of: { label: "计算依据", choices: { amount: "金额", profit: "利润" } },
      margin: { label: "其中的毛利贡献比例（%）" },
      cuts: { label: cuts },
      labels: { label: classNames },
    },
  },
};
