import type { ForecastProblem, LifetimeFacts } from "../../../issues/lifetime";
import { count, ungrouped } from "../../numbers";
import type { SentencesOf } from "../../words";

/** Why there is no forecast. */
export const forecastProblems: { readonly [P in ForecastProblem]: string } = {
  fewCustomers: "建模至少需要 100 个客户",
  fewRepeatBuyers: "建模至少需要 30 个在不同日期购买过两次以上的客户",
  edge: "似然函数没有最高点，有参数趋于零或无穷大（例如客户几乎没有差别，或没有客户流失）",
  indistinct: "参数无法区分，差别很大的参数对购买记录的解释一样好",
  notFound: "没有找到最优参数",
  valuesEdge: "购买金额的差异不符合模型，有参数趋于零或无穷大",
  valuesIndistinct: "购买金额模型的参数无法区分",
  valuesNotFound: "没有找到购买金额模型的最优参数",
  valuesWithoutMean: "购买金额过于分散，均值不存在（q ≤ 1）",
};

const digits = (value: number) => ungrouped(String(Number(value.toPrecision(4))));

/** What is to say of lifetime values, in Chinese. */
export const lifetimeIssues: SentencesOf<LifetimeFacts> = {
  clvNotForecast: ({ problem, customers, repeatBuyers, groups }) =>
    `${groups ? `${groups.slice(0, 8).join("、")}${groups.length > 8 ? "等" : ""}：` : ""}客户终身价值未作预测，改按月均金额估算，原因：${forecastProblems[problem]}${groups ? "" : `（有购买的客户 ${count(customers)} 个，其中多日购买的 ${count(repeatBuyers)} 个）`}。请选更长的期间，或直接选用简单模型。`,
  clvModels: ({
    customers,
    repeatBuyers,
    purchases,
    logLikelihood,
    values,
    valueLogLikelihood,
    correlation,
    correlated,
  }) =>
    `终身价值依据 ${count(customers)} 个客户，其中复购客户 ${count(repeatBuyers)} 个。BG/NBD（以周计）：r ${digits(purchases.r)}，alpha ${digits(purchases.alpha)}，a ${digits(purchases.a)}，b ${digits(purchases.b)}，对数似然 ${ungrouped(logLikelihood.toFixed(2))}。Gamma-Gamma：p ${digits(values.p)}，q ${digits(values.q)}，v ${digits(values.v)}，对数似然 ${ungrouped(valueLogLikelihood.toFixed(2))}。复购次数与平均金额的相关系数为 ${ungrouped(correlation.toFixed(2))}${correlated === "much" ? "；模型假定二者不相关，因此高频客户的数值请谨慎参考" : ""}。`,
};
