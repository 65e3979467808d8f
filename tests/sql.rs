//! Questions as SQL: what a text holds and what it does not. `tests/engines` asks engines.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;

use mechgraph::model::EpistemicStatus;
use mechgraph::query::{Cost, CostModel, Endpoint};
use mechgraph::sql::{Between, Dialect, MechanismSql, Sql, SqlError};
use mechgraph::{Curie, MechanismQuery, Sign};

/// Texts that would end a literal, a comment or a statement somewhere.
const HOSTILE: [&str; 6] =
    ["A:1' OR '1'='1", "A:2\" --", "A:3\\' /* */", "A:4\n; SELECT 1", "A:5$p1:p1", "A:6\u{2019}\u{0}`"];

/// A question in which each filter has a text of somebody else.
fn strict() -> MechanismQuery {
    let [one, two, three, four, five, six] = HOSTILE;
    let curie = Curie::verbatim;
    MechanismQuery::between(curie(one), Endpoint::any_of([curie(two), curie(three)]))
        .max_hops(4)
        .net_sign(Sign::Negative)
        .via(curie(four))
        .avoiding(curie(five))
        .predicate("affects".parse().unwrap())
        .avoiding_predicate("interacts_with".parse().unwrap())
        .category("NamedThing".parse().unwrap())
        .avoiding_category("Gene".parse().unwrap())
        .source(two)
        .avoiding_source(three)
        .layer(four)
        .avoiding_statement(five)
        .qualifier(six, one)
        .epistemic_status(EpistemicStatus::Suggested)
        .as_of("2020-02".parse().unwrap())
        .allow_correlations()
        .costs(
            CostModel::relevance()
                .with_predicate("causes".parse().unwrap(), Cost(5))
                .with_status(None, Cost(6))
                .with_source(three, Cost(7))
                .with_carrier_run(Cost(8)),
        )
        .limit(9)
}

fn parts(sql: &MechanismSql) -> [&Sql; 3] {
    [&sql.paths, &sql.statements, &sql.entities]
}

/// The names of parameters in a text.
fn names(text: &str, mark: char) -> BTreeSet<String> {
    let after = text.split(mark).skip(1);
    after.map(|rest| rest.chars().take_while(char::is_ascii_alphanumeric).collect()).collect()
}

#[test]
fn no_value_of_a_question_is_in_the_text() {
    for (dialect, mark) in [(Dialect::DuckDb, '$'), (Dialect::Spark, ':')] {
        let sql = MechanismSql::new(&strict(), dialect).unwrap();
        for part in parts(&sql) {
            let plain = |it: char| it.is_ascii_alphanumeric() || " \n_.,()<>=+-*/%".contains(it) || it == mark;
            assert!(part.text.chars().all(plain), "{}", part.text);
            for forbidden in ["--", "/*", "*/", "A:"] {
                assert!(!part.text.contains(forbidden), "{forbidden} in {}", part.text);
            }
            let defined: BTreeSet<String> = part.parameters.keys().cloned().collect();
            assert_eq!(names(&part.text, mark), defined);
        }
        let values: Vec<&String> = sql.paths.parameters.values().collect();
        for text in HOSTILE {
            assert!(values.iter().any(|value| value.contains(text)), "{text:?}");
        }
    }
}

#[test]
fn dialects_differ_in_the_mark_of_a_parameter() {
    let [duckdb, spark] = [Dialect::DuckDb, Dialect::Spark].map(|it| MechanismSql::new(&strict(), it).unwrap());
    for (one, other) in parts(&duckdb).into_iter().zip(parts(&spark)) {
        assert_eq!(one.text.replace('$', ":"), other.text);
        assert_eq!(one.parameters, other.parameters);
    }
    assert_eq!("spark".parse(), Ok(Dialect::Spark));
    assert!("sqlite".parse::<Dialect>().unwrap_err().to_string().contains("duckdb or spark"));
}

#[test]
fn what_has_no_sql_says_why() {
    let refused = |query: MechanismQuery, between| MechanismSql::between(&query, between, Dialect::Spark).unwrap_err();
    let one = || Curie::verbatim("A:1");
    let anything = MechanismQuery::between(one(), Endpoint::Any);
    assert_eq!(refused(anything, Between::Ends), SqlError::Anything);
    let far = MechanismQuery::between(one(), one()).max_hops(17);
    assert!(refused(far, Between::Ends).to_string().starts_with("17 hops; 1 to 16"));
    let several = MechanismQuery::between(one(), Endpoint::any_of(["A:1", "A:2"]));
    assert_eq!(refused(several.clone(), Between::ClassesOfTarget), SqlError::NoClasses);
    assert!(MechanismSql::between(&several, Between::ClassesOfStart, Dialect::Spark).is_ok());
    let ordered = MechanismQuery::between(one(), one()).via_in_order();
    assert!(refused(ordered, Between::Ends).to_string().starts_with("the order of what is run through has no SQL"));
    let exact = MechanismQuery::between(one(), one()).exact_endpoints();
    assert_eq!(refused(exact, Between::ClassesOfTarget), SqlError::NoClasses);
}

/// Each length is a branch of its own, met from both ends.
#[test]
fn the_longest_path_is_one_branch_among_others() {
    for hops in 1..=16 {
        let query = MechanismQuery::between("A:1", "A:2").max_hops(hops);
        let text = MechanismSql::new(&query, Dialect::DuckDb).unwrap().paths.text;
        assert_eq!(text.matches("UNION ALL\nSELECT cost").count(), hops - 1);
        assert!(text.contains(&format!("path_{hops} AS")) && !text.contains(&format!("path_{} AS", hops + 1)));
        assert_eq!(text.contains("front_1 AS"), hops > 1);
        assert_eq!(text.contains("back_1 AS"), hops > 2);
    }
}

#[cfg(feature = "parquet")]
#[test]
fn every_column_that_is_asked_for_is_written() {
    use mechgraph::io::parquet::{write_closure, write_edges, write_links, write_nodes};
    use parquet::file::reader::{FileReader, SerializedFileReader};

    let graph = mechgraph::datasets::interferon_gamma();
    let mut columns = BTreeSet::new();
    let mut tables = [(); 4].map(|()| Vec::new());
    let [nodes, edges, closure, links] = &mut tables;
    write_nodes(&graph, nodes).unwrap();
    write_edges(&graph, edges).unwrap();
    write_closure(&graph, closure).unwrap();
    write_links(&graph, links).unwrap();
    for table in tables {
        let reader = SerializedFileReader::new(bytes::Bytes::from(table)).unwrap();
        let fields = reader.metadata().file_metadata().schema().get_fields();
        columns.extend(fields.iter().map(|field| field.name().to_owned()));
    }
    let sql = MechanismSql::new(&strict(), Dialect::DuckDb).unwrap();
    for part in parts(&sql) {
        let words = part.text.split(|it: char| !(it.is_ascii_alphanumeric() || it == '_'));
        for word in words.filter(|word| word.starts_with("mg_")) {
            assert!(columns.contains(word), "{word}");
        }
    }
    let guide = std::fs::read_to_string("src/documentation/cluster.md").unwrap();
    for column in columns {
        assert!(guide.contains(&format!("`{column}`")), "the guide does not say what {column} is");
    }
}
