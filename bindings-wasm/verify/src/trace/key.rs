//! Public keys, and signatures under them.

use banjian::trace::key::{Algorithm, PublicKey, Signature};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::report::Thrown;
use crate::value;

/// The public key of 32 bytes (Ed25519) or 65 (SM2, with the default distinguishing id), as text.
///
/// # Errors
/// `value-form`; those of the core's `PublicKey::from_bytes`.
#[wasm_bindgen(js_name = publicKey)]
pub fn public_key(
    #[wasm_bindgen(unchecked_param_type = "Uint8Array")] bytes: &JsValue,
) -> Result<String, Thrown> {
    let bytes = value::bytes("bytes", bytes)?;
    let algorithm = if bytes.len() == 65 { Algorithm::Sm2 } else { Algorithm::Ed25519 };
    Ok(PublicKey::from_bytes(algorithm, &bytes)?.to_string())
}

/// The name of a public key in records.
///
/// # Errors
/// `value-form`; those of the core's `PublicKey`.
#[wasm_bindgen(js_name = keyId)]
pub fn key_id(#[wasm_bindgen(unchecked_param_type = "string")] key: &JsValue) -> Result<String, Thrown> {
    Ok(value::parsed::<PublicKey>("key", key)?.id().to_string())
}

/// Verifies a signature strictly; 64 bytes, or for SM2 also DER.
///
/// # Errors
/// `value-form`; `signature-length`, `signature-der`, `signature-range`, `signature-mismatch`.
#[wasm_bindgen(js_name = verifySignature)]
pub fn verify_signature(
    #[wasm_bindgen(unchecked_param_type = "string")] key: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Uint8Array")] message: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Uint8Array")] signature: &JsValue,
) -> Result<(), Thrown> {
    let key: PublicKey = value::parsed("key", key)?;
    let signature = Signature::from_signer(key.algorithm(), &value::bytes("signature", signature)?)?;
    Ok(key.verify(&value::bytes("message", message)?, &signature)?)
}
