//! The words of the language: functions, relations, modifications and residues, long and short.

/// What a function makes of what is in its brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Call {
    /// A name, by the function of `PyBEL` and the short word for it.
    Named(&'static str, &'static str),
    Complex,
    Composite,
    Reaction,
    Activity,
    /// An activity of BEL 1.0, by the word for its kind.
    ActivityOf(&'static str),
    Degradation,
    Translocation,
    Secretion,
    Surface,
}

const FUNCTIONS: [(&str, &str, Call); 29] = [
    ("a", "abundance", Call::Named("Abundance", "a")),
    ("g", "geneAbundance", Call::Named("Gene", "g")),
    ("r", "rnaAbundance", Call::Named("RNA", "r")),
    ("m", "microRNAAbundance", Call::Named("miRNA", "m")),
    ("p", "proteinAbundance", Call::Named("Protein", "p")),
    ("pop", "populationAbundance", Call::Named("Population", "pop")),
    ("bp", "biologicalProcess", Call::Named("BiologicalProcess", "bp")),
    ("path", "pathology", Call::Named("Pathology", "path")),
    ("complex", "complexAbundance", Call::Complex),
    ("composite", "compositeAbundance", Call::Composite),
    ("rxn", "reaction", Call::Reaction),
    ("act", "activity", Call::Activity),
    ("deg", "degradation", Call::Degradation),
    ("tloc", "translocation", Call::Translocation),
    ("sec", "cellSecretion", Call::Secretion),
    ("surf", "cellSurfaceExpression", Call::Surface),
    ("cat", "catalyticActivity", Call::ActivityOf("cat")),
    ("chap", "chaperoneActivity", Call::ActivityOf("chap")),
    ("gtp", "gtpBoundActivity", Call::ActivityOf("gtp")),
    ("kin", "kinaseActivity", Call::ActivityOf("kin")),
    ("pep", "peptidaseActivity", Call::ActivityOf("pep")),
    ("phos", "phosphataseActivity", Call::ActivityOf("phos")),
    ("ribo", "ribosylationActivity", Call::ActivityOf("ribo")),
    ("tscript", "transcriptionalActivity", Call::ActivityOf("tscript")),
    ("tport", "transportActivity", Call::ActivityOf("tport")),
    ("gef", "guanineNucleotideExchangeFactorActivity", Call::ActivityOf("gef")),
    ("gap", "gtpaseActivatingProteinActivity", Call::ActivityOf("gap")),
    ("molecularActivity", "molecularActivity", Call::ActivityOf("molecularActivity")),
    // As `PyBEL` also takes it.
    ("o", "o", Call::Named("Pathology", "path")),
];

/// What a word in front of a bracket makes of what is in it.
pub(super) fn function(word: &str) -> Option<Call> {
    FUNCTIONS.iter().find(|(short, long, _)| *short == word || *long == word).map(|(_, _, call)| *call)
}

/// The word for a kind of activity that has no namespace.
pub(super) fn activity(word: &str) -> Option<&'static str> {
    match function(word) {
        Some(Call::ActivityOf(kind)) => Some(kind),
        _ => None,
    }
}

/// Signs and short words of relations, those first of which another is the start of none.
const RELATIONS: [(&str, &str); 18] = [
    ("->", "increases"),
    ("→", "increases"),
    ("=>", "directlyIncreases"),
    ("⇒", "directlyIncreases"),
    ("-|", "decreases"),
    ("=|", "directlyDecreases"),
    ("--", "association"),
    (":>", "transcribedTo"),
    (">>", "translatedTo"),
    ("cnc", "causesNoChange"),
    ("cor", "correlation"),
    ("eq", "equivalentTo"),
    ("neg", "negativeCorrelation"),
    ("noCor", "noCorrelation"),
    ("pos", "positiveCorrelation"),
    ("reg", "regulates"),
    ("orthologousTo", "orthologous"),
    ("analogous", "analogousTo"),
];

/// The signs of relations.
pub(super) fn signs() -> impl Iterator<Item = &'static str> {
    RELATIONS.iter().map(|(sign, _)| *sign).filter(|sign| !sign.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// The long word for a relation.
pub(super) fn relation(word: &str) -> &str {
    RELATIONS.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| *long)
}

/// A term of the Gene Ontology: its number and its name.
type Process = (&'static str, &'static str);

/// Modifications of proteins that have no namespace, with the process of the Gene Ontology that each is, or else the
/// residue in PSI-MOD (`pybel/language.py`): all words for it, short ones first, the namespace, number and name.
const MODIFICATIONS: [(&[&str], &str, Process); 26] = [
    (&["Ac", "acetylation", "A"], "go", ("0006473", "protein acetylation")),
    (
        &["ADPRib", "ADP-ribosylation", "ADP-rybosylation", "adenosine diphosphoribosyl", "R"],
        "go",
        ("0006471", "protein ADP-ribosylation"),
    ),
    (&["Farn", "farnesylation", "F"], "go", ("0018343", "protein farnesylation")),
    (&["Gerger", "geranylgeranylation"], "go", ("0018344", "protein geranylgeranylation")),
    (&["Glyco", "glycosylation", "G"], "go", ("0006486", "protein glycosylation")),
    (&["Hy", "hydroxylation", "H"], "go", ("0018126", "protein hydroxylation")),
    (&["ISG", "ISGylation", "ISG15-protein conjugation"], "go", ("0032020", "ISG15-protein conjugation")),
    (&["Me", "methylation", "M"], "go", ("0006479", "protein methylation")),
    (&["Me1", "monomethylation", "mono-methylation"], "mod", ("00599", "monomethylated residue")),
    (&["Me2", "dimethylation", "di-methylation"], "mod", ("00429", "dimethylated residue")),
    (&["Me3", "trimethylation", "tri-methylation"], "mod", ("00430", "trimethylated residue")),
    (&["Myr", "myristoylation"], "go", ("0018377", "protein myristoylation")),
    (&["Nedd", "neddylation"], "go", ("0045116", "protein neddylation")),
    (&["NGlyco", "N-linked glycosylation"], "go", ("0006487", "protein N-linked glycosylation")),
    (&["NO", "Nitrosylation"], "go", ("0017014", "protein nitrosylation")),
    (&["OGlyco", "O-linked glycosylation"], "go", ("0006493", "protein O-linked glycosylation")),
    (&["Ox", "oxidation", "O"], "go", ("0018158", "protein oxidation")),
    (&["Palm", "palmitoylation"], "go", ("0018345", "protein palmitoylation")),
    (&["Ph", "phosphorylation", "P"], "go", ("0006468", "protein phosphorylation")),
    (
        &["Sulf", "sulfation", "sulphation", "sulfonation", "sulphonation", "sulfur addition", "sulphur addition"],
        "go",
        ("0006477", "protein sulfation"),
    ),
    (&["Sumo", "SUMOylation", "S"], "go", ("0016925", "protein sumoylation")),
    (&["Ub", "ubiquitination", "ubiquitinylation", "ubiquitylation", "U"], "go", ("0016567", "protein ubiquitination")),
    (&["UbK48", "Lysine 48-linked polyubiquitination"], "go", ("0070936", "protein K48-linked ubiquitination")),
    (&["UbK63", "Lysine 63-linked polyubiquitination"], "go", ("0070534", "protein K63-linked ubiquitination")),
    (&["UbMono", "monoubiquitination"], "go", ("0006513", "protein monoubiquitination")),
    (&["UbPoly", "polyubiquitination"], "go", ("0000209", "protein polyubiquitination")),
];

/// Modifications of genes that have no namespace.
const GENE_MODIFICATIONS: [(&[&str], &str, Process); 2] = [
    (&["Me", "M", "methylation"], "go", ("0006306", "DNA methylation")),
    (&["ADPRib"], "go", ("0030592", "DNA ADP-ribosylation")),
];

/// The namespace, number and name of a modification.
pub(super) fn modification(word: &str, is_gene: bool) -> Option<[&'static str; 3]> {
    let known = if is_gene { GENE_MODIFICATIONS.as_slice() } else { MODIFICATIONS.as_slice() };
    let found = known.iter().find(|(words, _, _)| words.contains(&word));
    found.map(|(_, namespace, (number, name))| [*namespace, *number, *name])
}

/// Amino acids, by one letter and by three (IUPAC).
const RESIDUES: [(&str, &str); 20] = [
    ("A", "Ala"),
    ("R", "Arg"),
    ("N", "Asn"),
    ("D", "Asp"),
    ("C", "Cys"),
    ("E", "Glu"),
    ("Q", "Gln"),
    ("G", "Gly"),
    ("H", "His"),
    ("I", "Ile"),
    ("L", "Leu"),
    ("K", "Lys"),
    ("M", "Met"),
    ("F", "Phe"),
    ("P", "Pro"),
    ("S", "Ser"),
    ("T", "Thr"),
    ("W", "Trp"),
    ("Y", "Tyr"),
    ("V", "Val"),
];

/// The three letters of an amino acid.
pub(super) fn residue(word: &str) -> Option<&'static str> {
    RESIDUES.iter().find(|(one, three)| *one == word || *three == word).map(|(_, three)| *three)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::bel::relations;

    #[test]
    fn every_short_relation_is_one_that_is_read() {
        for (_, long) in RELATIONS {
            assert!(relations::relation(long).is_some(), "{long}");
        }
        assert_eq!((relation("-|"), relation("decreases"), relation("enjoys")), ("decreases", "decreases", "enjoys"));
    }

    #[test]
    fn words_are_of_one_modification_each() {
        let mut words: Vec<&str> = MODIFICATIONS.iter().flat_map(|(words, _, _)| words.iter().copied()).collect();
        let count = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), count);
        assert_eq!(modification("P", false), modification("Ph", false));
        assert_eq!(modification("Ph", true), None);
    }
}
