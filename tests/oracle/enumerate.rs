//! The slow and obvious search: every simple path, every choice of supports, every chain of contexts.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use mechgraph::Sign;
use mechgraph::model::{Effect, EpistemicStatus};

use crate::ask::{Ask, End};
use crate::world::{CATEGORY_RULES, Fact, Kind, MOST_ENTITIES, PREDICATE_RULES, SUBCLASS_OF, World};

/// Values by dimension; an empty set is an open dimension.
pub(crate) type Values = [BTreeSet<usize>; 2];

/// A mechanism.
#[derive(Clone, Debug)]
pub(crate) struct Route {
    pub(crate) nodes: Vec<usize>,
    pub(crate) effects: Vec<Effect>,
    pub(crate) supports: Vec<BTreeSet<usize>>,
    pub(crate) sign: Option<Sign>,
    pub(crate) cost: u32,
    /// The narrowest contexts in which it holds.
    pub(crate) contexts: BTreeSet<Values>,
    pub(crate) status: Option<EpistemicStatus>,
    pub(crate) inherited: bool,
    /// Whether it starts at a class of what was asked about.
    pub(crate) of_class: bool,
}

/// All mechanisms that answer a question, in order.
#[derive(Clone, Debug)]
pub(crate) struct Answers {
    /// Of the sign that was asked for.
    pub(crate) wanted: Vec<Route>,
    /// Of whatever sign, what the verdict is about: where there are mechanisms without correlations, these alone.
    pub(crate) judged: Vec<Route>,
    /// Whether there are none without correlations.
    pub(crate) by_correlation: bool,
}

/// Answers a question.
pub(crate) fn answers(world: &World, ask: &Ask) -> Answers {
    let search = Search::new(world, ask);
    let first = |search: &Search<'_>| (0..STAGES).map(|stage| search.stage(stage)).find(|found| !found.is_empty());
    let all = first(&search).unwrap_or_default();
    let (judged, by_correlation) = if ask.correlations {
        let without = Ask { correlations: false, ..ask.clone() };
        let causal = Search::new(world, &without);
        let of_stage = |stage: usize| {
            let found = causal.stage(stage);
            if found.is_empty() { (search.stage(stage), true) } else { (found, false) }
        };
        (0..STAGES).map(of_stage).find(|(found, _)| !found.is_empty()).unwrap_or_default()
    } else {
        (all.clone(), false)
    };
    let wanted = all.into_iter().filter(|route| ask.sign.is_none() || route.sign == ask.sign).collect();
    if ask.loops {
        return Answers { wanted: each_once(wanted), judged: each_once(judged), by_correlation };
    }
    Answers { wanted, judged, by_correlation }
}

/// The ends themselves, then the classes of the target, then those of the start.
const STAGES: usize = 3;

/// Loops, each of a sign from its best start alone.
fn each_once(routes: Vec<Route>) -> Vec<Route> {
    let mut known = BTreeSet::new();
    let ring = |route: &Route| {
        let effects = route.effects.iter().map(|effect| effect.as_str());
        let mut ring: Vec<(usize, &str)> = route.nodes.iter().copied().zip(effects).collect();
        let least = ring.iter().map(|(node, _)| *node).min();
        let place = ring.iter().position(|(node, _)| Some(*node) == least).unwrap_or_default();
        ring.rotate_left(place);
        (route.sign.map(Sign::as_str), ring)
    };
    routes.into_iter().filter(|route| known.insert(ring(route))).collect()
}

fn single(end: &End) -> Option<usize> {
    match end {
        End::One(entity) => Some(*entity),
        End::Several(entities) => {
            let distinct: BTreeSet<usize> = entities.iter().copied().collect();
            if distinct.len() == 1 { distinct.first().copied() } else { None }
        }
        End::Category(_) | End::Any => None,
    }
}

/// Where a path passes an entity.
struct Passage {
    entity: usize,
    sign: Option<Sign>,
    step: usize,
    /// The shortcut, and which of its expansions.
    expansion: Option<(usize, usize)>,
    place: usize,
}

#[derive(Clone)]
struct Search<'w> {
    world: &'w World,
    ask: &'w Ask,
    /// Where the paths start, whose records count as near.
    starts: BTreeSet<usize>,
    /// Whether one entity is the other or a subclass of it, over any number of statements.
    below: [[bool; MOST_ENTITIES]; MOST_ENTITIES],
    /// By statement, the expansions that hold together.
    expansions: Vec<Vec<Vec<usize>>>,
    /// By statement, whether a path of this question may run through it.
    allowed: Vec<bool>,
}

impl<'w> Search<'w> {
    fn new(world: &'w World, ask: &'w Ask) -> Self {
        let mut search = Self {
            world,
            ask,
            starts: BTreeSet::new(),
            below: hierarchy(world),
            expansions: world.facts.iter().map(|fact| resolvable(world, fact)).collect(),
            allowed: Vec::new(),
        };
        search.starts = search.ends(&ask.from);
        search.allowed = (0..world.facts.len()).map(|number| search.is_allowed(number)).collect();
        search
    }

    /// What is found where the stages before have nothing.
    fn stage(&self, stage: usize) -> Vec<Route> {
        let (ask, everything) = (self.ask, 0..self.world.kinds.len());
        let above =
            |below: usize, class: usize| class != below && self.below[below][class] && !self.below[class][below];
        match stage {
            0 => self.routes(&self.ends(&ask.from), &self.ends(&ask.to), None),
            _ if ask.exact || ask.loops => Vec::new(),
            1 => single(&ask.to).map_or_else(Vec::new, |asked| {
                let targets = everything.filter(|end| above(asked, *end)).collect();
                self.routes(&self.ends(&ask.from), &targets, Some(asked))
            }),
            _ => single(&ask.from).filter(|_| ask.classes).map_or_else(Vec::new, |asked| {
                let classes: BTreeSet<usize> = everything.filter(|start| above(asked, *start)).collect();
                let of_classes = Search { starts: classes.clone(), ..self.clone() };
                let mut found = of_classes.routes(&classes, &of_classes.ends(&ask.to), None);
                for route in &mut found {
                    route.of_class = true;
                    if rank(route.status) > rank(Some(EpistemicStatus::Hypothesised)) {
                        route.status = Some(EpistemicStatus::Hypothesised);
                    }
                }
                found
            }),
        }
    }

    // Which statements may be used.

    fn is_allowed(&self, number: usize) -> bool {
        let (fact, ask) = (&self.world.facts[number], self.ask);
        fact.is_readable()
            && (ask.correlations || !fact.is_correlation())
            && !self.is_avoided(number)
            && ask.at_least.is_none_or(|least| rank(fact.status) >= rank(Some(least)))
            && (ask.sources.is_empty() || fact.source.is_some_and(|source| ask.sources.contains(&source)))
            && (ask.predicates.is_empty() || ask.predicates.iter().any(|rule| fact.row().is_a(PREDICATE_RULES[*rule])))
            && !self.has_fallen(number)
    }

    /// Whether the question keeps away from the statement itself.
    fn is_avoided(&self, number: usize) -> bool {
        let (fact, ask) = (&self.world.facts[number], self.ask);
        ask.avoid_statements.contains(&number)
            || fact.source.is_some_and(|source| ask.avoid_sources.contains(&source))
            || ask.avoid_predicates.iter().any(|rule| fact.row().is_a(PREDICATE_RULES[*rule]))
            || ask.avoid_entities.iter().any(|entity| fact.subject == *entity || fact.object == *entity)
    }

    /// Whether nothing is left of what a shortcut summarises.
    fn has_fallen(&self, shortcut: usize) -> bool {
        let expansions = &self.expansions[shortcut];
        !expansions.is_empty() && expansions.iter().all(|expansion| self.is_taken_away(shortcut, expansion))
    }

    fn is_taken_away(&self, shortcut: usize, expansion: &[usize]) -> bool {
        let ends = [self.world.facts[shortcut].subject, self.world.facts[shortcut].object];
        expansion.iter().any(|part| {
            let fact = &self.world.facts[*part];
            let within = [fact.subject, fact.object].into_iter().filter(|entity| !ends.contains(entity));
            self.is_avoided(*part) || within.into_iter().any(|entity| self.is_avoided_kind(entity))
        })
    }

    fn is_avoided_kind(&self, entity: usize) -> bool {
        self.ask.avoid_categories.iter().any(|rule| self.world.kinds[entity].is_a(CATEGORY_RULES[*rule]))
    }

    // Which paths there are.

    /// The entities that an end means, with their subclasses.
    fn ends(&self, end: &End) -> BTreeSet<usize> {
        let entities = 0..self.world.kinds.len();
        let named: Vec<usize> = match end {
            End::One(entity) => vec![*entity],
            End::Several(several) => several.clone(),
            End::Category(rule) => {
                entities.clone().filter(|entity| self.world.kinds[*entity].is_a(CATEGORY_RULES[*rule])).collect()
            }
            End::Any => entities.clone().collect(),
        };
        // A category or anything at all names entities one by one; only a class that is named has subclasses.
        if self.ask.exact || matches!(end, End::Category(_) | End::Any) {
            return named.into_iter().collect();
        }
        let is_below = |entity: usize, class: usize| self.below[entity][class] && !self.below[class][entity];
        entities.filter(|it| named.iter().any(|class| it == class || is_below(*it, *class))).collect()
    }

    fn routes(&self, sources: &BTreeSet<usize>, targets: &BTreeSet<usize>, asked: Option<usize>) -> Vec<Route> {
        let mut sequences = Vec::new();
        for source in sources {
            self.sequences(&mut vec![*source], targets, &mut sequences);
        }
        let mut routes: Vec<Route> = sequences.iter().flat_map(|nodes| self.along(nodes, asked)).collect();
        routes.sort_by(order);
        routes
    }

    fn sequences(&self, nodes: &mut Vec<usize>, targets: &BTreeSet<usize>, found: &mut Vec<Vec<usize>>) {
        let last = nodes[nodes.len() - 1];
        if self.ask.avoid_entities.contains(&last) {
            return;
        }
        let is_closed = nodes.len() > 1 && last == nodes[0];
        if nodes.len() > 1 && targets.contains(&last) && self.ask.loops == is_closed {
            found.push(nodes.clone());
        }
        if is_closed {
            return;
        }
        if nodes.len() > self.ask.hops || (nodes.len() > 1 && !self.may_pass(last)) {
            return;
        }
        for next in 0..self.world.kinds.len() {
            let closes = self.ask.loops && next == nodes[0] && nodes.len() > 1;
            if (closes || !nodes.contains(&next)) && !self.between(last, next).is_empty() {
                nodes.push(next);
                self.sequences(nodes, targets, found);
                nodes.pop();
            }
        }
    }

    /// Whether a path may run through the entity.
    fn may_pass(&self, entity: usize) -> bool {
        let kind = self.world.kinds[entity];
        !self.is_avoided_kind(entity)
            && (self.ask.categories.is_empty()
                || self.ask.categories.iter().any(|rule| kind.is_a(CATEGORY_RULES[*rule])))
    }

    /// The statements of a step, by effect, in the order of effects.
    fn between(&self, from: usize, to: usize) -> Vec<(Effect, Vec<usize>)> {
        let numbers = 0..self.world.facts.len();
        let fitting: Vec<usize> =
            numbers.filter(|number| self.allowed[*number] && self.world.facts[*number].leads(from, to)).collect();
        let effects = [Effect::Positive, Effect::Negative, Effect::Carrier, Effect::Unsigned];
        let groups = effects.map(|effect| {
            (effect, fitting.iter().copied().filter(|number| self.world.facts[*number].effect() == effect).collect())
        });
        groups.into_iter().filter(|(_, group): &(Effect, Vec<usize>)| !group.is_empty()).collect()
    }

    /// The mechanisms along a sequence of entities.
    fn along(&self, nodes: &[usize], asked: Option<usize>) -> Vec<Route> {
        let mut steps: Vec<Vec<(Effect, Vec<usize>)>> =
            nodes.windows(2).map(|pair| self.between(pair[0], pair[1])).collect();
        // To say where something is ends a path.
        let before_last = steps.len() - 1;
        for step in &mut steps[..before_last] {
            for (_, group) in step.iter_mut() {
                group.retain(|number| !self.world.facts[*number].is_place());
            }
            step.retain(|(_, group)| !group.is_empty());
        }
        product(&steps).into_iter().filter_map(|groups| self.judge(nodes, &groups, &steps, asked)).collect()
    }

    fn judge(
        &self,
        nodes: &[usize],
        groups: &[(Effect, Vec<usize>)],
        steps: &[Vec<(Effect, Vec<usize>)>],
        asked: Option<usize>,
    ) -> Option<Route> {
        let goal = self.goal(nodes[nodes.len() - 1], asked);
        let supports: Vec<Vec<usize>> = groups.iter().map(|(_, group)| group.clone()).collect();
        let choices = self.valid_choices(&supports, &goal);
        if choices.is_empty() || self.is_superseded(groups, steps, &goal) {
            return None;
        }
        let counted: Vec<BTreeSet<usize>> =
            (0..groups.len()).map(|step| choices.iter().map(|choice| choice[step]).collect()).collect();
        let is_correlation = |group: &BTreeSet<usize>| group.iter().all(|it| self.world.facts[*it].is_correlation());
        if counted.windows(2).any(|pair| pair.iter().all(is_correlation)) {
            return None;
        }
        let effects: Vec<Effect> = groups.iter().map(|(effect, _)| *effect).collect();
        if !self.runs_via(nodes, &effects, &counted) {
            return None;
        }
        let contexts = choices.iter().map(|choice| self.narrowest(choice, &goal)).collect();
        Some(Route {
            nodes: nodes.to_vec(),
            sign: self.sign(nodes, &effects, &counted),
            cost: self.cost(nodes, &effects, &counted),
            contexts: self.widest(&contexts),
            status: self.status(&counted, asked.is_some()),
            effects,
            supports: counted,
            inherited: asked.is_some(),
            of_class: false,
        })
    }

    fn is_superseded(
        &self,
        groups: &[(Effect, Vec<usize>)],
        steps: &[Vec<(Effect, Vec<usize>)>],
        goal: &BTreeSet<usize>,
    ) -> bool {
        (0..groups.len()).filter(|step| groups[*step].0.sign().is_none()).any(|step| {
            steps[step].iter().filter(|(effect, _)| effect.sign().is_some()).any(|(_, signed)| {
                let mut supports: Vec<Vec<usize>> = groups.iter().map(|(_, group)| group.clone()).collect();
                supports[step].clone_from(signed);
                !self.valid_choices(&supports, goal).is_empty()
            })
        })
    }

    /// Whether there is a choice of one passage for each entity that must be run through.
    fn runs_via(&self, nodes: &[usize], effects: &[Effect], counted: &[BTreeSet<usize>]) -> bool {
        let passages = self.passages(nodes, effects, counted);
        let fitting = self.ask.via.iter().map(|(entity, sign)| {
            let fits = |passage: &&Passage| passage.entity == *entity && (sign.is_none() || passage.sign == *sign);
            passages.iter().filter(fits).collect::<Vec<_>>()
        });
        let in_order = |choice: &Vec<&Passage>| {
            choice.windows(2).all(|two| {
                two[0].step < two[1].step
                    || two[0].step == two[1].step && two[0].expansion == two[1].expansion && two[0].place < two[1].place
            })
        };
        product(&fitting.collect::<Vec<_>>()).iter().any(|choice| !self.ask.in_order || in_order(choice))
    }

    /// Where entities are passed: those of the path at even steps, those within the shortcuts between two at odd ones.
    fn passages(&self, nodes: &[usize], effects: &[Effect], counted: &[BTreeSet<usize>]) -> Vec<Passage> {
        let of_path = nodes.iter().enumerate().map(|(place, entity)| {
            let sign = sign_of(&effects[..place]);
            Passage { entity: *entity, sign, step: 2 * place, expansion: None, place: 0 }
        });
        let mut passages: Vec<Passage> = of_path.collect();
        for (step, supports) in counted.iter().enumerate() {
            for support in supports {
                for (number, expansion) in self.expansions[*support].iter().enumerate() {
                    let (mut at, mut so_far) = (nodes[step], effects[..step].to_vec());
                    let mut expansion = expansion.clone();
                    // Against its direction, a shortcut does not say what acts on what.
                    let is_backward = self.world.facts[*support].subject != nodes[step];
                    if is_backward {
                        expansion.reverse();
                    }
                    for (place, part) in expansion.iter().enumerate() {
                        let fact = &self.world.facts[*part];
                        at = if fact.subject == at { fact.object } else { fact.subject };
                        so_far.push(fact.effect());
                        if place + 1 < expansion.len() {
                            let expansion = Some((*support, number));
                            let sign = if is_backward { None } else { sign_of(&so_far) };
                            passages.push(Passage { entity: at, sign, step: 2 * step + 1, expansion, place });
                        }
                    }
                }
            }
        }
        passages
    }

    fn sign(&self, nodes: &[usize], effects: &[Effect], counted: &[BTreeSet<usize>]) -> Option<Sign> {
        let (end, last) = (nodes[nodes.len() - 1], &counted[counted.len() - 1]);
        let place =
            self.world.kinds[end].is_place() || last.iter().any(|number| self.world.facts[*number].row().locating);
        let ends = effects.last() == Some(&Effect::Carrier) && place;
        if ends || self.breaks(nodes, counted) { None } else { sign_of(effects) }
    }

    /// Whether a place on the way passes nothing on: of no two statements that lead into it and out of it, both say something
    /// of an effect, or one record tells both.
    fn breaks(&self, nodes: &[usize], counted: &[BTreeSet<usize>]) -> bool {
        let fact = |number: &usize| &self.world.facts[*number];
        let into = |number: &usize, node: usize| {
            fact(number).is_let_pass() && (fact(number).row().locating || self.world.kinds[node].is_place())
        };
        let out_of =
            |number: &usize| fact(number).is_let_pass() && fact(number).row().predicate == "biolink:location_of";
        let passes = |one: &usize, node: usize, next: &usize| {
            !(into(one, node) || out_of(next)) || fact(one).is_of_one_record(fact(next))
        };
        counted
            .windows(2)
            .zip(&nodes[1..])
            .any(|(pair, node)| !pair[0].iter().any(|one| pair[1].iter().any(|next| passes(one, *node, next))))
    }

    fn cost(&self, nodes: &[usize], effects: &[Effect], counted: &[BTreeSet<usize>]) -> u32 {
        let price = |number: &usize, ends: &[usize]| self.price(*number, [ends[0], ends[1]], &self.starts);
        let step = |(group, ends): (&BTreeSet<usize>, &[usize])| group.iter().map(|it| price(it, ends)).min().unwrap();
        let steps: u32 = counted.iter().zip(nodes.windows(2)).map(step).sum();
        let runs = effects.windows(2).filter(|pair| pair[0] == Effect::Carrier && pair[1] == Effect::Carrier).count();
        steps + u32::try_from(runs).unwrap() * self.ask.carrier_run
    }

    fn price(&self, number: usize, ends: [usize; 2], starts: &BTreeSet<usize>) -> u32 {
        let (fact, ask) = (&self.world.facts[number], self.ask);
        for (rule, cost) in &ask.predicate_costs {
            if fact.row().is_a(PREDICATE_RULES[*rule]) {
                return *cost;
            }
        }
        for (status, cost) in &ask.status_costs {
            if *status == fact.status {
                return *cost;
            }
        }
        for (source, cost) in &ask.source_costs {
            if Some(*source) == fact.source {
                return *cost;
            }
        }
        ask.weights.as_ref().map_or(1_000, |weights| weights.of(number, ends, starts, self.world))
    }

    fn status(&self, counted: &[BTreeSet<usize>], inherited: bool) -> Option<EpistemicStatus> {
        let best = |group: &BTreeSet<usize>| {
            group.iter().map(|number| self.world.facts[*number].status).max_by_key(|status| rank(*status)).unwrap()
        };
        let weakest = counted.iter().map(best).min_by_key(|status| rank(*status)).unwrap();
        let capped = inherited && rank(weakest) > rank(Some(EpistemicStatus::Hypothesised));
        if capped { Some(EpistemicStatus::Hypothesised) } else { weakest }
    }

    // Which choices of one statement a step hold together.

    /// What the end of the path adds to the dimension of diseases.
    fn goal(&self, end: usize, asked: Option<usize>) -> BTreeSet<usize> {
        [Some(end), asked].into_iter().flatten().filter(|entity| self.world.kinds[*entity] == Kind::Disease).collect()
    }

    fn valid_choices(&self, supports: &[Vec<usize>], goal: &BTreeSet<usize>) -> Vec<Vec<usize>> {
        product(supports).into_iter().filter(|choice| self.is_valid(choice, goal)).collect()
    }

    fn is_valid(&self, choice: &[usize], goal: &BTreeSet<usize>) -> bool {
        self.is_coherent(choice, goal) && !self.is_summarised(choice, goal)
    }

    fn is_coherent(&self, choice: &[usize], goal: &BTreeSet<usize>) -> bool {
        (0..2).all(|dimension| !self.chains(dimension, choice, goal).is_empty())
    }

    /// Whether a shortcut says the same as some of the statements in sequence.
    fn is_summarised(&self, choice: &[usize], goal: &BTreeSet<usize>) -> bool {
        (0..self.world.facts.len()).filter(|shortcut| self.allowed[*shortcut]).any(|shortcut| {
            self.expansions[shortcut].iter().any(|expansion| {
                let places = (0..choice.len()).filter(|start| choice[*start..].starts_with(expansion));
                places.into_iter().any(|start| {
                    let mut shorter = choice.to_vec();
                    shorter.splice(start..start + expansion.len(), [shortcut]);
                    self.is_coherent(&shorter, goal)
                })
            })
        })
    }

    /// Every way to choose one value from each statement so that any two are one above the other.
    fn chains(&self, dimension: usize, choice: &[usize], goal: &BTreeSet<usize>) -> Vec<Vec<usize>> {
        let mut sets: Vec<Vec<usize>> = self.stated(dimension, choice);
        if dimension == 0 {
            sets.extend(goal.iter().map(|disease| vec![*disease]));
        }
        let related = |a: usize, b: usize| self.is_within(a, b) || self.is_within(b, a);
        let mut chains = product(&sets);
        chains.retain(|chain| chain.iter().all(|a| chain.iter().all(|b| related(*a, *b))));
        chains
    }

    /// The values of each statement that has any, and of the question.
    fn stated(&self, dimension: usize, choice: &[usize]) -> Vec<Vec<usize>> {
        let of_statements = choice.iter().map(|number| &self.world.facts[*number].context[dimension]);
        let all = of_statements.chain([&self.ask.context[dimension]]);
        all.filter(|set| !set.is_empty()).map(|set| set.iter().copied().collect()).collect()
    }

    /// Whether a value is another or a subclass of it.
    fn is_within(&self, a: usize, b: usize) -> bool {
        let count = self.world.kinds.len();
        a == b || (a < count && b < count && self.below[a][b])
    }

    /// The narrowest context of a choice.
    fn narrowest(&self, choice: &[usize], goal: &BTreeSet<usize>) -> Values {
        [0, 1].map(|dimension| {
            if self.stated(dimension, choice).is_empty() {
                return BTreeSet::new();
            }
            let mut least = BTreeSet::new();
            for chain in self.chains(dimension, choice, goal) {
                least.extend(chain.iter().copied().filter(|a| chain.iter().all(|b| self.is_within(*a, *b))));
            }
            if dimension == 0 && goal.iter().any(|disease| least.contains(disease)) {
                return BTreeSet::new();
            }
            let strictly_within = |a: usize, b: usize| self.is_within(a, b) && !self.is_within(b, a);
            least.iter().copied().filter(|a| !least.iter().any(|b| strictly_within(*a, *b))).collect()
        })
    }

    /// The contexts that lie strictly within no other, of equal ones the first, without the alternatives that lie strictly
    /// within one of another.
    fn widest(&self, contexts: &BTreeSet<Values>) -> BTreeSet<Values> {
        let within = |narrow: &Values, wide: &Values| {
            (0..2).all(|dimension| {
                let (narrow, wide) = (&narrow[dimension], &wide[dimension]);
                let covered = narrow.iter().all(|a| wide.iter().any(|b| self.is_within(*a, *b)));
                wide.is_empty() || (!narrow.is_empty() && covered)
            })
        };
        let strictly = |a: &Values, b: &Values| within(a, b) && !within(b, a);
        let is_kept =
            |a: &&Values| !contexts.iter().any(|b| strictly(a, b) || (b < *a && within(b, a) && within(a, b)));
        let kept: Vec<Values> = contexts.iter().filter(is_kept).cloned().collect();
        let alone = |context: &Values, dimension: usize, value: usize| {
            let mut alone = context.clone();
            alone[dimension] = BTreeSet::from([value]);
            alone
        };
        let thinned = |context: &Values| {
            [0, 1].map(|dimension| {
                let is_narrower = |value: usize| {
                    let own = alone(context, dimension, value);
                    let others = kept.iter().filter(|other| *other != context);
                    others
                        .flat_map(|other| other[dimension].iter().map(|it| alone(other, dimension, *it)))
                        .any(|wider| strictly(&own, &wider))
                };
                let has_others = context[dimension].len() > 1;
                context[dimension].iter().copied().filter(|value| !(has_others && is_narrower(*value))).collect()
            })
        };
        kept.iter().map(thinned).collect()
    }
}

/// The product of effects along a path, places left aside.
fn sign_of(effects: &[Effect]) -> Option<Sign> {
    let breaks = |effect: &Effect| matches!(effect, Effect::Unsigned | Effect::None);
    if effects.iter().any(breaks) || effects.iter().all(|effect| *effect == Effect::Carrier) {
        return None;
    }
    let minuses = effects.iter().filter(|effect| **effect == Effect::Negative).count();
    Some(if minuses % 2 == 0 { Sign::Positive } else { Sign::Negative })
}

/// Which entities are which, or subclasses of which, by number.
fn hierarchy(world: &World) -> [[bool; MOST_ENTITIES]; MOST_ENTITIES] {
    let mut below = [[false; MOST_ENTITIES]; MOST_ENTITIES];
    for (entity, row) in below.iter_mut().enumerate() {
        row[entity] = true;
    }
    let denied = |fact: &Fact| fact.negated || fact.status == Some(EpistemicStatus::Refuted);
    for fact in world.facts.iter().filter(|fact| fact.row == SUBCLASS_OF && !denied(fact)) {
        below[fact.subject][fact.object] = true;
    }
    for middle in 0..MOST_ENTITIES {
        for low in 0..MOST_ENTITIES {
            for high in 0..MOST_ENTITIES {
                below[low][high] |= below[low][middle] && below[middle][high];
            }
        }
    }
    below
}

/// By entity, the first of those that are subclasses of it and it of them: a ring counts as one class.
pub(crate) fn rings(world: &World) -> Vec<usize> {
    let below = hierarchy(world);
    let same = |a: usize, b: usize| below[a][b] && below[b][a];
    (0..world.kinds.len()).map(|entity| (0..=entity).find(|other| same(*other, entity)).unwrap()).collect()
}

/// The expansions of usable statements that join a statement's ends, in a direction that it permits, with its sign.
fn resolvable(world: &World, shortcut: &Fact) -> Vec<Vec<usize>> {
    let ends = [(shortcut.subject, shortcut.object), (shortcut.object, shortcut.subject)];
    let holds = |expansion: &&Vec<usize>| {
        let Some(parts) = expansion.iter().map(|part| world.facts.get(*part)).collect::<Option<Vec<_>>>() else {
            return false;
        };
        let effects: Vec<Effect> = parts.iter().map(|fact| fact.effect()).collect();
        let usable = parts.iter().all(|fact| fact.is_usable());
        let joins = |(from, to)| shortcut.leads(from, to) && leads_along(&parts, from, to);
        usable
            && ends.into_iter().any(joins)
            && sign_of(&effects).is_some()
            && sign_of(&effects) == shortcut.effect().sign()
    };
    shortcut.shortcut_over.iter().filter(holds).cloned().collect()
}

/// Whether statements, each in a permitted direction, lead from one entity to another.
fn leads_along(parts: &[&Fact], from: usize, to: usize) -> bool {
    let Some((first, rest)) = parts.split_first() else { return from == to };
    [first.subject, first.object].into_iter().any(|next| first.leads(from, next) && leads_along(rest, next, to))
}

/// The order of answers.
fn order(a: &Route, b: &Route) -> Ordering {
    let effects = |route: &Route| route.effects.iter().map(|effect| effect_rank(*effect)).collect::<Vec<u8>>();
    (a.cost, a.effects.len(), &a.nodes).cmp(&(b.cost, b.effects.len(), &b.nodes)).then(effects(a).cmp(&effects(b)))
}

const fn effect_rank(effect: Effect) -> u8 {
    match effect {
        Effect::Positive => 0,
        Effect::Negative => 1,
        Effect::Carrier => 2,
        Effect::Unsigned => 3,
        Effect::None => 4,
    }
}

/// How sure a status is.
pub(crate) const fn rank(status: Option<EpistemicStatus>) -> u8 {
    match status {
        None => 0,
        Some(EpistemicStatus::Refuted) => 1,
        Some(EpistemicStatus::Hypothesised) => 2,
        Some(EpistemicStatus::Suggested) => 3,
        Some(EpistemicStatus::Established) => 4,
    }
}

/// Every way to choose one item from each list, the first list's choice changing slowest.
pub(crate) fn product<T: Clone>(lists: &[Vec<T>]) -> Vec<Vec<T>> {
    let mut choices = vec![Vec::new()];
    for list in lists {
        choices = choices
            .iter()
            .flat_map(|choice: &Vec<T>| {
                list.iter().map(move |item| choice.iter().cloned().chain([item.clone()]).collect())
            })
            .collect();
    }
    choices
}

/// A path of statements with its ends and its sign.
pub(crate) type Chain = (Vec<usize>, usize, usize, Sign);

/// The simple paths of two or three statements that have a sign.
pub(crate) fn chains(world: &World, usable: impl Fn(&Fact) -> bool) -> Vec<Chain> {
    let mut found = Vec::new();
    for start in 0..world.kinds.len() {
        extend(world, &usable, &mut vec![start], &mut Vec::new(), &mut found);
    }
    found
}

fn extend(
    world: &World,
    usable: &impl Fn(&Fact) -> bool,
    nodes: &mut Vec<usize>,
    chain: &mut Vec<usize>,
    found: &mut Vec<Chain>,
) {
    let last = nodes[nodes.len() - 1];
    let effects: Vec<Effect> = chain.iter().map(|number| world.facts[*number].effect()).collect();
    if let Some(sign) = sign_of(&effects).filter(|_| chain.len() > 1) {
        found.push((chain.clone(), nodes[0], last, sign));
    }
    if chain.len() == 3 {
        return;
    }
    for (number, fact) in world.facts.iter().enumerate().filter(|(_, fact)| usable(fact)) {
        for next in [fact.subject, fact.object] {
            if !nodes.contains(&next) && fact.leads(last, next) {
                nodes.push(next);
                chain.push(number);
                extend(world, usable, nodes, chain, found);
                chain.pop();
                nodes.pop();
            }
        }
    }
}
