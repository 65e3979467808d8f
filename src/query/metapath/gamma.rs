//! The upper incomplete gamma function.

use core::f64::consts::PI;

/// The regularised upper incomplete gamma function *Q*(*a*, *x*): how often a value drawn from the gamma distribution of
/// shape *a* and rate 1 exceeds *x*. From 0 to 1; for *a* above 0 and *x* from 0.
///
/// Below *a* + 1 the series of the lower function is added up, above it the continued fraction of the upper one is
/// evaluated (Press et al., Numerical Recipes, 6.2); the factor before both is by Stirling's series, in which nothing
/// cancels. Relative errors are below 10⁻¹⁰ for shapes up to 10⁶.
pub(super) fn upper_gamma(shape: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    if x < shape + 1.0 {
        1.0 - factor(shape, x) * series(shape, x)
    } else {
        factor(shape, x) * shape * fraction(shape, x)
    }
}

/// So many terms are enough for shapes far beyond what data have.
const MOST: u32 = 1_000_000;

/// *x*^*a* e^−*x* / Γ(*a* + 1).
fn factor(shape: f64, x: f64) -> f64 {
    // Below this, Stirling's series is not exact enough, and the recurrence of Γ leads there.
    const LEAST: f64 = 20.0;
    let (mut shape, mut logarithm) = (shape, 0.0);
    while shape < LEAST {
        shape += 1.0;
        logarithm += (shape / x).ln();
    }
    let apart = (x - shape) / shape;
    // Near 1, the logarithm of the quotient would lose digits.
    let quotient = if apart.abs() < 0.5 { apart.ln_1p() } else { (x / shape).ln() };
    let square = shape * shape;
    let correction = (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - 1.0 / (1680.0 * square)) / square) / square) / shape;
    logarithm += shape * (quotient - apart) - correction - 0.5 * (2.0 * PI * shape).ln();
    logarithm.exp()
}

/// 1 + x / (a + 1) + x² / ((a + 1)(a + 2)) + …
fn series(shape: f64, x: f64) -> f64 {
    let (mut term, mut sum) = (1.0, 1.0);
    for step in 1..MOST {
        term *= x / (shape + f64::from(step));
        sum += term;
        if term < sum * f64::EPSILON {
            break;
        }
    }
    sum
}

/// 1 / (x + 1 − a − 1·(1 − a) / (x + 3 − a − 2·(2 − a) / …)), by Lentz's method.
fn fraction(shape: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let or_tiny = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut denominator = x + 1.0 - shape;
    let (mut above, mut below) = (1.0 / TINY, 1.0 / denominator);
    let mut fraction = below;
    for step in 1..MOST {
        let step = f64::from(step);
        let numerator = step * (shape - step);
        denominator += 2.0;
        below = 1.0 / or_tiny(numerator * below + denominator);
        above = or_tiny(denominator + numerator / above);
        let change = above * below;
        fraction *= change;
        if (change - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_those_of_scipy() {
        // scipy.special.gammaincc of SciPy 1.17.1.
        for (shape, x, expected) in VALUES {
            let found = upper_gamma(shape, x);
            assert!(
                (found - expected).abs() <= 1e-10 * expected.max(1e-3),
                "Q({shape}, {x}) = {found}, not {expected}"
            );
        }
        assert!((upper_gamma(3.0, 0.0) - 1.0).abs() < f64::EPSILON);
    }

    const VALUES: [(f64, f64, f64); 14] = [
        (1.0, 1.0, 0.367_879_441_171_442_4),
        (1.0, 30.0, 9.357_622_968_840_163e-14),
        (0.5, 0.25, 0.479_500_122_186_953_4),
        (0.5, 9.0, 2.209_049_699_858_547_5e-5),
        (0.01, 1e-6, 0.124_066_240_167_646_7),
        (0.01, 2.0, 0.000_496_664_537_218_526_6),
        (5.0, 2.5, 0.891_178_018_914_151_3),
        (5.0, 20.0, 1.694_474_393_006_737e-5),
        (19.9, 20.0, 0.461_300_002_467_058_9),
        (21.0, 21.0, 0.470_974_363_867_709_7),
        (150.0, 120.0, 0.995_436_558_695_848_8),
        (150.0, 190.0, 0.001_180_835_388_749_418),
        (10_000.0, 10_200.0, 0.023_287_322_133_598_79),
        (1_000_000.0, 998_500.0, 0.933_246_827_168_390_1),
    ];
}
