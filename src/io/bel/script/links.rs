//! A statement as links between terms, and the links that its terms imply.

use crate::io::bel::document::{Link, Node};
use crate::io::bel::namespaces::of_term;
use crate::io::bel::nested::Role;
use crate::model::Value;

use super::controls::Controls;
use super::statement::{Object, Stated};
use super::terms::{Parsed, Part};

/// A link, what it is, and the texts of the terms that it joins.
pub(super) struct Joined {
    pub(super) link: Link,
    pub(super) role: Role,
    pub(super) ends: [String; 2],
}

/// Relations that `PyBEL` writes in both directions.
const BOTH_WAYS: [&str; 8] = [
    "analogousTo",
    "association",
    "correlation",
    "equivalentTo",
    "negativeCorrelation",
    "noCorrelation",
    "orthologous",
    "positiveCorrelation",
];

/// The terms of a statement and of what it is about, each after those that it is made of, and the links between them.
#[derive(Default)]
pub(super) struct Links {
    pub(super) terms: Vec<Parsed>,
    pub(super) links: Vec<Joined>,
}

impl Links {
    /// What a statement says under these controls.
    pub(super) fn of(stated: Stated<'_>, controls: &Controls, line: u64) -> Self {
        let mut links = Self::default();
        let pattern = Link {
            line: i64::try_from(line).ok().map(Value::Integer),
            citation: controls.citation.clone(),
            evidence: controls.evidence.clone(),
            annotations: Some(controls.annotations.clone()),
            ..Link::default()
        };
        links.add(stated, &pattern, false);
        links
    }

    /// Adds a statement, and the one that it is about before it; returns its subject and the number of its link.
    fn add(&mut self, stated: Stated<'_>, pattern: &Link, is_inner: bool) -> (Parsed, usize) {
        let Stated { subject, related, text } = stated;
        self.terms.push(subject.clone());
        let Some((relation, object)) = related else { return (subject, self.links.len()) };
        let key = is_inner.then(|| Value::from(inner_id(text, pattern)));
        let (objects, role) = match object {
            Object::Term(term) => (vec![term], Role::Plain),
            Object::List(terms) => (terms, Role::Plain),
            Object::Statement(inner) => {
                let (inner, number) = self.add(*inner, pattern, true);
                (vec![inner], Role::About(number))
            }
        };
        let mut number = self.links.len();
        for object in objects {
            let is_both_ways = BOTH_WAYS.contains(&relation) && role == Role::Plain;
            // A class or a whole that names its members says of each what the member says of it.
            let (relation, is_reversed) = match relation {
                "hasMember" | "hasMembers" => ("isA", true),
                "hasComponent" | "hasComponents" => ("partOf", true),
                relation => (relation, false),
            };
            if is_both_ways {
                self.join(&object, relation, &subject, Role::Plain, pattern.clone());
            }
            number = self.links.len();
            let (from, to) = if is_reversed { (&object, &subject) } else { (&subject, &object) };
            self.join(from, relation, to, role, Link { key: key.clone(), ..pattern.clone() });
            self.terms.push(object);
        }
        (subject, number)
    }

    fn join(&mut self, from: &Parsed, relation: &str, to: &Parsed, role: Role, link: Link) {
        let link = Link {
            relation: Some(relation.to_owned()),
            source: Some(Value::from(from.bel())),
            target: Some(Value::from(to.bel())),
            source_modifier: from.modifier.clone(),
            target_modifier: to.modifier.clone(),
            ..link
        };
        self.links.push(Joined { link, role, ends: [from.bel().to_owned(), to.bel().to_owned()] });
    }
}

/// The links between a term and those that it is made of, as `PyBEL` writes them.
pub(super) fn implied(whole: &Node, parts: &[(Part, Parsed)]) -> Vec<Joined> {
    let whole = whole.bel.as_deref().unwrap_or_default();
    let joined = parts.iter().map(|(part, term)| {
        let (relation, from, to) = match part {
            Part::Parent => ("hasVariant", term.bel(), whole),
            Part::Member => ("partOf", term.bel(), whole),
            Part::Reactant => ("hasReactant", whole, term.bel()),
            Part::Product => ("hasProduct", whole, term.bel()),
        };
        let link = Link {
            relation: Some(relation.to_owned()),
            source: Some(Value::from(from)),
            target: Some(Value::from(to)),
            ..Link::default()
        };
        Joined { link, role: Role::Plain, ends: [from.to_owned(), to.to_owned()] }
    });
    joined.collect()
}

/// The id of a statement that another is about: its text, and a number made of its citation, evidence and annotations,
/// so that the same words in another paper are another statement.
fn inner_id(text: &str, pattern: &Link) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    // FNV-1a, which is the same in every build.
    let mut add = |part: &str| {
        for byte in part.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for part in pattern.citation.iter().flat_map(|it| [&it.namespace, &it.identifier, &it.name]) {
        add(part.as_deref().unwrap_or_default());
    }
    add(pattern.evidence.as_deref().unwrap_or_default());
    for (name, value) in pattern.annotations.iter().flatten() {
        add(name);
        add(&value.to_string());
    }
    format!("{}#{hash:016x}", of_term(text))
}
