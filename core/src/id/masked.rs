//! A number that is masked wherever it is written, unless its full value is asked for.

/// Makes the newtype of a number: text, masked in `Debug` and `Display`; `FromStr` is its own.
macro_rules! masked {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// The full number. **Personal data**: for payloads, papers and the keyed digest only; never for
            /// headers, records, logs or reports.
            #[must_use]
            pub fn reveal(&self) -> &str {
                &self.0
            }
        }

        /// Masked.
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&$crate::id::Mask::STRICT.apply(&self.0))
            }
        }

        /// Masked.
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }
    };
}

pub(super) use masked;
