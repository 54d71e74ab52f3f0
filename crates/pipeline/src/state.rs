//! The state directory: on a disk of this machine, with room on it, and for one run at a time.
//!
//! The ledger's promises are locks that the kernel gives back with the process, and writes that are on disk when they are said to be.
//! Over a network neither is sure, and two machines that share a directory would each send what the other sent.

use crate::{Error, plan::absolute};
use chrono::{DateTime, Utc};
use std::path::Path;
use upload::{Ledger, Lock};
use words::{Message, message};

/// What kind of disk a directory is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Disk {
    /// One of this machine, as far as the kernel says.
    Here,
    /// One that may be elsewhere: its name.
    Unclear(&'static str),
    /// One that several machines share: its name.
    Shared(&'static str),
}

/// The numbers by which Linux knows file systems, of those that are not, or may not be, on a disk of this machine.
const FOREIGN: [(u32, Disk); 24] = [
    (0x0000_6969, Disk::Shared("NFS")),
    (0x0000_517B, Disk::Shared("SMB")),
    (0xFE53_4D42, Disk::Shared("SMB")),
    (0xFF53_4D42, Disk::Shared("CIFS")),
    (0x0000_564C, Disk::Shared("NetWare")),
    (0x5346_414F, Disk::Shared("AFS")),
    (0x6B41_4653, Disk::Shared("AFS")),
    (0x7375_7245, Disk::Shared("Coda")),
    (0x00C3_6400, Disk::Shared("Ceph")),
    (0x4750_4653, Disk::Shared("GPFS")),
    (0x0BD0_0BD0, Disk::Shared("Lustre")),
    (0xAAD7_AAEA, Disk::Shared("Panasas")),
    (0x1983_0326, Disk::Shared("BeeGFS")),
    (0x2003_0528, Disk::Shared("OrangeFS")),
    (0x0116_1970, Disk::Shared("GFS2")),
    (0x7461_636F, Disk::Shared("OCFS2")),
    (0xBEEF_DEAD, Disk::Shared("SNFS")),
    (0x6163_6673, Disk::Shared("ACFS")),
    (0xA501_FCF5, Disk::Shared("VxFS")),
    (0x6573_5546, Disk::Unclear("FUSE")),
    (0x0102_1997, Disk::Unclear("9p")),
    (0x786F_4256, Disk::Unclear("a folder shared by VirtualBox")),
    (0xBACB_ACBC, Disk::Unclear("a folder shared by VMware")),
    (0x7C7C_6673, Disk::Unclear("a folder shared by Parallels")),
];

/// What kind of disk the kernel's number for its file system means.
fn disk(magic: u32) -> Disk {
    FOREIGN.iter().find(|(known, _)| *known == magic).map_or(Disk::Here, |(_, disk)| *disk)
}

/// Whether a state directory, there or still to be made, is on a disk of this machine; answers what to warn of.
///
/// # Errors
/// Where several machines share the disk.
pub(crate) fn look(state: &Path) -> Result<Option<Message>, Error> {
    match magic(state).map_or(Disk::Here, disk) {
        Disk::Here => Ok(None),
        Disk::Shared(kind) => Err(Error::SharedDisk { path: state.to_owned(), kind }),
        Disk::Unclear(kind) => Ok(Some(message!(
            "state-disk-unclear",
            "the state directory {state} is on {disk}, which may keep neither locks nor what was written: name one on a disk of this machine with --state",
            state = state.display(),
            disk = named(kind),
        ))),
    }
}

/// What a disk is called: most go by their name alone.
fn named(kind: &str) -> Message {
    match kind.strip_prefix(SHARED_BY) {
        Some(program) => {
            message!("state-folder-shared", "a folder shared by {program}", program = program)
        }
        None => Message::foreign(kind),
    }
}

const SHARED_BY: &str = "a folder shared by ";

/// Opens the ledger of a state directory.
///
/// # Errors
/// Where several machines share its disk, or it cannot be made, read or written.
pub fn open(state: &Path) -> Result<Ledger, Error> {
    look(state)?;
    Ok(Ledger::open(state)?)
}

/// Opens the ledger of a state directory for somebody who looks at its runs: what a process was sending that is gone is held, so that they see
/// that a person is needed.
///
/// # Errors
/// As [`open`] has it.
pub fn look_at(state: &Path, now: DateTime<Utc>) -> Result<Ledger, Error> {
    let ledger = open(state)?;
    // The lock is taken for that alone: a run that starts meanwhile would be told that another is at work.
    if ledger.is_sending()? {
        match lock(state, message!("state-looking", "somebody looking at runs"), now) {
            Ok(_lock) => ledger.hold_orphans(now)?,
            Err(Error::Upload(upload::Error::Locked { .. })) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(ledger)
}

/// Takes the lock of a state directory, and says for whoever comes next who holds it and what for.
///
/// # Errors
/// Where another holds it.
pub fn lock(state: &Path, what: Message, now: DateTime<Utc>) -> Result<Lock, Error> {
    let holder = message!(
        "state-lock-holder",
        "process {process} on {machine}, {what}, since {since}",
        process = std::process::id().to_string(),
        machine = machine(),
        what = what,
        since = now,
    );
    Ok(Lock::take(state, &holder)?)
}

/// The machine's name: a container that shares the directory has processes of its own numbers.
fn machine() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

/// Room that is left free beside what is counted: for the ledger's log, and for the report.
const ROOM: u64 = 64 << 20;

/// Refuses to go on where a directory's disk may not hold twice so many bytes; not where the disk does not say.
///
/// # Errors
/// Where there is too little room.
pub(crate) fn has_room(directory: &Path, bytes: u64) -> Result<(), Error> {
    let needed = bytes.saturating_mul(2).saturating_add(ROOM);
    let free = there(directory).and_then(|there| rustix::fs::statvfs(there).ok());
    match free.map(|disk| disk.f_bavail.saturating_mul(disk.f_frsize)) {
        Some(free) if free < needed => Err(Error::NoRoom { path: directory.to_owned(), free, needed }),
        _ => Ok(()),
    }
}

#[cfg(target_os = "linux")]
fn magic(state: &Path) -> Option<u32> {
    let kind = rustix::fs::statfs(there(state)?).ok()?.f_type;
    u32::try_from(kind & 0xFFFF_FFFF).ok()
}

/// Other systems number their file systems otherwise, or not at all.
#[cfg(not(target_os = "linux"))]
fn magic(_state: &Path) -> Option<u32> {
    None
}

/// The directory, or the nearest one above it that is there.
fn there(directory: &Path) -> Option<std::path::PathBuf> {
    absolute(directory).ancestors().find(|path| path.exists()).map(Path::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_that_machines_share_is_told_from_one_of_this_machine() {
        let check = |magic, expected| assert_eq!(disk(magic), expected, "{magic:#x}");
        check(0x6969, Disk::Shared("NFS"));
        check(0xFE53_4D42, Disk::Shared("SMB"));
        check(0xFF53_4D42, Disk::Shared("CIFS"));
        check(0x0BD0_0BD0, Disk::Shared("Lustre"));
        check(0x6573_5546, Disk::Unclear("FUSE"));
        check(0x0102_1997, Disk::Unclear("9p"));
        // ext4, XFS, btrfs, tmpfs, overlay, ZFS.
        for local in [0xEF53, 0x5846_5342, 0x9123_683E, 0x0102_1994, 0x794C_7630, 0x2FC1_2FC1] {
            check(local, Disk::Here);
        }
    }

    #[test]
    fn a_disk_goes_by_its_name_in_every_language() {
        let said = |kind| languages::say(words::Language::Spanish, &named(kind));
        assert_eq!(named("a folder shared by VMware").to_string(), "a folder shared by VMware");
        assert_eq!(said("a folder shared by VMware"), "una carpeta que comparte VMware");
        assert_eq!(said("FUSE"), "FUSE");
    }

    #[test]
    fn no_number_means_two_disks() {
        let mut numbers: Vec<u32> = FOREIGN.iter().map(|(magic, _)| *magic).collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), FOREIGN.len());
    }

    #[test]
    fn a_directory_that_is_not_there_yet_is_where_it_will_be() {
        let folder = tempfile::TempDir::new().unwrap();
        assert_eq!(magic(&folder.path().join("a/b/c")), magic(folder.path()));
        assert!(has_room(&folder.path().join("a/b"), 1).is_ok());
        let full = has_room(&folder.path().join("a/b"), u64::MAX);
        assert!(matches!(full, Err(Error::NoRoom { needed: u64::MAX, .. })));
    }
}
