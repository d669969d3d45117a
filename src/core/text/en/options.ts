import { MEASURE_NAMES, RELATION_SIGNS } from "../measures";
import type { OptionWords } from "../option-words";
import { boundaries, periods, units } from "./labels";

const cuts = "Cumulative share at which each class ends, in %, ascending";
const tierNames = "Names of the tiers, best first (A, B, C … when empty)";

const ranking = {
  by: { label: "Ranked by", choices: MEASURE_NAMES.en },
  byColumn: { label: "Columns of numbers, added up" },
};

const measure = { label: "Measure", choices: MEASURE_NAMES.en };
const header = { label: "Columns of numbers, their mean" };
const conditions = { measure, header, is: { label: "Comparison", choices: RELATION_SIGNS }, value: { label: "Value" } };

const scores = (label: string) => ({ label, fields: { from: "from", to: "to" } });

/** What forms of methods say in English. */
export const optionWords: OptionWords = {
  ownName: "Name of this classification (the method's when empty)",
  settings: {
    overrides: {
      label: "Classes set by hand",
      fields: {
        customer: "Customer or id",
        method: "Method",
        class: "Class",
        reason: "Reason",
        author: "Said by",
        date: "Since",
        expiry: "Until",
      },
    },
    leaveOut: {
      label: "Months and orders that do not count",
      fields: { month: "Month", order: "or order", reason: "Reason" },
    },
    attributes: { label: "Further columns shown for each customer" },
    criteria: { label: "Further columns of numbers that methods may judge by" },
    outputs: {
      label: "What to write besides",
      choices: {
        watch: "Watch list: who needs attention",
        migration: "Migration: who moved since the last run or the earlier days",
        facts: "Facts: a row for each customer and month",
        pivot: "PivotTables",
        slicers: "PivotTables with slicers, to filter them by a click",
        charts: "Charts",
        columns: "Class columns beside your rows, on your own sheet",
      },
    },
  },
  methods: {
    abc: {
      cuts: { label: cuts },
      boundary: { label: "The customer that crosses a cut-off", choices: boundaries },
      limits: {
        label: "Where the classes end",
        leftOut: "cuts",
        choices: {
          cuts: "at the cut-offs above",
          triangle: "as the data says: triangle method",
          computed: "as the data says: computed ABC analysis",
        },
      },
      labels: { label: "Names of the classes, best first (A, B, C … when empty)" },
      ...ranking,
    },
    pareto: { share: { label: "Share that the vital few reach, in %" }, ...ranking },
    tiers: {
      tiers: { label: "Tiers, the highest threshold first", fields: { label: "Name", from: "from" } },
      unit: { label: "Unit of the thresholds", choices: units },
      period: { label: "Compared with", choices: periods },
      ...ranking,
    },
    percentile: {
      parts: { label: "Part of the customers at which each tier ends, in %, ascending" },
      whole: {
        label: "The parts are of",
        choices: { positive: "customers with a positive amount", all: "all customers" },
      },
      labels: { label: tierNames },
      ...ranking,
    },
    top: {
      counts: { label: "Places at which the tiers end, for example 10, 50" },
      labels: { label: tierNames },
      ...ranking,
    },
    breaks: {
      classes: { label: "Number of tiers" },
      scale: {
        label: "Look for breaks in",
        choices: { linear: "the amounts", log: "their logarithms (few very large customers)" },
      },
      labels: { label: tierNames },
      ...ranking,
    },
    rfm: {
      bins: { label: "Best score (1 is the worst)" },
      monetary: { label: "M is", choices: { total: "the amount in all", averageOrder: "the average order" } },
      window: { label: "Count only the last so many days (all when empty)" },
      segments: {
        label: "Segments",
        choices: { western: "the western ten, by scores", eight: "the eight (RFM 八类), by high and low" },
      },
      bound: { label: "The eight compare with", choices: { mean: "the mean", median: "the median" } },
      ownBounds: {
        label: "Bounds of your own for the eight",
        fields: { recency: "days", frequency: "orders", monetary: "money" },
      },
      map: {
        label: "Segments of your own; the first that fits wins",
        fields: { label: "Name", r: scores("R"), f: scores("F"), m: scores("M"), fm: scores("Mean of F and M") },
      },
      cuts: {
        label: "Cut-offs of your own, or those of an earlier run",
        fields: { recency: "R: days", frequency: "F: orders", monetary: "M: money" },
      },
      weights: { label: "Weights of the scores", fields: { r: "R", f: "F", m: "M" } },
    },
    xyz: {
      period: { label: "Periods compared", choices: { month: "months", quarter: "quarters", week: "weeks" } },
      start: {
        label: "Periods begin",
        choices: { window: "with the data", customer: "with the customer's first purchase" },
      },
      edges: {
        label: "First or last period covered only in part",
        choices: { leaveOut: "does not count", keep: "counts" },
      },
      cuts: { label: "Highest variation of X and of Y, for example 0.5, 1" },
      mostZeroPeriods: { label: "Class N from more periods without sales than (no N when empty)" },
    },
    lifecycle: {
      classes: { label: "Classes", choices: { stages: "stages of the lifecycle", needStates: "need states" } },
      newDays: { label: "New for so many days" },
      limits: { label: "Usual gaps until at risk, lapsed, churned" },
      floor: { label: "A usual gap is at least so many days" },
      gap: {
        label: "Usual gap of customers with fewer than three purchases, in days (median of the others when empty)",
      },
      stateColumn: { label: "Column that tells the interested from the potential" },
    },
    payment: {
      prompt: { label: "Prompt up to so many days after the due date" },
      normal: { label: "Normal up to so many days" },
      slow: { label: "Slow up to so many days; beyond that poor" },
    },
    margin: {
      high: { label: "High margin from, in %" },
      middle: { label: "Middle margin from, in %" },
      discountAs: {
        label: "The column of discounts holds",
        choices: { money: "money", rate: "rates (0.15)", percent: "per cents (15)" },
      },
      salesAre: { label: "The amounts are", choices: { before: "before discounts", after: "after discounts" } },
      costPerOrder: { label: "Cost of one order" },
      costPerVisit: { label: "Cost of one visit" },
      costPerMinute: { label: "Cost of one minute of service" },
      financingRate: { label: "Interest a year on late payments, in %" },
    },
    growth: {
      months: { label: "Length of each window, in months" },
      growing: { label: "Growing from a growth of, in %" },
      declining: { label: "Declining from a loss of, in %" },
    },
    grid: {
      rows: { label: "Rows: the classes of" },
      columns: { label: "Columns: the classes of" },
      names: {
        label: "Names of the cells",
        choices: {
          joined: "joined names (AX … CZ)",
          salesMargin: "sales × margin",
          valuePotential: "value × potential",
          potentialLoyalty: "potential × loyalty",
        },
      },
      highRows: { label: "So many classes of the rows count as high" },
      highColumns: { label: "So many classes of the columns count as high" },
      cells: { label: "Cells with names of your own", fields: { row: "Row", column: "Column", label: "Name" } },
    },
    scorecard: {
      criteria: {
        label: "Criteria with weights",
        fields: {
          measure,
          header,
          weight: "Weight",
          direction: { label: "Better is", choices: { benefit: "more", cost: "less" } },
          scale: {
            label: "Points by",
            choices: { minmax: "smallest to largest", percentileRank: "place among all" },
          },
        },
      },
      tiers: { label: "Tiers by score, 0 to 100, the highest first", fields: { label: "Name", from: "from" } },
      compare: {
        label: "Thresholds are compared with",
        choices: { score: "the score", percentileRank: "its place among all scores" },
      },
    },
    rules: {
      classes: {
        label: "Classes with their conditions; the first that fits wins",
        fields: {
          label: "Name",
          all: { label: "All of these hold", fields: conditions },
          any: { label: "and one of these", fields: conditions },
        },
      },
      rest: { label: "Class of all others" },
      unit: { label: "Unit of money in the conditions", choices: units },
    },
    clv: {
      model: {
        label: "Model",
        choices: {
          historic: "historic: all that the customer brought",
          simple: "simple: average × months × retention",
          predictive: "predictive: BG/NBD model",
        },
      },
      horizon: { label: "Months to come" },
      discount: { label: "Discount a year, in % (predictive)" },
      retention: { label: "Customers expected to stay, in % (simple)" },
      of: { label: "Counted is", choices: { amount: "the amount", profit: "the profit" } },
      margin: { label: "Part of it that is contribution, in %" },
      cuts: { label: cuts },
      labels: { label: "Names of the classes, best first (A, B, C … when empty)" },
    },
  },
};
