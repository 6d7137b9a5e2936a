//! Numbers as people read them: rounded, but never across a line that decides something.

use place_readiness::{Condition, Decimal, Rubric};

/// More decimals than this are shown only as the number itself.
const MOST_DECIMALS: usize = 9;

/// The scores at which something is decided, each from 0.0 to 100.0.
///
/// A score of 49.96 shown as 50.0 under a band that starts at 50 would look like a mistake. So it
/// is shown with as many decimals as it takes to stay on its side.
#[derive(Debug)]
pub(crate) struct Cuts(Vec<f64>);

impl Cuts {
    /// Where the bands and gates of a rubric decide.
    pub(crate) fn of(rubric: &Rubric) -> Self {
        let content = rubric.document();
        let mut cuts = vec![100.0];
        cuts.extend(content.bands.iter().filter_map(|band| band.from).map(value));
        content.gates.iter().for_each(|gate| gather(&gate.when, &mut cuts));
        Self(cuts)
    }

    /// A score with one decimal, or with more where it takes them.
    pub(crate) fn shown(&self, score: f64) -> String {
        let mut texts = (1..=MOST_DECIMALS).map(|decimals| format!("{score:.decimals$}"));
        texts.find(|text| self.keeps_side(score, text)).unwrap_or_else(|| score.to_string())
    }

    /// The same, or that there is no score.
    pub(crate) fn maybe(&self, score: Option<f64>) -> String {
        score.map_or_else(|| "no score".to_owned(), |score| self.shown(score))
    }

    fn keeps_side(&self, score: f64, text: &str) -> bool {
        let shown: f64 = text.parse().unwrap_or(f64::NAN);
        self.0.iter().all(|cut| (score < *cut) == (shown < *cut))
    }
}

/// A share in per cent, rounded down: what is not yet 60 is not shown as 60.
pub(crate) fn share(share: Option<f64>) -> String {
    share.map_or_else(|| "none".to_owned(), |share| format!("{}%", share.floor()))
}

#[expect(clippy::cast_precision_loss, reason = "at most a million thousandths")]
fn value(decimal: Decimal) -> f64 {
    decimal.thousandths() as f64 / 1000.0
}

fn gather(condition: &Condition, cuts: &mut Vec<f64>) {
    if let Condition::AnyGroupBelow { any_group_below } = condition {
        cuts.push(value(*any_group_below));
    }
    condition.parts().iter().for_each(|part| gather(part, cuts));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_never_shown_as_a_line_it_has_not_reached() {
        let cuts = Cuts(vec![100.0, 75.0]);

        assert_eq!(cuts.shown(30.36), "30.4");
        assert_eq!(cuts.shown(82.95), "83.0");
        assert_eq!(cuts.shown(74.96), "74.96");
        assert_eq!(cuts.shown(74.9996), "74.9996");
        assert_eq!(cuts.shown(75.0), "75.0");
        assert_eq!(cuts.shown(99.98), "99.98");
        assert_eq!(cuts.shown(100.0), "100.0");
        assert_eq!(cuts.shown(0.0), "0.0");
    }

    #[test]
    fn a_share_is_rounded_down() {
        assert_eq!(share(Some(59.99)), "59%");
        assert_eq!(share(Some(100.0)), "100%");
        assert_eq!(share(None), "none");
    }
}
