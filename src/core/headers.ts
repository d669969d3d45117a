import type { Role } from "./roles";

/**
 * Usual headers of each role in English and Chinese, the most telling first, as letters and digits only. Those of common exports are among
 * them; a header matches as a whole, so that a list may hold short words.
 */
const HEADERS: { readonly [R in Role]: readonly string[] } = {
  customerId: words(`
    customerid customerno customernumber customercode custid custno custcode clientid clientno clientcode
    accountid accountno accountnumber accountcode buyerid debtor debtorno soldto soldtoparty kunnr 客户id 客户编号
    客户编码 客户代码 客户号 客户账号 客商编码 顾客编号 顾客id 会员号 会员编号 会员id 买家id`),
  customer: words(`
    customer customername custname client clientname account accountname company companyname buyer buyername
    soldtoname 客户 客户名称 客户名 客户姓名 客户全称 客户简称 公司 公司名称 购货单位 购货单位名称 往来单位 客商 客商名称 单位名称 顾客 顾客姓名 买家 会员 会员名称 企业名称`),
  amount: words(`
    amount sales salesamount revenue netsales netamount netrevenue netvalue grossamount grosssales totalamount
    turnover ordertotal orderamount ordervalue invoiceamount linetotal linerevenue totalsales total totalprice
    subtotal salesvalue value extendedprice 销售额 金额 销售金额 订单金额 成交金额 成交额 合同金额 回款金额 开票金额 交易金额 实付金额 含税金额 不含税金额 含税销售额
    不含税销售额 价税合计 无税金额 营业额 收入 销售收入 总金额 总价 合计金额 业绩`),
  date: words(`
    date orderdate invoicedate salesdate saledate transactiondate purchasedate billingdate postingdate
    documentdate closedate day 日期 订单日期 下单日期 下单时间 成交日期 销售日期 交易日期 开票日期 发票日期 单据日期 业务日期 购买日期 签约日期 合同日期 订单时间 时间`),
  order: words(`
    orderid orderno ordernumber order invoiceno invoice invoicenumber invoiceid salesorder documentno
    documentnumber transactionid receiptno 订单号 订单编号 订单id 订单 单号 单据号 单据编号 销售单号 发票号 发票号码 合同编号 合同号 交易号`),
  within: [],
};

/** Headers of numbers that are never the amount, so that they do not stand in the way of the one that is. */
const NOT_AMOUNTS =
  /quantity|qty|count|number|unitprice|price|discount|rate|percent|share|year|month|day|date|zip|postcode|phone|id$|no$|code$|cost|profit|margin|tax|freight|数量|单价|折扣|税|率|年|月|日|编号|编码|号$|电话|邮编|成本|利润|毛利|运费/;

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** The place of a header in the role's list, or −1. Words in brackets, such as a unit, do not count, and of `客户 Customer` either half may match. */
export function rankOfHeader(role: Role, header: string): number {
  const plain = header.normalize("NFKC").toLowerCase();
  const bare = plain.replace(/[([【][^)\]】]*[)\]】]/g, "");
  const forms = [plain, bare, bare.replace(/\p{Script=Han}/gu, ""), bare.replace(/[^\p{Script=Han}]/gu, "")].map(
    lettersOf,
  );
  const ranks = forms.map((form) => HEADERS[role].indexOf(form)).filter((rank) => rank >= 0);
  return ranks.length === 0 ? -1 : Math.min(...ranks);
}

/** Whether a header says that its numbers are something else than the amount: a quantity, a price, an id. */
export function namesOtherNumber(header: string): boolean {
  return NOT_AMOUNTS.test(lettersOf(header.normalize("NFKC").toLowerCase()));
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}
