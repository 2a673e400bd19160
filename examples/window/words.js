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
