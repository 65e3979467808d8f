//! A table of edges as KGX writes them, of the shape of Hetionet: kinds of edges one after the other,
//! within a kind by subject, some 130 bytes a row, the same for the same number of rows.

use core::fmt::Write;

/// The columns of the table.
const HEADER: &str = "id\tsubject\tpredicate\tobject\tknowledge_level\tagent_type\tprimary_knowledge_source\t\
                      publications\tobject_aspect_qualifier\tobject_direction_qualifier\tmetaedge\n";

/// One kind of edge.
struct Kind {
    metaedge: &'static str,
    subject: (&'static str, usize),
    predicate: &'static str,
    object: (&'static str, usize),
    source: &'static str,
    direction: &'static str,
    /// How many of a hundred edges are of the kind.
    share: usize,
}

const GENE: (&str, usize) = ("NCBIGene:", 20_945);
const PROCESS: (&str, usize) = ("GO:00", 11_381);
const ANATOMY: (&str, usize) = ("UBERON:000", 402);
const COMPOUND: (&str, usize) = ("DRUGBANK:DB0", 1_552);
const PATHWAY: (&str, usize) = ("REACT:R-HSA-", 1_822);

const KINDS: [Kind; 8] = [
    Kind::new("GpBP", GENE, "participates_in", PROCESS, "infores:go", "", 25),
    Kind::new("AeG", ANATOMY, "expresses", GENE, "infores:bgee", "", 23),
    Kind::new("Gr>G", GENE, "regulates", GENE, "infores:lincs", "decreased", 12),
    Kind::new("GiG", GENE, "physically_interacts_with", GENE, "infores:biogrid", "", 12),
    Kind::new("CcSE", COMPOUND, "has_side_effect", PROCESS, "infores:sider", "", 6),
    Kind::new("AdG", ANATOMY, "affects", GENE, "infores:bgee", "decreased", 9),
    Kind::new("AuG", ANATOMY, "affects", GENE, "infores:bgee", "increased", 8),
    Kind::new("GpPW", GENE, "participates_in", PATHWAY, "infores:reactome", "", 5),
];

impl Kind {
    const fn new(
        metaedge: &'static str,
        subject: (&'static str, usize),
        predicate: &'static str,
        object: (&'static str, usize),
        source: &'static str,
        direction: &'static str,
        share: usize,
    ) -> Self {
        Self { metaedge, subject, predicate, object, source, direction, share }
    }

    fn row(&self, number: usize, subject: usize, random: &mut fastrand::Rng) -> String {
        let Self { subject: (subject_prefix, _), predicate, object: (object_prefix, objects), source, .. } = self;
        let object = random.usize(..*objects);
        let mut row = format!(
            "e{number}\t{subject_prefix}{subject:05}\tbiolink:{predicate}\t{object_prefix}{object:05}\t\
             knowledge_assertion\tmanual_agent\t{source}\t"
        );
        // Half the edges have publications, up to three.
        let publications = random.usize(..6).saturating_sub(2);
        for place in 0..publications {
            let delimiter = if place == 0 { "" } else { "|" };
            let _ = write!(row, "{delimiter}PMID:{}", random.usize(1_000_000..38_000_000));
        }
        let aspect = if self.direction.is_empty() { "" } else { "expression" };
        let _ = writeln!(row, "\t{aspect}\t{}\t{}", self.direction, self.metaedge);
        row
    }
}

/// In which order the rows stand.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Order {
    /// By kind, then by subject, as exports are.
    ByKind,
    /// At random, so that no row is like the one before.
    Shuffled,
}

/// A table of so many edges.
pub(crate) fn edges(count: usize, order: Order) -> String {
    let mut random = fastrand::Rng::with_seed(7);
    let mut rows = Vec::with_capacity(count);
    for kind in &KINDS {
        let mut subjects: Vec<usize> = (0..count * kind.share / 100).map(|_| random.usize(..kind.subject.1)).collect();
        subjects.sort_unstable();
        for subject in subjects {
            rows.push(kind.row(rows.len(), subject, &mut random));
        }
    }
    if matches!(order, Order::Shuffled) {
        random.shuffle(&mut rows);
    }
    HEADER.to_owned() + &rows.concat()
}
