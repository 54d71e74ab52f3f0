//! Digit automata without cycles, all in one table, equal nodes only once.

use crate::tables::pattern::{DigitSet, Word, digit_set, digits_of};
use regex_syntax::hir::{Hir, HirKind};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A node: where each digit leads (0 is nowhere), and what holds here: if the digits go on, and if they end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Node {
    pub(crate) next: [u16; 10],
    pub(crate) open: u16,
    pub(crate) closed: u16,
}

/// Where any digits at all lead from a node, and how many of them: most numbers end in a free run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) end: u16,
    pub(crate) len: u16,
}

/// All nodes; the first is the dead one.
pub(crate) struct Nodes {
    pub(crate) rows: Vec<Node>,
    ids: HashMap<Node, u16>,
}

/// Expressions side by side, each with a mark that tells whether it matched.
pub(crate) struct Patterns<M> {
    steps: Vec<Vec<(DigitSet, usize)>>,
    skips: Vec<Vec<usize>>,
    marks: BTreeMap<usize, M>,
}

/// How far an expression must match.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    Whole,
    Start,
}

/// The words still possible, the best that is sure, and how many digits are read.
type PrefixState = (Vec<usize>, Option<usize>, usize);

impl Nodes {
    pub(crate) fn new() -> Self {
        Self { rows: vec![Node::default()], ids: HashMap::from([(Node::default(), 0)]) }
    }

    fn id(&mut self, node: Node) -> u16 {
        let rows = &mut self.rows;
        *self.ids.entry(node).or_insert_with(|| {
            rows.push(node);
            u16::try_from(rows.len() - 1).expect("the plans of the world have fewer nodes")
        })
    }

    /// The runs of the nodes. A node is made after those it leads to, so theirs are known.
    pub(crate) fn runs(&self) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::with_capacity(self.rows.len());
        for (nth, node) in (0..).zip(&self.rows) {
            let [next, ..] = node.next;
            let free = next > 0 && node.next.iter().all(|other| *other == next);
            let run = match runs.get(usize::from(next)) {
                Some(after) if free => Run { end: after.end, len: after.len + 1 },
                _ => Run { end: nth, len: 0 },
            };
            runs.push(run);
        }
        runs
    }

    /// The automaton that tells for each string of up to `longest` digits what `label` says of the marks that match.
    pub(crate) fn whole<M: Copy + Ord>(
        &mut self,
        patterns: &Patterns<M>,
        longest: usize,
        label: impl FnMut(&BTreeSet<M>, usize) -> u16,
    ) -> u16 {
        let start = patterns.closure(BTreeSet::from([0]));
        Walk { nodes: self, patterns, longest, label, seen: HashMap::new(), steps: HashMap::new() }
            .node(&start, 0)
    }

    /// The automaton that tells which of the words, the earlier preferred, begins a string: its label.
    pub(crate) fn prefix(&mut self, words: &[(Word, u16)]) -> u16 {
        let all: Vec<usize> = (0..words.len()).collect();
        self.prefix_node(words, &mut HashMap::new(), (all, None, 0))
    }

    fn prefix_node(
        &mut self,
        words: &[(Word, u16)],
        seen: &mut HashMap<PrefixState, u16>,
        state: PrefixState,
    ) -> u16 {
        if let Some(id) = seen.get(&state) {
            return *id;
        }
        let (alive, best, depth) = &state;
        let (best, depth) = (*best, *depth);
        let here = |ends: bool| {
            let whole = alive.iter().find(|word| {
                let (word, _) = &words[**word];
                word.digits.len() == depth && (ends || !word.ends)
            });
            whole.copied().into_iter().chain(best).min()
        };
        let (open, closed) = (here(false), here(true));
        let label = |best: Option<usize>| best.map_or(0, |word| words[word].1);
        let mut node = Node { next: [0; 10], open: label(open), closed: label(closed) };
        for digit in 0..10 {
            let fits = |word: &&usize| {
                let takes = words[**word].0.digits.get(depth).is_some_and(|set| set >> digit & 1 == 1);
                takes && open.is_none_or(|best| **word < best)
            };
            let left: Vec<usize> = alive.iter().filter(fits).copied().collect();
            if !left.is_empty() {
                node.next[digit] = self.prefix_node(words, seen, (left, open, depth + 1));
            }
        }
        let id = self.id(node);
        seen.insert(state, id);
        id
    }
}

impl<M: Copy + Ord> Patterns<M> {
    pub(crate) fn new() -> Self {
        Self { steps: vec![vec![]], skips: vec![vec![]], marks: BTreeMap::new() }
    }

    /// Adds an expression; nothing if it has parts we do not know.
    pub(crate) fn add(&mut self, mark: M, hir: &Hir, reach: Reach) -> Option<()> {
        let start = self.skip_from(0);
        let end = self.build(hir, start)?;
        // Each expression ends in a state of its own, so that marks and loops stay apart.
        let end = self.skip_from(end);
        if reach == Reach::Start {
            self.steps[end].push((0x3FF, end));
        }
        self.marks.insert(end, mark);
        Some(())
    }

    fn state(&mut self) -> usize {
        self.steps.push(vec![]);
        self.skips.push(vec![]);
        self.steps.len() - 1
    }

    fn skip_from(&mut self, from: usize) -> usize {
        let state = self.state();
        self.skips[from].push(state);
        state
    }

    fn step_from(&mut self, from: usize, set: DigitSet) -> usize {
        let state = self.state();
        self.steps[from].push((set, state));
        state
    }

    fn build(&mut self, hir: &Hir, from: usize) -> Option<usize> {
        let end = match hir.kind() {
            HirKind::Empty => from,
            HirKind::Literal(literal) => literal
                .0
                .iter()
                .try_fold(from, |from, letter| Some(self.step_from(from, digit_set(*letter)?)))?,
            HirKind::Class(class) => self.step_from(from, digits_of(class)),
            HirKind::Look(_) => return None,
            HirKind::Capture(capture) => self.build(&capture.sub, from)?,
            HirKind::Concat(parts) => parts.iter().try_fold(from, |from, part| self.build(part, from))?,
            HirKind::Alternation(parts) => {
                let end = self.state();
                for part in parts {
                    let start = self.skip_from(from);
                    let last = self.build(part, start)?;
                    self.skips[last].push(end);
                }
                end
            }
            HirKind::Repetition(repetition) => {
                let mut at = from;
                for _ in 0..repetition.min {
                    at = self.build(&repetition.sub, at)?;
                }
                let end = self.state();
                for _ in repetition.min..repetition.max? {
                    self.skips[at].push(end);
                    let start = self.skip_from(at);
                    at = self.build(&repetition.sub, start)?;
                }
                self.skips[at].push(end);
                end
            }
        };
        Some(end)
    }

    /// The states with all that can be reached without a digit; those that lead nowhere left out.
    fn closure(&self, mut states: BTreeSet<usize>) -> Vec<usize> {
        let mut open: Vec<usize> = states.iter().copied().collect();
        while let Some(state) = open.pop() {
            open.extend(self.skips[state].iter().filter(|next| states.insert(**next)));
        }
        states.retain(|state| !self.steps[*state].is_empty() || self.marks.contains_key(state));
        states.into_iter().collect()
    }

    fn step(&self, states: &[usize], digit: usize) -> Vec<usize> {
        let steps = states.iter().flat_map(|state| &self.steps[*state]);
        self.closure(steps.filter(|(set, _)| set >> digit & 1 == 1).map(|(_, state)| *state).collect())
    }
}

/// The subset construction, cut at the longest number there can be.
struct Walk<'a, M, L> {
    nodes: &'a mut Nodes,
    patterns: &'a Patterns<M>,
    longest: usize,
    label: L,
    seen: HashMap<(Vec<usize>, usize), u16>,
    steps: HashMap<Vec<usize>, [Vec<usize>; 10]>,
}

impl<M: Copy + Ord, L: FnMut(&BTreeSet<M>, usize) -> u16> Walk<'_, M, L> {
    fn node(&mut self, states: &[usize], depth: usize) -> u16 {
        if states.is_empty() {
            return 0;
        }
        if let Some(id) = self.seen.get(&(states.to_vec(), depth)) {
            return *id;
        }
        let marks = states.iter().filter_map(|state| self.patterns.marks.get(state)).copied().collect();
        let mut node = Node { closed: (self.label)(&marks, depth), ..Node::default() };
        if depth < self.longest {
            let patterns = self.patterns;
            let step = || std::array::from_fn(|digit| patterns.step(states, digit));
            let steps = self.steps.entry(states.to_vec()).or_insert_with(step).clone();
            for (next, states) in node.next.iter_mut().zip(&steps) {
                *next = self.node(states, depth + 1);
            }
        }
        let id = self.nodes.id(node);
        self.seen.insert((states.to_vec(), depth), id);
        id
    }
}
