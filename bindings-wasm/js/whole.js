// The names of the package. What only checks is the same as in `banjian/verify`.
import * as module from "./banjian.js";
import { held, sealing } from "./handle.js";

export { Calendar, Catalog, Network, Outlook, Policy, Trust, version } from "./banjian.js";
export { browserSigner, sign } from "./signing.js";
export { BanjianError, BanjianError as Error, Refusal } from "./report.js";

sealing(
  module.Calendar,
  module.Catalog,
  module.Network,
  module.Outlook,
  module.Policy,
  module.TileTree,
  module.Tree,
  module.Trust,
);

/** What a receipt proves to a reader who trusts, and what not. */
export const verify = (receipt, trust) => held("trust", trust, module.Trust).verify(receipt);

/** What an evidence bundle proves to a reader who trusts, and what not. */
export const verifyBundle = (bundle, trust) => held("trust", trust, module.Trust).verifyBundle(bundle);

export const words = Object.freeze({
  command: module.commandWords,
  notice: module.noticeText,
  refusal: module.refusalReport,
  report: module.readReport,
});

export const feel = Object.freeze({ evaluate: module.evaluate });

export const identity = Object.freeze({
  kinds: module.identityKinds,
  mask: module.maskNumber,
  parse: module.parseIdentity,
  parseCaseNumber: module.parseCaseNumber,
});

export const trace = Object.freeze({
  TileTree: module.TileTree,
  Tree: module.Tree,
  keyId: module.keyId,
  leafHash: module.leafHash,
  publicKey: module.publicKey,
  receiptLink: module.receiptLink,
  tileEntries: module.tileEntries,
  verifyConsistency: module.verifyConsistency,
  verifyInclusion: module.verifyInclusion,
  verifySignature: module.verifySignature,
});
