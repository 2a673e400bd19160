// The words of the page for the core's closed sets.

export const OUTCOMES = {
  "eligible": { kind: "good", sign: "✓", zh: "符合条件", en: "Eligible" },
  "ineligible": { kind: "bad", sign: "✕", zh: "不符合条件", en: "Not eligible" },
  "undetermined": { kind: "open", sign: "?", zh: "尚不能确定", en: "Not determined yet" },
  "not-in-force": { kind: "open", sign: "!", zh: "当时没有现行规定", en: "No rule was in force" },
  "not-known-to-be-in-force": { kind: "open", sign: "!", zh: "不知是否仍有现行规定", en: "No rule is known to be in force" },
  "invalid-facts": { kind: "bad", sign: "!", zh: "有事实超出范围", en: "A fact is out of bounds" },
  "out-of-bounds": { kind: "bad", sign: "!", zh: "计算超出范围", en: "A number left its bounds" },
};

export const CERTAINTIES = {
  "read": { mark: "is-good", zh: "已核原文", en: "source read" },
  "partly": { mark: "is-open", zh: "部分核对", en: "partly read" },
  "secondary": { mark: "is-open", zh: "转引", en: "second-hand" },
  "unchecked": { mark: "is-open", zh: "未核对", en: "not checked" },
  "default": { mark: "is-open", zh: "默认，未核对", en: "default, not checked" },
};

export const LANES = {
  "at-window": { zh: "即办：窗口当场办结", en: "completed at the window" },
  "live": { zh: "即办：大厅审批人在线审批", en: "approved live by the hall" },
  "committed": { zh: "承诺件：大厅在承诺时限内审核", en: "reviewed by the hall within a time" },
};

export const APPLICANTS = {
  natural: { zh: "自然人", en: "natural persons" },
  legal: { zh: "法人", en: "legal persons" },
  both: { zh: "自然人、法人", en: "natural and legal persons" },
};

export const STARTS = {
  received: { zh: "收件", en: "receipt" },
  accepted: { zh: "受理", en: "acceptance" },
};

export const UNITS = {
  "working-days": { zh: "个工作日", en: "working days" },
  "calendar-days": { zh: "日", en: "days" },
  "months": { zh: "个月", en: "months" },
  "years": { zh: "年", en: "years" },
  "days": { zh: "天", en: "days" },
  "yuan": { zh: "元", en: "yuan" },
  "fen": { zh: "分", en: "fen" },
};

export const YES = { zh: "是", en: "Yes" };
export const NO = { zh: "否", en: "No" };
export const NONE = { zh: "没有", en: "None" };

export const DESKS = {
  window: { zh: "窗口", en: "window" },
  hall: { zh: "大厅", en: "hall" },
  portal: { zh: "网上", en: "on line" },
  supervision: { zh: "主管", en: "supervision" },
  timer: { zh: "定时器", en: "timer" },
};

export const ABSENT = { zh: "无", en: "none" };

/** The state of a case, region by region; what says nothing is null, and what has no values is counted. */
export const STATE = {
  stage: {
    zh: "环节", en: "Stage", values: {
      "draft": { zh: "登记", en: "registered" },
      "received": { zh: "已接件", en: "received" },
      "accepted": { zh: "已受理", en: "accepted" },
      "under-review": { zh: "审查", en: "under review" },
      "returned": { zh: "退回窗口", en: "returned to the window" },
      "decided": { zh: "已决定", en: "decided" },
      "issuing": { zh: "待出件", en: "to be issued" },
      "closed": { zh: "办结", en: "closed" },
      "not-accepted": { zh: "不予受理", en: "not accepted" },
      "withdrawn": { zh: "撤回", en: "withdrawn" },
      "terminated": { zh: "终止", en: "terminated" },
    },
  },
  materials: {
    zh: "材料", en: "Papers", values: {
      complete: { zh: "齐全", en: "complete" },
      short: { zh: "欠缺，尚未告知", en: "some are missing; not told yet" },
      asked: { zh: "待补正", en: "asked for" },
    },
  },
  clock: {
    zh: "时限", en: "Limits", values: {
      "off": { zh: "未起算", en: "not begun" },
      "running": { zh: "计时", en: "running" },
      "paused-supplement": { zh: "补正中止", en: "paused until the papers come" },
      "stopped": { zh: "止算", en: "stopped" },
    },
  },
  cosign: {
    zh: "会签", en: "Second signature", values: {
      "not-needed": null,
      "wanted": { zh: "待会签", en: "wanted" },
      "signed": { zh: "已会签", en: "given" },
    },
  },
  lease: {
    zh: "审查人", en: "Reviewer", values: {
      free: null,
      held: { zh: "已领办", en: "has taken it" },
    },
  },
  proposal: {
    zh: "初审意见", en: "First proposal", values: {
      open: null,
      approve: { zh: "拟准予", en: "to approve" },
      deny: { zh: "拟不予", en: "to deny" },
    },
  },
  outcome: {
    zh: "决定", en: "Decision", values: {
      undecided: null,
      approved: { zh: "准予", en: "approved" },
      denied: { zh: "不予", en: "denied" },
    },
  },
  validity: {
    zh: "效力", en: "Result", values: {
      "none": null,
      "in-force": { zh: "有效", en: "in force" },
    },
  },
  custody: {
    zh: "证件", en: "Document", values: {
      "none": null,
      "at-window": { zh: "在制证窗口", en: "at the window that made it" },
      "in-transit": { zh: "流转中", en: "on its way between outlets" },
      "at-other-outlet": { zh: "在异地网点待领", en: "at another outlet, to be collected" },
      "with-citizen": { zh: "已领", en: "with the citizen" },
      "back-at-maker": { zh: "已退回制证", en: "sent back to its maker" },
      "archived": { zh: "已存档", en: "in the archive" },
    },
  },
  service: {
    zh: "送达", en: "Served", values: {
      unserved: null,
      served: { zh: "已送达", en: "yes" },
    },
  },
  waiting: {
    zh: "等待申请人", en: "Waits for the citizen", values: {
      "no": null,
      "for-citizen": { zh: "由申请人进行下一步", en: "the citizen has the next step" },
      "reminded": { zh: "已提醒", en: "reminded" },
      "overdue": { zh: "已逾期，由人决定", en: "the term has passed; a person decides" },
    },
  },
  escalation: {
    zh: "上报", en: "Escalated", values: {
      no: null,
      window: { zh: "缺窗口人员", en: "a window clerk is wanted" },
      reviewer: { zh: "缺审查人员", en: "a reviewer is wanted" },
      supervisor: { zh: "缺主管", en: "a supervisor is wanted" },
    },
  },
  asked: { zh: "补正告知", en: "Papers asked for" },
  returned: { zh: "退回", en: "Returned by a reviewer" },
};
