import * as module from "./banjian.js";

export { Calendar, Catalog, Network, Outlook, Policy, Trust, version } from "./banjian.js";
export type {
  Answer,
  Consistency,
  Evaluation,
  FactsGiven,
  IdentityChecked,
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

/** Who signs: a key as text, and what signs bytes with it, wherever the private key is. */
export interface Signer {
  readonly key: string;
  sign(bytes: Uint8Array): Promise<Uint8Array> | Uint8Array;
}
/** A new Ed25519 key of the browser (WebCrypto) that cannot be taken out. */
export function browserSigner(): Promise<Signer>;
/** Has bytes signed, and checks the signature under the signer's public key before it is given back. */
export function sign(bytes: Uint8Array, signer: Signer): Promise<Uint8Array>;

export const words: {
  readonly command: typeof module.commandWords;
  readonly notice: typeof module.noticeText;
  readonly refusal: typeof module.refusalReport;
  readonly report: typeof module.readReport;
};

export const feel: { readonly evaluate: typeof module.evaluate };

export const identity: {
  readonly kinds: typeof module.identityKinds;
  readonly mask: typeof module.maskNumber;
  readonly parse: typeof module.parseIdentity;
  readonly parseCaseNumber: typeof module.parseCaseNumber;
};

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
