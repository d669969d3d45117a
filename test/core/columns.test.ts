import { columnsNeeded, findColumns, matchColumns, nameColumns } from "../../src/core/columns";
import { namesOtherNumber, rankOfHeader } from "../../src/core/headers";
import { fingerprintOf } from "../../src/core/policies/fingerprint";
import type { Policy } from "../../src/core/policy";
import { readPolicy } from "../../src/core/policies/read-policy";
import { ROLES, kindOf, neededBy, type Role } from "../../src/core/roles";
import { tableFromRows } from "../../src/core/intake/head-table";
import type { CellValue, Table } from "../../src/core/table";

function policyOf(document: object = {}): Policy {
  const { value, issues } = readPolicy(document);
  if (!value) throw new Error(JSON.stringify(issues));
  return value;
}

/** A table of one row, from its headers with a cell each. */
function tableOf(cells: Readonly<Record<string, CellValue>>): Table {
  return tableFromRows([Object.keys(cells), Object.values(cells)]);
}

/** The headers that were found, by role. */
function found(table: Table, document: object = {}): Record<string, string> {
  const { found: columns } = matchColumns(table, policyOf(document));
  return Object.fromEntries(ROLES.flatMap((role) => (columns[role] ? [[role, columns[role].header]] : [])));
}

const DAY = 45_700;

describe("the headers of common exports", () => {
  test.each<{ system: string; cells: Record<string, CellValue>; is: Partial<Record<Role, string>> }>([
    {
      // Labels of the Salesforce Field Reference (Account, Opportunity), as a report exports them.
      system: "Salesforce, report of opportunities",
      cells: {
        "Opportunity Owner": "Ann",
        "Account Name": "Acme",
        "Opportunity Name": "Acme 2025",
        Stage: "Closed Won",
        Amount: 12_000,
        "Probability (%)": 100,
        "Close Date": DAY,
        "Last Activity": DAY,
        Industry: "Energy",
        Employees: 250,
        "Billing State/Province": "TX",
        "Parent Account": "Acme Group",
      },
      is: {
        customer: "Account Name",
        amount: "Amount",
        date: "Close Date",
        order: "Opportunity Name",
        group: "Parent Account",
        industry: "Industry",
        region: "Billing State/Province",
        size: "Employees",
        owner: "Opportunity Owner",
        lastContact: "Last Activity",
      },
    },
    {
      // A report type of the user's own puts the object before the field.
      system: "Salesforce, own report type",
      cells: { "Account: Account Name": "Acme", "Account: Industry": "Energy", "Opportunity: Amount": 5 },
      is: { customer: "Account: Account Name", amount: "Opportunity: Amount", industry: "Account: Industry" },
    },
    {
      // Zoho CRM, Modules & Fields: Deals.
      system: "Zoho CRM, deals",
      cells: {
        "Deal Owner": "Ann",
        Amount: 900,
        "Deal Name": "Refit",
        "Closing Date": "2025-02-11",
        "Account Name": "Acme",
        Stage: "Closed Won",
        "Next Step": "Call",
        "Probability (%)": 100,
        "Last Activity Time": "2025-02-01 10:00",
      },
      is: {
        customer: "Account Name",
        amount: "Amount",
        date: "Closing Date",
        order: "Deal Name",
        owner: "Deal Owner",
        lastContact: "Last Activity Time",
      },
    },
    {
      // Zoho CRM, Modules & Fields: Invoices, Sales Orders.
      system: "Zoho CRM, invoices",
      cells: {
        "Invoice Number": "INV-1",
        "Invoice Date": DAY,
        "Due Date": DAY,
        "Account Name": "Acme",
        Discount: 5,
        Tax: 19,
        "Grand Total": 114,
        "Billing City": "Oslo",
      },
      is: {
        customer: "Account Name",
        amount: "Grand Total",
        date: "Invoice Date",
        dueDate: "Due Date",
        order: "Invoice Number",
        discount: "Discount",
        region: "Billing City",
      },
    },
    {
      // HubSpot, default properties of deals and companies.
      system: "HubSpot, deals",
      cells: {
        "Record ID": 881_733,
        "Deal Name": "Acme 2025",
        "Deal Stage": "Closed won",
        "Close Date": "2025-02-11 10:00",
        "Deal owner": "Ann",
        Amount: 12_000,
        "Associated Company IDs": "99120",
        "Associated Company": "Acme",
        "Next Activity Date": "2025-03-01",
        "Last Contacted": "2025-02-01",
      },
      is: {
        customerId: "Associated Company IDs",
        customer: "Associated Company",
        amount: "Amount",
        date: "Close Date",
        order: "Deal Name",
        owner: "Deal owner",
        lastContact: "Last Contacted",
        nextContact: "Next Activity Date",
      },
    },
    {
      system: "HubSpot, companies",
      cells: {
        "Company name": "Acme",
        "Company owner": "Ann",
        Industry: "Energy",
        "Number of Employees": 250,
        "Annual Revenue": 5_000_000,
        "Country/Region": "Norway",
        "Total Revenue": 12_000,
      },
      // The yearly revenue of a company is its size, not what it buys.
      is: {
        customer: "Company name",
        amount: "Total Revenue",
        industry: "Industry",
        region: "Country/Region",
        size: "Number of Employees",
        owner: "Company owner",
      },
    },
    {
      // SAP SD: VBRK, VBRP and KNA1 by field name.
      system: "SAP, fields of billing documents",
      cells: {
        VBELN: "0090000123",
        FKDAT: "2025-02-11",
        KUNAG: "0000100234",
        NAME1: "Acme",
        MATNR: "M-1",
        FKIMG: 10,
        NETWR: 1_200,
        WAVWR: 800,
        BRSCH: "CHEM",
        BZIRK: "N1",
        KONZS: "GRP1",
      },
      is: {
        customerId: "KUNAG",
        customer: "NAME1",
        amount: "NETWR",
        date: "FKDAT",
        order: "VBELN",
        group: "KONZS",
        product: "MATNR",
        quantity: "FKIMG",
        cost: "WAVWR",
        industry: "BRSCH",
        region: "BZIRK",
      },
    },
    {
      // The texts of the same fields, as VA05 and VF05 export them.
      system: "SAP, texts",
      cells: {
        "Billing Document": "90000123",
        "Billing Date": DAY,
        "Sold-To Party": "100234",
        "Sold-to party name": "Acme",
        Material: "M-1",
        "Billed Quantity": 10,
        "Net Value": 1_200,
        Cost: 800,
        "Sales district": "North",
      },
      is: {
        customerId: "Sold-To Party",
        customer: "Sold-to party name",
        amount: "Net Value",
        date: "Billing Date",
        order: "Billing Document",
        product: "Material",
        quantity: "Billed Quantity",
        cost: "Cost",
        region: "Sales district",
      },
    },
    {
      // VA05 as a narrow list shortens it.
      system: "SAP, short texts",
      cells: { "Sold-to pt": "100234", "Name 1": "Acme", "Net value": 1_200, "Document Date": DAY },
      is: { customerId: "Sold-to pt", customer: "Name 1", amount: "Net value", date: "Document Date" },
    },
    {
      // 标准字段: 商机.
      system: "Zoho CRM in Chinese, 商机",
      cells: { 商机所有者: "王芳", 商机名称: "轴承 2025", 客户名称: "华新公司", 金额: 1_200, 结束日期: "2025-02-11" },
      is: { customer: "客户名称", amount: "金额", date: "结束日期", order: "商机名称", owner: "商机所有者" },
    },
    {
      system: "Salesforce in Chinese, 业务机会",
      cells: {
        业务机会所有人: "王芳",
        客户名: "华新公司",
        业务机会名: "轴承 2025",
        金额: 1_200,
        结束日期: "2025-02-11",
      },
      is: { customer: "客户名", amount: "金额", date: "结束日期", order: "业务机会名", owner: "业务机会所有人" },
    },
    {
      // 用友 U8 数据字典: SO_SOMain, SaleBillVouch, SaleBillVouchs, Customer.
      system: "用友 U8 销售明细",
      cells: {
        发票号: "0000000123",
        开票日期: "2025-02-11",
        客户编码: "0101",
        客户简称: "华新",
        业务员: "王芳",
        存货编码: "01001",
        存货名称: "轴承",
        数量: 10,
        本币价税合计: 1_130,
        本币税额: 130,
        客户总公司: "华新集团",
      },
      is: {
        customerId: "客户编码",
        customer: "客户简称",
        amount: "本币价税合计",
        date: "开票日期",
        order: "发票号",
        group: "客户总公司",
        product: "存货编码",
        quantity: "数量",
        owner: "业务员",
      },
    },
    {
      // 金蝶云星空 销售出库单: FBillNo, FDate, FCustomerID, FMaterialID, FRealQty, FTaxPrice, FAllAmount, FSalesManID.
      system: "金蝶云星空 销售出库单",
      cells: {
        单据编号: "XSCKD000001",
        日期: "2025/2/11",
        客户: "华新公司",
        销售员: "王芳",
        物料编码: "1.01.001",
        物料名称: "轴承",
        实发数量: 10,
        含税单价: 113,
        价税合计: 1_130,
        总成本: 800,
      },
      is: {
        customer: "客户",
        amount: "价税合计",
        date: "日期",
        order: "单据编号",
        product: "物料编码",
        quantity: "实发数量",
        cost: "总成本",
        owner: "销售员",
      },
    },
    {
      // 金蝶云星空 应收单: FDATE 业务日期, FENDDATE_H 到期日, FALLAMOUNTFOR 价税合计.
      system: "金蝶云星空 应收单",
      cells: { 单据编号: "AR1", 业务日期: "2025-02-11", 到期日: "2025-03-11", 客户: "华新公司", 价税合计: 1_130 },
      is: { customer: "客户", amount: "价税合计", date: "业务日期", dueDate: "到期日", order: "单据编号" },
    },
    {
      system: "金蝶 K/3 销售出库",
      cells: { 日期: DAY, 单据编号: "XOUT1", 购货单位代码: "01.02", 购货单位: "华新公司", 产品代码: "A", 销售金额: 5 },
      is: {
        customerId: "购货单位代码",
        customer: "购货单位",
        amount: "销售金额",
        date: "日期",
        order: "单据编号",
        product: "产品代码",
      },
    },
    {
      system: "纷享销客 销售订单",
      cells: {
        销售订单编号: "20250211-000001",
        "客户名称*": "华新公司",
        下单日期: "2025-02-11",
        "销售订单金额（元）": 1_130,
        整单折扣: "90%",
        负责人: "王芳",
        备注: "急",
      },
      is: {
        customer: "客户名称*",
        amount: "销售订单金额（元）",
        date: "下单日期",
        order: "销售订单编号",
        owner: "负责人",
      },
    },
    {
      system: "纷享销客 客户 with figures of sales",
      cells: {
        客户名称: "华新公司",
        所属行业: "机械",
        省市区: "江苏苏州",
        人员规模: "100-500人",
        负责人: "王芳",
        上级客户: "华新集团",
        最后跟进时间: "2025-02-11 10:00",
        下次跟进时间: "2025-03-01",
        跟进记录: "已报价",
        "成交金额(万元)": 12.5,
      },
      is: {
        customer: "客户名称",
        amount: "成交金额(万元)",
        group: "上级客户",
        industry: "所属行业",
        region: "省市区",
        size: "人员规模",
        owner: "负责人",
        lastContact: "最后跟进时间",
        nextContact: "下次跟进时间",
        note: "跟进记录",
      },
    },
    {
      system: "a list kept by hand",
      cells: { 客户: "甲公司", 金额: 100, 上次联系: "2025-05-01", 下次联系: "2026-01-01", 沟通记录: "已电话" },
      is: { customer: "客户", amount: "金额", lastContact: "上次联系", nextContact: "下次联系", note: "沟通记录" },
    },
    {
      system: "a plain name beside an id",
      cells: { CustomerId: "C-1", Name: "Ann", Amount: 5 },
      is: { customerId: "CustomerId", customer: "Name", amount: "Amount" },
    },
  ])("$system", ({ cells, is }) => {
    const table = tableOf(cells);
    expect(found(table)).toEqual(is);
    expect(findColumns(table, policyOf()).issues.filter(({ severity }) => severity !== "note")).toEqual([]);
  });
});

describe("amount, profit, cost, quantity, discount and freight are told apart", () => {
  test.each([
    [
      "amount",
      "Sales Amount",
      "Amount (USD)",
      "销售额(万元)",
      "ＡＭＯＵＮＴ",
      "net  sales",
      "Revenue USD",
      "金额元",
      "客户金额 amount",
    ],
    ["profit", "Gross profit", "毛利", "毛利额（元）", "利润", "Profit (EUR)", "GROSS-PROFIT"],
    ["cost", "Cost", "成本", "COGS", "销售成本(元)", "Cost of goods sold"],
    ["quantity", "Qty", "数量", "数量(件)", "Quantity", "销量"],
    ["discount", "Discount", "折扣", "折扣率(%)", "Discount %", "优惠金额"],
    ["freight", "Freight", "运费", "Shipping cost"],
    ["paidDate", "Date paid", "回款日期", "Payment Date"],
    ["dueDate", "Due date", "到期日", "Net due date"],
    ["complaints", "投诉次数", "Complaints"],
    ["serviceMinutes", "服务时长（分钟）", "Service minutes"],
    ["note", "沟通记录", "Notes"],
  ] as const)("%s: %s, %s …", (role, ...headers) => {
    for (const header of headers) {
      const fitting = ROLES.filter((other) => rankOfHeader(other, header) >= 0);
      expect({ header, fitting }).toEqual({ header, fitting: [role] });
    }
  });

  test.each<{ header: string; is: readonly Role[] }>([
    { header: "2024 / 销售额", is: ["amount"] },
    { header: "2024年 / 金额(万元)", is: ["amount"] },
    { header: "Q1 / Amount", is: ["amount"] },
    { header: "销售额 / 2024", is: ["amount"] },
    { header: "Net sales / Q1", is: ["amount"] },
    { header: "订单 / 金额", is: ["amount"] },
    { header: "客户信息 / 名称", is: ["customer"] },
    { header: "Customer details / No.", is: ["customerId"] },
    { header: "Order info / Date", is: ["date"] },
    { header: "基本信息 / 客户名称", is: ["customer"] },
    { header: "收款 / 日期", is: ["paidDate"] },
    { header: "成本 / 金额", is: ["cost"] },
    { header: "2024 / 毛利", is: ["profit"] },
    { header: "预算 / 销售额", is: [] },
    { header: "退货 / 金额", is: [] },
    { header: "Quantity / Amount", is: [] },
    { header: "联系人 / 姓名", is: [] },
    { header: "2024 / 毛利率", is: [] },
  ])("of two levels: $header", ({ header, is }) => {
    expect(ROLES.filter((role) => rankOfHeader(role, header) >= 0)).toEqual(is);
  });

  test("the header that says it as a whole goes before the one that says it below another", () => {
    const cells = { "登记 / 时间": DAY, "订单 / 日期": DAY, 客户: "甲", 金额: 1 };
    expect(found(tableOf(cells))["date"]).toBe("订单 / 日期");
  });

  test.each([
    "毛利率",
    "毛利(%)",
    "Sales %",
    "成本占比",
    "Unit price",
    "单位成本",
    "Gross margin %",
    "服务时长",
    "Size",
    "备注",
    "Expected Revenue",
    "税额",
  ])("%s is none of them", (header) => {
    expect(ROLES.filter((role) => rankOfHeader(role, header) >= 0)).toEqual([]);
  });

  test.each(["毛利", "Gross profit", "Qty", "单位成本", "Sales %", "销售占比", "满意度", "Probability", "拜访次数"])(
    "%s never passes for the amount",
    (header) => {
      expect(namesOtherNumber(header)).toBe(true);
    },
  );
});

describe("a guess takes nothing away and says why", () => {
  test("customer and amount come first: a header that fits two roles serves them", () => {
    const table = tableOf({ Account: "Acme", Owner: "Ann", Potential: 3, Sales: 5 });
    expect(found(table)).toEqual({ customer: "Account", amount: "Sales", owner: "Owner", potential: "Potential" });
    // The only text that could be the customer is the customer, whatever its header.
    expect(found(tableOf({ Owner: "Ann", Sales: 5 }))).toEqual({ customer: "Owner", amount: "Sales" });
  });

  test("among texts of unknown headers the customer is the one that is nothing else", () => {
    const table = tableOf({ Firm: "Acme", Industry: "Energy", Region: "North", Sales: 5 });
    const { found: columns } = matchColumns(table, policyOf());
    expect(columns.customer).toEqual({ role: "customer", index: 0, header: "Firm", reason: "onlyText" });
    expect(columns.industry?.reason).toBe("header");
    expect(found(tableOf({ Firm: "Acme", Shop: "North", Sales: 5 }))).toEqual({ amount: "Sales" });
  });

  test.each<{ about: string; cells: Record<string, CellValue>; not: Role }>([
    { about: "a potential in words", cells: { 潜力: "高" }, not: "potential" },
    { about: "a due date that is a number of days", cells: { "Due date": 30 }, not: "dueDate" },
    { about: "a last contact that is a person", cells: { "Last contact": "Mr Smith" }, not: "lastContact" },
    { about: "a cost in words", cells: { Cost: "included" }, not: "cost" },
  ])("$about is not taken", ({ cells, not }) => {
    expect(found(tableOf({ 客户: "甲", 金额: 5, ...cells }))).not.toHaveProperty(not);
  });

  test("two costs are asked about by a method that needs one, and by nobody else", () => {
    const table = tableOf({ Customer: "Acme", Amount: 5, "Order date": DAY, Cost: 2, "Total cost": 3 });
    expect(found(table)).not.toHaveProperty("cost");
    expect(findColumns(table, policyOf()).issues).toEqual([]);
    const chosen = findColumns(table, policyOf({ columns: { cost: "Total cost" } })).value;
    expect(chosen?.cost).toMatchObject({ index: 4, reason: "policy" });
  });

  test("a column that was chosen for one role is not guessed for another", () => {
    const table = tableOf({ Customer: "Acme", Region: "North", Amount: 5 });
    expect(found(table, { columns: { within: "Region" } })).toEqual({
      customer: "Customer",
      amount: "Amount",
      within: "Region",
    });
    // Chosen for both by the user, it serves both.
    const both = matchColumns(table, policyOf({ columns: { within: "Region", region: "Region" } }));
    expect(both.issues).toEqual([]);
    expect(both.found.region?.index).toBe(both.found.within?.index);
  });
});

describe("the columns that are read", () => {
  const table = tableOf({
    Customer: "Acme",
    Amount: 5,
    Date: DAY,
    Cost: 2,
    Profit: 3,
    Quantity: 1,
    Industry: "Energy",
    Colour: "red",
    Grade: 7,
  });

  test("those of the gathering and of the account list, not what no method asks for", () => {
    const policy = policyOf();
    const columns = findColumns(table, policy).value ?? {};
    expect(columns.profit?.header).toBe("Profit");
    expect(columnsNeeded(columns, policy).map(({ header }) => header)).toEqual([
      "Customer",
      "Amount",
      "Date",
      "Industry",
    ]);
  });

  test("and the further ones that the policy names, each once", () => {
    const policy = policyOf({ attributes: ["Colour", "Industry"], criteria: ["Grade"] });
    const columns = findColumns(table, policy).value ?? {};
    expect(columns.attributes?.map(({ role, index }) => [role, index])).toEqual([
      ["attribute", 7],
      ["attribute", 6],
    ]);
    expect(columnsNeeded(columns, policy).map(({ header }) => header)).toEqual([
      "Customer",
      "Amount",
      "Date",
      "Industry",
      "Grade",
      "Colour",
    ]);
  });

  test("a further column that is not there is said", () => {
    const { issues } = findColumns(table, policyOf({ attributes: ["Size of shoe"] }));
    expect(issues).toMatchObject([{ kind: "columnNotThere", facts: { role: "attribute", header: "Size of shoe" } }]);
  });

  test("a column that decides nothing does not change the fingerprint", () => {
    const policy = policyOf();
    const named = (own: Table) => fingerprintOf(nameColumns(policy, findColumns(own, policy).value ?? {}));
    expect(named(table)).toBe(named(tableOf({ Customer: "Acme", Amount: 5, Date: DAY })));
    expect(named(tableOf({ Customer: "Acme", Amount: 5, "Parent account": "Group" }))).not.toBe(
      named(tableOf({ Customer: "Acme", Amount: 5 })),
    );
  });
});

test("that there is no column is only said of one that somebody said there is none of", () => {
  const rows = tableOf({ Customer: "Acme", Amount: 5 });
  const named = (columns: Policy["columns"]) => {
    const policy = { ...policyOf(), columns };
    return nameColumns(policy, findColumns(rows, policy).value ?? {}).columns;
  };
  expect(named({})).toEqual({ customer: "Customer", amount: "Amount" });
  expect(named({ date: null })).toEqual({ customer: "Customer", amount: "Amount", date: null });
});

test("every role has a kind and a use", () => {
  for (const role of ROLES) {
    expect(["key", "text", "number", "date"]).toContain(kindOf(role));
    expect(["always", "account", "method"]).toContain(neededBy(role));
  }
});
