//! Codes of acts, records and commitments.

codes! {
    RECORD_TOO_LARGE = "record-too-large" Error, source: "C2SP tlog-tiles",
        en: "the record has {size} bytes, at most {limit} are allowed", help: "shorten the command's header, or move what is long into the payload",
        zh: "记录为{size}字节，超过上限{limit}字节", help: "请缩短命令头，或将较长内容移入载荷";
    ORIGIN_NOT_DEMO = "origin-not-demo" Error, source: "",
        en: "the log origin `{origin}` is not marked as a demo, but its randomness can be foretold", help: "use the system's randomness, or an origin that begins with `demo.`",
        zh: "日志来源“{origin}”未标明为演示，但其随机数可被预知", help: "请使用系统随机源，或使用以demo.开头的日志来源";
    PAYLOAD_FIELD_NAME = "payload-field-name" Error, source: "",
        en: "field {position} of the payload is misnamed", help: "name it with 1 to 64 lower-case letters, digits and `_`, beginning with a letter",
        zh: "载荷的第{position}个字段名称不合规", help: "请使用以字母开头的1至64个小写字母、数字或下划线命名";
    PAYLOAD_SALTS = "payload-salts" Error, source: "",
        en: "the payload's salts do not stand beside its fields one for one", help: "use the payload as it was stored; a changed one proves nothing",
        zh: "载荷的盐值与字段不是一一对应", help: "请使用原样保存的载荷；改动过的载荷不能作为证明";
    DISCLOSURE_FIELD = "disclosure-field" Error, source: "",
        en: "name {position} of the fields to show is no field of the payload", help: "choose among the fields of the payload",
        zh: "要求出示的第{position}个字段不在载荷中", help: "请从载荷已有字段中选择";
    DISCLOSURE_REPEATED = "disclosure-repeated" Error, source: "",
        en: "shown field {position} stands among the hidden ones too", help: "ask for the bundle again; this one proves nothing",
        zh: "出示的第{position}个字段同时列为未出示", help: "请重新索取证据包；此件不能作为证明";
    COMMITMENT_MISMATCH = "commitment-mismatch" Error, source: "",
        en: "the shown fields are not those that the act committed to", help: "a value, a salt, a name, the case or the command was changed; ask for the bundle again",
        zh: "所出示的字段与该行为承诺的内容不符", help: "值、盐值、字段名、办件或命令已被改动；请重新索取证据包";
    KEY_FORM = "key-form" Error, source: "RFC 8032, 5.1.3; GB/T 32918.1, 4.2.8",
        en: "the public key is not in its one encoding, expected {expected}", help: "give the raw key: 32 bytes for Ed25519, the uncompressed point for SM2",
        zh: "公钥编码不合规，应为{expected}", help: "请提供原始公钥：Ed25519为32字节，SM2为未压缩的点";
    KEY_OFF_CURVE = "key-off-curve" Error, source: "RFC 8032, 5.1.3; GB/T 32918.1, 6.2",
        en: "the public key is no point of its curve", help: "ask its owner for the key again",
        zh: "公钥不是所属曲线上的点", help: "请向持有人重新索取公钥";
    KEY_SMALL_ORDER = "key-small-order" Error, source: "RFC 8032, 8.7",
        en: "the public key is of small order: a signature under it binds nobody", help: "refuse this key, and ask why it was offered",
        zh: "公钥为小阶点，其签名不具约束力", help: "请拒绝该公钥并查明来源";
    DISTINGUISHING_ID = "distinguishing-id" Error, source: "GB/T 32918.2, 5.5",
        en: "the distinguishing id has {size} bytes, 1 to {limit} are allowed", help: "leave it out to use the default one",
        zh: "可辨别标识为{size}字节，允许1至{limit}字节", help: "可省略，以使用默认标识";
    SIGNATURE_LENGTH = "signature-length" Error, source: "",
        en: "the signature has {size} bytes, expected are 64, or DER for SM2", help: "ask the signer for the raw signature",
        zh: "签名为{size}字节，应为64字节，SM2也可为DER", help: "请让签名设备输出原始签名";
    SIGNATURE_DER = "signature-der" Error, source: "ITU-T X.690, 10",
        en: "the signature is not strict DER: {found}", help: "ask the signer for strict DER, or for r and s with 32 bytes each",
        zh: "签名不是严格的DER编码：{found}", help: "请让签名设备输出严格的DER编码，或各32字节的r和s";
    SIGNATURE_RANGE = "signature-range" Error, source: "RFC 8032, 5.1.7; GB/T 32918.2, 7.1",
        en: "a number in the signature is out of its range", help: "no signer makes such a signature; have it signed again",
        zh: "签名中的数值超出范围", help: "正常设备不会产生此类签名，请重新签名";
    SIGNATURE_MISMATCH = "signature-mismatch" Error, source: "RFC 8032, 5.1.7; GB/T 32918.2, 7.1",
        en: "the signature is not of key `{key}` over these bytes", help: "compare what was signed with what is shown, and the key with the one registered",
        zh: "签名不是密钥“{key}”对这些字节的签名", help: "请核对签署内容与所示内容，以及所用密钥与登记密钥";
    SIGNER_FAILED = "signer-failed" Error, source: "",
        en: "the signer of key `{key}` gave no signature: {found}", help: "see that the token or module is there and open, then sign again",
        zh: "密钥“{key}”的签名设备未给出签名：{found}", help: "请确认设备已连接并解锁，然后重新签名";
    SECRET_KEY = "secret-key" Error, source: "GB/T 32918.1, 6.1",
        en: "the private key is not a number from 1 to n-2", help: "make a new key",
        zh: "私钥不在1至n-2的范围内", help: "请重新生成密钥";
    SIGNATURE_MISSING = "signature-missing" Error, source: "",
        en: "the record is host-attested: nobody signed the act", help: "accept it at the level host-attested, or refuse it",
        zh: "该记录仅由主机证明，无人签名", help: "可按主机证明级别采信，或予以拒绝";
    SIGNATURE_OF_ANOTHER = "signature-of-another" Error, source: "",
        en: "the act is signed with key `{found}`, expected is key `{key}`", help: "look up in the key register whose key it is",
        zh: "该行为由密钥“{found}”签名，应为密钥“{key}”", help: "请在密钥登记簿中核查该密钥属于何人";
    COSIGNATURE_MISSING = "cosignature-missing" Error, source: "",
        en: "the act needs a second person's signature and has none", help: "have it signed by a second person",
        zh: "该行为须由第二人共同签名，但没有第二签名", help: "请由第二人签名";
    COSIGNATURE_SAME = "cosignature-same" Error, source: "",
        en: "signature and cosignature are of one key", help: "two persons sign, each with a key of their own",
        zh: "签名与共同签名出自同一密钥", help: "应由两人各用自己的密钥签名";
    COSIGNATURE_SWAPPED = "cosignature-swapped" Error, source: "",
        en: "signature and cosignature stand in each other's place", help: "the act's person signs, the second person cosigns",
        zh: "签名与共同签名位置互换", help: "行为人签名在前，第二人共同签名";
    KEY_UNKNOWN = "key-unknown" Error, source: "",
        en: "key `{key}` was never registered in this log", help: "have it registered by two roster administrators, or look whether the register is complete",
        zh: "密钥“{key}”从未在本日志登记", help: "请由两名名册管理员登记，或核查登记簿是否完整";
    KEY_OF_ANOTHER = "key-of-another" Error, source: "",
        en: "key `{key}` is registered for `{found}`, not for `{owner}`", help: "ask how the key of another came to sign",
        zh: "密钥“{key}”登记在“{found}”名下，而非“{owner}”", help: "请查明为何使用他人密钥签名";
    KEY_REGISTERED_LATER = "key-registered-later" Error, source: "",
        en: "key `{key}` was registered at position {registered}, not before position {position}", help: "an act counts only if its key was registered before it",
        zh: "密钥“{key}”登记于第{registered}位，不早于第{position}位", help: "密钥须在行为之前登记方为有效";
    KEY_REVOKED = "key-revoked" Error, source: "",
        en: "key `{key}` was revoked at position {revoked}, before position {position}", help: "have the act signed again with a key in force",
        zh: "密钥“{key}”已在第{revoked}位吊销，早于第{position}位", help: "请用有效密钥重新签名";
    KEY_NOT_YET_VALID = "key-not-yet-valid" Error, source: "",
        en: "key `{key}` is valid from {from}, not yet at {at}", help: "look at the office's clock and at the key's certificate",
        zh: "密钥“{key}”自{from}起有效，{at}时尚未生效", help: "请核对办公系统时钟和密钥证书";
    KEY_EXPIRED = "key-expired" Error, source: "",
        en: "key `{key}` was valid until {until}, no longer at {at}", help: "register a new key",
        zh: "密钥“{key}”有效期至{until}，{at}时已过期", help: "请登记新密钥";
    KEY_REGISTERED = "key-registered" Error, source: "",
        en: "key `{key}` was registered before, and a key is registered once for good", help: "make a new key",
        zh: "密钥“{key}”已登记过，每个密钥只能登记一次", help: "请生成新密钥";
    KEY_VALIDITY = "key-validity" Error, source: "",
        en: "key `{key}` ends before it begins", help: "give the validity of its certificate",
        zh: "密钥“{key}”的有效期止早于起", help: "请按证书填写有效期";
    KEY_POSSESSION = "key-possession" Error, source: "",
        en: "nothing shows that the owner has the private key of `{key}`", help: "have the new key sign for this owner and this log",
        zh: "没有证据表明持有人掌握“{key}”的私钥", help: "请用新密钥为该持有人和本日志签名";
    REGISTER_KIND = "register-kind" Error, source: "",
        en: "`{found}` is nothing that happens to a key", help: "give the key register its own records only",
        zh: "“{found}”不是密钥登记簿的事项", help: "密钥登记簿只接受自身的记录";
    REGISTER_PLACE = "register-place" Error, source: "",
        en: "the record at position {position} does not belong there: {what}", help: "ask for the register's records again, all of them and in the order of the log",
        zh: "第{position}位的记录不应在此：{what}", help: "请重新索取登记簿的全部记录，并按日志顺序提供";
    FOUNDING_MISSING = "founding-missing" Error, source: "",
        en: "no administrator has a key yet", help: "begin with a founding record that two administrators sign",
        zh: "尚无任何管理员持有密钥", help: "请先由两名管理员签署创始记录";
    FOUNDING_OVER = "founding-over" Error, source: "",
        en: "there are keys already, and a log is founded once", help: "register the key by two administrators who have one",
        zh: "已有密钥登记，创始仅限一次", help: "请由两名持有密钥的管理员登记";
    APPROVER_NOT_ADMINISTRATOR = "approver-not-administrator" Error, source: "",
        en: "`{person}` signed and is no roster administrator at this position", help: "two roster administrators approve what happens to keys",
        zh: "签名人“{person}”此时不是名册管理员", help: "密钥事项须由两名名册管理员批准";
    APPROVER_NOT_NAMED = "approver-not-named" Error, source: "",
        en: "`{person}` signed the act, which names `{found}` as its person", help: "whoever signs an act is the person that it names",
        zh: "行为由“{person}”签名，却载明行为人为“{found}”", help: "签名人应为行为所载明的人";
    APPROVER_IS_OWNER = "approver-is-owner" Error, source: "",
        en: "`{person}` approved what happens to their own key", help: "have two other administrators approve it",
        zh: "“{person}”批准了自己的密钥事项", help: "请由另外两名管理员批准";
    APPROVER_REPEATED = "approver-repeated" Error, source: "",
        en: "`{person}` signed twice, with two keys", help: "two persons approve what happens to keys",
        zh: "“{person}”用两个密钥签名两次", help: "密钥事项须由两人批准";
    LOG_KEY_ALGORITHM = "log-key-algorithm" Error, source: "",
        en: "the log's key is of `{found}`, which is not that of suite `{suite}`", help: "make a key of the suite's algorithm",
        zh: "日志密钥的算法为“{found}”，与套件“{suite}”不符", help: "请按套件的算法生成密钥";
    LOG_KEY_COMMITMENT = "log-key-commitment" Error, source: "",
        en: "log key `{key}` is not the one that the key before it committed to", help: "use the key that was committed to; if it is lost, go on under a new origin",
        zh: "日志密钥“{key}”不是上一密钥所承诺的密钥", help: "请使用已承诺的密钥；若已丢失，请启用新的日志来源";
    LOG_KEY_RETIRED = "log-key-retired" Error, source: "",
        en: "at position {position} it is not said where the log key before it ended, or not rightly", help: "give final size and root of the old key, at most the log before this record; nothing for the first key",
        zh: "第{position}位未载明或未正确载明上一日志密钥的终点", help: "请载明旧密钥的最终大小和根，不超过本记录之前的日志；首个密钥不填";
}
