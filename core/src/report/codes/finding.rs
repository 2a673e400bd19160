//! Codes of what is found when receipts, bundles and whole logs are verified.

codes! {
    RECEIPT_FORM = "receipt-form" Error, source: "",
        en: "the receipt is not in its form: {found}", help: "scan or fetch it again; every byte of it counts",
        zh: "回执不合规：{found}", help: "请重新扫描或获取；回执的每个字节都有意义";
    RECORD_OF_ANOTHER_LOG = "record-of-another-log" Error, source: "",
        en: "the record is of log `{found}`, not of `{expected}`", help: "it was replayed from another log; ask where it comes from, and keep it as evidence",
        zh: "记录属于日志“{found}”，而非“{expected}”", help: "该记录系从其他日志移植；请查明来源，并保留作为证据";
}
