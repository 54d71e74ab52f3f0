//! What a disk holds, and what of it is still there after the power failed.

use crate::chance::Chance;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Files with their bytes, and directories, by their paths from the top. Parents stand before what is in them.
pub(crate) type Tree = BTreeMap<String, Option<Rc<[u8]>>>;

/// What becomes of what was not synced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Loss {
    /// All of it is gone. A name is there if its directory was synced since, bytes if their file was.
    Strict,
    /// Bytes are there if their file was synced; every name is there once anything was, as with a journal of names.
    Journal,
    /// Of each file and each directory, some of what was not synced is there, from its beginning; the last write may be torn.
    Some(u64),
}

/// A disk, with what was promised of it.
#[derive(Clone, Debug)]
pub(crate) struct Disk {
    nodes: Vec<Node>,
}

#[derive(Clone, Debug)]
enum Node {
    File { now: Rc<[u8]>, synced: Rc<[u8]>, since: Vec<Put> },
    Directory { now: Names, synced: Names, journal: Names, since: Vec<Change> },
}

type Names = BTreeMap<String, usize>;

/// A change of a file.
#[derive(Clone, Debug)]
enum Put {
    Bytes(usize, Rc<[u8]>),
    Length(usize),
}

/// A change of a directory.
#[derive(Clone, Debug)]
enum Change {
    Named(String, usize),
    Gone(String),
    Renamed(String, String),
}

impl Disk {
    /// A disk on which this is safe.
    pub(crate) fn holding(tree: &Tree) -> Self {
        let mut disk = Self { nodes: vec![Node::directory()] };
        for (path, content) in tree {
            let node = match content {
                Some(bytes) => {
                    Node::File { now: Rc::clone(bytes), synced: Rc::clone(bytes), since: Vec::new() }
                }
                None => Node::directory(),
            };
            disk.add(path, node);
        }
        for node in &mut disk.nodes {
            node.sync();
            node.journal();
        }
        disk
    }

    /// Makes an empty file, where there is none.
    pub(crate) fn create(&mut self, path: &str) {
        if self.find(path).is_none() {
            self.add(path, Node::File { now: Rc::default(), synced: Rc::default(), since: Vec::new() });
        }
    }

    /// Makes a directory.
    pub(crate) fn make_directory(&mut self, path: &str) {
        self.add(path, Node::directory());
    }

    /// Writes into a file.
    pub(crate) fn write(&mut self, path: &str, at: usize, bytes: &[u8]) {
        self.put(path, Put::Bytes(at, bytes.into()));
    }

    /// Makes a file longer, with zeros, or shorter.
    pub(crate) fn set_length(&mut self, path: &str, length: usize) {
        self.put(path, Put::Length(length));
    }

    /// How long a file is.
    pub(crate) fn length(&self, path: &str) -> Option<usize> {
        match &self.nodes[self.find(path)?] {
            Node::File { now, .. } => Some(now.len()),
            Node::Directory { .. } => None,
        }
    }

    /// Waits until a file or a directory is on disk.
    pub(crate) fn sync(&mut self, path: &str) {
        if let Some(node) = self.find(path) {
            self.nodes[node].sync();
            self.nodes.iter_mut().for_each(Node::journal);
        }
    }

    /// Gives a file a second name.
    pub(crate) fn link(&mut self, from: &str, to: &str) {
        if let Some(node) = self.find(from) {
            self.change(to, |name| Change::Named(name, node));
        }
    }

    /// Takes a name away.
    pub(crate) fn remove(&mut self, path: &str) {
        self.change(path, Change::Gone);
    }

    /// Gives another name, in the place of what had it.
    pub(crate) fn rename(&mut self, from: &str, to: &str) {
        let Some(node) = self.find(from) else { return };
        if parts(from).0 == parts(to).0 {
            let new = parts(to).1.to_owned();
            self.change(from, |name| Change::Renamed(name, new));
        } else {
            self.change(to, |name| Change::Named(name, node));
            self.change(from, Change::Gone);
        }
    }

    /// What is there as long as the power does not fail.
    pub(crate) fn now(&self) -> Tree {
        let mut disk = self.clone();
        disk.nodes.iter_mut().for_each(Node::sync);
        disk.after(Loss::Strict)
    }

    /// What is there after the power failed.
    pub(crate) fn after(&self, loss: Loss) -> Tree {
        let mut chance = Chance::of(if let Loss::Some(seed) = loss { seed } else { 0 });
        let left: Vec<Left> = self.nodes.iter().map(|node| node.after(loss, &mut chance)).collect();
        let mut tree = Tree::new();
        let mut open = vec![(String::new(), 0)];
        while let Some((path, node)) = open.pop() {
            let Left::Directory(names) = &left[node] else { continue };
            for (name, node) in names {
                let path = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
                let content =
                    if let Left::File(bytes) = &left[*node] { Some(Rc::clone(bytes)) } else { None };
                tree.insert(path.clone(), content);
                open.push((path, *node));
            }
        }
        tree
    }

    fn find(&self, path: &str) -> Option<usize> {
        path.split('/').filter(|name| !name.is_empty()).try_fold(0, |at, name| match &self.nodes[at] {
            Node::Directory { now, .. } => now.get(name).copied(),
            Node::File { .. } => None,
        })
    }

    fn add(&mut self, path: &str, node: Node) {
        self.nodes.push(node);
        let new = self.nodes.len() - 1;
        self.change(path, |name| Change::Named(name, new));
    }

    fn change(&mut self, path: &str, change: impl FnOnce(String) -> Change) {
        let (directory, name) = parts(path);
        if let Some(at) = self.find(directory)
            && let Node::Directory { now, since, .. } = &mut self.nodes[at]
        {
            let change = change(name.to_owned());
            change.apply(now);
            since.push(change);
        }
    }

    fn put(&mut self, path: &str, put: Put) {
        if let Some(at) = self.find(path)
            && let Node::File { now, since, .. } = &mut self.nodes[at]
        {
            *now = put.apply(now);
            since.push(put);
        }
    }
}

/// What is left of a node.
enum Left {
    File(Rc<[u8]>),
    Directory(Names),
}

impl Node {
    fn directory() -> Self {
        let none = Names::new;
        Self::Directory { now: none(), synced: none(), journal: none(), since: Vec::new() }
    }

    fn sync(&mut self) {
        match self {
            Self::File { now, synced, since } => {
                *synced = Rc::clone(now);
                since.clear();
            }
            Self::Directory { now, synced, since, .. } => {
                synced.clone_from(now);
                since.clear();
            }
        }
    }

    fn journal(&mut self) {
        if let Self::Directory { now, journal, .. } = self {
            journal.clone_from(now);
        }
    }

    fn after(&self, loss: Loss, chance: &mut Chance) -> Left {
        match (self, loss) {
            (Self::File { synced, .. }, Loss::Strict | Loss::Journal) => Left::File(Rc::clone(synced)),
            (Self::Directory { synced, .. }, Loss::Strict) => Left::Directory(synced.clone()),
            (Self::Directory { journal, .. }, Loss::Journal) => Left::Directory(journal.clone()),
            (Self::Directory { synced, since, .. }, Loss::Some(_)) => {
                let mut names = synced.clone();
                let kept = chance.below(since.len() + 1);
                since[..kept].iter().for_each(|change| change.apply(&mut names));
                Left::Directory(names)
            }
            (Self::File { synced, since, .. }, Loss::Some(_)) => {
                let kept = chance.below(since.len() + 1);
                let bytes = since[..kept].iter().fold(Rc::clone(synced), |bytes, put| put.apply(&bytes));
                Left::File(match since.get(kept) {
                    Some(Put::Bytes(at, torn)) => {
                        // A disk writes whole sectors.
                        let length = chance.below(torn.len() + 1) / 512 * 512;
                        Put::Bytes(*at, torn[..length].into()).apply(&bytes)
                    }
                    _ => bytes,
                })
            }
        }
    }
}

impl Put {
    fn apply(&self, file: &Rc<[u8]>) -> Rc<[u8]> {
        let mut file = file.to_vec();
        match self {
            Self::Bytes(_, bytes) if bytes.is_empty() => {}
            Self::Bytes(at, bytes) => {
                let end = at + bytes.len();
                file.resize(file.len().max(end), 0);
                file[*at..end].copy_from_slice(bytes);
            }
            Self::Length(length) => file.resize(*length, 0),
        }
        file.into()
    }
}

impl Change {
    fn apply(&self, names: &mut Names) {
        match self {
            Self::Named(name, node) => {
                names.insert(name.clone(), *node);
            }
            Self::Gone(name) => {
                names.remove(name);
            }
            Self::Renamed(from, to) => {
                if let Some(node) = names.remove(from) {
                    names.insert(to.clone(), node);
                }
            }
        }
    }
}

/// A path's directory, and its name in it.
fn parts(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left, a file as `name=content`.
    fn left(disk: &Disk, loss: Loss) -> Vec<String> {
        let text = |bytes: &Rc<[u8]>| String::from_utf8_lossy(bytes).into_owned();
        let shown = |(path, content): (String, Option<Rc<[u8]>>)| match content {
            Some(bytes) => format!("{path}={}", text(&bytes)),
            None => format!("{path}/"),
        };
        disk.after(loss).into_iter().map(shown).collect()
    }

    fn written() -> Disk {
        let mut disk = Disk::holding(&Tree::from([("old".to_owned(), Some(b"1".as_slice().into()))]));
        disk.make_directory("new");
        disk.create("new/a");
        disk.write("new/a", 0, b"12345");
        disk
    }

    #[test]
    fn what_was_not_synced_is_gone() {
        let mut disk = written();
        disk.write("old", 0, b"2");
        assert_eq!(left(&disk, Loss::Strict), ["old=1"]);
        assert_eq!(left(&disk, Loss::Journal), ["old=1"]);
        disk.sync("old");
        assert_eq!(left(&disk, Loss::Strict), ["old=2"]);
        // A journal of names keeps all names in their order; the bytes of another file it does not.
        assert_eq!(left(&disk, Loss::Journal), ["new/", "new/a=", "old=2"]);
    }

    #[test]
    fn a_name_needs_its_directory_and_that_one_its_own() {
        let mut disk = written();
        disk.sync("new/a");
        assert_eq!(left(&disk, Loss::Strict), ["old=1"]);
        assert_eq!(left(&disk, Loss::Journal), ["new/", "new/a=12345", "old=1"]);
        disk.sync("new");
        assert_eq!(left(&disk, Loss::Strict), ["old=1"]);
        disk.sync("");
        assert_eq!(left(&disk, Loss::Strict), ["new/", "new/a=12345", "old=1"]);
    }

    #[test]
    fn a_rename_is_there_whole_or_not_at_all() {
        let mut disk = written();
        for path in ["new/a", "new", ""] {
            disk.sync(path);
        }
        disk.rename("new/a", "new/b");
        disk.rename("new", "placed");
        disk.link("placed/b", "placed/c");
        disk.remove("old");
        assert_eq!(left(&disk, Loss::Strict), ["new/", "new/a=12345", "old=1"]);
        disk.sync("");
        assert_eq!(left(&disk, Loss::Strict), ["placed/", "placed/a=12345"]);
        assert_eq!(left(&disk, Loss::Journal), ["placed/", "placed/b=12345", "placed/c=12345"]);
        disk.sync("placed");
        assert_eq!(left(&disk, Loss::Strict), ["placed/", "placed/b=12345", "placed/c=12345"]);
    }

    #[test]
    fn some_of_the_rest_is_there_from_its_beginning() {
        let mut disk = Disk::holding(&Tree::from([("f".to_owned(), Some(b"".as_slice().into()))]));
        disk.write("f", 0, b"ab");
        disk.write("f", 1, b"c");
        disk.set_length("f", 1);
        let seen: std::collections::BTreeSet<String> =
            (0..200).flat_map(|seed| left(&disk, Loss::Some(seed))).collect();
        assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["f=", "f=a", "f=ab", "f=ac"]);
        assert_eq!(left(&disk, Loss::Some(7)), left(&disk, Loss::Some(7)));
        let mut disk = Disk::holding(&Tree::from([("f".to_owned(), Some(b"".as_slice().into()))]));
        disk.write("f", 0, &[b'x'; 1600]);
        let lengths: std::collections::BTreeSet<usize> =
            (0..400).map(|seed| disk.after(Loss::Some(seed))["f"].as_ref().unwrap().len()).collect();
        assert_eq!(lengths.into_iter().collect::<Vec<_>>(), [0, 512, 1024, 1536, 1600]);
    }
}
