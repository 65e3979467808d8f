//! What chance makes of a regulator.

/// The scores of a regulator in the networks that were drawn.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Chance {
    sum: i64,
    squares: i64,
    /// How many are as far from 0 as the real one, or further.
    as_far: usize,
}

#[expect(clippy::cast_precision_loss, reason = "sums of scores are far below 2^52")]
impl Chance {
    /// Adds the score in a network, which is set against the real one.
    pub(super) fn add(&mut self, score: i32, real: i32) {
        self.sum += i64::from(score);
        self.squares += i64::from(score) * i64::from(score);
        self.as_far += usize::from(score.abs() >= real.abs());
    }

    /// How often chance has a score as far from 0: `(1 + k) / (1 + n)`.
    pub(super) fn p_value(self, drawn: usize) -> f64 {
        (1 + self.as_far) as f64 / (1 + drawn) as f64
    }

    /// How many standard deviations the real score is from the mean.
    pub(super) fn z_score(self, real: i32, drawn: usize) -> Option<f64> {
        let drawn = drawn as f64;
        let mean = self.sum as f64 / drawn;
        let variance = self.squares as f64 / drawn - mean * mean;
        (variance > 0.0).then(|| (f64::from(real) - mean) / variance.sqrt())
    }
}
