//! The score of the whole rubric.

use crate::assess::sheet::{CLAIMED, Sheet, value, value_of};
use crate::assess::words;
use crate::result::Overall;

impl Sheet<'_> {
    /// The whole at once.
    pub(crate) fn overall(&self) -> Overall {
        let plan = &self.rubric.plan;
        let whole = plan.whole();
        let states = self.states(0..self.codes.len());
        let applicable = self.codes.len() - states.not_applicable;
        let reason_code = self.reason(whole);
        let pooled = value(&self.scores.pooled, CLAIMED);
        Overall {
            score: self.score(whole, CLAIMED),
            low: value_of(&self.lowest, whole),
            high: value_of(&self.highest, whole),
            coverage: self.coverage(whole),
            pooled,
            pooled_band: pooled.and_then(|_| self.pooled_band()),
            evidenced: self.evidenced(whole),
            answered: states.level,
            applicable,
            states,
            reason: reason_code.map(|reason| words::overall_reason(self, reason, applicable)),
            reason_code,
        }
    }
}
