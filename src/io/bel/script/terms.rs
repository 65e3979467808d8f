//! Terms: what is in the brackets of a function, as the node that `PyBEL` makes of it.

use crate::io::bel::document::{Concept, Effect, Modifier, Node, Variant};
use crate::text::quoted;

use super::cursor::{Cursor, Wrong};
use super::variants::Form;
use super::vocabulary::{Call, activity, function};

/// A term with the terms that it is made of.
#[derive(Clone, Debug)]
pub(super) struct Parsed {
    /// The term without what is around it; its text is that by which `PyBEL` names it.
    pub(super) node: Node,
    pub(super) modifier: Option<Modifier>,
    pub(super) parts: Vec<(Part, Self)>,
}

/// What a term is to the whole that it is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The thing of which the whole is a form.
    Parent,
    Member,
    Reactant,
    Product,
}

/// How deep brackets may be in brackets.
const DEEPEST: usize = 32;

/// Reads the terms of a line.
pub(super) struct Terms<'t> {
    pub(super) cursor: Cursor<'t>,
    /// The namespace of a name that has none.
    pub(super) default_namespace: Option<&'t str>,
    /// The namespaces that were named.
    pub(super) namespaces: Vec<String>,
    /// What is kept as it is although the language does not have it.
    pub(super) remarks: Vec<String>,
    depth: usize,
}

impl<'t> Terms<'t> {
    pub(super) const fn new(text: &'t str, default_namespace: Option<&'t str>) -> Self {
        Self { cursor: Cursor::new(text), default_namespace, namespaces: Vec::new(), remarks: Vec::new(), depth: 0 }
    }

    /// Reads what is one bracket deeper.
    pub(super) fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Wrong>) -> Result<T, Wrong> {
        if self.depth == DEEPEST {
            return Err(self
                .cursor
                .wrong(format!("brackets are over {DEEPEST} deep, the limit; write several statements")));
        }
        self.depth += 1;
        let found = read(self);
        self.depth -= 1;
        found
    }

    pub(super) fn term(&mut self) -> Result<Parsed, Wrong> {
        let at = self.cursor.place();
        let word = self.cursor.word();
        if word.is_empty() {
            let found = self.cursor.but_found();
            return Err(Wrong { at, message: format!("a term is expected, such as p(HGNC:AKT1){found}") });
        }
        if !self.cursor.is_at("(") {
            let message = format!("a term is expected, such as p(HGNC:AKT1), before {}", quoted(word));
            return Err(Wrong { at, message });
        }
        let Some(call) = function(word) else {
            let message = format!("unknown function {}; one of BEL's is expected, such as p", quoted(word));
            return Err(Wrong { at, message });
        };
        self.in_brackets(word, |terms| terms.deeper(|terms| terms.call(call, word)))
    }

    /// Reads what is in brackets after a word.
    pub(super) fn in_brackets<T>(
        &mut self,
        word: &str,
        read: impl FnOnce(&mut Self) -> Result<T, Wrong>,
    ) -> Result<T, Wrong> {
        self.cursor.expect("(", &format!("after {word}"))?;
        let found = read(self)?;
        self.cursor.expect(")", &format!("at the end of {word}()"))?;
        Ok(found)
    }

    fn call(&mut self, call: Call, word: &str) -> Result<Parsed, Wrong> {
        match call {
            Call::Named(name, short) => self.named(name, short),
            Call::Complex if !self.cursor.is_at_call() => self.named("Complex", "complex"),
            Call::Complex => self.list("Complex", "complex"),
            Call::Composite => self.list("Composite", "composite"),
            Call::Reaction => self.reaction(),
            Call::Activity => {
                let mut effect = None;
                let mut term = self.inner(word)?;
                if self.cursor.take(",") {
                    effect = Some(self.molecular_activity()?);
                }
                around(&mut term, "Activity", effect.map(|activity| Effect { activity, ..Effect::default() }));
                Ok(term)
            }
            Call::ActivityOf(kind) => {
                let mut term = self.inner(word)?;
                let activity = own_activity(kind);
                around(&mut term, "Activity", Some(Effect { activity, ..Effect::default() }));
                Ok(term)
            }
            Call::Degradation => {
                let mut term = self.inner(word)?;
                around(&mut term, "Degradation", None);
                Ok(term)
            }
            Call::Translocation => {
                let mut term = self.inner(word)?;
                let effect = if self.cursor.take(",") { Some(self.places()?) } else { None };
                around(&mut term, "Translocation", effect);
                Ok(term)
            }
            Call::Secretion => self.moved(word, ["0005615", "extracellular space"]),
            Call::Surface => self.moved(word, ["0009986", "cell surface"]),
        }
    }

    /// A term that another function can be around: one without a function around it.
    fn inner(&mut self, word: &str) -> Result<Parsed, Wrong> {
        let at = self.cursor.place();
        let term = self.term()?;
        if term.modifier.as_ref().is_some_and(|modifier| modifier.kind.is_some()) {
            let message = format!("{word}() is around another activity or change; it takes an abundance, such as p()");
            return Err(Wrong { at, message });
        }
        Ok(term)
    }

    /// What is moved out of the cell, or to its surface.
    fn moved(&mut self, word: &str, to: [&str; 2]) -> Result<Parsed, Wrong> {
        let mut term = self.inner(word)?;
        let place = |[identifier, name]: [&str; 2]| Some(concept("go", Some(identifier), name));
        let effect = Effect { from: place(["0005622", "intracellular"]), to: place(to), ..Effect::default() };
        around(&mut term, "Translocation", Some(effect));
        Ok(term)
    }

    fn molecular_activity(&mut self) -> Result<Concept, Wrong> {
        let at = self.cursor.place();
        if !["ma", "molecularActivity"].contains(&self.cursor.word()) {
            return Err(Wrong { at, message: "ma() is expected in act(), such as ma(kin)".to_owned() });
        }
        self.in_brackets("ma", |terms| {
            let mut ahead = terms.cursor.clone();
            let Some(kind) = activity(ahead.word()).filter(|_| ahead.is_at(")")) else { return terms.concept() };
            terms.cursor = ahead;
            Ok(own_activity(kind))
        })
    }

    /// From where to where something is moved: `fromLoc()` and `toLoc()`, or two places as in BEL 1.0.
    fn places(&mut self) -> Result<Effect, Wrong> {
        let from = self.one_place("fromLoc")?;
        self.cursor.expect(",", "between the places of tloc()")?;
        let to = self.one_place("toLoc")?;
        Ok(Effect { from: Some(from), to: Some(to), ..Effect::default() })
    }

    fn one_place(&mut self, function: &str) -> Result<Concept, Wrong> {
        if !self.cursor.is_at_call() {
            return self.concept();
        }
        let at = self.cursor.place();
        if self.cursor.word() != function {
            return Err(Wrong { at, message: format!("{function}() is expected in tloc()") });
        }
        self.in_brackets(function, Self::concept)
    }

    /// A name in a namespace, with its forms, a fusion or a place.
    fn named(&mut self, name: &'static str, short: &'static str) -> Result<Parsed, Wrong> {
        let node = |text: &str| Node {
            function: Some(name.to_owned()),
            bel: Some(format!("{short}({text})")),
            ..Node::default()
        };
        let mut location = None;
        if self.is_at_fusion() {
            let text = self.fusion()?;
            while self.cursor.take(",") {
                self.only_location(&mut location)?;
            }
            return Ok(Parsed::new(node(&text), location, Vec::new()));
        }
        let concept = self.concept()?;
        let (mut forms, mut fused) = (Vec::new(), None);
        while self.cursor.take(",") {
            if self.is_at_fusion() {
                fused = Some(self.fusion_with(&concept, name)?);
            } else if self.is_at_location() {
                location = Some(self.location()?);
            } else {
                forms.push(self.form(name)?);
            }
        }
        if let Some(text) = fused {
            return Ok(Parsed::new(node(&text), location, Vec::new()));
        }
        let plain = Node { concept: Some(concept.clone()), ..node(&text_of(&concept)) };
        if forms.is_empty() {
            return Ok(Parsed::new(plain, location, Vec::new()));
        }
        forms.sort_by(|one, other| one.text.cmp(&other.text));
        let texts: Vec<&str> = forms.iter().map(|form| form.text.as_str()).collect();
        let text = format!("{}, {}", text_of(&concept), texts.join(", "));
        let variants = forms.iter().map(|Form { kind, .. }| Variant { kind: (*kind).to_owned() }).collect();
        let node = Node { concept: Some(concept), variants, ..node(&text) };
        Ok(Parsed::new(node, location, vec![(Part::Parent, Parsed::new(plain, None, Vec::new()))]))
    }

    /// A complex or a composite of terms.
    fn list(&mut self, name: &str, short: &str) -> Result<Parsed, Wrong> {
        let (mut members, mut location) = (Vec::new(), None);
        loop {
            if self.is_at_location() {
                location = Some(self.location()?);
            } else {
                members.push(self.member()?);
            }
            if !self.cursor.take(",") {
                break;
            }
        }
        let bel = Some(format!("{short}({})", joined(&mut members)));
        let node = Node { function: Some(name.to_owned()), bel, ..Node::default() };
        let parts = members.into_iter().map(|member| (Part::Member, member)).collect();
        Ok(Parsed::new(node, location, parts))
    }

    fn reaction(&mut self) -> Result<Parsed, Wrong> {
        let mut reactants = self.side("reactants")?;
        self.cursor.expect(",", "after reactants()")?;
        let mut products = self.side("products")?;
        let bel = format!("rxn(reactants({}), products({}))", joined(&mut reactants), joined(&mut products));
        let node = Node { function: Some("Reaction".to_owned()), bel: Some(bel), ..Node::default() };
        let reactants = reactants.into_iter().map(|it| (Part::Reactant, it));
        let parts = reactants.chain(products.into_iter().map(|it| (Part::Product, it))).collect();
        Ok(Parsed::new(node, None, parts))
    }

    fn side(&mut self, function: &str) -> Result<Vec<Parsed>, Wrong> {
        let at = self.cursor.place();
        if self.cursor.word() != function {
            return Err(Wrong { at, message: format!("{function}() is expected in rxn()") });
        }
        self.bracketed(function)
    }

    /// Terms in brackets.
    pub(super) fn bracketed(&mut self, function: &str) -> Result<Vec<Parsed>, Wrong> {
        self.in_brackets(function, |terms| {
            let mut members = vec![terms.member()?];
            while terms.cursor.take(",") {
                members.push(terms.member()?);
            }
            Ok(members)
        })
    }

    /// A term in another. What is around it is not kept: `PyBEL`'s nodes have no room for it.
    fn member(&mut self) -> Result<Parsed, Wrong> {
        let mut member = self.term()?;
        if member.modifier.take().is_some() {
            let bel = member.bel();
            self.remarks.push(format!("an activity, a change or a place of {bel} inside another term is not kept"));
        }
        Ok(member)
    }

    fn is_at_location(&self) -> bool {
        let mut ahead = self.cursor.clone();
        ["loc", "location"].contains(&ahead.word()) && ahead.is_at("(")
    }

    fn location(&mut self) -> Result<Concept, Wrong> {
        self.cursor.word();
        self.in_brackets("loc", Self::concept)
    }

    fn only_location(&mut self, location: &mut Option<Concept>) -> Result<(), Wrong> {
        if !self.is_at_location() {
            return Err(self.cursor.wrong(format!("only loc() may follow a fusion{}", self.cursor.but_found())));
        }
        *location = Some(self.location()?);
        Ok(())
    }

    /// A name in a namespace: `HGNC:AKT1`, or with the identifier before it, `hgnc:391 ! AKT1`.
    pub(super) fn concept(&mut self) -> Result<Concept, Wrong> {
        let at = self.cursor.place();
        let mut ahead = self.cursor.clone();
        let namespace = ahead.word();
        if !namespace.is_empty() && ahead.rest().starts_with(':') {
            ahead.take(":");
            self.cursor = ahead;
            self.namespaces.push(namespace.to_owned());
            let first = self.cursor.name()?;
            if !self.cursor.take("!") {
                return Ok(concept(namespace, None, &first));
            }
            let name = self.cursor.name()?;
            return Ok(concept(namespace, Some(&first), &name));
        }
        let name = self.cursor.name()?;
        if let Some(namespace) = self.default_namespace {
            return Ok(concept(namespace, None, &name));
        }
        let message = format!("the name {} has no namespace; give it one, such as HGNC:AKT1", quoted(&name));
        Err(Wrong { at, message })
    }
}

impl Parsed {
    fn new(node: Node, location: Option<Concept>, parts: Vec<(Part, Self)>) -> Self {
        let modifier = location.map(|location| Modifier { location: Some(location), ..Modifier::default() });
        Self { node, modifier, parts }
    }

    /// The text by which the term is known.
    pub(super) fn bel(&self) -> &str {
        self.node.bel.as_deref().unwrap_or_default()
    }
}

fn concept(namespace: &str, identifier: Option<&str>, name: &str) -> Concept {
    Concept {
        namespace: Some(namespace.to_owned()),
        name: Some(name.to_owned()),
        identifier: identifier.map(str::to_owned),
    }
}

/// A kind of activity in BEL's own namespace.
fn own_activity(kind: &str) -> Concept {
    concept("bel", None, kind)
}

/// Puts a function around a term.
fn around(term: &mut Parsed, kind: &str, effect: Option<Effect>) {
    let modifier = term.modifier.get_or_insert_default();
    modifier.kind = Some(kind.to_owned());
    modifier.effect = effect;
}

/// The texts of terms, sorted as `PyBEL` sorts them.
fn joined(terms: &mut [Parsed]) -> String {
    terms.sort_by(|one, other| one.bel().cmp(other.bel()));
    terms.iter().map(Parsed::bel).collect::<Vec<_>>().join(", ")
}

/// A concept as BEL writes it.
pub(super) fn text_of(concept: &Concept) -> String {
    let namespace = concept.namespace.as_deref().unwrap_or_default();
    match (concept.identifier.as_deref(), concept.name.as_deref()) {
        (Some(identifier), Some(name)) => format!("{namespace}:{} ! {}", in_quotes(identifier), in_quotes(name)),
        (identifier, name) => format!("{namespace}:{}", in_quotes(identifier.or(name).unwrap_or_default())),
    }
}

/// A text as it stands in a term: quoted, unless it is made of letters, digits, `-` and `.`.
pub(super) fn in_quotes(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.')) {
        return text.to_owned();
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
