//! Questions as SQL: what a text holds and what it does not. `tests/engines` asks engines.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;

use mechgraph::model::EpistemicStatus;
use mechgraph::query::{
    AllowDeny, AttributeConstraint, Cost, CostModel, Endpoint, Operator, PatternQuery, QueryEdge, QueryNode, QueryPath,
    SetInterpretation,
};
use mechgraph::sql::{Between, Dialect, MechanismSql, PatternSql, Sql, SqlError};
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

/// A pattern in which each node and edge has texts of somebody else, keys too.
fn strict_pattern() -> PatternQuery {
    let [one, two, three, four, five, six] = HOSTILE;
    let curie = Curie::verbatim;
    PatternQuery::new()
        .node(QueryNode::new(one).id(curie(one)).id(curie(two)).category("Gene".parse().unwrap()))
        .node(QueryNode::new(two).category("Disease".parse().unwrap()).set(SetInterpretation::Collate))
        .node(QueryNode::new(three).id(curie(three)).exact())
        .node(QueryNode::new(four))
        .node(QueryNode::new(five))
        .edge(
            QueryEdge::new(one, one, two)
                .predicate("affects".parse().unwrap())
                .qualifier_set([(six, four), ("object_direction_qualifier", "increased")])
                .qualifier_set([("qualified_predicate", "causes")])
                .primary_sources(AllowDeny::allow([five]))
                .knowledge_level(AllowDeny::deny([six])),
        )
        .edge(QueryEdge::new(two, three, two).sources(AllowDeny::deny([one])).agent_type(AllowDeny::allow([two])))
        .edge(QueryEdge::new(three, one, three).exclude())
        .edge(QueryEdge::new(four, two, four).predicate("related_to".parse().unwrap()).exclude())
        .distinct_entities()
        .layer(four)
        .avoiding_source(three)
        .avoiding_statement(five)
        .refuse_correlations()
}

fn pattern_parts(sql: &PatternSql) -> [&Sql; 3] {
    [&sql.matches, &sql.statements, &sql.entities]
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
        let pattern = PatternSql::new(&strict_pattern(), dialect).unwrap();
        let pairs = MechanismSql::between(&strict(), Between::Pairs, dialect).unwrap();
        for part in parts(&sql).into_iter().chain(pattern_parts(&pattern)).chain(parts(&pairs)) {
            let plain = |it: char| it.is_ascii_alphanumeric() || " \n_.,()<>=+-*/%".contains(it) || it == mark;
            assert!(part.text.chars().all(plain), "{}", part.text);
            for forbidden in ["--", "/*", "*/", "A:"] {
                assert!(!part.text.contains(forbidden), "{forbidden} in {}", part.text);
            }
            let defined: BTreeSet<String> = part.parameters.keys().cloned().collect();
            assert_eq!(names(&part.text, mark), defined);
        }
        let values: Vec<&String> = sql.paths.parameters.values().collect();
        let of_pattern: Vec<&String> = pattern.matches.parameters.values().collect();
        for text in HOSTILE {
            assert!(values.iter().any(|value| value.contains(text)), "{text:?}");
            assert!(of_pattern.iter().any(|value| value.contains(text)), "{text:?}");
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

#[test]
fn a_pattern_that_has_no_sql_says_why() {
    let sql = |query: &PatternQuery| PatternSql::new(query, Dialect::DuckDb);
    let refused = |query: PatternQuery, expected: &str| {
        let error = sql(&query).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
    };
    let two = || PatternQuery::new().node(QueryNode::new("a").id("A:1")).node(QueryNode::new("b").id("A:2"));
    let edge = || QueryEdge::new("e", "a", "b");
    assert!(sql(&two().edge(edge())).is_ok());
    let condition = || AttributeConstraint::new("publications", Operator::Equal, "PMID:1");
    refused(two().edge(edge().attribute(condition())), "a condition on an attribute has no SQL");
    refused(PatternQuery::new().node(QueryNode::new("a").constraint(condition())), "a condition on an attribute");
    refused(two().path(QueryPath::new("p", "a", "b")), "a path of a pattern has no SQL");
    refused(two().edge(edge()).min_belief("0.5".parse().unwrap()), "belief has no SQL");
    let set = QueryNode::new("c").id("A:3").set(SetInterpretation::All);
    refused(two().node(set), "a set that must be whole (ALL) has no SQL");
    refused(PatternQuery::new().node(QueryNode::new("a").id("HLH")), "\"HLH\" is no identifier; look it up");
    refused(PatternQuery::new().node(QueryNode::new("a").id(Endpoint::Any)), "an end is anything");
    refused(PatternQuery::new(), "nodes: there is none");
    refused(two().edge(QueryEdge::new("e", "a", "c")), "edges.e.object: \"c\" is no node of the pattern");
    refused(two().edge(edge().qualifier_set([("", ""); 0])), "edges.e.qualifiers[0]: the set of qualifiers is empty");
    refused(PatternQuery::new().node(QueryNode::new("a").set(SetInterpretation::Many)), "nodes.a.set_interpretation");
}

#[cfg(feature = "json")]
#[test]
fn a_name_is_no_identifier() {
    let refused = |query: MechanismQuery| MechanismSql::new(&query, Dialect::DuckDb).unwrap_err();
    let one = || Curie::verbatim("A:1");
    assert_eq!(refused(MechanismQuery::between("HLH", one())), SqlError::Name("HLH".to_owned()));
    assert_eq!(refused(MechanismQuery::between(one(), one()).avoiding("JAK2")), SqlError::Name("JAK2".to_owned()));
    assert_eq!(refused(MechanismQuery::between(one(), one()).via("JAK2")), SqlError::Name("JAK2".to_owned()));
    let graph = mechgraph::datasets::interferon_gamma();
    let named = MechanismQuery::between("emapalumab", "HLH").avoiding("eltrombopag").with_identifiers(&graph).unwrap();
    let sql = MechanismSql::new(&named, Dialect::DuckDb).unwrap();
    assert!(sql.paths.parameters.values().any(|value| value == "MONDO:0015540"));
    let error = MechanismQuery::between("emapalumb", "HLH").with_identifiers(&graph).unwrap_err().to_string();
    assert!(error.contains("emapalumab"), "{error}");
    let pattern = PatternQuery::new().node(QueryNode::new("d").id("HLH"));
    assert!(PatternSql::new(&pattern.clone().with_identifiers(&graph).unwrap(), Dialect::Spark).is_ok());
    let unknown = PatternQuery::new().node(QueryNode::new("d").id("emapalumb")).with_identifiers(&graph).unwrap_err();
    assert!(unknown.to_string().starts_with("nodes.d.ids[0]"), "{unknown}");
}

/// What a table has of each part of a pattern.
#[test]
fn each_part_of_a_pattern_is_a_table() {
    let text = PatternSql::new(&strict_pattern(), Dialect::DuckDb).unwrap().matches.text;
    for expected in [
        // The class that is named, and what is below it.
        "own_0 AS (\nSELECT node FROM asked_0\nUNION\nSELECT c.below_node",
        "own_2 AS (\nSELECT node FROM asked_2\n)",
        "e.predicate IN (SELECT below_predicate FROM closure WHERE as_held AND",
        "e.predicate IN (SELECT below_predicate FROM closure WHERE exchanged AND",
        "NOT e.mg_negated",
        "NOT e.mg_correlation",
        "(e.knowledge_level IS NULL OR e.knowledge_level NOT IN (",
        "NOT (array_contains(e.mg_sources, ",
        "FROM pair_0 e0 JOIN pair_1 e1 ON e1.b = e0.b",
        "NOT EXISTS (SELECT x2.a FROM pair_2 x2 WHERE x2.a = e0.a AND x2.b = e1.a)",
        "NOT EXISTS (SELECT x3.a FROM pair_3 x3 WHERE x3.a = e0.b)",
        "e0.a <> e0.b",
        "CAST(NULL AS STRING) AS id3",
        "CROSS JOIN node_4 n4",
        "ORDER BY m.node0 NULLS LAST, m.node1 NULLS LAST, m.node2 NULLS LAST, m.node4 NULLS LAST",
    ] {
        assert!(text.contains(expected), "{expected} is not in {text}");
    }
}

/// What is of one pair is not joined with what is of another.
#[test]
fn a_row_of_many_pairs_says_which_question_it_answers() {
    let query = MechanismQuery::between(Endpoint::Any, Endpoint::Any).max_hops(3);
    let of_pairs = |query: &MechanismQuery| MechanismSql::between(query, Between::Pairs, Dialect::Spark).unwrap();
    let sql = of_pairs(&query);
    for (expected, count) in [
        ("SELECT DISTINCT q.question, n.mg_node AS node FROM nodes n JOIN asked q ON q.from_id = n.id", 1),
        ("SELECT DISTINCT q.question, n.mg_node AS node FROM nodes n JOIN asked q ON q.to_id = n.id", 1),
        ("SELECT a.question, c.below_node AS node", 2),
        ("SELECT DISTINCT f.question, r.b AS node", 1),
        ("SELECT DISTINCT f.question, r.a AS node", 1),
        ("SELECT s.question, other.statement", 2),
        // Both ends of a step, its record, its neighbours on the path, and what it is grouped by.
        (" AND t.question = f.question", 4),
        (" AND k.question = f.question", 5),
        (" AND k.question = t.question", 1),
        (" AND s2.question = s1.question", 2),
        (" AND s3.question = s2.question", 1),
        ("PARTITION BY g.question, g.a, g.b", 12),
        ("ORDER BY p.question NULLS LAST, p.cost", 1),
    ] {
        assert_eq!(sql.paths.text.matches(expected).count(), count, "{expected} in {}", sql.paths.text);
    }
    // Ends that are named are left aside, and a limit is one of each question.
    assert_eq!(of_pairs(&MechanismQuery::between("A:1", "A:2").max_hops(3)), sql);
    let limited = of_pairs(&query.limit(7)).paths.text;
    assert!(limited.contains("row_number() OVER (PARTITION BY p.question ORDER BY p.cost"), "{limited}");
    assert!(limited.contains("WHERE p.place <= 7\nORDER BY p.question NULLS LAST, p.place"), "{limited}");
    // Of one pair no row has the column.
    let one = MechanismSql::new(&MechanismQuery::between("A:1", "A:2"), Dialect::Spark).unwrap();
    assert!(parts(&one).iter().all(|part| !part.text.contains("question")));
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
    let pattern = PatternSql::new(&strict_pattern(), Dialect::DuckDb).unwrap();
    for part in parts(&sql).into_iter().chain(pattern_parts(&pattern)) {
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
