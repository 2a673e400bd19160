//! How much an evaluation may ask for.

/// The bounds of one evaluation. The defaults are the most there is; they are set downwards only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    characters: usize,
    depth: usize,
    elements: usize,
    steps: usize,
}

impl Budget {
    /// The longest text that is made, in bytes.
    pub const CHARACTERS: usize = 1_000_000;

    /// The deepest nesting: expressions within expressions, and calls within calls.
    pub const DEPTH: usize = 128;

    /// The longest list and the largest context that is made.
    pub const ELEMENTS: usize = 100_000;

    /// The most steps: one for each expression that is looked at, and one for each part of a value that is made or
    /// compared.
    pub const STEPS: usize = 1_000_000;

    /// The same with shorter texts.
    #[must_use]
    pub fn with_characters(self, most: usize) -> Self {
        Self { characters: most.min(Self::CHARACTERS), ..self }
    }

    /// The same with less nesting.
    #[must_use]
    pub fn with_depth(self, most: usize) -> Self {
        Self { depth: most.min(Self::DEPTH), ..self }
    }

    /// The same with shorter lists.
    #[must_use]
    pub fn with_elements(self, most: usize) -> Self {
        Self { elements: most.min(Self::ELEMENTS), ..self }
    }

    /// The same with fewer steps.
    #[must_use]
    pub fn with_steps(self, most: usize) -> Self {
        Self { steps: most.min(Self::STEPS), ..self }
    }

    /// The longest text that is made, in bytes.
    #[must_use]
    pub const fn characters(&self) -> usize {
        self.characters
    }

    /// The deepest nesting.
    #[must_use]
    pub const fn depth(&self) -> usize {
        self.depth
    }

    /// The longest list that is made.
    #[must_use]
    pub const fn elements(&self) -> usize {
        self.elements
    }

    /// The most steps.
    #[must_use]
    pub const fn steps(&self) -> usize {
        self.steps
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            characters: Self::CHARACTERS,
            depth: Self::DEPTH,
            elements: Self::ELEMENTS,
            steps: Self::STEPS,
        }
    }
}
