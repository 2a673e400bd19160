import * as module from "./banjian.js";

export * from "./verify.js";
export { Calendar, Catalog, Network, Outlook, Policy } from "./banjian.js";
export type { Answer, Evaluation, FactsGiven, IdentityChecked } from "./banjian.js";

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
