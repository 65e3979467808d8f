//! The statements from which an answer can be judged: those of all paths, and what bears on them.

use super::question::Question;
use super::statement::Draft;

/// The columns that are read back, and the surprise of a statement in the whole graph, which the small one takes over.
const COLUMNS: &str = "e.id, e.subject, e.predicate, e.object, e.primary_knowledge_source, e.knowledge_level,\n  \
                       e.agent_type, e.layer, e.publications, e.mg_also, e.mg_more,\n  \
                       e.mg_surprise AS mechgraph_surprise";

/// Predicates by which a drug is an instance of a strategy.
const IMPLEMENTS: [&str; 2] = ["biolink:implements", "implements"];

/// Adds the tables of what is kept; the paths come before.
pub(super) fn add(draft: &mut Draft, question: &Question<'_>) {
    let pairs = (1..=question.hops())
        .flat_map(|length| (1..=length).map(move |step| (length, step)))
        .map(|(length, step)| format!("SELECT node{} AS a, node{step} AS b FROM path_{length}", step - 1));
    draft.table("pairs", pairs.collect::<Vec<_>>().join("\nUNION\n"));
    draft.table("passed", "SELECT a AS node FROM pairs\nUNION\nSELECT b FROM pairs");
    let implements = draft.bind_all(IMPLEMENTS);
    draft.table(
        "own_strategies",
        format!(
            "SELECT e.mg_statement AS statement, e.mg_object AS node FROM edges e\n\
             WHERE e.predicate IN ({implements}) AND e.mg_subject IN (SELECT node FROM own_starts)"
        ),
    );
    draft.table(
        "treatments",
        "SELECT node FROM own_starts\nUNION\nSELECT node FROM own_strategies WHERE node IS NOT NULL\nUNION\n\
         SELECT c.above_node FROM closure c JOIN own_strategies o ON c.below_node = o.node",
    );
    draft.table("said_0", said(question));
    draft.table(
        "said_1",
        "SELECT statement FROM said_0\nUNION\n\
         SELECT l.member FROM links l JOIN said_0 k ON k.statement = l.statement WHERE l.member IS NOT NULL",
    );
    draft.table(
        "about_1",
        "SELECT e.mg_statement AS statement, e.mg_subject_statement AS one, e.mg_object_statement AS other FROM edges e\n\
         WHERE e.mg_subject_statement IN (SELECT statement FROM said_1)\n  \
         OR e.mg_object_statement IN (SELECT statement FROM said_1)\n  \
         OR (e.mg_subject IN (SELECT node FROM passed) AND e.mg_object_statement IN (\n    \
         SELECT o.mg_statement FROM edges o WHERE o.mg_object IN (SELECT node FROM passed)))",
    );
    draft.table(
        "about_2",
        "SELECT e.mg_statement AS statement, e.mg_subject_statement AS one, e.mg_object_statement AS other FROM edges e\n\
         WHERE e.mg_subject_statement IN (SELECT statement FROM about_1)\n  \
         OR e.mg_object_statement IN (SELECT statement FROM about_1)",
    );
    draft.table("said_2", "SELECT statement FROM said_1\nUNION\nSELECT statement FROM about_1\nUNION\n\
         SELECT one FROM about_1 WHERE one IS NOT NULL\nUNION\nSELECT other FROM about_1 WHERE other IS NOT NULL\nUNION\n\
         SELECT statement FROM about_2\nUNION\nSELECT one FROM about_2 WHERE one IS NOT NULL\nUNION\n\
         SELECT other FROM about_2 WHERE other IS NOT NULL");
    draft.table(
        "classes_0",
        "SELECT node FROM asked_from\nUNION\nSELECT node FROM asked_to\nUNION\nSELECT node FROM own_starts\nUNION\nSELECT node FROM own_targets\nUNION\n\
         SELECT node FROM starts\nUNION\nSELECT node FROM targets\nUNION\nSELECT node FROM treatments\nUNION\n\
         SELECT l.context_node FROM links l JOIN said_2 k ON k.statement = l.statement WHERE l.context_node IS NOT NULL",
    );
    draft.table(
        "classes",
        "SELECT node FROM classes_0\nUNION\n\
         SELECT c.above_node FROM closure c JOIN classes_0 k ON k.node = c.below_node",
    );
    draft.table(
        "kept",
        "SELECT statement FROM said_2\nUNION\nSELECT statement FROM own_strategies\nUNION\n\
         SELECT e.mg_statement FROM edges e WHERE e.mg_hierarchy\n  \
         AND e.mg_subject IN (SELECT node FROM classes) AND e.mg_object IN (SELECT node FROM classes)",
    );
}

/// The statements between entities that follow each other on a path, claims of treatment between the ends, and, where
/// costs ask for records, the steps of the start that are in some.
fn said(question: &Question<'_>) -> String {
    let mut parts = vec![
        "SELECT e.mg_statement AS statement FROM edges e JOIN pairs p ON e.mg_subject = p.a AND e.mg_object = p.b"
            .to_owned(),
        "SELECT e.mg_statement FROM edges e JOIN pairs p ON e.mg_subject = p.b AND e.mg_object = p.a".to_owned(),
    ];
    for (one, other) in [("subject", "object"), ("object", "subject")] {
        parts.push(format!(
            "SELECT e.mg_statement FROM edges e WHERE e.mg_claim\n  \
             AND e.mg_{one} IN (SELECT node FROM treatments) AND e.mg_{other} IN (SELECT node FROM own_targets)"
        ));
    }
    if question.asks_for_records() {
        parts.push(
            "SELECT e.mg_statement FROM edges e JOIN links l ON l.statement = e.mg_statement AND l.record IS NOT NULL\n\
             WHERE (e.mg_forward OR e.mg_backward)\n  \
             AND (e.mg_subject IN (SELECT node FROM starts) OR e.mg_object IN (SELECT node FROM starts))"
                .to_owned(),
        );
    }
    parts.join("\nUNION\n")
}

/// The statements that are kept, in their order.
pub(super) fn select() -> String {
    format!("SELECT {COLUMNS}\nFROM edges e JOIN kept k ON k.statement = e.mg_statement\nORDER BY e.mg_statement")
}

/// The entities of the statements that are kept, which are a table `answer_edges` by then.
pub(super) const ENTITIES_OF_STATEMENTS: &str = "SELECT n.id, n.name, n.category, n.description, n.synonym, n.xref, n.provided_by, n.mg_described, n.mg_more\n\
     FROM nodes n\n\
     WHERE n.id IN (SELECT subject FROM answer_edges WHERE subject IS NOT NULL)\n  \
     OR n.id IN (SELECT object FROM answer_edges WHERE object IS NOT NULL)";

/// These, and the ends of the question.
pub(super) fn entities() -> String {
    format!(
        "{ENTITIES_OF_STATEMENTS}\n  \
         OR n.mg_node IN (SELECT node FROM asked_from) OR n.mg_node IN (SELECT node FROM asked_to)\nORDER BY n.mg_node"
    )
}
