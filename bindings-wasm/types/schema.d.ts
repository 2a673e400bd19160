// Made from core/schemas/banjian.json by `make wasm-types`; not written by hand.

/**
 * 1 to 32 lower-case letters and digits, parted by single `-`
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Kebab".
 */
export type Kebab = string;
/**
 * a UTC instant in whole milliseconds since 1970-01-01T00:00:00Z
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Moment".
 */
export type Moment = number;
/**
 * the name of a log: a host name with at least one dot, then path segments, as `banjian.example/xiangyang`
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Origin".
 */
export type Origin = string;
/**
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "OutletCode".
 */
export type OutletCode = string;
/**
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "PersonId".
 */
export type PersonId = string;
/**
 * The algorithms of a log, named in every record.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Suite".
 */
export type Suite = "sha256-ed25519" | "sm3-sm2";
/**
 * How far a fact was checked against its source.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Certainty".
 */
export type Certainty = "read" | "partly" | "secondary" | "unchecked" | "default";
/**
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "ItemCode".
 */
export type ItemCode = string;
/**
 * A signature scheme.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Algorithm".
 */
export type Algorithm = "ed25519" | "sm2";
/**
 * Who applies.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "ApplicantKind".
 */
export type ApplicantKind = "natural" | "legal";
/**
 * Who may apply.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Applicants".
 */
export type Applicants = "natural" | "legal" | "both";
/**
 * Who stands at the window.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Attendance".
 */
export type Attendance =
  "applicant" | "agent-by-letter" | "guardian" | "heir" | "near-kin" | "unit" | "without-mandate";
/**
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Attestation".
 */
export type Attestation = "host-attested" | Signed;
/**
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "KeyId".
 */
export type KeyId = string;
/**
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Signature".
 */
export type Signature = string;
/**
 * Who vouches for an act; the levels of proof, the strongest first.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Attested".
 */
export type Attested =
  | {
      "person-signed": {
        /**
         * The second person's.
         */
        cosigner?: KeyId | null;
        /**
         * The key.
         */
        key: KeyId;
      };
    }
  | {
      "system-signed": {
        /**
         * A second one, where there is one.
         */
        cosigner?: KeyId | null;
        /**
         * The key.
         */
        key: KeyId;
      };
    }
  | "host-attested";
/**
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "CaseId".
 */
export type CaseId = string;
/**
 * How much a finding weighs.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Grade".
 */
export type Grade = "fault" | "unchecked" | "note";
/**
 * a code of the table
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Code".
 */
export type Code =
  | "acceptor-may-not-review"
  | "act-unsigned"
  | "already-decided"
  | "already-served"
  | "already-told"
  | "applicant-kind-not-allowed"
  | "approver-is-owner"
  | "approver-not-administrator"
  | "approver-not-named"
  | "approver-repeated"
  | "beyond-agreement"
  | "bundle-form"
  | "calendar-columns"
  | "calendar-date"
  | "calendar-duplicate"
  | "calendar-empty"
  | "calendar-form"
  | "calendar-gap"
  | "calendar-name"
  | "calendar-off-day"
  | "calendar-outside"
  | "calendar-row"
  | "calendar-year-incomplete"
  | "canonical-form"
  | "canonical-value"
  | "case-corrupt"
  | "case-forked"
  | "case-moved-on"
  | "case-number-check"
  | "case-number-date"
  | "case-number-form"
  | "case-number-serial"
  | "case-unknown"
  | "case-version"
  | "catalog-amount"
  | "catalog-category-unknown"
  | "catalog-code-twice"
  | "catalog-condition-alone"
  | "catalog-condition-unknown"
  | "catalog-edition-missing"
  | "catalog-edition-twice"
  | "catalog-empty"
  | "catalog-licence-pause"
  | "catalog-order"
  | "catalog-policy-unknown"
  | "catalog-section-unknown"
  | "catalog-window-pays"
  | "chain-broken"
  | "checkpoint-form"
  | "clock-went-back"
  | "collection-term-runs"
  | "collector-not-entitled"
  | "command-claims"
  | "command-form"
  | "command-repeated"
  | "command-reused"
  | "command-unreadable"
  | "commitment-mismatch"
  | "consistency-mismatch"
  | "copies-differ"
  | "copy-rolled-back"
  | "cosignature-missing"
  | "cosignature-same"
  | "cosignature-swapped"
  | "cosignature-unasked"
  | "cosignature-wanted"
  | "cosigner-must-be-another"
  | "cosigner-must-be-bureau"
  | "credit-code-check-digit"
  | "credit-code-mark"
  | "decided-against-policy"
  | "defect"
  | "determination-differs"
  | "determination-unchecked"
  | "disclosure-field"
  | "disclosure-repeated"
  | "distinguishing-id"
  | "document-not-here"
  | "edition-missing"
  | "edition-unknown"
  | "editions-mismatch"
  | "entropy-unavailable"
  | "event-unfit"
  | "event-unreadable"
  | "events-mismatch"
  | "export-failed"
  | "fact-bounds"
  | "fact-json"
  | "fact-none"
  | "fact-type"
  | "fact-undeclared"
  | "facts-unasked"
  | "feel-at"
  | "feel-bracket-open"
  | "feel-budget-characters"
  | "feel-budget-depth"
  | "feel-budget-elements"
  | "feel-budget-steps"
  | "feel-budget-value"
  | "feel-chain"
  | "feel-character"
  | "feel-comment-open"
  | "feel-depth"
  | "feel-empty"
  | "feel-escape"
  | "feel-external"
  | "feel-full-width"
  | "feel-input"
  | "feel-json-deep"
  | "feel-json-number"
  | "feel-json-object"
  | "feel-left-out"
  | "feel-name-long"
  | "feel-name-misspelt"
  | "feel-name-unknown"
  | "feel-nodes"
  | "feel-null-arguments"
  | "feel-null-boolean"
  | "feel-null-comparison"
  | "feel-null-filter"
  | "feel-null-function"
  | "feel-null-index"
  | "feel-null-key"
  | "feel-null-list"
  | "feel-null-member"
  | "feel-null-name"
  | "feel-null-operands"
  | "feel-null-range"
  | "feel-null-result"
  | "feel-number-bounds"
  | "feel-number-form"
  | "feel-operator"
  | "feel-quote"
  | "feel-table-aggregate"
  | "feel-table-differ"
  | "feel-table-input"
  | "feel-table-output"
  | "feel-table-priority"
  | "feel-table-several"
  | "feel-table-single"
  | "feel-table-width"
  | "feel-text-long"
  | "feel-text-open"
  | "feel-type-misspelt"
  | "feel-type-unknown"
  | "feel-unexpected"
  | "foreign-act"
  | "foreign-log"
  | "founding-missing"
  | "founding-over"
  | "handler-may-not-supervise"
  | "id-form"
  | "identity-birth-date"
  | "identity-character"
  | "identity-check-digit"
  | "identity-form"
  | "identity-full-width"
  | "identity-kind"
  | "identity-length"
  | "identity-space"
  | "inclusion-mismatch"
  | "item-not-offered"
  | "item-unknown"
  | "joint-day-passed"
  | "key-expired"
  | "key-form"
  | "key-not-yet-valid"
  | "key-of-another"
  | "key-off-curve"
  | "key-possession"
  | "key-record-lost"
  | "key-registered"
  | "key-registered-later"
  | "key-revoked"
  | "key-small-order"
  | "key-unknown"
  | "key-unlisted"
  | "key-validity"
  | "lease-held"
  | "lease-not-held"
  | "link-unchecked"
  | "link-unfit"
  | "log-index"
  | "log-key-algorithm"
  | "log-key-commitment"
  | "log-key-other"
  | "log-key-retired"
  | "log-rolled-back"
  | "log-shrinks"
  | "login-expired"
  | "mandate-missing"
  | "material-twice"
  | "material-unknown"
  | "materials-missing"
  | "needs-no-review"
  | "needs-review"
  | "network-administrations-exclusive"
  | "network-agreement-licence"
  | "network-bank-post"
  | "network-edition-order"
  | "network-functions-exclusive"
  | "network-gap-acceptance"
  | "network-gap-acceptance-clerk"
  | "network-gap-acceptance-window"
  | "network-gap-issuing"
  | "network-gap-issuing-clerk"
  | "network-gap-issuing-window"
  | "network-gap-review"
  | "network-gap-section"
  | "network-hall-count"
  | "network-not-before-recorded"
  | "network-not-in-force"
  | "network-person-twice"
  | "network-post-seat"
  | "network-posting-overlap"
  | "network-posting-unknown"
  | "network-term-reversed"
  | "network-twice"
  | "network-unchecked"
  | "network-unknown-name"
  | "no-cosignature-wanted"
  | "not-asked"
  | "not-at-this-desk"
  | "not-at-this-stage"
  | "not-posted"
  | "not-qualified"
  | "note-form"
  | "note-key-form"
  | "note-signature"
  | "note-suite"
  | "note-unsigned"
  | "nothing-missing"
  | "nothing-to-issue"
  | "number-reused"
  | "number-unfit"
  | "observed-apart"
  | "observed-time-skewed"
  | "only-the-bureau-may"
  | "only-the-office-may"
  | "origin-not-demo"
  | "other-events"
  | "outlet-unknown"
  | "overdue-not-proposed"
  | "own-keys-missing"
  | "party-may-not-act"
  | "payload-field-name"
  | "payload-salts"
  | "payload-unfit"
  | "person-unknown"
  | "policy-arguments"
  | "policy-bounds"
  | "policy-branches"
  | "policy-circle"
  | "policy-code"
  | "policy-day"
  | "policy-day-missing"
  | "policy-decimals"
  | "policy-divisor-zero"
  | "policy-fact-differs"
  | "policy-function"
  | "policy-literal"
  | "policy-may-be-none"
  | "policy-missing"
  | "policy-name"
  | "policy-name-twice"
  | "policy-name-unknown"
  | "policy-nested"
  | "policy-no-date"
  | "policy-no-part"
  | "policy-not-a-truth"
  | "policy-not-one-value"
  | "policy-not-rounded"
  | "policy-number"
  | "policy-only-null"
  | "policy-operands"
  | "policy-outside"
  | "policy-overflow"
  | "policy-period-ends"
  | "policy-period-missing"
  | "policy-period-order"
  | "policy-place"
  | "policy-recursion"
  | "policy-steps"
  | "policy-table-cells"
  | "policy-table-empty"
  | "policy-table-gap"
  | "policy-table-overlap"
  | "policy-table-unproven"
  | "policy-table-unreached"
  | "policy-text-unknown"
  | "policy-too-large"
  | "policy-type"
  | "policy-values"
  | "policy-verdicts"
  | "position-gap"
  | "promise-broken"
  | "promise-form"
  | "real-name-missing"
  | "reason-missing"
  | "receipt-form"
  | "receipt-unknown"
  | "record-chain"
  | "record-misfiled"
  | "record-too-large"
  | "record-unreadable"
  | "recorded-earlier"
  | "recused-may-not-act"
  | "register-kind"
  | "register-place"
  | "replay-unchecked"
  | "retired-key"
  | "returns-exhausted"
  | "reviewer-may-not-work-the-window"
  | "root-mismatch"
  | "roster-one-person"
  | "roster-unlawful"
  | "rounds-exhausted"
  | "screen-column-repeated"
  | "screen-column-type"
  | "screen-companion-taken"
  | "screen-grant-differs"
  | "screen-policy-repeated"
  | "seat-unfit"
  | "second-reviewer-must-differ"
  | "secret-key"
  | "separation-broken"
  | "sequence-gap"
  | "sheet-field-missing"
  | "sheet-field-misspelt"
  | "sheet-field-twice"
  | "sheet-field-unknown"
  | "sheet-not-boolean"
  | "sheet-not-date"
  | "sheet-not-integer"
  | "sheet-not-list"
  | "sheet-not-table"
  | "sheet-not-text"
  | "sheet-syntax"
  | "sheet-text-empty"
  | "sheet-text-form"
  | "sheet-value-unknown"
  | "signature-der"
  | "signature-length"
  | "signature-mismatch"
  | "signature-missing"
  | "signature-of-another"
  | "signature-range"
  | "signer-failed"
  | "skew-out-of-bounds"
  | "somebody-is-left"
  | "store-busy"
  | "store-cursor"
  | "store-damaged"
  | "store-failed"
  | "store-newer"
  | "store-not-a-journal"
  | "store-outcome-unknown"
  | "store-page-size"
  | "store-schema-changed"
  | "store-serial-count"
  | "store-serials-used-up"
  | "store-setting-fixed"
  | "store-suite"
  | "store-two-roots"
  | "subject-missing"
  | "substitute-unfit"
  | "supervisor-may-not-handle"
  | "supplement-overdue"
  | "supplement-pending"
  | "term-runs"
  | "text-too-long"
  | "tile-changed"
  | "tile-entries"
  | "tile-path"
  | "tile-width"
  | "timer-misnamed"
  | "tlog-proof-form"
  | "too-few-reviewers-left"
  | "too-many-papers"
  | "trust-empty"
  | "trust-form"
  | "two-roots"
  | "unlawful-act"
  | "value-form"
  | "withheld-tail"
  | "witness-old-size"
  | "witness-quorum"
  | "witness-race"
  | "wrong-outlet";
/**
 * What sort of report this is.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Kind".
 */
export type Kind = "refusal" | "error" | "defect";
/**
 * SHA-256
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Hash".
 */
export type Hash = string;
/**
 * Whether the person made the receipt that wants a co-signature, or the latest proposal.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Author".
 */
export type Author = "this" | "other";
/**
 * What the person may do in the competent organ's name.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Authority".
 */
export type Authority = "bureau" | "bank-within" | "bank-beyond";
/**
 * Whether something keeps the person from the case.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Bar".
 */
export type Bar = "none" | "recused" | "party";
/**
 * hall, outlet, day, serial, check character (ISO 7064 MOD 11-2)
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "CaseNumber".
 */
export type CaseNumber = string;
/**
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "SectionCode".
 */
export type SectionCode = string;
/**
 * What kind of power the item exercises.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "ItemKind".
 */
export type ItemKind = "public-service" | "confirmation" | "licence" | "other-power";
/**
 * How a case of the item is decided.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Lane".
 */
export type Lane = "at-window" | "live" | "committed";
/**
 * What lawfully pauses a limit.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Pause".
 */
export type Pause = "supplement" | "special-procedure";
/**
 * What a limit counts.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Unit".
 */
export type Unit = "working-days" | "calendar-days" | "months";
/**
 * When a limit begins to run.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Start".
 */
export type Start = "received" | "accepted";
/**
 * Whether a material must be there.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Need".
 */
export type Need = "required" | "may-be-owed";
/**
 * Where an item's name comes from.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "NameSource".
 */
export type NameSource = "published" | "directory-2019" | "compiled";
/**
 * What the applicant may do against a decision.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Remedy".
 */
export type Remedy = "reconsideration-or-litigation" | "reassessment" | "litigation" | "recheck";
/**
 * How many reviewers decide.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "ReviewTier".
 */
export type ReviewTier = "single" | "double";
/**
 * What a policy says of one applicant.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Outcome".
 */
export type Outcome =
  | "eligible"
  | "ineligible"
  | "undetermined"
  | "not-in-force"
  | "not-known-to-be-in-force"
  | "invalid-facts"
  | "out-of-bounds";
/**
 * what is known of a fact: none, yes or no, a number, a text (of a date too), or a conflict of sources
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Given".
 */
export type Given =
  | (boolean | null | number | string)
  | {
      conflict: true;
    };
/**
 * 时限: what the case is doing to its limits.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Clock".
 */
export type Clock = "off" | "running" | "paused-supplement" | "stopped";
/**
 * A command on one case.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Command".
 */
export type Command =
  | {
      register: {
        /**
         * Whether a natural or a legal person applies.
         */
        applicant: ApplicantKind;
        /**
         * The item.
         */
        item: ItemCode;
        /**
         * The period that the claim is about, as `2026-11`; empty for an item without one. With subject and
         * item it finds the linked cases. At most 16 characters.
         */
        period: string;
      };
    }
  | {
      receive: {
        /**
         * Who stands at the window.
         */
        attends: Attendance;
        /**
         * How that person was identified.
         */
        identified: RealName;
        /**
         * The papers handed in.
         */
        materials: Paper[];
      };
    }
  | {
      "co-sign": {};
    }
  | {
      "ask-supplement": {
        /**
         * Whether a later notice rests on new facts; `old` for the first notice is in order.
         */
        grounds: NoticeGrounds;
        /**
         * The positions of what is missing in the item's list of materials, from 0.
         */
        missing: number[];
      };
    }
  | {
      supply: {
        /**
         * The papers handed in.
         */
        materials: Paper[];
      };
    }
  | {
      accept: {};
    }
  | {
      "refuse-acceptance": {
        /**
         * The legal ground, 1 to 200 characters.
         */
        ground: string;
      };
    }
  | {
      "reject-at-window": {
        /**
         * The legal ground, 1 to 200 characters.
         */
        ground: string;
      };
    }
  | {
      "complete-at-window": {};
    }
  | {
      "send-to-review": {};
    }
  | {
      "declare-recusal": {
        /**
         * Why.
         */
        cause: RecusalCause;
      };
    }
  | {
      escalate: {};
    }
  | {
      substitute: {
        /**
         * Who is to take the next step.
         */
        person: PersonId;
      };
    }
  | {
      take: {};
    }
  | {
      "return-to-window": {
        /**
         * Why.
         */
        reason: ReturnReason;
      };
    }
  | {
      approve: {
        /**
         * The basis of the decision, 1 to 200 characters.
         */
        basis: string;
      };
    }
  | {
      deny: {
        /**
         * The legal ground, 1 to 200 characters.
         */
        ground: string;
      };
    }
  | {
      serve: {
        /**
         * How.
         */
        method: ServiceMethod;
      };
    }
  | {
      "make-document": {
        /**
         * The number of the blank that was used, where stock is numbered; at most 40 characters.
         */
        stock?: string | null;
      };
    }
  | {
      "send-to-outlet": {
        /**
         * Where the citizen collects.
         */
        outlet: OutletCode;
      };
    }
  | {
      "receive-at-outlet": {};
    }
  | {
      "hand-over": {
        /**
         * Who collects.
         */
        collector: Attendance;
        /**
         * How that person was identified.
         */
        identified: RealName;
      };
    }
  | {
      "return-to-maker": {};
    }
  | {
      archive: {};
    }
  | {
      withdraw: {};
    }
  | {
      "confirm-overdue": {};
    };
/**
 * How the person present was identified, and with what result.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "RealName".
 */
export type RealName =
  "document-read" | "face-compared" | "electronic-card" | "elderly-fallback" | "failed" | "not-done";
/**
 * What happened to the original of a paper.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Original".
 */
export type Original = "seen" | "kept" | "not-shown";
/**
 * What a later supplement notice rests on.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "NoticeGrounds".
 */
export type NoticeGrounds = "new" | "old";
/**
 * Why a person withdraws from a case.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "RecusalCause".
 */
export type RecusalCause = "kin" | "interest" | "other";
/**
 * Why a reviewer sends a case back to the window.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "ReturnReason".
 */
export type ReturnReason = "illegible" | "inconsistent" | "wrong-item" | "check-left-out";
/**
 * How a decision is served.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "ServiceMethod".
 */
export type ServiceMethod = "in-person" | "post" | "electronic" | "public-notice";
/**
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "CommandId".
 */
export type CommandId = string;
/**
 * The kinds of command on a registered case. Timers' commands are the last four: only the office gives them.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "CommandKind".
 */
export type CommandKind =
  | "register"
  | "receive"
  | "co-sign"
  | "ask-supplement"
  | "supply"
  | "accept"
  | "refuse-acceptance"
  | "reject-at-window"
  | "complete-at-window"
  | "send-to-review"
  | "declare-recusal"
  | "escalate"
  | "substitute"
  | "take"
  | "return-to-window"
  | "approve"
  | "deny"
  | "serve"
  | "make-document"
  | "send-to-outlet"
  | "receive-at-outlet"
  | "hand-over"
  | "return-to-maker"
  | "archive"
  | "withdraw"
  | "confirm-overdue"
  | "deem-accepted"
  | "remind"
  | "propose-overdue"
  | "expire-lease";
/**
 * 会签: whether the receipt by somebody in training was co-signed.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Cosign".
 */
export type Cosign = "not-needed" | "wanted" | "signed";
/**
 * Where a page begins: the sort key of the last row of the page before. Opaque: a text that no
 * store gave is refused by the store (`store-cursor`).
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Cursor".
 */
export type Cursor = string;
/**
 * 保管: who holds the document.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Custody".
 */
export type Custody =
  "none" | "at-window" | "in-transit" | "at-other-outlet" | "with-citizen" | "back-at-maker" | "archived";
/**
 * Whether a due date can still change.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "DateCertainty".
 */
export type DateCertainty = "settled" | "provisional";
/**
 * What was decided.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Decided".
 */
export type Decided = "undecided" | "approved" | "denied";
/**
 * Something that a policy decides: a condition, an intermediate value, a granted value, the verdict.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Decision".
 */
export type Decision = Decision1 & {
  /**
   * How far its source was checked.
   */
  certainty: Certainty;
  /**
   * Its name, as a fact's; other decisions read it by this name.
   */
  name: string;
  /**
   * What it is for.
   */
  role?: Role;
  /**
   * Its legal source.
   */
  source: string;
  /**
   * What it says, for the letter to the citizen: a condition as a sentence, a value as a noun.
   */
  title: Text;
  /**
   * What is counted, where it is a number that people read.
   */
  unit?: string;
  [k: string]: unknown;
};
export type Decision1 =
  | {
      /**
       * The expression.
       */
      value: string;
      [k: string]: unknown;
    }
  | {
      /**
       * What decides where several rules match.
       */
      hit?: HitPolicy;
      /**
       * What the columns test: FEEL expressions.
       */
      inputs: string[];
      /**
       * What holds where no rule matches: a FEEL expression.
       */
      otherwise?: string;
      /**
       * The rules, in order.
       */
      rules: Rule[];
      [k: string]: unknown;
    };
/**
 * Which rule of a table answers (DMN 1.5, 8.2.10).
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "HitPolicy".
 */
export type HitPolicy = "unique" | "any" | "first" | "priority" | "sum" | "count" | "min" | "max";
/**
 * What a decision is for.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Role".
 */
export type Role = "step" | "condition" | "grant" | "verdict";
/**
 * Whether the item issues a document.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Deliverable".
 */
export type Deliverable = "nothing" | "document";
/**
 * Where a person works. The role comes from the desk, never from a command's bytes.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Desk".
 */
export type Desk = "window" | "hall" | "portal" | "supervision" | "timer";
/**
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "DivisionCode".
 */
export type DivisionCode = string;
/**
 * Whose employee a person is.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Employer".
 */
export type Employer = "bureau" | "bank";
/**
 * What is known of the time after a period's last day.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Ends".
 */
export type Ends = "repealed" | "extension-not-found";
/**
 * 上报: whether nobody eligible is left for the next step, and for which post.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Escalation".
 */
export type Escalation = "no" | "window" | "reviewer" | "supervisor";
/**
 * What happened.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Event".
 */
export type Event =
  | {
      registered: {
        /**
         * Who applies.
         */
        applicant: ApplicantKind;
        /**
         * The item.
         */
        item: ItemCode;
        /**
         * Cases of the same subject, item and period that existed.
         */
        linked: CaseId[];
        /**
         * Its number.
         */
        number: CaseNumber;
        /**
         * Where it was registered.
         */
        outlet: OutletCode;
        /**
         * Members of staff who were found to be parties.
         */
        parties_on_staff: PersonId[];
        /**
         * The period of the claim.
         */
        period: string;
        /**
         * What the item fixes.
         */
        profile: Profile;
        /**
         * The section that would review it.
         */
        section: SectionCode;
        /**
         * When an idle draft is proposed for ending.
         */
        term: Term;
      };
    }
  | {
      linked: {
        /**
         * That case.
         */
        case: CaseId;
      };
    }
  | {
      received: {
        /**
         * Who stood at the window.
         */
        attends: Attendance;
        /**
         * Whether a co-signature is wanted.
         */
        cosign: Cosign;
        /**
         * The editions that are pinned from here on.
         */
        editions: Pinned;
        /**
         * How that person was identified.
         */
        identified: RealName;
        /**
         * When each limit that starts here is due.
         */
        limits: LimitDue[];
        /**
         * Whether something is missing.
         */
        materials: Materials;
        /**
         * When the case counts as accepted unless a supplement was asked for.
         */
        notice: Due;
        /**
         * Where it is handled.
         */
        outlet: OutletCode;
        /**
         * The papers.
         */
        papers: StoredPaper[];
        /**
         * Members of staff who were found to be parties by what came with the papers.
         */
        parties_on_staff: PersonId[];
        /**
         * What the item fixes, now pinned.
         */
        profile: Profile;
        /**
         * The section that reviews it.
         */
        section: SectionCode;
      };
    }
  | {
      "co-signed": {};
    }
  | {
      "supplement-asked": {
        /**
         * When each limit that runs on meanwhile is due.
         */
        limits: LimitDue[];
        /**
         * The positions of what is missing.
         */
        missing: number[];
        /**
         * When the term ends.
         */
        term: Term;
      };
    }
  | {
      supplied: {
        /**
         * When each running limit is due now.
         */
        limits: LimitDue[];
        /**
         * The papers.
         */
        papers: StoredPaper[];
      };
    }
  | {
      "supplied-partly": {
        /**
         * The papers.
         */
        papers: StoredPaper[];
      };
    }
  | {
      accepted: {
        /**
         * When each limit is due.
         */
        limits: LimitDue[];
      };
    }
  | {
      "acceptance-refused": {
        /**
         * The legal ground.
         */
        ground: string;
      };
    }
  | {
      "rejected-at-window": {
        /**
         * The legal ground.
         */
        ground: string;
        /**
         * Whether in time.
         */
        on_time: OnTime;
      };
    }
  | {
      "completed-at-window": {
        /**
         * Whether in time.
         */
        on_time: OnTime;
      };
    }
  | {
      "sent-to-review": {};
    }
  | {
      taken: {
        /**
         * The number of the lease; a write under an older one is refused.
         */
        fence: number;
        /**
         * When the lease ends.
         */
        until: Moment;
      };
    }
  | {
      "lease-ended": {};
    }
  | {
      proposed: {
        /**
         * The basis or legal ground.
         */
        ground: string;
        /**
         * What.
         */
        proposal: Proposal;
      };
    }
  | {
      approved: {
        /**
         * The basis.
         */
        basis: string;
        /**
         * Whether in time.
         */
        on_time: OnTime;
      };
    }
  | {
      denied: {
        /**
         * The legal ground.
         */
        ground: string;
        /**
         * Whether in time.
         */
        on_time: OnTime;
      };
    }
  | {
      returned: {
        /**
         * Why.
         */
        reason: ReturnReason;
      };
    }
  | {
      served: {
        /**
         * How.
         */
        method: ServiceMethod;
      };
    }
  | {
      "document-made": {
        /**
         * The number of the blank.
         */
        stock?: string | null;
        /**
         * By when the citizen should collect it.
         */
        term: Term;
      };
    }
  | {
      "sent-to-outlet": {
        /**
         * For that outlet.
         */
        outlet: OutletCode;
      };
    }
  | {
      "received-at-outlet": {
        /**
         * By when the citizen should collect it.
         */
        term: Term;
      };
    }
  | {
      "handed-over": {
        /**
         * To whom.
         */
        collector: Attendance;
        /**
         * How that person was identified.
         */
        identified: RealName;
      };
    }
  | {
      "returned-to-maker": {};
    }
  | {
      archived: {};
    }
  | {
      withdrawn: {};
    }
  | {
      terminated: {};
    }
  | {
      recused: {
        /**
         * Why.
         */
        cause: RecusalCause;
      };
    }
  | {
      escalated: {
        /**
         * For this post.
         */
        post: Escalation;
      };
    }
  | {
      substituted: {
        /**
         * The number of the lease, where the substitute is a reviewer.
         */
        fence?: number | null;
        /**
         * The substitute.
         */
        person: PersonId;
        /**
         * When that lease ends.
         */
        until: Moment;
      };
    }
  | {
      "deemed-accepted": {
        /**
         * When each limit is due.
         */
        limits: LimitDue[];
      };
    }
  | {
      reminded: {};
    }
  | {
      "overdue-proposed": {};
    };
/**
 * Whether a supplement pauses the limits (never for licences).
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "SupplementPause".
 */
export type SupplementPause = "never" | "allowed";
/**
 * 材料: the papers of the application.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Materials".
 */
export type Materials = "complete" | "short" | "asked";
/**
 * Whether a decision came in time.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Timeliness".
 */
export type Timeliness = "on-time" | "late" | "provisional" | "no-limit-known";
/**
 * 初审: what the first of two reviewers proposed. A double review ends when two different people say the same.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Proposal".
 */
export type Proposal = "open" | "approve" | "deny";
/**
 * What an act makes of the person who does it. Nobody has two different hands on a case or its linked cases.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Hand".
 */
export type Hand = "window" | "review" | "supervision";
/**
 * A fact that a policy reads.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Fact".
 */
export type Fact = {
  /**
   * Its name: letters (Chinese ones too), digits, `_`; no blanks, no operators, no word of the language.
   */
  name: string;
  /**
   * Whether it may be known to be none. An optional fact is read behind `!= null`, or compared with `=`.
   */
  optional?: boolean;
  /**
   * Where it comes from.
   */
  origin: TextOrigin;
  /**
   * What a clerk asks, and a citizen reads.
   */
  question: Text;
  [k: string]: unknown;
} & Fact1;
/**
 * Where a fact comes from.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "TextOrigin".
 */
export type TextOrigin = "declared" | "shared-data" | "material" | "bureau";
export type Fact1 =
  | {
      type: "boolean";
      [k: string]: unknown;
    }
  | {
      /**
       * The latest; 2199-12-31 where it is left out.
       */
      max?: string;
      /**
       * The earliest; 1900-01-01 where it is left out.
       */
      min?: string;
      type: "date";
      [k: string]: unknown;
    }
  | {
      /**
       * How many decimals it may have, 0 to 6.
       */
      decimals?: number;
      /**
       * The greatest, as a decimal.
       */
      max: string;
      /**
       * The least, as a decimal.
       */
      min: string;
      type: "number";
      /**
       * What is counted, as `months`, `years`, `yuan`.
       */
      unit: string;
      [k: string]: unknown;
    }
  | {
      type: "text";
      /**
       * The texts that it may be, at most 64.
       */
      values: TextValue[];
      [k: string]: unknown;
    };
/**
 * A failure as it is written.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Failure".
 */
export type Failure =
  | {
      faults: Faults;
    }
  | {
      refused: Report;
    };
/**
 * All faults of one input at once, in the order in which a reader meets them; never empty.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Faults".
 */
export type Faults = Report[];
/**
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "HallCode".
 */
export type HallCode = string;
/**
 * The hands that a natural person has on a case and its linked cases.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Hands".
 */
export type Hands = Hand[];
/**
 * How well an item fits a query, best first.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Rank".
 */
export type Rank = "exact" | "prefix" | "word-start" | "substring" | "category" | "in-order";
/**
 * the number of a document, in full: personal data
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Identity".
 */
export type Identity =
  | {
      kind: "citizen-number";
      number: string;
    }
  | {
      kind: "residence-permit";
      number: string;
    }
  | {
      kind: "foreigner-card";
      number: string;
    }
  | {
      kind: "passport";
      number: string;
    }
  | {
      check?: "wrong";
      kind: "credit-code";
      number: string;
    }
  | {
      kind: "employer-registration";
      number: string;
    };
/**
 * The kinds of documents by which a party is known.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "IdentityKind".
 */
export type IdentityKind =
  "citizen-number" | "residence-permit" | "foreigner-card" | "passport" | "credit-code" | "employer-registration";
/**
 * What is known of a fact.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Kept".
 */
export type Kept =
  | {
      boolean: boolean;
    }
  | "conflict"
  | {
      date: string;
    }
  | "none"
  | {
      number: string;
    }
  | {
      text: string;
    };
/**
 * Whether a reviewer holds the case.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Lease".
 */
export type Lease = "free" | "held";
/**
 * 送达: whether the applicant was given the final decision or notice.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Service".
 */
export type Service = "unserved" | "served";
/**
 * 环节: how far the case has come.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Stage".
 */
export type Stage =
  | "draft"
  | "received"
  | "accepted"
  | "under-review"
  | "returned"
  | "decided"
  | "issuing"
  | "closed"
  | "not-accepted"
  | "withdrawn"
  | "terminated";
/**
 * 效力: whether a result is in force.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Validity".
 */
export type Validity = "none" | "in-force";
/**
 * Whether the case waits for the citizen, and how far the waiting has gone.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Waiting".
 */
export type Waiting = "no" | "for-citizen" | "reminded" | "overdue";
/**
 * Something that happens to a key. Its kind is the act's kind, and its fields are the act's header.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "KeyEvent".
 */
export type KeyEvent =
  | {
      /**
       * @minItems 2
       * @maxItems 2
       */
      "found-keys": [Registration, Registration];
    }
  | {
      "register-key": Registration;
    }
  | {
      "revoke-key": Revocation;
    }
  | {
      "log-key": LogKey;
    };
/**
 * the scheme and the key in base64url; for SM2 with a distinguishing id of its own that too
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "PublicKey".
 */
export type PublicKey = string;
/**
 * a person's id, or `/system` for the office itself
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Owner".
 */
export type Owner = string;
/**
 * Why a key is revoked.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "RevocationReason".
 */
export type RevocationReason = "compromised" | "left" | "lost" | "superseded";
/**
 * A language in which the core can speak.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Language".
 */
export type Language = "zh-CN" | "en";
/**
 * Whether the person holds the lease.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "LeaseHolder".
 */
export type LeaseHolder = "this" | "other";
/**
 * Whose turn it is: the list on which the case stands. A case stands on exactly one.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "List".
 */
export type List =
  "at-window" | "hall-queue" | "under-review" | "to-issue" | "waiting-for-citizen" | "escalated" | "ended";
/**
 * Whether a source names the outlet.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Naming".
 */
export type Naming = "named" | "unnamed";
/**
 * What sort of place an outlet is.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "OutletKind".
 */
export type OutletKind = "district" | "street" | "community" | "bank-branch" | "unknown";
/**
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "WindowCode".
 */
export type WindowCode = string;
/**
 * What is done at a window.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "WindowRole".
 */
export type WindowRole = "accepts" | "issues" | "both";
/**
 * Where a person is posted.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Workplace".
 */
export type Workplace =
  | "hall"
  | {
      outlet: OutletCode;
    }
  | {
      section: SectionCode;
    };
/**
 * What a person may do, where and while posted.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Post".
 */
export type Post =
  | "window-clerk"
  | "reviewer"
  | "supervisor"
  | "customer-manager"
  | "fund-accountant"
  | "data-manager"
  | "roster-administrator"
  | "key-administrator"
  | "auditor";
/**
 * Whether a kind of command would go through now.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Next".
 */
export type Next =
  | "ready"
  | {
      refused: Refusal;
    };
/**
 * the rule that a command broke, by its code
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Refusal".
 */
export type Refusal =
  | "not-at-this-desk"
  | "only-the-office-may"
  | "not-at-this-stage"
  | "recused-may-not-act"
  | "party-may-not-act"
  | "not-posted"
  | "not-qualified"
  | "acceptor-may-not-review"
  | "reviewer-may-not-work-the-window"
  | "supervisor-may-not-handle"
  | "handler-may-not-supervise"
  | "only-the-bureau-may"
  | "beyond-agreement"
  | "too-few-reviewers-left"
  | "cosignature-wanted"
  | "no-cosignature-wanted"
  | "cosigner-must-be-another"
  | "cosigner-must-be-bureau"
  | "lease-held"
  | "lease-not-held"
  | "second-reviewer-must-differ"
  | "needs-review"
  | "needs-no-review"
  | "materials-missing"
  | "nothing-missing"
  | "not-asked"
  | "supplement-pending"
  | "supplement-overdue"
  | "rounds-exhausted"
  | "already-told"
  | "returns-exhausted"
  | "already-served"
  | "already-decided"
  | "nothing-to-issue"
  | "document-not-here"
  | "collection-term-runs"
  | "overdue-not-proposed"
  | "term-runs"
  | "somebody-is-left"
  | "substitute-unfit"
  | "applicant-kind-not-allowed"
  | "item-not-offered"
  | "mandate-missing"
  | "real-name-missing"
  | "collector-not-entitled"
  | "reason-missing"
  | "login-expired"
  | "observed-time-skewed"
  | "wrong-outlet";
/**
 * What sort of document it is.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "NoticeKind".
 */
export type NoticeKind =
  | "receipt"
  | "supplement"
  | "acceptance"
  | "deemed-acceptance"
  | "refusal-of-acceptance"
  | "approval"
  | "denial"
  | "completion-at-window"
  | "reminder"
  | "termination"
  | "withdrawal"
  | "ready-for-collection";
/**
 * Whether the person holds the post at this place today.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "PostHeld".
 */
export type PostHeld = "posted" | "not-posted";
/**
 * Whether enough untouched reviewers would remain if the person got a window hand by this act.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Reserve".
 */
export type Reserve = "enough" | "too-few";
/**
 * Whether the person is qualified for the item's category today.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Qualified".
 */
export type Qualified = "qualified" | "in-training";
/**
 * Whether it was shown whose the keys of a record are.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Ownership".
 */
export type Ownership = "unshown" | "in-force";
/**
 * A place in the one order of everything appended, from 1.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Position".
 */
export type Position = number;
/**
 * Where the holder of a residence permit comes from.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Region".
 */
export type Region = "hong-kong" | "macao" | "taiwan";
/**
 * One change of the roster.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "RosterChange".
 */
export type RosterChange =
  | {
      hire: Staff;
    }
  | {
      post: Posting;
    }
  | {
      "end-posting": {
        /**
         * Its first day.
         */
        from: string;
        /**
         * Who.
         */
        person: PersonId;
        /**
         * Where.
         */
        place: Workplace;
        /**
         * As what.
         */
        post: Post;
        /**
         * Its last day from now on. The day before the new edition's ends it at once.
         */
        until: string;
        /**
         * Its window.
         */
        window?: WindowCode | null;
      };
    }
  | {
      qualify: Qualification;
    };
/**
 * Male or female, as the number tells.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Sex".
 */
export type Sex = "male" | "female";

/**
 * Every command, event, error and value that crosses between languages.
 */
export interface Banjian {
  [k: string]: unknown;
}
/**
 * The act as it stands in its bytes.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Act".
 */
export interface Act {
  case: string;
  case_version: number;
  command: string;
  desk: Kebab;
  domain: string;
  header: Object;
  kind: Kebab;
  login?: Login | null;
  observed_at: Moment;
  origin: Origin;
  outlet?: OutletCode | null;
  payload?: string | null;
  person?: PersonId | null;
  post?: Kebab | null;
  suite: Suite;
}
/**
 * an object whose text is canonical JSON, carried as it is
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Object".
 */
export interface Object {
  [k: string]: unknown;
}
/**
 * The embedder's assertion of a login. Its subject is the act's person; another's is refused at the desk.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Login".
 */
export interface Login {
  /**
   * The first instant at which it no longer holds.
   */
  expires_at: Moment;
  /**
   * How the person showed who they are, as `password` or `smart-card`.
   */
  method: Kebab;
}
/**
 * What a bank's employee may accept by agreement; never a licence.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Agreement".
 */
export interface Agreement {
  /**
   * Whole categories of items.
   */
  categories: string[];
  /**
   * How far the list was checked against the signed agreement.
   */
  certainty: Certainty;
  /**
   * Single items.
   */
  items: ItemCode[];
  /**
   * Where the list comes from.
   */
  source: string;
}
/**
 * A signature over the canonical bytes of an act, and the key that it is of.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Signed".
 */
export interface Signed {
  /**
   * The key.
   */
  key: KeyId;
  /**
   * The signature.
   */
  signature: Signature;
}
/**
 * The outcome of an audit, so far or in the end.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "AuditReport".
 */
export interface AuditReport {
  /**
   * How much was read.
   */
  counts: Counts;
  /**
   * Everything that was found, in the order of the log.
   */
  findings: Finding[];
  /**
   * The network edition by which the first record was decided: what follows rests on it. Compare it with the
   * one that was adopted.
   */
  first_network?: Hash | null;
}
/**
 * How much was read.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Counts".
 */
export interface Counts {
  /**
   * Cases.
   */
  cases: number;
  /**
   * Records for which the machine vouches by its word.
   */
  host_attested: number;
  /**
   * Records of the key register.
   */
  key_records: number;
  /**
   * Records that people signed.
   */
  person_signed: number;
  /**
   * Records, the roster's among them.
   */
  records: number;
  /**
   * Records that were decided again.
   */
  replayed: number;
  /**
   * Changes of the roster.
   */
  roster_changes: number;
  /**
   * Records that the office signed: of timers, and of citizens on line.
   */
  system_signed: number;
}
/**
 * One finding: which record, and what is wrong with it, with the evidence in its words.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Finding".
 */
export interface Finding {
  /**
   * The case (or other stream) under which the record is kept.
   */
  case: CaseId;
  /**
   * How much it weighs.
   */
  grade: Grade;
  /**
   * The record's position in the log, from 1, where it is known.
   */
  position?: number | null;
  /**
   * The name (its code), what was expected and what was found, in both languages.
   */
  report: Report;
  /**
   * The record's number in its case, from 1, as it says itself; `None` where it cannot be read.
   */
  sequence?: number | null;
}
/**
 * A report as it is written: `{code, details, help, kind, message, place, source}`, texts in both languages.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Report".
 */
export interface Report {
  /**
   * The stable code.
   */
  code: Code;
  /**
   * What fills the words of the code, by name.
   */
  details: {
    [k: string]: Text;
  };
  /**
   * How to mend it.
   */
  help: Text;
  /**
   * Refusal, error or defect.
   */
  kind: Kind;
  /**
   * What happened.
   */
  message: Text;
  /**
   * Where in the input.
   */
  place: Place;
  /**
   * The law or formal source; empty where there is none.
   */
  source: string;
}
/**
 * A text in both languages.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Text".
 */
export interface Text {
  /**
   * English.
   */
  en: string;
  /**
   * Simplified Chinese.
   */
  zh: string;
}
/**
 * Where in the input a report points: a file, a line and a column (both from 1), a path inside it. Each may be
 * missing; there is no column without a line.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Place".
 */
export interface Place {
  /**
   * The column, counted from 1 in characters (Unicode scalar values).
   */
  column?: number | null;
  /**
   * The file or other name of the input.
   */
  file?: string | null;
  /**
   * The line, counted from 1.
   */
  line?: number | null;
  /**
   * The path inside the input, as `item[3].limit[0].amount`.
   */
  path?: string | null;
}
/**
 * The whole catalogue at one date.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "CatalogEdition".
 */
export interface CatalogEdition {
  /**
   * The categories of items, in the order in which they are shown.
   */
  categories: Category[];
  /**
   * The first law day (Asia/Shanghai) on which it applies.
   */
  effective: string;
  /**
   * The items by code, each code once, at least one.
   */
  items: Item[];
  /**
   * What the edition is called.
   */
  name: Text;
  /**
   * The sections of the hall that review its items.
   */
  sections: CatalogSection[];
  /**
   * Where its data come from.
   */
  sources: Text[];
}
/**
 * A category of items. Staff are qualified by category.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Category".
 */
export interface Category {
  /**
   * Its name; the Chinese form is the key that items carry.
   */
  name: Text;
  /**
   * The section that reviews its items, where an item names no other.
   */
  section: MarkedSectionCode;
}
/**
 * A value with the mark of how far it was checked.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "MarkedSectionCode".
 */
export interface MarkedSectionCode {
  /**
   * How far it was checked.
   */
  certainty: Certainty;
  /**
   * The value.
   */
  value: SectionCode;
}
/**
 * A service of the catalogue.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Item".
 */
export interface Item {
  /**
   * Who may apply.
   */
  applicants: Applicants;
  /**
   * The legal basis, one provision an entry; empty where none is known.
   */
  basis: string[];
  /**
   * Whether the legal basis was read.
   */
  basis_certainty: Certainty;
  /**
   * The category, as 社会保障卡. Staff are qualified by category.
   */
  category: string;
  /**
   * Its code.
   */
  code: ItemCode;
  /**
   * The document or card that it issues, `None` for an item with nothing to issue (无需出件).
   */
  deliverable?: Text | null;
  /**
   * What the form asks for, beside the parties.
   */
  form: MarkedArrayOf_FormField;
  /**
   * The kind of power.
   */
  kind: ItemKind;
  /**
   * How a case of it is decided.
   */
  lane: MarkedLane;
  /**
   * The time limits; empty where none is known: such a case has no due date.
   */
  limits: Limit[];
  /**
   * The papers.
   */
  materials: Material[];
  /**
   * Its name.
   */
  name: Text;
  /**
   * Where the name comes from.
   */
  name_source: NameSource;
  /**
   * The competent organ, in whose name notices are written.
   */
  organ: MarkedText;
  /**
   * The policy by which entitlement is determined; `None` where none is known. The determination is advice: a
   * person decides.
   */
  policy?: PolicyRef | null;
  /**
   * The base code under which a municipal portal publishes it, where known.
   */
  published_base_code?: string | null;
  /**
   * What may be done against a decision.
   */
  remedy: MarkedRemedy;
  /**
   * How many reviewers decide.
   */
  review: MarkedReviewTier;
  /**
   * The section of the hall that reviews it.
   */
  section: MarkedSectionCode;
}
/**
 * A value with the mark of how far it was checked.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "MarkedArray_of_FormField".
 */
export interface MarkedArrayOf_FormField {
  /**
   * How far it was checked.
   */
  certainty: Certainty;
  /**
   * The value.
   */
  value: FormField[];
}
/**
 * A field of the application form.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "FormField".
 */
export interface FormField {
  /**
   * Its label.
   */
  label: Text;
  /**
   * Its name in data, as `new_account`.
   */
  name: string;
  /**
   * Whether it must be filled in.
   */
  required: boolean;
}
/**
 * A value with the mark of how far it was checked.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "MarkedLane".
 */
export interface MarkedLane {
  /**
   * How far it was checked.
   */
  certainty: Certainty;
  /**
   * The value.
   */
  value: Lane;
}
/**
 * One time limit. Several run together; the earliest governs.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Limit".
 */
export interface Limit {
  /**
   * The legal basis of the limit.
   */
  basis: string;
  /**
   * How far the length was checked.
   */
  certainty: Certainty;
  /**
   * What lawfully pauses it.
   */
  pauses: Pause[];
  /**
   * How far the pauses were checked.
   */
  pauses_certainty: Certainty;
  /**
   * How long it is.
   */
  span: Span;
  /**
   * When it begins to run.
   */
  start: Start;
  /**
   * How far the start was checked.
   */
  start_certainty: Certainty;
}
/**
 * A length of legal time: so many working days, calendar days or months.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Span".
 */
export interface Span {
  /**
   * How many, 1 to 1,000.
   */
  amount: number;
  /**
   * Of what.
   */
  unit: Unit;
}
/**
 * A paper that an application needs.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Material".
 */
export interface Material {
  /**
   * How far it was checked.
   */
  certainty: Certainty;
  /**
   * Its name.
   */
  name: Text;
  /**
   * Whether it must be there.
   */
  need: Need;
  /**
   * The legal source of the demand.
   */
  source: string;
  /**
   * The truth of the item's policy on which it depends: it is needed unless that is known not to hold. `None`:
   * always needed.
   */
  when?: string | null;
}
/**
 * A value with the mark of how far it was checked.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "MarkedText".
 */
export interface MarkedText {
  /**
   * How far it was checked.
   */
  certainty: Certainty;
  /**
   * The value.
   */
  value: Text;
}
/**
 * The policy by which it is determined who is entitled.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "PolicyRef".
 */
export interface PolicyRef {
  /**
   * Its code, as `unemployment-benefit`.
   */
  code: string;
  /**
   * The content hash of its edition.
   */
  edition: Hash;
}
/**
 * A value with the mark of how far it was checked.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "MarkedRemedy".
 */
export interface MarkedRemedy {
  /**
   * How far it was checked.
   */
  certainty: Certainty;
  /**
   * The value.
   */
  value: Remedy;
}
/**
 * A value with the mark of how far it was checked.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "MarkedReviewTier".
 */
export interface MarkedReviewTier {
  /**
   * How far it was checked.
   */
  certainty: Certainty;
  /**
   * The value.
   */
  value: ReviewTier;
}
/**
 * A section of the hall.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "CatalogSection".
 */
export interface CatalogSection {
  /**
   * Its code, as `pension`.
   */
  code: SectionCode;
  /**
   * Its name.
   */
  name: Text;
}
/**
 * An item with a difference.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "ChangedItem".
 */
export interface ChangedItem {
  /**
   * Its code.
   */
  code: ItemCode;
  /**
   * The fields that differ, by path; at least one.
   */
  fields: Field[];
  /**
   * Its name in the new edition.
   */
  name: Text;
}
/**
 * A field that differs.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Field".
 */
export interface Field {
  /**
   * Its value in the new edition; none where it is gone.
   */
  after?: {
    [k: string]: unknown;
  };
  /**
   * Its value in the old edition; none where it is new.
   */
  before?: {
    [k: string]: unknown;
  };
  /**
   * Where it stands, as `limits[0].span.amount`. A list of plain values counts as one field.
   */
  path: string;
}
/**
 * A person for whom something changes.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "ChangedPerson".
 */
export interface ChangedPerson {
  /**
   * The outcome after.
   */
  after: Outcome;
  /**
   * The conditions that decide the change.
   */
  because: string[];
  /**
   * The outcome before.
   */
  before: Outcome;
  /**
   * The position among the people, from 0.
   */
  person: number;
  /**
   * The values that differ, of those eligible under both.
   */
  values: ValuePair[];
}
/**
 * A granted value before and after.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "ValuePair".
 */
export interface ValuePair {
  /**
   * After; `None` where it is not granted or not known.
   */
  after?: Given | null;
  /**
   * Before; `None` where it was not granted or not known.
   */
  before?: Given | null;
  /**
   * Its name.
   */
  name: string;
}
/**
 * A clause and how many gain or lose by it. One person may be counted under several clauses.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Clause".
 */
export interface Clause {
  /**
   * The condition's name, in the edition where it stands against someone.
   */
  condition: string;
  /**
   * How many gain, as it no longer stands against them.
   */
  gains: number;
  /**
   * How many lose, as it now stands against them.
   */
  loses: number;
  /**
   * Its legal source.
   */
  source: string;
  /**
   * What it says.
   */
  title: Text;
}
/**
 * A paper handed in. The scan stays with the embedder; the core keeps its hash.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Paper".
 */
export interface Paper {
  /**
   * The SHA-256 of the scan, where there is one.
   */
  hash?: Hash | null;
  /**
   * The position in the item's list of materials, from 0.
   */
  material: number;
  /**
   * What happened to the original.
   */
  original: Original;
}
/**
 * A run of civil dates (Asia/Shanghai), both ends included. Where `last` lies before `first` it holds no day.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "DayRange".
 */
export interface DayRange {
  /**
   * The first day.
   */
  first: string;
  /**
   * The last day.
   */
  last: string;
}
/**
 * A row of a decision table.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Rule".
 */
export interface Rule {
  /**
   * The answer: a FEEL expression.
   */
  then: string;
  /**
   * A cell of unary tests for each input, `-` for any.
   */
  when: string[];
}
/**
 * How a due date was derived. All dates are civil dates in Asia/Shanghai.
 *
 * The counts add up: `elapsed` = `days_counted` + `days_paused` + what was passed over, which is `days_off`
 * for working days and `days_moved` for calendar days and months.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Derivation".
 */
export interface Derivation {
  /**
   * The calendar edition, by content.
   */
  calendar: Hash;
  /**
   * Whether the due date can still change.
   */
  certainty: DateCertainty;
  /**
   * Days that ran: working days, or every day where the span is in calendar days or months.
   */
  days_counted: number;
  /**
   * Days from the last day counted to the due date, 0 where the end did not move.
   */
  days_moved: number;
  /**
   * Days off that were not paused, after `start` up to the last day counted. Working days pass over them,
   * calendar days and months count them.
   */
  days_off: number;
  /**
   * Days after `start` up to the last day counted on which the limit was paused.
   */
  days_paused: number;
  /**
   * The last day in time.
   */
  due: string;
  /**
   * Days from `start` to `due`.
   */
  elapsed: number;
  /**
   * The first day of which only the weekday is known, where the due date lies on or after it.
   */
  estimated_from?: string | null;
  /**
   * The first day counted: 民法典 201, the first day itself is not.
   */
  first_counted: string;
  /**
   * The published days off after `start` up to `due`.
   */
  holidays: HolidayCrossed[];
  /**
   * The last day counted. Where it is not `due`, it was a day off and the end moved (民法典 203).
   */
  last_counted: string;
  /**
   * The published make-up working days after `start` up to `due`.
   */
  make_up: string[];
  /**
   * The paused days, after `start` up to `due`, as ranges that neither overlap nor touch.
   */
  paused: DayRange[];
  /**
   * The length of the limit.
   */
  span: Span;
  /**
   * The day on which the limit began; not counted.
   */
  start: string;
}
/**
 * A run of published days off of one name.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "HolidayCrossed".
 */
export interface HolidayCrossed {
  /**
   * Its first day that was crossed.
   */
  first: string;
  /**
   * Its last day that was crossed.
   */
  last: string;
  /**
   * Its name, as 春节.
   */
  name: string;
}
/**
 * What one policy says of one applicant, and why. The same facts and edition give the same bytes.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Determination".
 */
export interface Determination {
  /**
   * The facts on which sources differ; they count as unknown.
   */
  conflicts: string[];
  /**
   * The content hash of the policy's edition.
   */
  edition: Hash;
  /**
   * What is wrong with the facts, where the outcome is `invalid-facts`.
   */
  faults: Report[];
  /**
   * Whether `missing` may name facts that turn out not to matter; it never leaves out one that does.
   */
  may_include_more: boolean;
  /**
   * The unknown facts that could still change the outcome or a value, in the order of their declaration.
   */
  missing: string[];
  /**
   * The missing fact that most undecided conditions read; ask it next.
   */
  next_question?: Question | null;
  /**
   * The answer.
   */
  outcome: Outcome;
  /**
   * The period of the law that was applied.
   */
  period?: PeriodRef | null;
  /**
   * The policy's code.
   */
  policy: string;
  /**
   * The conditions that decided, or, where it is undetermined, those that are open.
   */
  reasons: Reason[];
  /**
   * What is granted, where the outcome is `eligible`; a value that is not known yet is left out.
   */
  values: Granted[];
}
/**
 * A fact to ask for.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Question".
 */
export interface Question {
  /**
   * The fact.
   */
  fact: string;
  /**
   * What to ask.
   */
  question: Text;
}
/**
 * A period of a policy.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "PeriodRef".
 */
export interface PeriodRef {
  /**
   * How far its dates were checked.
   */
  certainty: Certainty;
  /**
   * Its first day.
   */
  from: string;
  /**
   * The legal source of its dates.
   */
  source: string;
  /**
   * Its last day, where it has one.
   */
  to?: string | null;
}
/**
 * A condition that decided.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Reason".
 */
export interface Reason {
  /**
   * How far its source was checked.
   */
  certainty: Certainty;
  /**
   * The condition's name.
   */
  condition: string;
  /**
   * The facts that settled it, with their values.
   */
  facts: FactRef[];
  /**
   * Whether it holds; `None` where it is open.
   */
  holds?: boolean | null;
  /**
   * Its legal source.
   */
  source: string;
  /**
   * What it says.
   */
  title: Text;
}
/**
 * A fact that was read.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "FactRef".
 */
export interface FactRef {
  /**
   * Its name.
   */
  name: string;
  /**
   * Its value.
   */
  value: Given;
}
/**
 * A granted value.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Granted".
 */
export interface Granted {
  /**
   * How far its source was checked.
   */
  certainty: Certainty;
  /**
   * The facts that settled it, with their values.
   */
  facts: FactRef[];
  /**
   * Its name.
   */
  name: string;
  /**
   * Its legal source.
   */
  source: string;
  /**
   * What it is.
   */
  title: Text;
  /**
   * What is counted, of a number.
   */
  unit?: string | null;
  /**
   * The value; a duration is a text as `P18M` or `P30D`.
   */
  value: Given;
}
/**
 * The answer of a policy without the facts behind it: those stand in the payload and can be erased. Which facts they
 * were is fixed by the commitment that the act holds.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Determined".
 */
export interface Determined {
  /**
   * The content hash of the policy's edition, which the catalogue edition names.
   */
  edition: Hash;
  /**
   * The positions of the materials that are not needed, as what they depend on is known not to hold; in order.
   */
  not_needed: number[];
  /**
   * The answer.
   */
  outcome: Outcome;
  /**
   * The policy's code.
   */
  policy: string;
}
/**
 * What changed from one edition to another.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Diff".
 */
export interface Diff {
  /**
   * Items that only the new edition has, by code.
   */
  added: NamedItem[];
  /**
   * Items that both have, with a difference, by code.
   */
  changed: ChangedItem[];
  /**
   * Differences in what the edition says of itself: name, date, sources, sections, categories.
   */
  edition: Field[];
  /**
   * The hash of the new edition.
   */
  new: Hash;
  /**
   * The hash of the old edition.
   */
  old: Hash;
  /**
   * Items that only the old edition has, by code.
   */
  removed: NamedItem[];
}
/**
 * An item by code and name.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "NamedItem".
 */
export interface NamedItem {
  /**
   * Its code.
   */
  code: ItemCode;
  /**
   * Its name.
   */
  name: Text;
}
/**
 * A division (行政区划) in which outlets stand.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Division".
 */
export interface Division {
  /**
   * How far the code was checked.
   */
  certainty: Certainty;
  /**
   * Its code.
   */
  code: DivisionCode;
  /**
   * Its name.
   */
  name: Text;
  /**
   * Where the code comes from, and what is particular about it.
   */
  source: string;
}
/**
 * The last day of a limit.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Due".
 */
export interface Due {
  /**
   * Whether it can still change.
   */
  certainty: DateCertainty;
  /**
   * The last day in time (civil date, Asia/Shanghai).
   */
  date: string;
}
/**
 * What a run of the timers did.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "DueRun".
 */
export interface DueRun {
  /**
   * Cases that count as accepted since their receipt.
   */
  deemed_accepted: number;
  /**
   * Leases that ended.
   */
  leases_ended: number;
  /**
   * Timers that could not run; they stay due.
   */
  left: number;
  /**
   * Terms that have passed: a person is to decide.
   */
  overdue_proposed: number;
  /**
   * Citizens to be reminded.
   */
  reminded: number;
}
/**
 * What the case takes from its item: fixed from receipt on.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Profile".
 */
export interface Profile {
  /**
   * When its first limit begins to run: at receipt or at acceptance.
   */
  clock_start: Start;
  /**
   * Whether it issues a document.
   */
  deliverable: Deliverable;
  /**
   * How it is decided.
   */
  lane: Lane;
  /**
   * How many reviewers decide.
   */
  review: ReviewTier;
  /**
   * Whether a supplement pauses its limits.
   */
  supplement_pause: SupplementPause;
}
/**
 * A term that the citizen has: a reminder, then the end.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Term".
 */
export interface Term {
  /**
   * The last day; nothing falls due while it is provisional.
   */
  due: Due;
  /**
   * The day of the reminder.
   */
  remind: string;
}
/**
 * The editions under which a case is decided from its receipt on.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Pinned".
 */
export interface Pinned {
  /**
   * The calendar.
   */
  calendar: Hash;
  /**
   * The catalogue.
   */
  catalog: Hash;
  /**
   * The network.
   */
  network: Hash;
  /**
   * The terms of the deployment.
   */
  terms: Hash;
}
/**
 * When one limit of the item is due.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "LimitDue".
 */
export interface LimitDue {
  /**
   * The last day in time.
   */
  due: Due;
  /**
   * The position of the limit in the item's list, from 0.
   */
  limit: number;
}
/**
 * A paper that was taken in: which, and the hash of its scan.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "StoredPaper".
 */
export interface StoredPaper {
  /**
   * The SHA-256 of the scan.
   */
  hash?: Hash | null;
  /**
   * The position in the item's list of materials.
   */
  material: number;
  /**
   * What happened to the original.
   */
  original: Original;
}
/**
 * The verdict on time, with the derivation of the limit that governed.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "OnTime".
 */
export interface OnTime {
  /**
   * How the governing limit's due date came about.
   */
  derivation?: Derivation | null;
  /**
   * The position of the governing limit in the item's list.
   */
  limit?: number | null;
  /**
   * The verdict.
   */
  timeliness: Timeliness;
}
/**
 * An event with when, by whom, from which desk, and the hand that it made of that person.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "EventHeader".
 */
export interface EventHeader {
  /**
   * When it was recorded.
   */
  at: Moment;
  /**
   * The member of staff; `None` for the citizen on line and for timers.
   */
  by?: PersonId | null;
  /**
   * The desk.
   */
  desk: Desk;
  /**
   * What the item's policy said, where it was asked: at receipt, at each decision, and when papers came or were asked
   * for along with facts.
   */
  determined?: Determined | null;
  /**
   * What happened.
   */
  event: Event;
  /**
   * The hand that it made of the person.
   */
  hand?: Hand | null;
}
/**
 * A text that a fact may be, and what it means.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "TextValue".
 */
export interface TextValue {
  /**
   * What it means, for people.
   */
  label: Text;
  /**
   * The text as data.
   */
  value: string;
}
/**
 * Facts by name. A fact that is not here is unknown.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Facts".
 */
export interface Facts {
  [k: string]: Given;
}
/**
 * The hall (人社大厅): the one back office that reviews for every outlet.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Hall".
 */
export interface Hall {
  /**
   * Its code, the division's.
   */
  code: HallCode;
  /**
   * Its name.
   */
  name: Text;
  /**
   * Its sections, sorted by code.
   */
  sections: HallSection[];
}
/**
 * A section of the hall: who is competent to review which categories.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "HallSection".
 */
export interface HallSection {
  /**
   * The categories of items that it reviews; a category belongs to one section. A single item of the
   * catalogue may name another.
   */
  categories: string[];
  /**
   * How far the division of work was checked.
   */
  certainty: Certainty;
  /**
   * Its code.
   */
  code: SectionCode;
  /**
   * Its name.
   */
  name: Text;
}
/**
 * An item that fits a query.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Hit".
 */
export interface Hit {
  /**
   * The item.
   */
  item: Item;
  /**
   * How well it fits: its worst word decides.
   */
  rank: Rank;
  [k: string]: unknown;
}
/**
 * The state that the guards look at. Who did what stands beside it, in the hands of the case.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Kernel".
 */
export interface Kernel {
  /**
   * How often a supplement was asked for, up to [`MOST_ROUNDS`].
   */
  asked: number;
  /**
   * The limits.
   */
  clock: Clock;
  /**
   * The co-signature on the receipt.
   */
  cosign: Cosign;
  /**
   * The document.
   */
  custody: Custody;
  /**
   * Whether nobody eligible is left.
   */
  escalation: Escalation;
  /**
   * Whether a reviewer holds it.
   */
  lease: Lease;
  /**
   * The papers.
   */
  materials: Materials;
  /**
   * The decision.
   */
  outcome: Decided;
  /**
   * What the item fixes.
   */
  profile: Profile;
  /**
   * What the first of two reviewers proposed.
   */
  proposal: Proposal;
  /**
   * How often a reviewer returned it, up to [`MOST_ROUNDS`].
   */
  returned: number;
  /**
   * The service of the decision.
   */
  service: Service;
  /**
   * How far the case has come.
   */
  stage: Stage;
  /**
   * The result.
   */
  validity: Validity;
  /**
   * Whether it waits for the citizen.
   */
  waiting: Waiting;
}
/**
 * A key to be registered.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Registration".
 */
export interface Registration {
  /**
   * The first instant at which it is valid, by the office's clock.
   */
  from: Moment;
  /**
   * The key.
   */
  key: PublicKey;
  /**
   * Whose it is.
   */
  owner: Owner;
  /**
   * The key's own signature over [`Stream::possession`].
   */
  possession: Signature;
  /**
   * The first instant at which it is no longer valid, as its certificate says.
   */
  until: Moment;
}
/**
 * A key to be revoked.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Revocation".
 */
export interface Revocation {
  /**
   * The key.
   */
  key: KeyId;
  /**
   * Whose it is.
   */
  owner: Owner;
  /**
   * Why.
   */
  reason: RevocationReason;
}
/**
 * A key of the log.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "LogKey".
 */
export interface LogKey {
  /**
   * The key, of the algorithm of the log's suite.
   */
  key: PublicKey;
  /**
   * What it commits to: the key after it ([`commitment_to`](super::commitment_to)).
   */
  next: Hash;
  /**
   * The key's own signature over [`Stream::possession`].
   */
  possession: Signature;
  /**
   * Where the key before it ended; absent for the first.
   */
  retired?: Retired | null;
}
/**
 * Where a log key ended: it signed no larger log than this.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Retired".
 */
export interface Retired {
  /**
   * The root of the log at that size.
   */
  root: Hash;
  /**
   * The number of records, at most 2^53-1.
   */
  size: number;
}
/**
 * How far something in a document was checked.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Mark".
 */
export interface Mark {
  /**
   * How far.
   */
  certainty: Certainty;
  /**
   * What.
   */
  of: Text;
}
/**
 * A fact by its name.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "NamedFact".
 */
export interface NamedFact {
  /**
   * What is known of it.
   */
  given: Kept;
  /**
   * Its name, as the policy declares it.
   */
  name: string;
}
/**
 * The network as data. Every list is sorted when it stands in a [`Network`](super::Network), so that one
 * content has one hash, in whatever order a person wrote it.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "NetworkEdition".
 */
export interface NetworkEdition {
  /**
   * What a bank's employee may accept.
   */
  agreement: Agreement;
  /**
   * The divisions in which outlets stand.
   */
  divisions: Division[];
  /**
   * The day from which the edition holds (civil date, Asia/Shanghai); its coverage is checked on that day.
   */
  effective: string;
  /**
   * The one hall.
   */
  hall: Hall;
  /**
   * The outlets.
   */
  outlets: Outlet[];
  /**
   * Who is posted where.
   */
  postings: Posting[];
  /**
   * Who is qualified for what.
   */
  qualifications: Qualification[];
  /**
   * The staff.
   */
  staff: Staff[];
}
/**
 * An outlet (网点).
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Outlet".
 */
export interface Outlet {
  /**
   * How far name, kind and division were checked.
   */
  certainty: Certainty;
  /**
   * Its number within the hall's area.
   */
  code: OutletCode;
  /**
   * The division in which it stands.
   */
  division: DivisionCode;
  /**
   * What sort of place it is.
   */
  kind: OutletKind;
  /**
   * Its name.
   */
  name: Text;
  /**
   * Whether a source names it.
   */
  naming: Naming;
  /**
   * Where its facts come from.
   */
  source: string;
  /**
   * Its windows, sorted by code.
   */
  windows: Window[];
  /**
   * Items that it does not offer; empty where it offers all (全口径).
   */
  withheld: ItemCode[];
}
/**
 * A window (窗口) of an outlet.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Window".
 */
export interface Window {
  /**
   * Its code within the outlet.
   */
  code: WindowCode;
  /**
   * What is done there.
   */
  role: WindowRole;
}
/**
 * A posting (派驻): a person in a post, somewhere, for a time.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Posting".
 */
export interface Posting {
  /**
   * The first day (civil date, Asia/Shanghai).
   */
  from: string;
  /**
   * Who.
   */
  person: PersonId;
  /**
   * Where.
   */
  place: Workplace;
  /**
   * As what.
   */
  post: Post;
  /**
   * The last day, `None` while no end is set.
   */
  until?: string | null;
  /**
   * The window of the outlet, `None` for any of them.
   */
  window?: WindowCode | null;
}
/**
 * A qualification: the categories of items that a person may handle without a co-signer.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Qualification".
 */
export interface Qualification {
  /**
   * The categories of items.
   */
  categories: string[];
  /**
   * The first day.
   */
  from: string;
  /**
   * Who granted it: an organ or a training, never a private person.
   */
  granted_by: string;
  /**
   * Who is qualified.
   */
  person: PersonId;
  /**
   * The last day, `None` while no end is set.
   */
  until?: string | null;
}
/**
 * A natural person on the staff; in a network once.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Staff".
 */
export interface Staff {
  /**
   * Whose employee.
   */
  employer: Employer;
  /**
   * The embedder's opaque id.
   */
  id: PersonId;
  /**
   * A keyed digest (HMAC under the link key) of the identity document, as the roster desk makes it, so that a
   * natural person has one id; `None` where the embedder vouches for that otherwise.
   */
  identity?: Hash | null;
  /**
   * What colleagues see.
   */
  label: Text;
}
/**
 * A document for the applicant.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Notice".
 */
export interface Notice {
  /**
   * To whom: the name as written, or "the applicant" without a payload.
   */
  addressee: Text;
  /**
   * The legal basis of the item, one provision an entry.
   */
  basis: string[];
  /**
   * The day of the event (civil date, Asia/Shanghai).
   */
  date: string;
  /**
   * The term that runs, if one does.
   */
  due?: NoticeDue | null;
  /**
   * The item.
   */
  item: Text;
  /**
   * What sort of document it is.
   */
  kind: NoticeKind;
  /**
   * What in this document is not read in its source; everything else is.
   */
  marks: Mark[];
  /**
   * The papers that are missing, in the order of the item's list.
   */
  missing: Text[];
  /**
   * The case number.
   */
  number: CaseNumber;
  /**
   * The competent organ, in whose name it is written.
   */
  organ: Text;
  /**
   * What it says.
   */
  paragraphs: Text[];
  /**
   * What may be done against it.
   */
  remedy?: Text | null;
  /**
   * Where the organ's seal goes.
   */
  seal: SealPlace;
}
/**
 * A term with how it came about.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "NoticeDue".
 */
export interface NoticeDue {
  /**
   * Whether the day can still change.
   */
  certainty: DateCertainty;
  /**
   * The last day in time (civil date, Asia/Shanghai).
   */
  date: string;
  /**
   * How it came about; `None` where that is told by an earlier document.
   */
  derivation?: Derivation | null;
  /**
   * The position of the limit in the item's list; `None` for a term that the applicant has.
   */
  limit?: number | null;
  /**
   * All this in words.
   */
  words: Text;
}
/**
 * A place for a seal.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "SealPlace".
 */
export interface SealPlace {
  /**
   * Whose seal.
   */
  organ: Text;
  /**
   * Where the sealed document is kept, by the embedder's reference; `None` while it is not sealed.
   */
  sealed?: string | null;
}
/**
 * A case as one desk sees it, without people.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Outlook".
 */
export interface Outlook {
  /**
   * The kinds of command that the desk has, each once.
   */
  commands: Prospect[];
  /**
   * The desk.
   */
  desk: Desk;
  /**
   * What is true of the person at the desk.
   */
  person: PersonStanding;
  /**
   * What stands against every act at the desk, whatever the case: a login that has expired.
   */
  refused?: Refusal | null;
  /**
   * The state of the case.
   */
  state: Kernel;
}
/**
 * What is true for one kind of command.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Prospect".
 */
export interface Prospect {
  /**
   * The kind.
   */
  kind: CommandKind;
  /**
   * Why it is not for this outlet; `None` where it is, and away from the windows.
   */
  outlet?: Refusal | null;
  /**
   * Whether the post for it is held.
   */
  posting: PostHeld;
  /**
   * The roster guard.
   */
  reserve: Reserve;
  /**
   * The post that nobody eligible is left for.
   */
  vacancy: Escalation;
}
/**
 * What is true of the person at a desk, whatever the command.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "PersonStanding".
 */
export interface PersonStanding {
  /**
   * In whose name the person may act.
   */
  authority: Authority;
  /**
   * What keeps the person from the case.
   */
  bar: Bar;
  /**
   * What the person has done on this case and the linked ones.
   */
  hands: Hands;
  /**
   * Whether the person holds the lease.
   */
  holder: LeaseHolder;
  /**
   * Whether the person made the latest proposal of a double review.
   */
  proposer: Author;
  /**
   * Whether the person is qualified.
   */
  qualification: Qualified;
  /**
   * Whether the person made the receipt that wants a co-signature.
   */
  receiver: Author;
}
/**
 * A page of rows and the way to the next one.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Page".
 */
export interface Page {
  /**
   * Where the next page begins; `None` on the last one.
   */
  next?: Cursor | null;
  /**
   * The rows.
   */
  rows: Row[];
}
/**
 * The worklist row of a case.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Row".
 */
export interface Row {
  /**
   * The case.
   */
  case: CaseId;
  /**
   * The earliest due date of its running limits (civil date, Asia/Shanghai); `None` where no limit is
   * known or the clock is off, paused or stopped.
   */
  due?: string | null;
  /**
   * Who holds the lease, when somebody reviews it.
   */
  holder?: PersonId | null;
  /**
   * The item.
   */
  item: ItemCode;
  /**
   * Whose turn it is.
   */
  list: List;
  /**
   * The case number, for people.
   */
  number: string;
  /**
   * The outlet where the next step at a window is due.
   */
  outlet: OutletCode;
  /**
   * Smaller comes first: 0 for a case whose applicant waits at the window, 1 otherwise.
   */
  priority: number;
  /**
   * The section of the hall that reviews it.
   */
  section: SectionCode;
  /**
   * When the case came onto its list; cases of equal priority and due date stand in this order.
   */
  since: string;
  /**
   * When the next timer of the case is due, if any.
   */
  timer?: string | null;
  /**
   * The case version that made this row.
   */
  version: number;
}
/**
 * How many people have one outcome before and another, or the same, after.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Pair".
 */
export interface Pair {
  /**
   * The outcome after.
   */
  after: Outcome;
  /**
   * The outcome before.
   */
  before: Outcome;
  /**
   * How many.
   */
  people: number;
}
/**
 * A party. `Debug` shows the identity document masked, and nothing else.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Party".
 */
export interface Party {
  /**
   * The identity document.
   */
  identity: Identity;
  /**
   * The name as written.
   */
  name: string;
  /**
   * A telephone number.
   */
  phone?: string | null;
}
/**
 * Personal data and free text that came with a command. Every field may be missing. `Debug` shows none of it.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Payload".
 */
export interface Payload {
  /**
   * Who stands at the window for the applicant.
   */
  agent?: Party | null;
  /**
   * Who applies.
   */
  applicant?: Party | null;
  /**
   * Where the evidence of identification or service is kept, by the embedder's reference.
   */
  evidence?: string | null;
  /**
   * What is known of the subject, for the item's policy. In data a list, by name.
   */
  facts?: NamedFact[] | null;
  /**
   * The fields of the form.
   */
  form?: {
    [k: string]: string;
  };
  /**
   * Why, for a person to read: the reason of a refusal, a denial, a return.
   */
  reason?: string | null;
  /**
   * The insured person whom the case is about, where it is not the applicant.
   */
  subject?: Party | null;
}
/**
 * A time in which one text of the law holds.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Period".
 */
export interface Period {
  /**
   * How far the dates were checked.
   */
  certainty: Certainty;
  /**
   * What this period decides by itself.
   */
  decision?: Decision[];
  /**
   * What is known of the time after `to`, where nothing follows.
   */
  ends?: Ends;
  /**
   * The first day.
   */
  from: string;
  /**
   * The legal source of the dates.
   */
  source: string;
  /**
   * The last day; open where it is left out.
   */
  to?: string;
}
/**
 * The embedder's assertion that a person has logged in. Checked on each act and recorded with it.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "PersonLogin".
 */
export interface PersonLogin {
  /**
   * The first instant at which it no longer holds.
   */
  expires_at: Moment;
  /**
   * How the person showed who they are, as `smart-card`.
   */
  method: Kebab;
  /**
   * The natural person.
   */
  person: PersonId;
}
/**
 * A policy: the facts it asks for, what it decides from them, and when it is law.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "PolicyEdition".
 */
export interface PolicyEdition {
  /**
   * Its code, kebab case, as `unemployment-benefit`.
   */
  code: string;
  /**
   * The fact, a date, that chooses the period: the day of application, of retirement, of death. A policy whose law
   * carries its own dates has none, and one period without a last day.
   */
  day?: string;
  /**
   * What every period decides. A decision of the same name in a period stands in its place.
   */
  decision?: Decision[];
  /**
   * The facts, in the order in which they are asked.
   */
  fact: Fact[];
  /**
   * What it is called.
   */
  name: Text;
  /**
   * The dated periods, in order, not overlapping, at least one.
   */
  period: Period[];
}
/**
 * What the policy of an item says, and which papers are needed then. Nothing of it is recorded.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Precheck".
 */
export interface Precheck {
  /**
   * The answer with its reasons and the next question; `None` where the item names no policy.
   */
  determination?: Determination | null;
  /**
   * The positions of the materials to bring, in the order of the item's list. What depends on something unknown is
   * among them.
   */
  needed: number[];
}
/**
 * What a receipt or a bundle proves of one record. There is no yes or no in it: it says what, and
 * [`Proven::not_proven`] what not.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Proven".
 */
export interface Proven {
  /**
   * Who vouches for the act.
   */
  attested: Attested;
  /**
   * The trusted witnesses that cosigned the checkpoint.
   */
  cosigned_by: string[];
  /**
   * The record's index in the log, from 0.
   */
  index: number;
  /**
   * Whether it was shown whose the keys are.
   */
  ownership: Ownership;
  /**
   * The record.
   */
  record: Record;
  /**
   * The size of the log at which it was there.
   */
  size: number;
  /**
   * The record is older than the end of this second, by a quorum of witnesses; `None`: its time is unattested.
   */
  time?: Moment | null;
}
/**
 * The record as it stands in its bytes.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Record".
 */
export interface Record {
  act: Act;
  attestation: Attestation;
  cosignature?: Signed | null;
  domain: string;
  editions: string;
  events: string;
  previous?: string | null;
  recorded_at: Moment;
  sequence: number;
}
/**
 * What a bundle proves. As with [`Proven`], there is no yes or no in it.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "ProvenCase".
 */
export interface ProvenCase {
  /**
   * The case.
   */
  case: CaseId;
  /**
   * The number of the last record: those from 1 to it are all here.
   */
  complete_to: number;
  /**
   * What is proven of the linked records, in their order.
   */
  linked: Proven[];
  /**
   * What is proven of the case's records, in their order.
   */
  records: Proven[];
  /**
   * How many records the log had.
   */
  size: number;
  /**
   * All of it is older than the end of this second, by a quorum of witnesses; `None`: the time is unattested.
   */
  time?: Moment | null;
}
/**
 * The answer to an act that went through.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Reply".
 */
export interface Reply {
  /**
   * The case.
   */
  case: CaseId;
  /**
   * What the item's policy said of the facts of the act; `None` where it was not asked. With its reasons:
   * [`Office::determine`](super::Office::determine).
   */
  determined?: Determined | null;
  /**
   * Its number.
   */
  number: CaseNumber;
  /**
   * The position of the record in the journal.
   */
  position: Position;
  /**
   * When it was recorded.
   */
  recorded_at: Moment;
  /**
   * Whether the act had gone through before, and this is the reply of then.
   */
  repeated: boolean;
  /**
   * How far the case has come.
   */
  stage: Stage;
  /**
   * The version of the case after the act.
   */
  version: number;
}
/**
 * A reviewer's hold on a case.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "ReviewLease".
 */
export interface ReviewLease {
  /**
   * Its number in the case.
   */
  fence: number;
  /**
   * Who holds it.
   */
  holder: PersonId;
  /**
   * When it ends.
   */
  until: Moment;
}
/**
 * The header of a roster change's event.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "RosterChanged".
 */
export interface RosterChanged {
  /**
   * When it was recorded.
   */
  at: Moment;
  /**
   * The two administrators.
   *
   * @minItems 2
   * @maxItems 2
   */
  by: [PersonId, PersonId];
  /**
   * What changed.
   */
  change: RosterChange;
  /**
   * The network edition from here on.
   */
  network: Hash;
}
/**
 * A roster change that is in force.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "RosterReply".
 */
export interface RosterReply {
  /**
   * What nobody can do from now on, each naming the post to be filled.
   */
  gaps: Report[];
  /**
   * The network edition in force.
   */
  network: Hash;
  /**
   * The position of the record.
   */
  position: Position;
}
/**
 * The terms of a deployment.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "Terms".
 */
export interface Terms {
  /**
   * How long a document waits for collection before somebody decides what becomes of it. Default: 60
   * calendar days.
   */
  collection: Span;
  /**
   * How long a draft waits for the citizen to come. Default: 30 calendar days.
   */
  draft: Span;
  /**
   * How long a reviewer holds a case, in hours, 1 to 720. Default: 48.
   */
  lease_hours: number;
  /**
   * When a received case counts as accepted without a supplement notice: 5 working days (行政许可法 32).
   */
  notice: Span;
  /**
   * How many days before the end of a term the citizen is reminded. Default: 3.
   */
  remind_days: number;
  /**
   * How long the citizen has to supply what is missing. Default: 15 working days.
   */
  supplement: Span;
}
/**
 * For how many people a granted value changes.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "ValueChange".
 */
export interface ValueChange {
  /**
   * For how many it becomes less, or earlier.
   */
  less: number;
  /**
   * For how many it becomes more, or later.
   */
  more: number;
  /**
   * Its name.
   */
  name: string;
  /**
   * For how many it changes to what cannot be compared.
   */
  other: number;
}
/**
 * What changes between two editions for some people. The same people and editions give the same bytes.
 *
 * This interface was referenced by `Banjian`'s JSON-Schema
 * via the `definition` "WhatIf".
 */
export interface WhatIf {
  /**
   * The edition afterwards.
   */
  after: Hash;
  /**
   * The edition before.
   */
  before: Hash;
  /**
   * Whoever something changes for, in the order of the people.
   */
  changed: ChangedPerson[];
  /**
   * The clauses that decide gains and losses, in the order in which they were met.
   */
  clauses: Clause[];
  /**
   * How many become eligible.
   */
  gains: number;
  /**
   * How many cease to be eligible.
   */
  loses: number;
  /**
   * How many there are for each pair of outcomes, before and after, in the order of [`Outcome`].
   */
  outcomes: Pair[];
  /**
   * How many people were looked at.
   */
  people: number;
  /**
   * The granted values that change for those who are eligible under both, by name.
   */
  values: ValueChange[];
}
