//! The doors: everything that can be done with a rubric, each with an example that runs.

use crate::assess::{self, codes};
use crate::assessment::Assessment;
use crate::assessment::admit;
use crate::compare::{Comparison, compare_same};
use crate::document::Document;
use crate::evidence::Evidence;
use crate::problem::Problems;
use crate::result::{BandResult, GroupResult, NextStep, Overall, ScoreResult};
use crate::rubric::{Rubric, load, template};
use crate::scoring::code::Blanks;
use crate::table::{self, ColumnScores, Table, TableKernel, TableScores};

/// Reading a rubric, and answers to it.
impl Rubric {
    /// Reads a rubric that came as data. Ids of evidence are taken as they are.
    ///
    /// ```
    /// use place_readiness::{Document, Rubric};
    ///
    /// # let data = serde_json::from_str(include_str!("../tests/support/bakery.json")).unwrap();
    /// let data: serde_json::Value = data; // {"format": "place-readiness/rubric/1", "id": "bakery", ...
    /// let rubric = Rubric::new(&Document::from_data(&data)?)?;
    /// assert_eq!(rubric.criteria().count(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Everything wrong with the document, at once.
    pub fn new(document: &Document) -> Result<Self, Problems> {
        load::load(document, None)
    }

    /// Reads a rubric, and checks every id of evidence against an evidence file.
    ///
    /// ```
    /// use place_readiness::{Document, Evidence, Rubric};
    ///
    /// # let document = Document::from_yaml(include_str!("../tests/support/bakery.json"))?;
    /// # let file = "
    /// # {format: place-readiness/evidence/1, version: 1.0.0, title: Bread, kinds: {finding: Seen},
    /// # strengths: {strong: Much}, sources: [{id: B1, citation: A book}],
    /// # items: [{id: B1-K1, kind: finding, strength: strong, source: B1, section: One, lines: \"1\", says: It rises.}]}";
    /// let evidence = Evidence::from_yaml(file)?;
    /// let rubric = Rubric::with_evidence(&document, Some(evidence))?;
    /// assert!(rubric.evidence().is_some());
    /// # Ok::<(), place_readiness::Problems>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Everything wrong with the document, at once.
    pub fn with_evidence(
        document: &Document,
        evidence: Option<Evidence>,
    ) -> Result<Self, Problems> {
        load::load(document, evidence)
    }

    /// Reads a rubric from YAML or JSON text. Ids of evidence are taken as they are.
    ///
    /// ```
    /// use place_readiness::Rubric;
    ///
    /// let problems = Rubric::from_yaml("format: place-readiness/rubric/1\nid: bakery\n").unwrap_err();
    /// assert_eq!(problems[0].to_string(), "must have the key `version`");
    /// ```
    ///
    /// # Errors
    ///
    /// Everything wrong with the text, at once.
    #[cfg(feature = "yaml")]
    pub fn from_yaml(text: &str) -> Result<Self, Problems> {
        Self::new(&Document::from_yaml(text)?)
    }

    /// Reads answers to this rubric. Every criterion gets one: those not named are unanswered.
    ///
    /// An assessment made under another version of the rubric is read as long as every criterion
    /// and option it names is still there; the result says which version it came from.
    ///
    /// ```
    /// # use place_readiness::{Document, Rubric};
    /// # let rubric = Rubric::from_yaml(include_str!("../tests/support/bakery.json"))?;
    /// let data = serde_json::json!({
    ///     "format": "place-readiness/assessment/1", "rubric": "bakery@1.0.0",
    ///     "place": {"id": "corner", "name": "The corner shop"},
    ///     "date": "2024-11-05", "kind": "individual", "answers": {"BRE-1": "b"},
    /// });
    /// let answers = rubric.admit(&Document::from_data(&data)?)?;
    /// assert_eq!(answers.answers().len(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Everything wrong with the document, at once.
    pub fn admit(&self, document: &Document) -> Result<Assessment, Problems> {
        admit::admit(self, document)
    }

    /// Reads answers to this rubric from YAML or JSON text.
    ///
    /// ```
    /// # use place_readiness::Rubric;
    /// # let rubric = Rubric::from_yaml(include_str!("../tests/support/bakery.json"))?;
    /// let problems = rubric.admit_yaml("format: place-readiness/assessment/1\nanswers: {BRE-9: b}");
    /// assert!(problems.unwrap_err().to_string().contains("answers.BRE-9: no such criterion"));
    /// # Ok::<(), place_readiness::Problems>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Everything wrong with the text, at once.
    #[cfg(feature = "yaml")]
    pub fn admit_yaml(&self, text: &str) -> Result<Assessment, Problems> {
        self.admit(&Document::from_yaml(text)?)
    }

    /// Reads answers to this rubric of which some come as codes, in the order of the rubric: those
    /// that are a level, or not known, and have nothing beside them. The others stand in the
    /// document, and their code is 255, for unanswered.
    ///
    /// It gives what [`Self::admit`] gives for a document that has all of them. A program that has
    /// read a table need not write each answer out for that.
    ///
    /// ```
    /// # use place_readiness::{Document, Rubric};
    /// # let rubric = Rubric::from_yaml(include_str!("../tests/support/bakery.json"))?;
    /// let document = Document::from_yaml(
    ///     "{format: place-readiness/assessment/1, rubric: bakery, date: 2024-11-05, kind: agreed,
    ///     place: {id: corner, name: The corner shop}, answers: {BRE-2: {level: c, note: Soft.}}}",
    /// )?;
    /// let answers = rubric.admit_with_codes(&document, &[1, 255])?; // BRE-1 has its second option
    /// assert_eq!(rubric.codes(&answers), [1, 2]);
    /// # Ok::<(), place_readiness::Problems>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Everything wrong with the document, at once; or, where nothing is, with the codes: there are
    /// not as many as criteria, a criterion does not have one, it stands for "not applicable", which
    /// needs a reason, or the document answers the criterion as well.
    pub fn admit_with_codes(
        &self,
        document: &Document,
        codes: &[u8],
    ) -> Result<Assessment, Problems> {
        codes::admit_with_codes(self, document, codes)
    }

    /// The answers of an assessment as a row of a [`Table`].
    ///
    /// Answers are matched to criteria by id, as [`Self::score`] matches them. Reasons, notes and
    /// evidence have no place in a row.
    ///
    /// ```
    /// # use place_readiness::Rubric;
    /// # let rubric = Rubric::from_yaml(include_str!("../tests/support/bakery.json"))?;
    /// # let answers = rubric.admit_yaml(include_str!("../tests/support/corner.json"))?;
    /// assert_eq!(rubric.codes(&answers), [1, 2]);
    /// # Ok::<(), place_readiness::Problems>(())
    /// ```
    pub fn codes(&self, assessment: &Assessment) -> Vec<u8> {
        codes::codes(self, assessment)
    }

    /// An assessment of this rubric with no answers yet, as YAML: how to rate, and each question
    /// with its levels, stand above as comments.
    ///
    /// ```
    /// # use place_readiness::Rubric;
    /// # let rubric = Rubric::from_yaml(include_str!("../tests/support/bakery.json"))?;
    /// let empty = rubric.admit_yaml(&rubric.template())?;
    /// assert_eq!(rubric.score(&empty).overall.score, None);
    /// # Ok::<(), place_readiness::Problems>(())
    /// ```
    pub fn template(&self) -> String {
        template::template(self)
    }
}

/// Scoring an assessment.
impl Rubric {
    /// Scores an assessment: scores, band, gates, patterns and lenses. This cannot fail: every sound
    /// assessment has a result.
    ///
    /// Next steps are made by [`Self::score_fully`], or by themselves.
    ///
    /// Answers are matched to criteria by id. An assessment that was admitted by another rubric
    /// counts as unanswered wherever the two differ.
    ///
    /// ```
    /// # use place_readiness::Rubric;
    /// # let rubric = Rubric::from_yaml(include_str!("../tests/support/bakery.json"))?;
    /// # let answers = rubric.admit_yaml(include_str!("../tests/support/corner.json"))?;
    /// let result = rubric.score(&answers);
    /// assert_eq!(result.overall.score, Some(62.5)); // (3 x 50 + 1 x 100) / 4
    /// assert_eq!(result.next_steps, None);
    /// # Ok::<(), place_readiness::Problems>(())
    /// ```
    pub fn score(&self, assessment: &Assessment) -> ScoreResult {
        assess::score(self, assessment)
    }

    /// Scores an assessment, next steps included.
    ///
    /// ```
    /// # use place_readiness::Rubric;
    /// # let rubric = Rubric::from_yaml(include_str!("../tests/support/bakery.json"))?;
    /// # let answers = rubric.admit_yaml(include_str!("../tests/support/corner.json"))?;
    /// let steps = rubric.score_fully(&answers).next_steps.unwrap_or_default();
    /// assert_eq!(steps[0].points, Some(37.5)); // of the crust: 3 x 50 / 4
    /// # Ok::<(), place_readiness::Problems>(())
    /// ```
    pub fn score_fully(&self, assessment: &Assessment) -> ScoreResult {
        assess::score_fully(self, assessment)
    }

    /// The whole and its band, as [`Self::score`] gives them, in about half its time: for tables of
    /// many assessments.
    ///
    /// ```
    /// # use place_readiness::Rubric;
    /// # let rubric = Rubric::from_yaml(include_str!("../tests/support/bakery.json"))?;
    /// # let answers = rubric.admit_yaml(include_str!("../tests/support/corner.json"))?;
    /// let (whole, band) = rubric.score_whole(&answers);
    /// assert_eq!((whole.score, band.id), (Some(62.5), None)); // the bakery has no bands
    /// # Ok::<(), place_readiness::Problems>(())
    /// ```
    pub fn score_whole(&self, assessment: &Assessment) -> (Overall, BandResult) {
        assess::score_whole(self, assessment)
    }

    /// The headings and their criteria, as [`Self::score`] gives them, without all the rest.
    ///
    /// ```
    /// # use place_readiness::Rubric;
    /// # let rubric = Rubric::from_yaml(include_str!("../tests/support/bakery.json"))?;
    /// # let answers = rubric.admit_yaml(include_str!("../tests/support/corner.json"))?;
    /// let bread = &rubric.score_headings(&answers)[0];
    /// assert_eq!((bread.score, bread.criteria[0].score), (Some(62.5), Some(50.0)));
    /// # Ok::<(), place_readiness::Problems>(())
    /// ```
    pub fn score_headings(&self, assessment: &Assessment) -> Vec<GroupResult> {
        assess::score_headings(self, assessment)
    }

    /// A step for each criterion that is rated below its top, the most useful first.
    ///
    /// ```
    /// # use place_readiness::Rubric;
    /// # let rubric = Rubric::from_yaml(include_str!("../tests/support/bakery.json"))?;
    /// # let answers = rubric.admit_yaml(include_str!("../tests/support/corner.json"))?;
    /// let steps = rubric.next_steps(&answers);
    /// assert_eq!((steps.len(), steps[0].to.as_str()), (1, "c"));
    /// # Ok::<(), place_readiness::Problems>(())
    /// ```
    pub fn next_steps(&self, assessment: &Assessment) -> Vec<NextStep> {
        assess::next_steps(self, assessment)
    }

    /// The same assessment with other answers to some criteria.
    ///
    /// `changes` names answers by criterion, as the answers of an assessment do. A level by itself
    /// leaves the note and the evidence of the answer as they are; nothing leaves the criterion
    /// unanswered.
    ///
    /// ```
    /// # use place_readiness::{Document, Rubric};
    /// # let rubric = Rubric::from_yaml(include_str!("../tests/support/bakery.json"))?;
    /// # let answers = rubric.admit_yaml(include_str!("../tests/support/corner.json"))?;
    /// let other = rubric.with_answers(&answers, &Document::from_yaml("{BRE-1: c, BRE-2: null}")?)?;
    /// assert_eq!(rubric.codes(&other), [2, 255]);
    /// # Ok::<(), place_readiness::Problems>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Everything wrong with the changes, at once.
    pub fn with_answers(
        &self,
        assessment: &Assessment,
        changes: &Document,
    ) -> Result<Assessment, Problems> {
        admit::amend(self, assessment, changes)
    }

    /// What would be different with other answers: the result of an assessment, and beside it that
    /// of the same with some answers changed, as [`Self::with_answers`] changes them.
    ///
    /// ```
    /// # use place_readiness::{Document, Rubric};
    /// # let rubric = Rubric::from_yaml(include_str!("../tests/support/bakery.json"))?;
    /// # let answers = rubric.admit_yaml(include_str!("../tests/support/corner.json"))?;
    /// let changes = Document::from_yaml("BRE-1: c")?;
    /// let comparison = rubric.what_if(&answers, &changes)?;
    /// assert_eq!(comparison.overall.difference, Some(37.5));
    /// # Ok::<(), place_readiness::Problems>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Everything wrong with the changes, at once.
    pub fn what_if(
        &self,
        assessment: &Assessment,
        changes: &Document,
    ) -> Result<Comparison, Problems> {
        let after = self.with_answers(assessment, changes)?;
        Ok(compare_same(&self.score(assessment), &self.score(&after)))
    }
}

/// Scoring many rows of codes at once. A code is the position of an option from 0, or 253 for not
/// applicable, 254 for not known, 255 for unanswered.
impl Rubric {
    /// Scores every row of a table, on up to so many threads.
    ///
    /// A row scores as [`Self::score`] scores an assessment with the same answers and no evidence,
    /// to the last bit, whatever the number of threads. Small tables take one thread in any case.
    ///
    /// ```
    /// # use place_readiness::{Rubric, table::{Table, TableScores}};
    /// # let rubric = Rubric::from_yaml(include_str!("../tests/support/bakery.json"))?;
    /// // Two criteria, three options each. In the second row the second answer is missing.
    /// let table = Table { codes: &[1, 2, 1, 255], rows: 2, stride: 2 };
    /// let [mut groups, mut overall, mut low, mut high, mut coverage] = [[0.0; 2]; 5];
    /// let (mut bands, mut gates) = ([0; 2], [0; 2]);
    /// let mut scores = TableScores {
    ///     groups: &mut groups,
    ///     overall: &mut overall,
    ///     low: &mut low,
    ///     high: &mut high,
    ///     coverage: &mut coverage,
    ///     bands: &mut bands,
    ///     gates: &mut gates,
    /// };
    ///
    /// rubric.score_table(&table, &mut scores, 1)?;
    /// assert_eq!(overall, [62.5, 50.0]);
    /// assert_eq!((low[1], high[1]), (37.5, 62.5));
    /// # Ok::<(), place_readiness::Problems>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Nothing is written where something is wrong: the table or a column has another length than
    /// it must have, a criterion does not have a code (the first such row of each is named), or the
    /// rubric has more than 32 gates or more than 255 bands.
    pub fn score_table(
        &self,
        table: &Table<'_>,
        scores: &mut TableScores<'_>,
        threads: usize,
    ) -> Result<(), Problems> {
        table::score(self, table, scores, threads)
    }

    /// Refuses codes that their criteria do not have, as [`Self::score_table`] does: for a table
    /// that is handed over in pieces. `first` is the number of the first row in the whole table.
    ///
    /// ```
    /// # use place_readiness::{Rubric, table::Table};
    /// # let rubric = Rubric::from_yaml(include_str!("../tests/support/bakery.json"))?;
    /// let piece = Table { codes: &[1, 2, 1, 7], rows: 2, stride: 2 };
    /// let problems = rubric.check_table(&piece, 100, 1).unwrap_err();
    /// assert_eq!(problems[0].at, "BRE-2.101");
    /// # Ok::<(), place_readiness::Problems>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The piece has another length than it must have, or a criterion does not have a code: the
    /// first such row of each is named.
    pub fn check_table(
        &self,
        table: &Table<'_>,
        first: usize,
        threads: usize,
    ) -> Result<(), Problems> {
        table::check(self, table, first, threads)
    }

    /// Scores a table in one way, or in the next that this processor and this rubric allow.
    ///
    /// # Errors
    ///
    /// As [`Self::score_table`].
    #[doc(hidden)]
    pub fn score_table_with(
        &self,
        kernel: TableKernel,
        table: &Table<'_>,
        scores: &mut TableScores<'_>,
        threads: usize,
    ) -> Result<(), Problems> {
        table::score_with(self, kernel, table, scores, threads)
    }

    /// The fastest way that this processor and this rubric allow.
    #[doc(hidden)]
    pub fn table_kernel(&self) -> TableKernel {
        table::kernel(self)
    }

    /// Scores many rows that come as columns: one for each criterion, in the order of the rubric,
    /// all of one length. `blanks` says what not known and unanswered count as.
    ///
    /// A row has the same score as by itself, to the last bit, whatever stands beside it.
    ///
    /// ```
    /// # use place_readiness::{Rubric, table::Blanks};
    /// # let rubric = Rubric::from_yaml(include_str!("../tests/support/bakery.json"))?;
    /// let scores = rubric.score_columns(&[&[1, 1], &[2, 255]], Blanks::LeftOut)?;
    /// assert_eq!(scores.overall, [62.5, 50.0]);
    /// # Ok::<(), place_readiness::Problems>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Columns are missing, too many or of different lengths; or a column holds a code that its
    /// criterion does not have. Each is named by criterion, and by row where there is one.
    pub fn score_columns(
        &self,
        columns: &[&[u8]],
        blanks: Blanks,
    ) -> Result<ColumnScores, Problems> {
        let mut scores = ColumnScores::default();
        self.score_columns_into(columns, blanks, &mut scores)?;
        Ok(scores)
    }

    /// The same, into columns that are used again: for many batches, fresh memory for each would
    /// cost more than the scoring.
    ///
    /// # Errors
    ///
    /// As [`Self::score_columns`]; `scores` is then left as it was.
    pub fn score_columns_into(
        &self,
        columns: &[&[u8]],
        blanks: Blanks,
        scores: &mut ColumnScores,
    ) -> Result<(), Problems> {
        table::columns::score_into(self, columns, blanks, scores)
    }
}
