//! Two of a kind side by side: two results, or two versions of a rubric.

mod change;
pub(crate) mod comparison;
mod facts;
mod rubrics;
mod scores;
mod who;

pub use self::change::{Change, RubricChange, RubricChanges};
pub use self::comparison::{
    BandPair, Compared, Comparison, CriterionDifference, Difference, GateDifference,
    GroupDifference, Incomparable, PatternDifference,
};
pub use self::rubrics::compare_rubrics;
pub(crate) use self::scores::compare_same;
pub use self::scores::compare_scores;
pub use self::who::{Pairs, Twice, Who, is_same_respondent, pair};
