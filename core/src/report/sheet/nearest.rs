//! The word that was probably meant: slips of the pen are small, and other words are far.

/// The known word that differs least from a wrong one, where it differs little.
pub(super) fn nearest(wrong: &str, known: &[&'static str]) -> Option<&'static str> {
    // Long input cannot be a slip of the pen, and would make the comparison slow.
    if wrong.len() > 40 {
        return None;
    }
    let far = |word: &str| distance(wrong, word);
    let best = known.iter().copied().min_by_key(|word| far(word))?;
    (far(best) <= 2.min(best.len() / 2)).then_some(best)
}

/// How many letters are to be put in, taken out, replaced or swapped with the next.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    let mut last = None;
    for (i, a) in from.chars().enumerate() {
        let mut next = vec![i + 1];
        for (j, &b) in to.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
            let mut cost = (at(&row, j) + usize::from(a != b)).min(at(&row, j + 1) + 1).min(at(&next, j) + 1);
            let swapped = j > 0 && last == Some(b) && to.get(j - 1) == Some(&a);
            if swapped {
                cost = cost.min(at(&before, j - 1) + 1);
            }
            next.push(cost);
        }
        before = std::mem::replace(&mut row, next);
        last = Some(a);
    }
    row.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_understood_and_another_word_is_not() {
        let known = ["name", "limits", "basis"];
        assert_eq!(nearest("nmae", &known), Some("name"));
        assert_eq!(nearest("limit", &known), Some("limits"));
        assert_eq!(nearest("basys", &known), Some("basis"));
        assert_eq!(nearest("colour", &known), None);
        assert_eq!(nearest(&"n".repeat(10_000), &known), None);
        assert_eq!(distance("nmae", "name"), 1);
        assert_eq!(distance("", "abc"), 3);
    }
}
