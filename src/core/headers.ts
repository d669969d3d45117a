import { ROLES, kindOf, type Role } from "./roles";

/**
 * Usual headers of each role in English and Chinese, the most telling first, as letters and digits only; a header matches as a whole, so that a
 * list may hold short words. Among them are the fields of common exports: Salesforce (Field Reference: Account, Opportunity), Zoho CRM (Modules &
 * Fields), HubSpot (default company and deal properties), SAP SD (KNA1, VBAK, VBAP, VBRK, VBRP by name and text), 用友 U8 (SO_SOMain,
 * SaleBillVouch), 金蝶 K/3 and 云星空 (销售出库单, 应收单) and 纷享销客 (客户, 销售订单, 回款).
 */
const HEADERS: { readonly [R in Role]: readonly string[] } = {
  customerId: words(`
    customerid customerno customernumber customercode custid custno custcode clientid clientno clientcode
    accountid accountno accountnumber accountcode accountnameid buyerid debtor debtorno soldto soldtoparty soldtopt kunnr kunag
    companyid associatedcompanyid associatedcompanyids 客户id 客户编号 客户编码 客户代码 客户号 客户no 客户账号 客商编码 客商代码
    顾客编号 顾客id 会员号 会员编号 会员id 买家id 购货单位代码 购货单位编码 往来单位编码 购货方编码`),
  customer: words(`
    customer customername custname client clientname account accountname company companyname buyer buyername
    soldtoname soldtopartyname name1 associatedcompany organization organisation organizationname 客户 客户名称 客户名 客户姓名
    客户全称 客户简称 公司 公司名称 购货单位 购货单位名称 购买方 购买方名称 购方名称 购货方 购货方名称 往来单位 往来单位名称 客商 客商名称 单位名称
    顾客 顾客姓名 买家 会员 会员名称 企业名称 甲方 甲方名称`),
  amount: words(`
    amount sales salesamount revenue netsales netamount netrevenue netvalue grossamount grosssales totalamount
    turnover totalrevenue ordertotal orderamount ordervalue invoiceamount linetotal linerevenue totalsales total totalprice
    subtotal grandtotal salesvalue value extendedprice dealamount opportunityamount amountincompanycurrency netwr netvalueofitem
    销售额 金额 销售金额 订单金额 销售订单金额 成交金额 成交额 合同金额 回款金额 开票金额 交易金额 实付金额 含税金额 不含税金额 含税销售额
    不含税销售额 价税合计 无税金额 原币价税合计 本币价税合计 原币无税金额 本币无税金额 原币金额 本币金额 应收金额 发票金额 赢单金额 商机金额
    营业额 收入 销售收入 总金额 总价 合计金额 业绩`),
  date: words(`
    date orderdate invoicedate salesdate saledate transactiondate purchasedate billingdate postingdate
    documentdate closedate closingdate day fkdat audat budat bldat erdat 日期 订单日期 下单日期 下单时间 成交日期 成交时间 销售日期 交易日期
    开票日期 发票日期 单据日期 业务日期 受订日期 出库日期 购买日期 签约日期 合同日期 订单时间 时间 结束日期`),
  order: words(`
    orderid orderno ordernumber order invoiceno invoice invoicenumber invoiceid salesorder salesordernumber sonumber
    salesdocument documentno documentnumber billingdocument vbeln aubel transactionid receiptno dealid opportunityid dealname
    opportunityname 订单号 订单编号 订单id 订单 销售订单编号 单号 单据号 单据编号 销售单号 出库单号 发货单号 发票号 发票号码 发票编号 合同编号
    合同号 交易号 商机编号 商机名称 业务机会名 业务机会名称`),
  within: [],
  group: words(`
    parentaccount parentcompany parentcustomer parentaccountname ultimateparent ultimateparentaccount corporategroup groupcompany konzs
    所属集团 集团 集团名称 集团客户 上级客户 母公司 上级公司 客户总公司 总公司 实际控制人`),
  product: words(`
    productcode productid productno productnumber sku skucode itemcode itemno itemnumber stockcode materialnumber
    materialcode matnr product productname item itemname material arktx 产品编码 产品编号 产品代码 商品编码 商品编号 存货编码 物料编码 物料代码 物料编号
    货号 产品 产品名称 商品 商品名称 存货名称 物料名称 物料 货品 品名`),
  quantity: words(`
    quantity qty orderquantity orderqty orderedquantity salesquantity billedquantity invoicedquantity quantitysold unitssold units fkimg
    kwmeng 数量 销售数量 销量 订单数量 订购数量 购买数量 实发数量 出库数量 发货数量 开票数量`),
  cost: words(`
    cost costamount totalcost costofsales costofgoods costofgoodssold cogs linecost wavwr 成本 成本金额 成本额 总成本 销售成本 成本合计
    销售成本金额`),
  profit: words(`
    profit grossprofit netprofit profitamount grossprofitamount grossmarginamount totalprofit contribution contributionmargin
    netcontribution 毛利 毛利额 毛利润 销售毛利 毛利金额 利润 利润额 利润金额 净利 净利润`),
  discount: words(`
    discount discountamount discountrate discountpercent discountpercentage totaldiscount rebate 折扣 折扣额 折扣金额 折让 折扣率 折扣合计 优惠
    优惠额 优惠金额 折扣优惠`),
  freight: words(`
    freight freightcost freightcharge freightamount shippingcost shippingcharge shippingfee shippingamount deliverycost 运费 运费金额 物流费
    物流费用 快递费 运输费 运输费用 运杂费`),
  dueDate: words(`
    duedate paymentduedate invoiceduedate netduedate paymentdue faedt 到期日 到期日期 付款到期日 收款到期日 应收到期日 应收日期 应付日期
    应收款日期 约定付款日 约定收款日期 账期到期日`),
  paidDate: words(`
    paiddate datepaid paidon paymentdate paymentreceived receiptdate clearingdate augdt settlementdate 付款日期 付款时间 收款日期 回款日期
    回款时间 到账日期 到账时间 实际付款日期 实际收款日期 实际回款日期 核销日期 结清日期`),
  industry: words(`
    industry industryname customerindustry accountindustry sector industrysector industrykey brsch 行业 所属行业 客户行业 行业名称 行业类别
    行业分类 行业类型 一级行业`),
  region: words(`
    region salesregion area salesarea territory salesdistrict district bzirk regio stateregion billingstateprovince billingstate state
    province country countryregion billingcountry land1 city billingcity 区域 大区 地区 销售区域 销售大区 所属区域 所属地区 所在地区 客户区域 客户地区
    片区 省份 省 省市 省市区 所在省份 国家 国家地区 城市 所在城市 市`),
  size: words(`
    companysize customersize accountsize businesssize employees numberofemployees noofemployees employeecount headcount annualrevenue
    规模 企业规模 公司规模 客户规模 单位规模 人员规模 员工规模 员工数 员工人数 人数 总人数`),
  owner: words(`
    owner accountowner customerowner companyowner recordowner dealowner opportunityowner accountmanager keyaccountmanager salesrep
    salesrepresentative salesperson salesman salesagent salesemployee 负责人 客户负责人 客户经理 业务员 销售员 销售人员 销售代表 销售负责人 跟进人
    专管业务员 所属销售 归属人 责任人 客户所有者 客户所有人
    商机所有者 商机所有人 业务机会所有者 业务机会所有人`),
  satisfaction: words(`
    satisfaction customersatisfaction satisfactionscore satisfactionrating csat csatscore nps npsscore 满意度 客户满意度 满意度评分 满意度得分
    满意度分数`),
  referrals: words(`
    referrals numberofreferrals referralcount customersreferred 推荐 推荐数 推荐数量 推荐次数 推荐人数 推荐客户数 转介绍 转介绍数 转介绍次数
    转介绍客户数`),
  complaints: words(`
    complaints numberofcomplaints complaintcount customercomplaints 投诉 投诉数 投诉量 投诉数量 投诉次数 客户投诉 客诉 客诉数 客诉次数`),
  potential: words(`
    potential salespotential revenuepotential customerpotential potentialrevenue potentialsales potentialvalue potentialamount
    潜力 客户潜力 潜力值 潜力额 潜力评分 销售潜力 采购潜力 年采购潜力 潜在价值 潜在销售额`),
  visits: words(`
    visits numberofvisits visitcount customervisits 拜访次数 拜访数 走访次数 拜访量 上门次数`),
  serviceMinutes: words(`
    serviceminutes supportminutes serviceminutesspent servicetimeminutes servicetimemin 服务分钟 服务分钟数 服务时长分钟 服务时间分钟 客服时长分钟`),
  lastContact: words(`
    lastcontact lastcontacted lastcontactdate lastcontactedon lastactivity lastactivitydate lastactivitytime lastfollowup
    lastfollowupdate contactdate lastvisit lastvisitdate 最后跟进时间 最后跟进日期 最近跟进时间 最近跟进日期 最后联系时间 最后联系日期
    最近联系时间 最近联系日期 最后沟通时间 最近沟通时间 最近沟通日期 最近拜访时间 最近拜访日期 沟通日期 沟通时间 跟进时间 跟进日期 联系日期 拜访日期
    上次联系 上次联系时间 上次联系日期 上次沟通 上次沟通时间 上次跟进 上次跟进时间 上次跟进日期 上次拜访 上次拜访时间 上次拜访日期
    最近联系 最近沟通 最近跟进 最近拜访 最后联系 最后跟进`),
  nextContact: words(`
    nextcontact nextcontactdate nextactivity nextactivitydate nextfollowup nextfollowupdate nextvisit nextvisitdate nextcall
    下次跟进时间 下次跟进日期 下次联系时间 下次联系日期 下次沟通时间 下次沟通日期 下次拜访时间 下次拜访日期 下次回访时间 下次回访日期 计划跟进时间
    计划联系时间 计划联系日期 计划跟进日期 下次联系 下次跟进 下次沟通 下次拜访 下次回访`),
  note: words(`
    note notes contactnote contactnotes callnotes visitnotes meetingnotes lastcontactnote 沟通记录 沟通内容 跟进记录 跟进内容 联系记录 拜访记录
    最新跟进记录 最近跟进记录 拜访内容 回访记录`),
};

/** Headers of numbers that are never the amount, so that they do not stand in the way of the one that is. */
const NOT_AMOUNTS =
  /quantity|qty|count|number|unitprice|price|discount|rate|rating|score|percent|share|year|month|day|date|zip|postcode|phone|id$|no$|code$|cost|profit|margin|tax|freight|shipping|visits|minutes|employees|satisfaction|complaint|referral|potential|probability|forecast|expected|budget|target|数量|单价|折扣|税|率|年|月|日|编号|编码|号$|电话|邮编|成本|利润|毛利|运费|次数|人数|员工|评分|满意度|投诉|推荐|潜力|概率|预计|预测|预算|目标|库存|分钟|时长/;

/** A part of something is no amount, cost or profit of its own: `毛利%`, `Sales (%)`, `成本占比`. */
const PARTS = /[%‰]|占比|比例|比率|同比|环比|percent|ratio|\brate\b|率$/;
const PART_ROLES: ReadonlySet<Role> = new Set(["discount", "satisfaction"]);

/** Currencies and units of money that stand behind the name without brackets. */
const UNITS = /(?:usd|eur|gbp|cny|rmb|jpy|hkd|chf|人民币|美元|欧元|(?:百万|千|万|亿)元?|元)$/;

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** Whether a header says no more than that names stand below it. */
export function isPlainName(header: string): boolean {
  return ["name", "fullname", "名称", "姓名", "名字"].includes(lettersOf(header.normalize("NFKC").toLowerCase()));
}

/** Upper levels under which an amount is not what was sold: the budget, the costs, the returns. */
const NOT_SALES =
  /quantity|price|discount|rate|cost|profit|margin|tax|freight|shipping|budget|target|forecast|plan|expected|return|refund|potential|数量|单价|折扣|税|成本|利润|毛利|运费|预算|目标|预测|预计|计划|退货|退款|潜力|库存/;

/** A level that says only when, or that it adds up. */
const TIME =
  /^(?:fy)?(?:(?:19|20)\d\d)?年?度?(?:h[12]|q[1-4]|第?[一二三四1-4]季度|[上下]半年)?$|^(?:ytd|total|合计|总计|全年)$/;
/** What an upper level adds to the word that counts: `客户信息`, `Order details`. */
const ABOUT = /(?:信息|资料|明细|数据|\s(?:info|information|details?|data))$/;
/** The lower of two levels says less than a header that matches as a whole. */
const BELOW = 1_000;

/**
 * The place of a header in the role's list, or −1. Width, case, spaces and signs do not count, nor do words in brackets, such as a unit; of
 * `客户 Customer` either half may match, and of `Account: Industry` the last part. Of two levels (`2024 / 销售额`) both may match as one, else the
 * lower one may, behind every header that matches as a whole.
 */
export function rankOfHeader(role: Role, header: string): number {
  const plain = header.normalize("NFKC").toLowerCase();
  const whole = rankOf(role, plain);
  const levels = plain.split(" / ").map((level) => level.trim());
  if (whole >= 0 || levels.length < 2) return whole;
  const lower = levels.filter((level) => !TIME.test(level)).at(-1) ?? "";
  const upper = levels.slice(0, levels.indexOf(lower)).join(" ");
  const together = (one: Role) => Math.max(rankOf(one, plain), rankOf(one, `${upper.replace(ABOUT, "")} ${lower}`));
  const rank = together(role);
  if (rank >= 0) return rank;
  // `成本 / 金额` is the cost, whatever stands below.
  if (ROLES.some((other) => together(other) >= 0) || (role === "amount" && NOT_SALES.test(upper))) return -1;
  const below = rankOf(role, lower);
  return below < 0 ? -1 : BELOW + below;
}

function rankOf(role: Role, plain: string): number {
  const forms = usualForms(plain);
  if (forms.length === 0) return -1;
  if (kindOf(role) === "number" && !PART_ROLES.has(role) && PARTS.test(plain)) return -1;
  const ranks = forms.map((form) => HEADERS[role].indexOf(form)).filter((rank) => rank >= 0);
  return ranks.length === 0 ? -1 : Math.min(...ranks);
}

/** The usual headers of all roles. */
const USUAL: ReadonlySet<string> = new Set(Object.values(HEADERS).flat());

/** What was found for the texts that were asked about last: every role asks about all cells of the first rows. */
const found = new Map<string, readonly string[]>();
const MOST_KEPT = 1_000;

/** The usual headers that a text may stand for, of whatever role. */
function usualForms(plain: string): readonly string[] {
  const known = found.get(plain);
  if (known) return known;
  const bare = plain.replace(/[([【][^)\]】]*[)\]】]/g, "");
  const [han, others] = PLAIN_LETTERS.test(bare)
    ? [/[\u4e00-\u9fa5]+/g, /[^\u4e00-\u9fa5]+/g]
    : [/\p{Script=Han}/gu, /[^\p{Script=Han}]/gu];
  const forms = [plain, bare, bare.replace(han, ""), bare.replace(others, "")].map(lettersOf);
  forms.push(lettersOf(bare.replace(/^.*:/s, "")), (forms[1] ?? "").replace(UNITS, ""));
  const usual = forms.filter((form) => USUAL.has(form));
  if (found.size === MOST_KEPT) found.clear();
  found.set(plain, usual);
  return usual;
}

/** Whether a header says that its numbers are something else than the amount: a quantity, a price, an id, a part. */
export function namesOtherNumber(header: string): boolean {
  const plain = header.normalize("NFKC").toLowerCase();
  return PARTS.test(plain) || NOT_AMOUNTS.test(lettersOf(plain));
}

/** Texts for which no letters of all the world have to be got ready, which takes longer than to read a header. */
const PLAIN_LETTERS = /^[ -~\u4e00-\u9fa5]*$/;

function lettersOf(text: string): string {
  return text.replace(PLAIN_LETTERS.test(text) ? /[^A-Za-z0-9\u4e00-\u9fa5]+/g : /[^\p{L}\p{N}]/gu, "");
}
