//! What a statement does to a path; [`meaning_of`] has every rule of the schema.

use super::categories::are_in;
use super::effects::{Case, EffectRow, WORDINGS, asks_for_wording, association, rows_of};
use super::names::local;
use super::predicates::{PredicateRow, predicate as predicate_row};
use super::said::{Said, Side};
use crate::model::{Basis, Category, Direction, Effect, Predicate, Qualifiers, Traversal};

const VARIANTS: &[&str] = &["SequenceVariant", "Genotype", "Haplotype"];
/// Entities that represent all their variants; a single variant is a cause.
const GENES: &[&str] = &["Gene", "Genotype"];
const GENE_PRODUCTS: &[&str] = &["GeneOrGeneProduct"];
const TREATMENTS: &[&str] = &["ChemicalEntity", "ChemicalOrDrugOrTreatment", "Procedure"];
const CONDITIONS: &[&str] = &["DiseaseOrPhenotypicFeature"];
const NO_CONDITIONS: &[&str] =
    &["BiologicalProcessOrActivity", "ChemicalEntity", "GeneOrGeneProduct", "AnatomicalEntity", "OrganismTaxon"];
/// What is neither given to a patient nor takes place.
const THINGS: &[&str] = &["GeneOrGeneProduct", "GeneFamily", "AnatomicalEntity", "DiseaseOrPhenotypicFeature"];
const PRODUCTS: &[&str] = &["ChemicalMixture"];
const COMPLEXES: &[&str] = &["MacromolecularComplex", "GeneFamily", "ProteinFamily"];

/// Written inverses of a causal predicate whose cause a record may be read from as well.
const CAUSES_TURNED: [&str; 5] = ["caused_by", "affected_by", "disrupted_by", "produced_by", "regulated_by"];

/// Sources that write down mechanisms, step by step in the order of effect, with the reason.
const MECHANISM_RECORDS: [(&str, &str); 3] = [
    ("infores:drugmechdb", "each record is a mechanism of action that its curator ordered from drug to disease"),
    ("infores:mechgraph-seed", "the mechanisms of the embedded graph, as its article describes them"),
    ("infores:mechgraph-background", "the mechanisms of the embedded graph that its article presupposes"),
];

/// Whether a source records mechanisms, so that the order in which it writes a statement is its order of effect.
#[must_use]
pub fn records_mechanisms(source: &str) -> bool {
    MECHANISM_RECORDS.iter().any(|(known, _)| *known == source)
}

/// Whether the meaning of a source's statements may follow from how it wrote the predicate, or in which order.
pub(crate) fn reads_wording(source: &str) -> bool {
    records_mechanisms(source) || asks_for_wording(source)
}

/// Where a statement stands, as far as that changes its meaning; by default a row of a table without a source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading<'a> {
    /// The primary knowledge source, as an information resource identifier.
    pub source: Option<&'a str>,
    /// The predicate as the source wrote it.
    pub original_predicate: Option<&'a str>,
    /// The order in which a mechanism record has it: forward from subject to object. `None`: a row of a table.
    pub record: Option<Traversal>,
}

/// What a statement does to a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent marks, any combination of which can occur")]
pub struct Meaning {
    /// What it does, in whichever direction; also of a statement that is no step, as one about a variant.
    pub effect: Effect,
    /// What a path does that reads it from subject to object.
    pub forward: Effect,
    /// What a path does that reads it from object to subject.
    pub backward: Effect,
    /// On what the effect rests; `None` without effect.
    pub basis: Option<Basis>,
    /// The directions in which an effect that the curator stated is read.
    pub traversal: Traversal,
    /// The acting side is a variant form of its gene, so this is not a step from the gene itself.
    pub variant_form: bool,
    /// A side is a derivative, an analog or a form that Biolink does not have: no step of the entity.
    pub other_form: bool,
    /// The predicate, or its inverse, is a kind of `treats_or_applied_or_studied_to_treat`.
    pub therapeutic: bool,
    /// The direction qualifier and the causal mechanism have opposite signs; the effect is then unsigned.
    pub conflict: bool,
    /// Biolink 4.4.6 has the predicate; one that it does not have is never a step.
    pub known: bool,
}

impl Meaning {
    const UNKNOWN: Self = Self {
        effect: Effect::None,
        forward: Effect::None,
        backward: Effect::None,
        basis: None,
        traversal: Traversal::Forward,
        variant_form: false,
        other_form: false,
        therapeutic: false,
        conflict: false,
        known: false,
    };

    /// What a path does that reads the statement in a direction; [`Effect::None`] where it may not.
    #[must_use]
    pub const fn effect_in(self, direction: Direction) -> Effect {
        match direction {
            Direction::Forward => self.forward,
            Direction::Backward => self.backward,
        }
    }

    /// Whether a path can read it, one way or the other.
    #[must_use]
    pub const fn is_step(self) -> bool {
        self.forward.is_step() || self.backward.is_step()
    }

    /// Whether its sign speaks of going together, not of cause.
    #[must_use]
    pub fn is_correlation(self) -> bool {
        self.basis == Some(Basis::Correlation)
    }

    /// The effect as a step: of the direction in which it has one, unsigned if the two differ.
    #[must_use]
    pub fn step_effect(self) -> Effect {
        match (self.forward, self.backward) {
            (Effect::None, effect) | (effect, Effect::None) => effect,
            (forward, backward) if forward == backward => forward,
            _ => Effect::Unsigned,
        }
    }

    /// The same of the statement with subject and object exchanged.
    const fn turned(self) -> Self {
        let Self { forward, backward, traversal, .. } = self;
        Self { forward: backward, backward: forward, traversal: traversal.turned(), ..self }
    }

    /// What two readings of one statement say together; signs that differ leave it unknown.
    fn and(self, other: Self) -> Self {
        let both = |one: Effect, other: Effect| match (one, other) {
            (Effect::None, effect) | (effect, Effect::None) => effect,
            (one, other) if one == other => one,
            (signed, Effect::Unsigned) | (Effect::Unsigned, signed) => signed,
            _ => Effect::Unsigned,
        };
        Self {
            effect: both(self.effect, other.effect),
            forward: both(self.forward, other.forward),
            backward: both(self.backward, other.backward),
            basis: self.basis.into_iter().chain(other.basis).min(),
            traversal: Traversal::Both,
            ..self
        }
    }
}

/// What a statement does to a path, by predicate, qualifiers, the categories of subject and object, and reading.
///
/// The rows of `tables/effects.tsv` say what a predicate means in each case; the first that fits is used:
///
/// 1. **The row of the source**, where a source uses the predicate otherwise than Biolink says.
/// 2. **A step of a mechanism record**: its order of writing is its order of effect. A cause that is written the other
///    way round ("A caused by B") is read from the cause as well.
/// 3. **A narrower case**: variation in a gene towards a condition, a product's parts, a complex's subunits, an
///    interaction with a direction or a causal mechanism. What a drug does to a condition is a claim and no step.
/// 4. **The association.**
///
/// Then the qualifiers are applied. A statement about a derivative, an analog or a form that Biolink does not have is about
/// something else and makes no step; one about a variant makes no step from its gene or to it.
///
/// ```
/// use mechgraph::model::{Basis, Effect, Qualifiers, Traversal};
/// use mechgraph::schema::{Reading, meaning_of};
///
/// let participates_in = "participates_in".parse()?;
/// let (protein, process) = (["Protein".parse()?], ["BiologicalProcess".parse()?]);
/// let meaning = |reading| meaning_of(&participates_in, &Qualifiers::new(), &protein, &process, reading);
/// let row = meaning(Reading::default());
/// assert_eq!((row.forward, row.basis), (Effect::Unsigned, Some(Basis::Membership)));
/// let step = meaning(Reading { record: Some(Traversal::Forward), ..Reading::default() });
/// assert_eq!((step.forward, step.basis), (Effect::Carrier, Some(Basis::CuratedMechanism)));
/// # Ok::<(), mechgraph::model::TermError>(())
/// ```
#[must_use]
pub fn meaning_of(
    predicate: &Predicate,
    qualifiers: &Qualifiers,
    subject: &[Category],
    object: &[Category],
    reading: Reading<'_>,
) -> Meaning {
    let Some(row) = predicate.biolink_name().and_then(predicate_row) else { return Meaning::UNKNOWN };
    let said = Said::read(qualifiers, reading.record.is_some());
    let asked = Asked { name: row.name(), row, said, subject, object, qualifiers, reading };
    match reading.record {
        None => asked.as_association(),
        Some(Traversal::Forward) => asked.as_step(),
        Some(Traversal::Backward) => asked.turned().as_step().turned(),
        Some(Traversal::Both) => asked.as_step().and(asked.turned().as_step().turned()),
    }
}

/// A statement, from one of its ends.
#[derive(Clone, Copy)]
struct Asked<'a> {
    name: &'a str,
    row: &'static PredicateRow,
    said: Said<'a>,
    subject: &'a [Category],
    object: &'a [Category],
    qualifiers: &'a Qualifiers,
    reading: Reading<'a>,
}

impl Asked<'_> {
    /// The same statement from its object, with the inverse predicate.
    fn turned(self) -> Self {
        let Self { subject, object, said, .. } = self;
        let row = self.row.inverse().and_then(predicate_row).unwrap_or(self.row);
        Self { name: row.name(), row, subject: object, object: subject, said: said.turned(), ..self }
    }

    fn as_association(self) -> Meaning {
        if let Some(row) = self.qualified_cause() {
            return Self { name: row.name(), row, ..self }.by_row();
        }
        self.by_row()
    }

    fn by_row(self) -> Meaning {
        if let Some(row) = self.narrower() {
            return if self.acts_from_object(row) { self.turned().with(row).turned() } else { self.with(row) };
        }
        let Some((row, inverse)) = self.turned().narrower().map(|row| (row, true)).or_else(|| association(self.name))
        else {
            return Meaning::UNKNOWN;
        };
        if inverse { self.turned().with(row).turned() } else { self.with(row) }
    }

    /// The row of a source or of a narrower case that this statement is.
    fn narrower(self) -> Option<&'static EffectRow> {
        let rows = rows_of(self.name);
        rows.iter().find(|row| match row.case {
            Case::Source { infores, condition } => self.reading.source == Some(infores) && self.meets(condition),
            Case::GeneToCondition => {
                self.reading.record.is_none()
                    && are_in(self.subject, GENES)
                    && are_in(self.object, CONDITIONS)
                    && !self.said.has_direction()
            }
            Case::DrugToCondition => self.is_treatment(),
            Case::ToNoCondition => self.is_of_no_condition(),
            Case::Product => are_in(self.subject, PRODUCTS),
            Case::Complex => are_in(self.subject, COMPLEXES),
            Case::DirectionOrMechanism => self.said.has_direction() || self.said.has_action(),
            Case::Record { .. } | Case::Association => false,
        })
    }

    /// Whether an interaction that is written from a gene to a chemical is what the chemical does: without a direction, a
    /// causal mechanism is by Biolink that of an effect of a chemical on a gene or its product, and the predicate says the
    /// same in either order.
    fn acts_from_object(self, row: &EffectRow) -> bool {
        row.case == Case::DirectionOrMechanism
            && self.row.is_symmetric()
            && !self.said.has_direction()
            && are_in(self.subject, GENE_PRODUCTS)
            && are_in(self.object, TREATMENTS)
            && !are_in(self.object, GENE_PRODUCTS)
    }

    /// "A variant of the gene is associated with the disease, which it causes": the qualified predicate is the claim.
    fn qualified_cause(self) -> Option<&'static PredicateRow> {
        let correlated = association(self.name).is_some_and(|(row, _)| row.basis == Some(Basis::Correlation));
        let qualified = self.said.qualified_predicate.filter(|_| correlated && self.said.subject.is_variant())?;
        predicate_row(qualified).filter(|row| {
            association(row.name()).is_some_and(|(row, inverse)| !inverse && row.basis == Some(Basis::Causal))
        })
    }

    fn meets(self, condition: &str) -> bool {
        match condition {
            "" => true,
            "to an anatomical entity" => are_in(self.object, &["AnatomicalEntity"]),
            "from a thing or a feature" => are_in(self.subject, THINGS) && !are_in(self.subject, TREATMENTS),
            "disease to phenotype" => are_in(self.subject, &["Disease"]) && are_in(self.object, &["PhenotypicFeature"]),
            _ => condition.split_once('=').is_some_and(|(slot, value)| match slot {
                slot if WORDINGS.contains(&slot) => self.reading.original_predicate == Some(value),
                _ => self.qualifiers.iter().any(|(known, own)| local(known) == slot && own == value),
            }),
        }
    }

    fn is_treatment(self) -> bool {
        are_in(self.subject, TREATMENTS) && are_in(self.object, CONDITIONS)
    }

    fn is_of_no_condition(self) -> bool {
        are_in(self.object, NO_CONDITIONS) && !are_in(self.object, CONDITIONS)
    }

    /// The meaning by a row whose subject this statement's is.
    fn with(self, row: &EffectRow) -> Meaning {
        let is_decided = matches!(row.case, Case::Source { condition, .. } if condition.contains("_qualifier="));
        let own = match row.case {
            // A form with a sign turns the gene's own doings round; without one, gain or loss is not said.
            Case::GeneToCondition if self.said.subject.form_sign().is_some_and(|_| self.said.subject.is_variant()) => {
                association(row.name).map_or(row.effect, |(row, _)| row.effect)
            }
            // "Correlated with, decreased": the direction is the correlation's sign, and a missing one is `+`.
            _ if row.effect == Effect::Unsigned
                && row.basis == Some(Basis::Correlation)
                && self.row.is_symmetric()
                && self.said.has_direction() =>
            {
                Effect::Positive
            }
            _ => row.effect,
        };
        let (effect, conflict) = if is_decided { (own, false) } else { self.said.effect(own, self.object) };
        // To be somewhere, or of something, in greater amount acts on neither.
        let is_company = matches!(row.basis, Some(Basis::Membership | Basis::Place));
        let effect = if is_company && effect.sign().is_some() { own } else { effect };
        let traversal = if self.row.is_symmetric() && row.basis.is_none() { Traversal::Both } else { row.traversal };
        let (forward, backward) = match row.traversal {
            Traversal::Backward => (Effect::None, effect),
            Traversal::Forward | Traversal::Both => (effect, Effect::None),
        };
        let basis = row.basis.filter(|_| effect.is_step());
        self.marked(Meaning { effect, forward, backward, basis, traversal, conflict, ..Meaning::UNKNOWN })
    }

    /// The meaning of a step that a record has from subject to object.
    fn as_step(self) -> Meaning {
        let none = self.marked(Meaning::UNKNOWN);
        // What a record says of its treatment as a whole has no wording of a link, be the drug labelled a protein.
        let is_of_header = self.reading.original_predicate.is_none()
            && are_in(self.object, CONDITIONS)
            && !are_in(self.subject, &["BiologicalProcessOrActivity"]);
        if self.row.is_therapeutic() && (is_of_header || self.is_treatment() || self.turned().is_treatment()) {
            return none;
        }
        let Some((row, inverse)) = association(self.name) else { return none };
        let from_cause = self.turned().with(row);
        let written = rows_of(self.name).iter().find(|row| match row.case {
            Case::Record { condition } => self.meets(condition),
            Case::ToNoCondition => self.is_of_no_condition(),
            _ => false,
        });
        let (own, basis) = match written {
            Some(row) => (row.effect, row.basis),
            None if row.effect == Effect::None => return none,
            // The name has the cause at the other end, and the record no row for it.
            None if inverse => (Effect::Unsigned, Some(Basis::CuratedMechanism)),
            None if row.basis == Some(Basis::Causal) => (row.effect, row.basis),
            None => (row.effect, Some(Basis::CuratedMechanism)),
        };
        let (effect, conflict) = self.said.effect(own, self.object);
        // What is moved or taken up: the curator lets it pass, where the words name a cause without a sign.
        let passed_on = effect == Effect::Carrier && own != Effect::Carrier;
        let basis = if passed_on { Some(Basis::CuratedMechanism) } else { basis }.filter(|_| effect.is_step());
        let backward = if CAUSES_TURNED.contains(&self.name) { from_cause.forward } else { Effect::None };
        self.marked(Meaning { effect, forward: effect, backward, basis, conflict, ..Meaning::UNKNOWN })
    }

    /// The same with the marks of the statement; what is about a variant or another form is no step of the entity.
    fn marked(self, meaning: Meaning) -> Meaning {
        let said = self.said;
        let acting = match meaning.traversal {
            Traversal::Backward => said.object,
            Traversal::Forward | Traversal::Both => said.subject,
        };
        let other_form = said.has_unread_form || said.subject.is_other_form() || said.object.is_other_form();
        let variant_form = acting.is_variant();
        // Neither does a variant act as its gene, nor is what lowers a variant said to lower the gene.
        let is_whole = |side: Side<'_>, end: &[Category]| !side.is_variant() || are_in(end, VARIANTS);
        let is_step = !other_form && is_whole(said.subject, self.subject) && is_whole(said.object, self.object);
        let kept = |effect| if is_step { effect } else { Effect::None };
        Meaning {
            effect: if other_form { Effect::None } else { meaning.effect },
            forward: kept(meaning.forward),
            backward: kept(meaning.backward),
            basis: meaning.basis.filter(|_| !other_form),
            variant_form,
            other_form,
            therapeutic: self.row.is_therapeutic(),
            known: true,
            ..meaning
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which way an interaction with an inhibition is a step.
    fn check(subject: &str, object: &str, direction: Option<&str>, forward: Effect, backward: Effect) {
        let [subject, object] = [subject, object].map(|category| [category.parse::<Category>().unwrap()]);
        let mut qualifiers = Qualifiers::new();
        qualifiers.insert("causal_mechanism_qualifier", "inhibition");
        if let Some(direction) = direction {
            qualifiers.insert("object_direction_qualifier", direction);
        }
        let predicate = "physically_interacts_with".parse().unwrap();
        let meaning = meaning_of(&predicate, &qualifiers, &subject, &object, Reading::default());
        assert_eq!((meaning.forward, meaning.backward), (forward, backward), "{subject:?} {object:?} {direction:?}");
    }

    #[test]
    fn what_a_record_says_of_its_treatment_as_a_whole_is_no_step() {
        let meaning = |subject: &str, wording| {
            let [subject, object] = [subject, "Disease"].map(|category| [category.parse::<Category>().unwrap()]);
            let reading = Reading { record: Some(Traversal::Forward), original_predicate: wording, source: None };
            meaning_of(&"treats".parse().unwrap(), &Qualifiers::new(), &subject, &object, reading).forward
        };
        for (subject, as_a_whole, as_a_link) in [
            ("Drug", Effect::None, Effect::None),
            // Acting on a receptor treats; whether more or less of it does is not said.
            ("Protein", Effect::None, Effect::Unsigned),
            ("GeneFamily", Effect::None, Effect::Unsigned),
            ("PhenotypicFeature", Effect::None, Effect::Unsigned),
            ("BiologicalProcess", Effect::Negative, Effect::Negative),
        ] {
            assert_eq!(
                (meaning(subject, None), meaning(subject, Some("treats"))),
                (as_a_whole, as_a_link),
                "{subject}"
            );
        }
    }

    #[test]
    fn a_causal_mechanism_is_what_a_chemical_does_to_a_gene_product() {
        check("SmallMolecule", "Protein", None, Effect::Negative, Effect::None);
        check("Protein", "SmallMolecule", None, Effect::None, Effect::Negative);
        check("Gene", "Drug", None, Effect::None, Effect::Negative);
        // A direction says which side is acted on, and of two proteins the first is written.
        check("Protein", "SmallMolecule", Some("decreased"), Effect::Negative, Effect::None);
        check("Protein", "Protein", None, Effect::Negative, Effect::None);
    }
}
