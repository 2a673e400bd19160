//! The word that was probably meant: slips of the pen are small, and other words are far.

/// The most letters in which a slip of the pen differs.
const SLIP: usize = 2;

/// The known word that differs least from a wrong one, where it differs little.
pub(crate) fn nearest<'k>(wrong: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    // Long input cannot be a slip of the pen, and would make the comparison slow.
    if wrong.len() > 40 {
        return None;
    }
    let length = wrong.chars().count();
    let near = known.into_iter().filter(|word| word.chars().count().abs_diff(length) <= SLIP);
    let (far, best) = near.map(|word| (distance(wrong, word), word)).min_by_key(|(far, _)| *far)?;
    (far <= SLIP.min(best.chars().count() / 2)).then_some(best)
}

/// How many letters are to be put in, taken out, replaced or swapped with the next; where they are many, any number
/// above [`SLIP`].
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
        // A row is never better than the best of the two before it.
        if row.iter().chain(&before).all(|cost| *cost > SLIP) {
            return SLIP + 1;
        }
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
        assert_eq!(nearest("nmae", known), Some("name"));
        assert_eq!(nearest("limit", known), Some("limits"));
        assert_eq!(nearest("basys", known), Some("basis"));
        assert_eq!(nearest("colour", known), None);
        assert_eq!(nearest(&"n".repeat(10_000), known), None);
        assert_eq!(nearest("年令", ["年龄", "学历"]), Some("年龄"));
        assert_eq!(nearest("年龄", ["学历"]), None);
        assert_eq!(distance("nmae", "name"), 1);
        assert_eq!(distance("", "abc"), 3);
    }
}
