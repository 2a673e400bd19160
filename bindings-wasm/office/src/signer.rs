//! Keys in memory, which can sign at once: the office's own, and those of demonstrations.

use std::sync::Arc;

use banjian::entropy::System;
use banjian::report::{Report, codes};
use banjian::trace::key::{self, Algorithm, Message, Signer as _};
use banjian_wasm_verify::report::Thrown;
use banjian_wasm_verify::value;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A private key in the memory of the page: for demonstrations, tests and machines that keep their own key. It is never
/// shown or written. It can stand wherever a `Signer` can.
#[wasm_bindgen]
#[derive(Debug)]
pub struct SoftwareSigner(Arc<key::SoftwareSigner>);

impl SoftwareSigner {
    /// The key as the core takes it.
    pub(crate) fn port(&self) -> Arc<dyn key::Signer> {
        Arc::clone(&self.0) as Arc<dyn key::Signer>
    }
}

#[wasm_bindgen]
impl SoftwareSigner {
    /// A new random key.
    ///
    /// # Errors
    /// `value-form`; `entropy-unavailable`.
    pub fn random(
        #[wasm_bindgen(unchecked_param_type = "Schema.Algorithm")] algorithm: &JsValue,
    ) -> Result<Self, Thrown> {
        let algorithm: Algorithm = value::json("algorithm", "Algorithm", algorithm)?;
        Ok(Self(Arc::new(key::SoftwareSigner::random(algorithm, &System)?)))
    }

    /// The key with these 32 secret bytes.
    ///
    /// # Errors
    /// `value-form`; `secret-key`.
    #[wasm_bindgen(js_name = fromSecret)]
    pub fn from_secret(
        #[wasm_bindgen(unchecked_param_type = "Schema.Algorithm")] algorithm: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Uint8Array")] secret: &JsValue,
    ) -> Result<Self, Thrown> {
        let algorithm: Algorithm = value::json("algorithm", "Algorithm", algorithm)?;
        let secret = value::bytes("secret", secret)?;
        let secret = secret.as_slice().try_into().map_err(|_| Report::new(codes::trace::SECRET_KEY))?;
        Ok(Self(Arc::new(match algorithm {
            Algorithm::Sm2 => key::SoftwareSigner::sm2(secret)?,
            _ => key::SoftwareSigner::ed25519(secret)?,
        })))
    }

    /// The public key that belongs to it, as text.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn key(&self) -> String {
        self.0.public_key().to_string()
    }

    /// Signs bytes: 64 bytes.
    ///
    /// # Errors
    /// `value-form`.
    pub fn sign(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Uint8Array")] bytes: &JsValue,
    ) -> Result<Vec<u8>, Thrown> {
        let bytes = value::bytes("bytes", bytes)?;
        Ok(self.0.sign(&Message::new(&bytes, self.0.public_key()))?)
    }
}
