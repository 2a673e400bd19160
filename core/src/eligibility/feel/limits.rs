//! How much a text may ask for before it is read.

/// The bounds of a text. The defaults are the most there is; they are set downwards only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    bytes: u32,
    depth: u32,
    nodes: u32,
}

impl Limits {
    /// The longest text, in bytes.
    pub const BYTES: u32 = 65_536;

    /// The deepest nesting: brackets within brackets, and operators in a row, which nest to the left. A debug build
    /// reads it on a stack of 1.5 MiB.
    pub const DEPTH: u32 = 128;

    /// The most parts of a tree: expressions, tests and types.
    pub const NODES: u32 = 50_000;

    /// The same with fewer bytes of text.
    #[must_use]
    pub fn with_bytes(self, most: u32) -> Self {
        Self { bytes: most.min(Self::BYTES), ..self }
    }

    /// The same with less nesting.
    #[must_use]
    pub fn with_depth(self, most: u32) -> Self {
        Self { depth: most.min(Self::DEPTH), ..self }
    }

    /// The same with fewer parts.
    #[must_use]
    pub fn with_nodes(self, most: u32) -> Self {
        Self { nodes: most.min(Self::NODES), ..self }
    }

    /// The longest text, in bytes.
    #[must_use]
    pub const fn bytes(&self) -> u32 {
        self.bytes
    }

    /// The deepest nesting.
    #[must_use]
    pub const fn depth(&self) -> u32 {
        self.depth
    }

    /// The most parts of a tree.
    #[must_use]
    pub const fn nodes(&self) -> u32 {
        self.nodes
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: Self::BYTES, depth: Self::DEPTH, nodes: Self::NODES }
    }
}
