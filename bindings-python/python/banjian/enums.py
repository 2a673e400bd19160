"""The closed sets of words of the core, as texts: `Stage.ACCEPTED == "accepted"`.

Generated from the JSON Schema by `bindings-python/generate.py`.
"""

from enum import Enum

__all__ = [
    "Algorithm",
    "ApplicantKind",
    "Applicants",
    "Attendance",
    "Author",
    "Authority",
    "Bar",
    "Certainty",
    "Clock",
    "CommandKind",
    "Cosign",
    "Custody",
    "DateCertainty",
    "Decided",
    "Deliverable",
    "Desk",
    "Employer",
    "Ends",
    "Escalation",
    "Grade",
    "Hand",
    "HitPolicy",
    "IdentityKind",
    "ItemKind",
    "Kind",
    "Lane",
    "Language",
    "Lease",
    "LeaseHolder",
    "List",
    "Materials",
    "NameSource",
    "Naming",
    "Need",
    "NoticeGrounds",
    "NoticeKind",
    "Original",
    "Outcome",
    "OutletKind",
    "Ownership",
    "Pause",
    "Post",
    "PostHeld",
    "Proposal",
    "Qualified",
    "Rank",
    "RealName",
    "RecusalCause",
    "Region",
    "Remedy",
    "Reserve",
    "ReturnReason",
    "ReviewTier",
    "RevocationReason",
    "Role",
    "Service",
    "ServiceMethod",
    "Sex",
    "Stage",
    "Start",
    "Suite",
    "SupplementPause",
    "TextOrigin",
    "Timeliness",
    "Unit",
    "Validity",
    "Waiting",
    "WindowRole",
]


class _Word(str, Enum):
    """A word that is its text."""

    def __str__(self) -> str:
        return str(self.value)

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"


class Algorithm(_Word):
    """A signature scheme."""

    ED25519 = "ed25519"
    """Ed25519 (RFC 8032)."""

    SM2 = "sm2"
    """SM2 with SM3 (GB/T 32918.2 and .5, GB/T 32905)."""


class ApplicantKind(_Word):
    """Who applies."""

    NATURAL = "natural"
    """自然人."""

    LEGAL = "legal"
    """法人."""


class Applicants(_Word):
    """Who may apply."""

    NATURAL = "natural"
    """自然人."""

    LEGAL = "legal"
    """法人."""

    BOTH = "both"
    """自然人/法人."""


class Attendance(_Word):
    """Who stands at the window."""

    APPLICANT = "applicant"
    """The applicant, or a legal person's representative."""

    AGENT_BY_LETTER = "agent-by-letter"
    """An agent by a letter of authority (委托书)."""

    GUARDIAN = "guardian"
    """A guardian (监护人)."""

    HEIR = "heir"
    """An heir (继承人)."""

    NEAR_KIN = "near-kin"
    """A near relative, where the item allows it (近亲属)."""

    UNIT = "unit"
    """The staff of the applicant's unit (单位经办人)."""

    WITHOUT_MANDATE = "without-mandate"
    """Somebody who shows no mandate."""


class Author(_Word):
    """Whether the person made the receipt that wants a co-signature, or the latest proposal."""

    THIS = "this"
    """Yes."""

    OTHER = "other"
    """No."""


class Authority(_Word):
    """What the person may do in the competent organ's name."""

    BUREAU = "bureau"
    """Staff of the bureau."""

    BANK_WITHIN = "bank-within"
    """Staff of a bank; the agreement lists the item."""

    BANK_BEYOND = "bank-beyond"
    """Staff of a bank; the agreement does not list the item, or it is a licence."""


class Bar(_Word):
    """Whether something keeps the person from the case."""

    NONE = "none"
    """Nothing."""

    RECUSED = "recused"
    """A declared recusal (回避)."""

    PARTY = "party"
    """The person is a party, or acts for one."""


class Certainty(_Word):
    """How far a fact was checked against its source."""

    READ = "read"
    """Read in the statute or a published source."""

    PARTLY = "partly"
    """Part of it was read."""

    SECONDARY = "secondary"
    """Read in a copy, a local notice or a news item."""

    UNCHECKED = "unchecked"
    """Not checked against a source."""

    DEFAULT = "default"
    """No source was looked for: a default of this library, to be replaced by the agency."""


class Clock(_Word):
    """时限: what the case is doing to its limits."""

    OFF = "off"
    """未起算."""

    RUNNING = "running"
    """计时."""

    PAUSED_SUPPLEMENT = "paused-supplement"
    """补正中止."""

    STOPPED = "stopped"
    """止算."""


class CommandKind(_Word):
    """The kinds of command on a registered case. Timers' commands are the last four: only the office gives them."""

    REGISTER = "register"
    """登记: opens a case. Refused on a case that exists."""

    RECEIVE = "receive"
    """接件."""

    CO_SIGN = "co-sign"
    """会签."""

    ASK_SUPPLEMENT = "ask-supplement"
    """补正告知."""

    SUPPLY = "supply"
    """补正."""

    ACCEPT = "accept"
    """受理."""

    REFUSE_ACCEPTANCE = "refuse-acceptance"
    """不予受理."""

    REJECT_AT_WINDOW = "reject-at-window"
    """窗口不予: denies an item of the window."""

    COMPLETE_AT_WINDOW = "complete-at-window"
    """即办: completes an item of the window."""

    SEND_TO_REVIEW = "send-to-review"
    """转审."""

    DECLARE_RECUSAL = "declare-recusal"
    """回避."""

    ESCALATE = "escalate"
    """上报."""

    SUBSTITUTE = "substitute"
    """指定."""

    TAKE = "take"
    """领办."""

    RETURN_TO_WINDOW = "return-to-window"
    """退回."""

    APPROVE = "approve"
    """准予."""

    DENY = "deny"
    """不予."""

    SERVE = "serve"
    """送达."""

    MAKE_DOCUMENT = "make-document"
    """制证."""

    SEND_TO_OUTLET = "send-to-outlet"
    """流转."""

    RECEIVE_AT_OUTLET = "receive-at-outlet"
    """签收."""

    HAND_OVER = "hand-over"
    """出件."""

    RETURN_TO_MAKER = "return-to-maker"
    """退回制证."""

    ARCHIVE = "archive"
    """存档."""

    WITHDRAW = "withdraw"
    """撤回."""

    CONFIRM_OVERDUE = "confirm-overdue"
    """逾期终止."""

    DEEM_ACCEPTED = "deem-accepted"
    """A timer: five working days passed without a supplement notice, so the case counts as accepted."""

    REMIND = "remind"
    """A timer: the citizen is reminded."""

    PROPOSE_OVERDUE = "propose-overdue"
    """A timer: the term has passed, a person is to decide."""

    EXPIRE_LEASE = "expire-lease"
    """A timer: a lease ran out."""


class Cosign(_Word):
    """会签: whether the receipt by somebody in training was co-signed."""

    NOT_NEEDED = "not-needed"
    """The receiver is qualified."""

    WANTED = "wanted"
    """Somebody else has to sign."""

    SIGNED = "signed"
    """Somebody else has signed."""


class Custody(_Word):
    """保管: who holds the document."""

    NONE = "none"
    """There is none."""

    AT_WINDOW = "at-window"
    """The window that made it."""

    IN_TRANSIT = "in-transit"
    """流转: between outlets."""

    AT_OTHER_OUTLET = "at-other-outlet"
    """异地网点: another outlet, for the citizen to collect."""

    WITH_CITIZEN = "with-citizen"
    """已领."""

    BACK_AT_MAKER = "back-at-maker"
    """退回制证: sent back to the maker, uncollected."""

    ARCHIVED = "archived"
    """存档: kept in the archive, uncollected."""


class DateCertainty(_Word):
    """Whether a due date can still change."""

    SETTLED = "settled"
    """It rests on published days only."""

    PROVISIONAL = "provisional"
    """It lies after 20 December of the last published year, whose last days the next year's notice can still
    change, or the limit began before the first published year. Past the published years only weekdays are
    counted. No consequence falls due on it.
    """


class Decided(_Word):
    """What was decided."""

    UNDECIDED = "undecided"
    """Nothing yet."""

    APPROVED = "approved"
    """准予."""

    DENIED = "denied"
    """不予."""


class Deliverable(_Word):
    """Whether the item issues a document."""

    NOTHING = "nothing"
    """无需出件."""

    DOCUMENT = "document"
    """A card, certificate or paper."""


class Desk(_Word):
    """Where a person works. The role comes from the desk, never from a command's bytes."""

    WINDOW = "window"
    """窗口: receives, accepts and issues."""

    HALL = "hall"
    """大厅: reviews."""

    PORTAL = "portal"
    """The citizen or agent on line."""

    SUPERVISION = "supervision"
    """Superiors: name substitutes, confirm what a timer proposed."""

    TIMER = "timer"
    """The office's own timers. Nobody can be seated here."""


class Employer(_Word):
    """Whose employee a person is."""

    BUREAU = "bureau"
    """The human-resources and social-security bureau (人社局)."""

    BANK = "bank"
    """A bank, by agreement (社银合作)."""


class Ends(_Word):
    """What is known of the time after a period's last day."""

    REPEALED = "repealed"
    """The law ends there."""

    EXTENSION_NOT_FOUND = "extension-not-found"
    """An extension may exist; none was found. The answer is *not known to be in force*, never a plain no."""


class Escalation(_Word):
    """上报: whether nobody eligible is left for the next step, and for which post."""

    NO = "no"
    """Somebody is."""

    WINDOW = "window"
    """A window clerk is wanted."""

    REVIEWER = "reviewer"
    """A reviewer is wanted."""

    SUPERVISOR = "supervisor"
    """A supervisor is wanted: to confirm that a term has passed."""


class Grade(_Word):
    """How much a finding weighs."""

    FAULT = "fault"
    """Something is wrong: a record was tampered with, or an act was unlawful."""

    UNCHECKED = "unchecked"
    """Something could not be checked with what was at hand."""

    NOTE = "note"
    """Worth a look; no rule is broken by it."""


class Hand(_Word):
    """What an act makes of the person who does it. Nobody has two different hands on a case or its linked cases."""

    WINDOW = "window"
    """W."""

    REVIEW = "review"
    """R."""

    SUPERVISION = "supervision"
    """S."""


class HitPolicy(_Word):
    """Which rule of a table answers (DMN 1.5, 8.2.10)."""

    UNIQUE = "unique"
    """At most one rule matches."""

    ANY = "any"
    """Several may match; they answer the same."""

    FIRST = "first"
    """The first that matches."""

    PRIORITY = "priority"
    """The one whose answer stands first among the answers as they are written in the rules."""

    SUM = "sum"
    """The sum of all that match; 0 where none does."""

    COUNT = "count"
    """How many match."""

    MIN = "min"
    """The least answer of those that match."""

    MAX = "max"
    """The greatest answer of those that match."""


class IdentityKind(_Word):
    """The kinds of documents by which a party is known."""

    CITIZEN_NUMBER = "citizen-number"
    """公民身份号码."""

    RESIDENCE_PERMIT = "residence-permit"
    """港澳台居民居住证."""

    FOREIGNER_CARD = "foreigner-card"
    """外国人永久居留身份证."""

    PASSPORT = "passport"
    """护照."""

    CREDIT_CODE = "credit-code"
    """统一社会信用代码."""

    EMPLOYER_REGISTRATION = "employer-registration"
    """An employer without a credit code, by its registration number."""


class ItemKind(_Word):
    """What kind of power the item exercises."""

    PUBLIC_SERVICE = "public-service"
    """公共服务."""

    CONFIRMATION = "confirmation"
    """行政确认."""

    LICENCE = "licence"
    """行政许可: the Administrative Licensing Law binds it."""

    OTHER_POWER = "other-power"
    """其他行政权力."""


class Kind(_Word):
    """What sort of report this is."""

    REFUSAL = "refusal"
    """A lawful "no": the rule that stands against an act."""

    ERROR = "error"
    """Bad input, or a store that failed."""

    DEFECT = "defect"
    """A mistake of this library; please report it."""


class Lane(_Word):
    """How a case of the item is decided."""

    AT_WINDOW = "at-window"
    """即办: the window completes it."""

    LIVE = "live"
    """即办 with live approval: accepted and approved in one visit, by a reviewer of the hall who is not the
    acceptor. Whatever moves a payment account, or pays, stops or resumes a benefit.
    """

    COMMITTED = "committed"
    """承诺: the hall reviews within a time."""


class Language(_Word):
    """A language in which the core can speak."""

    ZH_CN = "zh-CN"
    """Simplified Chinese."""

    EN = "en"
    """English."""


class Lease(_Word):
    """Whether a reviewer holds the case."""

    FREE = "free"
    """In the pool."""

    HELD = "held"
    """Somebody has taken it."""


class LeaseHolder(_Word):
    """Whether the person holds the lease."""

    THIS = "this"
    """Yes."""

    OTHER = "other"
    """No."""


class List(_Word):
    """Whose turn it is: the list on which the case stands. A case stands on exactly one."""

    AT_WINDOW = "at-window"
    """The window has the next step, at the row's outlet."""

    HALL_QUEUE = "hall-queue"
    """In the hall's pool, nobody has taken it; by section."""

    UNDER_REVIEW = "under-review"
    """A reviewer holds it."""

    TO_ISSUE = "to-issue"
    """A result waits to be made, sent, received or handed over at the row's outlet."""

    WAITING_FOR_CITIZEN = "waiting-for-citizen"
    """The citizen has the next step: to supply, to collect, to come."""

    ESCALATED = "escalated"
    """Nobody eligible is left: supervision names a substitute."""

    ENDED = "ended"
    """Nothing is left to do."""


class Materials(_Word):
    """材料: the papers of the application."""

    COMPLETE = "complete"
    """齐全."""

    SHORT = "short"
    """欠缺: something is missing and the applicant was not yet told."""

    ASKED = "asked"
    """待补正: the applicant was told, all at once."""


class NameSource(_Word):
    """Where an item's name comes from."""

    PUBLISHED = "published"
    """A municipal portal's published item list, with its base code."""

    DIRECTORY_2019 = "directory-2019"
    """The ministry's open-government directory of 2019."""

    COMPILED = "compiled"
    """General knowledge, not checked against a published text."""


class Naming(_Word):
    """Whether a source names the outlet."""

    NAMED = "named"
    """It bears its own name."""

    UNNAMED = "unnamed"
    """未具名: known to exist, its name is not; what stands here is a place holder."""


class Need(_Word):
    """Whether a material must be there."""

    REQUIRED = "required"
    """Without it the application is incomplete."""

    MAY_BE_OWED = "may-be-owed"
    """Secondary (次要): it may be owed under a signed undertaking (容缺受理)."""


class NoticeGrounds(_Word):
    """What a later supplement notice rests on."""

    NEW = "new"
    """Facts that were not known at the notice before."""

    OLD = "old"
    """Nothing new."""


class NoticeKind(_Word):
    """What sort of document it is."""

    RECEIPT = "receipt"
    """接件凭证."""

    SUPPLEMENT = "supplement"
    """一次性告知书: everything that is missing, at once."""

    ACCEPTANCE = "acceptance"
    """受理通知书."""

    DEEMED_ACCEPTANCE = "deemed-acceptance"
    """视为受理告知书."""

    REFUSAL_OF_ACCEPTANCE = "refusal-of-acceptance"
    """不予受理决定书."""

    APPROVAL = "approval"
    """准予决定书."""

    DENIAL = "denial"
    """不予决定书."""

    COMPLETION_AT_WINDOW = "completion-at-window"
    """办结通知书, for an item of the window."""

    REMINDER = "reminder"
    """期限提醒."""

    TERMINATION = "termination"
    """逾期终止通知书."""

    WITHDRAWAL = "withdrawal"
    """撤回确认书."""

    READY_FOR_COLLECTION = "ready-for-collection"
    """领取通知."""


class Original(_Word):
    """What happened to the original of a paper."""

    SEEN = "seen"
    """Seen and given back."""

    KEPT = "kept"
    """Kept."""

    NOT_SHOWN = "not-shown"
    """A copy or an electronic original came; no paper was shown."""


class Outcome(_Word):
    """What a policy says of one applicant."""

    ELIGIBLE = "eligible"
    """The conditions hold; a policy that only computes values knows them all."""

    INELIGIBLE = "ineligible"
    """A condition does not hold, whatever the unknown facts are."""

    UNDETERMINED = "undetermined"
    """The known facts do not settle it."""

    NOT_IN_FORCE = "not-in-force"
    """The day that counts lies outside the law's periods."""

    NOT_KNOWN_TO_BE_IN_FORCE = "not-known-to-be-in-force"
    """The law's last known day is past, and an extension was looked for and not found: no plain no."""

    INVALID_FACTS = "invalid-facts"
    """A fact is outside its declared bounds or values."""

    OUT_OF_BOUNDS = "out-of-bounds"
    """Arithmetic left its declared bounds."""


class OutletKind(_Word):
    """What sort of place an outlet is."""

    DISTRICT = "district"
    """区级."""

    STREET = "street"
    """街道 or 镇."""

    COMMUNITY = "community"
    """社区."""

    BANK_BRANCH = "bank-branch"
    """银行网点 (社银合作)."""

    UNKNOWN = "unknown"
    """未知: no source says."""


class Ownership(_Word):
    """Whether it was shown whose the keys of a record are."""

    UNSHOWN = "unshown"
    """No register was shown, or nobody has signed."""

    IN_FORCE = "in-force"
    """The key register shows them to have been in force at the record's place in the log."""


class Pause(_Word):
    """What lawfully pauses a limit."""

    SUPPLEMENT = "supplement"
    """补正: the applicant was asked to supplement. Not for licences (行政许可法 45 does not list it)."""

    SPECIAL_PROCEDURE = "special-procedure"
    """特别程序: hearing, appraisal, expert assessment."""


class Post(_Word):
    """What a person may do, where and while posted."""

    WINDOW_CLERK = "window-clerk"
    """窗口经办: accepts and issues at a window."""

    REVIEWER = "reviewer"
    """审核: reviews in a section of the hall."""

    SUPERVISOR = "supervisor"
    """主管: extends, substitutes, corrects, revokes."""

    CUSTOMER_MANAGER = "customer-manager"
    """客户经理: receives visitors at an outlet and looks after its daily running; decides nothing."""

    FUND_ACCOUNTANT = "fund-accountant"
    """基金财务: keeps the books of the funds."""

    DATA_MANAGER = "data-manager"
    """数据管理: looks after the data."""

    ROSTER_ADMINISTRATOR = "roster-administrator"
    """网点与人员管理: proposes and confirms changes of outlets, staff and postings."""

    KEY_ADMINISTRATOR = "key-administrator"
    """密钥管理: looks after the keys."""

    AUDITOR = "auditor"
    """稽核: checks what others did."""


class PostHeld(_Word):
    """Whether the person holds the post at this place today."""

    POSTED = "posted"
    """Yes."""

    NOT_POSTED = "not-posted"
    """No."""


class Proposal(_Word):
    """初审: what the first of two reviewers proposed. A double review ends when two different people say the same."""

    OPEN = "open"
    """Nobody has proposed yet, or the item needs one reviewer."""

    APPROVE = "approve"
    """The latest proposal is to approve."""

    DENY = "deny"
    """The latest proposal is to deny."""


class Qualified(_Word):
    """Whether the person is qualified for the item's category today."""

    QUALIFIED = "qualified"
    """Yes."""

    IN_TRAINING = "in-training"
    """Not yet."""


class Rank(_Word):
    """How well an item fits a query, best first."""

    EXACT = "exact"
    """The whole name or code."""

    PREFIX = "prefix"
    """The beginning of the name or code."""

    WORD_START = "word-start"
    """The beginning of a word, or the end of the code."""

    SUBSTRING = "substring"
    """Anywhere in the name."""

    CATEGORY = "category"
    """In the category."""

    IN_ORDER = "in-order"
    """The characters in order, with gaps."""


class RealName(_Word):
    """How the person present was identified, and with what result."""

    DOCUMENT_READ = "document-read"
    """The chip of the identity document was read."""

    FACE_COMPARED = "face-compared"
    """The face was compared with the document."""

    ELECTRONIC_CARD = "electronic-card"
    """The electronic social-security card was scanned."""

    ELDERLY_FALLBACK = "elderly-fallback"
    """An elderly person was identified by a member of staff from the paper (老年人替代方式)."""

    FAILED = "failed"
    """The comparison failed."""

    NOT_DONE = "not-done"
    """Nobody was identified."""


class RecusalCause(_Word):
    """Why a person withdraws from a case."""

    KIN = "kin"
    """A relative of a party."""

    INTEREST = "interest"
    """An interest of one's own."""

    OTHER = "other"
    """Another relation that could touch a fair decision."""


class Region(_Word):
    """Where the holder of a residence permit comes from."""

    HONG_KONG = "hong-kong"
    """香港: 81."""

    MACAO = "macao"
    """澳门: 82."""

    TAIWAN = "taiwan"
    """台湾: 83."""


class Remedy(_Word):
    """What the applicant may do against a decision."""

    RECONSIDERATION_OR_LITIGATION = "reconsideration-or-litigation"
    """行政复议或行政诉讼."""

    REASSESSMENT = "reassessment"
    """再次鉴定: re-assessment within 15 days."""

    LITIGATION = "litigation"
    """诉讼: an arbitral award goes to court."""

    RECHECK = "recheck"
    """复查: asking the same organ to look again."""


class Reserve(_Word):
    """Whether enough untouched reviewers would remain if the person got a window hand by this act."""

    ENOUGH = "enough"
    """Yes."""

    TOO_FEW = "too-few"
    """No: the window would use up the reviewers."""


class ReturnReason(_Word):
    """Why a reviewer sends a case back to the window."""

    ILLEGIBLE = "illegible"
    """A scan cannot be read."""

    INCONSISTENT = "inconsistent"
    """Data and papers do not agree."""

    WRONG_ITEM = "wrong-item"
    """The wrong item was chosen."""

    CHECK_LEFT_OUT = "check-left-out"
    """A check at the window was left out."""


class ReviewTier(_Word):
    """How many reviewers decide."""

    SINGLE = "single"
    """One reviewer decides."""

    DOUBLE = "double"
    """复核: a second, different reviewer confirms an approval."""


class RevocationReason(_Word):
    """Why a key is revoked."""

    COMPROMISED = "compromised"
    """Somebody else has it, or may have it."""

    LEFT = "left"
    """Its owner has left."""

    LOST = "lost"
    """Its owner has it no more, and nobody else has."""

    SUPERSEDED = "superseded"
    """Its owner has another."""


class Role(_Word):
    """What a decision is for."""

    STEP = "step"
    """A step on the way."""

    CONDITION = "condition"
    """A condition, true or false, that the answer names as a reason."""

    GRANT = "grant"
    """A value that the policy grants; given where the verdict is yes."""

    VERDICT = "verdict"
    """Whether it is yes. At most one a period; a policy without one only computes values."""


class Service(_Word):
    """送达: whether the applicant was given the final decision or notice."""

    UNSERVED = "unserved"
    """Not yet."""

    SERVED = "served"
    """With method, date and evidence."""


class ServiceMethod(_Word):
    """How a decision is served."""

    IN_PERSON = "in-person"
    """Handed over in person."""

    POST = "post"
    """By post with acknowledgement."""

    ELECTRONIC = "electronic"
    """Electronically, by consent."""

    PUBLIC_NOTICE = "public-notice"
    """By public notice, where no other way is left."""


class Sex(_Word):
    """Male or female, as the number tells."""

    MALE = "male"
    """男: the 17th digit is odd."""

    FEMALE = "female"
    """女: the 17th digit is even."""


class Stage(_Word):
    """环节: how far the case has come."""

    DRAFT = "draft"
    """登记: registered, papers not yet taken in."""

    RECEIVED = "received"
    """已接件: papers taken in, not yet accepted."""

    ACCEPTED = "accepted"
    """已受理."""

    UNDER_REVIEW = "under-review"
    """审查: in the hall."""

    RETURNED = "returned"
    """退回窗口: sent back by a reviewer for correction."""

    DECIDED = "decided"
    """已决定: approved or denied, not yet served or issued."""

    ISSUING = "issuing"
    """待出件: the document exists and is on its way to the citizen."""

    CLOSED = "closed"
    """办结: an end."""

    NOT_ACCEPTED = "not-accepted"
    """不予受理: an end."""

    WITHDRAWN = "withdrawn"
    """撤回: an end."""

    TERMINATED = "terminated"
    """终止: an end."""


class Start(_Word):
    """When a limit begins to run."""

    RECEIVED = "received"
    """On receipt of the application."""

    ACCEPTED = "accepted"
    """On acceptance."""


class Suite(_Word):
    """The algorithms of a log, named in every record."""

    SHA256_ED25519 = "sha256-ed25519"
    """SHA-256 and Ed25519, as the transparency logs of RFC 6962 and C2SP have them."""

    SM3_SM2 = "sm3-sm2"
    """SM3 (GB/T 32905) and SM2 (GB/T 32918), in the same shapes."""


class SupplementPause(_Word):
    """Whether a supplement pauses the limits (never for licences)."""

    NEVER = "never"
    """It does not."""

    ALLOWED = "allowed"
    """It does."""


class TextOrigin(_Word):
    """Where a fact comes from."""

    DECLARED = "declared"
    """The applicant says so."""

    SHARED_DATA = "shared-data"
    """Another organ's data (国务院令716, 7: what is shared is not asked for again)."""

    MATERIAL = "material"
    """A paper shows it."""

    BUREAU = "bureau"
    """The bureau found it, as the recognised date of birth."""


class Timeliness(_Word):
    """Whether a decision came in time."""

    ON_TIME = "on-time"
    """Within every known limit."""

    LATE = "late"
    """After a limit."""

    PROVISIONAL = "provisional"
    """The limit's last day is not published yet."""

    NO_LIMIT_KNOWN = "no-limit-known"
    """No limit is known: counted apart, never as on time."""


class Unit(_Word):
    """What a limit counts."""

    WORKING_DAYS = "working-days"
    """Days on which offices work, by the State Council's yearly notice."""

    CALENDAR_DAYS = "calendar-days"
    """Every day."""

    MONTHS = "months"
    """Months by the calendar."""


class Validity(_Word):
    """效力: whether a result is in force."""

    NONE = "none"
    """There is no result."""

    IN_FORCE = "in-force"
    """有效."""


class Waiting(_Word):
    """Whether the case waits for the citizen, and how far the waiting has gone."""

    NO = "no"
    """It does not."""

    FOR_CITIZEN = "for-citizen"
    """The citizen has the next step."""

    REMINDED = "reminded"
    """The citizen was reminded."""

    OVERDUE = "overdue"
    """The term has passed; a timer proposes to end the waiting, a person decides."""


class WindowRole(_Word):
    """What is done at a window."""

    ACCEPTS = "accepts"
    """受理窗口."""

    ISSUES = "issues"
    """出件窗口."""

    BOTH = "both"
    """全口径窗口."""
