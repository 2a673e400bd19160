// The names under which a reader checks receipts, bundles, tiles and proofs.
import * as module from "./banjian.js";
import { held, sealing } from "./handle.js";

export { Trust, version } from "./banjian.js";
export { BanjianError, BanjianError as Error, Refusal } from "./report.js";

sealing(module.Trust, module.Tree, module.TileTree);

/** What a receipt proves to a reader who trusts, and what not. */
export const verify = (receipt, trust) => held("trust", trust, module.Trust).verify(receipt);

/** What an evidence bundle proves to a reader who trusts, and what not. */
export const verifyBundle = (bundle, trust) => held("trust", trust, module.Trust).verifyBundle(bundle);

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
