//! The largest rubrics that load, each of a shape that makes some part of scoring hard.

use serde_json::{Value, json};

/// A rubric, and answers to it.
#[derive(Debug)]
pub(crate) struct Worst {
    pub(crate) name: &'static str,
    make: fn() -> Value,
    /// The position of the option that a criterion is rated with.
    answer: fn(usize) -> usize,
}

/// As many criteria as a rubric may have.
const MOST: usize = 10_000;

pub(crate) const SHAPES: &[Worst] = &[
    shape("a top group for each criterion, and gates about them", many_groups, |_| 0),
    shape("one group with the lowest of its criteria", || one_group("minimum"), |n| n % 5),
    shape("one group with a geometric mean", || one_group("geometric"), |n| 1 + n % 4),
    shape("a geometric mean of groups", geometric_groups, |n| 1 + n % 4),
    shape("groups nested as deep as they may be", deep, |n| n % 5),
    shape("two gates that look at everything, nested deep", wide_gates, |_| 0),
    shape("a gate and a band for each criterion", many_gates, |n| n % 5),
    shape("a pattern for each criterion, all part of the first", many_patterns, |_| 0),
    shape("one group, and as many gates about it as there may be", gates_about_one, |_| 0),
    shape("a lens for each criterion", many_lenses, |n| n % 5),
    shape("one lens with very many facets, each carried many times", many_facets, |n| n % 5),
    shape("labels and actors without number", many_labels, |n| n % 5),
    shape("a hundred options with long ids", long_options, |n| n % 100),
    shape("fractions without a common measure, right on a band", on_a_band, level_of_pairs),
    shape("the same, a hair below it", below_a_band, level_of_pairs),
];

const fn shape(name: &'static str, make: fn() -> Value, answer: fn(usize) -> usize) -> Worst {
    Worst { name, make, answer }
}

impl Worst {
    pub(crate) fn rubric(&self) -> Value {
        (self.make)()
    }

    /// An answer to every criterion.
    pub(crate) fn assessment(&self, rubric: &Value) -> Value {
        let mut ids = Vec::new();
        gather(&rubric["groups"], &mut ids);
        let option = |n: usize| rubric["scales"]["scale"][(self.answer)(n)]["id"].clone();
        let answers: serde_json::Map<String, Value> =
            ids.into_iter().enumerate().map(|(n, id)| (id, option(n))).collect();
        json!({
            "format": "place-readiness/assessment/1", "rubric": "worst@1.0.0",
            "place": {"id": "p", "name": "P"}, "date": "2025-01-01", "kind": "agreed",
            "answers": answers,
        })
    }
}

fn gather(groups: &Value, ids: &mut Vec<String>) {
    for group in groups.as_array().into_iter().flatten() {
        for criterion in group["criteria"].as_array().into_iter().flatten() {
            ids.extend(criterion["id"].as_str().map(ToOwned::to_owned));
        }
        gather(&group["groups"], ids);
    }
}

fn rubric(groups: &Value) -> Value {
    json!({
        "format": "place-readiness/rubric/1", "id": "worst", "version": "1.0.0",
        "title": "Worst", "notice": "For a test.",
        "scales": {"scale": list(5, |n| json!({"id": n.to_string(), "value": n, "label": "L"}))},
        "groups": groups,
        "bands": [band(0), band(50), band(75)],
    })
}

fn band(from: usize) -> Value {
    json!({"id": format!("b{from}"), "title": "B", "from": from})
}

fn gate(n: usize, when: &Value, ceiling: &str) -> Value {
    json!({"id": format!("G{n}"), "when": when, "ceiling": ceiling, "why": "So."})
}

fn list(count: usize, one: impl Fn(usize) -> Value) -> Value {
    (0..count).map(one).collect()
}

fn criterion(n: usize) -> Value {
    json!({"id": format!("C{n}"), "title": "A criterion"})
}

fn group(n: usize, criteria: &Value) -> Value {
    json!({"id": format!("g{n}"), "title": "A group", "criteria": criteria})
}

/// A criterion in a group of its own.
fn alone(n: usize) -> Value {
    group(n, &json!([criterion(n)]))
}

/// A hundred groups of a hundred criteria.
fn hundreds() -> Value {
    rubric(&list(100, |n| group(n, &list(100, |m| criterion(n * 100 + m)))))
}

fn many_groups() -> Value {
    let mut made = rubric(&list(MOST, alone));
    made["gates"] = list(2, |n| gate(n, &json!({"any_group_below": 50 + n}), "b0"));
    made["minimum_coverage"] = json!(50);
    made
}

fn one_group(how: &str) -> Value {
    let mut made = rubric(&json!([group(0, &list(MOST, criterion))]));
    made["groups"][0]["aggregate"] = json!(how);
    made
}

fn geometric_groups() -> Value {
    let mut made = rubric(&list(MOST, alone));
    made["aggregate"] = json!("geometric");
    made
}

/// Chains of groups: a document may be nested 64 deep, and a group takes two of them.
fn deep() -> Value {
    const CHAINS: usize = 400;
    const LONG: usize = 28;
    let chain = |chain: usize| {
        let criteria = list(MOST / CHAINS, |n| criterion(chain * MOST / CHAINS + n));
        let inner = json!({"id": format!("g{chain}-0"), "title": "A group", "criteria": criteria});
        (1..LONG).fold(inner, |inner, n| {
            json!({"id": format!("g{chain}-{n}"), "title": "A group", "groups": [inner]})
        })
    };
    rubric(&list(CHAINS, chain))
}

fn wide_gates() -> Value {
    let mut made = hundreds();
    let ids = list(MOST, |n| json!(format!("C{n}")));
    let count = json!({"count": {"of": ids, "at_most": "0", "min": MOST - 1}});
    let nested =
        (0..20).fold(count, |inner, n| json!({if n % 2 == 0 { "any" } else { "all" }: [inner]}));
    made["gates"] = list(2, |n| gate(n, &nested, "b0"));
    made
}

fn many_gates() -> Value {
    let mut made = hundreds();
    let from = |n: usize| json!({"id": format!("b{n}"), "title": "B", "from": hundredths(n)});
    made["bands"] = list(MOST, from);
    let when = |n: usize| json!({"criterion": format!("C{n}"), "at_most": "1"});
    made["gates"] = list(MOST, |n| gate(n, &when(n), &format!("b{}", n * 7 % (MOST - 1))));
    made
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn hundredths(n: usize) -> f64 {
    n as f64 / 100.0
}

fn many_patterns() -> Value {
    let mut made = hundreds();
    made["patterns"] = list(MOST, |n| {
        let mut pattern = json!({
            "id": format!("P{n}"), "title": "P", "message": "M",
            "when": {"criterion": format!("C{n}"), "at_most": "1"},
        });
        if n < MOST - 1 {
            pattern["part_of"] = json!(format!("P{}", MOST - 1));
        }
        pattern
    });
    made
}

fn gates_about_one() -> Value {
    let mut made = rubric(&json!([group(0, &list(MOST, criterion))]));
    made["gates"] = list(20, |n| {
        gate(n, &json!({"any_group_below": 0.001}), if n == 0 { "b0" } else { "b50" })
    });
    made
}

fn many_lenses() -> Value {
    let tagged = |n: usize| {
        let mut criterion = criterion(n);
        let lenses = (0..5).map(|m| (format!("L{}", (n * 5 + m) % MOST), json!(["f"])));
        criterion["tags"] = Value::Object(lenses.collect());
        criterion
    };
    let mut made = rubric(&json!([group(0, &list(MOST, tagged))]));
    let facets = json!([{"id": "f", "title": "F"}]);
    made["lenses"] = list(MOST, |n| json!({"id": format!("L{n}"), "title": "L", "facets": facets}));
    made
}

fn many_facets() -> Value {
    let tagged = |n: usize| {
        let mut criterion = criterion(n);
        let last = |m: usize| json!(format!("f{}", MOST - 1 - (n + m) % 100));
        criterion["tags"] = json!({"lens": list(20, last)});
        criterion
    };
    let mut made = rubric(&json!([group(0, &list(MOST, tagged))]));
    let facets = list(MOST, |n| json!({"id": format!("f{n}"), "title": "F"}));
    made["lenses"] = json!([{"id": "lens", "title": "L", "facets": facets}]);
    made
}

fn many_labels() -> Value {
    const NARROW: usize = MOST - 1;
    let labelled = |n: usize| {
        let last = MOST - 1 - n;
        let mut criterion = criterion(n);
        criterion["labels"] =
            json!({format!("l{}", last % NARROW): "v0", "wide": format!("v{last}")});
        criterion["who_has_to_act"] = json!(format!("v{last}"));
        criterion
    };
    let values = |count| list(count, |n| json!({"id": format!("v{n}"), "title": "V"}));
    let narrow = |n: usize| json!({"id": format!("l{n}"), "title": "L", "values": values(1)});
    let wide = || json!({"id": "wide", "title": "W", "values": values(MOST)});
    let mut made = rubric(&json!([group(0, &list(MOST, labelled))]));
    made["labels"] = list(MOST, |n| if n < NARROW { narrow(n) } else { wide() });
    made["actors"] = values(MOST);
    made
}

fn long_options() -> Value {
    let mut made = hundreds();
    let id = |n: usize| format!("{n:0>64}");
    made["scales"] =
        json!({"scale": list(100, |n| json!({"id": id(n), "value": n, "label": "L"}))});
    made["evidence_expected"] = json!({"from": id(50), "otherwise": id(49)});
    made
}

/// Groups in pairs that add up to 100, with weights whose sums share no factor: their mean is 50,
/// but a sum halfway is a fraction of thousands of digits.
fn on_a_band() -> Value {
    let sums: Vec<usize> = (30_000..).filter(|n| is_prime(*n)).take(PAIRS).collect();
    let one = |n: usize| {
        let (sum, mirrored) = (sums[n % PAIRS], n >= PAIRS);
        let (large, small) = (sum / 3, sum - 1 - sum / 3);
        let weights = if mirrored { [small, large, 1] } else { [large, small, 1] };
        let weighted = |m: usize| {
            let mut criterion = criterion(3 * n + m);
            criterion["weight"] = thousandths(weights[m]);
            criterion
        };
        let mut group = group(n, &list(3, weighted));
        group["weight"] = thousandths(if n.is_multiple_of(2) { 1 } else { 100_000 });
        group
    };
    let mut made = rubric(&list(2 * PAIRS, one));
    made["gates"] = list(2, |n| gate(n, &json!({"any_group_below": 50}), "b0"));
    made
}

/// An even number: each pair has one weight, as its halves are so many groups apart.
const PAIRS: usize = 1_666;

fn level_of_pairs(criterion: usize) -> usize {
    [4, 0, 2][criterion % 3]
}

/// The same, but one light group lacks a little of its half.
fn below_a_band() -> Value {
    let mut made = on_a_band();
    made["groups"][0]["criteria"][0]["weight"] = thousandths(9_999);
    made
}

fn is_prime(n: usize) -> bool {
    (2..n).take_while(|d| d * d <= n).all(|d| !n.is_multiple_of(d))
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn thousandths(n: usize) -> Value {
    json!(n as f64 / 1000.0)
}
