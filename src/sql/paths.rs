//! Paths of each length, and all of them in the order of answers.

use crate::model::Sign;

use super::layers::Depths;
use super::question::Question;
use super::statement::Draft;

/// Adds a table of the paths of each length, whatever their sign.
pub(super) fn add(draft: &mut Draft, question: &Question<'_>) {
    for length in 1..=question.hops() {
        draft.table(format!("path_{length}"), of_length(question, length));
    }
}

/// `0..=length` or `1..=length`, each in a text, with something between.
fn joined(numbers: impl Iterator<Item = usize>, between: &str, text: impl Fn(usize) -> String) -> String {
    numbers.map(text).collect::<Vec<_>>().join(between)
}

fn of_length(question: &Question<'_>, length: usize) -> String {
    let steps = || 1..=length;
    let node = |place: usize| if place == 0 { "s1.a".to_owned() } else { format!("s{place}.b") };
    let carriers = question.query.costs.carrier_run().0;
    let runs = (2..=length).filter(|_| carriers > 0);
    let extra = joined(runs, "", |step| {
        format!(" + CASE WHEN s{}.effect = 2 AND s{step}.effect = 2 THEN {carriers} ELSE 0 END", step - 1)
    });
    let nodes = joined(0..=length, ", ", |place| format!("{} AS node{place}", node(place)));
    let ids = joined(0..=length, ", ", |place| match place {
        0 => "s1.a_id AS id0".to_owned(),
        place => format!("s{place}.b_id AS id{place}"),
    });
    let effects = joined(steps(), ", ", |step| format!("s{step}.effect AS effect{step}"));
    let cost = joined(steps(), " + ", |step| format!("s{step}.cost"));
    let any = |column: &str| joined(steps(), " OR ", |step| format!("s{step}.{column} = 1"));
    let unsigned = joined(steps(), " OR ", |step| format!("s{step}.effect = 3"));
    let all_carry = joined(steps(), " AND ", |step| format!("s{step}.effect = 2"));
    let negative = joined(steps(), " + ", |step| format!("CASE WHEN s{step}.effect = 1 THEN 1 ELSE 0 END"));
    let layers = joined(steps(), " JOIN ", |step| {
        let layer = Depths::of(question.hops()).layer(step, length).name();
        match step {
            1 => format!("{layer} s1"),
            step => {
                let (own, before) = (format!("s{step}"), format!("s{}", step - 1));
                format!("{layer} {own} ON {own}.a = {before}.b{}", question.same(&own, &before))
            }
        }
    });
    format!(
        "SELECT {key}{nodes},\n  {ids},\n  {effects},\n  {cost}{extra} AS cost,\n  \
         CASE WHEN {judge} THEN 1 ELSE 0 END AS judge,\n  \
         CASE WHEN {unsigned} OR ({all_carry}) THEN NULL WHEN ({negative}) % 2 = 1 THEN -1 ELSE 1 END AS product,\n  \
         CASE WHEN s{length}.effect = 2 AND s{length}.locating = 1 THEN 1 ELSE 0 END AS at_place\n\
         FROM {layers}{}",
        conditions(question, length, &node),
        key = question.key("s1"),
        judge = any("judge"),
    )
}

/// What holds of whole paths alone.
fn conditions(question: &Question<'_>, length: usize, node: &impl Fn(usize) -> String) -> String {
    let mut conditions = Vec::new();
    for later in 1..=length {
        for earlier in 0..later {
            conditions.push(format!("{} <> {}", node(later), node(earlier)));
        }
    }
    if question.query.correlations {
        for step in 2..=length {
            conditions.push(format!("NOT (s{}.correlation = 1 AND s{step}.correlation = 1)", step - 1));
        }
    }
    // What takes the place of what depends on the whole path where there is something to judge.
    let superseded = joined(1..=length, " OR ", |step| format!("s{step}.superseded = 1"));
    let judge = joined(1..=length, " OR ", |step| format!("s{step}.judge = 1"));
    conditions.push(format!("(NOT ({superseded}) OR {judge})"));
    for (number, _) in (1..).zip(&question.query.via) {
        let through = joined(0..=length, " OR ", |place| format!("{} IN (SELECT node FROM via_{number})", node(place)));
        // What a shortcut summarises may run through it.
        let summarised = joined(1..=length, " OR ", |step| format!("s{step}.shortcut = 1"));
        conditions.push(format!("({through} OR {summarised})"));
    }
    format!("\nWHERE {}", conditions.join("\n  AND "))
}

/// All paths of the wanted sign in the order of answers.
pub(super) fn select(question: &Question<'_>) -> String {
    let hops = question.hops();
    let key = question.key("w");
    let branch = |length: usize| {
        let padded = |name: &'static str, first: usize, kind: &'static str| {
            joined(first..=hops, ", ", move |place| {
                if place <= length {
                    format!("{name}{place}")
                } else {
                    format!("CAST(NULL AS {kind}) AS {name}{place}")
                }
            })
        };
        format!(
            "SELECT {key}cost, {length} AS steps, CASE WHEN at_place = 1 THEN NULL ELSE product END AS sign, product, judge,\n  \
             {}, {}, {} FROM path_{length} w",
            padded("id", 0, "STRING"),
            padded("effect", 1, "INT"),
            padded("node", 0, "BIGINT"),
        )
    };
    let all = joined(1..=hops, "\nUNION ALL\n", branch);
    let wanted = question.query.sign.map_or_else(String::new, |sign| {
        let sign = if sign == Sign::Positive { 1 } else { -1 };
        // Whether a path loses its sign at a place is known of the judged alone.
        format!("\nWHERE p.sign = {sign} OR (p.judge = 1 AND p.product = {sign})")
    });
    let ids = joined(0..=hops, ", ", |place| format!("p.id{place}"));
    let effects = joined(1..=hops, ", ", |step| format!("p.effect{step}"));
    let by_nodes = joined(0..=hops, ", ", |place| format!("p.node{place} NULLS LAST"));
    let by_effects = joined(1..=hops, ", ", |step| format!("p.effect{step} NULLS LAST"));
    let columns = format!("p.cost, p.steps, p.sign, p.judge, {ids}, {effects}");
    let order = format!("p.cost NULLS LAST, p.steps NULLS LAST, {by_nodes}, {by_effects}");
    match question.query.limit {
        Some(limit) if question.is_of_pairs() => format!(
            "SELECT p.question, {columns} FROM (\n\
             SELECT p.*, row_number() OVER (PARTITION BY p.question ORDER BY {order}) AS place FROM (\n{all}\n) p{wanted}\n\
             ) p\nWHERE p.place <= {limit}\nORDER BY p.question NULLS LAST, p.place NULLS LAST"
        ),
        limit => {
            let first = if question.is_of_pairs() { "p.question NULLS LAST, " } else { "" };
            let limit = limit.map_or_else(String::new, |limit| format!("\nLIMIT {limit}"));
            format!(
                "SELECT {key}{columns} FROM (\n{all}\n) p{wanted}\nORDER BY {first}{order}{limit}",
                key = question.key("p"),
            )
        }
    }
}
