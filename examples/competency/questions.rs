//! Competency questions: what a reader of the article would ask of the graph, each with the general
//! queries that answer it. No answer is written here; the graph gives them.

use std::error::Error;

use mechgraph::graph::NameMatches;
use mechgraph::graph::StatementRef;
use mechgraph::model::{Category, ClinicalStatus, Context, Dimension, Effect};
use mechgraph::query::{Absence, CostModel, Endpoint, Limits, QueryError, StatementQuery, Treatments, Verdict};
use mechgraph::{KnowledgeGraph, Mechanism, MechanismQuery, Node, Sign};

/// A question with the queries that answer it.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    /// Its number, such as `CQ01`.
    pub(crate) id: &'static str,
    /// What is asked, in words.
    pub(crate) text: &'static str,
    /// What kind of question it is.
    pub(crate) kind: Kind,
    /// What of the embedded graph is asked.
    pub(crate) layer: Layer,
    /// The queries that answer it, in order.
    pub(crate) queries: Vec<Query>,
}

/// What kind of question it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Neighbourhood,
    Lookup,
    Signed,
    Path,
    Fact,
    Filter,
    Qualifier,
    Derived,
    Structural,
    Why,
    LookupZh,
    Comparison,
    Temporal,
    Provenance,
    PathNegative,
}

/// What of the embedded graph a question is put to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layer {
    /// What the article says.
    Seed,
    /// That and the background.
    WithBackground,
}

/// A general query of the library.
#[derive(Clone, Debug)]
pub(crate) enum Query {
    /// What names mean.
    Names(&'static [&'static str]),
    /// The entities of a category.
    Entities(Category),
    /// The classes above and below an entity.
    Classes(&'static str),
    /// The statements that fit a description.
    Statements(StatementQuery),
    /// The mechanisms between two endpoints, with the verdict of all.
    Mechanisms(MechanismQuery),
    /// Why there is no mechanism.
    WhyNot(MechanismQuery),
    /// What is claimed as treatment between two endpoints.
    Treatments(MechanismQuery),
}

/// What the graph answers to a query.
#[derive(Clone, Debug)]
pub(crate) enum Found<'g> {
    Names(Vec<(&'static str, NameMatches<'g>)>),
    Entities(Vec<Node<'g>>),
    Classes { above: Vec<Node<'g>>, below: Vec<Node<'g>> },
    Statements(Vec<StatementRef<'g>>),
    Mechanisms { mechanisms: Vec<Mechanism<'g>>, verdict: Box<Verdict<'g>> },
    WhyNot(Box<Absence<'g>>),
    Treatments(Treatments<'g>),
}

impl Query {
    /// Puts the query to a graph.
    pub(crate) fn run<'g>(&self, graph: &'g KnowledgeGraph) -> Result<Found<'g>, QueryError> {
        let nodes = |numbers: Vec<_>| numbers.into_iter().filter_map(|number| graph.node_at(number)).collect();
        Ok(match self {
            Self::Names(names) => Found::Names(names.iter().map(|name| (*name, graph.find(name))).collect()),
            Self::Entities(category) => {
                Found::Entities(graph.nodes().filter(|node| node.is_in_category(category)).collect())
            }
            Self::Classes(name) => {
                let sources: Vec<Node<'_>> =
                    MechanismQuery::starting_at(*name).exact_endpoints().prepare(graph)?.sources().collect();
                let above = sources.iter().flat_map(|node| graph.ancestors(node.number())).collect();
                let below = sources.iter().flat_map(|node| graph.descendants(node.number())).collect();
                Found::Classes { above: nodes(above), below: nodes(below) }
            }
            Self::Statements(query) => Found::Statements(query.run(graph)?.collect()),
            Self::Mechanisms(query) => {
                // The shortest first, as the answers were written down.
                let mut running = query.clone().costs(CostModel::steps()).run(graph)?;
                let mechanisms = running.by_ref().collect();
                Found::Mechanisms { mechanisms, verdict: Box::new(running.verdict()) }
            }
            Self::WhyNot(query) => Found::WhyNot(Box::new(query.why_not(graph, Limits::default())?)),
            Self::Treatments(query) => Found::Treatments(query.prepare(graph)?.treatments()),
        })
    }
}

/// Every question, by number.
///
/// # Errors
///
/// If a predicate, a category or a date is misspelled.
pub(crate) fn questions() -> Result<Vec<Question>, Box<dyn Error>> {
    let mut questions = about_interferon_gamma()?;
    questions.extend(about_signalling()?);
    questions.extend(about_targets()?);
    questions.extend(about_treatments()?);
    questions.extend(about_the_graph()?);
    questions.sort_by_key(|question| question.id);
    Ok(questions)
}

/// A drug, be it a small molecule or an antibody: Biolink files both under chemical entities, proteins
/// of the body not.
fn drug() -> Result<Category, Box<dyn Error>> {
    Ok("ChemicalEntity".parse()?)
}

fn statements() -> StatementQuery {
    StatementQuery::new()
}

fn in_disease(name: &str) -> Context {
    Context::new().with(Dimension::Disease, name)
}

fn in_pathway(name: &str) -> Context {
    Context::new().with(Dimension::Pathway, name)
}

fn about_interferon_gamma() -> Result<Vec<Question>, Box<dyn Error>> {
    let onto_hematopoiesis = MechanismQuery::between("IFN-γ", "hematopoiesis");
    Ok(vec![
        Question {
            id: "CQ01",
            text: "What does IFN-γ contribute to?",
            kind: Kind::Neighbourhood,
            layer: Layer::Seed,
            queries: vec![Query::Statements(statements().subject("IFN-γ").predicate("contributes_to".parse()?))],
        },
        Question {
            id: "CQ04",
            text: "Which drugs inhibit IFN-γ itself?",
            kind: Kind::Signed,
            layer: Layer::Seed,
            queries: vec![Query::Mechanisms(MechanismQuery::between(drug()?, "IFN-γ").net_sign(Sign::Negative))],
        },
        Question {
            id: "CQ06",
            text: "By what mechanism path does emapalumab act in HLH?",
            kind: Kind::Path,
            layer: Layer::Seed,
            queries: vec![Query::Mechanisms(MechanismQuery::between("emapalumab", "HLH"))],
        },
        Question {
            id: "CQ09",
            text: "How does IFN-γ inhibit hematopoiesis in aplastic anemia?",
            kind: Kind::Path,
            layer: Layer::Seed,
            queries: vec![Query::Mechanisms(onto_hematopoiesis.clone().in_context(in_disease("aplastic anemia")))],
        },
        Question {
            id: "CQ34",
            text: "What is the net sign of emapalumab on hematopoiesis in AA?",
            kind: Kind::Derived,
            layer: Layer::Seed,
            queries: vec![
                Query::Mechanisms(MechanismQuery::between("emapalumab", "hematopoiesis").in_context(in_disease("AA"))),
                Query::Statements(statements().subject("emapalumab").object("hematopoiesis")),
            ],
        },
        Question {
            id: "CQ36",
            text: "Is 'IFN-γ inhibits hematopoiesis' a general claim?",
            kind: Kind::Qualifier,
            layer: Layer::Seed,
            queries: vec![
                Query::Statements(statements().subject("IFN-γ").object("hematopoiesis").effect(Effect::Negative)),
                Query::Mechanisms(onto_hematopoiesis.clone()),
                Query::WhyNot(onto_hematopoiesis.in_context(in_disease("HLH"))),
            ],
        },
        Question {
            id: "CQ45",
            text: "Give all causal paths of length <=3 from emapalumab.",
            kind: Kind::Path,
            layer: Layer::Seed,
            queries: vec![Query::Mechanisms(MechanismQuery::starting_at("emapalumab").max_hops(3))],
        },
    ])
}

fn about_signalling() -> Result<Vec<Question>, Box<dyn Error>> {
    let onto_signalling = MechanismQuery::between(drug()?, "JAK/STAT");
    let onto_hematopoiesis = MechanismQuery::between("IFN-γ", "hematopoiesis");
    Ok(vec![
        Question {
            id: "CQ05",
            text: "Which drugs have a net-inhibitory path onto IFN-γ signalling?",
            kind: Kind::Signed,
            layer: Layer::WithBackground,
            queries: vec![
                Query::Mechanisms(onto_signalling.clone().net_sign(Sign::Negative).in_context(in_pathway("IFNGR"))),
                Query::Mechanisms(MechanismQuery::between("emapalumab", "JAK/STAT")),
                Query::Mechanisms(MechanismQuery::between("ruxolitinib", "JAK/STAT")),
            ],
        },
        Question {
            id: "CQ08",
            text: "By what mechanism path does ruxolitinib act in HLH, with background?",
            kind: Kind::Path,
            layer: Layer::WithBackground,
            queries: vec![Query::Mechanisms(MechanismQuery::between("ruxolitinib", "HLH"))],
        },
        Question {
            id: "CQ46",
            text: "Could ruxolitinib harm hematopoiesis?",
            kind: Kind::Derived,
            layer: Layer::WithBackground,
            queries: vec![
                Query::Mechanisms(MechanismQuery::between("ruxolitinib", "hematopoiesis")),
                Query::Mechanisms(MechanismQuery::between("ruxolitinib", "hematopoiesis").layer("seed")),
            ],
        },
        Question {
            id: "CQ47",
            text: "Does IFN-γ stimulate hematopoiesis through JAK2?",
            kind: Kind::PathNegative,
            layer: Layer::WithBackground,
            queries: vec![
                Query::Mechanisms(onto_hematopoiesis.clone()),
                Query::Mechanisms(onto_hematopoiesis.clone().via("JAK2")),
                Query::WhyNot(onto_hematopoiesis.via("JAK2").net_sign(Sign::Positive)),
            ],
        },
        Question {
            id: "CQ52",
            text: "Does any drug path reach JAK/STAT activation rather than inhibition?",
            kind: Kind::Signed,
            layer: Layer::Seed,
            queries: vec![
                Query::Mechanisms(onto_signalling.clone()),
                Query::Mechanisms(onto_signalling.net_sign(Sign::Positive)),
            ],
        },
    ])
}

fn about_targets() -> Result<Vec<Question>, Box<dyn Error>> {
    Ok(vec![
        Question {
            id: "CQ14",
            text: "What is eltrombopag's target and mechanism?",
            kind: Kind::Fact,
            layer: Layer::Seed,
            queries: vec![
                Query::Statements(statements().subject("eltrombopag").predicate("affects".parse()?)),
                Query::Names(&["eltrombopag"]),
            ],
        },
        Question {
            id: "CQ15",
            text: "Which drugs agonise c-MPL?",
            kind: Kind::Fact,
            layer: Layer::WithBackground,
            queries: vec![Query::Statements(
                statements().subject(drug()?).object("c-MPL").qualifier("causal_mechanism_qualifier", "agonism"),
            )],
        },
        Question {
            id: "CQ16",
            text: "What does thrombopoietin bind?",
            kind: Kind::Fact,
            layer: Layer::Seed,
            queries: vec![Query::Statements(
                statements().about("thrombopoietin").predicate("physically_interacts_with".parse()?),
            )],
        },
        Question {
            id: "CQ17",
            text: "What disrupts the thrombopoietin–c-MPL interaction, and in which disease?",
            kind: Kind::Fact,
            layer: Layer::Seed,
            queries: vec![Query::Statements(
                statements().object("thrombopoietin–c-MPL interaction").predicate("disrupts".parse()?),
            )],
        },
        Question {
            id: "CQ24",
            text: "What does ruxolitinib inhibit according to the seed?",
            kind: Kind::Fact,
            layer: Layer::WithBackground,
            queries: vec![
                Query::Statements(statements().subject("ruxolitinib").effect(Effect::Negative).layer("seed")),
                Query::Statements(statements().subject("ruxolitinib").effect(Effect::Negative).layer("background")),
            ],
        },
        Question {
            id: "CQ26",
            text: "What causes the hyperinflammation mentioned last?",
            kind: Kind::Fact,
            layer: Layer::Seed,
            queries: vec![Query::Statements(statements().object("hyperinflammation").predicate("causes".parse()?))],
        },
        Question {
            id: "CQ38",
            text: "Why can eltrombopag circumvent IFN-γ's effect?",
            kind: Kind::Why,
            layer: Layer::Seed,
            queries: vec![Query::Mechanisms(MechanismQuery::between("eltrombopag", "hematopoiesis"))],
        },
        Question {
            id: "CQ39",
            text: "What is graft failure a complication of?",
            kind: Kind::Fact,
            layer: Layer::Seed,
            queries: vec![Query::Statements(statements().subject("graft failure"))],
        },
        Question {
            id: "CQ44",
            text: "Which genes cause familial HLH, and by loss or gain?",
            kind: Kind::Fact,
            layer: Layer::WithBackground,
            queries: vec![Query::Statements(
                statements()
                    .subject("Gene".parse::<Category>()?)
                    .object("familial hemophagocytic lymphohistiocytosis")
                    .predicate("causes".parse()?),
            )],
        },
    ])
}

fn about_treatments() -> Result<Vec<Question>, Box<dyn Error>> {
    let compared = || Endpoint::any_of(["emapalumab", "ruxolitinib"]);
    Ok(vec![
        Question {
            id: "CQ18",
            text: "Which interventions for HLH are approved versus investigational, where, and for whom?",
            kind: Kind::Filter,
            layer: Layer::Seed,
            queries: [ClinicalStatus::Approved, ClinicalStatus::UnderInvestigation, ClinicalStatus::InUse]
                .map(|status| Query::Statements(statements().object("HLH").therapeutic().clinical_status(status)))
                .to_vec(),
        },
        Question {
            id: "CQ21",
            text: "For which patients is emapalumab approved?",
            kind: Kind::Qualifier,
            layer: Layer::Seed,
            queries: vec![
                Query::Treatments(MechanismQuery::starting_at("emapalumab").clinical_status(ClinicalStatus::Approved)),
                Query::Statements(statements().subject("Cohort".parse::<Category>()?)),
            ],
        },
        Question {
            id: "CQ23",
            text: "What is the status of ruxolitinib for HLH?",
            kind: Kind::Fact,
            layer: Layer::Seed,
            queries: vec![Query::Treatments(MechanismQuery::between("ruxolitinib", "HLH"))],
        },
        Question {
            id: "CQ27",
            text: "What are the ongoing trials about?",
            kind: Kind::Fact,
            layer: Layer::Seed,
            queries: vec![Query::Statements(statements().predicate("in_clinical_trials_for".parse()?))],
        },
        Question {
            id: "CQ28",
            text: "List all therapeutic statements with their epistemic status.",
            kind: Kind::Filter,
            layer: Layer::Seed,
            queries: vec![Query::Statements(statements().therapeutic())],
        },
        Question {
            id: "CQ40",
            text: "哪些药物在研用于治疗 HLH?",
            kind: Kind::LookupZh,
            layer: Layer::Seed,
            queries: vec![
                Query::Statements(
                    statements()
                        .object("噬血细胞性淋巴组织细胞增生症")
                        .therapeutic()
                        .clinical_status(ClinicalStatus::UnderInvestigation),
                ),
                Query::Statements(statements().subject("ruxolitinib").effect(Effect::Negative)),
            ],
        },
        Question {
            id: "CQ42",
            text: "Compare emapalumab and ruxolitinib: level of the pathway and clinical status.",
            kind: Kind::Comparison,
            layer: Layer::Seed,
            queries: vec![
                Query::Statements(statements().subject(compared()).effect(Effect::Negative)),
                Query::Statements(statements().subject(compared()).therapeutic()),
            ],
        },
        Question {
            id: "CQ51",
            text: "As of the seed's date, is emapalumab approved for macrophage activation syndrome?",
            kind: Kind::Temporal,
            layer: Layer::WithBackground,
            queries: vec![Query::Treatments(
                MechanismQuery::between("emapalumab", "macrophage activation syndrome")
                    .clinical_status(ClinicalStatus::Approved)
                    .as_of("2021-01".parse()?),
            )],
        },
    ])
}

fn about_the_graph() -> Result<Vec<Question>, Box<dyn Error>> {
    Ok(vec![
        Question {
            id: "CQ03",
            text: "Do 'IFNG', 'IFN-gamma', 'IFNγ', 'interferon gamma', 'HGNC:5438', 'NCBIGene:3458' and \
                   'UniProtKB:P01579' resolve to one node?",
            kind: Kind::Lookup,
            layer: Layer::Seed,
            queries: vec![Query::Names(&[
                "IFNG",
                "IFN-gamma",
                "IFNγ",
                "interferon gamma",
                "HGNC:5438",
                "NCBIGene:3458",
                "UniProtKB:P01579",
            ])],
        },
        Question {
            id: "CQ29",
            text: "Which diseases or conditions are mentioned?",
            kind: Kind::Filter,
            layer: Layer::Seed,
            queries: vec![Query::Entities("DiseaseOrPhenotypicFeature".parse()?)],
        },
        Question {
            id: "CQ30",
            text: "What is the relation of primary and secondary HLH to HLH?",
            kind: Kind::Fact,
            layer: Layer::Seed,
            queries: vec![
                Query::Classes("primary HLH"),
                Query::Classes("secondary HLH"),
                Query::Classes("HLH"),
                Query::Statements(statements().object("HLH").predicate("subclass_of".parse()?)),
            ],
        },
        Question {
            id: "CQ35",
            text: "Which statements are about aplastic anemia?",
            kind: Kind::Filter,
            layer: Layer::Seed,
            queries: vec![Query::Statements(statements().mentioning("aplastic anemia"))],
        },
        Question {
            id: "CQ37",
            text: "Which statements use another statement as their object?",
            kind: Kind::Structural,
            layer: Layer::Seed,
            queries: vec![Query::Statements(statements().about_statements())],
        },
        Question {
            id: "CQ48",
            text: "Which source supports a given edge, and which sentence?",
            kind: Kind::Provenance,
            layer: Layer::Seed,
            queries: vec![Query::Statements(statements().published_in("PMID:33484058"))],
        },
        Question {
            id: "CQ49",
            text: "Which institutions wrote the article?",
            kind: Kind::Provenance,
            layer: Layer::Seed,
            queries: vec![Query::Statements(statements().object("PMID:33484058"))],
        },
        Question {
            id: "CQ50",
            text: "Is HLH here helix-loop-helix, or TPO thyroid peroxidase, or AA amino acid?",
            kind: Kind::Lookup,
            layer: Layer::Seed,
            queries: vec![Query::Names(&["HLH", "TPO", "AA"])],
        },
    ])
}
