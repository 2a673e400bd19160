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
}
