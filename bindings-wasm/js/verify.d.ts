import * as module from "./banjian.js";

export { Trust, version } from "./banjian.js";
export type {
  Consistency,
  Inclusion,
  ProvenCaseInWords,
  ProvenInWords,
  Seen,
  TrustValue,
} from "./banjian.js";
export type * as Schema from "./schema.js";
export { BanjianError, BanjianError as Error, Refusal } from "./report.js";

/** What a receipt proves to a reader who trusts, and what not. It is a file, or what a QR code holds. */
export function verify(receipt: Uint8Array | string, trust: module.Trust): module.ProvenInWords;
/** What an evidence bundle proves to a reader who trusts, and what not. */
export function verifyBundle(bundle: Uint8Array | string, trust: module.Trust): module.ProvenCaseInWords;

export const trace: {
  readonly TileTree: typeof module.TileTree;
  readonly Tree: typeof module.Tree;
  readonly keyId: typeof module.keyId;
  readonly leafHash: typeof module.leafHash;
  readonly publicKey: typeof module.publicKey;
  readonly receiptLink: typeof module.receiptLink;
  readonly tileEntries: typeof module.tileEntries;
  readonly verifyConsistency: typeof module.verifyConsistency;
  readonly verifyInclusion: typeof module.verifyInclusion;
  readonly verifySignature: typeof module.verifySignature;
};
