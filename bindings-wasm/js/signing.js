// Signing with a key that never comes into the module: the browser's own, or an outside signer's.
import { publicKey, verifySignature } from "./banjian.js";

/** A new Ed25519 key of the browser (WebCrypto) that cannot be taken out. */
export async function browserSigner() {
  const pair = await crypto.subtle.generateKey({ name: "Ed25519" }, false, ["sign", "verify"]);
  const key = publicKey(new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey)));
  const sign = async (bytes) => new Uint8Array(await crypto.subtle.sign("Ed25519", pair.privateKey, bytes));
  return Object.freeze({ key, sign });
}

/** Has bytes signed, and checks the signature under the signer's public key before it is given back. */
export async function sign(bytes, signer) {
  const signature = await signer.sign(bytes);
  verifySignature(signer.key, bytes, signature);
  return signature;
}
