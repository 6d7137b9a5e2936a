//! Numbers as people read them: rounded, but never across a line that decides something.

use crate::document::decimal::Decimal;
use crate::rubric::Rubric;
use crate::rubric::condition::Condition;

/// The scores at which something is decided, each from 0.0 to 100.0.
///
/// A score of 49.96 shown as 50 under a band that starts at 50 would look like a mistake. So it is
/// shown with as many decimals as it takes to stay on its side. The same holds for 0 and 100.
#[derive(Debug)]
pub struct Cuts(
    // INVARIANT: they rise, from 0.0.
    Vec<f64>,
);

/// More decimals than this are shown only as the number itself.
const MOST_DECIMALS: usize = 9;

impl Cuts {
    /// Where the bands, gates and patterns of a rubric decide.
    pub fn of(rubric: &Rubric) -> Self {
        let document = rubric.document();
        let mut cuts = vec![0.0, 100.0];
        cuts.extend(document.bands.iter().filter_map(|band| band.from).map(Decimal::value));
        document.gates.iter().for_each(|gate| gather(&gate.when, &mut cuts));
        document.patterns.iter().for_each(|pattern| gather(&pattern.when, &mut cuts));
        cuts.sort_unstable_by(f64::total_cmp);
        Self(cuts)
    }

    /// A score as a whole number, or with as many decimals as it takes.
    pub fn whole(&self, score: f64) -> String {
        self.shown(score, 0)
    }

    /// A score with one decimal, or with more where it takes them.
    pub fn tenths(&self, score: f64) -> String {
        self.shown(score, 1)
    }

    fn shown(&self, score: f64, decimals: usize) -> String {
        let rounded = |decimals| format!("{score:.decimals$}");
        let texts = (decimals..=MOST_DECIMALS).map(rounded);
        let mut faithful = texts.filter(|text| self.keeps_side(score, text));
        faithful.next().unwrap_or_else(|| score.to_string())
    }

    fn keeps_side(&self, score: f64, text: &str) -> bool {
        let shown = read(text);
        // A number a hair above a cut may be shown as the cut: both are on its upper side. Only at
        // 0 would that hide that there is something.
        let reached = |score: f64| self.0.partition_point(|cut| *cut <= score);
        reached(score) == reached(shown) && (score > 0.0) == (shown > 0.0)
    }
}

/// The number that rounded text shows: two whole numbers, and so one exact division. To read any
/// number at all takes tables that everybody who opens a form would have to load.
#[expect(clippy::cast_precision_loss, reason = "a score with its decimals is below 2^53")]
fn read(text: &str) -> f64 {
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    let scale: i64 = places.bytes().map(|_| 10).product();
    let units = format!("{whole}{places}").parse::<i64>();
    units.map_or(f64::NAN, |units| units as f64 / scale as f64)
}

/// A share from 0.0 to 100.0 in whole per cent, rounded down: what is not yet 60 is not shown as 60.
pub fn percent(share: f64) -> String {
    share.floor().to_string()
}

/// How far two scores are apart, in points above 0.0, with one decimal; `None` where that would be
/// 0.0. No line that decides lies between differences.
pub fn points(apart: f64) -> Option<String> {
    (apart >= 0.05).then(|| format!("{apart:.1}"))
}

fn gather(condition: &Condition, cuts: &mut Vec<f64>) {
    if let Condition::AnyGroupBelow { any_group_below } = condition {
        cuts.push(any_group_below.value());
    }
    condition.parts().iter().for_each(|part| gather(part, cuts));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_never_crosses_a_line() {
        let cuts = Cuts(vec![0.0, 50.0, 100.0]);
        check(&cuts, 30.36, "30", "30.4");
        check(&cuts, 49.4, "49", "49.4");
        check(&cuts, 49.96, "49.96", "49.96");
        check(&cuts, 50.04, "50", "50.0");
        check(&cuts, 99.97, "99.97", "99.97");
        check(&cuts, 0.004, "0.004", "0.004");
        check(&cuts, 0.0, "0", "0.0");
        check(&cuts, 100.0, "100", "100.0");
        // The last number before 50 is shown whole: no shorter one is below 50.
        check(&cuts, 49.999_999_999_999_99, "49.99999999999999", "49.99999999999999");
    }

    #[cfg(feature = "yaml")]
    #[test]
    fn bands_gates_and_patterns_decide_and_so_do_the_ends() {
        let rubric =
            "{format: place-readiness/rubric/1, id: a, version: 1.0.0, title: A, notice: N,
            scales: {s: [{id: n, value: 0, label: No}, {id: y, value: 1, label: Yes}]},
            groups: [{id: g, title: G, criteria: [{id: C-1, title: C}]}],
            bands: [{id: low, title: Low, from: 0}, {id: high, title: High, from: 50}],
            gates: [{id: X, when: {any: [{any_group_below: 20}]}, ceiling: low, why: W}],
            patterns: [{id: P, title: P, when: {any_group_below: 40}, message: M}]}";
        let cuts = Cuts::of(&Rubric::from_yaml(rubric).unwrap());
        for (score, shown) in [
            (0.04, "0.04"),
            (19.96, "19.96"),
            (29.96, "30.0"),
            (39.96, "39.96"),
            (49.96, "49.96"),
            (99.96, "99.96"),
        ] {
            assert_eq!(cuts.tenths(score), shown);
        }
    }

    #[test]
    fn a_share_is_rounded_down() {
        assert_eq!(percent(59.99), "59");
        assert_eq!(percent(100.0), "100");
    }

    #[test]
    fn a_difference_too_small_for_one_decimal_is_not_shown_as_nothing() {
        assert_eq!(points(0.049), None);
        assert_eq!(points(0.05).as_deref(), Some("0.1"));
        assert_eq!(points(12.34).as_deref(), Some("12.3"));
    }

    #[track_caller]
    fn check(cuts: &Cuts, score: f64, whole: &str, tenths: &str) {
        assert_eq!(cuts.whole(score), whole);
        assert_eq!(cuts.tenths(score), tenths);
    }
}
