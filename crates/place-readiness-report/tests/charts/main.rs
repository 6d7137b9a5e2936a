//! What a chart shows, by numbers worked out by hand, and what it must never do.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod safe;
mod support;

use place_readiness::Rubric;
use place_readiness::assessment::{Kind, Respondent};
use place_readiness::compare::{Comparison, compare_scores};
use place_readiness_report::chart::{self, MOST_ROWS};
use roxmltree::Document as Svg;

use support::{KITCHEN, bars, cells, count, kitchen, markers, score, shipped, texts};

/// Bread (3 x 25 + 2 x 75) / 5 = 45, soup 100: overall 72.5.
const WHOLE: &str = "{B1: '1', B2: '3', S1: '4'}";
/// Bread has 3 of 5 parts, just enough: 50 now, 30 to 70 in the end. Soup 0. Overall 25, from
/// (30 + 0) / 2 = 15 to (70 + 0) / 2 = 35.
const PART: &str = "{B1: '2', S1: '0'}";
/// Bread has 2 of 5 parts: no score, and 40 to 100 in the end. Soup 75. No overall score, and
/// (40 + 75) / 2 = 57.5 to 87.5 in the end.
const LITTLE: &str = "{B2: '4', S1: '3'}";

#[test]
fn a_heat_map_shows_each_score_and_no_zero_for_a_blank() {
    let rubric = kitchen();
    let results =
        [WHOLE, LITTLE, PART].map(|answers| score(&rubric, "Here", "2024-02-29", answers));
    let chart = chart::heat(&rubric, &results).unwrap();
    let expected = ["45", "100", "–", "75", "50", "0"];
    // After the cells of the chart come those of its key.
    let key = ["0", "25", "50", "75", "100", "–"];
    assert_eq!(cells(&chart), [&expected[..], &key].concat());
    assert_eq!(count(&chart, "blank"), 2);
    assert_eq!(
        chart.alt,
        "Kitchen: scores by heading. A table of scores from 0 to 100. Results: 3. Headings: 2. \
         Cells without a score: 1. Results stand in the order in which they came, not by score. \
         Here, 29 February 2024: Bread 45; Soup 100. \
         Here, 29 February 2024: Bread no score, too few answered; Soup 75. \
         Here, 29 February 2024: Bread 50; Soup 0."
    );
}

#[test]
fn a_number_too_long_for_its_cell_is_cut_and_never_rounded_across_a_line() {
    // 100 x 49.996 / (49.996 + 50.004) = 49.996, and a band starts at 50.
    let rubric = KITCHEN.replace("Flour, weight: 3", "Flour, weight: 49.996");
    let rubric = Rubric::from_yaml(&rubric.replace("Water, weight: 2", "Water, weight: 50.004"));
    let rubric = rubric.unwrap();
    let result = score(&rubric, "Here", "2024-02-29", "{B1: '4', B2: '0', S1: '4'}");
    let chart = chart::heat(&rubric, &[result]).unwrap();
    assert_eq!(cells(&chart)[..2], ["49.9…", "100"]);
    assert!(chart.alt.contains("Bread 49.996; Soup 100."));
}

#[test]
fn a_heat_map_says_who_answered_and_what_is_an_example() {
    let rubric = kitchen();
    let mut cooks = score(&rubric, "Here", "2024-02-29", WHOLE);
    cooks.respondent = Some(Respondent { id: "r1".to_owned(), partner: Some("cooks".to_owned()) });
    let mut example = score(&rubric, "There", "2024-02-29", WHOLE);
    example.kind = Kind::Illustrative;
    let chart = chart::heat(&rubric, &[cooks, example]).unwrap();
    assert!(texts(&chart).contains(&"Here, 29 February 2024, Cooks (r1)".to_owned()));
    assert!(texts(&chart).contains(&"There, 29 February 2024 (an example)".to_owned()));
}

#[test]
fn what_another_rubric_made_has_no_numbers_in_a_heat_map() {
    let rubric = kitchen();
    let other = Rubric::from_yaml(&KITCHEN.replace("weight: 3", "weight: 4")).unwrap();
    let results =
        [score(&rubric, "Here", "2024-02-29", WHOLE), score(&other, "There", "2024-02-29", WHOLE)];
    let chart = chart::heat(&rubric, &results).unwrap();
    assert_eq!(cells(&chart)[..4], ["45", "100", "–", "–"]);
    let row = "There, 29 February 2024: Made by kitchen 1.0.0, which scores differently.";
    assert!(chart.alt.ends_with(row), "{}", chart.alt);
}

#[test]
fn rows_beyond_the_most_are_counted_and_said_before_the_first_of_them() {
    let rubric = kitchen();
    let results = vec![score(&rubric, "Here", "2024-02-29", WHOLE); 750];
    let words = "The first 60 of 750 are shown.";
    let heat = chart::heat(&rubric, &results).unwrap();
    assert_eq!(texts(&heat).first().map(String::as_str), Some(words));
    assert!(heat.alt.ends_with(words));
    let exact = chart::heat(&rubric, &results[..MOST_ROWS]).unwrap();
    assert!(!exact.alt.contains("are shown"));

    let comparison = compare_scores(&results[0], &results[1]).unwrap();
    let change = chart::change(&rubric, &vec![comparison; 750]).unwrap();
    let (note, row) = (support::notes(&change), support::titles(&change));
    assert_eq!(note, [(words.to_owned(), note[0].1)]);
    assert!(note[0].1 < row[0].1, "{note:?} {:?}", row[0]);
    assert!(change.alt.ends_with(words));
    assert!(chart::heat(&rubric, &[]).unwrap().alt.ends_with("There is nothing to show."));
    assert!(chart::change(&rubric, &[]).unwrap().alt.ends_with("There is nothing to show."));
}

#[test]
fn two_places_stand_side_by_side_with_their_ranges() {
    let chart = chart::compare(&kitchen(), &places(WHOLE, PART)).unwrap();
    // Bread 45 and 50 of 30 to 70; soup 100 and 0; overall 72.5 and 25 of 15 to 35.
    assert_eq!(
        chart.alt,
        "Here, 29 February 2024, beside There, 29 February 2024. Two scores from 0 to 100 in each \
         row, one row for each heading and one overall. \
         Bread. There: 5.0 points higher. Filling the blanks could undo this. \
         Here: 45.0. There: 50.0, possible 30.0 to 70.0. \
         Soup. There: 100.0 points lower. Here: 100.0. There: 0.0. \
         Overall. There: 47.5 points lower. Here: 72.5. There: 25.0, possible 15.0 to 35.0."
    );
    assert_eq!(markers(&chart, "first"), ["45.00%", "100.00%", "72.50%"]);
    assert_eq!(markers(&chart, "second"), ["50.00%", "0.00%", "25.00%"]);
    assert_eq!(bars(&chart, "range"), ["30.00% 40.00%", "15.00% 20.00%"]);
    assert_eq!(count(&chart, "link"), 0);
}

#[test]
fn a_side_without_a_score_has_an_outline_and_no_marker() {
    let comparison = dates(LITTLE, WHOLE);
    for chart in [
        chart::compare(&kitchen(), &comparison).unwrap(),
        chart::change(&kitchen(), std::slice::from_ref(&comparison)).unwrap(),
    ] {
        // Only soup has a first score.
        assert_eq!(markers(&chart, "first"), ["75.00%"]);
        assert_eq!(markers(&chart, "second"), ["45.00%", "100.00%", "72.50%"]);
        assert_eq!(bars(&chart, "range"), [""; 0]);
        assert_eq!(bars(&chart, "outline"), ["40.00% 60.00%", "57.50% 30.00%"]);
        let words = "1 May 2023: no score, too few answered, possible 40.0 to 100.0.";
        assert!(chart.alt.contains(words), "{}", chart.alt);
        assert!(texts(&chart).contains(&"too few answered, possible 40.0 to 100.0".to_owned()));
    }
}

#[test]
fn a_change_leads_from_one_date_to_the_other() {
    let chart = chart::change(&kitchen(), &[dates(PART, WHOLE)]).unwrap();
    assert_eq!(
        chart.alt,
        "Change at Here from 1 May 2023 to 29 February 2024. Two scores from 0 to 100 in each row, \
         from the first to the second. \
         Bread. Down by 5.0 points. Filling the blanks could undo this. \
         1 May 2023: 50.0, possible 30.0 to 70.0. 29 February 2024: 45.0. \
         Soup. Up by 100.0 points. 1 May 2023: 0.0. 29 February 2024: 100.0. \
         Overall. Up by 47.5 points. 1 May 2023: 25.0, possible 15.0 to 35.0. \
         29 February 2024: 72.5."
    );
    let svg = Svg::parse(&chart.svg).unwrap();
    let links = svg.descendants().filter(|node| node.attribute("class") == Some("link"));
    let ends = links.map(|it| (it.attribute("x1").unwrap(), it.attribute("x2").unwrap()));
    let expected = [("50.00%", "45.00%"), ("0.00%", "100.00%"), ("25.00%", "72.50%")];
    assert_eq!(ends.collect::<Vec<_>>(), expected);
    let none = chart::change(&kitchen(), &[dates(PART, PART)]).unwrap();
    assert_eq!(none.alt.matches("No change.").count(), 3);
}

#[test]
fn several_changes_have_a_row_each_in_their_order() {
    let chart = chart::change(&kitchen(), &[dates(PART, WHOLE), dates(WHOLE, PART)]).unwrap();
    assert_eq!(
        chart.alt,
        "Change in overall scores. Two scores from 0 to 100 in each row, from the first to the \
         second. \
         Here. Up by 47.5 points. 1 May 2023: 25.0, possible 15.0 to 35.0. \
         29 February 2024: 72.5. \
         Here. Down by 47.5 points. 1 May 2023: 72.5. \
         29 February 2024: 25.0, possible 15.0 to 35.0."
    );
}

#[test]
fn the_profile_says_what_the_report_says() {
    let rubric = kitchen();
    let chart = chart::profile(&rubric, &score(&rubric, "Here", "2024-02-29", PART)).unwrap();
    assert_eq!(
        chart.alt,
        "Profile of Here, 29 February 2024. A range chart from 0 to 100 with one row for each \
         heading. Bread. Score 50, possible 30 to 70. Soup. Score 0."
    );
}

#[test]
fn the_worked_example_has_the_numbers_of_its_method() {
    let rubric = shipped();
    let builtin = place_readiness_rubrics::find("place-readiness").unwrap();
    let example = rubric.score(&rubric.admit_yaml(builtin.examples[0].1).unwrap());
    // From docs/method.md, "The overall score": Leadership 30.36 and Finance 30.56.
    let heat = chart::heat(&rubric, std::slice::from_ref(&example)).unwrap();
    let cells = ["–", "–", "30", "31", "–", "–", "–", "–"];
    assert_eq!(support::cells(&heat)[..8], cells);
    let same = compare_scores(&example, &example).unwrap();
    let compared = chart::compare(&rubric, &same).unwrap();
    for words in [
        "Leadership. The same score. First: 30.4, possible 26.6 to 39.1.",
        "Finance. The same score. First: 30.6, possible 18.3 to 58.3.",
        "Data sharing. How far apart they are cannot be told. First: no score, too few answered, \
         possible 6.2 to 81.2.",
        "Second: no score, too few answered, possible 16.4 to 67.3.",
    ] {
        assert!(compared.alt.contains(words), "{words}\n{}", compared.alt);
    }
}

/// Two Places on one date.
fn places(first: &str, second: &str) -> Comparison {
    let rubric = kitchen();
    let first = score(&rubric, "Here", "2024-02-29", first);
    compare_scores(&first, &score(&rubric, "There", "2024-02-29", second)).unwrap()
}

/// One Place on two dates.
fn dates(first: &str, second: &str) -> Comparison {
    let rubric = kitchen();
    let first = score(&rubric, "Here", "2023-05-01", first);
    compare_scores(&first, &score(&rubric, "Here", "2024-02-29", second)).unwrap()
}
