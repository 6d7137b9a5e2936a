//! Which facets of which lenses each criterion counts in: tags become positions.

use crate::index::Index;
use crate::rubric::document::{Criterion, Lens};

/// A facet of a lens, by their positions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tag {
    pub(crate) lens: usize,
    pub(crate) facet: usize,
}

/// The facets that each criterion is tagged with, one list a criterion.
pub(crate) fn tags(lenses: &[Lens], criteria: &[&Criterion]) -> Vec<Vec<Tag>> {
    let positions = Index::of(lenses.iter().map(|lens| lens.id.as_str()));
    let facets: Vec<Index<'_>> = lenses.iter().map(facets).collect();
    let place = |lens: &str, tag: &str| {
        let lens = positions.position(lens)?;
        Some(Tag { lens, facet: facets.get(lens)?.position(tag)? })
    };
    let tags = |criterion: &&Criterion| {
        let lenses = criterion.tags.iter();
        lenses.flat_map(|(lens, tags)| tags.iter().filter_map(|tag| place(lens, tag))).collect()
    };
    criteria.iter().map(tags).collect()
}

fn facets(lens: &Lens) -> Index<'_> {
    Index::of(lens.facets.iter().map(|facet| facet.id.as_str()))
}
