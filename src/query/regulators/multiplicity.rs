//! Corrections for many tests.

/// The q-value of each p-value by Benjamini and Hochberg (1995, doi:10.1111/j.2517-6161.1995.tb02031.x): the least false
/// discovery rate at which it is called.
#[expect(clippy::cast_precision_loss, reason = "a count of tests is far below 2^52")]
pub(super) fn q_values(p_values: &[f64]) -> Vec<f64> {
    let mut order: Vec<(usize, f64)> = p_values.iter().copied().enumerate().collect();
    order.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    let count = p_values.len();
    let mut q_values = vec![1.0; count];
    let mut least = 1.0_f64;
    for ((place, p_value), rank) in order.into_iter().zip((1..=count).rev()) {
        least = least.min(p_value * count as f64 / rank as f64);
        if let Some(q_value) = q_values.get_mut(place) {
            *q_value = least;
        }
    }
    q_values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn q_values_are_those_of_the_definition() {
        let p_values = [0.01, 0.04, 0.03, 0.002, 0.5, 0.04];
        // The least p·m/k over all p-values at least as great, where k of them are at most as great.
        let expected = p_values.map(|p| {
            let rates = p_values.iter().filter(|other| **other >= p).map(|other| {
                let rank = p_values.iter().filter(|third| *third <= other).count();
                other * 6.0 / f64::from(u32::try_from(rank).unwrap())
            });
            rates.fold(1.0, f64::min)
        });
        let found = q_values(&p_values);
        assert!(found.iter().zip(expected).all(|(one, other)| (one - other).abs() < 1e-12), "{found:?} {expected:?}");
        assert!(q_values(&[]).is_empty());
    }
}
